"""What there is to show of one report: each thing found in it, with its values and the words they rest on.

Things are numbered as the report's facts order them and known by a letter and that number: agreement ``A1``,
organization ``O3``. What is shown is the value as read, ids of concepts with spaces for hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from ..graph.facts import (
    Agreement,
    Event,
    Organization,
    Person,
    Polity,
    Project,
    Ref,
    Report,
    ReportFacts,
    Role,
    Span,
    Stated,
)
from ..wording import count

Kind = Literal[
    "agreement", "event", "project", "organization", "polity", "person", "role", "date", "place", "category", "unread"
]

_Named = Literal["organization", "polity", "person", "project", "event"]

LETTERS: Final[dict[Kind, str]] = {
    "agreement": "A",
    "event": "E",
    "project": "J",
    "organization": "O",
    "polity": "C",
    "person": "P",
    "unread": "U",
}
"""The letters of the things that are numbered; what has none is marked with the name of its kind."""

NAMES: Final[dict[Kind, str]] = {
    "agreement": "agreement",
    "event": "event",
    "project": "project",
    "organization": "organization",
    "polity": "country or city",
    "person": "person",
    "role": "role",
    "date": "date",
    "place": "place",
    "category": "category",
    "unread": "clause that gave nothing",
}
"""What the kinds are called, in the singular; where the same words are of two kinds, the first counts."""

SECTIONS: Final[tuple[tuple[str, Kind], ...]] = (
    ("Agreements", "agreement"),
    ("Events", "event"),
    ("Projects", "project"),
    ("People", "person"),
    ("Organizations", "organization"),
    ("Countries and cities", "polity"),
    ("Categories of the report", "category"),
)
UNREAD: Final = "Clauses with an agreement word that gave nothing"
NOTHING: Final = "Nothing was found in this report."


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a thing.

    ``marked`` is the part of its words that is marked in the text as of ``kind``; None where nothing narrower than
    another thing's words would be left to mark. ``code`` is the thing the value points to, empty where the facts do not
    hold it, None for values that point to nothing; ``trigger`` whether its words are why there is this agreement.
    """

    label: str
    shown: str
    stated: Stated[Any]
    kind: Kind
    marked: Span | None
    code: str | None = None
    trigger: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that was found; ``code`` is empty for the categories of the report, which are one entry."""

    code: str
    kind: Kind
    title: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to show of a report; ``unread`` are the clauses with an agreement word that gave nothing."""

    report: Report
    entries: tuple[Entry, ...]
    unread: tuple[Span, ...]

    def of_kind(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind, in the order of their numbers."""
        return tuple(entry for entry in self.entries if entry.kind == kind)

    @property
    def counts(self) -> tuple[tuple[Kind, int], ...]:
        """How many things of each kind were found, kinds with none left out."""
        numbers = ((kind, self.of_kind(kind)) for kind in NAMES)
        return tuple(
            (kind, sum(len(entry.values) if kind == "category" else 1 for entry in entries))
            for kind, entries in numbers
            if entries
        )

    def counted(self) -> str:
        """What was found, in words; empty where nothing was."""
        return ", ".join(count(number, NAMES[kind]) for kind, number in self.counts)


def explain(facts: ReportFacts) -> Explanation:
    """What there is to show of a report's facts."""
    return Explanation(facts.report, tuple(_Entries(facts).all()), facts.unread)


class _Entries:
    """The things of one report, which name each other by their codes."""

    def __init__(self, facts: ReportFacts) -> None:
        self.facts = facts
        self.text = facts.report.text
        self.codes: dict[Ref, str] = {}
        self.forms: dict[Ref, tuple[str, ...]] = {}
        self._register("organization", facts.organizations)
        self._register("polity", facts.polities)
        self._register("person", facts.people)
        self._register("project", facts.projects)
        self._register("event", facts.events)

    def _register(self, kind: _Named, things: Sequence[Organization | Polity | Person | Project | Event]) -> None:
        for number, thing in enumerate(things, start=1):
            ref = Ref(kind, thing.name.value)
            self.codes.setdefault(ref, f"{LETTERS[kind]}{number}")
            forms = (thing.name.value, *(alias.value for alias in thing.aliases))
            self.forms.setdefault(ref, tuple(sorted(forms, key=len, reverse=True)))

    def all(self) -> Iterator[Entry]:
        facts = self.facts
        for number, agreement in enumerate(facts.agreements, start=1):
            yield self._agreement(f"A{number}", agreement)
        for number, event in enumerate(facts.events, start=1):
            yield self._event(f"E{number}", event)
        for number, project in enumerate(facts.projects, start=1):
            yield self._project(f"J{number}", project)
        for number, organization in enumerate(facts.organizations, start=1):
            yield self._organization(f"O{number}", organization)
        for number, polity in enumerate(facts.polities, start=1):
            yield Entry(f"C{number}", "polity", polity.name.value, tuple(self._names("polity", polity)))
        for number, person in enumerate(facts.people, start=1):
            yield self._person(f"P{number}", person)
        if facts.categories:
            yield Entry("", "category", "", tuple(self._categories(facts.categories)))

    def _agreement(self, code: str, agreement: Agreement) -> Entry:
        values = [
            _plain("type", agreement.type, "agreement", trigger=True),
            _plain("status", agreement.status, "agreement"),
            *_given("title", agreement.title, "agreement"),
            *_given("date", agreement.date, "date"),
            *_given("place", agreement.place, "place"),
            *self._linked("party", agreement.parties),
            *self._linked("signatory", agreement.signatories),
            *self._categories(agreement.categories),
        ]
        return Entry(code, "agreement", f"{values[0].shown}, {values[1].shown}", tuple(values))

    def _event(self, code: str, event: Event) -> Entry:
        values = [
            *self._names("event", event),
            _plain("type", event.type, "event"),
            *_given("start", event.start, "date"),
            *_given("end", event.end, "date"),
            *_given("place", event.place, "place"),
            *_given("venue", event.venue, "place"),
            *self._linked("organizer", event.organizers),
            *self._linked("participant", event.participants),
            *self._linked("part of", (event.part_of,) if event.part_of else ()),
            *_given("attendance", event.attendance, "event"),
            *self._categories(event.categories),
        ]
        return Entry(code, "event", event.name.value, tuple(values))

    def _project(self, code: str, project: Project) -> Entry:
        values = [
            *self._names("project", project),
            _plain("status", project.status, "project"),
            *self._linked("partner", project.partners),
            *self._categories(project.categories),
        ]
        return Entry(code, "project", project.name.value, tuple(values))

    def _organization(self, code: str, organization: Organization) -> Entry:
        name, place = organization.name, organization.place
        in_name = place is not None and place.words == name.words
        values = [
            *self._names("organization", organization),
            _plain("type", organization.type, "organization"),
            *_given("place", place, "organization" if in_name else "place"),
        ]
        return Entry(code, "organization", organization.name.value, tuple(values))

    def _person(self, code: str, person: Person) -> Entry:
        values = list(self._names("person", person))
        for role in person.roles:
            values += self._role(role)
        return Entry(code, "person", person.name.value, tuple(values))

    def _role(self, role: Role) -> Iterator[Value]:
        """The words of a role take in person and organization: only the narrower names in them are marked."""
        if role.name is not None:
            stated = role.name
            yield Value("role", stated.value, stated, "role", _within(self.text, stated.words, (stated.value,)))
        if role.organization is not None:
            narrow = _within(self.text, role.organization.words, self.forms.get(role.organization.value, ()))
            yield from (replace(value, marked=narrow) for value in self._linked("at", (role.organization,)))

    def _names(self, kind: Kind, thing: Organization | Polity | Person | Project | Event) -> Iterator[Value]:
        yield Value("name", thing.name.value, thing.name, kind, thing.name.words)
        for alias in thing.aliases:
            yield Value("also", alias.value, alias, kind, alias.words)

    def _linked(self, label: str, stated: Iterable[Stated[Ref]]) -> Iterator[Value]:
        for one in stated:
            narrow = _within(self.text, one.words, self.forms.get(one.value, ())) or one.words
            yield Value(label, one.value.name, one, one.value.kind, narrow, self.codes.get(one.value, ""))

    def _categories(self, categories: Iterable[Stated[str]]) -> Iterator[Value]:
        return (_plain("category", category, "category") for category in categories)


def _plain(label: str, stated: Stated[str], kind: Kind, *, trigger: bool = False) -> Value:
    return Value(label, stated.value.replace("-", " "), stated, kind, stated.words, trigger=trigger)


def _given(label: str, stated: Stated[Any] | None, kind: Kind) -> Iterator[Value]:
    if stated is not None:
        yield Value(label, str(stated.value), stated, kind, stated.words)


def _within(text: str, words: Span, forms: Iterable[str]) -> Span | None:
    """Where the first of the forms that stands in the words does, as a whole word and in any case of its letters."""
    for form in forms:
        found = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE).search(text, words.start, words.end)
        if found:
            return Span(found.start(), found.end())
    return None
