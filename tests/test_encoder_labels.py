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
