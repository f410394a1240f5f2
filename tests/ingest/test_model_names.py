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


KINDS = (
    "agency alliance association bank band brand broadcaster chain channel charity choir collective company consortium "
    "cooperative developer distributor ensemble federation firm foundation gallery giant institute label magazine "
    "maker manufacturer museum network newspaper ngo operator orchestra organisation organization outfit portal "
    "producer publisher retailer society startup studio theater theatre troupe union university"
)

SURE_ENOUGH = [
    ("They met the label Quorra there.", "Quorra", 0.4, 1),
    ("They met the label Quorra there.", "Quorra", 0.39, 0),
    ("They met the Label Quorra there.", "Quorra", 0.5, 0),
    ("They met the pianist Quorra there.", "Quorra", 0.5, 0),
    ("Quorra came.", "Quorra", 0.5, 0),
    ("Quorra met the label", "Quorra", 0.5, 0),
    ("They met the label Quorra Project there.", "Quorra Project", 0.6, 1),
    ("They met the label Quorra Project there.", "Quorra Project", 0.59, 0),
    ("They met the Quorra Project there.", "Quorra Project", 0.99, 0),
    ("They met the label Director Quorra there.", "Director Quorra", 0.99, 0),
    ("They met the National Culture Film there.", "National Culture Film", 0.9, 1),
    ("They met the National Culture Film there.", "National Culture Film", 0.89, 0),
    ("They met the National Film there.", "National Film", 0.99, 0),
]

SHORT_FORMS = [
    ("Quorra", "Quorra Veld Museum", 0.35, 1),
    ("Quorra", "Quorra Veld Museum", 0.34, 0),
    ("Veld", "Quorra Veld Museum", 0.5, 0),
    ("Quorra", "Quorra", 0.5, 0),
    ("Quorra Veld", "Quorra Veld Museum", 0.5, 0),
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


@pytest.mark.parametrize(("confidence", "count"), [(0.59, 0), (0.6, 1), (None, 1)])
def test_an_entity_that_the_encoder_doubts_is_left_out(
    mark: Callable[..., Doc], confidence: float | None, count: int
) -> None:
    """Below the least confidence it is nothing; an entity without one, from another pipeline, is taken."""
    doc = mark("She likes Quorra today.", ORG=["Quorra"])
    doc.ents[0]._.confidence = confidence

    assert len(list(model_names(doc))) == count


@pytest.mark.parametrize("kind", KINDS.split())
def test_each_noun_of_kind_makes_the_name_behind_it_surer(mark: Callable[..., Doc], kind: str) -> None:
    """ "the label X": what a noun of kind stands before is taken though the encoder doubts it."""
    doc = mark(f"They met the {kind} Quorra there.", ORG=["Quorra"])
    doc.ents[0]._.confidence = 0.5
    assert [m.name for m in model_names(doc)] == ["Quorra"]


@pytest.mark.parametrize(("text", "entity", "confidence", "count"), SURE_ENOUGH)
def test_kind_and_length_let_doubtful_words_pass(
    mark: Callable[..., Doc], text: str, entity: str, confidence: float, count: int
) -> None:
    """Behind a noun of kind less is enough, and a paper's or work's word is no bar; long common names must be sure."""
    doc = mark(text, ORG=[entity])
    doc.ents[0]._.confidence = confidence
    assert len(list(model_names(doc))) == count


@pytest.mark.parametrize(("form", "name", "confidence", "count"), SHORT_FORMS)
def test_the_first_word_of_a_known_name_is_its_short_form(
    mark: Callable[..., Doc], form: str, name: str, confidence: float, count: int
) -> None:
    """What begins a longer name that other rules found needs little of the encoder; a later word or two words not."""
    doc = mark(f"They met {form} there.", ORG=[form])
    doc.ents[0]._.confidence = confidence
    assert len(list(model_names(doc, {name}))) == count


def test_a_short_form_that_is_a_persons_last_name_must_be_surer(mark: Callable[..., Doc]) -> None:
    """The last name of somebody in the report stays the person's, though a museum's name begins with it."""
    doc = mark("She met Anna Quorra. Then Quorra spoke.", PERSON=["Anna Quorra"])
    doc.set_ents([*doc.ents, Span(doc, 6, 7, label="ORG")])
    doc.ents[1]._.confidence = 0.9
    assert list(model_names(doc, {"Quorra Veld Museum"})) == []
