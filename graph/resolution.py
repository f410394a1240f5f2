"""Which things of different reports are one, followed when reports or decisions change.

A thing is known by its key; a key that no report has any more is dead. Keys that are alike (``likeness``) are one if
each of them is alike with the same others: never through a third, but for agreements, events and projects of which no
two exclude each other. People's decisions and external identifiers join
keys whatever their names are, and part them whatever is alike. The key that is shortest, then first in the alphabet,
gives the canonical IRI, so the order in which reports came makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, SKOS
from .addressing import ReadGraph, read_graph
from .decided import Groups
from .identifiers import digest
from .identity import alone, employer_key, is_alone, kind_of
from .kinds import KINDS
from .likeness import Likeness
from .name_clusters import clusters, connected
from .successors import successors
from .terms import iri, node
from .verdicts import Verdict

if TYPE_CHECKING:
    from .decided import Decided
    from .judgements import Judgement
    from .store import Store

_ORDER: Final = ("organization", "polity", "person", "membership", "event", "agreement", "project")
_TOLD: Final = frozenset(["agreement", "event", "project"])
_MENTION: Final = "#m-"
_ALIKE: Final = Verdict("same", "")
_KEY = node(CP.key)
_BLOCK = node(CP.block)
_REPLACED = node(DCT.isReplacedBy)


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
    return Resolution(store, before, after, changed).run(seeds)


class Resolution:
    """The work of ``resolve_changes``; without changes, it tells what decisions mean as things are."""

    def __init__(self, store: Store, before: Decided, after: Decided, changed: Mapping[str, ReadGraph | None]) -> None:
        self.store = store
        self.ids = store.ids
        self.before, self.after = before, after
        self.addresses = after.addresses
        self.registry, self.block_graph = store.ids.graph("registry"), store.ids.graph("blocks")
        self.changed = changed
        self.readings: dict[str, ReadGraph] = {graph: read for graph, read in changed.items() if read is not None}
        self.rewritten: set[str] = set(self.readings)
        self.held = {graph: set(store.quads(graph)) for graph in changed}
        self.old = {graph: read_graph(self.ids, graph, quads) for graph, quads in self.held.items() if quads}
        self.with_apart = {f"{mention.partition('#')[0]}/graph" for mention in self.after.apart}
        self.was = {key for read in self.old.values() for key in self._keys(read, before)}
        self.now = {key for read in self.readings.values() for key in self._keys(read, self.after)}
        for key in self.now:
            self.addresses.make(ox.NamedNode(self.ids.entity(key)), key)
        self.likeness = Likeness(self._canonical, self._reading_of, self._effective, self.after.rejected)
        self.put: dict[int, set[str]] = defaultdict(set)
        self.new_blocks: dict[str, set[int]] = {}
        self.lives: dict[str, bool] = {}
        self.parted: dict[str, str] | None = None
        self.pairs = _by_about(after.standing.values())
        self.on_mentions = {about for about in self.pairs if _MENTION in about}

    def run(self, seeds: Iterable[str]) -> Resolved:
        """See ``resolve_changes``."""
        moved: set[str] = set()
        seeds = {*seeds, *self._lead_on(), *self._judged_where_it_changes()}
        forced, due = _by_kind([*seeds, *self._opposed()]), _by_kind([*self.was, *self.now])
        for kind in _ORDER:
            self.likeness.forget()
            again = set(forced[kind]) | self._dependents(kind, moved)
            now_moved = self._stage(again | {key for key in due[kind] if kind in _TOLD or not self._is_settled(key)})
            self.rewritten |= {graph for key in now_moved for graph in self._graphs_of(key)}
            moved |= now_moved
        return self._resolved()

    def _is_settled(self, key: str) -> bool:
        """Whether a key lived before and goes on living, so that what it is one with has not changed by itself."""
        return self._alive(key) and (key in self.was or self._elsewhere(key))

    def _stage(self, due: set[str]) -> set[str]:
        """Tell anew which of the keys due, and of those alike with them, are one; the keys that got another IRI."""
        dead = {key for key in due if not self._alive(key)}
        for key in dead:
            self.new_blocks[key] = set()
        for key in due - dead:
            self._put_blocks(key)
        start = {
            member
            for key in due
            for member in (key, *self._held_with(key), *self._near_so_far(key), *self._answering(key))
        }
        component, edges, groups = self._component({key for key in start if self._alive(key)})
        moved = set()
        for cluster in self._clusters(component, edges, groups):
            canonical = ox.NamedNode(self.ids.entity(min(cluster, key=lambda key: (len(key), key))))
            for key in cluster:
                moved |= self._move(key, canonical)
        return moved

    def _move(self, key: str, canonical: ox.NamedNode) -> set[str]:
        """Let the canonical IRI answer for a key; the key, if another did so before."""
        own = ox.NamedNode(self.ids.entity(key))
        self.addresses.replace(own, canonical)
        return {key} if self.addresses.successor(own) != self.addresses.successor_so_far(own) else set()

    def _heir(self, key: str) -> str | None:
        """What is to answer for a key that is gone, of what was merged with it; None for one that stood alone."""
        heirs = (self._held_with(key), {_plain(key)}, self._held_apart_of(key))
        left = next(filter(None, ([one for one in found if self._alive(one)] for found in heirs)), [])
        return min(left, key=lambda one: (len(one), one), default=None)

    def _answering(self, key: str) -> set[str]:
        """The living key that answered so far for one that was gone."""
        address = self.addresses.successor(ox.NamedNode(self.ids.entity(key)))
        found = self.node_of(address.value) if address is not None else None
        return set() if found is None else {found}

    def _held_apart_of(self, key: str) -> set[str]:
        """The keys under which people hold apart what reports call by this key."""
        if not self.with_apart:
            return set()
        stored = self.store.quads(predicate=_KEY, object=ox.Literal(key))
        graphs = {graph for quad in stored if (graph := iri(quad.graph_name).value) not in self.changed}
        found = [self.reading(graph) for graph in self.with_apart & (graphs | self.readings.keys())]
        return {self._effective(read, key) for read in found if key in read.mentions.values()} - {key}

    def _component(self, start: set[str]) -> tuple[set[str], set[tuple[str, str]], Groups]:
        """All keys that may be one with these, the pairs that are alike, and what people say of them."""
        seen, edges = set(start), set()
        decisions: dict[Judgement, tuple[str, str]] = {}
        external: set[tuple[str, str]] = set()
        pending = sorted(start)
        while pending:
            key = pending.pop()
            reached = set()
            for other in self._alike(key):
                edges.add((min(key, other), max(key, other)))
                reached.add(other)
            for judgement, other in self._judged(key):
                decisions[judgement] = (key, other)
                reached.add(other)
            for other in self._with_external(key):
                external.add((min(key, other), max(key, other)))
                reached.add(other)
            reached.update(other for other in self._held_with(key) if self._alive(other))
            pending += sorted(reached - seen)
            seen |= reached
        groups = Groups()
        for judgement in sorted(decisions):
            (groups.join if judgement.verdict == "same" else groups.part)(*decisions[judgement])
        for pair in sorted(external):
            groups.join(*pair)
        return seen, edges, groups

    def _clusters(self, component: set[str], edges: set[tuple[str, str]], groups: Groups) -> list[list[str]]:
        alike = {
            (min(first, second), max(first, second))
            for one, other in edges
            if (first := groups.root(one)) != (second := groups.root(other)) and not groups.apart(first, second)
        }
        members: dict[str, list[str]] = defaultdict(list)
        for key in component:
            members[groups.root(key)].append(key)
        agreeing = [whole for whole in connected(alike) if self._may_all_be_one(whole, members, groups)]
        whole = {root for cluster in agreeing for root in cluster}
        rest = clusters((*pair, _ALIKE) for pair in alike if pair[0] not in whole)
        root_of = {root: cluster[0] for cluster in (*agreeing, *rest) for root in cluster}
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(component):
            root = groups.root(key)
            found[root_of.get(root, root)].append(key)
        return list(found.values())

    def _may_all_be_one(self, roots: Collection[str], members: Mapping[str, Sequence[str]], groups: Groups) -> bool:
        """Whether of agreements, events or projects, joined by pairs that are alike, no two exclude each other."""
        return all(
            kind_of(first) in _TOLD
            and not groups.apart(first, second)
            and not any(self.likeness.excluded(one, other) for one in members[first] for other in members[second])
            for first, second in combinations(roots, 2)
        )

    def _alike(self, key: str) -> Iterator[str]:
        found: set[str] = set()
        for block in self._block_numbers(key):
            found |= self.put.get(block, set())
            for quad in self.store.quads(self.block_graph, predicate=_BLOCK, object=ox.Literal(block)):
                other = self.addresses.key(iri(quad.subject))
                if other is not None and other not in self.new_blocks:
                    found.add(other)
        kind = kind_of(key)
        for other in sorted(found - {key}):
            if kind_of(other) == kind and self._alive(other) and self.likeness.alike(key, other):
                if kind == "organization" and self._are_partners(key, other):
                    continue
                yield other

    def _are_partners(self, one: str, other: str) -> bool:
        """Whether a report tells that two organizations deal with each other."""
        shared = self._graphs_of(one) & self._graphs_of(other)
        return any({one, other} <= sides for graph in shared for sides in self._sides(self.reading(graph), self.after))

    def _opposed(self) -> set[str]:
        """Organizations of like names that deal, or dealt, with each other in a report that changes."""
        readings = [(read, self.before) for read in self.old.values()]
        readings += [(read, self.after) for read in self.readings.values()]
        found = set()
        for read, decided in readings:
            for sides in self._sides(read, decided):
                for one, other in combinations(sorted(sides), 2):
                    if kind_of(one) == kind_of(other) == "organization" and self.likeness.alike(one, other):
                        found |= {one, other}
        return found

    def _sides(self, read: ReadGraph, decided: Decided) -> Iterator[set[str]]:
        """The keys of those who deal with each other, for each agreement and project of a report."""
        apart, nothing = self._held_apart(read, decided), read.nothing(decided.rejected)
        found: dict[str, set[str]] = defaultdict(set)
        for said in read.statements:
            if (
                said.predicate in (CP.party, CP.partner)
                and isinstance(said.obj, str)
                and said.name not in decided.rejected
                and nothing.isdisjoint((said.subject, said.obj))
            ):
                found[said.subject].add(alone(said.obj, read.identifier) if said.obj in apart else said.obj)
        yield from found.values()

    def _judged(self, key: str) -> Iterator[tuple[Judgement, str]]:
        """The decisions on a key, and the key each tells it to be, or not to be, one with."""
        if not self.pairs:
            return
        for about in self._abouts(key):
            for judgement in self.pairs.get(about, ()):
                other = self.node_of(next((one for one in judgement.about if one != about), about))
                if other is not None and other != key and kind_of(other) == kind_of(key):
                    yield judgement, other

    def _abouts(self, key: str) -> Iterator[str]:
        """The IRIs by which decisions may name a key: its own, those of dead keys that lead to it, its mentions."""
        own = ox.NamedNode(self.ids.entity(key))
        yield own.value
        yield from self._leading_to(own, {own})
        for about in self.on_mentions:
            if self.node_of(about) == key:
                yield about

    def _leading_to(self, address: ox.NamedNode, seen: set[ox.NamedNode]) -> Iterator[str]:
        for other in self.addresses.replaced_by(address) - seen:
            seen.add(other)
            key = self.addresses.key(other)
            if key is None or not self._alive(key):
                yield other.value
                yield from self._leading_to(other, seen)

    def node_of(self, about: str) -> str | None:
        """The living key that an IRI of a decision means; None where there is none."""
        address: ox.NamedNode | None = ox.NamedNode(about)
        seen: set[ox.NamedNode] = set()
        while address is not None and address not in seen:
            seen.add(address)
            key = self._key_of_mention(address) if _MENTION in address.value else self._key_of_thing(address)
            if key is not None and self._alive(key):
                return key
            address = self.addresses.successor(address)
        return None

    def name_of(self, key: str) -> str | None:
        """The fullest name that the first report with this key has for it; None for things without names."""
        graphs = self._graphs_of(key)
        found = self.reading(min(graphs)).about(_plain(key), SKOS.prefLabel) if graphs else []
        return next((name.value for name in found if not isinstance(name, str)), None)

    def _key_of_thing(self, address: ox.NamedNode) -> str | None:
        """The key that an IRI was made for, or will be once what is held apart anew has its own."""
        key = self.addresses.key(address)
        if key is None and self.with_apart:
            if self.parted is None:
                graphs = [graph for graph in self.with_apart if next(self.store.quads(graph), None) is not None]
                self.parted = {self.ids.entity(key): key for graph in graphs for key in self._keys_now(graph)}
            key = self.parted.get(address.value)
        return key

    def _key_of_mention(self, mention: ox.NamedNode) -> str | None:
        graph = f"{mention.value.partition('#')[0]}/graph"
        read = self.readings.get(graph) if graph in self.changed else None
        if read is not None:
            key = read.mentions.get(mention)
        elif graph in self.changed:
            key = None
        else:
            found = next(self.store.quads(graph, subject=mention, predicate=_KEY), None)
            key = found.object.value if found is not None else None  # type: ignore[union-attr]
        if key is None:
            return None
        return self._effective(self.reading(graph), key) if graph in self.with_apart else key

    def _with_external(self, key: str) -> Iterator[str]:
        """Keys that were given one external identifier with this one."""
        for about in self._abouts(key):
            for _, external in self.addresses.links(ox.NamedNode(about)):
                for other, _ in self.addresses.links(external=external):
                    found = self.node_of(other.value)
                    if found is not None and found != key and kind_of(found) == kind_of(key):
                        yield found

    def _held_with(self, key: str) -> set[str]:
        """The keys that had one canonical IRI with this one so far."""
        own = ox.NamedNode(self.ids.entity(key))
        held = next(self.store.quads(self.registry, subject=own, predicate=_REPLACED), None)
        canonical = iri(held.object) if held is not None else own
        found = {self.addresses.key(canonical)} if canonical != own else set()
        for quad in self.store.quads(self.registry, predicate=_REPLACED, object=canonical):
            found.add(self.addresses.key(iri(quad.subject)))
        return {other for other in found if other is not None and other != key and kind_of(other) == kind_of(key)}

    def _near_so_far(self, key: str) -> set[str]:
        """The keys that had a block in common with this one so far: it may have kept some of them from being one."""
        own = ox.NamedNode(self.ids.entity(key))
        near: set[str | None] = set()
        for block in self.store.quads(self.block_graph, subject=own):
            for quad in self.store.quads(self.block_graph, predicate=_BLOCK, object=block.object):  # type: ignore[arg-type]
                near.add(self.addresses.key(iri(quad.subject)))
        return {other for other in near if other is not None and kind_of(other) == kind_of(key)}

    def _dependents(self, kind: str, moved: set[str]) -> set[str]:
        """Keys of a kind in the graphs to be written whose links lead elsewhere than before."""
        if not moved:
            return set()
        short = {self.ids.entity(key).removeprefix(self.ids.base) for key in moved}
        return {
            key
            for graph in self.rewritten
            for key in self._keys(self.reading(graph), self.after)
            if kind_of(key) == kind and self._links_to(self.reading(graph), key, moved, short)
        }

    def _links_to(self, read: ReadGraph, key: str, moved: set[str], short: set[str]) -> bool:
        kind = kind_of(key)
        if kind == "person":
            return employer_key(key) in moved
        if kind == "membership":
            return not short.isdisjoint(key.split("|")[1:3])
        if kind not in _TOLD:
            return False
        return any(
            isinstance(other, str) and self._effective(read, other) in moved
            for predicate in (CP.party, CP.partner)
            for other in read.about(_plain(key), predicate)
        )

    def reading(self, graph: str) -> ReadGraph:
        """What a graph is going to say, told by keys."""
        found = self.readings.get(graph)
        if found is None:
            self.held[graph] = set(self.store.quads(graph))
            found = self.readings[graph] = read_graph(self.ids, graph, self.held[graph])
        return found

    def _reading_of(self, key: str) -> ReadGraph:
        return self.reading(min(self._graphs_of(key)))

    def _graphs_of(self, key: str) -> set[str]:
        """The graphs that are going to have a mention with this key."""
        changed = {graph for graph in self.changed if graph in self.readings and key in self._keys_now(graph)}
        return changed | set(self._stored_graphs_of(key))

    def _stored_graphs_of(self, key: str) -> Iterator[str]:
        """Those of them that do not change."""
        for quad in self.store.quads(predicate=_KEY, object=ox.Literal(_plain(key))):
            graph = iri(quad.graph_name).value
            if graph not in self.changed and self.ids.report_of(graph) and self._mentions(graph, key):
                yield graph

    def _mentions(self, graph: str, key: str) -> bool:
        """Whether a key is among those of a graph, which is known to have the key that the report alone gives it."""
        if graph not in self.with_apart:
            return not is_alone(key)
        return key in self._keys_now(graph)

    def _alive(self, key: str) -> bool:
        found = self.lives.get(key)
        if found is None:
            found = self.lives[key] = key in self.now or self._elsewhere(key)
        return found

    def _elsewhere(self, key: str) -> bool:
        return next(self._stored_graphs_of(key), None) is not None

    def _keys_now(self, graph: str) -> Collection[str]:
        return self._keys(self.reading(graph), self.after)

    def _keys(self, read: ReadGraph, decided: Decided) -> Collection[str]:
        held_apart = self._held_apart(read, decided)
        if not held_apart:
            return read.mentions.values()
        return [alone(key, read.identifier) if key in held_apart else key for key in read.mentions.values()]

    def _effective(self, read: ReadGraph, key: str) -> str:
        """The key of a thing of a report, given the key that the report alone gives it."""
        return alone(key, read.identifier) if key in self._held_apart(read, self.after) else key

    def _held_apart(self, read: ReadGraph, decided: Decided) -> set[str]:
        """Keys of a report whose things are held apart from those of other reports, and what belongs to them."""
        if not decided.apart:
            return set()
        found = {key for mention, key in read.mentions.items() if mention.value in decided.apart}
        if found:
            found |= {key for key in read.mentions.values() if kind_of(key) == "person" and employer_key(key) in found}
            short = {self.ids.entity(key).removeprefix(self.ids.base) for key in found}
            found |= {
                key
                for key in read.mentions.values()
                if kind_of(key) == "membership" and not short.isdisjoint(key.split("|")[1:3])
            }
        return found

    def _canonical(self, key: str) -> str:
        """The IRI that answers for a key, or for an IRI relative to the base."""
        known = key.partition("|")[0] in KINDS and "|" in key
        return self.addresses.current(ox.NamedNode(self.ids.entity(key) if known else self.ids.base + key)).value

    def _put_blocks(self, key: str) -> None:
        numbers = {_number(block) for block in self.likeness.blocks(key)}
        for number in self.new_blocks.get(key, set()) - numbers:
            self.put[number].discard(key)
        self.new_blocks[key] = numbers
        for number in numbers:
            self.put[number].add(key)

    def _block_numbers(self, key: str) -> set[int]:
        if key in self.new_blocks:
            return self.new_blocks[key]
        return {_number(block) for block in self.likeness.blocks(key)}

    def _lead_on(self) -> set[str]:
        """Let others answer for keys that are gone: what the report says now instead, else what was merged with them.

        Those that answer are given back, for decisions on what is gone are decisions on them now.
        """
        heirs = {}
        for graph in self.old.keys() & self.readings.keys():
            old, new = self.old[graph], self.readings[graph]
            apart = self._held_apart(old, self.before)
            for key, later in successors(old, new).items():
                gone = alone(key, old.identifier) if key in apart else key
                if not self._alive(gone):
                    heirs[gone] = self._effective(new, later)
        for key in self.was - heirs.keys():
            if not self._alive(key) and self.addresses.successor(ox.NamedNode(self.ids.entity(key))) is None:
                heir = self._heir(key)
                if heir is not None:
                    heirs[key] = heir
        for key, heir in heirs.items():
            own, other = (ox.NamedNode(self.ids.entity(one)) for one in (key, heir))
            if own in self.addresses.way(other):
                self.addresses.replace(other, None)
            self.addresses.replace(own, other)
        return set(heirs.values())

    def _judged_where_it_changes(self) -> set[str]:
        """The keys, before and now, of mentions in changed graphs that decisions are about."""
        judged = self.before.judged | self.after.judged
        readings = [(read, self.before) for read in self.old.values()]
        readings += [(read, self.after) for read in self.readings.values()]
        found = set()
        for read, decided in readings:
            apart = self._held_apart(read, decided)
            for mention in read.mentions.keys() & judged:
                key = read.mentions[mention]
                found.add(alone(key, read.identifier) if key in apart else key)
        return found

    def _resolved(self) -> Resolved:
        found = Resolved(self.held)
        for graph in self.changed:
            if self.changed[graph] is None:
                found.graphs[graph] = []
        for graph in sorted(self.rewritten):
            read = self.reading(graph)
            canonical = {
                key: self.addresses.current(ox.NamedNode(self.ids.entity(self._effective(read, key))))
                for key in read.mentions.values()
            }
            found.graphs[graph] = read.quads(canonical, self.after.rejected, self.after.confirmed)
        gone, new = self.addresses.triples()
        for key in self.now:
            new.append(ox.Triple(ox.NamedNode(self.ids.entity(key)), _KEY, ox.Literal(key)))
        found.registry = gone, new
        for key, numbers in self.new_blocks.items():
            own = ox.NamedNode(self.ids.entity(key))
            held = {int(q.object.value) for q in self.store.quads(self.block_graph, subject=own)}  # type: ignore[union-attr]
            found.blocks[0].extend(ox.Triple(own, _BLOCK, ox.Literal(number)) for number in sorted(held - numbers))
            found.blocks[1].extend(ox.Triple(own, _BLOCK, ox.Literal(number)) for number in sorted(numbers - held))
        return found


def _number(block: str) -> int:
    """A number that engines keep in the triple itself."""
    return int.from_bytes(digest(11, block).encode()[:7], "big")


def _plain(key: str) -> str:
    return key.partition("|alone|")[0]


def _by_kind(keys: Iterable[str]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[kind_of(key)].append(key)
    return found


def _by_about(judgements: Collection[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for about in judgement.about:
            found[about].append(judgement)
    return found
