"""Graph ``current``: the merged view of all report graphs that plain SPARQL sees.

A thing stands in it as long as one report speaks of it, with one ``rdfs:label``. ``changes`` re-derives only what one
report touches; ``rebuild`` derives everything anew, by the same rules read off the report graphs alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, permutations
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, ORG, RDF, RDFS, SDO, SKOS, concept
from . import dates
from .kinds import KINDS, Shape, shape_of
from .reported import Reported
from .terms import day, node, text
from .updates import Update

if TYPE_CHECKING:
    from .store import Store, Term

_DENIED = concept("agreement-status", "denied")
_CHUNK = 20_000
_LABEL_DEPENDS_ON = (CP.party, ORG.member, ORG.organization)
_JOINT = {shape.kind: shape.partners for shape in KINDS.values() if shape.partners}


@dataclass(slots=True)
class Changes:
    """What graph ``current`` loses and gains."""

    gone: set[ox.Triple] = field(default_factory=set)
    new: set[ox.Triple] = field(default_factory=set)

    def replace(self, old: Iterable[ox.Triple], new: Iterable[ox.Triple]) -> None:
        """Note that the old triples are to be the new ones."""
        before, after = set(old), set(new)
        self.gone |= before - after
        self.new |= after - before


def changes(store: Store, graph: str, old: Collection[ox.Quad], new: Collection[ox.Quad]) -> Changes:
    """What must change in ``current`` when a report's graph, now ``old``, becomes ``new`` (empty: is withdrawn)."""
    return _Rederivation(store, graph, old, new).run()


def rebuild(store: Store) -> int:
    """Derive all of ``current`` from the report graphs; the number of triples that were missing or too many.

    Large repairs take several updates: if one is interrupted, run it again.
    """
    differences = list(compare(store))
    current = store.ids.graph("current")
    pending = iter(differences)
    while part := list(islice(pending, _CHUNK)):
        update = Update()
        update.delete(current, (triple for is_due, triple in part if not is_due))
        update.insert(current, (triple for is_due, triple in part if is_due))
        store.update(str(update))
    return len(differences)


def compare(store: Store) -> Iterator[tuple[bool, ox.Triple]]:
    """Each triple in which ``current`` differs from what the reports make of it; True: it is missing, False: too many."""
    current = store.ids.graph("current")
    reported = Reported(store)
    reports: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for quad in store.quads(predicate=node(CP.reportedIn)):
        if store.ids.report_of(quad.graph_name.value):  # type: ignore[union-attr]
            reports.setdefault(quad.subject, set()).add(quad.object)  # type: ignore[arg-type]
    partners: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for thing in reports:
        for one, other in _pairs(reported, thing):
            partners.setdefault(one, set()).add(other)
    sources = {source for found in reports.values() for source in found} | _reports(store)
    things = reports.keys() | sources
    for thing in sorted(things, key=str):
        due = set(rows(reported, thing))
        due.update(ox.Triple(thing, node(CP.reportedIn), report) for report in reports.get(thing, ()))
        due.update(ox.Triple(thing, node(CP.partnerOf), partner) for partner in partners.get(thing, ()))
        held = {quad.triple for quad in store.quads(current, subject=thing)}
        yield from ((True, triple) for triple in sorted(due - held, key=str))
        yield from ((False, triple) for triple in sorted(held - due, key=str))
    for quad in store.quads(current):
        if quad.subject not in things:
            yield False, quad.triple


def rows(reported: Reported, thing: ox.NamedNode) -> Iterator[ox.Triple]:
    """The triples of a thing in ``current``, but for ``cp:reportedIn`` and ``cp:partnerOf``; none if no report speaks of it."""
    shape = shape_of(thing.value, reported.base)
    label, others = reported.names(thing)
    if not label:
        return
    yield ox.Triple(thing, node(RDFS.label), text(label))
    if shape is None:
        return
    yield ox.Triple(thing, node(RDF.type), node(shape.type))
    for other in others:
        yield ox.Triple(thing, node(SKOS.altLabel), text(other))
    single = {predicate: reported.one(thing, predicate) for predicate in shape.single}
    for predicate, value in single.items():
        if value is not None:
            yield ox.Triple(thing, node(predicate), value)
    for predicate in shape.multiple:
        for value in reported.many(thing, predicate):
            yield ox.Triple(thing, node(predicate), value)
    bounds = _bounds(shape, single)
    if bounds:
        yield ox.Triple(thing, node(CP.earliest), day(bounds[0]))
        yield ox.Triple(thing, node(CP.latest), day(bounds[1]))


class _Rederivation:
    def __init__(self, store: Store, graph: str, old: Collection[ox.Quad], new: Collection[ox.Quad]) -> None:
        self.store = store
        self.current = store.ids.graph("current")
        self.report = ox.NamedNode(store.ids.report_of(graph) or graph)
        self.before, self.after = _things(old), _things(new)
        self.touched = self.before | self.after
        self.known = {thing for thing in self.touched if self._held(thing, RDFS.label)}
        self.reported = Reported(store, graph, new, self.touched - self.known)
        self.changes = Changes()

    def run(self) -> Changes:
        renamed = {self.report} if self._replace_rows(self.report) else set()
        for thing in self.touched:
            if self._replace_rows(thing):
                renamed.add(thing)
        self.changes.replace(self._sources(self.before), self._sources(self.after))
        self._partners()
        for thing in self._dependents(renamed):
            label = ox.Triple(thing, node(RDFS.label), text(self.reported.label(thing)))
            self.changes.replace(self._held(thing, RDFS.label), [label])
        return self.changes

    def _replace_rows(self, thing: ox.NamedNode) -> bool:
        """Whether a thing that stays gets another label."""
        old = list(self._held_rows(thing)) if thing in self.known or thing == self.report else []
        new = list(rows(self.reported, thing))
        self.changes.replace(old, new)
        labels = [[row for row in found if row.predicate == node(RDFS.label)] for found in (old, new)]
        return all(labels) and labels[0] != labels[1]

    def _held_rows(self, thing: ox.NamedNode) -> Iterator[ox.Triple]:
        shape = shape_of(thing.value, self.store.ids.base)
        predicates = [RDFS.label]
        if shape:
            predicates += [RDF.type, SKOS.altLabel, CP.earliest, CP.latest, *shape.single, *shape.multiple]
        return chain.from_iterable(self._held(thing, predicate) for predicate in predicates)

    def _held(self, thing: ox.NamedNode, predicate: str) -> list[ox.Triple]:
        return [quad.triple for quad in self.store.quads(self.current, subject=thing, predicate=node(predicate))]

    def _sources(self, things: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
        return (ox.Triple(thing, node(CP.reportedIn), self.report) for thing in things)

    def _partners(self) -> None:
        held = CurrentView(self.store)
        joint = {thing for thing in self.touched if _partner_property(thing, self.store) is not None}
        before = {pair for thing in joint & self.known for pair in _pairs(held, thing)}
        after = {pair for thing in joint for pair in _pairs(self.reported, thing)}
        gone = {pair for pair in before - after if not self._linked_elsewhere(pair, joint)}
        self.changes.replace(_links(gone), ())
        self.changes.replace((), _links(after - before))

    def _linked_elsewhere(self, pair: tuple[ox.NamedNode, ox.NamedNode], joint: set[ox.NamedNode]) -> bool:
        held = CurrentView(self.store)
        for predicate in _JOINT.values():
            for quad in self.store.quads(self.current, predicate=node(predicate), object=pair[0]):
                thing = quad.subject
                if isinstance(thing, ox.NamedNode) and thing not in joint and pair in set(_pairs(held, thing)):
                    return True
        return False

    def _dependents(self, renamed: set[ox.NamedNode]) -> set[ox.NamedNode]:
        found = {
            quad.subject
            for thing in renamed
            for predicate in _LABEL_DEPENDS_ON
            for quad in self.store.quads(self.current, predicate=node(predicate), object=thing)
        }
        return {thing for thing in found if isinstance(thing, ox.NamedNode)} - self.touched


class CurrentView:
    """Reads graph ``current`` as it is, with the questions of ``Reported``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._current = store.ids.graph("current")
        self.base = store.ids.base

    def one(self, subject: ox.NamedNode, predicate: str) -> Term | None:
        """The value, None where there is none."""
        return next(iter(self.many(subject, predicate)), None)

    def many(self, subject: ox.NamedNode, predicate: str) -> set[Term]:
        """All values."""
        found = self._store.quads(self._current, subject=subject, predicate=node(predicate))
        return {quad.object for quad in found}  # type: ignore[misc]


def _pairs(view: Reported | CurrentView, thing: ox.NamedNode) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """Who is whose partner because of an agreement or a project, both ways; nobody because of anything else."""
    shape = shape_of(thing.value, view.base)
    if shape is None or shape.partners is None:
        return iter(())
    status = view.one(thing, CP.status)
    if status is None or status.value == _DENIED:
        return iter(())
    partners = [agent for agent in view.many(thing, shape.partners) if isinstance(agent, ox.NamedNode)]
    return permutations(partners, 2)  # type: ignore[return-value]


def _links(pairs: Iterable[tuple[ox.NamedNode, ox.NamedNode]]) -> Iterator[ox.Triple]:
    return (ox.Triple(one, node(CP.partnerOf), other) for one, other in pairs)


def _partner_property(thing: ox.NamedNode, store: Store) -> str | None:
    shape = shape_of(thing.value, store.ids.base)
    return shape.partners if shape else None


def _things(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    reported_in = node(CP.reportedIn)
    return {quad.subject for quad in quads if quad.predicate == reported_in}  # type: ignore[misc]


def _reports(store: Store) -> set[ox.NamedNode]:
    found = store.quads(predicate=node(RDF.type), object=node(CP.Report))
    return {quad.subject for quad in found if store.ids.report_of(quad.graph_name.value)}  # type: ignore[misc, union-attr]


def _bounds(shape: Shape, single: dict[str, Term | None]) -> tuple[dates.date, dates.date] | None:
    written = {predicate: value.value for predicate, value in single.items() if value is not None}
    if shape.kind == "agreement" and DCT.date in written:
        return dates.bounds(written[DCT.date])
    if shape.kind == "event":
        return dates.event_bounds(written.get(SDO.startDate), written.get(SDO.endDate))
    return None
