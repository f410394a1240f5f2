"""Decisions in words: one line for a command that took one, a few lines each in a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TextIO

from .judgements import ON_STATEMENTS
from .legible import folded, shortened, width

if TYPE_CHECKING:
    from .decisions import Decision
    from .judgements import Judgement

_NARROWEST, _WIDEST, _UNKNOWN = 40, 100, 80
_LONGEST: Final = 400
_INDENT: Final = "    "


def in_words(judgement: Judgement) -> str:
    """What was decided, on one line."""
    what = shortened(judgement.what or ", ".join(judgement.about), _LONGEST)
    return f"{judgement.verdict}: {what}" if judgement.verdict in ON_STATEMENTS else what


def write_decisions(decisions: Iterable[Decision], out: TextIO) -> None:
    """Write a list: number, day, state and who, then what and why; lines are no longer than a terminal allows."""
    columns = _UNKNOWN
    if out.isatty():
        columns = max(_NARROWEST, min(shutil.get_terminal_size((_UNKNOWN, 24)).columns, _WIDEST))
    for decision in decisions:
        for line in _lines(decision, columns):
            out.write(line + "\n")


def _lines(decision: Decision, columns: int) -> Iterator[str]:
    judgement = decision.judgement
    head = f"{judgement.number}  {judgement.created.date()}  {decision.state}"
    if judgement.undone is not None:
        head += f" {judgement.undone.date()}"
    yield from _folded(f"{head}, {shortened(judgement.who, _LONGEST)}", "", columns)
    yield from _folded(in_words(judgement), _INDENT, columns)
    if judgement.why:
        yield from _folded(f"because: {shortened(judgement.why, _LONGEST)}", _INDENT, columns)


def _folded(text: str, start: str, columns: int) -> Iterator[str]:
    for line in folded(text, columns - width(start)):
        yield start + line
        start = start or _INDENT
