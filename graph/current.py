"""Graph ``current``: the merged view of all report graphs that plain SPARQL sees.

A thing stands in it as long as one report speaks of it, with one ``rdfs:label``. What stands in it is a function of the
report graphs, of what people decided and of ``registry``: ``compare`` and ``rebuild`` read it off them alone,
``rederive`` follows single reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, permutations
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, RDF, RDFS, SDO, SKOS, concept
from . import dates
from .kinds import Shape, shape_of
from .reported import Reported
from .terms import day, iri, node, text
from .updates import Update

if TYPE_CHECKING:
    import datetime

    from .store import Store, Term

_DENIED = concept("agreement-status", "denied")
_CHUNK = 20_000
Pair = tuple[ox.NamedNode, ox.NamedNode]


class View(Protocol):
    """Answers for one thing, from the reports or from ``current`` as it is."""

    base: str

    def one(self, subject: ox.NamedNode, predicate: str) -> Term | None:
        """The one value; None where there is none."""

    def many(self, subject: ox.NamedNode, predicate: str) -> set[Term]:
        """All values."""


def rebuild(store: Store) -> int:
    """Derive all of ``current`` from the report graphs; the number of triples that were missing or too many.

    Large repairs take several updates: if one is interrupted, run it again.
    """
    differences = list(compare(store))
    current = store.ids.graph("current")
    pending = iter(differences)
    while part := list(islice(pending, _CHUNK)):
        update = Update()
        update.delete(current, (triple for due, triple in part if not due))
        update.insert(current, (triple for due, triple in part if due))
        store.update(str(update))
    return len(differences)


def compare(store: Store) -> Iterator[tuple[bool, ox.Triple]]:
    """Each triple in which ``current`` is not what the reports make of it; True: it is missing, False: too many."""
    current = store.ids.graph("current")
    reported = Reported(store)
    sources = _sources(store)
    partners: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for thing in sources:
        for one, other in pairs(reported, thing):
            partners.setdefault(one, set()).add(other)
    for thing in sorted(sources, key=str):
        due = set(rows(reported, thing))
        due.update(ox.Triple(thing, node(CP.reportedIn), report) for report in sources[thing])
        due.update(links((thing, partner) for partner in partners.get(thing, ())))
        held = {quad.triple for quad in store.quads(current, subject=thing)}
        yield from ((True, triple) for triple in sorted(due - held, key=str))
        yield from ((False, triple) for triple in sorted(held - due, key=str))
    for quad in store.quads(current):
        if quad.subject not in sources:
            yield False, quad.triple


def rows(reported: Reported, thing: ox.NamedNode) -> Iterator[ox.Triple]:
    """What ``current`` has of a thing, ``cp:reportedIn`` and ``cp:partnerOf`` aside; nothing if no report has it."""
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
    for external in reported.elsewhere(thing):
        yield ox.Triple(thing, node(SDO.sameAs), external)
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


def predicates(shape: Shape | None) -> list[str]:
    """The predicates that ``rows`` may give a thing of this shape; None: a report."""
    if shape is None:
        return [RDFS.label]
    same = (RDFS.label, RDF.type, SKOS.altLabel, SDO.sameAs, CP.earliest, CP.latest)
    return [*same, *shape.single, *shape.multiple]


def pairs(view: View, thing: ox.NamedNode) -> Iterator[Pair]:
    """Who is whose partner because of an agreement or a project, both ways; nobody because of anything else."""
    shape = shape_of(thing.value, view.base)
    if shape is None or shape.partners is None:
        return
    status = view.one(thing, CP.status)
    if status is None or status.value == _DENIED:
        return
    partners = [iri(agent) for agent in view.many(thing, shape.partners)]
    yield from ((one, other) for one, other in permutations(partners, 2))


def links(partners: Iterable[Pair]) -> Iterator[ox.Triple]:
    """The pairs as triples."""
    return (ox.Triple(one, node(CP.partnerOf), other) for one, other in partners)


def _sources(store: Store) -> dict[ox.NamedNode, set[ox.NamedNode]]:
    """Each thing with the reports that speak of it, and each report with none."""
    found: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for quad in store.quads(predicate=node(CP.reportedIn)):
        if store.ids.report_of(iri(quad.graph_name).value):
            found.setdefault(iri(quad.subject), set()).add(iri(quad.object))
    for quad in store.quads(predicate=node(RDF.type), object=node(CP.Report)):
        if store.ids.report_of(iri(quad.graph_name).value):
            found.setdefault(iri(quad.subject), set())
    return found


def _bounds(shape: Shape, single: dict[str, Term | None]) -> tuple[datetime.date, datetime.date] | None:
    written = {predicate: value.value for predicate, value in single.items() if value is not None}
    if shape.kind == "agreement" and DCT.date in written:
        return dates.bounds(written[DCT.date])
    if shape.kind == "event":
        return dates.event_bounds(written.get(SDO.startDate), written.get(SDO.endDate))
    return None
