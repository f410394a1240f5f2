"""The graph of a report with other IRIs, and back."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest
from culturepact.errors import StoreError
from culturepact.graph.addressing import ReadGraph, read_graph
from culturepact.graph.facts import ReportFacts
from culturepact.graph.identifiers import Identifiers
from culturepact.graph.model import report_quads
from culturepact.ontology.terms import CP, DCT, ORG, RDF, SDO, SKOS, concept
from looking import event, person, project
from made_up import MUSEUM, PRESS, album, org, pact, ref, report, said

IDS = Identifiers()
REPORT = IDS.report("album.md")
GRAPH = IDS.report_graph(REPORT)
ONE = ox.NamedNode(f"{IDS.base}org/one")


def read(facts: ReportFacts) -> ReadGraph:
    """A report's graph, read."""
    return read_graph(IDS, GRAPH, report_quads(facts, IDS.base))


def facts(*organizations, **more) -> ReportFacts:
    """Facts of the report."""
    return ReportFacts(report("album.md"), organizations, **more)


def key(found: ReadGraph, start: str) -> str:
    """The only key that begins so."""
    (one,) = [key for key in found.mentions.values() if key.startswith(start)]
    return one


def name(found: ReadGraph, start: str, predicate: str, value: object = None) -> ox.NamedNode:
    """The IRI of the only statement of this subject and predicate, and value."""
    (one,) = [
        one.name
        for one in found.statements
        if one.subject.startswith(start) and one.predicate == predicate and value in (None, one.obj)
    ]
    return one


def plain(quads: list[ox.Quad], subject: ox.NamedNode, predicate: str) -> list[str]:
    """Values of plain triples, sorted."""
    wanted = ox.NamedNode(predicate)
    return sorted(quad.object.value for quad in quads if quad.subject == subject and quad.predicate == wanted)


def test_a_graph_is_read_and_written() -> None:
    """With everything that a report may say."""
    quads = report_quads(album(), IDS.base)
    found = read(album())
    assert set(found.quads()) == set(quads)
    assert len(found.quads()) == len(set(quads))
    assert found.identifier == "album.md"
    assert found.report == REPORT
    assert {kind.partition("|")[0] for kind in found.mentions.values()} == {
        "organization", "polity", "person", "membership", "agreement", "project", "event", "place",
    }  # fmt: skip


def test_statements_tell_keys() -> None:
    """Of subject and object; values are kept as they are."""
    found = read(album())
    museum = key(found, "organization|larkmoor museum")
    assert museum in found.about(key(found, "agreement|"), CP.party)
    assert found.about(museum, SKOS.prefLabel) == [ox.Literal(MUSEUM)]
    assert found.about(museum, SKOS.altLabel) == [ox.Literal("the Museum")]
    assert found.about(museum, CP.place) == ["place|larkmoor"]
    party = name(found, "agreement|", CP.party, museum)
    assert museum not in found.about(key(found, "agreement|"), CP.party, {party})
    (one,) = [one for one in found.statements if one.name == party]
    assert one.confidence == 0.9


def test_categories_of_the_report_are_its_own() -> None:
    """They are statements on the report, and survive any rewriting, though a thing may have one category only."""
    found = read(album())
    told = found.about("report", DCT.subject)
    assert sorted(one.value for one in told) == [concept("category", "museums"), concept("category", "publishing")]
    assert set(plain(found.quads(), ox.NamedNode(REPORT), DCT.subject)) == {one.value for one in told}


def test_one_iri_for_two_things_and_back() -> None:
    """Statements keep their IRIs and tell which thing each was said of."""
    found = read(album())
    canonical = {one: ONE for one in found.mentions.values() if one.startswith("organization|")}
    merged = found.quads(canonical)
    assert {quad.object for quad in merged if quad.predicate.value == CP.party} == {ONE}
    again = read_graph(IDS, GRAPH, merged)
    assert again.mentions == found.mentions
    assert {again.known[one] for one in canonical} == {ONE}
    assert set(again.quads()) == set(found.quads())
    assert {one.name for one in again.statements} == {one.name for one in found.statements}


def test_of_two_names_the_longer_is_the_fullest() -> None:
    """The other is one of its other names; of equally long ones the first in the alphabet."""
    found = read(facts(org("Alder Hall"), org("Birch Hall"), org("Cedar")))
    merged = found.quads(dict.fromkeys(found.mentions.values(), ONE))
    assert plain(merged, ONE, SKOS.prefLabel) == ["Alder Hall"]
    assert plain(merged, ONE, SKOS.altLabel) == ["Birch Hall", "Cedar"]
    assert set(read_graph(IDS, GRAPH, merged).quads()) == set(found.quads())


def test_an_alias_that_is_the_fullest_name_of_the_other() -> None:
    """It is the name and no other name."""
    found = read(facts(org("Alder Hall of Arts"), org("Alder Hall", aliases=("Alder Hall of Arts",))))
    merged = found.quads(dict.fromkeys(found.mentions.values(), ONE))
    assert plain(merged, ONE, SKOS.prefLabel) == ["Alder Hall of Arts"]
    assert plain(merged, ONE, SKOS.altLabel) == ["Alder Hall"]
    assert set(read_graph(IDS, GRAPH, merged).quads()) == set(found.quads())


def test_of_two_values_the_surer_is_kept() -> None:
    """The other stays a statement without its triple; a confirmed one is kept whatever its confidence."""
    found = read(facts(org("Alder", "museum", confidence=0.9), org("Birch", "archive", confidence=0.5)))
    canonical = dict.fromkeys(found.mentions.values(), ONE)
    archive = name(found, "organization|birch", ORG.classification)
    museum, kind = (concept("organization-type", one) for one in ("museum", "archive"))
    assert plain(found.quads(canonical), ONE, ORG.classification) == [museum]
    confirmed = found.quads(canonical, confirmed={archive})
    assert plain(confirmed, ONE, ORG.classification) == [kind]
    rejected = found.quads(canonical, rejected={name(found, "organization|alder", ORG.classification)})
    assert plain(rejected, ONE, ORG.classification) == [kind]
    for quads in (confirmed, rejected):
        assert set(read_graph(IDS, GRAPH, quads).quads()) == set(found.quads())


def test_of_two_equally_sure_values_the_smaller_is_kept() -> None:
    """So it does not matter which thing comes first."""
    for kinds in (("museum", "archive"), ("archive", "museum")):
        found = read(facts(org("Alder", kinds[0]), org("Birch", kinds[1])))
        merged = found.quads(dict.fromkeys(found.mentions.values(), ONE))
        assert plain(merged, ONE, ORG.classification) == [concept("organization-type", "archive")]


def test_bounds_are_those_of_the_date_that_is_kept() -> None:
    """Two agreements made one have one date."""
    papers = (
        pact("Alder", "Birch", date=said("2018", confidence=0.5)),
        pact("Alder", "Birch", date=said("2019-02-01")),
    )
    found = read(facts(org("Alder"), org("Birch"), agreements=papers))
    merged = found.quads({one: ONE for one in found.mentions.values() if one.startswith("agreement|")})
    assert (
        plain(merged, ONE, DCT.date)
        == plain(merged, ONE, CP.earliest)
        == plain(merged, ONE, CP.latest)
        == ["2019-02-01"]
    )


def test_a_rejected_statement_loses_its_triple_alone() -> None:
    """Its node, its words and all else stay; a date takes its bounds along."""
    found = read(album())
    agreement = ox.NamedNode(IDS.entity(key(found, "agreement|")))
    date = name(found, "agreement|", DCT.date)
    quads = found.quads(rejected={date})
    lost = {quad.predicate.value for quad in set(found.quads()) - set(quads)}
    assert lost == {DCT.date, CP.earliest, CP.latest}
    assert plain(quads, agreement, DCT.date) == []
    assert any(quad.subject == date for quad in quads)
    assert set(read_graph(IDS, GRAPH, quads).quads()) == set(found.quads())


def test_an_event_keeps_the_bounds_of_what_is_left() -> None:
    """Without its start it begins with its end."""
    found = read(facts(events=(event("Forum", "2018-06-19", "2018-06-22"),)))
    forum = ox.NamedNode(IDS.entity(key(found, "event|")))
    quads = found.quads(rejected={name(found, "event|", SDO.startDate)})
    assert plain(quads, forum, CP.earliest) == plain(quads, forum, CP.latest) == ["2018-06-22"]


def test_each_thing_has_its_own_bounds() -> None:
    """Two agreements and two events of one report, with dates and without."""
    papers = tuple(pact("Alder", "Birch", date=said(date) if date else None) for date in ("2018", "2019-02", None))
    events = (event("Forum", "2018-06-19"), event("Fair", None, "2019-02-01"), event("Show"))
    told = facts(org("Alder"), org("Birch"), agreements=papers, events=events)
    assert set(read(told).quads()) == set(report_quads(told, IDS.base))


def test_an_organization_without_a_kind_is_of_another() -> None:
    """The kind is told to be none that is listed."""
    found = read(facts(org("Alder", "museum")))
    quads = found.quads(rejected={name(found, "organization|", ORG.classification)})
    assert plain(quads, ox.NamedNode(IDS.entity("organization|alder")), ORG.classification) == [
        concept("organization-type", "other")
    ]
    assert set(read_graph(IDS, GRAPH, quads).quads()) == set(found.quads())


def about(quads: list[ox.Quad], thing: ox.NamedNode) -> set[str]:
    """Where a thing stands in a graph, statements left out: as subject of what, as object of what."""
    nodes = {quad.subject for quad in quads if quad.predicate.value == RDF.subject}
    return {
        quad.predicate.value for quad in quads if thing in (quad.subject, quad.object) and quad.subject not in nodes
    }


def test_what_is_no_organization_is_gone_with_what_hangs_on_it() -> None:
    """Only its mention is left; links to it are gone, a project of it alone too, a person of it stays."""
    found = read(
        facts(
            org("Alder"),
            org("Birch"),
            people=(person("Ada", ("director", "Alder")),),
            agreements=(pact("Alder", "Birch"),),
            projects=(project("Tour", "Alder"), project("Road", "Alder", "Birch")),
            events=(dataclasses.replace(event("Forum", "2018"), organizers=(ref("Alder"),)),),
        )
    )
    alder = name(found, "organization|alder", RDF.type)
    quads = found.quads(rejected={alder})
    assert about(quads, ox.NamedNode(IDS.entity("organization|alder"))) == {CP.mentionOf}
    assert about(quads, ox.NamedNode(IDS.entity(key(found, "project|tour")))) == {CP.mentionOf}
    road = ox.NamedNode(IDS.entity(key(found, "project|road")))
    assert plain(quads, road, CP.partner) == [IDS.entity("organization|birch")]
    role = ox.NamedNode(IDS.entity(key(found, "membership|")))
    assert plain(quads, role, ORG.organization) == []
    assert plain(quads, role, ORG.member) == [IDS.entity(key(found, "person|"))]
    assert found.nothing({alder}) == {"organization|alder", key(found, "project|tour")}
    assert set(read_graph(IDS, GRAPH, quads).quads()) == set(found.quads())


def test_a_project_is_one_as_long_as_a_partner_is_left() -> None:
    """Whichever of them was wrong."""
    found = read(facts(org("Alder"), org("Birch"), projects=(project("Road", "Alder", "Birch"),)))
    alder, birch = (name(found, "project|", CP.partner, f"organization|{one}") for one in ("alder", "birch"))
    assert found.nothing({alder}) == found.nothing({birch}) == set()
    assert found.nothing({alder, birch}) == {key(found, "project|")}


def test_who_is_no_person_has_no_roles() -> None:
    """A role without a person is none; so is one whose member is rejected."""
    found = read(facts(org("Alder"), people=(person("Ada", ("director", "Alder")),)))
    role = key(found, "membership|")
    assert found.nothing({name(found, "person|", RDF.type)}) == {key(found, "person|"), role}
    assert found.nothing({name(found, "membership|", ORG.member)}) == {role}
    assert found.nothing({name(found, "membership|", ORG.organization)}) == set()
    assert found.nothing(set()) == set()
    assert found.nothing({ox.NamedNode("https://a.example/")}) == set()


def test_the_name_of_what_is_none_is_not_the_fullest() -> None:
    """Where it was made one with a thing that stays, that keeps its own name."""
    found = read(facts(org("Alder"), org("Birch Hall of Arts")))
    quads = found.quads(
        dict.fromkeys(found.mentions.values(), ONE), rejected={name(found, "organization|birch", RDF.type)}
    )
    assert plain(quads, ONE, SKOS.prefLabel) == ["Alder"]
    assert plain(quads, ONE, SKOS.altLabel) == []
    assert set(read_graph(IDS, GRAPH, quads).quads()) == set(found.quads())


def test_places_keep_their_iris() -> None:
    """They are told by no statement and stand with all their names, whatever else changes."""
    found = read(facts(org(PRESS, place="Leeds"), org(MUSEUM, place="LEEDS")))
    leeds = ox.NamedNode(IDS.entity("place|leeds"))
    quads = found.quads({one: ONE for one in found.mentions.values() if one.startswith("organization|")})
    assert plain(quads, leeds, SKOS.prefLabel) + plain(quads, leeds, SKOS.altLabel) == ["LEEDS", "Leeds"]
    assert plain(quads, ONE, CP.place) == [leeds.value]


def test_a_graph_without_its_mentions_is_refused() -> None:
    """The error names the report and says what to do."""
    quads = [quad for quad in report_quads(album(), IDS.base) if quad.predicate.value != CP.mentionOf]
    with pytest.raises(StoreError, match=r"ingest the report again"):
        read_graph(IDS, GRAPH, quads)
