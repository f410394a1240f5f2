"""What was found in a report, as the queries tell it of a store: facts with one key are one thing, under one name.

Things stand in the order of the queries' rows, which decides between two that are equally alike to a third.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol, TypeVar

from ..graph import identity
from ..graph.facts import Agreement, Event, Kind, Ref, ReportFacts, Role, Stated
from ..graph.identifiers import Identifiers

V = TypeVar("V", str, Ref)


class _Named(Protocol):
    @property
    def name(self) -> Stated[str]: ...


F = TypeVar("F", bound=_Named)


@dataclass(frozen=True, slots=True)
class Agent:
    """Who takes part in something; ``stated`` is the surest of the statements that it does."""

    iri: str
    name: str
    stated: Stated[Ref]


@dataclass(frozen=True, slots=True)
class FoundOrganization:
    """An organization with all forms of its name; ``stated`` is the surest of its full names."""

    iri: str
    name: str
    forms: tuple[str, ...]
    type: str
    stated: Stated[str]


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A person's role in an organization; ``role`` is empty where the report names none."""

    person: str
    role: str
    organization: Agent


@dataclass(frozen=True, slots=True)
class FoundAgreement:
    """An agreement; ``signatories`` are names, an unknown value is empty."""

    iri: str
    type: str
    status: str
    date: str
    place: str
    parties: tuple[Agent, ...]
    signatories: tuple[str, ...]
    categories: tuple[str, ...]
    stated: Stated[str]


@dataclass(frozen=True, slots=True)
class FoundProject:
    """A project with at least one partner."""

    iri: str
    name: str
    partners: tuple[Agent, ...]
    stated: Stated[str]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event; an unknown value is empty."""

    iri: str
    name: str
    type: str
    start: str
    place: str
    organizers: tuple[Agent, ...]
    participants: tuple[Agent, ...]
    stated: Stated[str]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything of one report; ``categories`` are those of the report and of all that it tells of."""

    organizations: tuple[FoundOrganization, ...] = ()
    people: tuple[str, ...] = ()
    roles: tuple[FoundRole, ...] = ()
    agreements: tuple[FoundAgreement, ...] = ()
    projects: tuple[FoundProject, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    categories: dict[str, Stated[str]] = field(default_factory=dict)


def found_in(facts: ReportFacts) -> Found:
    """The view of the queries; KeyError where a fact refers to nothing, which a store refuses too."""
    merge = _Merge(facts)
    parts = (facts.agreements, facts.projects, facts.events)
    given = [facts.categories, *(thing.categories for part in parts for thing in part)]
    categories: dict[str, Stated[str]] = {}
    for stated in chain.from_iterable(given):
        if stated.value not in categories or categories[stated.value].confidence < stated.confidence:
            categories[stated.value] = stated
    return Found(
        merge.organizations(),
        tuple(dict.fromkeys(merge.names[merge.keys[Ref("person", person.name.value)]] for person in facts.people)),
        merge.roles(),
        merge.agreements(),
        merge.projects(),
        merge.events(),
        categories,
    )


class _Merge:
    def __init__(self, facts: ReportFacts) -> None:
        self.facts = facts
        self.keys = identity.keys(facts)
        self.iri = Identifiers().entity
        full: dict[str, set[str]] = {}
        for ref, key in self.keys.items():
            full.setdefault(key, set()).add(ref.name)
        self.names = {key: min(names, key=lambda name: (-len(name), name)) for key, names in full.items()}

    def organizations(self) -> tuple[FoundOrganization, ...]:
        found = [
            FoundOrganization(
                self.iri(key),
                self.names[key],
                tuple(dict.fromkeys(form.value for fact in same for form in (fact.name, *fact.aliases))),
                _surest(fact.type for fact in same).value,
                _surest(fact.name for fact in same),
            )
            for key, same in self._same("organization", self.facts.organizations).items()
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.iri)))

    def roles(self) -> tuple[FoundRole, ...]:
        same: dict[tuple[str, str], list[Role]] = {}
        for fact in self.facts.people:
            person = self.keys[Ref("person", fact.name.value)]
            for role in fact.roles:
                if role.organization:
                    key = identity.membership_key(person, role, self.keys)
                    same.setdefault((person, key), []).append(role)
        rows = []
        for (person, _), roles in same.items():
            named = [role.name for role in roles if role.name]
            organization = _surest((r.organization for r in roles if r.organization), self._iri_of)
            agent = self._agent(self.keys[organization.value], [organization])
            row = FoundRole(self.names[person], _surest(named).value if named else "", agent)
            rows.append((row.person, self.iri(person), agent.name, agent.iri, row.role, row))
        return tuple(row[-1] for row in sorted(rows, key=lambda row: row[:-1]))

    def agreements(self) -> tuple[FoundAgreement, ...]:
        facts = self.facts
        same: dict[str, list[Agreement]] = {}
        keys = identity.agreement_keys(facts.agreements, self.keys, facts.report.identifier)
        for key, fact in zip(keys, facts.agreements):
            same.setdefault(key, []).append(fact)
        found = [
            FoundAgreement(
                self.iri(key),
                _surest(fact.type for fact in same_facts).value,
                _surest(fact.status for fact in same_facts).value,
                _text(fact.date for fact in same_facts),
                self._place(same_facts),
                self._agents(stated for fact in same_facts for stated in fact.parties),
                tuple(agent.name for agent in self._agents(s for fact in same_facts for s in fact.signatories)),
                tuple(dict.fromkeys(category.value for fact in same_facts for category in fact.categories)),
                _surest(fact.type for fact in same_facts),
            )
            for key, same_facts in same.items()
        ]
        return tuple(sorted(found, key=lambda one: one.iri))

    def projects(self) -> tuple[FoundProject, ...]:
        found = [
            FoundProject(
                self.iri(key),
                self.names[key],
                self._agents(stated for fact in same for stated in fact.partners),
                _surest(fact.name for fact in same),
            )
            for key, same in self._same("project", self.facts.projects).items()
        ]
        return tuple(sorted((one for one in found if one.partners), key=lambda one: (one.name, one.iri)))

    def events(self) -> tuple[FoundEvent, ...]:
        found = [
            FoundEvent(
                self.iri(key),
                self.names[key],
                _surest(fact.type for fact in same).value,
                _text(fact.start for fact in same),
                self._place(same),
                self._agents(stated for fact in same for stated in fact.organizers),
                self._agents(stated for fact in same for stated in fact.participants),
                _surest(fact.name for fact in same),
            )
            for key, same in self._same("event", self.facts.events).items()
        ]
        return tuple(sorted(found, key=lambda one: (one.name, one.iri)))

    def _same(self, kind: Kind, facts: Iterable[F]) -> dict[str, list[F]]:
        found: dict[str, list[F]] = {}
        for fact in facts:
            found.setdefault(self.keys[Ref(kind, fact.name.value)], []).append(fact)
        return found

    def _agents(self, stated: Iterable[Stated[Ref]]) -> tuple[Agent, ...]:
        same: dict[str, list[Stated[Ref]]] = {}
        for one in stated:
            same.setdefault(self.keys[one.value], []).append(one)
        return tuple(self._agent(key, statements) for key, statements in same.items())

    def _agent(self, key: str, stated: Sequence[Stated[Ref]]) -> Agent:
        return Agent(self.iri(key), self.names[key], max(stated, key=lambda one: one.confidence))

    def _iri_of(self, ref: Ref) -> str:
        return self.iri(self.keys[ref])

    def _place(self, facts: Sequence[Agreement] | Sequence[Event]) -> str:
        stated = [fact.place for fact in facts if fact.place]
        if not stated:
            return ""
        name = _surest(stated, lambda place: self._iri_of(Ref("place", place))).value
        return self.names[self.keys[Ref("place", name)]]


def _surest(stated: Iterable[Stated[V]], order: Callable[[V], str] = str) -> Stated[V]:
    """Of several values for one the most confident, else the smaller in the order of its written form."""
    return min(stated, key=lambda one: (-one.confidence, order(one.value)))


def _text(stated: Iterable[Stated[str] | None]) -> str:
    known = [one for one in stated if one]
    return _surest(known).value if known else ""
