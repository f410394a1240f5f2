"""What graph current makes of several reports."""

from __future__ import annotations

import random

import pyoxigraph as ox
from culturepact.graph.current import compare, rebuild
from culturepact.graph.facts import Project, ReportFacts
from culturepact.graph.reports import stored_reports, withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, ORG, RDF, RDFS, SKOS, concept
from made_up import album, any_facts, org, pact, ref, report, said


def test_changes_equal_a_rebuild(memory: Store, dice: random.Random) -> None:
    """After any sequence of writes, replacements and withdrawals, current is what a rebuild would make."""
    names = [f"r{number}.md" for number in range(8)]
    for step in range(120):
        name = dice.choice(names)
        if dice.random() < 0.25 and name in stored_reports(memory):
            withdraw(memory, name)
        else:
            write_report(memory, any_facts(dice, name), "test 1")
        assert list(compare(memory)) == [], f"step {step}"
    assert rebuild(memory) == 0


def label_of(store: Store, thing: str) -> str:
    """The one label in graph current."""
    (found,) = values(store, thing, RDFS.label)
    return found


def values(store: Store, thing: str, predicate: str) -> list[str]:
    """The values in graph current, sorted."""
    found = store.quads(store.ids.graph("current"), subject=ox.NamedNode(thing), predicate=ox.NamedNode(predicate))
    return sorted(quad.object.value for quad in found)


def one_of(store: Store, type_: str) -> str:
    """The only thing of a class in graph current."""
    (found,) = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(type_))
    return found.subject.value


def test_the_label_is_what_most_reports_say(memory: Store) -> None:
    """Most reports first, then length, then the alphabet; the other spellings are alternative labels."""
    for number, name in enumerate(["Larkmoor Museum", "LARKMOOR MUSEUM", "Larkmoor Museum"]):
        write_report(memory, ReportFacts(report(f"{number}.md"), (org(name, aliases=("LM",)),)), "test 1")
    museum = one_of(memory, ORG.Organization)
    assert label_of(memory, museum) == "Larkmoor Museum"
    assert values(memory, museum, SKOS.altLabel) == ["LARKMOOR MUSEUM", "LM"]
    withdraw(memory, "0.md")
    assert label_of(memory, museum) == "LARKMOOR MUSEUM"
    write_report(memory, ReportFacts(report("1.md"), (org("The Larkmoor Museum"),)), "test 1")
    assert label_of(memory, museum) == "The Larkmoor Museum"


def test_the_newest_report_decides(memory: Store) -> None:
    """Of two types the one of the newest report counts; a report without a date is older than all."""
    dated = [(None, "archive"), ("2018-01-01", "museum"), ("2017-01-01", "other")]
    for number, (published, kind) in enumerate(dated):
        facts = ReportFacts(report(f"{number}.md", published=published), (org("Larkmoor Museum", kind),))
        write_report(memory, facts, "test 1")
    museum = one_of(memory, ORG.Organization)
    assert values(memory, museum, ORG.classification) == [concept("organization-type", "museum")]


def test_on_one_day_the_surer_decides(memory: Store) -> None:
    """Between reports of the same day confidence decides, whichever comes first; at last the smaller value."""
    for number, (kind, sure) in enumerate([("other", 0.5), ("museum", 0.75), ("archive", 0.5)]):
        write_report(
            memory, ReportFacts(report(f"{number}.md"), (org("Larkmoor Museum", kind, confidence=sure),)), "test 1"
        )
    museum = one_of(memory, ORG.Organization)
    assert values(memory, museum, ORG.classification) == [concept("organization-type", "museum")]
    withdraw(memory, "1.md")
    assert values(memory, museum, ORG.classification) == [concept("organization-type", "archive")]


def test_labels_follow_the_labels_they_are_made_of(memory: Store) -> None:
    """An agreement and a role are renamed when another report renames a party or an organization."""
    write_report(memory, album(), "test 1")
    agreement, membership = one_of(memory, CP.Agreement), one_of(memory, ORG.Membership)
    assert label_of(memory, agreement) == "Strategic cooperation: Larkmoor Museum – Quillfeather Press Co., Ltd."
    assert label_of(memory, membership) == "Ada Thorncastle, director, Larkmoor Museum"
    for number in range(2):
        write_report(memory, ReportFacts(report(f"{number}.md"), (org("LARKMOOR MUSEUM"),)), "test 1")
    assert label_of(memory, agreement) == "Strategic cooperation: LARKMOOR MUSEUM – Quillfeather Press Co., Ltd."
    assert label_of(memory, membership) == "Ada Thorncastle, director, LARKMOOR MUSEUM"
    assert list(compare(memory)) == []


def partners(store: Store) -> set[tuple[str, str]]:
    """Who is whose partner, by label."""
    found = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(CP.partnerOf))
    return {(label_of(store, quad.subject.value), label_of(store, quad.object.value)) for quad in found}


def test_parties_and_partners_are_partners_both_ways(memory: Store) -> None:
    """Agreements and projects make partners; a denied agreement does not."""
    orgs = tuple(org(name) for name in ("Alder", "Birch", "Cedar", "Drake"))
    facts = ReportFacts(
        report(),
        orgs,
        agreements=(pact("Alder", "Birch", status="planned"), pact("Alder", "Cedar", status="denied")),
        projects=(Project(said("album"), said("ongoing"), (), (ref("Cedar"), ref("Drake"))),),
    )
    write_report(memory, facts, "test 1")
    assert partners(memory) == {("Alder", "Birch"), ("Birch", "Alder"), ("Cedar", "Drake"), ("Drake", "Cedar")}


def test_partners_stay_while_another_report_has_them(memory: Store) -> None:
    """The link goes with the last agreement or project that supports it."""
    orgs = (org("Alder"), org("Birch"))
    project = Project(said("album"), said("ongoing"), (), (ref("Alder"), ref("Birch")))
    write_report(memory, ReportFacts(report("a.md"), orgs, agreements=(pact("Alder", "Birch"),)), "test 1")
    write_report(memory, ReportFacts(report("b.md"), orgs, projects=(project,)), "test 1")
    withdraw(memory, "a.md")
    assert partners(memory) == {("Alder", "Birch"), ("Birch", "Alder")}
    withdraw(memory, "b.md")
    assert partners(memory) == set()


def test_current_has_what_queries_ask_of_an_agreement(memory: Store) -> None:
    """Parties, signatories, type, status, title, date, bounds, place, categories and reports are all there."""
    write_report(memory, album(), "test 1")
    agreement = one_of(memory, CP.Agreement)
    assert len(values(memory, agreement, CP.party)) == 2
    assert len(values(memory, agreement, CP.signatory)) == 1
    assert values(memory, agreement, DCT.type) == [concept("agreement-type", "strategic-cooperation")]
    assert values(memory, agreement, CP.status) == [concept("agreement-status", "signed")]
    assert values(memory, agreement, DCT.date) == ["2018-06-19/2018-06-22"]
    assert values(memory, agreement, CP.earliest) == ["2018-06-19"]
    assert values(memory, agreement, CP.latest) == ["2018-06-22"]
    assert [label_of(memory, place) for place in values(memory, agreement, CP.place)] == ["Vellanport"]
    assert values(memory, agreement, DCT.subject) == [concept("category", "publishing")]
    assert values(memory, agreement, CP.reportedIn) == [memory.ids.report("album.md")]


def test_current_and_report_graphs_name_things_apart(memory: Store) -> None:
    """Preferred labels stand in report graphs alone, labels in current alone: queries over all graphs mix nothing."""
    write_report(memory, album(), "test 1")
    current = memory.ids.graph("current")
    assert not list(memory.quads(current, predicate=ox.NamedNode(SKOS.prefLabel)))
    assert not list(memory.quads(current, predicate=ox.NamedNode(DCT.identifier)))
    graph = memory.ids.report_graph(memory.ids.report("album.md"))
    assert not list(memory.quads(graph, predicate=ox.NamedNode(RDFS.label)))


def test_a_damaged_current_is_repaired(memory: Store) -> None:
    """A rebuild adds what is missing and takes out what no report says."""
    write_report(memory, album(), "test 1")
    current = memory.ids.graph("current")
    before = set(memory.quads(current))
    agreement = one_of(memory, CP.Agreement)
    lost = len(list(memory.quads(current, subject=ox.NamedNode(agreement))))
    memory.update(
        f"DELETE WHERE {{ GRAPH <{current}> {{ <{agreement}> ?p ?o }} }} ;"
        f'INSERT DATA {{ GRAPH <{current}> {{ <https://a.example/> <{RDFS.label}> "stray" }} }}'
    )
    assert rebuild(memory) == lost + 1
    assert set(memory.quads(current)) == before
