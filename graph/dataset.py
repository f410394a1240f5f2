"""Hand the graph to researchers as rdflib objects, copies in memory: what is done to them does not reach the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..errors import UnknownName

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

    from .store import Store


def report_graph(store: Store, identifier: str) -> Graph:
    """The graph of one report, by the report's identifier; UnknownName where the store has no such report."""
    found = named_graph(store, store.ids.report_graph(store.ids.report(identifier)))
    if not len(found):
        raise UnknownName(f"{identifier}: no report in the store has this identifier")
    return found


def named_graph(store: Store, graph: str) -> Graph:
    """Any named graph by its IRI; empty where there is none."""
    from rdflib import Graph, URIRef

    found = Graph(identifier=URIRef(graph))
    _bind(found)
    for triple in _rdflib(store.quads(graph)):
        found.add(triple[:3])
    return found


def dataset(store: Store) -> Dataset:
    """All graphs. Its default graph is empty, so a query that names no graph sees nothing: name one, or query one."""
    from rdflib import Dataset

    found = Dataset()
    _bind(found)
    found.addN(
        (subject, predicate, value, found.graph(graph)) for subject, predicate, value, graph in _rdflib(store.quads())
    )
    return found


def _rdflib(quads: Iterator[ox.Quad]) -> Iterator[tuple[Any, Any, Any, Any]]:
    from rdflib import Literal, URIRef
    from rdflib.namespace import XSD

    nodes: dict[str, URIRef] = {}

    def named(iri: str) -> URIRef:
        return nodes.setdefault(iri, URIRef(iri))

    def term(value: object) -> Any:
        if not isinstance(value, ox.Literal):
            return named(value.value)  # type: ignore[attr-defined]
        if value.language:
            return Literal(value.value, lang=value.language)
        datatype = named(value.datatype.value)
        return Literal(value.value, datatype=None if datatype == XSD.string else datatype, normalize=False)

    for quad in quads:
        yield term(quad.subject), term(quad.predicate), term(quad.object), term(quad.graph_name)


def _bind(graph: Graph) -> None:
    from ..ontology.terms import PREFIXES

    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
