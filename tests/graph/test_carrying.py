"""Decisions hold for what a report says in another way when it is read anew."""

from __future__ import annotations

import random

import pyoxigraph as ox
from culturepact.errors import CulturepactError
from culturepact.graph.current import compare
from culturepact.graph.decisions import decisions, judge
from culturepact.graph.facts import ReportFacts
from culturepact.graph.references import address_of
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import ORG, RDF, RDFS
from made_up import any_facts, org, report

SHORT, FULL, OTHER = "Larkmoor Museum", "Larkmoor Museum of Art", "The Orangery"


def read(store: Store, identifier: str, name: str, *aliases: str, kind: str = "museum") -> None:
    """Read a report that names one organization."""
    write_report(store, ReportFacts(report(identifier), (org(name, kind, aliases=aliases),)), "by hand")


def read_short(store: Store) -> None:
    """The report, read so that the short form is the name."""
    read(store, "a.md", SHORT, FULL, kind="archive")


def read_full(store: Store) -> None:
    """The report, read so that the full form is the name."""
    read(store, "a.md", FULL, SHORT, kind="archive")


def names(store: Store) -> list[str]:
    """The names of all organizations, sorted."""
    current = store.ids.graph("current")
    found = store.quads(current, predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(ORG.Organization))
    labels = (next(store.quads(current, subject=q.subject, predicate=ox.NamedNode(RDFS.label))) for q in found)
    return sorted(quad.object.value for quad in labels)


def kinds(store: Store) -> list[str]:
    """What graph current has as kinds of organizations."""
    found = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(ORG.classification))
    return sorted(quad.object.value.rpartition("/")[2] for quad in found)


def classification(store: Store) -> str:
    """The statement on the kind of an organization in the report."""
    graph = store.ids.report_graph(store.ids.report("a.md"))
    found = store.quads(graph, predicate=ox.NamedNode(RDF.predicate), object=ox.NamedNode(ORG.classification))
    [statement] = [quad.subject.value for quad in found]
    return statement


def test_a_rejected_statement_stays_rejected(memory: Store) -> None:
    """Whichever form of the name the report is read with, and however often that changes."""
    read_short(memory)
    judge(memory, "wrong", [classification(memory)], "Ada")
    for _ in range(3):
        read_full(memory)
        assert kinds(memory) == ["other"]
        read_short(memory)
        assert kinds(memory) == ["other"]
    assert [one.state for one in decisions(memory)] == ["stands"]


def test_a_mention_stays_apart(memory: Store) -> None:
    """What one report names is held apart from others of its name, be it read by another form."""
    read_short(memory)
    read(memory, "b.md", SHORT)
    read(memory, "c.md", FULL)
    mentions = [address_of(memory, f"{SHORT}@{identifier}") for identifier in ("a.md", "b.md")]
    judge(memory, "different", mentions, "Ada")
    for _ in range(2):
        read_full(memory)
        assert names(memory) == [SHORT, FULL, FULL]
        read_short(memory)
        assert names(memory) == [SHORT, SHORT, FULL]
    assert list(compare(memory)) == []


def test_what_was_called_one_stays_one(memory: Store) -> None:
    """A decision on a name holds for the form that the report is read with later."""
    read_short(memory)
    read(memory, "b.md", OTHER)
    judge(memory, "same", [address_of(memory, SHORT), address_of(memory, OTHER)], "Ada")
    assert len(names(memory)) == 1
    for _ in range(2):
        read_full(memory)
        assert len(names(memory)) == 1
        read_short(memory)
        assert len(names(memory)) == 1
    assert list(compare(memory)) == []


def test_it_stays_one_with_what_has_the_later_name(memory: Store) -> None:
    """Also where another report has the later form already."""
    read_short(memory)
    read(memory, "b.md", OTHER)
    read(memory, "c.md", FULL)
    judge(memory, "same", [address_of(memory, SHORT), address_of(memory, OTHER)], "Ada")
    assert len(names(memory)) == 2
    read_full(memory)
    assert len(names(memory)) == 1


def test_a_chosen_name_stays(memory: Store) -> None:
    """A name that people chose is that of the thing, whatever the report calls it later."""
    read_short(memory)
    judge(memory, "named", [address_of(memory, SHORT)], "Ada", name="The Larkmoor")
    for again in (read_full, read_short, read_full):
        again(memory)
        assert names(memory) == ["The Larkmoor"]


def test_a_decision_sleeps_and_wakes(memory: Store) -> None:
    """A decision is dormant while the report it is about is withdrawn, and holds when it comes back."""
    read_short(memory)
    judge(memory, "wrong", [classification(memory)], "Ada")
    withdraw(memory, "a.md")
    assert [one.state for one in decisions(memory)] == ["dormant"]
    read_short(memory)
    assert [one.state for one in decisions(memory)] == ["stands"]
    assert kinds(memory) == ["other"]


def test_current_follows_decisions_and_reports(memory: Store, dice: random.Random) -> None:
    """After decisions and reports in any order, current is what a rebuild would make."""
    identifiers = [f"r{number}.md" for number in range(5)]
    for identifier in identifiers:
        write_report(memory, any_facts(dice, identifier), "test 1")
    taken = 0
    for step in range(60):
        current = memory.ids.graph("current")
        things = sorted(
            q.subject.value
            for q in memory.quads(current, predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(ORG.Organization))
        )
        statements = sorted(q.subject.value for q in memory.quads(predicate=ox.NamedNode(RDF.subject)))
        try:
            if dice.random() < 0.4:
                judge(memory, dice.choice(("same", "different")), dice.sample(things, 2), "Ada")
            elif dice.random() < 0.5:
                judge(memory, dice.choice(("wrong", "right")), [dice.choice(statements)], "Ada")
            else:
                write_report(memory, any_facts(dice, dice.choice(identifiers)), "test 1")
            taken += 1
        except CulturepactError:
            continue
        assert list(compare(memory)) == [], f"step {step}"
    assert taken > 20
