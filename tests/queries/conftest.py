"""Stores in memory: from a few lines of TriG, or of many made-up report graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.identifiers import Identifiers
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Engine

BASE = "https://w3id.org/culturepact/id/"
CURRENT = NamedNode(BASE + "graph/current")
PREFIXES = {
    "cp": "https://w3id.org/culturepact/ns#",
    "cpv": "https://w3id.org/culturepact/vocab/",
    "org": "http://www.w3.org/ns/org#",
    "sdo": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": BASE,
}


def iri(short: str) -> NamedNode:
    """``cp:party`` as an IRI."""
    prefix, _, local = short.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def store_with(*quads: Quad) -> EmbeddedStore:
    """A store in memory that holds these quads."""
    engine = Engine()
    engine.bulk_extend(quads)
    return EmbeddedStore(engine, "memory", Identifiers(BASE), None, write=True)


@pytest.fixture
def load() -> Callable[[str], EmbeddedStore]:
    """Make a store in memory from TriG text."""
    return lambda trig: store_with(*parse(trig, format=RdfFormat.TRIG))


@pytest.fixture(scope="session")
def many_reports() -> EmbeddedStore:
    """300 report graphs over 160 organizations, with their graph ``current``, as dense as real ones or denser;
    every two tell of one agreement, with two dates."""
    return store_with(*(quad for number in range(300) for quad in _report(number)))


def _report(number: int) -> Iterator[Quad]:
    report = iri(f"id:report/r{number}-abc")
    graph = NamedNode(report.value + "/graph")
    day = Literal(f"20{number % 20:02}-05-17", datatype=iri("xsd:date"))
    organizations = [iri(f"id:org/o{(number * 7 + k * k) % 160}") for k in range(6)]
    people = [iri(f"id:person/p{number}-{k}") for k in range(2)]
    event, project = iri(f"id:event/e{number}"), iri(f"id:project/j{number}")
    facts: list[tuple[NamedNode, str, NamedNode | Literal]] = []
    derived: list[tuple[NamedNode, str, NamedNode | Literal]] = []
    names: dict[NamedNode, str] = {}

    for place in range(3):
        names[iri(f"id:place/c{place}")] = f"Town {place}"
    for organization in organizations:
        names[organization] = "Museum of " + organization.value.rsplit("/", 1)[1]
        facts += [
            (organization, "rdf:type", iri("org:Organization")),
            (organization, "skos:altLabel", Literal(f"Museum {number}")),
            (organization, "org:classification", iri("cpv:organization-type/museum")),
            (organization, "cp:place", iri("id:place/c1")),
        ]
    for k, person in enumerate(people):
        names[person] = f"Ada Person {number} {k}"
        membership = NamedNode(f"{report.value}#member-{k}")
        facts += [
            (person, "rdf:type", iri("sdo:Person")),
            (membership, "org:member", person),
            (membership, "org:organization", organizations[k]),
            (membership, "sdo:roleName", Literal("director")),
        ]
    for k in range(2):
        agreement = iri(f"id:agreement/a{number}") if k else iri(f"id:agreement/shared{number // 2}")
        facts += [
            (agreement, "rdf:type", iri("cp:Agreement")),
            (agreement, "dct:type", iri("cpv:agreement-type/memorandum")),
            (agreement, "cp:status", iri("cpv:agreement-status/signed")),
            (agreement, "dct:date", Literal(day.value)),
            (agreement, "cp:place", iri("id:place/c2")),
            (agreement, "cp:signatory", people[k]),
            (agreement, "dct:subject", iri("cpv:category/museums")),
            *((agreement, "cp:party", party) for party in organizations[k * 2 : k * 2 + 3]),
        ]
        derived += [
            (agreement, "cp:earliest", day),
            (agreement, "cp:latest", day),
            (agreement, "cp:reportedIn", report),
        ]
    names[event], names[project] = f"Fair {number}", f"Exhibition {number}"
    facts += [
        (event, "rdf:type", iri("sdo:Event")),
        (event, "dct:type", iri("cpv:event-type/fair")),
        (event, "sdo:startDate", Literal(day.value)),
        (event, "cp:place", iri("id:place/c0")),
        *((event, "sdo:attendee", attendee) for attendee in organizations[:3]),
        (event, "sdo:organizer", organizations[4]),
        (project, "rdf:type", iri("cp:CooperationProject")),
        (project, "cp:status", iri("cpv:project-status/ongoing")),
        *((project, "cp:partner", partner) for partner in organizations[2:5]),
        (report, "dct:subject", iri("cpv:category/museums")),
    ]
    derived += [(named, "cp:reportedIn", report) for named in names]

    for subject, predicate, value in [
        *facts,
        *derived,
        (report, "dct:identifier", Literal(f"report-{number}.md")),
        (report, "rdf:type", iri("cp:Report")),
    ]:
        yield Quad(subject, iri(predicate), value, graph)
        yield Quad(subject, iri(predicate), value, CURRENT)
    for named, name in names.items():
        yield Quad(named, iri("skos:prefLabel"), Literal(name), graph)
        yield Quad(named, iri("rdfs:label"), Literal(name), CURRENT)
    for k, (subject, predicate, value) in enumerate(facts):
        statement, passage = iri(f"id:statement/s{number}-{k}"), NamedNode(f"{report.value}#char={k // 5},99")
        for about, property_, what in [
            (statement, "rdf:type", iri("rdf:Statement")),
            (statement, "rdf:subject", subject),
            (statement, "rdf:predicate", iri(predicate)),
            (statement, "rdf:object", value),
            (statement, "cp:confidence", Literal("0.8", datatype=iri("xsd:decimal"))),
            (statement, "cp:evidence", passage),
            (passage, "oa:exact", Literal(f"Sentence {k // 5}.")),
            (passage, "oa:hasSource", report),
            (passage, "oa:start", Literal(str(k // 5), datatype=iri("xsd:nonNegativeInteger"))),
        ]:
            yield Quad(about, iri(property_), what, graph)
