"""Graph ``registry``: which IRI answers for another, which key each was made for, and what it is called elsewhere.

An IRI that was given away once is never used for anything else. One that was replaced leads, in as many steps as it
takes, to the one that answers for it now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, SDO
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store

_REPLACED = node(DCT.isReplacedBy)
_KEY = node(CP.key)
_SAME_AS = node(SDO.sameAs)


class Addresses:
    """The registry as it is, with changes that are not yet written laid over it; None as a successor takes one away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._graph = store.ids.graph("registry")
        self._successors: dict[ox.NamedNode, ox.NamedNode | None] = {}
        self._replaced: dict[ox.NamedNode, set[ox.NamedNode]] = defaultdict(set)
        self._linked: dict[ox.Triple, bool] = {}
        self._keys: dict[ox.NamedNode, str] = {}

    @property
    def changed(self) -> Mapping[ox.NamedNode, ox.NamedNode | None]:
        """The changes made so far."""
        return self._successors

    def successor(self, address: ox.NamedNode) -> ox.NamedNode | None:
        """What the IRI was replaced by in one step; None where it was not."""
        return self._successors[address] if address in self._successors else self.successor_so_far(address)

    def successor_so_far(self, address: ox.NamedNode) -> ox.NamedNode | None:
        """What it was replaced by before the changes."""
        found = next(self._store.quads(self._graph, subject=address, predicate=_REPLACED), None)
        return iri(found.object) if found is not None else None

    def current(self, address: ox.NamedNode) -> ox.NamedNode:
        """What answers for the IRI now; itself where it was never replaced."""
        *_, last = self.way(address)
        return last

    def way(self, address: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """The IRI, what replaced it, what replaced that, and so on."""
        seen: set[ox.NamedNode] = set()
        following: ox.NamedNode | None = address
        while following is not None and following not in seen:
            yield following
            seen.add(following)
            following = self.successor(following)

    def replace(self, address: ox.NamedNode, successor: ox.NamedNode | None) -> None:
        """Let another IRI answer for this one, or (None) itself."""
        before = self._successors.get(address)
        if before is not None:
            self._replaced[before].discard(address)
        successor = None if successor == address else successor
        self._successors[address] = successor
        if successor is not None:
            self._replaced[successor].add(address)

    def replaced_by(self, address: ox.NamedNode) -> set[ox.NamedNode]:
        """The IRIs for which this one answers in one step."""
        held = self._replaced_so_far(address)
        return {other for other in held if other not in self._successors} | self._replaced.get(address, set())

    def together_so_far(self, address: ox.NamedNode) -> set[ox.NamedNode]:
        """The IRIs, itself too, that were replaced by one in one step before the changes, and that one."""
        one = self.successor_so_far(address) or address
        return {one} | self._replaced_so_far(one)

    def leading_to(self, address: ox.NamedNode) -> set[ox.NamedNode]:
        """All IRIs for which this one answers, itself among them."""
        found, pending = {address}, [address]
        while pending:
            further = self.replaced_by(pending.pop()) - found
            found |= further
            pending += further
        return found

    def link(self, address: ox.NamedNode, external: ox.NamedNode, *, holds: bool = True) -> None:
        """Note that an IRI of others means the same thing, or (``holds`` False) take that back."""
        self._linked[ox.Triple(address, _SAME_AS, external)] = holds

    @property
    def linked(self) -> list[tuple[ox.NamedNode, ox.NamedNode]]:
        """The links that were noted or taken back so far."""
        return [(iri(triple.subject), iri(triple.object)) for triple in self._linked]

    def links(
        self, address: ox.NamedNode | None = None, external: ox.NamedNode | None = None
    ) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
        """Each IRI with one of others that means the same thing; of one of them alone where it is given."""
        for quad in self._store.quads(self._graph, subject=address, predicate=_SAME_AS, object=external):
            if quad.triple not in self._linked:
                yield iri(quad.subject), iri(quad.object)
        for triple, holds in self._linked.items():
            if holds and address in (None, triple.subject) and external in (None, triple.object):
                yield iri(triple.subject), iri(triple.object)

    def elsewhere(self, address: ox.NamedNode) -> set[ox.NamedNode]:
        """The IRIs of others for the thing for which this IRI answers."""
        if next(self.links(), None) is None:
            return set()
        return {external for one in self.leading_to(address) for _, external in self.links(one)}

    def make(self, address: ox.NamedNode, key: str) -> None:
        """Note an IRI that is about to be written, with its key."""
        self._keys[address] = key

    def key(self, address: ox.NamedNode) -> str | None:
        """The key for which the IRI was made; None where the store never had it."""
        if address in self._keys:
            return self._keys[address]
        found = next(self._store.quads(self._graph, subject=address, predicate=_KEY), None)
        return found.object.value if found is not None else None  # type: ignore[union-attr]

    def triples(self) -> tuple[list[ox.Triple], list[ox.Triple]]:
        """What the registry loses and gains."""
        gone, new = [], []
        for address, successor in self._successors.items():
            held = [quad.triple for quad in self._store.quads(self._graph, subject=address, predicate=_REPLACED)]
            due = [ox.Triple(address, _REPLACED, successor)] if successor is not None else []
            gone += [triple for triple in held if triple not in due]
            new += [triple for triple in due if triple not in held]
        for triple, holds in self._linked.items():
            (new if holds else gone).append(triple)
        return gone, new

    def _replaced_so_far(self, address: ox.NamedNode) -> set[ox.NamedNode]:
        return {iri(quad.subject) for quad in self._store.quads(self._graph, predicate=_REPLACED, object=address)}
