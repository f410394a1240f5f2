"""Agreements, events and projects that two reports tell of and that may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from .identity import name_key
from .kinds import shape_of
from .parted import parted
from .proposed import Candidate, Proposal
from .told_twice import Bounds, Told, ToldAgreement, ToldEvent, ToldProject, compare_told

if TYPE_CHECKING:
    from .store import Store

LARGEST_BLOCK: Final = 50
"""Things that have two sides or a name in common and are still compared with each other."""


@dataclass(slots=True)
class _Known:
    iri: str
    kind: str
    label: str
    type: str = ""
    status: str = ""
    place: str | None = None
    days: Bounds | None = None
    issued: date | None = None
    sides: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)


def told_proposals(store: Store) -> list[Proposal]:
    """All such pairs, the sure ones (which a third keeps apart) first, then by name."""
    known = _known(store)
    blocks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for thing in known.values():
        for block in _blocks(thing):
            blocks[block].add(thing.iri)
    pairs = {
        pair for block in blocks.values() if len(block) <= LARGEST_BLOCK for pair in combinations(sorted(block), 2)
    }
    apart = parted(store)
    pairs = {pair for pair in pairs if frozenset(pair) not in apart}
    return sorted(_proposed(known, pairs), key=lambda one: (one.kind != "same", one.one, one.other))


def _proposed(known: dict[str, _Known], pairs: Iterable[tuple[str, str]]) -> Iterator[Proposal]:
    for one, other in pairs:
        if known[one].reports & known[other].reports:
            continue
        verdict = compare_told(_told(known[one]), _told(known[other]))
        if verdict.kind != "different":
            first, second = sorted(_candidate(known[iri]) for iri in (one, other))
            yield Proposal(known[one].kind, first, second, verdict.kind, verdict.reason)


def _candidate(thing: _Known) -> Candidate:
    return Candidate(thing.label, thing.iri, tuple(sorted(thing.reports)))


def _blocks(thing: _Known) -> Iterator[tuple[str, ...]]:
    if thing.kind == "event":
        yield thing.kind, name_key(thing.label)
    else:
        name = name_key(thing.label) if thing.kind == "project" else ""
        yield from ((thing.kind, name, *pair) for pair in combinations(sorted(thing.sides), 2))


def _told(thing: _Known) -> Told:
    if thing.kind == "agreement":
        sides = frozenset(thing.sides)
        return ToldAgreement(thing.iri, thing.type, thing.status, sides, thing.days, thing.issued)
    if thing.kind == "event":
        return ToldEvent(thing.iri, name_key(thing.label), thing.place, thing.days, thing.issued)
    return ToldProject(thing.iri, name_key(thing.label), frozenset(thing.sides), thing.issued)


def _known(store: Store) -> dict[str, _Known]:
    rows = store.query(files(__package__).joinpath("told_proposals.rq").read_text(encoding="utf-8"))
    assert isinstance(rows, ox.QuerySolutions)
    known: dict[str, _Known] = {}
    for solution in rows:
        row = {name.value: solution[name].value for name in rows.variables if solution[name] is not None}
        iri = row["thing"]
        shape = shape_of(iri, store.ids.base)
        if shape is None:
            continue
        thing = known.setdefault(iri, _Known(iri, shape.kind, row["label"]))
        thing.type, thing.status = (row.get(part, "").rpartition("/")[2] for part in ("type", "status"))
        thing.place = row.get("place")
        thing.reports.add(row["report"])
        if "side" in row:
            thing.sides.add(row["side"])
        if "earliest" in row and "latest" in row:
            thing.days = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
        if "issued" in row:
            issued = date.fromisoformat(row["issued"])
            thing.issued = issued if thing.issued is None else min(thing.issued, issued)
    return known
