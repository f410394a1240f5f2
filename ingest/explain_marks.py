"""The marks in a report's text: which stretch is of what kind, and the values that rest on it.

Marks never cross: of two that would, the longer stays; values whose words got no mark are shown in the list alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..graph.facts import Span
from .explain import LETTERS, NAMES, Entry, Explanation, Kind, Value

_RANK = {kind: place for place, kind in enumerate(NAMES)}


class Said(NamedTuple):
    """A value with the thing it is said of; both None where the mark is a clause that gave nothing."""

    entry: Entry | None
    value: Value | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text; ``labels`` are codes of things (``O3``) or names of kinds (``date``), ``kind`` the first's."""

    span: Span
    kind: Kind
    labels: tuple[str, ...]
    said: tuple[Said, ...]


class Piece(NamedTuple):
    """A part of the text between two ends of marks, with the innermost mark around it, or an end of a mark."""

    what: Literal["text", "start", "end"]
    text: str = ""
    mark: Mark | None = None


def marks(explanation: Explanation, *, nested: bool) -> tuple[Mark, ...]:
    """The marks in text order, an outer one before those in it; not ``nested``: outermost ones of things found only."""
    wanted: dict[tuple[Kind, str], list[tuple[Span, Said]]] = {}
    for entry in explanation.entries:
        for value in entry.values:
            if value.marked is not None:
                code = entry.code if value.code is None and value.kind == entry.kind else value.code
                wanted.setdefault((value.kind, code or ""), []).append((value.marked, Said(entry, value)))
    if nested:
        for number, clause in enumerate(explanation.unread, start=1):
            wanted["unread", f"{LETTERS['unread']}{number}"] = [(clause, Said(None, None))]
    by_span: dict[Span, list[tuple[Kind, str, list[Said]]]] = {}
    for (kind, code), found in wanted.items():
        for span, said in _joined(found) if code else _equal(found):
            by_span.setdefault(span, []).append((kind, code or NAMES[kind], said))
    kept = _uncrossed(by_span, len(explanation.report.text), nested=nested)
    return tuple(_mark(span, by_span[span]) for span in sorted(kept, key=lambda s: (s.start, -s.end)))


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text, parted at the ends of the marks; marks in the order that ``marks`` gives them."""
    place, opened = 0, list[Mark]()

    def until(end: int) -> Iterator[Piece]:
        nonlocal place
        if end > place:
            yield Piece("text", text[place:end], opened[-1] if opened else None)
            place = end

    def closed(start: int) -> Iterator[Piece]:
        while opened and opened[-1].span.end <= start:
            yield from until(opened[-1].span.end)
            yield Piece("end", mark=opened.pop())

    for mark in marks:
        yield from closed(mark.span.start)
        yield from until(mark.span.start)
        yield Piece("start", mark=mark)
        opened.append(mark)
    yield from closed(len(text))
    yield from until(len(text))


def _joined(found: list[tuple[Span, Said]]) -> Iterator[tuple[Span, list[Said]]]:
    """Words of one thing that overlap are marked as one stretch."""
    group: list[Said] = []
    start = end = -1
    for span, said in sorted(found, key=lambda pair: pair[0]):
        if group and span.start < end:
            end = max(end, span.end)
        else:
            if group:
                yield Span(start, end), group
            group, start, end = [], span.start, span.end
        group.append(said)
    if group:
        yield Span(start, end), group


def _equal(found: list[tuple[Span, Said]]) -> Iterator[tuple[Span, list[Said]]]:
    groups: dict[Span, list[Said]] = {}
    for span, said in found:
        groups.setdefault(span, []).append(said)
    yield from groups.items()


def _uncrossed(spans: Iterable[Span], length: int, *, nested: bool) -> list[Span]:
    """The longest first, each that crosses none before it; with ``nested`` it may lie in one.

    A shorter stretch can hold no longer one, so it crosses one exactly if its two ends lie in different ones.
    """
    inner = [0] * length
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if 0 <= span.start < span.end <= length:
            around = inner[span.start]
            if around == inner[span.end - 1] and (nested or not around):
                kept.append(span)
                inner[span.start : span.end] = [len(kept)] * (span.end - span.start)
    return kept


def _mark(span: Span, found: list[tuple[Kind, str, list[Said]]]) -> Mark:
    found.sort(key=lambda one: _RANK[one[0]])
    said = tuple(one for _, _, group in found for one in group)
    return Mark(span, found[0][0], tuple(label for _, label, _ in found), said)
