"""Which decisions, taken together, say the opposite of one that is to be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from .judgements import Judgement

if TYPE_CHECKING:
    import networkx as nx


class PairDecisions:
    """The decisions on pairs that stand, by the keys that they are about.

    ``key_of`` gives the key that an IRI means, None where nothing has it; decisions on such count for nothing.
    """

    def __init__(self, standing: Iterable[Judgement], key_of: Callable[[str], str | None]) -> None:
        import networkx as nx

        self._key_of = key_of
        self._same: nx.MultiGraph[str] = nx.MultiGraph()
        self._different: nx.MultiGraph[str] = nx.MultiGraph()
        for judgement in standing:
            self.put(judgement)

    def put(self, judgement: Judgement) -> None:
        """Let a decision stand."""
        keys = self._keys(judgement)
        if keys is not None:
            self._graph(judgement).add_edge(*keys, judgement.number, judgement=judgement)

    def drop(self, judgement: Judgement) -> None:
        """Let a decision that stands stand no more."""
        keys = self._keys(judgement)
        if keys is not None:
            self._graph(judgement).remove_edge(*keys, judgement.number)

    def against(self, wanted: Judgement) -> list[Judgement]:
        """The decisions that, taken together, say the opposite; none where there are no such."""
        keys = self._keys(wanted)
        if keys is None:
            return []
        one, other = keys
        with_one, with_other = self._one_with(one), self._one_with(other)
        if wanted.verdict == "different":
            return self._way(one, other) if other in with_one else []
        for key in sorted(with_one):
            for apart in sorted(with_other.intersection(self._different.adj.get(key, ()))):
                return [self._first(self._different, key, apart), *self._way(one, key), *self._way(apart, other)]
        return []

    def _keys(self, judgement: Judgement) -> tuple[str, str] | None:
        one, other = map(self._key_of, judgement.about)
        return None if one is None or other is None or one == other else (one, other)

    def _graph(self, judgement: Judgement) -> nx.MultiGraph[str]:
        return self._same if judgement.verdict == "same" else self._different

    def _one_with(self, key: str) -> set[str]:
        import networkx as nx

        return nx.node_connected_component(self._same, key) if key in self._same else {key}

    def _way(self, start: str, end: str) -> list[Judgement]:
        """The decisions that lead from one key to another, as few as there are."""
        import networkx as nx

        way = nx.shortest_path(self._same, start, end) if start != end else [start]
        return [self._first(self._same, one, other) for one, other in pairwise(way)]

    @staticmethod
    def _first(graph: nx.MultiGraph[str], one: str, other: str) -> Judgement:
        found: Iterable[Judgement] = (edge["judgement"] for edge in graph[one][other].values())
        return min(found)
