"""What a reader learns from one report, before it is RDF.

Facts refer to each other by ``Ref``, the kind and the fullest name used in this report, so they can be written by hand
in a test and sent between processes. Every value is a ``Stated``: it comes with the words it rests on.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
Kind = Literal["organization", "polity", "person", "agreement", "project", "event", "place"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's normalised text: 0-based code points, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report as text. ``identifier`` is what the column ``report`` shows; the same identifier is the same report."""

    identifier: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    address: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 over the text and the metadata, in hex: equal hashes need no second reading."""
        parts = (self.text, self.title, self.published, self.publisher, self.address)
        return hashlib.sha256("\x1f".join(str(part or "") for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value with the words it rests on.

    ``passage`` is the sentence shown as quote; ``words`` the narrower stretch that carries the value. ``rule`` names
    the rule or model, as in ``parties.between``. ``confidence`` lies in 0 to 1 and is an ordering, not a probability.
    """

    value: T
    passage: Span
    words: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """Points to another fact of the same report: its kind and its ``name.value``."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A named organization; ``type`` is an id of the scheme ``organization-type``, ``place`` a city, else wider."""

    name: Stated[str]
    type: Stated[str]
    aliases: tuple[Stated[str], ...] = ()
    place: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Polity:
    """A country or a city that is itself a party, because the report names nobody closer."""

    name: Stated[str]
    aliases: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is, and where. Either may be None; both None is no role."""

    name: Stated[str] | None = None
    organization: Stated[Ref] | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person, without honorifics."""

    name: Stated[str]
    aliases: tuple[Stated[str], ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement between parties (organizations, or polities where nobody closer is named).

    ``date`` is the signing: an ISO day, month or year, or ``START/END``. A planned agreement has the expected date.
    ``parties`` may be empty: the paper is reported, its parties are not.
    """

    type: Stated[str]
    status: Stated[str]
    parties: tuple[Stated[Ref], ...] = ()
    signatories: tuple[Stated[Ref], ...] = ()
    title: Stated[str] | None = None
    date: Stated[str] | None = None
    place: Stated[str] | None = None
    categories: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A joint undertaking with at least one named partner."""

    name: Stated[str]
    status: Stated[str]
    aliases: tuple[Stated[str], ...] = ()
    partners: tuple[Stated[Ref], ...] = ()
    categories: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, fair, festival, exhibition, visit. ``start`` and ``end`` are ISO days, months or years."""

    name: Stated[str]
    type: Stated[str]
    aliases: tuple[Stated[str], ...] = ()
    start: Stated[str] | None = None
    end: Stated[str] | None = None
    place: Stated[str] | None = None
    venue: Stated[str] | None = None
    organizers: tuple[Stated[Ref], ...] = ()
    participants: tuple[Stated[Ref], ...] = ()
    part_of: Stated[Ref] | None = None
    attendance: Stated[int] | None = None
    categories: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that was found in one report; ``unread`` are clauses with an agreement word that gave nothing."""

    report: Report
    organizations: tuple[Organization, ...] = ()
    polities: tuple[Polity, ...] = ()
    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    projects: tuple[Project, ...] = ()
    events: tuple[Event, ...] = ()
    categories: tuple[Stated[str], ...] = ()
    unread: tuple[Span, ...] = field(default=())
