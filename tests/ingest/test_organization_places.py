"""Where organizations are: the places that names and the words beside them tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from culturepact.graph.facts import Report
from culturepact.ingest.pipeline import load_language, read
from culturepact.ingest.reading import Reading

PLACES = [
    ("The Harbour Museum in Lisbon opened a new wing.", "Harbour Museum", "Lisbon", "place-behind"),
    ("The Harbour Museum of Lisbon opened a new wing.", "Harbour Museum", "Lisbon", None),
    ("Singers of the Blue Door Theatre (BDT) in Oslo came.", "Blue Door Theatre", "Oslo", "place-behind"),
    ("It was built by Grauton Press Ltd., Nairobi, in a year.", "Grauton Press Ltd.", "Nairobi", "place-behind"),
    ("Nairobi's Blue Door Theatre came.", "Blue Door Theatre", "Nairobi", "place-before"),
    ("The Nairobi-based Blue Door Foundation paid.", "Blue Door Foundation", "Nairobi", "place-before"),
    ("The Lisbon Harbour Museum opened a new wing.", "Lisbon Harbour Museum", "Lisbon", "place-in-name"),
    ("The Cambodian Ministry of Culture agreed.", "Ministry of Culture", "Cambodia", "nationality"),
]


@pytest.mark.parametrize(("text", "name", "place", "rule"), PLACES)
def test_the_text_ties_an_organization_to_a_place(text: str, name: str, place: str, rule: str | None) -> None:
    """The place stands in the name, behind or before it, or follows from a nationality."""
    reading = read(load_language()(text), Report("a.txt", text, published=date(2024, 5, 1)))

    index = next(i for i, group in enumerate(reading.organizations) if name in {group.name, *group.forms})
    found = reading.places[index]

    assert found is not None
    assert found.name == place
    assert rule is None or found.rule == f"organizations.{rule}"
    assert place in text or rule == "nationality"


def test_a_city_of_the_text_beats_the_country_of_the_name() -> None:
    """A national museum is where the text says, not its whole country."""
    text = "The National Museum of Kenya in Nairobi opened a new wing."
    reading = read(load_language()(text), Report("a.txt", text))

    assert [place.name for place in reading.places if place] == ["Nairobi"]


def test_an_organization_without_a_place_has_none() -> None:
    """Nothing is guessed where the text tells no place."""
    text = "The Blue Door Foundation paid for it."
    reading = read(load_language()(text), Report("a.txt", text))

    assert reading.places == [None]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("The Kenyan Museum in Leeds opened.", "Kenyan Museum", "Leeds"),
        ("The National Museum in Leeds opened.", "National Museum in Leeds", "Leeds"),
        ("The Kenyan Museum opened in Leeds.", "Kenyan Museum", None),
    ],
)
def test_a_name_is_told_without_its_place_where_it_is_somebodys(
    reading_of: Callable[..., Reading], text: str, name: str, place: str | None
) -> None:
    """A name that many bear keeps the place behind it; another one has it as its place alone."""
    reading = reading_of(text)
    [organization], [where] = reading.organizations, reading.places
    assert (organization.name, where and where.name) == (name, place)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Korrow Heritage Office of Laos opened. The Korrow Heritage Office grew.",
            ["Korrow Heritage Office of Laos"],
        ),
        (
            "The Film Corporation of Kenya met the Film Corporation of Peru.",
            ["Film Corporation of Kenya", "Film Corporation of Peru"],
        ),
        (
            "The National Film Corporation of Kenya met the National Film Corporation of Peru.",
            ["National Film Corporation of Kenya", "National Film Corporation of Peru"],
        ),
    ],
)
def test_a_name_is_known_without_its_country_where_it_is_somebodys(
    reading_of: Callable[..., Reading], text: str, names: list[str]
) -> None:
    """Without "of COUNTRY" a name is another form of the same, unless many bear what is left."""
    assert [group.name for group in reading_of(text).organizations] == names
