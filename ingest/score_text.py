"""Figures as text: tables for readers, JSON for programs, and what was missed or too much, report by report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ..graph.legible import legible, width
from .score_run import ScoredReport
from .scores import HEADLINE, Scores, Share, Tally, total

CONFUSED: Final = {"type": "agreement-type", "status": "agreement-status"}
"""The values with a table of what was read for what, and their measures."""


def figures(reports: Sequence[ScoredReport]) -> Iterator[str]:
    """The lines of the table of all measures; * marks those whose mean F1 is the headline."""
    scores = total(one.scores for one in reports)
    tallies = [
        [name, "*" if name in HEADLINE else "", *map(_three, (one.precision, one.recall, one.f1)), str(one.gold)]
        for name, one in scores.tallies.items()
    ]
    yield from _table(["measure", "", "precision", "recall", "F1", "gold"], tallies)
    yield ""
    shares = [[name, _three(one.accuracy), str(one.gold)] for name, one in scores.shares.items()]
    yield from _table(["value of what was found", "right", "found"], shares)
    yield ""
    yield f"headline, the mean F1 of *: {_three(scores.headline)}"


def by_report(reports: Sequence[ScoredReport]) -> Iterator[str]:
    """A line for each report with the F1 of the headline's measures; - where none is and none was found."""
    rows = [[legible(one.identifier), *(_f1(one.scores.tallies[name]) for name in HEADLINE)] for one in reports]
    yield from _table(["F1 by report", *HEADLINE], rows)


def confusion(reports: Sequence[ScoredReport], value: str) -> Iterator[str]:
    """How often which type (or status) of an agreement was read as which: a line for each one of the gold."""
    counts = _confusion(total(one.scores for one in reports), value)
    read = sorted({got for _, got in counts})
    rows = [
        [gold, *(str(counts[gold, got] or "") for got in read)] for gold in sorted({wanted for wanted, _ in counts})
    ]
    yield from _table([f"{value}: gold, read as", *read], rows)


def errors(reports: Sequence[ScoredReport], measure: str) -> Iterator[tuple[str, str, str]]:
    """What a measure counts as wrong: the report, ``-`` missed, ``+`` too much or ``x`` wrong, and what."""
    for one in reports:
        tally = one.scores.tallies.get(measure, Tally())
        share = one.scores.shares.get(measure, Share())
        yield from ((one.identifier, "-", line) for line in tally.missed)
        yield from ((one.identifier, "+", line) for line in tally.extra)
        for judged in share.judged:
            if not judged.right:
                yield one.identifier, "x", f"{judged.gold or 'nothing'} read as {judged.read or 'nothing'}"


def listing(reports: Sequence[ScoredReport], measure: str) -> Iterator[str]:
    """The errors of a measure as lines, those of a report together."""
    yield f"{measure}: - missed, + too much, x wrong"
    before = ""
    for report, sign, what in errors(reports, measure):
        if report != before:
            yield legible(report)
            before = report
        yield f"  {sign} {legible(what)}"


def as_json(reports: Sequence[ScoredReport], show: str | None = None) -> str:
    """Everything as one JSON object; ``errors`` is in it where ``show`` names a measure."""
    scores = total(one.scores for one in reports)
    whole: dict[str, Any] = {"headline": scores.headline, "measures": _measures(scores)}
    whole["confusion"] = {
        value: [
            {"gold": gold, "read": read, "count": n} for (gold, read), n in sorted(_confusion(scores, value).items())
        ]
        for value in CONFUSED
    }
    whole["reports"] = {one.identifier: _measures(one.scores) for one in reports}
    if show:
        whole["errors"] = [{"report": r, "sign": sign, "what": what} for r, sign, what in errors(reports, show)]
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _measures(scores: Scores) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {
        name: {"precision": one.precision, "recall": one.recall, "f1": one.f1, "gold": one.gold}
        for name, one in scores.tallies.items()
    }
    found.update({name: {"accuracy": one.accuracy, "gold": one.gold} for name, one in scores.shares.items()})
    return found


def _confusion(scores: Scores, value: str) -> Counter[tuple[str, str]]:
    return Counter((one.gold, one.read) for one in scores.shares[CONFUSED[value]].judged)


def _f1(tally: Tally) -> str:
    return _three(tally.f1) if tally.gold or tally.extra else "-"


def _three(figure: float) -> str:
    return f"{figure:.3f}"


def _table(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Columns of numbers to the right of one of names."""
    lines = [header, *rows]
    widths = [max(map(width, column)) for column in zip(*lines)]
    for first, *rest in lines:
        cells = [first + " " * (widths[0] - width(first)), *(cell.rjust(wide) for cell, wide in zip(rest, widths[1:]))]
        yield "  ".join(cells).rstrip()
