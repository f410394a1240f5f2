"""Organizations that the language model alone takes for such."""

from collections.abc import Callable

import pytest
from culturepact.ingest.model_names import model_names
from spacy.tokens import Doc

NAMES = [
    ("She works for QRRA in Leeds.", "QRRA", ["QRRA"]),
    ("A deal with Quorra Veld was made.", "Quorra Veld", ["Quorra Veld"]),
    ("the Quorra Veld came.", "the Quorra Veld", ["Quorra Veld"]),
    ("She likes Quorra today.", "Quorra", []),
    ("She likes Quorra Veld today.", "Quorra Veld", []),
    ("She saw the Quorra Road there.", "Quorra Road", []),
    ("She got the Quorra Prize there.", "Quorra Prize", []),
    ("They met with Minister Veld there.", "Minister Veld", []),
    ("They met with Leeds there.", "Leeds", []),
    ("They came by “Quorra Veld” there.", "Quorra Veld", []),
    ("the Quorra\nVeld came.", "Quorra\nVeld", []),
    ("They had FILM there.", "FILM", []),
    ("They had QRRAQRRAQRRA there.", "QRRAQRRAQRRA", []),
    ("They had 2021 there.", "2021", []),
]


@pytest.mark.parametrize(("text", "entity", "expected"), NAMES)
def test_an_entity_counts_where_spelling_and_neighbours_agree(
    mark: Callable[..., Doc], text: str, entity: str, expected: list[str]
) -> None:
    """Acronyms, and names of two words beside "the", "with", "between" or "by", are organizations; others are not."""
    found = list(model_names(mark(text, ORG=[entity])))
    assert [m.name for m in found] == expected
    assert all(text[m.start : m.end] == m.name and m.type is None for m in found)


def test_only_entities_marked_as_organizations_are_looked_at(mark: Callable[..., Doc]) -> None:
    """A person or a place is not taken for an organization."""
    assert list(model_names(mark("A deal with Quorra Veld and KORR.", PERSON=["Quorra Veld"], GPE=["KORR"]))) == []
