"""Decisions hold for what a report says when it is read anew by a better reader, and wake when a report returns."""

from __future__ import annotations

import pytest
from culturepact.graph.checks import check
from culturepact.graph.decisions import decisions, judge
from culturepact.graph.facts import Person, ReportFacts, Role
from culturepact.graph.profile_names import find_organization
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, ORG, RDF, RDFS
from culturepact.queries.runner import run_query
from made_up import org, pact, ref, report, said
from pyoxigraph import NamedNode

GALLERY, HOUSE = "Orion Gallery", "Zed House"


def read(name: str = GALLERY, place: str | None = None) -> ReportFacts:
    """One report, as readers of various quality read it: the gallery's name and place change its key."""
    return ReportFacts(
        report("a.md"),
        (org(name, place=place, aliases=("Orion",)), org(HOUSE)),
        people=(Person(said("Ann Vell"), (), (Role(said("director"), ref(name)),)),),
        agreements=(pact(name, HOUSE),),
    )


@pytest.fixture
def decided(memory: Store) -> Store:
    """A store with two reports on one gallery, of which people said: it is no museum, these are two, and a name."""
    write_report(memory, read(), "reader 1")
    write_report(memory, ReportFacts(report("b.md"), (org(GALLERY),)), "reader 1")
    gallery = find_organization(memory, GALLERY)
    graph = memory.ids.report_graph(memory.ids.report("a.md"))
    about = {q.subject for q in memory.quads(graph, predicate=NamedNode(RDF.subject), object=NamedNode(gallery))}
    [kind] = [
        quad.subject.value
        for quad in memory.quads(graph, predicate=NamedNode(RDF.predicate), object=NamedNode(ORG.classification))
        if quad.subject in about
    ]
    [mention] = memory.quads(graph, predicate=NamedNode(CP.mentionOf), object=NamedNode(gallery))
    judge(memory, "wrong", [kind], "Ada")
    judge(memory, "different", [mention.subject.value, gallery], "Ada")
    judge(memory, "named", [find_organization(memory, HOUSE)], "Ada", name="House of Zed")
    return memory


def known(store: Store) -> list[tuple[str | None, str | None, str | None]]:
    """Report, name and kind of each organization."""
    return [(row["report"], row["name"], row["type"]) for row in run_query(store, "organizations").records()]


def states(store: Store) -> list[str]:
    """What has become of the decisions."""
    return [decision.state for decision in decisions(store)]


def iris(store: Store) -> dict[str | None, str | None]:
    """The gallery's IRI by report."""
    rows = run_query(store, "organizations").records()
    return {row["report"]: row["organization"] for row in rows if row["name"] != HOUSE}


def is_kept(store: Store) -> bool:
    """Whether all three decisions show in the graph, and it is sound."""
    kinds = {(report, kind) for report, name, kind in known(store) if name != HOUSE}
    labels = {quad.object.value for quad in store.quads(store.ids.graph("current"), predicate=NamedNode(RDFS.label))}
    of = iris(store)
    return (
        kinds == {("a.md", "other"), ("b.md", "museum")}
        and of["a.md"] != of["b.md"]
        and "House of Zed" in labels
        and HOUSE not in labels
        and states(store) == ["stands"] * 3
        and not list(check(store))
    )


def test_decisions_hold_at_once(decided: Store) -> None:
    """They show in the report's graph and in current."""
    assert is_kept(decided)


def test_decisions_survive_better_readers(decided: Store) -> None:
    """A place is found, the name is found to be longer, and all is as in the beginning again."""
    write_report(decided, read(place="Leeds"), "reader 2")
    assert is_kept(decided)
    write_report(decided, read("The Orion Art Gallery", "Leeds"), "reader 3")
    assert is_kept(decided)
    write_report(decided, read(), "reader 1")
    assert is_kept(decided)


def test_decisions_sleep_while_the_report_is_away(decided: Store) -> None:
    """What no report says cannot be judged; it is when the report returns, even read by another reader."""
    withdraw(decided, "a.md")
    assert states(decided) == ["dormant"] * 3
    write_report(decided, read(), "reader 1")
    assert is_kept(decided)


def test_retired_iris_lead_on(decided: Store) -> None:
    """The IRI under which a report named something leads to what it is called there now."""
    before = iris(decided)["a.md"]
    write_report(decided, read("The Orion Art Gallery", "Leeds"), "reader 3")
    rows = list(run_query(decided, "organizations", {"organization": before or ""}).records())
    assert [row["name"] for row in rows] == ["The Orion Art Gallery"]
