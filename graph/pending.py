"""The report graphs as they are going to be: those of the store, without what goes and with what comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import RDF
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store, Term


class Pending:
    """A view of report graphs alone; the store is not touched."""

    def __init__(self, store: Store, gone: Collection[ox.Quad] = (), come: Collection[ox.Quad] = ()) -> None:
        self._store = store
        self._gone = set(gone)
        self._of: dict[object, list[ox.Quad]] = defaultdict(list)
        self._about: dict[object, list[ox.Quad]] = defaultdict(list)
        subject = node(RDF.subject)
        for quad in come:
            self._of[quad.subject].append(quad)
            if quad.predicate == subject:
                self._about[quad.object].append(quad)

    def of(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads with this subject and predicate."""
        yield from self._stored(subject=subject, predicate=predicate)
        yield from (quad for quad in self._of.get(subject, ()) if quad.predicate == predicate)

    def statements_on(self, thing: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads that give statements this subject."""
        yield from self._stored(predicate=node(RDF.subject), object=thing)
        yield from self._about.get(thing, ())

    def one(self, graph: str, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
        """The object in one graph; None where there is none."""
        for quad in self._store.quads(graph, subject=subject, predicate=predicate):
            if quad not in self._gone:
                return quad.object  # type: ignore[return-value]
        name = ox.NamedNode(graph)
        come = (quad for quad in self._of.get(subject, ()) if quad.predicate == predicate and quad.graph_name == name)
        return next((quad.object for quad in come), None)  # type: ignore[return-value]

    def _stored(self, **terms: Term) -> Iterator[ox.Quad]:
        for quad in self._store.quads(**terms):  # type: ignore[arg-type]
            if quad not in self._gone and self._store.ids.report_of(iri(quad.graph_name).value):
                yield quad
