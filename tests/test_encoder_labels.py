"""What the encoder learns from: marks in annotated texts."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import culturepact
import pytest
import spacy
from spacy.tokens import Span

SCRIPT = Path(culturepact.__file__).parent / "benchmarks" / "encoder_labels.py"
TEXT = "Dr. Ada Brook, director of the Mill Museum, met Brook's friends of the Mill Museum Trust in Arden on Monday."


@pytest.fixture(scope="module")
def labels() -> Iterator[ModuleType]:
    """The module that marks texts."""
    spec = importlib.util.spec_from_file_location("encoder_labels", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["encoder_labels"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["encoder_labels"]


def annotation(**changes: Any) -> dict[str, Any]:
    """An annotation of the text."""
    fields = {
        "organizations": [
            {"name": "Mill Museum", "aliases": [], "type": "museum"},
            {"name": "Mill Museum Trust", "aliases": ["the Trust"], "type": "foundation"},
        ],
        "people": [{"name": "Ada Brook", "role": "director", "organization": "Mill Museum"}],
        "agreements": [{"parties": ["Mill Museum", "the Trust"]}],
        "projects": [],
        "events": [],
    }
    return {**fields, **changes}


def entity(words: str, label: str) -> Span:
    """An entity of the language model."""
    doc = spacy.blank("en")(TEXT)
    span = doc.char_span(TEXT.index(words), TEXT.index(words) + len(words), label=label)
    assert span is not None
    return span


def marked(report: Any) -> list[tuple[str, str, int]]:
    """Words, label and number of each mark."""
    return [(report.text[start:end], label, number) for start, end, label, number in report.marks]


def test_longest_name_is_marked_and_people_by_parts_of_theirs(labels: ModuleType) -> None:
    """Of a name in a name the longer is marked; a last name stands for its person, and a role near it is marked."""
    assert marked(labels.mark(TEXT, annotation(), [])) == [
        ("Ada Brook", "PERSON", 0),
        ("director", "ROLE", 0),
        ("Mill Museum", "ORG", 0),
        ("Brook", "PERSON", 0),
        ("Mill Museum Trust", "ORG", 1),
    ]


def test_places_are_the_language_models_unless_annotated(labels: ModuleType) -> None:
    """An entity of a place is marked where nothing annotated overlaps it; other entities are not marked."""
    entities = [entity("Mill Museum Trust", "GPE"), entity("Arden", "LOC"), entity("Monday", "DATE")]

    places = [mark for mark in marked(labels.mark(TEXT, annotation(), entities)) if mark[1] in ("GPE", "NORP")]

    assert places == [("Arden", "GPE", -1)]


def test_role_far_from_its_person_is_not_marked(labels: ModuleType) -> None:
    """The word of a role counts only near its person's name."""
    text = TEXT + " And so on." * 30 + " The director left."

    assert [words for words, label, _ in marked(labels.mark(text, annotation(), [])) if label == "ROLE"] == ["director"]


def test_pairs_are_employers_and_parties(labels: ModuleType) -> None:
    """Who works where and who agrees with whom are pairs of numbers, by whichever form the annotation names them."""
    report = labels.mark(TEXT, annotation(), [])

    assert report.employed == {(0, 0)}
    assert report.agreed == {(0, 1)}


def test_written_marks_become_marks_of_the_plain_text(labels: ModuleType) -> None:
    """The markup goes, the words stay; a part of a person's name is that person, an acronym is no name to exchange."""
    report = labels.marked_text(
        "[[place|OSLO]] - [[role|director]] Dr. [[person|Ada Brook]] of the [[museum|Mill Museum]] ([[museum|MM]]) "
        "met\n[[person|Brook]]'s [[nationality|Danish]] friends of [[company|Kolibri+]]; [[person|Moss]] came.\n"
    )

    assert report.text.startswith("OSLO - director Dr. Ada Brook of the Mill Museum (MM) met\nBrook's Danish friends")
    assert marked(report) == [
        ("OSLO", "GPE", -1),
        ("director", "ROLE", -1),
        ("Ada Brook", "PERSON", 0),
        ("Mill Museum", "ORG", 0),
        ("MM", "ORG", 1),
        ("Brook", "PERSON", 0),
        ("Danish", "NORP", -1),
        ("Kolibri+", "ORG", 2),
        ("Moss", "PERSON", 1),
    ]
    assert report.organizations == ("Mill Museum", "", "Kolibri+")
    assert [labels.TYPES[kind] for kind in report.types] == ["museum", "museum", "company"]
    assert (report.employed, report.agreed) == (None, None)


def test_an_unknown_label_is_refused(labels: ModuleType) -> None:
    """A label that is neither a type of organization nor listed is a mistake in the text."""
    with pytest.raises(ValueError, match="unknown label in "):
        labels.marked_text("The [[musem|Mill Museum]].")


def test_every_written_text_can_be_read(labels: ModuleType) -> None:
    """The texts beside the script have no mark left over, and every mark covers whole words."""
    texts = sorted((SCRIPT.parent / "encoder_texts").glob("*.txt"))
    assert len(texts) > 50
    for path in texts:
        report = labels.marked_text(path.read_text("utf-8"))
        assert "[[" not in report.text
        assert "]]" not in report.text
        assert all(words == words.strip() and words for words, _, _ in marked(report)), path.name
