"""Organizations that the encoder alone takes for such."""

from collections.abc import Callable

import pytest
from culturepact.ingest.model_names import model_names
from spacy.tokens import Doc

NAMES = [
    ("She works for QRRA in Leeds.", "QRRA", ["QRRA"]),
    ("A deal with Quorra Veld was made.", "Quorra Veld", ["Quorra Veld"]),
    ("the Quorra Veld came.", "the Quorra Veld", ["Quorra Veld"]),
    ("She likes Quorra today.", "Quorra", ["Quorra"]),
    ("She likes Quorra | Veld today.", "Quorra | Veld", []),
    ("She saw the Quorra Road there.", "Quorra Road", []),
    ("She got the Quorra Prize there.", "Quorra Prize", []),
    ("They met with Minister Veld there.", "Minister Veld", []),
    ("They met with Leeds there.", "Leeds", []),
    ("They came by “Quorra Veld” there.", "Quorra Veld", []),
    ("the Quorra\nVeld came.", "Quorra\nVeld", []),
    ("They had FILM there.", "FILM", []),
    ("They had 2021 there.", "2021", []),
]


@pytest.mark.parametrize(("text", "entity", "expected"), NAMES)
def test_an_entity_counts_where_its_words_can_be_an_organizations_name(
    mark: Callable[..., Doc], text: str, entity: str, expected: list[str]
) -> None:
    """Papers, awards, roles, places, quoted titles, common words and numbers are no organizations."""
    found = list(model_names(mark(text, ORG=[entity])))
    assert [m.name for m in found] == expected
    assert all(text[m.start : m.end] == m.name and m.type is None for m in found)


def test_only_entities_marked_as_organizations_are_looked_at(mark: Callable[..., Doc]) -> None:
    """A person or a place is not taken for an organization."""
    assert list(model_names(mark("A deal with Quorra Veld and KORR.", PERSON=["Quorra Veld"], GPE=["KORR"]))) == []


@pytest.mark.parametrize(("confidence", "count"), [(0.74, 0), (0.75, 1), (None, 1)])
def test_an_entity_that_the_encoder_doubts_is_left_out(
    mark: Callable[..., Doc], confidence: float | None, count: int
) -> None:
    """Below the least confidence it is nothing; an entity without one, from another pipeline, is taken."""
    doc = mark("She likes Quorra today.", ORG=["Quorra"])
    doc.ents[0]._.confidence = confidence

    assert len(list(model_names(doc))) == count
