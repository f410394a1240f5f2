"""When and where an agreement was signed."""

import datetime
from collections.abc import Callable

import pytest
from culturepact.graph.facts import Agreement
from culturepact.ingest.agreements import find_agreements
from culturepact.ingest.reading import Reading

PUBLISHED = datetime.date(2021, 5, 5)
A, B = "Lorem Museum", "Ipsum Library"

CLAUSES = [
    (f"The {A} signed an agreement with the {B} in Lisbon on 3 May 2021.", "2021-05-03", "Lisbon"),
    (f"The {A} signed an agreement with the {B} in May 2020.", "2020-05", None),
    (f"The {A} signed an agreement with the {B} on Tuesday.", "2021-05-04", None),
    (f"The {A} signed an agreement with the {B} yesterday.", "2021-05-04", None),
    (f"The {A} signed an agreement with the {B} that is valid until 2026.", None, None),
    (f"The {A} signed an agreement with the {B} to be carried out by 2026.", None, None),
    (f"The {A} signed an agreement with the {B} on 3 May 2021 that is valid until 2026.", "2021-05-03", None),
    (f"The {A} will sign an agreement with the {B} in June 2021.", "2021-06", None),
    (f"The agreement between the {A} and the {B} expired in 2019.", None, None),
    (f"The agreement between the {A} and the {B}, signed in 2004, expired in 2019.", "2004", None),
    (f"The {A} did not sign an agreement with the {B} on 3 May 2021.", None, None),
    (f"The {A} signed an agreement with the {B} in New York.", None, "New York"),
    (f"The {A} signed an agreement with the {B} in Kenya.", None, "Kenya"),
    (f"At a ceremony in Lisbon, Portugal, the {A} signed an agreement with the {B}.", None, "Lisbon"),
    (f"The {A} signed an agreement with the {B}.", None, None),
]


def only(reading: Reading) -> Agreement:
    """The one agreement of a report."""
    (agreement,) = find_agreements(reading).agreements
    return agreement


def value(stated: object) -> str | None:
    """The value of a fact, None where it is not told."""
    return getattr(stated, "value", None)


@pytest.mark.parametrize(("text", "date", "place"), CLAUSES)
def test_the_clause_tells_when_and_where(
    reading_of: Callable[..., Reading], text: str, date: str | None, place: str | None
) -> None:
    """The signing's day and city come from the clause; bounds of validity, endings and denials date nothing."""
    agreement = only(reading_of(text, PUBLISHED))
    assert (value(agreement.date), value(agreement.place)) == (date, place)


@pytest.mark.parametrize(("text", "date", "place"), [c for c in CLAUSES if c[2]])
def test_a_place_rests_on_its_own_words(
    reading_of: Callable[..., Reading], text: str, date: str | None, place: str | None
) -> None:
    """The words of a place are its whole name, of however many words."""
    stated = only(reading_of(text, PUBLISHED)).place
    assert stated is not None
    assert text[stated.words.start : stated.words.end] == place


def test_the_dateline_gives_the_place_of_a_signing(reading_of: Callable[..., Reading]) -> None:
    """Where no clause names a place, the city at the head does, in ordinary spelling, resting on its own words."""
    text = f"Museum signs\n\nNEW DELHI, 3 May 2021 - The {A} signed an agreement with the {B}."
    stated = only(reading_of(text, PUBLISHED)).place
    assert stated is not None
    assert stated.value == "New Delhi"
    assert text[stated.words.start : stated.words.end] == "NEW DELHI"


def test_the_opening_dates_a_signing_without_date(reading_of: Callable[..., Reading]) -> None:
    """A later clause without a date takes the day of the occasion the report opens with, less sure."""
    text = f"The days of glass were held in Lisbon from 3 to 5 May 2021. The {A} signed an agreement with the {B}."
    stated = only(reading_of(text)).date
    assert stated is not None
    assert stated.value == "2021-05-03/2021-05-05"
    direct = only(reading_of(CLAUSES[0][0], PUBLISHED)).date
    assert direct is not None
    assert stated.confidence < direct.confidence


@pytest.mark.parametrize(
    "text",
    [
        f"The days of glass were held in Lisbon on 3 May 2021. The {A} will sign an agreement with the {B}.",
        f"The days of glass were held in Lisbon on 3 May 2021. The {A} did not sign an agreement with the {B}.",
        f"The days of glass were held in Lisbon on 3 May 2021. The {A} had earlier signed an agreement with the {B}.",
    ],
)
def test_the_opening_does_not_date_what_was_not_signed_there(reading_of: Callable[..., Reading], text: str) -> None:
    """Plans, denials and earlier papers do not take the day of the occasion reported."""
    assert only(reading_of(text)).date is None


@pytest.mark.parametrize(("year", "place"), [("2011", None), ("2021", "Lisbon")])
def test_a_paper_of_an_earlier_year_was_not_signed_at_the_opening(
    reading_of: Callable[..., Reading], year: str, place: str | None
) -> None:
    """The place of the occasion that a report opens with is that of the papers of its year only."""
    text = (
        f"The days of glass were held in Lisbon on 3 May 2021. The {A} signed an agreement with the {B} in May {year}."
    )
    assert value(only(reading_of(text)).place) == place


def test_the_city_of_the_opening_comes_before_its_district(reading_of: Callable[..., Reading]) -> None:
    """Where the opening names a region and then a city, the city is the place."""
    text = f"The days were held in Hubei Province, in Wuhan, on 3 May 2021. The {A} signed an agreement with the {B}."
    assert value(only(reading_of(text)).place) == "Wuhan"
