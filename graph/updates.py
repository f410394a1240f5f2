"""Put SPARQL updates together; pyoxigraph writes every term in them, so no text of a report is read as SPARQL."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


class Update:
    """Operations that are applied in order, all or none, when its text is given to ``Store.update`` in one piece."""

    def __init__(self) -> None:
        self._operations: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._operations)

    def __str__(self) -> str:
        return " ;\n".join(self._operations)

    def drop(self, graph: str) -> None:
        """Drop a graph, if it is there."""
        self._operations.append(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")

    def insert(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Insert triples into a graph."""
        self._data("INSERT DATA", graph, triples)

    def delete(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Delete triples from a graph, where they are there."""
        self._data("DELETE DATA", graph, triples)

    def _data(self, operation: str, graph: str, triples: Iterable[ox.Triple]) -> None:
        lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        if lines:
            self._operations.append(f"{operation} {{ GRAPH {ox.NamedNode(graph)} {{\n{lines.decode()}}} }}")
