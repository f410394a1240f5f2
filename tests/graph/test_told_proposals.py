"""Agreements, events and projects of two reports that may be one."""

from __future__ import annotations

import random

from culturepact.graph.facts import Agreement, Event, Project, ReportFacts
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from culturepact.graph.told_proposals import LARGEST_BLOCK, told_proposals
from made_up import org, pact, ref, report, said

HOUSES = ("Alder House", "Birch House", "Cedar House")


def told(store: Store, identifier: str, *agreements: Agreement, published: str | None = None, **more: object) -> None:
    """A report that names three houses."""
    organizations = tuple(map(org, HOUSES))
    facts = ReportFacts(report(identifier, published=published), organizations, agreements=agreements, **more)  # type: ignore[arg-type]
    write_report(store, facts, "by hand")


def pairs(store: Store) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """What is proposed, in short."""
    return [(one.kind, one.reason, one.one.reports, one.other.reports) for one in told_proposals(store)]


def test_agreements_that_may_be_one_are_proposed(memory: Store) -> None:
    """Two kinds of paper of one day, and a party more, are for a person to decide; each knows its report."""
    two = HOUSES[:2]
    told(memory, "a.md", pact(*two, date=said("2018-06-21")))
    told(memory, "b.md", pact(*two, kind="cooperation", date=said("2018-06")))
    told(memory, "c.md", pact(*HOUSES, date=said("2018-06-21")))
    told(memory, "d.md", pact(*HOUSES[1:], date=said("2018-06-21")))
    found = pairs(memory)
    assert {tuple(sorted((*one, *other))) for _, _, one, other in found} == {
        ("a.md", "b.md"),
        ("a.md", "c.md"),
        ("b.md", "c.md"),
        ("c.md", "d.md"),
    }
    assert {kind for kind, *_ in found} == {"likely"}
    reasons = " ".join(reason for _, reason, *_ in found)
    assert "one report names more parties" in reasons
    assert "the other cooperation" in reasons or "the other memorandum" in reasons


def test_what_is_merged_or_different_is_not_proposed(memory: Store) -> None:
    """Not one signing in two reports, not two years, not two in one report."""
    two = HOUSES[:2]
    told(memory, "a.md", pact(*two, date=said("2018-06-21")))
    told(memory, "b.md", pact(*two, date=said("2018-06")))
    told(memory, "c.md", pact(*two, date=said("2011")), pact(*two, date=said("2012")))
    assert pairs(memory) == []


def test_events_and_projects_that_may_be_one_are_proposed(memory: Store) -> None:
    """One name without a date in one report, and one name with a partner more."""
    partners = tuple(map(ref, HOUSES))
    forum = Event(said("Vellanport book forum"), said("fair"), start=said("2018-06-19"))
    told(
        memory,
        "a.md",
        published="2018-06-25",
        events=(forum,),
        projects=(Project(said("Lantern tour"), said("ongoing"), (), partners),),
    )
    told(
        memory,
        "b.md",
        published="2018-08-25",
        events=(Event(said("Vellanport Book Forum"), said("fair")),),
        projects=(Project(said("Lantern tour"), said("ongoing"), (), partners[:2]),),
    )
    assert [(kind, reason) for kind, reason, *_ in pairs(memory)] == [
        ("likely", "one name, and one report names more partners"),
        ("likely", "one name, and a report tells no date"),
    ]


def test_order_of_reports_makes_no_difference(memory: Store, dice: random.Random) -> None:
    """The same proposals, in the same order."""
    told_so: set[str] = set()
    papers = [pact(*HOUSES[:2], kind=kind, date=said("2018-06-21")) for kind in ("contract", "treaty", "framework")]
    for _ in range(3):
        dice.shuffle(papers)
        for paper in papers:
            told(memory, f"{paper.type.value}.md", paper)
        told_so.add(str(pairs(memory)))
    assert len(told_so) == 1


def test_too_many_alike_are_not_compared(memory: Store) -> None:
    """Where more than a block's worth of papers join the same two, none is proposed: it would be a list of lists."""
    for number in range(LARGEST_BLOCK + 1):
        told(memory, f"{number}.md", pact(*HOUSES[:2], date=said(str(1960 + number))))
    told(memory, "late.md", pact(*HOUSES[:2], kind="treaty", date=said("1970")))
    assert pairs(memory) == []
