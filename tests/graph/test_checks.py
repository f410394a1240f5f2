"""What must not be in a store is found."""

from __future__ import annotations

import random
from pathlib import Path

import culturepact.graph
import pytest
from culturepact.graph.checks import check
from culturepact.graph.facts import ReportFacts
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, OA, PROV, RDFS, SKOS
from made_up import MUSEUM, album, any_facts, org, pact, report

CHECKS = sorted(path.stem for path in Path(culturepact.graph.__file__).parent.glob("check_*.rq"))
A = "https://a.example/"
BREAK = {
    "check_concept": ("has a type, status or category", f"DELETE WHERE {{ GRAPH ?v {{ ?c a <{SKOS.Concept}> }} }}"),
    "check_no_label": ("has no label", f"DELETE WHERE {{ GRAPH <graph/current> {{ ?s <{RDFS.label}> ?o }} }}"),
    "check_no_mention": (
        "no mention of it",
        f"DELETE {{ GRAPH ?g {{ ?m <{CP.mentionOf}> ?o }} }} WHERE {{ GRAPH ?g {{ ?m <{CP.mentionOf}> ?o }} }}",
    ),
    "check_no_plain_triple": ("whose triple is not", f"DELETE WHERE {{ GRAPH ?g {{ ?s <{CP.party}> ?o }} }}"),
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


def test_checks_change_nothing(memory: Store) -> None:
    """Looking leaves the store as it was."""
    write_report(memory, album(), "test 1")
    before = set(memory.quads())
    list(check(memory))
    assert set(memory.quads()) == before
