"""Organizations that may be one."""

from __future__ import annotations

import io
import random
import re

from culturepact.graph.facts import ReportFacts
from culturepact.graph.proposal_text import write_proposals
from culturepact.graph.proposals import COLUMNS, proposals
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from made_up import org, pact, report


def told(store: Store, identifier: str, *names: str, place: str | None = None, partners: bool = False) -> None:
    """A report that names museums, perhaps as partners."""
    organizations = tuple(org(name, place=place) for name in names)
    agreements = (pact(*names),) if partners else ()
    write_report(store, ReportFacts(report(identifier), organizations, agreements=agreements), "by hand")


def pairs(store: Store) -> list[tuple[str, str, str]]:
    """What is proposed, in short."""
    return [(p.one.name, p.other.name, p.kind) for p in proposals(store)]


def test_a_sure_pair_that_a_third_keeps_apart_is_proposed(memory: Store) -> None:
    """A name that is the same as two others, which are not the same, is proposed with each; each knows its reports."""
    told(memory, "a.md", "Vellan & Korr Theatre")
    told(memory, "b.md", "Vellan and Korr Theater", place="Leeds")
    told(memory, "c.md", "Vellan and Korr Theatre", place="Lisbon")
    first, second = proposals(memory)
    assert (first.one.name, first.other.name) == ("Vellan & Korr Theatre", "Vellan and Korr Theater")
    assert first.kind == second.kind == "same"
    assert (first.one.reports, first.other.reports) == (("a.md",), ("b.md",))
    assert len(first.row()) == len(COLUMNS)
    assert first.row()[2::2] == ("Vellan & Korr Theatre", "Vellan and Korr Theater", first.reason, "b.md")


def test_what_is_merged_is_not_proposed(memory: Store) -> None:
    """Names that differ in spelling alone are one organization already."""
    told(memory, "a.md", "Vellan & Korr Theatre")
    told(memory, "b.md", "Vellan and Korr Theater")
    assert pairs(memory) == []


def test_a_form_of_a_name_is_likely(memory: Store) -> None:
    """What only another form of the name says is never sure."""
    fuller = org("Vellan Museum of Crafts and Trades", aliases=("Vellan Museum",))
    write_report(memory, ReportFacts(report("a.md"), (fuller,)), "by hand")
    told(memory, "b.md", "The Vellan Museums Trust")
    told(memory, "c.md", "Vellan Museum")
    assert ("Vellan Museum", "Vellan Museum of Crafts and Trades", "likely") in pairs(memory)


def test_a_list_for_a_terminal(memory: Store) -> None:
    """Two of one name are told by their IRIs, and signs that would steer the terminal are replaced."""
    for identifier, place in (("a.md", "Leeds"), ("b.md", None), ("c.md", "Lisbon")):
        told(memory, identifier, "Vellan & Korr Theatre", place=place)
    told(memory, "\u202ed.md", "Vellan & Korr Theater", place="Leeds")
    out = io.StringIO()
    write_proposals(proposals(memory), memory.ids.base, out)

    lines = out.getvalue().splitlines()
    assert re.search(r"^Vellan & Korr Theatre: org/\S+  =\s+org/\S+$", out.getvalue(), re.MULTILINE)
    assert "\u202e" not in out.getvalue()
    assert max(map(len, lines)) <= 80


def test_others_are_not_proposed(memory: Store) -> None:
    """Not a house and another one, not two places, not partners, not a thing and itself."""
    told(memory, "a.md", "Palace Museum")
    told(memory, "b.md", "National Palace Museum")
    told(memory, "c.md", "City Library", place="Leeds")
    told(memory, "d.md", "City Library", place="Lisbon")
    told(memory, "e.md", "Ostrel Archive")
    told(memory, "f.md", "Ostrel Archive")
    told(memory, "g.md", "Dunwick Theatre", "Dunwick Theater", partners=True)
    assert pairs(memory) == []


def test_order_of_reports_makes_no_difference(memory: Store, dice: random.Random) -> None:
    """The same proposals in the same order."""
    names = ["Vellan & Korr Theatre", "Vellan and Korr Theater", "Ostrel Archives Trust", "Ostrell Archives Trust"]
    for _ in range(3):
        dice.shuffle(names)
        for name in names:
            told(memory, f"{name}.md", name)
        assert [kind for *_, kind in pairs(memory)] == ["likely"]
