"""What was found in a report as one HTML page that works offline, without scripts, and in which its text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ..graph.facts import Span
from ..graph.legible import legible, shortened
from ..graph.page_file import content_policy, web_host, write_page
from .explain import LETTERS, NAMES, NOTHING, SECTIONS, UNREAD, Entry, Explanation, Kind, Value
from .explain_marks import Mark, marks, pieces

PAGE: Final = Path(__file__).parent / "page"
_MOST_LABELS: Final = 3
_MOST_REASONS: Final = 8


def write_explanation_page(explanation: Explanation, path: Path) -> None:
    """Write what there is to show of a report to ``path``, whole or not at all.

    ``CulturepactError`` where the file cannot be written.
    """
    write_page(explanation_page(explanation), path, "the page")


def explanation_page(explanation: Explanation) -> str:
    """The page: the text with its marks, in one another where the words are, and the lists they lead to and back."""
    import jinja2

    report = explanation.report
    found = marks(explanation, nested=True)
    places = {mark.span: f"w{number}" for number, mark in enumerate(found, start=1)}
    of_values = {id(said.value): places[mark.span] for mark in found for said in mark.said if said.value is not None}
    style = _part("explain.css")
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["line"] = lambda words: shortened(str(words), None)
    return environment.from_string(re.sub(r"\n +", "\n", _part("explain.html"))).render(
        style=style,
        policy=content_policy(style),
        report=report,
        host=web_host(report.address or ""),
        counted=explanation.counted(),
        counts=[(kind, NAMES[kind]) for kind in _shown_kinds(found)],
        pieces=list(_pieces(explanation, found, places)),
        sections=[
            (title, kind, dict(explanation.counts)[kind], [_entry(entry, report.text, of_values) for entry in entries])
            for title, kind in SECTIONS
            if (entries := explanation.of_kind(kind))
        ],
        unread=[_clause(number, span, report.text, places) for number, span in enumerate(explanation.unread, start=1)],
        unread_title=UNREAD,
        nothing=NOTHING,
    )


def _shown_kinds(found: tuple[Mark, ...]) -> list[Kind]:
    shown = {mark.kind for mark in found}
    return [kind for kind in NAMES if kind in shown]


def _pieces(explanation: Explanation, found: tuple[Mark, ...], places: dict[Span, str]) -> Iterator[dict[str, Any]]:
    for what, text, mark in pieces(explanation.report.text, found):
        if what == "text":
            yield {"what": what, "text": "\n".join(map(legible, text.split("\n")))}
        elif mark is not None:
            yield {"what": what, "place": places[mark.span], "kind": mark.kind, **_labelled(mark)}


def _labelled(mark: Mark) -> dict[str, Any]:
    """The labels of a mark, each with the thing it leads to, and why there is this mark, a reason a line."""
    labels = [(label, _goal(mark, label)) for label in mark.labels[:_MOST_LABELS]]
    reasons = list(dict.fromkeys(_reason(said.entry, said.value) for said in mark.said if said.entry and said.value))
    more = len(reasons) - _MOST_REASONS
    kept = reasons[:_MOST_REASONS] + ([f"and {more} more"] if more > 0 else [])
    return {
        "labels": labels,
        "more": len(mark.labels) - len(labels),
        "reasons": "\n".join(kept) or NAMES[mark.kind],
    }


def _goal(mark: Mark, label: str) -> str:
    """Where a label leads: to the thing it names, else to the first thing of which the words say something."""
    if label not in NAMES.values():
        return label
    about = (said.entry for said in mark.said if said.entry and said.value and NAMES[said.value.kind] == label)
    return next(map(_anchor, about), "")


def _anchor(entry: Entry) -> str:
    return entry.code or entry.kind


def _reason(entry: Entry, value: Value) -> str:
    whose = f"{entry.code} " if entry.code else ""
    shown = shortened(value.shown, 120)
    return f"{whose}{value.label}: {shown} ({value.stated.rule}, {value.stated.confidence:.2f})"


def _entry(entry: Entry, text: str, places: dict[int, str]) -> dict[str, Any]:
    return {
        "anchor": _anchor(entry),
        "code": entry.code,
        "title": entry.title,
        "values": [
            {
                "label": value.label,
                "shown": value.shown,
                "code": value.code,
                "trigger": value.trigger,
                "quote": (quote := text[value.stated.words.start : value.stated.words.end]),
                "same": quote == value.shown,
                "place": places.get(id(value)),
                "rule": value.stated.rule,
                "confidence": f"{value.stated.confidence:.2f}",
            }
            for value in entry.values
        ],
    }


def _clause(number: int, span: Span, text: str, places: dict[Span, str]) -> dict[str, Any]:
    return {"code": f"{LETTERS['unread']}{number}", "quote": text[span.start : span.end], "place": places.get(span)}


def _part(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")
