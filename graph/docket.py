"""Decisions that are taken together: each is checked, and all that follows from them is written in one update."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from ..ontology.terms import CP, RDF, RDFS, SKOS
from .addresses import Addresses
from .addressing import ReadGraph, read_graph
from .contradictions import PairDecisions
from .decided import decide
from .follow import follow
from .identifiers import is_mention
from .identity import kind_of
from .judgements import ON_PAIRS, ON_STATEMENTS, Judgement, triples
from .kinds import shape_of
from .legible import legible, shortened
from .living import Living
from .meaning import Meaning
from .terms import iri, node
from .updates import Update

if TYPE_CHECKING:
    from .store import Store

_UNDECIDED = frozenset({"place", "membership"})
_LONGEST = 90


class Docket:
    """Decisions that are taken together, in one update; each is judged with those before it already taken."""

    def __init__(self, store: Store, held: Sequence[Judgement]) -> None:
        self._store = store
        self._held = list(held)
        self._numbers = {judgement.number for judgement in held}
        self._before = decide(held, Addresses(store))
        self._new: list[ox.Triple] = []
        self._abouts: set[str] = set()
        self._decided = decide(held, Addresses(store))
        self._keys: dict[str, str | None] = {}
        self._living = Living(store, self._decided)
        self._meaning = Meaning(self._living)
        self._pairs: PairDecisions | None = None

    def accept(self, wanted: Judgement) -> Judgement:
        """Take a decision, or raise as ``judge``; it comes back with words for what it is about."""
        _check_words(wanted)
        if len(wanted.about) != (2 if wanted.verdict in ON_PAIRS else 1):
            number = "two things" if wanted.verdict in ON_PAIRS else "one thing"
            raise DecisionError(f"{wanted.verdict}: this decision is about {number}")
        if wanted.verdict in ON_STATEMENTS:
            self._check_statement(wanted)
        elif wanted.verdict in ON_PAIRS:
            self._check_pair(wanted)
        else:
            self._check_name(wanted)
        if wanted.number in self._numbers:
            raise DecisionError(f"{wanted.number}: a decision of this time was taken back; take it at a later time")
        accepted = replace(wanted, what=wanted.what or self._words(wanted))
        self._keep(accepted)
        if accepted.verdict in ON_PAIRS:
            self._abouts.update(accepted.about)
        if self._held[-1] is accepted:
            self._add(accepted)
        else:
            self._decide_anew()
        return accepted

    def take_back(self, judgement: Judgement, when: datetime) -> Judgement:
        """Let a decision stand no more."""
        undone = replace(judgement, undone=when)
        self._held[self._held.index(judgement)] = undone
        self._new += triples(undone, self._store.ids)
        if undone.verdict in ON_PAIRS:
            self._abouts.update(undone.about)
        self._decide_anew()
        return undone

    def keep(self, judgement: Judgement) -> None:
        """Keep a decision that was taken back already: nothing follows from it, so its words alone are checked."""
        _check_words(judgement)
        self._keep(judgement)
        self._decided.judgements = list(self._held)

    def close(self) -> None:
        """Write the decisions and what follows from them, in one update."""
        update = Update()
        update.insert(self._store.ids.graph("corrections"), dict.fromkeys(self._new))
        seeds = {key for about in self._abouts if (key := self._key(about)) is not None}
        graphs = {graph: self._read(graph) for graph in self._graphs_to_write()}
        follow(self._store, update, self._decided, graphs, self._before, seeds)
        self._store.update(str(update))

    def _keep(self, judgement: Judgement) -> None:
        insort(self._held, judgement)
        self._numbers.add(judgement.number)
        self._new += triples(judgement, self._store.ids)

    def _add(self, judgement: Judgement) -> None:
        """Let a decision count that was taken after all others."""
        apart, overruled = set(self._decided.apart), self._decided.standing.get(frozenset(judgement.about))
        self._decided.add(judgement)
        if self._decided.apart != apart:
            self._look_anew()
        elif self._pairs is not None and judgement.verdict in ON_PAIRS:
            if overruled is not None:
                self._pairs.drop(overruled)
            self._pairs.put(judgement)

    def _decide_anew(self) -> None:
        self._decided = decide(self._held, Addresses(self._store))
        self._look_anew()

    def _look_anew(self) -> None:
        """What IRIs mean may have changed."""
        self._keys.clear()
        self._living = Living(self._store, self._decided)
        self._meaning = Meaning(self._living)
        self._pairs = None

    def _key(self, about: str) -> str | None:
        """The living key that an IRI means, with the decisions accepted so far."""
        if about not in self._keys:
            self._keys[about] = self._meaning.key_of(about)
        return self._keys[about]

    def _read(self, graph: str) -> ReadGraph:
        return read_graph(self._store.ids, graph, list(self._store.quads(graph)))

    def _graphs_to_write(self) -> set[str]:
        """The graphs of the statements on which another verdict stands now, and of mentions held apart anew."""
        found = set()
        before, after = self._before, self._decided
        for statement in (before.rejected ^ after.rejected) | (before.confirmed ^ after.confirmed):
            found |= {
                iri(q.graph_name).value for q in self._store.quads(subject=statement, predicate=node(RDF.subject))
            }
        for mention in before.apart ^ after.apart:
            graph = self._store.ids.mention_graph(mention)
            if next(self._store.quads(graph), None) is not None:
                found.add(graph)
        return found

    def _check_statement(self, wanted: Judgement) -> None:
        about = wanted.about[0].removeprefix(self._store.ids.base)
        statement = self._decided.addresses.current(ox.NamedNode(wanted.about[0]))
        said = statement_parts(self._store, statement)
        if said is None:
            raise UnknownName(f"{about}: no report makes this statement; `culturepact query statements` lists all")
        if statement in (self._decided.rejected if wanted.verdict == "wrong" else self._decided.confirmed):
            raise DecisionError(f"{about}: this statement is called {wanted.verdict} already")
        if wanted.verdict == "wrong" and self._is_full_name(statement):
            raise DecisionError(
                f"{about}: a thing needs a name; give it another with `culturepact rename`, or reject the statement "
                "that it is one at all"
            )

    def _is_full_name(self, statement: ox.NamedNode) -> bool:
        """Whether a report has a name as the fullest of a thing, be it one of several names of what that is now."""
        graph = next(iri(quad.graph_name).value for quad in self._store.quads(subject=statement))
        said = self._read(graph).statements
        return any(one.name == statement and one.predicate == SKOS.prefLabel for one in said)

    def _check_name(self, wanted: Judgement) -> None:
        thing = self._decided.addresses.current(ox.NamedNode(wanted.about[0]))
        about = wanted.about[0].removeprefix(self._store.ids.base)
        key = self._key(wanted.about[0])
        if key is None or is_mention(about):
            raise UnknownName(f"{about}: nothing in the graph has this IRI")
        if kind_of(key) == "membership":
            raise DecisionError(f"{self._called(wanted.about[0])}: a role is called by what it belongs to; rename that")
        if not wanted.name or not wanted.name.strip():
            raise DecisionError(f"{about}: the name is empty; give one")
        if self._decided.name_of(thing) == wanted.name:
            raise DecisionError(f"{about}: it was named {wanted.name} already")

    def _check_pair(self, wanted: Judgement) -> None:
        keys = [self._key(about) for about in wanted.about]
        for about, key in zip(wanted.about, keys):
            if key is None:
                raise UnknownName(f"{about.removeprefix(self._store.ids.base)}: nothing in the graph has this IRI")
            if kind_of(key) in _UNDECIDED:
                raise DecisionError(
                    f"{self._called(about)}: a {kind_of(key)} follows what it belongs to; decide on that"
                )
        one, other = keys[0] or "", keys[1] or ""
        if kind_of(one) != kind_of(other):
            raise DecisionError(f"{self._both(wanted)}: one is {_a(kind_of(one))}, the other {_a(kind_of(other))}")
        parts = wanted.verdict == "different" and any(is_mention(about) for about in wanted.about)
        if len(set(wanted.about)) == 1 or (one == other and not parts):
            hint = "there is nothing to decide"
            if wanted.verdict == "different":
                hint = "name one of them as NAME@REPORT, or give the IRI of each"
            raise DecisionError(f"{self._both(wanted)}: these are one and the same; {hint}")
        pair = frozenset(wanted.about)
        standing = self._decided.standing.get(pair)
        if standing is not None and standing.verdict == wanted.verdict:
            raise DecisionError(f"{self._both(wanted)}: decided already, by decision {standing.number}")
        against = self._against(wanted, standing)
        if against:
            numbers = ", ".join(sorted(judgement.number for judgement in against))
            raise DecisionError(
                f"{self._both(wanted)}: to call them {wanted.verdict} contradicts what decisions {numbers} come to; "
                "take one of these back with `culturepact undo`"
            )

    def _against(self, wanted: Judgement, standing: Judgement | None) -> list[Judgement]:
        """The decisions that contradict one, but for that on the same pair, which it overrules."""
        if self._pairs is None:
            self._pairs = PairDecisions(self._decided.standing.values(), self._key)
        if standing is not None:
            self._pairs.drop(standing)
        found = self._pairs.against(wanted)
        if standing is not None:
            self._pairs.put(standing)
        return found

    def _both(self, judgement: Judgement) -> str:
        return " and ".join(map(self._called, judgement.about))

    def _words(self, judgement: Judgement) -> str:
        if judgement.verdict in ON_STATEMENTS:
            said = statement_parts(self._store, self._decided.addresses.current(ox.NamedNode(judgement.about[0])))
            assert said is not None
            subject, predicate, value = said
            shown = value.value if isinstance(value, ox.Literal) else _shown(self._store, iri(value))
            return shortened(
                f"{_shown(self._store, subject)}: {predicate.rpartition('#')[2].rpartition('/')[2]} {shown}",
                2 * _LONGEST,
            )
        if judgement.verdict == "named":
            thing = self._decided.addresses.current(ox.NamedNode(judgement.about[0]))
            return f"{_shown(self._store, thing)} → {judgement.name}"
        return f" {'=' if judgement.verdict == 'same' else '≠'} ".join(map(self._called, judgement.about))

    def _called(self, about: str) -> str:
        thing = ox.NamedNode(about)
        if is_mention(about):
            graph = self._store.ids.mention_graph(about)
            found = next(self._store.quads(graph, subject=thing, predicate=node(CP.mentionOf)), None)
            read = self._read(graph)
            return f"{_shown(self._store, iri(found.object))} in {read.identifier}" if found else about
        key = self._key(about)
        own = self._living.name_of(key) if key is not None else None
        return shortened(own, _LONGEST) if own else _shown(self._store, self._decided.addresses.current(thing))


def statement_parts(store: Store, statement: ox.NamedNode) -> tuple[ox.NamedNode, str, object] | None:
    """Subject, predicate and object of a statement that a report makes; None where none makes it."""
    for quad in store.quads(subject=statement, predicate=node(RDF.subject)):
        graph = iri(quad.graph_name).value
        if store.ids.report_of(graph):
            parts = {q.predicate: q.object for q in store.quads(graph, subject=statement)}
            return iri(quad.object), iri(parts[node(RDF.predicate)]).value, parts[node(RDF.object)]
    return None


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _check_words(wanted: Judgement) -> None:
    if not wanted.who.strip():
        raise DecisionError(f"{wanted.verdict}: a decision needs the name of who takes it")
    for words in (*wanted.about, wanted.who, wanted.why or "", wanted.name or "", wanted.what or ""):
        if not words.isprintable() and any("\ud800" <= sign <= "\udfff" for sign in words):
            raise DecisionError(f"{legible(words)}: this is no text in Unicode; give it as such")


def _label(store: Store, thing: ox.NamedNode) -> str | None:
    found = next(store.quads(store.ids.graph("current"), subject=thing, predicate=node(RDFS.label)), None)
    return found.object.value if found is not None else None  # type: ignore[union-attr]


def _shown(store: Store, thing: ox.NamedNode) -> str:
    """What a thing is called, shortened; a concept by its notation."""
    label = _label(store, thing)
    if label is None:
        return (
            thing.value.removeprefix(store.ids.base)
            if shape_of(thing.value, store.ids.base)
            else thing.value.rpartition("/")[2]
        )
    return shortened(label, _LONGEST)
