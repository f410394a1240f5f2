"""Texts to read: parsed by the language model, or marked by hand where a test looks at one stage alone.

The libraries are imported where they are used, behind the setting of numpy's threads: with more than one of them a
sentence takes several times as long.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from culturepact.graph.facts import Report, ReportFacts
    from culturepact.ingest.reading import Reading
    from spacy.language import Language
    from spacy.tokens import Doc, Span

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


@pytest.fixture(scope="session")
def language() -> Language:
    """The language model."""
    from culturepact.ingest.pipeline import load_language

    return load_language()


@pytest.fixture(scope="session")
def mark() -> Callable[..., Doc]:
    """Make a ``Doc`` of a text: names by label (``GPE=["Veld"]``), words by ``tags`` and ``pos``."""
    import spacy

    blank = spacy.blank("en")

    def marked(
        text: str, tags: dict[str, str] | None = None, pos: dict[str, str] | None = None, **names: Iterable[str]
    ) -> Doc:
        doc = blank(text)
        spans = [span for label, wanted in names.items() for name in wanted for span in _places(doc, name, label)]
        doc.set_ents(spacy.util.filter_spans(spans))
        for token in doc:
            token.tag_ = (tags or {}).get(token.text, "NN")
            token.pos_ = (pos or {}).get(token.text, "X")
            token.is_sent_start = token.i == 0
        return doc

    return marked


def _places(doc: Doc, name: str, label: str) -> Iterator[Span]:
    start = doc.text.find(name)
    while start >= 0:
        span = doc.char_span(start, start + len(name), label=label)
        if span is not None:
            yield span
        start = doc.text.find(name, start + 1)


@pytest.fixture(scope="session")
def reading_of(language: Language) -> Callable[..., Reading]:
    """Read a text, published on a day or not."""
    from culturepact.graph.facts import Report
    from culturepact.ingest.pipeline import read

    @cache
    def reading(text: str, published: datetime.date | None = None) -> Reading:
        return read(language(text), Report("made-up.txt", text, published=published))

    return reading


@pytest.fixture(scope="session")
def marked_reading(language: Language) -> Callable[..., Reading]:
    """Read a text whose names are marked by hand, by label (``PERSON=["Anna Berg"]``), as though the encoder had found
    these and no others, as sure of each as told."""
    from culturepact.graph.facts import Report
    from culturepact.ingest import entities
    from culturepact.ingest.encoder import Name
    from culturepact.ingest.pipeline import read

    def reading(text: str, trust: float = 0.9, **labels: Iterable[str]) -> Reading:
        names = [
            Name(*match.span(), label, trust, ("museum", 0.8) if label == "ORG" else None)
            for label, wanted in labels.items()
            for name in wanted
            for match in re.finditer(re.escape(name), text)
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(entities, "find_names", lambda _: sorted(names, key=lambda name: name.start))
            return read(language(text), Report("made-up.txt", text))

    return reading


@pytest.fixture(scope="session")
def sample_reports() -> list[Report]:
    """The sample reports as text, in the order of their names."""
    from culturepact.ingest.readers import find_reports, read_report

    return [read_report(path, identifier).report for path, identifier in find_reports([SAMPLES])]


@pytest.fixture(scope="session")
def sample_docs(language: Language, sample_reports: list[Report]) -> list[Doc]:
    """The sample reports, parsed."""
    return list(language.pipe(report.text for report in sample_reports))


@pytest.fixture(scope="session")
def sample_facts(sample_docs: list[Doc], sample_reports: list[Report]) -> list[ReportFacts]:
    """The facts of each sample report."""
    from culturepact.ingest.assemble import assemble
    from culturepact.ingest.pipeline import read

    return [assemble(read(doc, report)) for doc, report in zip(sample_docs, sample_reports)]
