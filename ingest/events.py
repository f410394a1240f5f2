"""The occasions that a report tells of: festivals, fairs, exhibitions, ceremonies, meetings, visits.

Candidates are found by their head noun or as titles (``event_candidates.py``), joined where they name the same occasion
(``candidates.py``), kept or dropped by the signs around them (``event_signs.py``), and then given dates, places and
people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.facts import Event, Stated
from .candidates import CandidateGroup, group_candidates
from .company import Company
from .event_candidates import find_event_candidates
from .event_dates import EventDates
from .event_details import attendance, larger_event
from .event_places import EventPlaces
from .event_roles import EventRoles
from .event_signs import event_signs
from .sentences import Sentences
from .weighing import confidence, likelihood

if TYPE_CHECKING:
    from .reading import Reading

WEIGHTS = "event_weights.csv"
LEAST = 0.37
RULES = {"title": "events.title", "name": "events.name", "noun": "events.head-noun"}


def find_events(reading: Reading) -> list[Event]:
    """The occasions in the order of their first mention; each name is told once. ``categories`` stay empty."""
    if not len(reading.doc):
        return []
    sentences = Sentences(reading)
    likely = likely_events(reading, sentences)
    if not likely:
        return []
    groups = [group for _, group in likely]
    dates, places = EventDates(reading, sentences, groups), EventPlaces(reading, sentences, groups)
    roles = EventRoles(Company(reading, sentences), groups)
    events = []
    for number, (sure, group) in enumerate(likely):
        best, right = group.best, round(confidence("occasion", sure), 3)
        passage, words = sentences.passage(best.first), reading.span(best.first, best.last)
        start, end = dates.bounds(group)
        agents = roles.of(number)
        event = Event(
            name=Stated(group.name, passage, words, RULES[best.kind], right),
            type=Stated(best.type, passage, words, RULES[best.kind], right),
            aliases=_aliases(reading, sentences, group),
            start=start,
            end=end,
            place=places.place(group),
            venue=places.venue(group),
            organizers=agents["organizer"],
            participants=agents["participant"],
            part_of=larger_event(reading, sentences, group, groups),
            attendance=attendance(reading, sentences, group),
        )
        events.append(event)
    return events


def _aliases(reading: Reading, sentences: Sentences, group: CandidateGroup) -> tuple[Stated[str], ...]:
    return tuple(
        Stated(m.name, sentences.passage(m.first), reading.span(m.first, m.last), "events.other-name", 0.6)
        for m in group.other_names()
    )


def likely_events(reading: Reading, sentences: Sentences) -> list[tuple[float, CandidateGroup]]:
    """The groups of candidates that are likely occasions, with their likelihood, in text order."""
    kept: list[tuple[float, CandidateGroup]] = []
    names: set[str] = set()
    for group in group_candidates(find_event_candidates(reading)):
        sure = likelihood(WEIGHTS, "occasion", event_signs(reading, sentences, group))
        if sure >= LEAST and group.name.lower() not in names:
            names.add(group.name.lower())
            kept.append((sure, group))
    return kept
