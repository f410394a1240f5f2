"""Twinnings told without a paper."""

from collections.abc import Callable

import pytest
from culturepact.ingest.acting_agents import acting_agents
from culturepact.ingest.agreements import find_agreements
from culturepact.ingest.reading import Reading
from culturepact.ingest.twinnings import find_twinnings

A, B, C = "Vellan Museum", "Korr Library", "Ondra Gallery"

TOLD = [
    (f"The {A} became a sister museum of the {B}.", [[A, B]]),
    (f"The {A} is a twin house of the {B}.", [[A, B]]),
    (f"The {A} has been a sister house of the {B} since 2000.", [[A, B]]),
    (f"The {A} is now a proud twin museum of the {B}.", [[A, B]]),
    (f"The {A} and the {C} are sister houses of the {B}.", [[A, B], [C, B]]),
    (f"The {A} became a sister museum of the {B} and the {C}.", [[A, B, C]]),
    (f"The {A} and the {B} became sister museums.", [[A, B]]),
    (f"The {A} met the {B}. The two institutions are sister houses.", [[A, B]]),
    (f"The {A} came, a sister house of the {B}.", [[A, B]]),
    (f"The {A}, twin house of the {B}, came.", [[A, B]]),
    (f"The {A} and the {C}, twin houses of the {B}, came.", [[A, B], [C, B]]),
    ("Leeds and Oslo, two sister cities of Lisbon, sent books.", [["Leeds", "Lisbon"], ["Oslo", "Lisbon"]]),
    ("Leeds and Lisbon are twin towns.", [["Leeds", "Lisbon"]]),
    ("Leeds and Lisbon are sister cities.", [["Leeds", "Lisbon"]]),
    ("LEEDS AND LISBON ARE TWIN TOWNS", [["LEEDS", "LISBON"]]),
    ("Leeds is a sister city of Lisbon.", [["Leeds", "Lisbon"]]),
    ("Leeds, a sister city of Lisbon, sent books.", [["Leeds", "Lisbon"]]),
    ("Leeds became the sister city of the old Lisbon.", [["Leeds", "Lisbon"]]),
    ("Kenya is a sister republic of Peru.", [["Kenya", "Peru"]]),
    ("Kenya is a sister republic of the Netherlands.", [["Kenya", "Netherlands"]]),
]

NOT_TOLD = [
    f"The {A} is a sister of the {B}.",
    f"The {A} is the twin.",
    f"The {A} and the {C}, two sister houses, came.",
    f"The {A} and the {B} are twin, it is said.",
    f"The {A} became a sister museum of the {A}.",
    f"The {A} became a sister museum.",
    f"The {A} became a sister museum of it.",
    f"The {A} became a sister museum of the old and famous and very dear {B}.",
    f"The {A} became a sister museum for the {B}.",
    f"The {A} and the {B} like sister museums.",
    f"The {A} and the {B} are proud to like their sister museums.",
    f"The {A} was in town to see a sister museum of the {B}.",
    f"The {A} sent books to a sister museum of the {B}.",
    f"The {A} saw it, if not more, a sister house of the {B}.",
    f"Saw, the {A} a sister house of the {B}.",
    "Anna Berg is the sister of Tomas Lund.",
    "Leeds became a sister city of it in the days in which Lisbon burned.",
    "Leeds sent books to its sister city.",
    "Leeds and Lisbon are twin",
    "Leeds became a sister city of",
    ", a sister city of Lisbon",
    "a sister city of Lisbon",
    "sister",
]


def told(reading: Reading) -> list[list[str]]:
    """The parties of each twinning."""
    return [[ref.name for ref in parties.parties] for _, parties in find_twinnings(reading, acting_agents(reading))]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_twinning_is_told_by_sister_and_twin(
    marked_reading: Callable[..., Reading], text: str, expected: list[list[str]]
) -> None:
    """ "A became a sister museum of B", "A and B are twin towns", "A, a sister city of B": each pair is one."""
    assert told(marked_reading(text)) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_sisters_without_both_sides_make_no_twinning(marked_reading: Callable[..., Reading], text: str) -> None:
    """Without a noun, a verb of being, or a second side near by nothing is told, wherever the text breaks off."""
    assert told(marked_reading(text, PERSON=["Anna Berg", "Tomas Lund"])) == []


def test_a_twinning_rests_on_the_words_that_tell_it(marked_reading: Callable[..., Reading]) -> None:
    """Its type is told by "sister" and the noun, its parties by their names, by the rule of twinnings."""
    text = f"It rained. The {A} became a sister museum of the {B}."
    (agreement,) = find_agreements(marked_reading(text)).agreements
    assert (agreement.type.value, agreement.status.value) == ("twinning", "signed")
    assert text[agreement.type.words.start : agreement.type.words.end] == "sister museum"
    assert {party.rule for party in agreement.parties} == {"parties.twinning"}
    assert [text[party.words.start : party.words.end] for party in agreement.parties] == [A, B]


def test_a_twinning_beside_its_paper_is_one_agreement(marked_reading: Callable[..., Reading]) -> None:
    """Where the sentence tells of a paper between the two, "are sister cities" adds nothing."""
    found = find_agreements(marked_reading("Leeds and Lisbon signed a twinning agreement and are sister cities."))
    assert [party.rule for agreement in found.agreements for party in agreement.parties] == ["parties.subject"] * 2
