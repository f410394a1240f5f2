"""The part of a store that is sure enough: what a least confidence leaves, as a store of its own in memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, RDF, SKOS
from .current import rebuild
from .decided import decided_in
from .embedded import EmbeddedStore
from .terms import node

if TYPE_CHECKING:
    from .store import Store

_NAMES = (node(SKOS.prefLabel), node(SKOS.altLabel))
_SIDES = (node(CP.party), node(CP.partner))
_PARTS = (node(RDF.subject), node(RDF.predicate), node(RDF.object))


def confident(store: Store, least: float) -> EmbeddedStore:
    """Copy a store into memory without statements of less confidence than ``least`` (0 to 1).

    A thing of which a report is not sure that it is one goes from that report with all that is said of it there, and so
    does an agreement or a project that loses all its parties or partners; a thing that stays keeps its names. What
    people confirmed is sure. Graph ``current`` is derived from what is left. Reads the whole store.
    """
    ids = store.ids
    current = ids.graph("current")
    confirmed = decided_in(store).confirmed
    kept: list[ox.Quad] = []
    for graph in store.graphs():
        quads = list(store.quads(graph))
        if ids.report_of(graph):
            kept += _sure(quads, least, confirmed)
        elif graph != current:
            kept += quads
    found = EmbeddedStore.in_memory(ids.base, kept)
    rebuild(found)
    return found


def _sure(quads: Collection[ox.Quad], least: float, confirmed: Collection[ox.NamedNode]) -> Iterator[ox.Quad]:
    """What is left of the graph of a report."""
    parts: dict[object, dict[object, object]] = {}
    doubted = set()
    for quad in quads:
        if quad.predicate in _PARTS:
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
        elif quad.predicate == node(CP.confidence) and float(getattr(quad.object, "value", 1)) < least:
            doubted.add(quad.subject)
    doubted -= set(confirmed)
    plain = {(quad.subject, quad.predicate, quad.object) for quad in quads}
    said = {name: tuple(of[part] for part in _PARTS) for name, of in parts.items() if len(of) == len(_PARTS)}
    said = {name: triple for name, triple in said.items() if triple in plain}
    sure = {triple for name, triple in said.items() if name not in doubted}
    gone = {triple for triple in said.values() if triple not in sure and triple[1] not in _NAMES}
    nothing = {s for s, p, _ in gone if p == node(RDF.type)}
    joint = [triple for triple in said.values() if triple[1] in _SIDES]
    sided = {s for s, p, o in joint if (s, p, o) not in gone and o not in nothing}
    nothing |= {s for s, _, _ in joint} - sided
    nothing |= {quad.subject for quad in quads if quad.predicate == node(CP.mentionOf) and quad.object in nothing}
    nothing |= {statement for statement, (s, p, o) in said.items() if (s, p, o) in gone or s in nothing or o in nothing}
    for quad in quads:
        out = (quad.subject, quad.predicate, quad.object) in gone or quad.subject in nothing or quad.object in nothing
        if not out:
            yield quad
