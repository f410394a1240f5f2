"""Print what was found in a report: its text with marks, then the things with the words and rules behind each value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TextIO

from ..graph.facts import Span
from ..graph.legible import legible, shortened
from .explain import LETTERS, NAMES, NOTHING, SECTIONS, UNREAD, Entry, Explanation, Kind, Value
from .explain_marks import Mark, marks, pieces

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS: Final = 80
_LABEL: Final = len("participant")
_NARROWEST, _WIDEST = 40, 100
_STYLES: Final[dict[Kind, str]] = {
    "agreement": "bold red",
    "event": "bold yellow",
    "project": "bold green",
    "organization": "cyan",
    "polity": "cyan italic",
    "person": "magenta",
    "role": "magenta italic",
    "date": "bright_blue",
    "place": "green italic",
    "category": "underline",
}


def write_explanation(explanation: Explanation, out: TextIO) -> None:
    """Print what there is to show of a report.

    Words that carry a value stand in brackets with what they are, ``[Lorem Museum:O1]``; of stretches in one another
    the longest does. On a terminal lines are as long as it allows, up to 100 columns, and marks are coloured; elsewhere
    there are 80 columns. Control characters of the report become U+FFFD.
    """
    page = _Page(out)
    _head(page, explanation)
    _text(page, explanation)
    for title, kind in SECTIONS:
        entries = explanation.of_kind(kind)
        if entries:
            page.heading(title, dict(explanation.counts)[kind])
        for entry in entries:
            _entry(page, entry, explanation.report.text)
    page.heading(UNREAD, len(explanation.unread))
    for number, clause in enumerate(explanation.unread, start=1):
        page.add([(_quoted(explanation.report.text, clause), "")], f"{LETTERS['unread']}{number}  ", "bold")


class _Page:
    """Lines folded by the columns they take; ``start`` stands before the first, as much space before the others."""

    def __init__(self, out: TextIO) -> None:
        from rich.console import Console

        self.console: Console = Console(file=out, highlight=False, markup=False, emoji=False)
        self.columns = max(_NARROWEST, min(self.console.width, _WIDEST)) if out.isatty() else COLUMNS

    def add(self, parts: Iterable[tuple[str, str]], start: str = "", style: str = "") -> None:
        from rich.text import Text

        before = Text(start, style=style)
        safe = [(legible(words), look) for words, look in parts]
        for line in Text.assemble(*safe).wrap(self.console, self.columns - before.cell_len):
            line.rstrip()
            self.console.print(before + line if line else line, soft_wrap=True)
            before = Text(" " * before.cell_len)

    def heading(self, title: str, number: int) -> None:
        self.add([("", "")])
        self.add([(f"{title} ({number:,})", "bold")])


def _head(page: _Page, explanation: Explanation) -> None:
    report = explanation.report
    page.add([(shortened(report.title or report.identifier, None), "bold")])
    published = f"published {report.published}" if report.published else None
    about = (report.identifier if report.title else None, published, report.publisher, report.address)
    told = ", ".join(shortened(words, None) for words in about if words)
    if told:
        page.add([(told, "")])
    numbers = explanation.counted()
    page.add([(f"Found: {numbers}." if numbers else NOTHING, "")])
    if numbers:
        kinds = [f"{LETTERS[kind]} {NAMES[kind]}" for kind, _ in explanation.counts if kind in LETTERS]
        if kinds:
            page.add([(f"Marks: {', '.join(kinds)}, numbered as in the lists below the text.", "dim")])


def _text(page: _Page, explanation: Explanation) -> None:
    text = explanation.report.text
    page.add([("", "")])
    line: list[tuple[str, str]] = []
    for piece in pieces(text, marks(explanation, nested=False)):
        if piece.what == "start" and piece.mark is not None:
            line += _marked(text, piece.mark)
        elif piece.what == "text" and piece.mark is None:
            first, *others = piece.text.split("\n")
            line.append((first, ""))
            for other in others:
                page.add(line)
                line = [(other, "")]
    page.add(line)


def _marked(text: str, mark: Mark) -> list[tuple[str, str]]:
    words = text[mark.span.start : mark.span.end]
    return [("[", "dim"), (words, _STYLES[mark.kind]), (f":{' '.join(mark.labels)}]", "dim")]


def _entry(page: _Page, entry: Entry, text: str) -> None:
    """The name of a thing is its first line; an agreement has none, and is headed by its type and status."""
    code, values = f"{entry.code}  ", entry.values
    if values[0].label == "name":
        page.add(_line(values[0], text, _STYLES[entry.kind]), code, "bold")
        values = values[1:]
    elif entry.title:
        page.add([(entry.title, _STYLES[entry.kind])], code, "bold")
    for value in values:
        label = f"{value.label:<{_LABEL}}  " if entry.code else ""
        page.add(_line(value, text), f"    {label}")


def _line(value: Value, text: str, style: str = "") -> list[tuple[str, str]]:
    """The value with its words, once where they are the same; then rule and confidence."""
    shown, stated = shortened(value.shown, None), value.stated
    quote = _quoted(text, stated.words)
    code = [(f"{value.code} ", "bold")] if value.code else []
    said = [(f"{shown}: ", style), (quote, "")] if quote != f"“{shown}”" else [(quote, style)]
    trigger = " (trigger)" if value.trigger else ""
    return [*code, *said, (f"{trigger}, {stated.rule}, {stated.confidence:.2f}", "dim")]


def _quoted(text: str, span: Span) -> str:
    return f"“{shortened(text[span.start : span.end], None)}”"
