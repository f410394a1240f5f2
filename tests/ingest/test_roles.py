"""What people are, and where."""

from collections.abc import Callable

import pytest
from culturepact.ingest.people import find_people, group_people
from culturepact.ingest.reading import Reading
from culturepact.ingest.role_phrases import sentence_start
from culturepact.ingest.roles import find_roles
from spacy.tokens import Doc

MUSEUM, LIBRARY = "Aldana Museum", "Korr Library"
BERG, LUND = "Anna Berg", "Tomas Lund"

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

PRONOUNS = [
    (f"The {MUSEUM} came with Anna Berg, its director.", "director", MUSEUM),
    (f"The {MUSEUM} is new. Anna Berg, its director, spoke.", "director", MUSEUM),
    (f"The {MUSEUM} works near the {LIBRARY}. Its director Anna Berg spoke.", "director", MUSEUM),
    (f"It is of the {MUSEUM} and of the {LIBRARY}. Its director Anna Berg spoke.", "director", LIBRARY),
    (f"The {LIBRARY} is old. The {MUSEUM} is new. Its director Anna Berg spoke.", "director", MUSEUM),
    (f"A group of the {MUSEUM} was led by its director Anna Berg.", "director", MUSEUM),
    *(
        (f"The {MUSEUM}, housed {word} the {LIBRARY}, sent its curator Anna Berg.", "curator", MUSEUM)
        for word in ("in a hall of", "in", "at", "with", "far from")
    ),
    (f"In the hall of the {MUSEUM} works {LIBRARY} with its director Anna Berg.", "director", LIBRARY),
    ("Its director Anna Berg spoke.", "director", None),
]

TITLES = [
    ("Aldana Museum Director General Anna Berg spoke.", "Director General", MUSEUM),
    ("Aldana Museum Director-General Anna Berg spoke.", "Director-General", MUSEUM),
    ("Aldana Museum president emeritus Anna Berg spoke.", "president emeritus", MUSEUM),
    ("Aldana Museum director designate Anna Berg spoke.", "director designate", MUSEUM),
    ("Aldana Museum vice president for sales Anna Berg spoke.", "vice president for sales", MUSEUM),
    ("Aldana Museum Head of Film Anna Berg spoke.", "Head of Film", MUSEUM),
    ("Aldana Museum Head of Film and Music Anna Berg spoke.", "Head of Film and Music", MUSEUM),
    ("Aldana Museum Director General of Film Anna Berg spoke.", "Director General of Film", MUSEUM),
    ("The Aldana Museum (AM) is new. AM Director of Film Anna Berg spoke.", "Director of Film", MUSEUM),
    ("The director of the Aldana Museum (AM) Anna Berg spoke.", "director", MUSEUM),
    ("The director of the Aldana Museum, Dr. Anna Berg, spoke.", "director", MUSEUM),
    ("The Aldana Museum is new. The museum director Anna Berg spoke.", "museum director", MUSEUM),
    ("The Aldana Guild is new. The guild master Anna Berg spoke.", "guild master", "Aldana Guild"),
    ("The Aldana Guild is new. Anna Berg, master of the guild, spoke.", "master of the guild", "Aldana Guild"),
    ("The Aldana Guild met the Korr Guild. Anna Berg, master of the guild, spoke.", "master of the guild", None),
]

SPEAKERS = [
    (f"Anna Berg signed for the {MUSEUM} in Leeds.", None, MUSEUM),
    (f"Anna Berg, a pianist, signed for the {MUSEUM} in Leeds.", "pianist", MUSEUM),
    (f"Anna Berg, who came by ship, signed for the {MUSEUM} in Leeds.", None, None),
    (f"Anna Berg, on behalf of the {MUSEUM}, spoke in Leeds.", None, MUSEUM),
    (f"Anna Berg, for the {MUSEUM}, spoke in Leeds.", None, MUSEUM),
    (f"Anna Berg, representing the {MUSEUM}, spoke in Leeds.", None, MUSEUM),
    (f"Anna Berg representing the {MUSEUM} spoke in Leeds.", None, MUSEUM),
    (f"Anna Berg, a pianist, representing the {MUSEUM}, spoke in Leeds.", "pianist", MUSEUM),
    (f"Anna Berg, on Monday, spoke for the {MUSEUM}.", None, None),
    (f"On behalf of the {MUSEUM}, Anna Berg spoke.", None, MUSEUM),
    (f"It rained. On behalf of the {MUSEUM}, director Anna Berg spoke.", "director", MUSEUM),
    (f"Words on behalf of the {MUSEUM} came when Anna Berg spoke.", None, None),
    (f"Anna Berg, who also signed for the {MUSEUM}, spoke.", None, MUSEUM),
    (f"Anna Berg spoke there for the {MUSEUM}.", None, None),
    (f"Anna Berg, pianist\nIn May, signed for the {MUSEUM}.", "pianist", None),
    (f"Next to Anna Berg, the director sat, for the {MUSEUM}.", "director", None),
    (f"Next to Anna Berg, the old director sat for the {MUSEUM}.", "old director", None),
    ("On behalf of Leeds, Anna Berg spoke.", None, None),
    (f"On behalf of the {MUSEUM}{', of a friend' * 6}, Anna Berg spoke.", None, None),
    (f"Director Anna Berg spoke. Then Anna Berg signed for the {MUSEUM}.", "Director", MUSEUM),
]

UNITS = [
    ("Audio Department at", "head of the Audio Department", MUSEUM),
    ("Audio Department of", "head of the Audio Department", MUSEUM),
    ("Department of Film at", "head of the Department of Film", MUSEUM),
    ("Office of Film of", "head of the Office of Film", MUSEUM),
    ("Film Directorate of", "head of the Film Directorate", MUSEUM),
    ("Film Department and", "head", "Film Department"),
    ("Korr Library at", "head", LIBRARY),
]

GUESTS = [
    (f"The mayor of Veld, Anna Berg, the head of the {MUSEUM}, Tomas Lund, came.", [], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, and the head of the {MUSEUM}, Tomas Lund, came.", [], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, with the head of the {MUSEUM}, Tomas Lund, came.", [], [("head", MUSEUM)]),
    (f"It is by pianist Anna Berg, by the head of the {MUSEUM}, Tomas Lund.", [], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, the head of the {MUSEUM} (AM), Mr. Tomas Lund, came.", [], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, the head of the {MUSEUM} (AM) Mr. Tomas Lund, came.", [], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, the head of the {MUSEUM}, came.", [("head", MUSEUM)], []),
    (f"Pianist Anna Berg, head of the {MUSEUM}, Tomas Lund, came.", [("head", MUSEUM)], []),
    (f"Anna Berg, the head of the {MUSEUM}, Tomas Lund, came.", [("head", MUSEUM)], [("head", MUSEUM)]),
    (f"Pianist Anna Berg – the head of the {MUSEUM}, Tomas Lund, came.", [("head", MUSEUM)], [("head", MUSEUM)]),
    (f"Pianist Anna Berg, the head of the {MUSEUM}, and of it Tomas Lund, came.", [("head", MUSEUM)], []),
    (f"They met President Anna Berg and the curator of the {MUSEUM}, Tomas Lund.", [], [("curator", MUSEUM)]),
]

LISTED = [
    (f"They met Head of Film, the {MUSEUM}, Anna Berg.", "Head of Film", MUSEUM),
    (f"They met CEO {MUSEUM}, Anna Berg.", "CEO", MUSEUM),
    (f"They met Curator, {MUSEUM}, Mrs. Anna Berg.", "Curator", MUSEUM),
    (f"They met the head of film, the {MUSEUM}, Anna Berg.", None, None),
    (f"They met the {MUSEUM}, Anna Berg.", None, None),
    (f"{MUSEUM}, Anna Berg.", None, None),
    (f"{MUSEUM}, Anna Berg, Director", "Director", None),
]

IN_BRACKETS = [
    (f"The {MUSEUM} (Anna Berg, president) came.", "president", MUSEUM),
    (f"The {MUSEUM} (AM; Anna Berg, president) came.", "president", MUSEUM),
    (f"The {MUSEUM} (Anna Berg, 1990) came.", None, None),
    (f"The {MUSEUM} (Anna Berg president) came.", None, None),
    (f"The {MUSEUM} (Anna Berg, president", "president", None),
    ("The house (Anna Berg, president) opened.", "president", None),
]


class Nobody:
    """Finds no organization behind other words than its name."""

    def definite(self, first: int, last: int) -> int | None:
        """No noun means anybody."""
        return None

    def office_of(self, role: str) -> int | None:
        """No office is any body's."""
        return None


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


def rows(role: str | None, organization: str | None) -> list[tuple[str, str | None, str | None]]:
    """What is told of Anna Berg alone; nothing where both are None."""
    return [(BERG, role, organization)] if role or organization else []


@pytest.mark.parametrize(("text", "role", "organization"), PRONOUNS)
def test_its_director_is_the_one_of_who_was_spoken_of(
    marked_reading: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """ "its" means the organization named before, in its sentence or the one before, one behind no preposition
    first."""
    assert told(marked_reading(text, PERSON=[BERG])) == rows(role, organization)


@pytest.mark.parametrize(("text", "role", "organization"), TITLES)
def test_a_title_may_have_a_field_and_a_short_name_before_it(
    marked_reading: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """Fields, "General" and the like belong to a title; acronyms, forms of address and head nouns lead to the body."""
    assert told(marked_reading(text, PERSON=[BERG])) == rows(role, organization)


@pytest.mark.parametrize("title", ["Head of Korr", "vice president who runs for sales", "director of films he saw"])
def test_a_title_ends_with_a_field_of_work(marked_reading: Callable[..., Reading], title: str) -> None:
    """A name or a clause behind the role is no field, so no title of the person ends there."""
    assert told(marked_reading(f"Aldana Museum {title} Anna Berg spoke.", PERSON=[BERG])) == []


@pytest.mark.parametrize(("text", "role", "organization"), SPEAKERS)
def test_who_speaks_or_signs_for_a_body_is_its(
    marked_reading: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """ "for", "on behalf of" and "representing" tie a person to a body, and a role told elsewhere goes along."""
    assert told(marked_reading(text, PERSON=[BERG])) == rows(role, organization)


def test_a_role_at_another_body_is_not_the_one_of_who_is_signed_for(marked_reading: Callable[..., Reading]) -> None:
    """The director of one house who signs for another is not the other's director."""
    text = f"Anna Berg, director of the {LIBRARY}, signed on behalf of the {MUSEUM} in Leeds."
    assert told(marked_reading(text, PERSON=[BERG])) == [(BERG, "director", LIBRARY), (BERG, None, MUSEUM)]


def test_on_behalf_of_is_for_the_first_person_behind(marked_reading: Callable[..., Reading]) -> None:
    """Somebody named later in the sentence does not speak for the body."""
    text = f"On behalf of the {MUSEUM}, Anna Berg thanked Tomas Lund."
    assert told(marked_reading(text, PERSON=[BERG, LUND])) == [(BERG, None, MUSEUM)]


@pytest.mark.parametrize(("unit", "role", "organization"), UNITS)
def test_a_departments_chief_is_its_houses(
    marked_reading: Callable[..., Reading], unit: str, role: str, organization: str
) -> None:
    """Behind "of" or "at" stands the house that the department is of; other bodies stand for themselves."""
    reading = marked_reading(f"The head of the {unit} the {MUSEUM}, Anna Berg, spoke.", PERSON=[BERG])
    assert told(reading) == [(BERG, role, organization)]


@pytest.mark.parametrize("unit", ["department", "division", "section", "unit", "office", "directorate"])
def test_each_word_for_a_department_counts(mark: Callable[..., Doc], unit: str) -> None:
    """Whatever the department is called, its house is meant."""
    doc = mark(f"The head of Veld {unit.title()} of Aldana Museum, Anna Berg, spoke.", PERSON=[BERG])
    (role,) = find_roles(doc, group_people(find_people(doc, [])), [(3, 5, 0), (6, 8, 1)], Nobody())
    assert (role.role, role.organization) == (f"head of Veld {unit.title()}", 1)


def test_a_title_may_hold_the_name_of_its_body(mark: Callable[..., Doc]) -> None:
    """Where the words of a title run over a body's name, the title is what stands behind it."""
    doc = mark("Then chief Veld director Anna Berg spoke.", PERSON=[BERG])
    (role,) = find_roles(doc, group_people(find_people(doc, [])), [(2, 3, 0)], Nobody())
    assert (role.role, role.organization, role.rule) == ("director", 0, "people.title")


@pytest.mark.parametrize(("text", "first", "second"), GUESTS)
def test_in_a_list_of_guests_a_title_belongs_to_the_name_behind(
    marked_reading: Callable[..., Reading],
    text: str,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
) -> None:
    """Whoever has a title before the name is not given the next one's too; whoever has none behind is."""
    roles = [(name, role, body) for name, role, body in told(marked_reading(text, PERSON=[BERG, LUND])) if body]
    assert roles == [(BERG, *row) for row in first] + [(LUND, *row) for row in second]


@pytest.mark.parametrize(("text", "role", "organization"), LISTED)
def test_a_list_of_guests_tells_title_body_and_name(
    marked_reading: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """ "CEO Y, X": the title in capitals, the body and the name, with or without commas; without a title nothing."""
    assert told(marked_reading(text, PERSON=[BERG])) == rows(role, organization)


@pytest.mark.parametrize(("text", "role", "organization"), IN_BRACKETS)
def test_brackets_behind_a_body_name_who_has_an_office_there(
    marked_reading: Callable[..., Reading], text: str, role: str | None, organization: str | None
) -> None:
    """A name, a comma and a role in brackets that close; an acronym may stand before them."""
    assert told(marked_reading(text, PERSON=[BERG])) == rows(role, organization)


@pytest.mark.parametrize(
    ("text", "first", "start"),
    [("One two. Three four.", 3, 3), ("One two. Three four.", 4, 3), ("One two", 1, 0), ("One", 0, 0)],
)
def test_a_sentence_starts_at_its_first_token(mark: Callable[..., Doc], text: str, first: int, start: int) -> None:
    """The start is found from any token of the sentence, the first of the text included."""
    doc = mark(text)
    for token in doc:
        token.is_sent_start = token.i in (0, 3)
    assert sentence_start(doc, first) == start
