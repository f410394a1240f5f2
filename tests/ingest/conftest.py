"""Texts to read: parsed by the language model, or marked by hand where a test looks at one stage alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from culturepact.graph.facts import Report, ReportFacts
from culturepact.ingest.assemble import assemble
from culturepact.ingest.pipeline import load_language, read
from culturepact.ingest.readers import find_reports, read_report
from culturepact.ingest.reading import Reading
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from spacy.language import Language

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
BLANK = spacy.blank("en")


@pytest.fixture(scope="session")
def language() -> Language:
    """The language model."""
    return load_language()


@pytest.fixture(scope="session")
def mark() -> Callable[..., Doc]:
    """Make a ``Doc`` of a text: names by label (``GPE=["Veld"]``), words by tag and part of speech (``tags``, ``pos``)."""

    def marked(
        text: str, tags: dict[str, str] | None = None, pos: dict[str, str] | None = None, **names: Iterable[str]
    ) -> Doc:
        doc = BLANK(text)
        spans: list[Span] = []
        for label, wanted in names.items():
            for name in wanted:
                spans += _occurrences(doc, name, label)
        doc.set_ents(spacy.util.filter_spans(spans))
        for token in doc:
            token.tag_ = (tags or {}).get(token.text, "NN")
            token.pos_ = (pos or {}).get(token.text, "X")
            token.is_sent_start = token.i == 0
        return doc

    return marked


def _occurrences(doc: Doc, name: str, label: str) -> Iterable[Span]:
    start = doc.text.find(name)
    while start >= 0:
        span = doc.char_span(start, start + len(name), label=label)
        if span is not None:
            yield span
        start = doc.text.find(name, start + 1)


@pytest.fixture(scope="session")
def reading_of(language: Language) -> Callable[..., Reading]:
    """Read a text, published on a day or not."""

    @cache
    def reading(text: str, published: datetime.date | None = None) -> Reading:
        return read(language(text), Report("made-up.txt", text, published=published))

    return reading


@pytest.fixture(scope="session")
def sample_reports() -> list[Report]:
    """The sample reports as text, in the order of their names."""
    return [read_report(path, identifier).report for path, identifier in find_reports([SAMPLES])]


@pytest.fixture(scope="session")
def sample_docs(language: Language, sample_reports: list[Report]) -> list[Doc]:
    """The sample reports, parsed."""
    return list(language.pipe(report.text for report in sample_reports))


@pytest.fixture(scope="session")
def sample_facts(sample_docs: list[Doc], sample_reports: list[Report]) -> list[ReportFacts]:
    """The facts of each sample report."""
    return [assemble(read(doc, report)) for doc, report in zip(sample_docs, sample_reports)]
