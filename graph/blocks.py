"""Graph ``blocks``: numbers by which keys that may be alike are found; two that are alike have one in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP
from .identifiers import digest
from .identity import kind_of
from .terms import iri, node

if TYPE_CHECKING:
    from .addresses import Addresses
    from .store import Store, Term

_BLOCK = node(CP.block)


class Blocks:
    """The graph as it is, with changes that are not yet written laid over it; ``due`` tells the blocks of a key."""

    def __init__(self, store: Store, addresses: Addresses, due: Callable[[str], Iterable[str]]) -> None:
        self._store, self._addresses, self._due = store, addresses, due
        self._graph = store.ids.graph("blocks")
        self._numbers: dict[str, set[int]] = {}
        self._keys: dict[int, set[str]] = defaultdict(set)

    def renew(self, key: str) -> None:
        """Tell the blocks of a key anew."""
        self._put(key, self._told(key))

    def clear(self, key: str) -> None:
        """Let a key have no blocks, as dead ones do."""
        self._put(key, set())

    def sharing(self, key: str) -> set[str]:
        """The keys, itself too, that are going to have a block in common with this one."""
        found: set[str] = set()
        for number in self._numbers[key] if key in self._numbers else self._told(key):
            found |= self._keys.get(number, set())
            found |= self._held(ox.Literal(number)) - self._numbers.keys()
        return found

    def near_so_far(self, key: str) -> set[str]:
        """The keys of its kind, itself too, that had a block in common with this one: it may have kept them apart."""
        own = self._store.quads(self._graph, subject=self._own(key))
        near = {other for quad in own for other in self._held(quad.object)}  # type: ignore[arg-type]
        return {other for other in near if kind_of(other) == kind_of(key)}

    def triples(self) -> tuple[list[ox.Triple], list[ox.Triple]]:
        """What the graph loses and gains."""
        gone, new = [], []
        for key, numbers in self._numbers.items():
            own = self._own(key)
            held = {int(quad.object.value) for quad in self._store.quads(self._graph, subject=own)}  # type: ignore[union-attr]
            gone += [ox.Triple(own, _BLOCK, ox.Literal(number)) for number in sorted(held - numbers)]
            new += [ox.Triple(own, _BLOCK, ox.Literal(number)) for number in sorted(numbers - held)]
        return gone, new

    def _put(self, key: str, numbers: set[int]) -> None:
        for number in self._numbers.get(key, set()) - numbers:
            self._keys[number].discard(key)
        self._numbers[key] = numbers
        for number in numbers:
            self._keys[number].add(key)

    def _told(self, key: str) -> set[int]:
        return set(map(block_number, self._due(key)))

    def _held(self, number: Term) -> set[str]:
        """The keys that have a number in the store."""
        quads = self._store.quads(self._graph, predicate=_BLOCK, object=number)
        return {key for quad in quads if (key := self._addresses.key(iri(quad.subject))) is not None}

    def _own(self, key: str) -> ox.NamedNode:
        return ox.NamedNode(self._store.ids.entity(key))


def block_number(block: str) -> int:
    """A number that engines keep in the triple itself."""
    return int.from_bytes(digest(11, block).encode()[:7], "big")
