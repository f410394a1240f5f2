"""Which keys are one: those that are alike with the same others, and what people and IRIs of others join or part.

Agreements, events and projects are one, too, if pairs that are alike join them and no two of them exclude each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

from .blocks import Blocks
from .clusters import clusters
from .dealings import deal
from .groups import Groups
from .identity import TOLD, kind_of
from .likeness import Likeness
from .living import Living
from .ties import Ties

if TYPE_CHECKING:
    from .judgements import Judgement

Pair = tuple[str, str]
"""Two keys in the order of the alphabet."""


@dataclass(slots=True)
class Component:
    """All keys that may be one with each other, the pairs of them that are alike, and what joins or parts them.

    ``excludes`` tells whether two keys cannot be one; None where keys are one with the same others or not at all.
    """

    keys: set[str]
    alike: set[Pair] = field(default_factory=set)
    judged: dict[Judgement, Pair] = field(default_factory=dict)
    linked: set[Pair] = field(default_factory=set)
    excludes: Callable[[str, str], bool] | None = None

    def clusters(self) -> list[list[str]]:
        """The keys that are one, by what they turn out to be; a key that stands alone is a cluster of itself."""
        groups = self._groups()
        alike = {
            _pair(first, second)
            for one, other in self.alike
            if (first := groups.root(one)) != (second := groups.root(other)) and not groups.apart(first, second)
        }
        agreeing = self._agreeing(alike, groups) if self.excludes and alike else []
        settled = {root for cluster in agreeing for root in cluster}
        rest = clusters(pair for pair in alike if pair[0] not in settled)
        root_of = {root: cluster[0] for cluster in (*agreeing, *rest) for root in cluster}
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            root = groups.root(key)
            found[root_of.get(root, root)].append(key)
        return list(found.values())

    def _agreeing(self, alike: set[Pair], groups: Groups) -> list[list[str]]:
        """The groups that pairs join, be it through others, and of which no two exclude each other."""
        import networkx as nx

        members: dict[str, list[str]] = defaultdict(list)
        for key in self.keys:
            members[groups.root(key)].append(key)

        def exclude(first: str, second: str) -> bool:
            pairs = product(members[first], members[second])
            return groups.apart(first, second) or any(self.excludes(one, other) for one, other in pairs)  # type: ignore[misc]

        connected = map(sorted, nx.connected_components(nx.Graph(sorted(alike))))
        return [whole for whole in connected if not any(exclude(*pair) for pair in combinations(whole, 2))]

    def _groups(self) -> Groups:
        """What people say, the earlier first, and after them what has an IRI of others in common."""
        groups = Groups()
        for judgement in sorted(self.judged):
            (groups.join if judgement.verdict == "same" else groups.part)(*self.judged[judgement])
        for pair in sorted(self.linked):
            groups.join(*pair)
        return groups


class Components:
    """Finds the components of living keys."""

    def __init__(self, living: Living, likeness: Likeness, blocks: Blocks, ties: Ties) -> None:
        self._living, self._likeness, self._blocks, self._ties = living, likeness, blocks, ties

    def of(self, start: Collection[str]) -> Component:
        """All keys that may be one with living keys, or with each other through others."""
        told = any(kind_of(key) in TOLD for key in start)
        found = Component(set(start), excludes=self._likeness.excluded if told else None)
        pending = sorted(start)
        while pending:
            key = pending.pop()
            reached = self._reached(key, found) - found.keys
            found.keys |= reached
            pending += sorted(reached)
        return found

    def _reached(self, key: str, found: Component) -> set[str]:
        """The keys next to one, which are noted."""
        alike, linked = set(self._alike(key)), set(self._ties.with_external(key))
        judged = dict(self._ties.judged(key))
        found.alike |= {_pair(key, other) for other in alike}
        found.linked |= {_pair(key, other) for other in linked}
        found.judged.update((judgement, (key, other)) for judgement, other in judged.items())
        held = {other for other in self._ties.held_with(key) if self._living.is_alive(other)}
        return alike | linked | set(judged.values()) | held

    def _alike(self, key: str) -> Iterator[str]:
        kind = kind_of(key)
        for other in sorted(self._blocks.sharing(key) - {key}):
            if (
                kind_of(other) == kind
                and self._living.is_alive(other)
                and self._likeness.alike(key, other)
                and not (kind == "organization" and deal(self._living, key, other))
            ):
                yield other


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
