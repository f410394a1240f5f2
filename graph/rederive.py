"""Follow changed reports in graph ``current``: re-derive what they touch and nothing else.

That is: the things of their old and their new graphs, the partner links of their agreements and projects, and the
labels made of a label that changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, ORG, RDF, RDFS, SKOS
from .current import Pair, links, pairs, predicates, rows
from .kinds import KINDS, shape_of
from .pending import Pending
from .reported import Reported
from .terms import iri, node, text

if TYPE_CHECKING:
    from .decided import Decided
    from .store import Store, Term

_LABEL_DEPENDS_ON = (CP.party, ORG.member, ORG.organization)
_PARTNERS = {shape.segment: shape.partners for shape in KINDS.values() if shape.partners}


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


def changes(
    store: Store,
    graphs: Mapping[str, Collection[ox.Quad]],
    held: Mapping[str, set[ox.Quad]],
    decided: Decided,
    named: Collection[ox.NamedNode] = (),
) -> Changes:
    """What must change in ``current`` when the graphs of reports become these (empty: is withdrawn).

    ``held`` is what they are in the store. ``named`` are things to which people gave another name or link, or of which
    they confirmed a statement.
    """
    return _Rederivation(store, graphs, held, decided, named).run()


class _Current:
    """A ``current.View`` of the graph ``current`` as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._graph = store.ids.graph("current")
        self.base = store.ids.base

    def one(self, subject: ox.NamedNode, predicate: str) -> Term | None:
        return next(iter(self.many(subject, predicate)), None)

    def many(self, subject: ox.NamedNode, predicate: str) -> set[Term]:
        return {triple.object for triple in self.triples(subject, predicate)}  # type: ignore[misc]

    def triples(self, subject: ox.NamedNode, predicate: str) -> list[ox.Triple]:
        return [quad.triple for quad in self._store.quads(self._graph, subject=subject, predicate=node(predicate))]

    def subjects(self, predicate: str, value: ox.NamedNode) -> Iterator[ox.NamedNode]:
        found = self._store.quads(self._graph, predicate=node(predicate), object=value)
        return (iri(quad.subject) for quad in found)


class _Rederivation:
    def __init__(
        self,
        store: Store,
        graphs: Mapping[str, Collection[ox.Quad]],
        held: Mapping[str, set[ox.Quad]],
        decided: Decided,
        named: Collection[ox.NamedNode],
    ) -> None:
        self.base = store.ids.base
        self.reports = [ox.NamedNode(store.ids.report_of(graph) or graph) for graph in graphs]
        self.before, self.after = _sources(held[g] for g in graphs), _sources(graphs.values())
        gone = {graph: held[graph] - set(graphs[graph]) for graph in graphs}
        come = {graph: set(graphs[graph]) - held[graph] for graph in graphs}
        things = self.before.keys() | self.after.keys()
        losing = {one for graph in graphs for one in _about(gone[graph], held[graph])} & things | set(named)
        self.touched = {one for graph in graphs for one in _about(come[graph], graphs[graph])} & things | losing
        self.held = _Current(store)
        self.known = {thing for thing in self.touched if self.held.triples(thing, RDFS.label)}
        pending = Pending(store, set().union(*gone.values()), set().union(*come.values()))
        self.reported = Reported(store, pending, decided)
        self.told = _told(come.values(), self.known - losing - decided.names().keys())
        self.changes = Changes()

    def run(self) -> Changes:
        renamed = {thing for thing in self.touched if self._replace_rows(thing)}
        for report in self.reports:
            self._replace_rows(report)
        self.changes.replace(self._links(self.before), self._links(self.after))
        self._replace_partners()
        for thing in self._dependents(renamed):
            label = ox.Triple(thing, node(RDFS.label), text(self.reported.label(thing)))
            self.changes.replace(self.held.triples(thing, RDFS.label), [label])
        return self.changes

    def _replace_rows(self, thing: ox.NamedNode) -> bool:
        """Whether the thing was known, stays, and gets another label."""
        if thing in self.told and self._only_adds(thing):
            return False
        old: list[ox.Triple] = []
        if thing in self.known or thing in self.reports:
            for predicate in predicates(shape_of(thing.value, self.base)):
                old += self.held.triples(thing, predicate)
        new = list(rows(self.reported, thing))
        self.changes.replace(old, new)
        return bool(old and new) and _label(old) != _label(new)

    def _only_adds(self, thing: ox.NamedNode) -> bool:
        """Add what more reports say of a thing, if it confirms what ``current`` has: so no other report need be asked.

        One more report with the label and the values that stand can make no other stand. False where it says else.
        """
        shape = shape_of(thing.value, self.base)
        if shape is None or not shape.named:
            return False
        label = self.held.one(thing, RDFS.label)
        said = self.told[thing]
        standing = {predicate: self.held.one(thing, predicate) for predicate in shape.single}
        if said[SKOS.prefLabel] != {label} or any(said[p] - {value} for p, value in standing.items()):
            return False
        for predicate in (SKOS.altLabel, *shape.multiple):
            more = said[predicate] - self.held.many(thing, predicate) - {label}
            self.changes.replace((), (ox.Triple(thing, node(predicate), value) for value in more))
        return True

    def _links(self, sources: Mapping[ox.NamedNode, set[ox.NamedNode]]) -> Iterator[ox.Triple]:
        for thing, reports in sources.items():
            yield from (ox.Triple(thing, node(CP.reportedIn), report) for report in reports)

    def _replace_partners(self) -> None:
        joint = {thing for thing in self.touched if (shape := shape_of(thing.value, self.base)) and shape.partners}
        before = {pair for thing in joint & self.known for pair in pairs(self.held, thing)}
        after = {pair for thing in joint for pair in pairs(self.reported, thing)}
        self.changes.replace(links(pair for pair in before - after if not self._linked_elsewhere(pair, joint)), ())
        self.changes.replace((), links(after - before))

    def _linked_elsewhere(self, pair: Pair, joint: set[ox.NamedNode]) -> bool:
        return any(
            pair in set(pairs(self.held, thing))
            for predicate in _PARTNERS.values()
            for thing in self.held.subjects(predicate, pair[0])
            if thing not in joint
        )

    def _dependents(self, renamed: set[ox.NamedNode]) -> set[ox.NamedNode]:
        found = (self.held.subjects(predicate, thing) for thing in renamed for predicate in _LABEL_DEPENDS_ON)
        return {thing for things in found for thing in things} - self.touched


def _told(
    graphs: Iterable[Iterable[ox.Quad]], things: Collection[ox.NamedNode]
) -> dict[ox.NamedNode, defaultdict[str, set[Term]]]:
    """What graphs say of things, by predicate."""
    found: dict[ox.NamedNode, defaultdict[str, set[Term]]] = {thing: defaultdict(set) for thing in things}
    for quads in graphs:
        for quad in quads:
            if quad.subject in found:
                found[iri(quad.subject)][quad.predicate.value].add(quad.object)  # type: ignore[arg-type]
    return found


def _about(parts: Collection[ox.Quad], whole: Collection[ox.Quad]) -> set[ox.NamedNode]:
    """What part of a graph is about: the things of which it says something, or says how sure that is, or when."""
    subjects = {iri(quad.subject) for quad in parts}
    if len(parts) == len(whole) or any(quad.predicate == node(DCT.issued) for quad in parts):
        return {iri(quad.subject) for quad in whole}
    for quad in whole:
        if quad.predicate == node(RDF.subject) and quad.subject in subjects:
            subjects.add(iri(quad.object))
    return subjects


def _sources(graphs: Iterable[Iterable[ox.Quad]]) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """The things of graphs, each with the reports among them that speak of it."""
    found: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for quads in graphs:
        for quad in quads:
            if quad.predicate == node(CP.reportedIn):
                found.setdefault(iri(quad.subject), set()).add(iri(quad.object))
    return found


def _label(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    return {triple for triple in triples if triple.predicate == node(RDFS.label)}
