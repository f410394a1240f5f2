"""The learned encoder and the entities it gives a text."""

from __future__ import annotations

import random
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from culturepact.ingest import encoder, entities
from culturepact.ingest.encoder import LABELS, OVERLAP, WINDOW, Name, find_names
from culturepact.ingest.encoder_features import GAPS, SHAPES, pieces
from culturepact.ingest.entities import encoder_signs, set_groups, told_beside, told_type
from culturepact.ingest.people import is_role
from culturepact.ingest.pipeline import load_language
from spacy.tokens import Doc, Span

TEXT = (
    "LISBON, 3 May 2021 - The Harbour Museum and Grauton Tidewater Press Ltd. signed a memorandum at the "
    "Vermilion Film Festival, said Anna Berg, director of the museum."
)


def test_names_of_a_plain_report_are_found() -> None:
    """Organizations and people of invented names are told by their surroundings."""
    found = {(TEXT[n.start : n.end], n.label) for n in find_names(TEXT)}

    assert ("Harbour Museum", "ORG") in found
    assert ("Grauton Tidewater Press Ltd", "ORG") in {(name.rstrip("."), label) for name, label in found}
    assert ("Anna Berg", "PERSON") in found


def test_every_name_lies_in_the_text_on_whole_words() -> None:
    """Offsets are code points, also behind signs outside the basic plane, and no word is cut."""
    text = "🎭🎭 " + TEXT
    names = find_names(text)

    assert names
    for name in names:
        assert 0 <= name.start < name.end <= len(text)
        assert name.label in LABELS
        assert 0 < name.confidence <= 1
        assert not (text[name.start - 1].isalnum() and text[name.start].isalnum())
        assert name.end == len(text) or not (text[name.end - 1].isalnum() and text[name.end].isalnum())
    assert all(one.end <= other.start for one, other in pairwise(names))


@pytest.mark.parametrize("text", ["", " \n\t ", ".", "a", "\u200b", "🎭"])
def test_next_to_nothing_gives_no_error(text: str) -> None:
    """Texts without words are read."""
    assert all(name.end <= len(text) for name in find_names(text))


def test_a_long_text_is_read_in_windows_like_a_short_one() -> None:
    """A name in the middle of a long text is found as well as in a short one."""
    filler = "Nothing else was told that day of anyone or of any house. " * 60
    text = f"{filler}{TEXT} {filler}"

    assert len(pieces(text).ids) > 2 * WINDOW - OVERLAP
    assert "Anna Berg" in {text[n.start : n.end] for n in find_names(text)}


def test_reading_twice_gives_the_same() -> None:
    """Nothing is drawn by chance."""
    assert find_names(TEXT) == find_names(TEXT)


def test_odd_texts_do_not_break_it() -> None:
    """Random signs of many scripts are read without an error."""
    chance = random.Random(4)
    for _ in range(20):
        text = "".join(
            chr(chance.choice([chance.randrange(32, 1000), chance.randrange(0x4E00, 0x9000)])) for _ in range(80)
        )
        assert all(name.end <= len(text) for name in find_names(text))


def test_features_tell_spelling_and_gaps() -> None:
    """Capitals and line breaks, which the vocabulary lacks, are told beside each piece."""
    cut = pieces("The NGO met\nMacArthur in 2021.")
    words = ["The NGO met\nMacArthur in 2021."[a:b] for a, b in cut.offsets]
    shape = {word: SHAPES[number] for word, number in zip(words, cut.shapes)}
    gap = {word: GAPS[number] for word, number in zip(words, cut.gaps)}

    assert (shape["The"], shape["met"], shape["2021"]) == ("title", "lower", "number")
    assert {shape[w] for w in words if w in "NGO"} == {"upper"}
    assert (gap["The"], gap["met"], gap["."]) == ("line", "space", "none")


def test_the_entities_of_a_parsed_text_are_the_encoders() -> None:
    """The component sets entities with a confidence, and keeps roles as spans of their own."""
    doc = load_language()(TEXT)

    assert ("Anna Berg", "PERSON") in {(e.text, e.label_) for e in doc.ents}
    assert all(0 < e._.confidence <= 1 for e in doc.ents if e.label_ != "GPE")
    assert [span.text for span in doc.spans["roles"]] == ["director"]


def test_two_places_in_a_row_are_two_entities() -> None:
    """ "Lisbon, Portugal" is a city and a country."""
    doc = load_language()("The Harbour Museum in Lisbon, Portugal, signed an agreement with the Tidewater Library.")

    assert [e.text for e in doc.ents if e.label_ == "GPE"] == ["Lisbon", "Portugal"]


def names_of(monkeypatch: pytest.MonkeyPatch, text: str, **labels: str) -> Doc:
    """The text, parsed, with these words as all that the encoder marks."""
    names = [
        Name(text.index(words), text.index(words) + len(words), label, 0.9, ("museum", 0.8) if label == "ORG" else None)
        for label, words in labels.items()
    ]
    monkeypatch.setattr(entities, "find_names", lambda text: sorted(names, key=lambda name: name.start))
    return load_language()(text)


def test_a_place_that_is_marked_as_an_organization_is_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country, by its full name too, can act as one; a name that only holds a place stays an organization."""
    for words in ("Kenya", "Republic of Kenya"):
        [entity] = names_of(monkeypatch, f"The {words} has signed.", ORG=words).ents
        assert (entity.label_, entity.text) == ("GPE", words)
    [entity] = names_of(monkeypatch, "The Kenya Press has signed.", ORG="Kenya Press").ents
    assert (entity.label_, told_type(entity)) == ("ORG", ("museum", 0.8))


def test_a_role_that_no_list_has_is_known_from_the_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words count as a role; a place among the roles does not."""
    doc = names_of(monkeypatch, "The titular Anna Berg spoke.", ROLE="titular")
    assert [token.text for token in doc if is_role(token)] == ["titular"]
    doc = names_of(monkeypatch, "From Kenya came Anna Berg.", ROLE="Kenya")
    assert [token.text for token in doc if is_role(token)] == []


def test_what_pages_glue_together_is_parted() -> None:
    """Brackets, commas and quotation marks without a space cut a token; small letters in brackets stay."""
    words = [token.text for token in load_language().make_doc("Board(NTB),the director(s) closed.“We")]
    assert words[:5] == ["Board", "(", "NTB", ")", ","]
    assert "director(s" in words
    assert words[-3:] == [".", "“", "We"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("loans,films and maps", ["loans", ",", "films", "and", "maps"]),
        ("Loans;films and maps", ["Loans", ";", "films", "and", "maps"]),
        ("Été,été came", ["Été", ",", "été", "came"]),
        ("1,000 maps", ["1,000", "maps"]),
        ("b2,a maps", ["b2,a", "maps"]),
    ],
)
def test_words_glued_by_a_comma_are_parted(text: str, words: list[str]) -> None:
    """A comma or semicolon between letters cuts a token; one beside a digit does not."""
    assert [token.text for token in load_language().make_doc(text)] == words


def test_groups_are_set_anew_from_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Occasions, undertakings and roles are replaced, with their confidence; entities stay."""
    text = "Anna Berg, head of it, opened the Veld Fair and the Korr Plan."
    doc = names_of(monkeypatch, text, PERSON="Anna Berg", ROLE="head", EVENT="Veld Fair")
    found = [
        Name(text.index(words), text.index(words) + len(words), label, 0.7)
        for label, words in (("EVENT", "Fair"), ("PROJECT", "Korr Plan"), ("PERSON", "Korr"))
    ]
    set_groups(doc, found)

    groups = {name: [(s.text, s.label_, s._.confidence) for s in doc.spans[name]] for name in doc.spans}
    assert groups == {"events": [("Fair", "EVENT", 0.7)], "projects": [("Korr Plan", "PROJECT", 0.7)], "roles": []}
    assert [(e.text, e.label_) for e in doc.ents] == [("Anna Berg", "PERSON")]


@pytest.mark.parametrize(
    ("confidence", "strength"),
    [(1, "strong"), (0.8, "strong"), (0.79, "fair"), (0.6, "fair"), (0.59, "weak"), (0.01, "weak"), (0, "none")],
)
def test_the_encoders_trust_has_a_word(mark: Callable[..., Doc], confidence: float, strength: str) -> None:
    """How sure the encoder is of an occasion is told in three steps, from their bounds on."""
    doc = mark("They opened the Veld Fair there.")
    doc.spans["events"] = [Span(doc, 3, 5, label="EVENT")]
    doc.spans["events"][0]._.confidence = confidence
    assert told_beside(doc, "events", 4, 6) == strength


@pytest.mark.parametrize(
    ("first", "last", "strength"), [(2, 3, "none"), (2, 4, "fair"), (3, 5, "strong"), (4, 5, "strong"), (5, 7, "none")]
)
def test_only_what_meets_the_words_is_told_of_them(
    mark: Callable[..., Doc], first: int, last: int, strength: str
) -> None:
    """A span beside the words counts for nothing; of two that meet them the surer counts."""
    doc = mark("They opened the Veld Fair there.")
    doc.spans["events"] = [Span(doc, 3, 4, label="EVENT"), Span(doc, 4, 5, label="EVENT")]
    for span, confidence in zip(doc.spans["events"], (0.7, 0.9)):
        span._.confidence = confidence
    assert told_beside(doc, "events", first, last) == strength
    assert told_beside(doc, "projects", first, last) == "none"


def test_another_pipelines_spans_say_nothing(mark: Callable[..., Doc]) -> None:
    """A span without a confidence is no sign."""
    doc = mark("They opened the Veld Fair there.")
    doc.spans["events"] = [Span(doc, 3, 5, label="EVENT")]
    assert told_beside(doc, "events", 3, 5) == "none"


def test_another_model_may_read_the_names(tmp_path: Path) -> None:
    """A model's file that is named is opened instead of the one shipped, and found names are its own."""
    copy = tmp_path / "other.onnx"
    copy.write_bytes((files("culturepact.ingest") / "model" / "encoder.onnx").read_bytes())

    assert find_names(TEXT, copy) == find_names(TEXT)
    assert encoder._session(copy) is not encoder._session(None)
    with pytest.raises(Exception, match="missing"):
        find_names(TEXT, tmp_path / "missing.onnx")


@pytest.mark.parametrize(
    ("trust", "expected"),
    [
        ((0.9, 0.9), {"encoder:strong"}),
        ((0.9, 0.0), {"encoder:strong"}),
        ((0.9, 0.7), {"encoder:strong", "encoder:fair"}),
        ((0.0, 0.3), {"encoder:weak"}),
        ((0.0, 0.0), {"encoder:none"}),
    ],
)
def test_strengths_at_several_places_are_signs(
    mark: Callable[..., Doc], trust: tuple[float, float], expected: set[str]
) -> None:
    """Each strength at one of the places is a sign; ``none`` is one only where no place has another."""
    doc = mark("They opened the Veld Fair there. The Veld Fair closed.")
    doc.spans["events"] = [doc[3:5], doc[8:10]]
    for span, confidence in zip(doc.spans["events"], trust):
        span._.confidence = confidence
    assert encoder_signs(doc, "events", [(3, 5), (8, 10)]) == expected
