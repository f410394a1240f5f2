"""Places in names and places told of organizations."""

import pytest
from culturepact.graph.place_words import agreement, places


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("France", "the France", "equal"),
        ("UK", "United Kingdom", "equal"),
        ("Kiev", "Kyiv", "equal"),
        ("Paris", "France", "within"),
        ("Europe", "France", "within"),
        ("Paris, France", "Paris", "equal"),
        ("France", "Italy", "apart"),
        ("Paris", "Lyon", "apart"),
        ("Paris", "Italy", "apart"),
        ("Dunwick", "Paris", "unknown"),
        ("Dunwick", "dunwick", "equal"),
        ("Sichuan", "Chengdu", "unknown"),
        ("Sichuan", "Paris", "apart"),
        ("Paris", None, "untold"),
        (None, None, "untold"),
        ("Paris", " ", "untold"),
    ],
)
def test_how_places_agree(one: str | None, other: str | None, how: str) -> None:
    """A city lies in its country and excludes others; what is not known excludes nothing."""
    assert agreement(one, other) == how
    assert agreement(other, one) == how


def test_an_adjective_is_its_country() -> None:
    """ "Danish" is Denmark, and is known for an adjective."""
    assert places()["danish"].usual == places()["denmark"].usual
    assert places()["danish"].adjective
    assert not places()["denmark"].adjective


def test_generic_words_are_no_places() -> None:
    """A city that bears a common word for its name is none in the name of an organization."""
    assert "central" not in places()
    assert "museum" not in places()
