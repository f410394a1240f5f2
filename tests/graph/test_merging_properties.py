"""What holds of merging whatever reports say and people decide, tried on chance.

Two stores are equal here if their graphs ``current`` and all their report graphs are: the registry also remembers what
no report says any more.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from importlib.resources import files

import pyoxigraph as ox
import pytest
from culturepact.errors import DecisionError
from culturepact.graph import checks
from culturepact.graph.addressing import read_graph
from culturepact.graph.blocks import block_number
from culturepact.graph.current import compare
from culturepact.graph.decided import decided_in
from culturepact.graph.decisions import judge, undo
from culturepact.graph.facts import ReportFacts
from culturepact.graph.judgements import judgements
from culturepact.graph.likeness import Likeness
from culturepact.graph.living import Living
from culturepact.graph.model import report_quads
from culturepact.graph.reports import stored_reports, withdraw, write_report
from culturepact.graph.resolution import resolve_changes
from culturepact.graph.store import Store
from culturepact.graph.updates import Update
from culturepact.ontology.terms import DCT
from made_up_reports import (
    NAMES,
    any_judgement,
    any_report,
    any_step,
    graphs,
    mentions,
    outcome,
    statements,
    take,
    version,
)

QUERIES = [file.read_text() for file in files("culturepact.graph").iterdir() if file.name.startswith("check_")]


def fault(store: Store) -> object:
    """The first thing that is not as it must be; None where all is."""
    return next(
        itertools.chain(
            compare(store),
            (finding for query in QUERIES for finding in checks._rows(store, query)),
            _not_as_decided(store),
            _replaced(store),
            sorted(blocks_due(store) ^ blocks_held(store)),
            _left_to_do(store),
        ),
        None,
    )


def _not_as_decided(store: Store):
    decided = decided_in(store)
    for graph in store.graphs():
        report = store.ids.report_of(graph)
        if report:
            yield from checks._decisions_kept(store, graph, report, decided)


def _left_to_do(store: Store):
    """What telling everything anew would change."""
    decided = decided_in(store)
    resolved = resolve_changes(store, decided, decided, {}, all_keys(store, Living(store, decided)))
    for graph, quads in resolved.graphs.items():
        yield from set(quads) ^ set(store.quads(graph))
    for gone, new in (resolved.registry, resolved.blocks):
        yield from (*gone, *new)


def _replaced(store: Store) -> set[ox.NamedNode]:
    """IRIs in graph current that the registry says were replaced."""
    replaced = store.quads(store.ids.graph("registry"), predicate=ox.NamedNode(DCT.isReplacedBy))
    known = {term for quad in store.quads(store.ids.graph("current")) for term in (quad.subject, quad.object)}
    return {quad.subject for quad in replaced} & known


def blocks_due(store: Store) -> set[tuple[str, str]]:
    """The blocks of all living keys, told anew."""
    decided = decided_in(store)
    living = Living(store, decided)
    return {
        (store.ids.entity(key), str(block_number(block)))
        for key in all_keys(store, living)
        for block in Likeness(store, living).blocks(key)
    }


def blocks_held(store: Store) -> set[tuple[str, str]]:
    """The blocks that the store has."""
    return {(quad.subject.value, quad.object.value) for quad in store.quads(store.ids.graph("blocks"))}


def live(store: Store, seed: int, steps: int, decide: bool = True) -> dict[str, ReportFacts]:
    """Do things by chance to a store, and see that it is sound after each; the facts it has in the end."""
    dice = random.Random(f"{seed} steps")
    facts = {}
    for number in range(steps):
        step = any_step(store, dice, decide=decide)
        done = take(store, step, seed)
        if step[0] == "ingest":
            facts[step[1]] = version(seed, *step[1:])
        elif step[0] == "withdraw" and done:
            del facts[step[1]]
        assert fault(store) is None, f"seed {seed}, step {number}: {step}"
    assert set(stored_reports(store)) == set(facts)
    return facts


def written(new_store: Callable[[], Store], facts: dict[str, ReportFacts], dice: random.Random) -> Store:
    """Another store with these reports, in any order."""
    store = new_store()
    for name in dice.sample(sorted(facts), len(facts)):
        write_report(store, facts[name], "test 1")
    return store


@pytest.mark.parametrize("seed", range(10))
def test_order_makes_no_difference(new_store: Callable[[], Store], seed: int) -> None:
    """Reports read in any order, again, in other versions, withdrawn and back, make one store, sound at each step."""
    store = new_store()
    facts = live(store, seed, 10, decide=False)
    dice = random.Random(seed)
    expected = outcome(store)
    assert outcome(written(new_store, facts, dice)) == expected
    for name in dice.sample(sorted(facts), len(facts)):
        withdraw(store, name)
        assert fault(store) is None
        write_report(store, facts[name], "test 1")
        assert fault(store) is None
        assert outcome(store) == expected


@pytest.mark.parametrize("seed", range(100, 103))
def test_no_check_finds_a_violation(memory: Store, seed: int) -> None:
    """Shapes too hold of all that merging and decisions leave."""
    live(memory, seed, 12)
    assert [found for found in checks.check(memory) if found.severity == "violation"] == []


def dangling(store: Store) -> list[str]:
    """The standing decisions on what no report says itself any more, but perhaps something that replaced it."""
    decided = decided_in(store)
    living = Living(store, decided)
    said = {*statements(store), *mentions(store), *map(store.ids.entity, all_keys(store, living))}
    return [one.number for one in judgements(store) if one.undone is None and not said.issuperset(one.about)]


def all_keys(store: Store, living: Living) -> set[str]:
    """The keys that reports have, as decisions hold them apart."""
    found = (living.keys_of(graph) for graph in store.graphs() if store.ids.report_of(graph))
    return {key for keys in found for key in keys}


@pytest.mark.parametrize("seed", range(200, 214))
def test_reports_and_decisions_alone_make_the_store(new_store: Callable[[], Store], seed: int) -> None:
    """However a store came to its reports and decisions, it is what a new store with these would be.

    Decisions about what no report says any more are taken back first: through the registry they may hold for what took
    the place of that, and a new store does not know what was there before.
    """
    store = new_store()
    facts = live(store, seed, 16)
    while found := dangling(store):
        undo(store, found[0])
    assert fault(store) is None
    dice = random.Random(seed)

    decided_first = new_store()
    update = Update()
    update.insert(store.ids.graph("corrections"), [quad.triple for quad in store.quads(store.ids.graph("corrections"))])
    if update:
        decided_first.update(str(update))
    for name in dice.sample(sorted(facts), len(facts)):
        write_report(decided_first, facts[name], "test 1")
        assert fault(decided_first) is None
    assert outcome(decided_first) == outcome(store)

    read_first = written(new_store, facts, dice)
    for one in judgements(store):
        if one.undone is None:
            try:
                judge(read_first, one.verdict, one.about, one.who, one.why, one.name, one.created)
            except DecisionError:
                return  # taken when what it contradicts was not there
    assert fault(read_first) is None
    assert outcome(read_first) == outcome(store)


@pytest.mark.parametrize("seed", range(300, 310))
def test_what_is_undone_leaves_no_trace(new_store: Callable[[], Store], seed: int) -> None:
    """Decisions on any things and statements, all taken back in any order: every graph but corrections is as before.

    Only the registry keeps the IRIs that things had while they were held apart by a mention.
    """
    store = new_store()
    facts = {name: any_report(random.Random(f"{seed} {name}"), name) for name in NAMES}
    for one in facts.values():
        write_report(store, one, "test 1")
    before = graphs(store, "corrections")
    dice = random.Random(seed)
    taken, apart = [], False
    for _ in range(6):
        step = any_judgement(store, dice)
        if step is not None and take(store, ("judge", *step), seed):
            taken.append(judgements(store)[-1].number)
            apart |= step[0] == "different" and any("#m-" in about for about in step[1])
    dice.shuffle(taken)
    for number in taken:
        undo(store, number)
        assert fault(store) is None
    after = graphs(store, "corrections")
    left_out = {store.ids.graph("registry")} if apart else set()
    assert {graph: triples for graph, triples in after.items() if graph not in left_out} == {
        graph: triples for graph, triples in before.items() if graph not in left_out
    }
    assert after[store.ids.graph("registry")] >= before[store.ids.graph("registry")]


@pytest.mark.parametrize("seed", range(400, 406))
def test_a_written_graph_can_be_read_back(memory: Store, seed: int) -> None:
    """Whatever was merged and rejected, a graph gives back what the report alone said, and can be made anew."""
    facts = live(memory, seed, 12)
    decided = decided_in(memory)
    for name, one in facts.items():
        graph = memory.ids.report_graph(memory.ids.report(name))
        quads = set(memory.quads(graph))
        read = read_graph(memory.ids, graph, quads)
        assert set(read.quads()) == set(report_quads(one, memory.ids.base))
        assert set(read.quads(read.known, decided.rejected, decided.confirmed)) == quads


@pytest.mark.parametrize("seed", range(20))
def test_any_iris_can_be_given_and_taken(memory: Store, seed: int) -> None:
    """A graph with any of its things of one kind made one, and any statements rejected, can be read back."""
    dice = random.Random(seed)
    ids, identifier = memory.ids, "r1.md"
    quads = report_quads(any_report(dice, identifier), ids.base)
    graph = ids.report_graph(ids.report(identifier))
    read = read_graph(ids, graph, quads)
    given: dict[str, ox.NamedNode] = {}
    by_kind: dict[str, list[str]] = {}
    for key in read.mentions.values():
        by_kind.setdefault(key.partition("|")[0], []).append(key)
    for kind, found in by_kind.items():
        if kind != "place":
            given |= {key: ox.NamedNode(ids.entity(dice.choice(found))) for key in found}
    names = [one.name for one in read.statements]
    rejected = dice.sample(names, dice.randint(0, len(names) // 3))
    changed = read.quads(given, set(rejected), set(dice.sample(names, len(names) // 3)))
    again = read_graph(ids, graph, changed)
    assert set(again.quads()) == set(quads)
    assert again.mentions == read.mentions
    assert {one.name: one for one in again.statements}.keys() == {one.name: one for one in read.statements}.keys()


def test_every_kind_is_merged_by_chance(new_store: Callable[[], Store]) -> None:
    """What is tried here is not empty: among a few stores are merged things of every kind that can be."""
    kinds = set()
    for seed in range(12):
        store = written(new_store, {name: version(seed, name, 0) for name in NAMES}, random.Random(seed))
        replaced = store.quads(store.ids.graph("registry"), predicate=ox.NamedNode(DCT.isReplacedBy))
        kinds |= {quad.subject.value[len(store.ids.base) :].partition("/")[0] for quad in replaced}
    assert kinds == {"org", "person", "membership", "agreement", "project", "event"}
