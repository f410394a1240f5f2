"""Turn the facts of one report into its named graph.

The graph is a function of the facts and the base alone: no blank nodes, no time stamps. Every triple read from the
text has one ``rdf:Statement`` with its evidence; derived triples (``cp:reportedIn``, ``cp:earliest``, ``cp:latest``),
the classes of roles, and the places' own triples (their words are those of ``cp:place``) have none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..errors import ReportError
from ..ontology.terms import CP, DCT, ORG, SDO, concept
from . import identity
from .facts import Ref, Stated
from .report_graph import ReportGraph
from .terms import node, text

if TYPE_CHECKING:
    from .facts import Agreement, Event, Kind, Organization, Person, Polity, Project, ReportFacts


def report_quads(facts: ReportFacts, base: str) -> list[ox.Quad]:
    """All quads of the report's graph.

    ReportError where the facts do not hold together: a reference to nothing, an unknown type, status or category, a
    date that is none, a confidence outside 0 to 1, text that is no Unicode.
    """
    try:
        return _Model(facts, base).quads()
    except ValueError as error:  # UnicodeEncodeError among them
        raise ReportError(
            facts.report.identifier, f"its facts cannot be written: {error}; leave the report out"
        ) from None


class _Model:
    def __init__(self, facts: ReportFacts, base: str) -> None:
        self.facts = facts
        self.keys = identity.keys(facts)
        self.graph = ReportGraph(facts.report, base)

    def quads(self) -> list[ox.Quad]:
        facts, graph = self.facts, self.graph
        for organization in facts.organizations:
            self._organization(organization)
        for polity in facts.polities:
            self._named("polity", polity)
        for person in facts.people:
            self._person(person)
        keys = identity.agreement_keys(facts.agreements, self.keys, facts.report.identifier)
        for key, agreement in zip(keys, facts.agreements):
            self._agreement(key, agreement)
        for project in facts.projects:
            self._project(project)
        for event in facts.events:
            self._event(event)
        self._categories(graph.report_key, facts.categories)
        return graph.quads()

    def _organization(self, fact: Organization) -> None:
        key = self._named("organization", fact)
        self._concept(key, ORG.classification, "organization-type", fact.type)
        self._place(key, fact.place)

    def _person(self, fact: Person) -> None:
        person = self._named("person", fact)
        for role in fact.roles:
            stated: Stated[Any] | None = role.name or role.organization
            if stated is None:
                continue
            key = identity.membership_key(person, role, self.keys)
            self.graph.thing(key)
            self.graph.link(key, ORG.member, person, stated)
            if role.name:
                self._text(key, SDO.roleName, role.name)
            if role.organization:
                self._link(key, ORG.organization, role.organization)

    def _agreement(self, key: str, fact: Agreement) -> None:
        self.graph.thing(key, fact.type)
        self._concept(key, DCT.type, "agreement-type", fact.type)
        self._concept(key, CP.status, "agreement-status", fact.status)
        for party in fact.parties:
            self._link(key, CP.party, party)
        for signatory in fact.signatories:
            self._link(key, CP.signatory, signatory)
        self._text(key, DCT.title, fact.title)
        self._text(key, DCT.date, fact.date)
        self._place(key, fact.place)
        self._categories(key, fact.categories)

    def _project(self, fact: Project) -> None:
        key = self._named("project", fact)
        self._concept(key, CP.status, "project-status", fact.status)
        for partner in fact.partners:
            self._link(key, CP.partner, partner)
        self._categories(key, fact.categories)

    def _event(self, fact: Event) -> None:
        key = self._named("event", fact)
        self._concept(key, DCT.type, "event-type", fact.type)
        self._text(key, SDO.startDate, fact.start)
        self._text(key, SDO.endDate, fact.end)
        self._place(key, fact.place)
        self._text(key, CP.venue, fact.venue)
        for organizer in fact.organizers:
            self._link(key, SDO.organizer, organizer)
        for participant in fact.participants:
            self._link(key, SDO.attendee, participant)
        if fact.part_of:
            self._link(key, SDO.superEvent, fact.part_of)
        if fact.attendance:
            self.graph.value(key, CP.attendance, ox.Literal(fact.attendance.value), fact.attendance)
        self._categories(key, fact.categories)

    def _named(
        self,
        kind: Kind,
        fact: Organization | Polity | Person | Project | Event,
    ) -> str:
        key = self.keys[Ref(kind, fact.name.value)]
        self.graph.thing(key, fact.name)
        self.graph.name(key, fact.name, fact.aliases)
        return key

    def _place(self, key: str, stated: Stated[str] | None) -> None:
        if stated:
            place = self.keys[Ref("place", stated.value)]
            self.graph.thing(place)
            self.graph.name(place, stated)
            self.graph.link(key, CP.place, place, stated)

    def _link(self, key: str, predicate: str, stated: Stated[Ref]) -> None:
        target = self.keys.get(stated.value)
        if target is None:
            raise ValueError(f"{stated.value.kind} {stated.value.name!r} is referred to and not among them")
        self.graph.link(key, predicate, target, stated)

    def _text(self, key: str, predicate: str, stated: Stated[str] | None) -> None:
        if stated:
            self.graph.value(key, predicate, text(stated.value), stated)

    def _concept(self, key: str, predicate: str, scheme: str, stated: Stated[str]) -> None:
        self.graph.value(key, predicate, node(concept(scheme, stated.value)), stated)

    def _categories(self, key: str, categories: Iterable[Stated[str]]) -> None:
        for category in categories:
            self._concept(key, DCT.subject, "category", category)
