"""Which keys are one: those that are alike with the same others, and what people and IRIs of others join or part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from .blocks import Blocks
from .dealings import deal
from .groups import Groups
from .identity import kind_of
from .likeness import Likeness
from .living import Living
from .name_clusters import clusters, connected
from .ties import Ties
from .verdicts import Verdict

if TYPE_CHECKING:
    from .judgements import Judgement

Pair = tuple[str, str]
"""Two keys in the order of the alphabet."""
_ALIKE: Final = Verdict("same", "")


@dataclass(slots=True)
class Component:
    """All keys that may be one with each other, the pairs of them that are alike, and what joins or parts them."""

    keys: set[str]
    alike: set[Pair] = field(default_factory=set)
    judged: dict[Judgement, Pair] = field(default_factory=dict)
    linked: set[Pair] = field(default_factory=set)

    def clusters(self, excluded: Callable[[str, str], bool]) -> list[list[str]]:
        """The keys that are one, by what they turn out to be; a key that stands alone is a cluster of itself.

        ``excluded`` tells whether two keys may not be one through others.
        """
        groups = self._groups()
        alike = {
            _pair(first, second)
            for one, other in self.alike
            if (first := groups.root(one)) != (second := groups.root(other)) and not groups.apart(first, second)
        }
        members: dict[str, list[str]] = defaultdict(list)
        for key in self.keys:
            members[groups.root(key)].append(key)

        def apart(first: str, second: str) -> bool:
            return groups.apart(first, second) or any(
                excluded(one, other) for one in members[first] for other in members[second]
            )

        agreeing = [roots for roots in connected(alike) if not any(apart(*pair) for pair in combinations(roots, 2))]
        joined = {root for roots in agreeing for root in roots}
        rest = clusters((*pair, _ALIKE) for pair in alike if pair[0] not in joined)
        root_of = {root: cluster[0] for cluster in (*agreeing, *rest) for root in cluster}
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            root = groups.root(key)
            found[root_of.get(root, root)].append(key)
        return list(found.values())

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
        found = Component(set(start))
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
