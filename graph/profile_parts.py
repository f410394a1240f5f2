"""What a profile is made of: what graph ``current`` has, each thing with the sentences of reports that tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one report; ``report`` is its identifier, ``published`` an ISO day."""

    quote: str
    report: str
    published: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of an agreement; ``report`` is its identifier, ``published`` an ISO day."""

    report: str
    published: str | None
    type: str | None
    status: str | None
    date: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement, be it denied; ``date`` is the signing, ``others`` are the names of all other parties.

    ``told`` is what each report says of it, the oldest first (undated ones before all); empty where one alone does.
    """

    iri: str
    type: str
    status: str
    title: str | None
    date: str | None
    place: str | None
    others: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A joint undertaking; ``others`` are the names of all other partners."""

    iri: str
    name: str
    status: str | None
    others: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event; ``roles`` are ``organizer``, ``participant`` or both."""

    iri: str
    name: str
    type: str
    roles: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    venue: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is in the organization; ``role`` as a report writes it."""

    person: str
    name: str
    role: str | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Another party or partner: numbers of agreements that were signed, renewed or ended, of planned ones, of projects.

    ``first`` and ``last`` are the years that bound the signings done; None where no report tells one.
    """

    iri: str
    name: str
    agreements: int
    planned: int
    projects: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report that speaks of the organization."""

    identifier: str
    title: str | None
    published: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All there is.

    ``kind`` is an id of organization-type, or ``polity``; ``short`` is the IRI relative to the store's base. Partners
    come strongest first, agreements, events and reports newest first (undated ones last), the rest by name; sentences
    surest first, then newest, of an agreement those of reports that tell its status before all others.
    """

    iri: str
    short: str
    name: str
    kind: str
    place: str | None
    surfaces: tuple[str, ...]
    partners: tuple[Partner, ...]
    agreements: tuple[Agreement, ...]
    projects: tuple[Project, ...]
    events: tuple[Event, ...]
    people: tuple[Role, ...]
    reports: tuple[Report, ...]
    elsewhere: tuple[str, ...] = ()
    """The IRIs of others for the same thing."""
