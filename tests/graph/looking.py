"""Tell reports to a store and look at what it makes of them; for tests."""

from __future__ import annotations

import pyoxigraph as ox
from culturepact.graph.decisions import judge
from culturepact.graph.facts import Event, Person, Project, ReportFacts, Role
from culturepact.graph.judgements import Judgement
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, RDF, RDFS, SKOS
from made_up import ref, report, said


def tell(
    store: Store,
    identifier: str,
    *organizations: object,
    published: str | None = "2018-06-25",
    **more: object,
) -> ReportFacts:
    """Write a report that names these organizations, and more facts."""
    facts = ReportFacts(report(identifier, published=published), organizations, **more)  # type: ignore[arg-type]
    write_report(store, facts, "test 1")
    return facts


def person(name: str, *roles: tuple[str | None, str | None]) -> Person:
    """A person with roles, each a name and an organization."""
    return Person(
        said(name),
        (),
        tuple(Role(said(role) if role else None, ref(where) if where else None) for role, where in roles),
    )


def project(name: str, *partners: str, status: str = "ongoing") -> Project:
    """A project of organizations."""
    return Project(said(name), said(status), (), tuple(map(ref, partners)))


def event(name: str, start: str | None = None, end: str | None = None, place: str | None = None) -> Event:
    """A fair."""
    return Event(
        said(name),
        said("fair"),
        start=said(start) if start else None,
        end=said(end) if end else None,
        place=said(place) if place else None,
    )


def values(store: Store, thing: str, predicate: str, graph: str = "current") -> list[str]:
    """What a graph says of a thing, sorted; the graph of no report by its name, of a report by its identifier."""
    found = store.quads(named(store, graph), subject=ox.NamedNode(thing), predicate=ox.NamedNode(predicate))
    return sorted(quad.object.value for quad in found)


def named(store: Store, graph: str) -> str:
    """The IRI of a graph, as in ``values``."""
    return store.ids.report_graph(store.ids.report(graph)) if graph.endswith(".md") else store.ids.graph(graph)


def of_class(store: Store, type_: str, graph: str = "current") -> list[str]:
    """The things of a class, sorted by label, then by IRI."""
    found = store.quads(named(store, graph), predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(type_))
    things = {quad.subject.value for quad in found}
    return sorted(things, key=lambda thing: (values(store, thing, RDFS.label), thing))


def labels(store: Store, type_: str) -> list[str]:
    """What the things of a class are called, sorted."""
    return [label for thing in of_class(store, type_) for label in values(store, thing, RDFS.label)]


def reports(store: Store, thing: str) -> list[str]:
    """The identifiers of the reports on a thing, sorted."""
    found = [f"{graph}/graph" for graph in values(store, thing, CP.reportedIn)]
    identifiers = (store.quads(graph, predicate=ox.NamedNode(DCT.identifier)) for graph in found)
    return sorted(quad.object.value for quads in identifiers for quad in quads)


def told(store: Store, type_: str) -> list[tuple[list[str], list[str]]]:
    """For each thing of a class all its names, the label first, and the reports on it."""
    return [
        (values(store, thing, RDFS.label) + values(store, thing, SKOS.altLabel), reports(store, thing))
        for thing in of_class(store, type_)
    ]


def meant(store: Store, identifier: str, name: str) -> str:
    """The IRI that a report's graph has for what it calls by this name."""
    graph = named(store, identifier)
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for quad in store.quads(graph, predicate=ox.NamedNode(predicate), object=ox.Literal(name)):
            return quad.subject.value
    raise LookupError(name)


def mention(store: Store, identifier: str, name: str) -> str:
    """The IRI of the mention of what a report calls by this name, where it is the only one of that thing."""
    thing = ox.NamedNode(meant(store, identifier, name))
    (quad,) = store.quads(named(store, identifier), predicate=ox.NamedNode(CP.mentionOf), object=thing)
    return quad.subject.value


def statement(store: Store, identifier: str, subject: str, predicate: str, value: str | None = None) -> str:
    """The IRI of a report's statement; the value may be left out where there is one statement."""
    graph = named(store, identifier)
    about = store.quads(graph, predicate=ox.NamedNode(RDF.subject), object=ox.NamedNode(subject))
    found = [
        quad.subject.value
        for quad in about
        if values(store, quad.subject.value, RDF.predicate, identifier) == [predicate]
        and value in (None, *values(store, quad.subject.value, RDF.object, identifier))
    ]
    (one,) = found
    return one


def decide(store: Store, verdict: str, *about: str, name: str | None = None) -> Judgement:
    """Take a decision."""
    return judge(store, verdict, about, "Ada", name=name)  # type: ignore[arg-type]
