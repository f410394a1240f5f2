"""The report graphs as they are going to be: those of the store, without what goes and with what comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .terms import iri

if TYPE_CHECKING:
    from .store import Store, Term


class Pending:
    """A view of report graphs alone; the store is not touched."""

    def __init__(self, store: Store, gone: Collection[ox.Quad] = (), come: Collection[ox.Quad] = ()) -> None:
        self._store = store
        self._gone = set(gone)
        self._subjects: dict[tuple[object, object], list[ox.Quad]] = defaultdict(list)
        self._objects: dict[tuple[object, object], list[ox.Quad]] = defaultdict(list)
        for quad in come:
            self._subjects[quad.subject, quad.predicate].append(quad)
            self._objects[quad.predicate, quad.object].append(quad)

    def of_subject(self, subject: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.Quad]:
        """The quads with this subject and predicate."""
        yield from self._stored(subject=subject, predicate=predicate)
        yield from self._subjects.get((subject, predicate), ())

    def of_object(self, predicate: ox.NamedNode, value: Term) -> Iterator[ox.Quad]:
        """The quads with this predicate and object."""
        yield from self._stored(predicate=predicate, object=value)
        yield from self._objects.get((predicate, value), ())

    def one(self, graph: str, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
        """The object in one graph; None where there is none."""
        for quad in self._store.quads(graph, subject=subject, predicate=predicate):
            if quad not in self._gone:
                return quad.object  # type: ignore[return-value]
        name = ox.NamedNode(graph)
        found = (quad.object for quad in self._subjects.get((subject, predicate), ()) if quad.graph_name == name)
        return next(found, None)  # type: ignore[return-value]

    def _stored(self, **terms: Term) -> Iterator[ox.Quad]:
        for quad in self._store.quads(**terms):  # type: ignore[arg-type]
            if quad not in self._gone and self._store.ids.report_of(iri(quad.graph_name).value):
                yield quad
