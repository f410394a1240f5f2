"""From a ``Reading`` to ``ReportFacts``: every value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ..graph.facts import Agreement, Event, Organization, Person, Polity, Project, Ref, ReportFacts, Role, Span, Stated
from .agreements import find_agreements
from .beside import RoleMention
from .categories import CategoryMention, find_categories, passage_categories, report_categories
from .coreference import Group
from .events import find_events
from .organization_places import OrganizationPlace
from .people import PersonGroup
from .projects import find_projects
from .reading import Reading

T = TypeVar("T", Agreement, Event, Project)


def assemble(reading: Reading) -> ReportFacts:
    """All facts of a report.

    Countries and cities are kept where they are a party, a partner or take part.
    """
    agreements = find_agreements(reading)
    events = find_events(reading)
    projects = find_projects(reading, events, agreements.agreements)
    mentions = find_categories(reading.doc)
    weak = [(m.start, m.end) for group in reading.organizations for m in group.mentions]
    alone = len(agreements.agreements) == 1
    told = tuple(
        replace(
            agreement,
            categories=_categories(reading, passage_categories(mentions, _offsets(passages), weak, alone=alone)),
        )
        for agreement, passages in zip(agreements.agreements, agreements.passages)
    )
    joint = tuple(
        replace(p, categories=_categories(reading, passage_categories(mentions, [_pair(p.name.passage)], weak)))
        for p in projects
    )
    return ReportFacts(
        report=reading.report,
        organizations=tuple(_organization(reading, index, group) for index, group in enumerate(reading.organizations)),
        polities=_polities([*told, *joint, *events]),
        people=tuple(_person(reading, number, group) for number, group in enumerate(reading.people)),
        agreements=told,
        projects=joint,
        events=tuple(events),
        categories=_categories(reading, report_categories(reading.doc, mentions, weak)),
        unread=agreements.unread,
    )


def _offsets(passages: Iterable[Span]) -> list[tuple[int, int]]:
    return [_pair(p) for p in passages]


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _categories(reading: Reading, found: Sequence[CategoryMention]) -> tuple[Stated[str], ...]:
    best: dict[str, Stated[str]] = {}
    for mention in found:
        words = Span(mention.start, mention.end)
        stated = Stated(mention.category, _passage(reading, words), words, mention.rule, round(mention.confidence, 3))
        if mention.category not in best or best[mention.category].confidence < stated.confidence:
            best[mention.category] = stated
    return tuple(best[category] for category in sorted(best))


def _organization(reading: Reading, index: int, group: Group) -> Organization:
    stated = {form: _stated(reading, group, form) for form in (group.name, *group.forms)}
    name = stated[group.name]
    kind, confidence = reading.types[index]
    place = reading.places[index]
    return Organization(
        name=name,
        type=Stated(kind, name.passage, name.words, "organizations.type", confidence),
        aliases=tuple(stated[form] for form in group.forms if form != group.name),
        place=_stated_place(reading, place) if place else None,
    )


def _stated_place(reading: Reading, place: OrganizationPlace) -> Stated[str]:
    words = reading.span(place.first, place.last)
    return Stated(place.name, _passage(reading, words), words, place.rule, place.confidence)


def _stated(reading: Reading, group: Group, form: str) -> Stated[str]:
    """A form with the first mention that is written so, else the first mention that offers it, else the first."""
    mention = (
        next((m for m in group.mentions if m.name == form), None)
        or next((m for m in group.mentions if form in m.forms), None)
        or group.mentions[0]
    )
    words = Span(mention.start, mention.end)
    return Stated(form, _passage(reading, words), words, mention.rule, mention.confidence)


def _passage(reading: Reading, words: Span) -> Span:
    """The sentence of the words; from the first to the last where a sentence's end is seen inside them."""
    span = reading.doc.char_span(words.start, words.end, alignment_mode="expand")
    if span is None:
        return words
    return Span(reading.passage(span.start).start, max(words.end, reading.passage(span.end - 1).end))


def _person(reading: Reading, number: int, group: PersonGroup) -> Person:
    first = next((m for m in group.mentions if m.name == group.name), group.mentions[0])
    names = dict.fromkeys(m.name for m in group.mentions if m.name != group.name)
    shorter = tuple(
        Stated(name, reading.passage(m.first), Span(m.start, m.end), m.rule, m.confidence)
        for name, m in ((name, next(m for m in group.mentions if m.name == name)) for name in names)
    )
    return Person(
        name=Stated(
            group.name, reading.passage(first.first), Span(first.start, first.end), first.rule, first.confidence
        ),
        aliases=shorter,
        roles=tuple(_role(reading, role) for role in reading.roles if role.person == number),
    )


def _role(reading: Reading, role: RoleMention) -> Role:
    words = Span(role.start, role.end)
    passage = _passage(reading, words)
    name = Stated(role.role, passage, words, role.rule, role.confidence) if role.role else None
    body = None
    if role.organization is not None:
        body = Stated(reading.organization(role.organization), passage, words, role.rule, role.confidence)
    return Role(name, body)


def _polities(things: Iterable[Agreement | Event | Project]) -> tuple[Polity, ...]:
    found: dict[str, Stated[str]] = {}
    for thing in things:
        for stated in _agents(thing):
            ref: Ref = stated.value
            if ref.kind == "polity" and ref.name not in found:
                found[ref.name] = Stated(ref.name, stated.passage, stated.words, "polities.agent", stated.confidence)
    return tuple(Polity(found[name]) for name in sorted(found))


def _agents(thing: Agreement | Event | Project) -> tuple[Stated[Ref], ...]:
    if isinstance(thing, Agreement):
        return thing.parties
    if isinstance(thing, Project):
        return thing.partners
    return (*thing.organizers, *thing.participants)
