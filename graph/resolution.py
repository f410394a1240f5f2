"""Which things of different reports are one, followed when reports or decisions change.

A thing is known by its key; a key that no report has any more is dead. Keys that are alike (``likeness``) are one if
each of them is alike with the same others: never through a third, but for agreements, events and projects of which no
two exclude each other (``components``). People's decisions and external identifiers join keys whatever their names are,
and part them whatever is alike. The key that is shortest, then first in the alphabet, gives the canonical IRI, so the
order in which reports came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..ontology.terms import CP
from .addressing import ReadGraph, read_graph
from .apart import keys_in
from .blocks import Blocks
from .components import Components
from .dealings import dealing
from .heirs import heirs
from .identity import TOLD, belonging, kind_of, rank, reported_key
from .likeness import Likeness
from .living import Living
from .terms import node
from .ties import Ties

if TYPE_CHECKING:
    from .decided import Decided
    from .store import Store

_ORDER: Final = ("organization", "polity", "person", "membership", "event", "agreement", "project")
"""Each kind after those that it is compared by."""
_KEY = node(CP.key)


@dataclass(slots=True)
class Resolved:
    """What a change comes to: the graphs that change, and what ``registry`` and ``blocks`` lose and gain.

    ``held`` is what these graphs, and others, have held so far.
    """

    held: dict[str, set[ox.Quad]]
    graphs: dict[str, list[ox.Quad]] = field(default_factory=dict)
    registry: tuple[list[ox.Triple], list[ox.Triple]] = field(default_factory=lambda: ([], []))
    blocks: tuple[list[ox.Triple], list[ox.Triple]] = field(default_factory=lambda: ([], []))


def resolve_changes(
    store: Store,
    before: Decided,
    after: Decided,
    changed: Mapping[str, ReadGraph | None],
    seeds: Iterable[str] = (),
) -> Resolved:
    """What must change when report graphs change (None: goes), or decisions do.

    ``seeds`` are keys of things on whose identity something new was decided; graphs in which a decision on a statement
    or a mention has changed are to be among ``changed``.
    """
    return _Resolution(store, before, after, changed).run(seeds)


class _Resolution:
    def __init__(self, store: Store, before: Decided, after: Decided, changed: Mapping[str, ReadGraph | None]) -> None:
        self.ids = store.ids
        self.before, self.after = before, after
        self.addresses = after.addresses
        self.changed = changed
        self.living = Living(store, after, changed)
        self.old = {graph: read_graph(self.ids, graph, held) for graph, held in self.living.held.items() if held}
        self.was = {key for read in self.old.values() for key in keys_in(read, before).values()}
        for key in self.living.coming_keys:
            self.addresses.make(self._own(key), key)
        self.likeness = Likeness(store, self.living)
        self.blocks = Blocks(store, self.addresses, self.likeness.blocks)
        self.ties = Ties(self.living)
        self.components = Components(self.living, self.likeness, self.blocks, self.ties)
        self.rewritten = {graph for graph, read in changed.items() if read is not None}

    def run(self, seeds: Iterable[str]) -> Resolved:
        forced = _by_kind({*seeds, *self._lead_on(), *self._judged(), *self._dealing()})
        due = _by_kind(self.was | self.living.coming_keys)
        moved: set[str] = set()
        for kind in _ORDER:
            self.likeness.forget()
            again = forced[kind] | self._dependents(kind, moved)
            now_moved = self._stage(again | {key for key in due[kind] if kind in TOLD or not self._is_settled(key)})
            self.rewritten |= {graph for key in now_moved for graph in self.living.graphs_of(key)}
            moved |= now_moved
        return self._resolved()

    def _lead_on(self) -> Iterable[str]:
        """Let heirs answer for keys that are gone; decisions on what is gone are decisions on the heirs now."""
        found = heirs(self.living, self.ties, self.old, self.before)
        for key, heir in found.items():
            own, other = self._own(key), self._own(heir)
            if own in self.addresses.way(other):
                self.addresses.replace(other, None)
            self.addresses.replace(own, other)
        return found.values()

    def _told(self) -> Iterator[tuple[ReadGraph, Decided]]:
        """What the graphs that change told before, and tell now."""
        yield from ((read, self.before) for read in self.old.values())
        yield from ((read, self.after) for read in self.changed.values() if read is not None)

    def _judged(self) -> set[str]:
        """The keys, before and now, of mentions in graphs that change that decisions are about."""
        judged = self.before.judged | self.after.judged
        found = set()
        for read, decided in self._told():
            keys = keys_in(read, decided)
            found |= {keys[read.mentions[mention]] for mention in read.mentions.keys() & judged}
        return found

    def _dealing(self) -> set[str]:
        """Organizations of like names that deal, or dealt, with each other in a graph that changes."""
        pairs = dealing(self._told(), "organization")
        return {key for pair in pairs if self.likeness.alike(*pair) for key in pair}

    def _dependents(self, kind: str, moved: set[str]) -> set[str]:
        """Keys of a kind in the graphs to be written whose links lead elsewhere than before."""
        if not moved:
            return set()
        found = set(belonging(kind, {key for graph in self.rewritten for key in self.living.keys_of(graph)}, moved))
        for graph in self.rewritten if kind in TOLD else ():
            found |= {
                key for key in self.living.keys_of(graph) if kind_of(key) == kind and self._links(graph, key, moved)
            }
        return found

    def _links(self, graph: str, key: str, moved: set[str]) -> bool:
        """Whether an agreement or project of a graph has a side among these."""
        read, keys = self.living.reading(graph), self.living.decided_keys(graph)
        sides = (side for predicate in (CP.party, CP.partner) for side in read.about(reported_key(key), predicate))
        return any(isinstance(side, str) and keys[side] in moved for side in sides)

    def _is_settled(self, key: str) -> bool:
        """Whether a key lived before and goes on living, so that what it is one with has not changed by itself."""
        return self.living.is_alive(key) and (key in self.was or self.living.stays(key))

    def _stage(self, due: set[str]) -> set[str]:
        """Tell anew which of the keys due, and of those alike with them, are one; the keys that got another IRI."""
        for key in due:
            if self.living.is_alive(key):
                self.blocks.renew(key)
            else:
                self.blocks.clear(key)
        start = {one for key in due for one in (key, *self._near(key)) if self.living.is_alive(one)}
        return {
            key
            for cluster in self.components.of(start).clusters()
            for key in cluster
            if self._move(key, self._own(min(cluster, key=rank)))
        }

    def _near(self, key: str) -> set[str]:
        """The keys that one had to do with so far."""
        return self.ties.held_with(key) | self.blocks.near_so_far(key) | self.ties.answering(key)

    def _move(self, key: str, canonical: ox.NamedNode) -> bool:
        """Let the canonical IRI answer for a key; whether another did before."""
        own = self._own(key)
        self.addresses.replace(own, canonical)
        return self.addresses.successor(own) != self.addresses.successor_so_far(own)

    def _resolved(self) -> Resolved:
        found = Resolved(self.living.held, {graph: [] for graph, read in self.changed.items() if read is None})
        for graph in sorted(self.rewritten):
            read, keys = self.living.reading(graph), self.living.decided_keys(graph)
            canonical = {given: self.addresses.current(self._own(key)) for given, key in keys.items()}
            found.graphs[graph] = read.quads(canonical, self.after.rejected, self.after.confirmed)
        gone, new = self.addresses.triples()
        new += [ox.Triple(self._own(key), _KEY, ox.Literal(key)) for key in self.living.coming_keys]
        found.registry = gone, new
        found.blocks = self.blocks.triples()
        return found

    def _own(self, key: str) -> ox.NamedNode:
        return ox.NamedNode(self.ids.entity(key))


def _by_kind(keys: Iterable[str]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        found[kind_of(key)].add(key)
    return found
