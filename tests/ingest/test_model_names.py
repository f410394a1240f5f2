"""Organizations that the encoder alone takes for such."""

from collections.abc import Callable

import pytest
from culturepact.ingest.model_names import model_names
from spacy.tokens import Doc, Span

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
    ("They sell the series Quorra Veld there.", "Quorra Veld", []),
    ("They sell from producer Quorra Veld there.", "Quorra Veld", ["Quorra Veld"]),
    ("The Quorra Veld Cooperation Agreement was signed.", "Quorra Veld Cooperation", []),
    ("The Quorra Veld Cooperation was founded.", "Quorra Veld Cooperation", ["Quorra Veld Cooperation"]),
    ("The Treaty on Quorra Veld was signed.", "Quorra Veld", []),
    ("A treaty on Quorra Veld was signed.", "Quorra Veld", ["Quorra Veld"]),
    ("They had Quorra_Veld there.", "Quorra_Veld", []),
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


@pytest.mark.parametrize(("confidence", "count"), [(0.8, 0), (0.96, 1)])
def test_a_word_that_is_a_persons_last_name_must_be_surer(
    mark: Callable[..., Doc], confidence: float, count: int
) -> None:
    """Where a person of the report bears the name, a less sure entity is taken for the person."""
    doc = mark("She met Anna Veld. Then Veld spoke.", ORG=["Veld spoke"])
    doc = mark("She met Anna Quorra. Then Quorra, spoke.", PERSON=["Anna Quorra"])
    doc.set_ents([*doc.ents, Span(doc, 6, 7, label="ORG")])
    doc.ents[1]._.confidence = confidence

    assert len(list(model_names(doc))) == count


def test_a_short_form_of_an_occasion_is_no_organization(mark: Callable[..., Doc]) -> None:
    """Capitals in brackets behind an occasion are its own; behind anything else they may be a body's."""
    doc = mark("The Forum on Folk (FOFO) was held.", ORG=["FOFO"])

    assert [m.name for m in model_names(doc)] == ["FOFO"]
    doc.spans["events"] = [doc[1:4]]
    assert list(model_names(doc)) == []


@pytest.mark.parametrize(("confidence", "count"), [(0.74, 0), (0.75, 1), (None, 1)])
def test_an_entity_that_the_encoder_doubts_is_left_out(
    mark: Callable[..., Doc], confidence: float | None, count: int
) -> None:
    """Below the least confidence it is nothing; an entity without one, from another pipeline, is taken."""
    doc = mark("She likes Quorra today.", ORG=["Quorra"])
    doc.ents[0]._.confidence = confidence

    assert len(list(model_names(doc))) == count
