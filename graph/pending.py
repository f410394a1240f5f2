"""The report graphs as they are going to be: those of the store, some of them replaced by others not yet written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .terms import iri

if TYPE_CHECKING:
    from .store import Store, Term

_Key = tuple[object, ...]


class Pending:
    """A view of report graphs alone; graphs can be replaced in it again and again, the store is not touched."""

    def __init__(self, store: Store, replaced: Mapping[str, Collection[ox.Quad]] | None = None) -> None:
        self._store = store
        self.ids = store.ids
        self._graphs: dict[str, Collection[ox.Quad]] = {}
        self._index: dict[str, dict[_Key, list[ox.Quad]]] = {}
        for graph, quads in (replaced or {}).items():
            self.replace(graph, quads)

    @property
    def replaced(self) -> Mapping[str, Collection[ox.Quad]]:
        """The graphs that are not as in the store, by IRI; empty: goes."""
        return self._graphs

    def replace(self, graph: str, quads: Collection[ox.Quad]) -> None:
        """Let a graph hold these quads in place of what it held."""
        self._graphs[graph] = quads
        index: dict[_Key, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            index["s", quad.subject, quad.predicate].append(quad)
            index["o", quad.predicate, quad.object].append(quad)
        self._index[graph] = index

    def graph(self, graph: str) -> list[ox.Quad]:
        """All quads of a graph."""
        return list(self._graphs[graph]) if graph in self._graphs else list(self._store.quads(graph))

    def of_subject(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads with this subject and predicate."""
        yield from self._stored(subject=subject, predicate=predicate)
        for index in self._index.values():
            yield from index.get(("s", subject, predicate), ())

    def of_object(self, predicate: ox.NamedNode, value: Term) -> Iterator[ox.Quad]:
        """The quads with this predicate and object."""
        yield from self._stored(predicate=predicate, object=value)
        for index in self._index.values():
            yield from index.get(("o", predicate, value), ())

    def one(self, graph: str, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
        """The object in one graph; None where there is none."""
        if graph in self._graphs:
            found = iter(self._index[graph].get(("s", subject, predicate), ()))
        else:
            found = self._store.quads(graph, subject=subject, predicate=predicate)
        return next((quad.object for quad in found), None)  # type: ignore[return-value]

    def _stored(self, **terms: Term) -> Iterator[ox.Quad]:
        for quad in self._store.quads(**terms):  # type: ignore[arg-type]
            graph = iri(quad.graph_name).value
            if graph not in self._graphs and self.ids.report_of(graph):
                yield quad
