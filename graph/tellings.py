"""What one report tells of an agreement, an event or a project, made ready to be compared with what others tell.

A graph that changes, or was read for another reason, is asked as it is going to be; others are asked in the store,
which is quicker than reading them whole.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, SDO
from . import dates
from .addressing import ReadGraph
from .identifiers import short
from .identity import kind_of, reported_key
from .living import Living
from .terms import iri, node
from .told_twice import Told, ToldAgreement, ToldEvent, ToldProject

if TYPE_CHECKING:
    from .store import Store, Term


class Telling(Protocol):
    """One thing as one report tells it, without what people rejected."""

    def values(self, predicate: str) -> list[str]:
        """The values of a property as text."""

    def linked(self, predicate: str) -> list[ox.NamedNode]:
        """What answers now for the things that it links."""

    def place(self) -> str | None:
        """The name key of its place."""

    def issued(self) -> str:
        """When the report came out; empty where it does not tell."""


def told_in(living: Living, store: Store, key: str) -> Told | None:
    """What the first report with a key tells of its thing; None where people rejected that it is one."""
    graph = min(living.graphs_of(key))
    telling: Telling | None = None
    if not living.is_read(graph):
        telling = _stored(living, store, graph, key)
    if telling is None:
        read = living.reading(graph)
        nothing = living.nothing_in(graph)
        if reported_key(key) in nothing:
            return None
        telling = _Read(living, read, reported_key(key), nothing)
    return _told(kind_of(key), store.ids.report_of(graph) or graph, key.split("|")[1], telling)


def _told(kind: str, report: str, name: str, telling: Telling) -> Told | None:
    issued = date.fromisoformat(telling.issued()[:10]) if telling.issued() else None
    if kind == "event":
        start, end = (min(telling.values(part), default=None) for part in (SDO.startDate, SDO.endDate))
        return ToldEvent(report, name, telling.place(), dates.event_bounds(start, end), issued)
    sides = frozenset(side.value for side in telling.linked(CP.party if kind == "agreement" else CP.partner))
    if kind == "project":
        return ToldProject(report, name, sides, issued)
    written = min(telling.values(DCT.date), default=None)
    type_, status = (min(telling.values(part), default="").rpartition("/")[2] for part in (DCT.type, CP.status))
    return ToldAgreement(report, type_, status, sides, dates.bounds(written) if written else None, issued)


class _Read:
    def __init__(self, living: Living, read: ReadGraph, key: str, nothing: Collection[str]) -> None:
        self._living, self._read, self._key, self._nothing = living, read, key, nothing

    def values(self, predicate: str) -> list[str]:
        return [one if isinstance(one, str) else one.value for one in self._about(predicate)]

    def linked(self, predicate: str) -> list[ox.NamedNode]:
        keys = (one for one in self._about(predicate) if isinstance(one, str))
        base = self._living.ids.base
        things = (ox.NamedNode(base + short(self._living.key_in(self._read, key))) for key in keys)
        return [self._living.addresses.current(thing) for thing in things]

    def place(self) -> str | None:
        return next((one.split("|")[1] for one in self._about(CP.place) if isinstance(one, str)), None)

    def issued(self) -> str:
        report = ox.NamedNode(self._read.report)
        found = (q.object for q in self._read.fixed if q.predicate == node(DCT.issued) and q.subject == report)
        return next((value.value for value in found if isinstance(value, ox.Literal)), "")

    def _about(self, predicate: str) -> list[str | Term]:
        said = self._read.about(self._key, predicate, self._living.decided.rejected)
        return [one for one in said if not (isinstance(one, str) and one in self._nothing)]


class _Stored:
    def __init__(self, living: Living, store: Store, graph: str, thing: ox.NamedNode) -> None:
        self._living, self._store, self._graph, self._thing = living, store, graph, thing

    def values(self, predicate: str) -> list[str]:
        return [value.value for value in self._objects(self._thing, predicate)]

    def linked(self, predicate: str) -> list[ox.NamedNode]:
        return [self._living.addresses.current(iri(value)) for value in self._objects(self._thing, predicate)]

    def place(self) -> str | None:
        for value in self._objects(self._thing, CP.place):
            key = self._living.addresses.key(iri(value))
            if key is not None:
                return key.split("|")[1]
        return None

    def issued(self) -> str:
        report = ox.NamedNode(self._living.ids.report_of(self._graph) or self._graph)
        return next((value.value for value in self._objects(report, DCT.issued)), "")

    def _objects(self, subject: ox.NamedNode, predicate: str) -> list[Term]:
        found = self._store.quads(self._graph, subject=subject, predicate=node(predicate))
        return [quad.object for quad in found]  # type: ignore[misc]


def _stored(living: Living, store: Store, graph: str, key: str) -> _Stored | None:
    """The thing as the graph in the store has it; None where another of the report is one with it, or it is none."""
    mention = ox.NamedNode(store.ids.mention(store.ids.report_of(graph) or graph, reported_key(key)))
    for meant in store.quads(graph, subject=mention, predicate=node(CP.mentionOf)):
        thing = iri(meant.object)
        alone = len(list(store.quads(graph, predicate=node(CP.mentionOf), object=thing))) == 1
        if alone and next(store.quads(graph, subject=thing, predicate=node(CP.reportedIn)), None) is not None:
            return _Stored(living, store, graph, thing)
    return None
