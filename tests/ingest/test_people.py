"""People as one report names them."""

from collections.abc import Callable

import pytest
from culturepact.ingest.people import PersonMention, find_people, group_people, is_honorific, is_role
from spacy.tokens import Doc

BY_CONTEXT = [
    ("Yesterday director Anna Berg spoke.", "Anna Berg", "people.beside-role"),
    ("Yesterday Dr Anna Berg spoke.", "Anna Berg", "people.beside-role"),
    ("Yesterday Mr Tomas van der Korr spoke.", "Tomas van der Korr", "people.beside-role"),
    ("Then Anna Berg, director of the museum, spoke.", "Anna Berg", "people.beside-role"),
    ("“It is glass,” said Anna Berg.", "Anna Berg", "people.saying"),
    ("Then Anna Berg said so.", "Anna Berg", "people.saying"),
]

BESIDE = [
    ("Then Dr. Anna M. Berg spoke.", "M. Berg", ["Anna M. Berg"]),
    ("It was signed in Veld Hall by Anna Berg, director of it.", "Anna Berg", ["Anna Berg"]),
    ("They met in Courtyard by Anna Berg today.", "Anna Berg", []),
]

NOBODY = [
    "Then Anna Berg walked home.",
    "Then Veld Museum said so.",
    "Then director said so.",
    "the director of the museum",
    "Mr",
    "Dr.",
    "said",
    "director ,",
    "",
    "\n",
]

TAGGED = [
    ("They met Dr Anna Berg today.", "Dr Anna Berg", ["Anna Berg"]),
    ("They met Anna Berg's friends today.", "Anna Berg's", ["Anna Berg"]),
    ("They met Anna Berg\nTomas Lund today.", "Anna Berg\nTomas Lund", ["Anna Berg", "Tomas Lund"]),
    ("They met Anna Berg, Tomas Lund today.", "Anna Berg, Tomas Lund", ["Anna Berg", "Tomas Lund"]),
    ("They met Veld Museum today.", "Veld Museum", []),
    ("They met Kenya today.", "Kenya", []),
    ("They met QRRA today.", "QRRA", []),
    ("They met Berg 2 today.", "Berg 2", ["Berg"]),
    ("They read “Anna Berg” today.", "Anna Berg", []),
    ("They met the director today.", "the director", []),
]


def mentions(*names: str) -> list[PersonMention]:
    """Mentions one behind the other."""
    return [PersonMention(i * 50, i * 50 + len(name), i, i + 1, name, "people.model") for i, name in enumerate(names)]


@pytest.mark.parametrize(("text", "name", "rule"), BY_CONTEXT)
def test_a_person_is_known_by_what_stands_beside(mark: Callable[..., Doc], text: str, name: str, rule: str) -> None:
    """Capitalised words beside a role, a form of address or a verb of saying are a person, found without the model."""
    (person,) = find_people(mark(text), [])
    assert (person.name, person.rule) == (name, rule)
    assert text[person.start : person.end] == name


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_found_where_nobody_is_named(mark: Callable[..., Doc], text: str) -> None:
    """Roles without a name, organizations, and names that nothing marks are no people."""
    assert find_people(mark(text), []) == []


@pytest.mark.parametrize(("text", "entity", "expected"), TAGGED)
def test_the_models_people_are_trimmed_and_checked(
    mark: Callable[..., Doc], text: str, entity: str, expected: list[str]
) -> None:
    """Forms of address, possessives and lines are cut off; organizations, countries and titles are no people."""
    assert [m.name for m in find_people(mark(text, PERSON=[entity]), [])] == expected


@pytest.mark.parametrize(("text", "entity", "expected"), BESIDE)
def test_what_stands_before_a_name_may_belong_to_it(
    mark: Callable[..., Doc], text: str, entity: str, expected: list[str]
) -> None:
    """A given name behind a form of address is the person's; "by" behind a house makes a brand but for a role."""
    assert [m.name for m in find_people(mark(text, PERSON=[entity]), [])] == expected


@pytest.mark.parametrize(("places", "expected"), [(["Veld Korr"], []), (["Veld"], ["Veld Korr"]), ([], ["Veld Korr"])])
def test_a_place_beside_a_role_is_no_person(mark: Callable[..., Doc], places: list[str], expected: list[str]) -> None:
    """ "Mayor Veld Korr" names nobody where both words are a place's; a person may bear a place's name in part."""
    assert [m.name for m in find_people(mark("Then mayor Veld Korr said so.", GPE=places), [])] == expected


def test_an_organizations_words_are_no_person(mark: Callable[..., Doc]) -> None:
    """Where an organization stands no person is found."""
    text = "Yesterday director Anna Berg spoke."
    start = text.index("Anna")
    assert find_people(mark(text, PERSON=["Anna Berg"]), [(start, start + 4)]) == []


def test_a_lone_surname_joins_its_one_bearer() -> None:
    """A surname or given name alone is the person who bears it; one that nobody bears is dropped."""
    (group,) = group_people(mentions("Berg", "Anna Berg", "Anna", "Lund"))
    assert group.name == "Anna Berg"
    assert [m.name for m in group.mentions] == ["Berg", "Anna Berg", "Anna"]


def test_a_surname_of_two_people_is_neither() -> None:
    """Where two people bear the name, the name alone stands for nobody."""
    groups = group_people(mentions("Anna Berg", "Tomas Berg", "Berg"))
    assert [[m.name for m in g.mentions] for g in groups] == [["Anna Berg"], ["Tomas Berg"]]


def test_a_middle_name_makes_no_second_person() -> None:
    """With and without a middle name, in any case, it is one person by the longer form."""
    (group,) = group_people(mentions("Anna Berg", "Anna Maria Berg", "ANNA BERG"))
    assert group.name == "Anna Maria Berg"
    assert len(group.mentions) == 3


@pytest.mark.parametrize(
    ("word", "role", "honorific"),
    [("Director", True, False), ("curators", True, False), ("Mr", False, True), ("glass", False, False)],
)
def test_roles_and_forms_of_address_are_told_apart(
    mark: Callable[..., Doc], word: str, role: bool, honorific: bool
) -> None:
    """Roles are known in both numbers and any case, forms of address by themselves."""
    token = mark(word)[0]
    assert (is_role(token), is_honorific(token)) == (role, honorific)


def test_people_slice_to_their_name_in_every_sample(sample_docs: list[Doc]) -> None:
    """Mentions of people lie in the text, do not overlap, and their tokens and offsets agree."""
    for doc in sample_docs:
        found = find_people(doc, [])
        assert len({m.start for m in found}) == len(found)
        for person in found:
            assert " ".join(doc.text[person.start : person.end].split()).startswith(person.name)
            assert doc[person.first : person.last].start_char == person.start
            assert doc[person.first : person.last].end_char == person.end
            assert 0 < person.confidence <= 1
