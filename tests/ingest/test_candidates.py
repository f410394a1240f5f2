"""Which words name the same occasion or undertaking."""

from __future__ import annotations

import pytest
from culturepact.ingest.candidates import Candidate, group_candidates


def candidate(name: str, determiner: str = "", kind: str = "noun", first: int = 0) -> Candidate:
    """A phrase whose last word is its head, a festival."""
    count = len(name.split())
    return Candidate(
        first, first + count, first + count - 1, name.split()[-1].lower(), "festival", kind, determiner, name
    )


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (candidate("12th Harlund Festival", "the", "name"), candidate("festival", "the", first=20)),
        (candidate("12th Harlund Festival", "the", "name"), candidate("Harlund Festival", "the", "name", first=20)),
        (candidate("annual theatre festival", "an"), candidate("theatre festival", "the", first=20)),
    ],
)
def test_a_later_shorter_form_joins(earlier: Candidate, later: Candidate) -> None:
    """A definite noun or a shorter form of a name means what was named before; the fullest form is the name."""
    groups = group_candidates([earlier, later])

    assert [group.members for group in groups] == [[earlier, later]]
    assert groups[0].name == earlier.name


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (candidate("5th Harlund Festival", "the", "name"), candidate("6th Harlund Festival", "the", "name", first=20)),
        (candidate("Harlund Festival", "the", "name"), candidate("Norlund Festival", "the", "name", first=20)),
        (candidate("theatre festival", "a"), candidate("festival", "a", first=20)),
        (candidate("Harlund Festival", "the", "name"), candidate("Copper Roads", "", "title", first=20)),
    ],
)
def test_other_names_and_indefinite_nouns_stay_apart(earlier: Candidate, later: Candidate) -> None:
    """Another number, another name, "a" and a title begin something new."""
    assert len(group_candidates([earlier, later])) == 2
