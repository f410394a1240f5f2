"""What must not be in a store is found."""

from __future__ import annotations

import random
from pathlib import Path

import culturepact.graph
import pytest
from culturepact.graph.checks import check
from culturepact.graph.decisions import judge
from culturepact.graph.facts import ReportFacts
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, OA, PROV, RDF, RDFS, SDO, SKOS
from looking import person, tell
from made_up import MUSEUM, album, any_facts, org, pact, report
from pyoxigraph import NamedNode

CHECKS = sorted(path.stem for path in Path(culturepact.graph.__file__).parent.glob("check_*.rq"))
A = "https://a.example/"
BREAK = {
    "check_concept": ("has a type, status or category", f"DELETE WHERE {{ GRAPH ?v {{ ?c a <{SKOS.Concept}> }} }}"),
    "check_no_label": ("has no label", f"DELETE WHERE {{ GRAPH <graph/current> {{ ?s <{RDFS.label}> ?o }} }}"),
    "check_no_mention": (
        "no mention of it",
        f"DELETE {{ GRAPH ?g {{ ?m <{CP.mentionOf}> ?o }} }} WHERE {{ GRAPH ?g {{ ?m <{CP.mentionOf}> ?o }} }}",
    ),
    "check_passage": (
        "do not stand at its place",
        f"DELETE {{ GRAPH ?g {{ ?s <{OA.start}> 0 }} }} INSERT {{ GRAPH ?g {{ ?s <{OA.start}> 1 }} }}"
        f" WHERE {{ GRAPH ?g {{ ?s <{OA.start}> 0 ; a <{CP.Passage}> }} }}",
    ),
    "check_replaced": (
        "was replaced",
        f"INSERT {{ GRAPH <graph/registry> {{ ?s <{DCT.isReplacedBy}> <{A}> }} }}"
        f" WHERE {{ GRAPH ?g {{ ?s a <{CP.Agreement}> }} }}",
    ),
    "check_two_labels": (
        "more than one label",
        f"INSERT {{ GRAPH <graph/current> {{ ?s <{RDFS.label}> 'x' }} }}"
        f" WHERE {{ GRAPH <graph/current> {{ ?s a <{CP.Agreement}> }} }}",
    ),
    "check_undescribed": (
        "not described in graph meta",
        f"DELETE WHERE {{ GRAPH ?g {{ ?s <{PROV.wasGeneratedBy}> ?o }} }}",
    ),
    "check_unknown_link": (
        "does not know",
        f"INSERT {{ GRAPH <graph/current> {{ ?s <{CP.party}> <{A}> }} }}"
        f" WHERE {{ GRAPH ?g {{ ?s a <{CP.Agreement}> }} }}",
    ),
    "check_unregistered": ("no key in graph registry", "DROP GRAPH <graph/registry>"),
}


def test_a_role_that_was_rejected_is_not_missed(memory: Store) -> None:
    """Of a person's place in an organization, the one thing told of it may be called wrong."""
    tell(memory, "a.md", people=(person("Ada Thorncastle", ("curator", None)),))
    [quad] = memory.quads(predicate=NamedNode(RDF.predicate), object=NamedNode(SDO.roleName))
    judge(memory, "wrong", [quad.subject.value], "Ada")
    assert messages(memory) == ""


def messages(store: Store) -> str:
    """All violations, one a line."""
    return "\n".join(f"{found.report}: {found.message}" for found in check(store) if found.severity == "violation")


def test_sound_stores_have_no_violation(store: Store, dice: random.Random) -> None:
    """What ingest writes passes all checks."""
    write_report(store, album(), "test 1")
    for number in range(3):
        write_report(store, any_facts(dice, f"r{number}.md"), "test 1")
    assert messages(store) == ""


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_finds_what_it_is_for(memory: Store, name: str) -> None:
    """A store broken in one way gives the finding of that check, with the report where one is at fault."""
    write_report(memory, album(), "test 1")
    message, update = BREAK[name]
    memory.update(update.replace("<graph/", f"<{memory.ids.base}graph/"))
    assert message in messages(memory)
    if name != "check_two_labels":
        assert any(found.report == "album.md" and message in found.message for found in check(memory))


def test_a_shape_that_is_broken_is_named_with_words(memory: Store) -> None:
    """The finding has the report, the property, and the sentence the thing rests on."""
    write_report(memory, ReportFacts(report("one.md"), (org(MUSEUM),), agreements=(pact(MUSEUM),)), "test 1")
    (found,) = check(memory)
    assert (found.report, found.severity) == ("one.md", "warning")
    assert "two parties" in found.message
    assert found.quote is not None
    assert MUSEUM in found.quote


def test_a_current_that_is_not_its_rebuild_is_found(memory: Store) -> None:
    """A triple that no report supports, and one that is missing, are told apart."""
    write_report(memory, album(), "test 1")
    current = memory.ids.graph("current")
    memory.update(f'INSERT DATA {{ GRAPH <{current}> {{ <{A}> <{RDFS.label}> "stray" }} }}')
    assert "graph current has too much" in messages(memory)
    memory.update(f"DROP GRAPH <{current}>")
    assert "graph current lacks" in messages(memory)


def test_a_graph_that_its_statements_do_not_make_is_found(memory: Store) -> None:
    """A plain triple too few or too many is named, with the words of the statement it belongs to."""
    write_report(memory, album(), "test 1")
    graph = memory.ids.report_graph(memory.ids.report("album.md"))
    memory.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s <{CP.party}> ?o }} }}")
    lacking = [found for found in check(memory) if "lacks a triple that a statement" in found.message]
    assert {found.report for found in lacking} == {"album.md"}
    assert all(found.quote and "strategic cooperation" in found.quote for found in lacking)
    thing = next(memory.quads(graph, predicate=NamedNode(RDF.type), object=NamedNode(CP.Agreement))).subject.value
    memory.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <{thing}> <{CP.party}> <{A}> }} }}")
    assert "has a triple that no statement makes" in messages(memory)


def test_what_people_rejected_is_missed_by_no_check(memory: Store) -> None:
    """Where a person calls a needed value wrong, the graph is without it and still sound."""
    write_report(memory, album(), "test 1")
    for statement in list(memory.quads(predicate=NamedNode(RDF.predicate), object=NamedNode(CP.status))):
        judge(memory, "wrong", [statement.subject.value], "Ada")
    assert messages(memory) == ""


def test_a_decision_on_what_is_gone_is_a_warning(memory: Store) -> None:
    """It is told with its number and its words, until what it is about comes back."""
    write_report(memory, album(), "test 1")
    (type_,) = [q for q in memory.quads(predicate=NamedNode(RDF.object)) if q.object == NamedNode(CP.Agreement)]
    decision = judge(memory, "right", [type_.subject.value], "Ada")
    assert not [found for found in check(memory) if "decision" in found.message]
    withdraw(memory, "album.md")
    (found,) = check(memory)
    assert (found.severity, found.report) == ("warning", None)
    assert decision.number in found.message
    write_report(memory, album(), "test 1")
    assert not [found for found in check(memory) if "decision" in found.message]


def test_progress_is_told_by_report(memory: Store) -> None:
    """After each report, with the number of all."""
    for name in ("a.md", "b.md"):
        write_report(memory, album(report=report(name)), "test 1")
    told: list[tuple[int, int]] = []
    list(check(memory, lambda done, number: told.append((done, number))))
    assert told == [(1, 2), (2, 2)]


def test_checks_change_nothing(memory: Store) -> None:
    """Looking leaves the store as it was."""
    write_report(memory, album(), "test 1")
    before = set(memory.quads())
    list(check(memory))
    assert set(memory.quads()) == before
