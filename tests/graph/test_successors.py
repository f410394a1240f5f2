"""What a report says now in place of what it said before."""

from __future__ import annotations

from culturepact.graph.addressing import ReadGraph, read_graph
from culturepact.graph.facts import ReportFacts
from culturepact.graph.identifiers import Identifiers
from culturepact.graph.model import report_quads
from culturepact.graph.successors import successors
from looking import event, person, project
from made_up import org, pact, report

IDS = Identifiers()


def read(*organizations, **more) -> ReadGraph:
    """A report's graph, read."""
    quads = report_quads(ReportFacts(report("a.md"), organizations, **more), IDS.base)
    return read_graph(IDS, IDS.report_graph(IDS.report("a.md")), quads)


def short(found: dict[str, str]) -> set[tuple[str, str]]:
    """Kind and name of the key before and after."""
    return {tuple("|".join(key.split("|")[:2]) for key in pair) for pair in found.items()}


def test_what_stays_has_no_successor() -> None:
    """A key that both have is its own."""
    assert successors(read(org("Larkmoor Museum")), read(org("LARKMOOR MUSEUM"))) == {}


def test_a_form_in_common_makes_a_successor() -> None:
    """The name itself, or a form in which either has it; another kind is none."""
    pair = ("organization|larkmoor museum", "organization|larkmoor museum of crafts")
    new = read(org("Larkmoor Museum of Crafts", aliases=("Larkmoor Museum",)))
    assert short(successors(read(org("Larkmoor Museum")), new)) == {pair}
    old = read(org("Larkmoor Museum", aliases=("LM",)))
    assert short(successors(old, read(org("Larkmoor Museum of Crafts", aliases=("LM",))))) == {pair}
    assert successors(old, read(org("Larkmoor Museum of Crafts"))) == {}
    assert successors(old, read(people=(person("LM"),))) == {}


def test_a_place_makes_another_key() -> None:
    """The same name with its place takes over from the name alone."""
    old, new = read(org("Larkmoor Museum")), read(org("Larkmoor Museum", place="Larkmoor"))
    assert successors(old, new) == {"organization|larkmoor museum": "organization|larkmoor museum|larkmoor"}


def test_two_things_do_not_take_over_from_one_each_other() -> None:
    """Each new thing stands for one old thing, those that come first in the alphabet."""
    old = read(org("Alder House", aliases=("AH",)), org("Alder Hall", aliases=("AH",)))
    new = read(org("Alder Home", aliases=("AH",)))
    assert short(successors(old, new)) == {("organization|alder hall", "organization|alder home")}
    more = read(org("Alder Home", aliases=("AH",)), org("Alder Hut", aliases=("AH",)))
    assert short(successors(old, more)) == {
        ("organization|alder hall", "organization|alder home"),
        ("organization|alder house", "organization|alder hut"),
    }


def test_agreements_follow_their_parties() -> None:
    """The same type and half of the parties, by name; the status may change."""
    orgs = tuple(map(org, ("Alder", "Birch", "Cedar", "Drake")))
    old = read(*orgs, agreements=(pact("Alder", "Birch"),))

    def found(*parties: str, **more: str) -> int:
        return len(successors(old, read(*orgs, agreements=(pact(*parties, **more),))))

    assert found("Alder", "Birch", status="renewed") == 1
    assert found("Alder", "Cedar") == 1
    assert found("Cedar", "Drake") == 0
    assert found("Alder", "Birch", kind="contract") == 0
    assert found("Alder", "Birch", "Cedar") == 1
    assert found() == 0


def test_an_agreement_of_nobody_is_followed_by_none() -> None:
    """Without parties there is nothing to know it by."""
    old = read(org("Alder"), agreements=(pact(),))
    assert successors(old, read(org("Alder"), agreements=(pact("Alder"),))) == {}


def test_less_than_half_of_three_is_not_enough() -> None:
    """One of three parties is no sign, two are."""
    orgs = tuple(map(org, ("Alder", "Birch", "Cedar", "Drake")))
    old = read(*orgs, agreements=(pact("Alder", "Birch", "Cedar"),))
    assert successors(old, read(*orgs, agreements=(pact("Alder", "Drake"),))) == {}
    assert len(successors(old, read(*orgs, agreements=(pact("Alder", "Birch"),)))) == 1


def test_people_and_roles_follow() -> None:
    """A person whose organization has another key has one too, and so have the roles."""
    old = read(org("Larkmoor Museum"), people=(person("Ada", ("director", "Larkmoor Museum")),))
    new = read(org("Larkmoor Museum", place="Larkmoor"), people=(person("Ada", ("director", "Larkmoor Museum")),))
    kinds = sorted(key.partition("|")[0] for key in successors(old, new))
    assert kinds == ["membership", "organization", "person"]
    other = read(org("Larkmoor Museum", place="Larkmoor"), people=(person("Ada", ("curator", "Larkmoor Museum")),))
    assert sorted(key.partition("|")[0] for key in successors(old, other)) == ["organization", "person"]


def test_events_and_projects_follow_their_names() -> None:
    """Only by a form of the name in common."""
    old = read(org("Alder"), events=(event("Forum"),), projects=(project("Tour", "Alder"),))
    new = read(org("Alder"), events=(event("Fair"),), projects=(project("Road", "Alder"),))
    assert successors(old, new) == {}
