"""What a least confidence leaves of a store."""

from __future__ import annotations

import random

import pytest
from culturepact.graph.checks import check
from culturepact.graph.confident import confident
from culturepact.graph.current import compare
from culturepact.graph.facts import Agreement, Organization, Ref
from culturepact.graph.map import write_map
from culturepact.graph.network import partnership_network
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from culturepact.graph.terms import node
from culturepact.ontology.terms import DCT
from made_up import MUSEUM, PRESS, album, any_facts, org, pact, ref, report, said

OPERA = "Vellan Opera"
MAKER = "tests 1"


def told(store: Store, *agreements: object, identifier: str = "told.md", opera: float = 0.9) -> None:
    """Write a report with three organizations, one of them as sure as given, and the agreements."""
    bodies = (org(MUSEUM), org(PRESS, "company"), org(OPERA, "performing-company", confidence=opera))
    things = {"agreements": agreements, "projects": (), "events": (), "people": (), "polities": (), "categories": ()}
    write_report(store, album(report=report(identifier), organizations=bodies, **things), MAKER)


def joined(store: Store) -> set[frozenset[str]]:
    """The names at the ends of the lines of a store's network."""
    network = partnership_network(store)
    name = network.nodes(data="label")
    return {frozenset((name[one], name[other])) for one, other in network.edges}


def serious(store: Store) -> set[str]:
    """What the checks say must not be."""
    return {finding.message for finding in check(store) if finding.severity == "violation"}


def unsure_of_opera() -> Agreement:
    """An agreement of three of which one is hardly a party."""
    third = said(Ref("organization", OPERA), confidence=0.4)
    return Agreement(said("memorandum"), said("signed"), (ref(MUSEUM), ref(PRESS), third))


@pytest.mark.parametrize("least", [0.01, 0.4, 0.5, 0.9, 0.95])
def test_what_is_less_sure_goes_and_the_rest_stays(memory: Store, least: float) -> None:
    """A party below the least is none; one as sure as the least stays, and so does the organization."""
    told(memory, unsure_of_opera())

    left = confident(memory, least)

    three = {MUSEUM, PRESS, OPERA}
    every = {frozenset((one, other)) for one in three for other in three if one < other}
    pair = {frozenset((MUSEUM, PRESS))}
    assert joined(left) == (every if least <= 0.4 else pair if least <= 0.9 else set())
    names = {about["label"] for _, about in partnership_network(left).nodes(data=True)}
    assert names == (three if least <= 0.9 else set())


def test_a_thing_in_doubt_goes_with_all_that_is_said_of_it(memory: Store) -> None:
    """Nothing that is left speaks of an organization that may be none, its mentions and sure parties included."""
    told(memory, pact(MUSEUM, OPERA), opera=0.3)

    left = confident(memory, 0.5)

    opera = memory.ids.entity(f"organization|{OPERA.lower()}")
    graphs = [graph for graph in left.graphs() if left.ids.report_of(graph) or graph == left.ids.graph("current")]
    terms = {str(term) for graph in graphs for quad in left.quads(graph) for term in (quad.subject, quad.object)}
    assert any(opera in str(quad) for quad in memory.quads())
    assert not any(opera in term or OPERA in term for term in terms)
    assert joined(left) == set()


def test_a_thing_that_stays_keeps_its_names(memory: Store) -> None:
    """A form of a name is not left out for being less sure than the organization."""
    museum = Organization(said(MUSEUM), said("museum"), (said("the Old Mill", confidence=0.2),), None)
    write_report(memory, album(organizations=(museum, org(PRESS, "company"))), MAKER)

    surfaces = [about["surfaces"] for _, about in partnership_network(confident(memory, 0.5)).nodes(data=True)]
    assert ["the Old Mill"] in surfaces


def test_one_sure_report_is_enough(memory: Store) -> None:
    """What one report doubts and another is sure of stays, with the sure report alone as its source."""
    told(memory, unsure_of_opera())
    told(memory, pact(MUSEUM, OPERA), identifier="sure.md")

    assert joined(confident(memory, 0.5)) == {frozenset((MUSEUM, PRESS)), frozenset((MUSEUM, OPERA))}


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_holds_together(memory: Store, seed: int) -> None:
    """Whatever is left out, the view ``current`` is what the rest makes of it, and the checks find nothing new."""
    dice = random.Random(seed)
    for number in range(3):
        write_report(memory, any_facts(dice, f"{number}.md"), MAKER)
    before = set(memory.quads())
    found_before = serious(memory)

    same = confident(memory, 0.0)
    left = confident(memory, dice.uniform(0.3, 0.9))

    assert set(same.quads()) == before == set(memory.quads())
    assert list(compare(left)) == []
    assert serious(left) <= found_before
    reports = {quad for graph in left.graphs() if left.ids.report_of(graph) for quad in left.quads(graph)}
    assert reports <= before


def test_the_map_tells_what_it_leaves_out(memory: Store, tmp_path) -> None:
    """The page draws the sure lines alone, and says so; without a least it says nothing of the kind."""
    told(memory, unsure_of_opera())

    for least in (0.0, 0.5):
        page = tmp_path / f"{least}.html"
        write_map(memory, page, min_confidence=least)
        text = page.read_text("utf-8")
        assert ("with a confidence of 0.5 or more" in text) == bool(least)
        assert ("statements of less than 0.5 confidence left out" in text) == bool(least)
        assert text.count(OPERA) == 0 if least else text.count(OPERA)


def test_an_agreement_that_loses_all_its_parties_goes(memory: Store) -> None:
    """Of an agreement between nobody nothing is left; one that never had a party stays as it is."""
    doubted = tuple(said(Ref("organization", name), confidence=0.4) for name in (MUSEUM, PRESS))
    told(memory, Agreement(said("treaty"), said("signed"), doubted), pact(kind="framework"), pact(MUSEUM, OPERA))

    def kinds(store: Store) -> list[str]:
        ids = {str(quad.object).rpartition("/")[2].rstrip(">") for quad in store.quads(predicate=node(DCT.type))}
        return sorted(ids & {"treaty", "framework", "memorandum"})

    assert kinds(memory) == ["framework", "memorandum", "treaty"]
    assert kinds(confident(memory, 0.5)) == ["framework", "memorandum"]
