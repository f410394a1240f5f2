"""The learned encoder and the entities it gives a text."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from culturepact.ingest import entities
from culturepact.ingest.encoder import LABELS, OVERLAP, WINDOW, Name, find_names
from culturepact.ingest.encoder_features import GAPS, SHAPES, pieces
from culturepact.ingest.entities import told_type
from culturepact.ingest.people import is_role
from culturepact.ingest.pipeline import load_language
from spacy.tokens import Doc

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
