"""Decisions in words: one line for a command that took one, a few lines each in a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TextIO

from .judgements import ON_STATEMENTS
from .legible import folded, shortened

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
    columns = columns_of(out)
    for decision in decisions:
        for line in _lines(decision, columns):
            out.write(line + "\n")


def columns_of(out: TextIO) -> int:
    """How long lines may be: as long as a terminal allows, within reason; elsewhere 80 columns."""
    if not out.isatty():
        return _UNKNOWN
    return max(_NARROWEST, min(shutil.get_terminal_size((_UNKNOWN, 24)).columns, _WIDEST))


def hanging(text: str, start: str, columns: int) -> Iterator[str]:
    """Lines of a text that begins with ``start``; where it is empty, those after the first stand further in."""
    further = start or _INDENT
    for line in folded(text, columns - len(_INDENT)):
        yield start + line
        start = further


def _lines(decision: Decision, columns: int) -> Iterator[str]:
    judgement = decision.judgement
    head = f"{judgement.number}  {judgement.created.date()}  {decision.state}"
    if judgement.undone is not None:
        head += f" {judgement.undone.date()}"
    yield from hanging(f"{head}, {shortened(judgement.who, _LONGEST)}", "", columns)
    yield from hanging(in_words(judgement), _INDENT, columns)
    if judgement.why:
        yield from hanging(f"because: {shortened(judgement.why, _LONGEST)}", _INDENT, columns)
