"""Which keys live, and in which report graphs, once reports have changed: a key that no report has is dead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, SKOS
from .addressing import ReadGraph, read_graph
from .apart import key_in, keys_in
from .identity import is_alone, reported_key
from .terms import iri, node

if TYPE_CHECKING:
    from .decided import Decided
    from .store import Store

_KEY = node(CP.key)


class Living:
    """The report graphs of a store, with those that change (None: goes) laid over them; by default none does."""

    def __init__(self, store: Store, decided: Decided, changed: Mapping[str, ReadGraph | None] | None = None) -> None:
        self._store = store
        self.ids = store.ids
        self.decided = decided
        self.addresses = decided.addresses
        self.changed = changed or {}
        self.held = {graph: set(store.quads(graph)) for graph in self.changed}
        """What the graphs that change, or were read, hold in the store."""
        self._coming = {graph: read for graph, read in self.changed.items() if read is not None}
        self._readings = dict(self._coming)
        self._apart = {store.ids.mention_graph(mention) for mention in decided.apart}
        self._decided_keys: dict[str, dict[str, str]] = {}
        self._alive: dict[str, bool] = {}
        self._nothing: dict[str, set[str]] = {}
        self.coming_keys = {key for graph in self._coming for key in self.keys_of(graph)}
        """The keys that the graphs that change are going to have."""

    def reading(self, graph: str) -> ReadGraph:
        """What a graph is going to say, told by the keys that its report alone gives."""
        found = self._readings.get(graph)
        if found is None:
            self.held[graph] = set(self._store.quads(graph))
            found = self._readings[graph] = read_graph(self.ids, graph, self.held[graph])
        return found

    def is_read(self, graph: str) -> bool:
        """Whether a graph changes, or was read already."""
        return graph in self._readings

    def nothing_in(self, graph: str) -> set[str]:
        """As ``ReadGraph.nothing``, of what a graph is going to say."""
        if graph not in self._nothing:
            self._nothing[graph] = self.reading(graph).nothing(self.decided.rejected)
        return self._nothing[graph]

    def keys_of(self, graph: str) -> Collection[str]:
        """The keys that a graph is going to have."""
        return self.decided_keys(graph).values()

    def decided_keys(self, graph: str) -> Mapping[str, str]:
        """The keys that the report of a graph alone gives, each with the one that decisions leave it."""
        found = self._decided_keys.get(graph)
        if found is None:
            found = self._decided_keys[graph] = keys_in(self.reading(graph), self.decided)
        return found

    def key_in(self, read: ReadGraph, key: str) -> str:
        """The key of a thing of a report, given the key that the report alone gives it."""
        return key_in(read, self.decided, key)

    def graphs_of(self, key: str) -> set[str]:
        """The graphs that are going to have a mention with this key."""
        return {graph for graph in self._coming if key in self.keys_of(graph)} | set(self._staying_graphs_of(key))

    def is_alive(self, key: str) -> bool:
        """Whether any graph is going to have the key."""
        found = self._alive.get(key)
        if found is None:
            found = self._alive[key] = key in self.coming_keys or self.stays(key)
        return found

    def stays(self, key: str) -> bool:
        """Whether a graph that does not change has the key."""
        return next(self._staying_graphs_of(key), None) is not None

    def name_of(self, key: str) -> str | None:
        """The fullest name that the first report with this key has for it; None for things without names."""
        graphs = self.graphs_of(key)
        found = self.reading(min(graphs)).about(reported_key(key), SKOS.prefLabel) if graphs else []
        return next((name.value for name in found if not isinstance(name, str)), None)

    def key_of_mention(self, mention: ox.NamedNode) -> str | None:
        """The key of what a mention is of; None where no graph is going to have the mention."""
        graph = self.ids.mention_graph(mention.value)
        if graph in self.changed:
            key = self._coming[graph].mentions.get(mention) if graph in self._coming else None
        else:
            found = next(self._store.quads(graph, subject=mention, predicate=_KEY), None)
            key = found.object.value if found is not None else None  # type: ignore[union-attr]
        return self.decided_keys(graph)[key] if key is not None and graph in self._apart else key

    def keys_beside_apart(self) -> set[str]:
        """All keys of the graphs in which people hold something apart."""
        stored = {graph for graph in self._apart - self.changed.keys() if next(self._store.quads(graph), None)}
        return {key for graph in stored | (self._apart & self._coming.keys()) for key in self.keys_of(graph)}

    def apart_of(self, key: str) -> set[str]:
        """The keys under which people hold apart what reports call by this key."""
        if not self._apart:
            return set()
        stored = {iri(quad.graph_name).value for quad in self._store.quads(predicate=_KEY, object=ox.Literal(key))}
        graphs = self._apart & ((stored - self.changed.keys()) | self._coming.keys())
        return {self.decided_keys(graph).get(key, key) for graph in graphs} - {key}

    def _staying_graphs_of(self, key: str) -> Iterator[str]:
        for quad in self._store.quads(predicate=_KEY, object=ox.Literal(reported_key(key))):
            graph = iri(quad.graph_name).value
            if graph not in self.changed and self.ids.report_of(graph) and self._has(graph, key):
                yield graph

    def _has(self, graph: str, key: str) -> bool:
        """Whether a graph that has the key as the report alone gives it has this one."""
        return key in self.keys_of(graph) if graph in self._apart else not is_alone(key)
