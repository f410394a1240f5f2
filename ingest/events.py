"""The occasions that a report tells of: festivals, fairs, exhibitions, ceremonies, meetings, visits.

Candidates are found by their head noun or as titles (``event_mentions.py``), joined where they name the same occasion
(``event_groups.py``), kept or dropped by the signs around them (``event_signs.py``), and then given dates, place and people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.facts import Event, Ref, Stated
from .event_details import Details
from .event_groups import EventGroup, group_events
from .event_mentions import find_mentions
from .event_roles import Company, organizers_and_participants
from .event_signs import LEAST, confidence

if TYPE_CHECKING:
    from .reading import Reading

RULES = {"title": "events.title", "name": "events.name", "noun": "events.head-noun"}


def find_events(reading: Reading) -> list[Event]:
    """The occasions in the order of their first mention; each name is told once."""
    if not len(reading.doc):
        return []
    starts = [s.start for s in reading.sentences()]
    kept: list[tuple[EventGroup, float]] = []
    names: set[str] = set()
    for group in group_events(find_mentions(reading)):
        sure = confidence(reading, group, starts)
        if sure >= LEAST and group.name.lower() not in names:
            names.add(group.name.lower())
            kept.append((group, sure))
    groups = [group for group, _ in kept]
    details = Details(reading, starts, groups)
    company = Company(reading, details)
    return [_event(reading, details, company, number, sure) for number, (_, sure) in enumerate(kept)]


def _event(reading: Reading, details: Details, company: Company, number: int, sure: float) -> Event:
    group = details.groups[number]
    best = group.best
    passage = details.passage(best.first)
    words = reading.span(best.first, best.last)
    rule = RULES[best.kind]
    start, end = details.bounds(group)
    larger = details.larger(group)
    organizers, participants = organizers_and_participants(company, group, number, len(details.groups))
    aliases = {m.name: m for m in group.mentions if m.kind == "name" and m.name != best.name}
    return Event(
        name=Stated(group.name, passage, words, rule, round(sure, 3)),
        type=Stated(best.type, passage, words, rule, round(sure, 3)),
        aliases=tuple(Stated(n, details.passage(m.first), reading.span(m.first, m.last), "events.other-name", 0.6) for n, m in aliases.items()),
        start=start,
        end=end,
        place=details.place(group),
        venue=details.venue(group),
        organizers=organizers,
        participants=participants,
        part_of=Stated(Ref("event", larger[0].name), details.passage(larger[1].first), reading.span(larger[1].first, larger[1].last), "events.part-of", 0.6)
        if larger else None,
        attendance=details.attendance(group),
    )
