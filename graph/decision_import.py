"""Take over the decisions of a file: each is checked as one taken by hand, and what follows is one update."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, get_args

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from .docket import Docket
from .judgements import ON_PAIRS, Judgement, Verdict, judgements, parsed_time
from .legible import shortened

if TYPE_CHECKING:
    from .decision_files import Row
    from .store import Store

_CLOCKS: Final = timedelta(days=1)
"""The clocks of two machines differ by less."""
_LONGEST: Final = 80


@dataclass(slots=True)
class Imported:
    """How many decisions were taken over, taken back and known already, and which rows were refused: where, and why."""

    taken: int = 0
    undone: int = 0
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def import_rows(store: Store, rows: Iterable[Row]) -> Imported:
    """Take over the decisions of rows, in order of the times at which they were taken and taken back.

    A decision that the store has is not taken anew; one that is taken back on either side is taken back. StoreError
    where the store cannot be written; it is then as before.
    """
    held = judgements(store)
    numbers = {judgement.number: judgement for judgement in held}
    before = set(numbers)
    found = Imported()
    docket = Docket(store, held)
    steps: list[tuple[datetime, bool, int, str, Judgement]] = []
    for place, row in enumerate(rows):
        try:
            judgement = _judgement(row, store.ids.base)
        except DecisionError as error:
            found.refused.append((row.where, str(error)))
            continue
        steps.append((judgement.created, False, place, row.where, judgement))
        if judgement.undone is not None:
            steps.append((judgement.undone, True, place, row.where, judgement))
    for moment, back, _, where, wanted in sorted(steps, key=lambda step: step[:3]):
        known = numbers.get(wanted.number)
        if back:
            if known is not None and known.undone is None:
                numbers[wanted.number] = docket.take_back(known, moment)
                found.undone += wanted.number in before
        elif known is not None:
            found.known += 1
        else:
            try:
                numbers[wanted.number] = _taken(docket, wanted)
                found.taken += 1
            except (DecisionError, UnknownName) as error:
                found.refused.append((where, str(error)))
    if found.taken or found.undone:
        docket.close()
    found.refused.sort(key=lambda refused: [int(part) if part.isdigit() else -1 for part in refused[0].split()])
    return found


def _taken(docket: Docket, wanted: Judgement) -> Judgement:
    """The decision as the docket has it: standing as yet, unless it was taken back and cannot be taken any more."""
    try:
        return docket.accept(replace(wanted, undone=None))
    except (DecisionError, UnknownName):
        if wanted.undone is None:
            raise
        docket.keep(wanted)
        return wanted


def _judgement(row: Row, base: str) -> Judgement:
    """A row as a decision; DecisionError where it is none."""
    if row.wrong is not None:
        raise DecisionError(row.wrong)
    cells = row.cells
    verdict = cells.get("verdict", "").strip().lower()
    if verdict not in get_args(Verdict):
        shown = shortened(cells.get("verdict", ""), _LONGEST) or "missing"
        raise DecisionError(f"the verdict is {shown}; use {', '.join(get_args(Verdict))}")
    about = [_address(cells[name].strip(), base) for name in ("one", "other") if cells.get(name, "").strip()]
    wanted = 2 if verdict in ON_PAIRS else 1
    if len(about) != wanted:
        raise DecisionError(f"{verdict}: give {'one and other' if wanted == 2 else 'one and no other'}")
    if (verdict == "named") != bool(cells.get("name")):
        raise DecisionError(f"{verdict}: give {'a name' if verdict == 'named' else 'no name'}")
    created, undone = (_time(cells.get(name, ""), name) for name in ("created", "undone"))
    if created is None:
        raise DecisionError("it does not tell when it was created; give a time")
    if undone is not None and undone < created:
        raise DecisionError("it was undone before it was created")
    found = Judgement(
        created,
        verdict,  # type: ignore[arg-type]
        tuple(sorted(about)),
        cells.get("who", ""),
        cells.get("why") or None,
        cells.get("name") or None,
        cells.get("what") or None,
        undone,
    )
    _check_number(cells.get("decision", "").strip(), found)
    return found


def _check_number(number: str, judgement: Judgement) -> None:
    try:
        due = judgement.number
    except ValueError:
        raise DecisionError("this is no text in Unicode; give it as such") from None
    if number and number != due:
        raise DecisionError(
            f"it bears the number {shortened(number, _LONGEST)}, and what it says has the number {due}: "
            "the row was altered; empty the cell if it is a decision of its own"
        )


def _address(written: str, base: str) -> str:
    address = written if written.startswith(("http://", "https://")) else base + written
    try:
        return ox.NamedNode(address).value
    except ValueError:
        raise DecisionError(f"{shortened(written, _LONGEST)}: this is no IRI") from None


def _time(written: str, name: str) -> datetime | None:
    if not written.strip():
        return None
    try:
        found = parsed_time(written.strip())
    except (ValueError, OverflowError):
        shown = shortened(written, _LONGEST)
        raise DecisionError(f"{name} is {shown}; give a time such as 2026-03-01T09:30:00Z") from None
    if found > datetime.now(UTC) + _CLOCKS:
        raise DecisionError(f"{name} is {written}, which is still to come")
    return found
