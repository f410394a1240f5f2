"""Which things of different reports are one, told by reports made by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from culturepact.graph.addresses import Addresses
from culturepact.graph.checks import check
from culturepact.graph.facts import Polity
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, ORG, RDFS, SDO, concept
from culturepact.queries.runner import run_query
from looking import event, labels, meant, of_class, person, project, reports, tell, told, values
from made_up import org, pact, ref, said
from made_up_reports import graphs

ONE, OTHER = "Vellan & Korr Theatre", "Vellan and Korr Theater"


@pytest.fixture(autouse=True)
def _sound(memory: Store):
    """Whatever a test does, it leaves a sound store."""
    yield
    assert [found for found in check(memory) if found.severity == "violation"] == []


def signing(store: Store, identifier: str, date: str | None = "2018-06-19", names=(ONE, "Ostrel Archive"), **more):
    """A report on one agreement."""
    published = more.pop("published", "2018-06-25")
    paper = pact(*names, date=said(date) if date else None, **more)
    return tell(store, identifier, *map(org, names), agreements=(paper,), published=published)


def test_spellings_are_one_organization(memory: Store) -> None:
    """Two reports spell one name in two ways: one organization with both names, told in both."""
    tell(memory, "a.md", org(ONE))
    tell(memory, "b.md", org(OTHER))
    assert told(memory, ORG.Organization) == [([OTHER, ONE], ["a.md", "b.md"])]


def test_spellings_in_one_report_are_one_organization(memory: Store) -> None:
    """Each is one of its names, the longer the fullest."""
    tell(memory, "a.md", org(ONE), org(OTHER))
    assert told(memory, ORG.Organization) == [([OTHER, ONE], ["a.md"])]


def test_one_name_in_two_places_is_two(memory: Store) -> None:
    """Places that exclude each other part a name, also if it is the very same."""
    tell(memory, "a.md", org(ONE, place="Leeds"))
    tell(memory, "b.md", org(ONE, place="Lisbon"))
    tell(memory, "c.md", org(OTHER, place="Leeds"))
    assert told(memory, ORG.Organization) == [([ONE], ["b.md"]), ([OTHER, ONE], ["a.md", "c.md"])]


@pytest.mark.parametrize("order", ["abc", "bca", "cab"])
def test_nothing_is_merged_through_a_third(memory: Store, order: str) -> None:
    """A name that is the same as two that differ is merged with none, whichever comes last."""
    names = {"a": "Larkmoor Pictures GmbH", "b": "Larkmoor Pictures", "c": "Larkmoor Pictures Ltd"}
    for letter in order:
        tell(memory, f"{letter}.md", org(names[letter]))
    assert labels(memory, ORG.Organization) == sorted(names.values())


def test_without_the_third_the_two_are_one_again(memory: Store) -> None:
    """When the report goes that made a name ambiguous, or says it no more, the others are merged."""
    tell(memory, "a.md", org("Larkmoor Pictures GmbH"))
    tell(memory, "b.md", org("Larkmoor Pictures"))
    tell(memory, "c.md", org("Larkmoor Pictures Ltd"))
    withdraw(memory, "c.md")
    assert len(of_class(memory, ORG.Organization)) == 1
    tell(memory, "c.md", org("Larkmoor Pictures Ltd"))
    assert len(of_class(memory, ORG.Organization)) == 3
    tell(memory, "c.md", org("Ostrel Archive"))
    assert len(of_class(memory, ORG.Organization)) == 2


@pytest.mark.parametrize("kind", ["agreement", "project"])
def test_partners_are_never_one(memory: Store, kind: str) -> None:
    """Who deals with each other is two, also if that report comes later, and one again when it goes."""
    tell(memory, "a.md", org(ONE))
    tell(memory, "b.md", org(OTHER))
    deal = {"agreements": (pact(ONE, OTHER),)} if kind == "agreement" else {"projects": (project("Tour", ONE, OTHER),)}
    tell(memory, "c.md", org(ONE), org(OTHER), **deal)
    assert labels(memory, ORG.Organization) == [ONE, OTHER]
    tell(memory, "c.md", org(ONE), org(OTHER))
    assert labels(memory, ORG.Organization) == [OTHER]
    tell(memory, "c.md", org(ONE), org(OTHER), **deal)
    withdraw(memory, "c.md")
    assert told(memory, ORG.Organization) == [([OTHER, ONE], ["a.md", "b.md"])]


def test_generic_names_are_told_apart(memory: Store) -> None:
    """By place, else by report: only the libraries told to be in one place are one."""
    for identifier, place in (("a.md", "Leeds"), ("b.md", "Leeds"), ("c.md", "Lisbon"), ("d.md", None), ("e.md", None)):
        tell(memory, identifier, org("City Library", place=place))
    found = sorted(reports(memory, thing) for thing in of_class(memory, ORG.Organization))
    assert found == [["a.md", "b.md"], ["c.md"], ["d.md"], ["e.md"]]


def test_people_follow_their_organizations(memory: Store) -> None:
    """One name at one organization, spelled in two ways, is one person with one role, until the spellings are two."""
    tell(memory, "a.md", org(ONE), people=(person("Ada Thorncastle", ("director", ONE)),))
    tell(memory, "b.md", org(OTHER), people=(person("Ada Thorncastle", ("director", OTHER)),))
    tell(memory, "c.md", org("Ostrel Archive"), people=(person("Ada Thorncastle", ("director", "Ostrel Archive")),))
    found = sorted(reports(memory, thing) for thing in of_class(memory, SDO.Person))
    assert found == [["a.md", "b.md"], ["c.md"]]
    assert labels(memory, ORG.Membership) == [
        "Ada Thorncastle, director, Ostrel Archive",
        f"Ada Thorncastle, director, {OTHER}",
    ]
    tell(memory, "d.md", org(ONE), org(OTHER), agreements=(pact(ONE, OTHER),))
    assert len(of_class(memory, SDO.Person)) == len(of_class(memory, ORG.Membership)) == 3


def test_a_person_without_organization_is_told_by_report(memory: Store) -> None:
    """A name alone makes nobody one."""
    tell(memory, "a.md", people=(person("Ada Thorncastle", ("curator", None)),))
    tell(memory, "b.md", people=(person("Ada Thorncastle", ("curator", None)),))
    assert len(of_class(memory, SDO.Person)) == 2


def test_one_signing_in_two_reports_is_one_agreement(memory: Store) -> None:
    """Same parties, type and time: one agreement told in both, counted once."""
    signing(memory, "a.md", "2018-06-19")
    signing(memory, "b.md", "2018-06", names=("Ostrel Archive", OTHER))
    (agreement,) = of_class(memory, CP.Agreement)
    assert reports(memory, agreement) == ["a.md", "b.md"]
    (row,) = run_query(memory, "partnerships").records()
    assert (row["source_name"], row["target_name"], row["agreements"]) == ("Ostrel Archive", OTHER, "1")


def test_a_signing_follows_its_parties(memory: Store) -> None:
    """It is two agreements as soon as the parties are two."""
    signing(memory, "a.md")
    signing(memory, "b.md", names=(OTHER, "Ostrel Archive"))
    tell(memory, "c.md", org(ONE), org(OTHER), agreements=(pact(ONE, OTHER),))
    assert len(of_class(memory, CP.Agreement)) == 3
    withdraw(memory, "c.md")
    assert len(of_class(memory, CP.Agreement)) == 1


def test_planned_and_signed_is_one_agreement(memory: Store) -> None:
    """What March planned and June reports as signed is one; current has the newest status, each report its own."""
    signing(memory, "march.md", None, status="planned", published="2018-03-10")
    signing(memory, "june.md", "2018-06-19", published="2018-06-20")
    (agreement,) = of_class(memory, CP.Agreement)
    assert values(memory, agreement, CP.status) == [concept("agreement-status", "signed")]
    assert values(memory, agreement, CP.status, "march.md") == [concept("agreement-status", "planned")]
    assert values(memory, agreement, CP.status, "june.md") == [concept("agreement-status", "signed")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2018-06-19"}, {"date": "2018-07-01"}),
        ({"date": "2018-06-19"}, {"date": "2018-06-19", "kind": "contract"}),
        ({"date": "2018-06-19"}, {"date": "2018-06-19", "status": "renewed"}),
        ({"date": "2018-06-19"}, {"date": "2018-06-19", "names": (ONE, "Ostrel Archive", "Good Willow Trust")}),
        ({"date": None, "published": None}, {"date": None, "published": None}),
        ({"date": "2018-06-19", "names": (ONE,)}, {"date": "2018-06-19", "names": (ONE,)}),
    ],
    ids=["dates", "types", "renewed", "parties", "no dates", "one party"],
)
def test_unlike_agreements_are_two(memory: Store, one: dict, other: dict) -> None:
    """Other dates, type, parties, a renewal, or nothing that tells: two agreements."""
    signing(memory, "a.md", **one)
    signing(memory, "b.md", **other)
    assert len(of_class(memory, CP.Agreement)) == 2


@pytest.mark.parametrize("order", ["abc", "cab", "bca"])
def test_three_reports_of_one_signing(memory: Store, order: str) -> None:
    """Planned, signed on a day, and told without a date: one agreement, though the first and the last alone are two."""
    told_so = {
        "a": {"date": None, "status": "planned", "published": "2018-03-10"},
        "b": {"date": "2018-06-19", "published": "2018-06-20"},
        "c": {"date": None, "published": "2018-06-22"},
    }
    for letter in order:
        signing(memory, f"{letter}.md", **told_so[letter])
    (agreement,) = of_class(memory, CP.Agreement)
    assert reports(memory, agreement) == ["a.md", "b.md", "c.md"]
    withdraw(memory, "b.md")
    assert len(of_class(memory, CP.Agreement)) == 2
    signing(memory, "b.md", **told_so["b"])
    assert len(of_class(memory, CP.Agreement)) == 1


def test_what_fits_two_that_exclude_each_other_is_one_with_neither(memory: Store) -> None:
    """A report of a year, and two of days in it."""
    for identifier, date in (("a.md", "2018"), ("b.md", "2018-06-19"), ("c.md", "2018-07-01")):
        signing(memory, identifier, date)
    assert len(of_class(memory, CP.Agreement)) == 3


def test_two_in_one_report_are_never_one(memory: Store) -> None:
    """Nor is what another report tells one with either of two that may be meant."""
    paper = pact(ONE, "Ostrel Archive", date=said("2018-06-19"))
    tell(memory, "a.md", org(ONE), org("Ostrel Archive"), agreements=(paper, paper))
    assert len(of_class(memory, CP.Agreement)) == 2
    signing(memory, "b.md")
    assert len(of_class(memory, CP.Agreement)) == 3
    signing(memory, "a.md")
    assert len(of_class(memory, CP.Agreement)) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (event("Vellanport Forum", "2018-06-19", "2018-06-22"), event("The Vellanport Forum", "2018-06-20"), 1),
        (event("Vellanport Forum", "2018-06-19"), event("Vellanport Forum", "2019-06-19"), 2),
        (event("Vellanport Forum", "2018", place="Leeds"), event("Vellanport Forum", "2018", place="Lisbon"), 2),
        (event("Vellanport Forum"), event("Vellanport Forum"), 2),
        (event("Vellanport Forum 2018"), event("Vellanport Forum 2018"), 1),
        (event("Film Festival", "2018-06-19"), event("Film Festival", "2018-06-19"), 2),
        (event("Film Festival", "2018-06-19", place="Leeds"), event("Film Festival", "2018-06", place="Leeds"), 1),
    ],
)
def test_events_are_one_by_name_and_time(memory: Store, one, other, count: int) -> None:
    """A generic name needs its place too, a number in a name stands for the time."""
    tell(memory, "a.md", events=(one,))
    tell(memory, "b.md", events=(other,))
    assert len(of_class(memory, SDO.Event)) == count


@pytest.mark.parametrize(
    ("one", "other", "published", "count"),
    [
        (("Lantern Tour", ONE, "Ostrel Archive"), ("The Lantern Tour", OTHER, "Ostrel Archive"), "2019-06-25", 1),
        (("Lantern Tour", ONE, "Ostrel Archive"), ("Lantern Tour", ONE, "Good Willow Trust"), "2019-06-25", 2),
        (("Lantern Tour", ONE, "Ostrel Archive"), ("Lantern Road", ONE, "Ostrel Archive"), "2019-06-25", 2),
        (("Lantern Tour", ONE, "Ostrel Archive"), ("Lantern Tour", ONE, "Ostrel Archive"), "2023-06-25", 2),
        (("Lanterns", ONE, "Ostrel Archive"), ("Lanterns", ONE, "Ostrel Archive"), "2018-06-25", 2),
        (("Lantern Tour", ONE), ("Lantern Tour", ONE), "2018-06-25", 2),
    ],
)
def test_projects_are_one_by_name_and_partners(memory: Store, one, other, published: str, count: int) -> None:
    """Name and both partners are the same, and the reports come out within three years."""
    tell(memory, "a.md", *map(org, one[1:]), projects=(project(*one),))
    tell(memory, "b.md", *map(org, other[1:]), projects=(project(*other),), published=published)
    assert len(of_class(memory, CP.CooperationProject)) == count


def test_countries_are_one_by_name_alone(memory: Store) -> None:
    """A polity is one with its equals and takes part in what tells agreements apart."""
    for identifier in ("a.md", "b.md"):
        parties = (ref(ONE), ref("Vellany", "polity"))
        paper = pact(date=said("2018-06-19"))
        paper = type(paper)(paper.type, paper.status, parties, date=paper.date)
        tell(memory, identifier, org(ONE), polities=(Polity(said("Vellany")),), agreements=(paper,))
    assert len(of_class(memory, CP.Polity)) == len(of_class(memory, CP.Agreement)) == 1


def test_a_replaced_iri_leads_to_what_answers_for_it(memory: Store) -> None:
    """The registry knows by what an IRI was replaced, and graph current does not know the IRI any more."""
    tell(memory, "b.md", org("Quillfeather Press Co., Ltd."))
    gone = meant(memory, "b.md", "Quillfeather Press Co., Ltd.")
    tell(memory, "a.md", org("Quillfeather Press"))
    stays = meant(memory, "a.md", "Quillfeather Press")
    assert meant(memory, "b.md", "Quillfeather Press Co., Ltd.") == stays != gone
    assert values(memory, gone, DCT.isReplacedBy, "registry") == [stays]
    assert values(memory, stays, DCT.isReplacedBy, "registry") == []
    assert Addresses(memory).current(ox.NamedNode(gone)).value == stays
    assert values(memory, gone, RDFS.label) == []


def test_the_shorter_name_gives_the_iri(memory: Store) -> None:
    """Whichever report came first."""
    tell(memory, "b.md", org("Quillfeather Press Co., Ltd."))
    tell(memory, "a.md", org("Quillfeather Press"))
    (press,) = of_class(memory, ORG.Organization)
    assert press == memory.ids.entity("organization|quillfeather press")


def test_a_withdrawn_name_leads_on(memory: Store) -> None:
    """When the report goes that gave the IRI, it leads to what is left; when it comes back, all is as before."""
    short, long = "Quillfeather Press", "Quillfeather Press Co., Ltd."
    tell(memory, "a.md", org(short))
    tell(memory, "b.md", org(long))
    before = graphs(memory)
    (given,) = of_class(memory, ORG.Organization)
    withdraw(memory, "a.md")
    (left,) = of_class(memory, ORG.Organization)
    assert left != given
    assert Addresses(memory).current(ox.NamedNode(given)).value == left
    tell(memory, "a.md", org(short))
    assert graphs(memory) == before


def test_a_withdrawn_name_that_stood_alone_leads_nowhere(memory: Store) -> None:
    """Its IRI stays known and answers again when the report comes back."""
    tell(memory, "a.md", org(ONE))
    (alone,) = of_class(memory, ORG.Organization)
    withdraw(memory, "a.md")
    assert Addresses(memory).current(ox.NamedNode(alone)).value == alone
    assert Addresses(memory).key(ox.NamedNode(alone)) is not None
    tell(memory, "a.md", org(ONE))
    assert of_class(memory, ORG.Organization) == [alone]


def test_a_name_read_anew_leads_to_the_new_one(memory: Store) -> None:
    """A report that spells a thing otherwise in a new reading lets the old IRI lead to the new."""
    tell(memory, "a.md", org("Larkmoor Museum", aliases=("LM",)))
    (old,) = of_class(memory, ORG.Organization)
    tell(memory, "a.md", org("Larkmoor Museum of Crafts", aliases=("LM",)))
    (new,) = of_class(memory, ORG.Organization)
    assert new != old
    assert Addresses(memory).current(ox.NamedNode(old)).value == new


def test_reading_again_changes_nothing(memory: Store) -> None:
    """However much was merged, the same facts leave the store as it was."""
    facts = [signing(memory, "a.md"), signing(memory, "b.md", names=(OTHER, "Ostrel Archive"))]
    before = graphs(memory)
    assert [write_report(memory, one, "test 1") for one in facts] == [False, False]
    assert graphs(memory) == before
