"""What people are, and where."""

from collections.abc import Callable

import pytest
from culturepact.ingest.reading import Reading

MUSEUM, LIBRARY = "Aldana Museum", "Korr Library"

TOLD = [
    ("Anna Berg, director of the Aldana Museum, spoke in Leeds.", "director", MUSEUM),
    ("Anna Berg, the deputy director of the Aldana Museum, spoke in Leeds.", "deputy director", MUSEUM),
    ("The Aldana Museum's director, Anna Berg, spoke in Leeds.", "director", MUSEUM),
    ("Aldana Museum director Anna Berg spoke in Leeds.", "director", MUSEUM),
    ("The director of the Aldana Museum, Anna Berg, spoke in Leeds.", "director", MUSEUM),
    ("The Aldana Museum is new. The museum's director, Anna Berg, spoke in Leeds.", "director", MUSEUM),
    ("The Aldana Museum is new. Anna Berg, director of the museum, spoke in Leeds.", "director", MUSEUM),
    ("Mrs Anna Berg of the Aldana Museum spoke in Leeds.", None, MUSEUM),
    ("Mrs Anna Berg (Aldana Museum) spoke in Leeds.", None, MUSEUM),
    ("Anna Berg, a pianist, spoke in Leeds.", "pianist", None),
    ("Anna Berg, who is director of the Aldana Museum, spoke in Leeds.", "director", "Aldana Museum"),
    (
        "Anna Berg, Minister of Tourism, Crafts and Performing Arts, spoke.",
        "Minister of Tourism, Crafts and Performing Arts",
        None,
    ),
    (
        "Deputy Minister of Culture, Media and Sport Anna Berg spoke.",
        "Deputy Minister of Culture, Media and Sport",
        None,
    ),
    ("Anna Berg, Head (Collections), Aldana Museum, spoke in Leeds.", "Head (Collections)", "Aldana Museum"),
    ("Anna Berg, Titular of the Aldana Museum, spoke in Leeds.", "Titular", "Aldana Museum"),
    ("Anna Berg, Kenya's Minister of Culture, spoke in Leeds.", "Minister of Culture", None),
    (
        "The Ministry of Culture of Peru was there. Minister of Culture Anna Berg spoke in Leeds.",
        "Minister of Culture",
        "Ministry of Culture of Peru",
    ),
]

CUT_OFF = [
    "director",
    "Anna Berg, director of",
    "Anna Berg, director of the",
    "Anna Berg, ",
    "Anna Berg (",
    "Anna Berg of",
    "Anna Berg, director of the Aldana Museum and",
    "of the Aldana Museum, Anna Berg",
    "'s director Anna Berg",
    ", Anna Berg",
    "Dr. Anna Berg",
]


def told(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    """Who, what, where."""
    return [
        (
            reading.people[role.person].name,
            role.role,
            None if role.organization is None else reading.organizations[role.organization].name,
        )
        for role in reading.roles
    ]


@pytest.mark.parametrize(("text", "role", "organization"), TOLD)
def test_a_role_is_read_from_title_and_apposition(
    reading_of: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """Each way to tell what somebody is gives the person, the role's words and the organization named or meant."""
    reading = reading_of(text)
    assert told(reading) == [("Anna Berg", role, organization)]
    (found,) = reading.roles
    assert "Anna Berg" in text[found.start : found.end]
    assert role is None or role in text[found.start : found.end]


def test_two_people_keep_their_own_roles(reading_of: Callable[..., Reading]) -> None:
    """In a list of signatories each person has the role and organization that stand behind the own name."""
    text = "It was signed by Anna Berg, director of the Aldana Museum, and Tomas Lund, head of the Korr Library."
    assert told(reading_of(text)) == [("Anna Berg", "director", MUSEUM), ("Tomas Lund", "head", LIBRARY)]


def test_a_list_of_people_with_roles_gives_each_the_one_behind(reading_of: Callable[..., Reading]) -> None:
    """A name, what it is and where, comma by comma: nobody gets what the next or the last one is."""
    text = (
        "Anna Berg, director of the Aldana Museum, John Moss, head of the Veld Library, and Eva Stone, a poet, spoke."
    )
    assert told(reading_of(text)) == [
        ("Anna Berg", "director", "Aldana Museum"),
        ("John Moss", "head", "Veld Library"),
        ("Eva Stone", "poet", None),
    ]


def test_an_apposition_ends_at_the_next_person(reading_of: Callable[..., Reading]) -> None:
    """What stands behind another name is the other's."""
    text = "Anna Berg, ambassador and John Moss, secretary, Aldana Museum, spoke in Leeds."
    assert told(reading_of(text)) == [("Anna Berg", "ambassador", None), ("John Moss", "secretary", "Aldana Museum")]


def test_a_second_role_may_stand_behind_an_acronym(reading_of: Callable[..., Reading]) -> None:
    """Brackets behind the first body hide nothing."""
    text = "Anna Berg, president of the Aldana Museum (AM) and director of the Veld Library, spoke in Leeds."
    assert told(reading_of(text)) == [
        ("Anna Berg", "president", "Aldana Museum"),
        ("Anna Berg", "director", "Veld Library"),
    ]


def test_one_role_at_two_bodies_is_two(reading_of: Callable[..., Reading]) -> None:
    """Of two bodies behind one role each gets it."""
    text = "Anna Berg, chair of the Aldana Museum and the Veld Library, spoke in Leeds."
    assert told(reading_of(text)) == [("Anna Berg", "chair", "Aldana Museum"), ("Anna Berg", "chair", "Veld Library")]


def test_one_person_may_have_two_roles(reading_of: Callable[..., Reading]) -> None:
    """Two roles joined by "and" are two, each with its organization."""
    text = "Anna Berg, director of the Aldana Museum and president of the Korr Foundation, spoke in Leeds."
    assert sorted(told(reading_of(text)), key=str) == [
        ("Anna Berg", "director", MUSEUM),
        ("Anna Berg", "president", "Korr Foundation"),
    ]


def test_a_person_told_of_twice_has_one_row_an_organization(reading_of: Callable[..., Reading]) -> None:
    """The row with the role is kept, and none without organization beside one that has it."""
    text = (
        "Mrs Anna Berg of the Aldana Museum came to Leeds. Anna Berg, director of the Aldana Museum, spoke. "
        "Director Anna Berg left."
    )
    assert told(reading_of(text)) == [("Anna Berg", "director", MUSEUM)]


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_text_that_ends_inside_a_role_makes_no_error(reading_of: Callable[..., Reading], text: str) -> None:
    """Wherever the text breaks off, what is found lies inside it."""
    for role in reading_of(text).roles:
        assert 0 <= role.start < role.end <= len(text)
        assert role.role is not None or role.organization is not None
