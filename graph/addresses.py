"""Graph ``registry``: which IRI answers for another, and which key each was made for.

An IRI that was given away once is never used for anything else. One that was replaced leads, in as many steps as it
takes, to the one that answers for it now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store

_REPLACED = node(DCT.isReplacedBy)
_KEY = node(CP.key)


class Addresses:
    """The registry as it is, with changes that are not yet written laid over it; None as a successor takes one away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._graph = store.ids.graph("registry")
        self._successors: dict[ox.NamedNode, ox.NamedNode | None] = {}

    @property
    def changed(self) -> Mapping[ox.NamedNode, ox.NamedNode | None]:
        """The changes made so far."""
        return self._successors

    def successor(self, address: ox.NamedNode) -> ox.NamedNode | None:
        """What the IRI was replaced by in one step; None where it was not."""
        if address in self._successors:
            return self._successors[address]
        found = next(self._store.quads(self._graph, subject=address, predicate=_REPLACED), None)
        return iri(found.object) if found is not None else None

    def current(self, address: ox.NamedNode) -> ox.NamedNode:
        """What answers for the IRI now; itself where it was never replaced."""
        seen = {address}
        while (following := self.successor(address)) is not None and following not in seen:
            address = following
            seen.add(address)
        return address

    def replace(self, address: ox.NamedNode, successor: ox.NamedNode | None) -> None:
        """Let another IRI answer for this one, or (None) itself."""
        self._successors[address] = None if successor == address else successor

    def key(self, address: ox.NamedNode) -> str | None:
        """The key for which the IRI was made; None where the store never had it."""
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
        return gone, new
