"""When and where an occasion is, how many came, and which larger occasion it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.facts import Span as TextSpan, Stated
from .dates import DateMention, event_bounds
from .event_groups import EventGroup
from .event_mentions import EventMention
from .capitals import is_capitalised
from .places import find_places, place_kind, plain_place

if TYPE_CHECKING:
    from .reading import Reading

NOT_BEGINNING = frozenset(("dates.since", "dates.before", "dates.by", "dates.after", "dates.year-in-name", "dates.dateline"))
VENUES = frozenset(
    "hall halls hotel center centre palace park museum gallery theatre theater library university club house stadium square pavilion "
    "auditorium castle church cathedral fort fortress temple opera institute school academy village arena town garden gardens".split()
)
ATTENDANCE = re.compile(
    r"(?:(?:more than|over|about|around|some|nearly|almost|up to)\s+)?(\d{1,3}(?:,\d{3})+|\d+)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:participants|guests|delegates|visitors|people|persons|representatives|spectators|attendees|listeners|students|experts|scholars)\b"
)
BACKWARDS = 1.5
GOING = frozenset(("visit", "tour", "study tour", "study trip", "trip", "inspection tour"))


class Details:
    """Reads the details of the occasions of one report; ``starts`` are the first tokens of its sentences."""

    def __init__(self, reading: Reading, starts: list[int], groups: Sequence[EventGroup]) -> None:
        self.reading = reading
        self.groups = groups
        self.starts = starts
        self.cities = _cities(reading)
        self.setting = _setting(self.cities, starts)

    def sentence(self, token: int) -> tuple[int, int]:
        """First token and end of the sentence."""
        number = bisect_right(self.starts, token) - 1
        return self.starts[number], self.starts[number + 1] if number + 1 < len(self.starts) else len(self.reading.doc)

    def passage(self, token: int) -> TextSpan:
        """Code point offsets of the sentence that holds the token."""
        first, last = self.sentence(token)
        start = self.reading.doc[first].idx
        return TextSpan(start, start + len(self.reading.doc[first:last].text.rstrip()))

    def bounds(self, group: EventGroup) -> tuple[Stated[str] | None, Stated[str] | None]:
        """Start and end: of the date nearest to a mention in its sentence, else in the sentence after or before it."""
        for mention in group.mentions:
            first, last = self.sentence(mention.first)
            stated = self._bounds_of(mention, [d for d in self.reading.dates_in(first, last) if self._nearest(d, first, last) is group], 0.8)
            if stated != (None, None):
                return stated
        if group.best.type in ("ceremony", "meeting"):
            mention = group.mentions[0]
            head = self.reading.doc[mention.first].idx
            days = [d for d in self.reading.dates if d.iso and len(d.iso) >= 10 and d.rule not in NOT_BEGINNING and d.start < head]
            return self._bounds_of(mention, days[-1:], 0.5)
        return None, None

    def _nearest(self, date: DateMention, first: int, last: int) -> EventGroup | None:
        """The occasion mentioned nearest to a date in the sentence."""
        doc = self.reading.doc
        near = [
            (date.start - doc[m.last - 1].idx if date.start > doc[m.first].idx else (doc[m.first].idx - date.end) * BACKWARDS, number)
            for number, group in enumerate(self.groups) for m in group.mentions if first <= m.first < last
        ]
        return self.groups[min(near)[1]] if near else None

    def _bounds_of(self, mention: EventMention, dates: Sequence[DateMention], confidence: float) -> tuple[Stated[str] | None, Stated[str] | None]:
        doc = self.reading.doc
        head, end = doc[mention.first].idx, doc[mention.last - 1].idx
        usable = [d for d in dates if d.rule not in NOT_BEGINNING and d.iso]
        if not usable:
            return None, None
        date = min(usable, key=lambda d: (d.start - end if d.start > end else (head - d.end) * 1.5))
        start, finish = event_bounds(str(date.iso))
        if date.rule == "dates.until":
            return None, self._stated(start, date, confidence)
        if finish is None:
            later = next((d for d in dates if d.rule == "dates.until" and d.iso and d.start > date.start and d.iso >= start), None)
            if later:
                return self._stated(start, date, confidence), self._stated(str(later.iso), later, confidence)
        elif date.rule == "dates.from" or mention.type in ("exhibition",) and "/" not in str(date.iso):
            later = next((d for d in dates if d.rule == "dates.until" and d.iso and d.iso >= start), None)
            return self._stated(start, date, confidence), self._stated(str(later.iso), later, confidence) if later else None
        return self._stated(start, date, confidence), self._stated(finish, date, confidence) if finish else None

    def _stated(self, value: str, date: DateMention, confidence: float) -> Stated[str]:
        span = self.reading.doc.char_span(date.start, date.end, alignment_mode="expand")
        token = span.start if span is not None else 0
        return Stated(value, self.passage(token), TextSpan(date.start, date.end), "events.date", min(confidence, date.confidence))

    def place(self, group: EventGroup) -> Stated[str] | None:
        """The city named with "in" in a mention's sentence, in the name, or that the report is set in."""
        for mention in group.mentions:
            first, last = self.sentence(mention.first)
            near = [(c.first - mention.last if c.first >= mention.last else 2 * (mention.first - c.first) + 8, c) for c in self.cities if first <= c.first < last and c.led]
            near = [(d, c) for d, c in near if mention.kind != "title" or not mention.first <= c.first < mention.last]
            near += [(0, c) for c in self.cities if mention.head < c.first < mention.last and c.before == "to" and mention.noun in GOING]
            if near:
                return self._place(min(near, key=lambda n: (n[0], n[1].first))[1], "events.place-in", 0.75)
        best = group.best
        inside = [c for c in self.cities if best.first <= c.first < best.last and best.kind == "name"]
        if inside:
            return self._place(inside[0], "events.place-in-name", 0.6)
        return self._place(self.setting, "events.setting", 0.4) if self.setting else None

    def _place(self, city: City, rule: str, confidence: float) -> Stated[str]:
        start = self.reading.doc[city.first].idx
        return Stated(city.name, self.passage(city.first), TextSpan(start, start + len(city.name)), rule, confidence)

    def venue(self, group: EventGroup) -> Stated[str] | None:
        """The house named with "at" or "in" behind a mention in its sentence."""
        doc = self.reading.doc
        for mention in group.mentions:
            _, last = self.sentence(mention.first)
            for k in range(mention.last, last - 2):
                if doc[k].lower_ not in ("at", "in"):
                    continue
                first = k + 1 + (doc[k + 1].lower_ == "the")
                agent = next((a for a in self.reading.agents if a.first in (k + 1, first) and a.how == "name" and a.refs[0].kind == "organization"), None)
                end = agent.last if agent else _capital_run(doc, first, last)
                if end > first + 1 and any(t.lower_ in VENUES for t in doc[first:end]):
                    name = doc[first:end].text.removeprefix("the ").removeprefix("The ")
                    return Stated(name, self.passage(first), self.reading.span(first, end), "events.venue", 0.7)
        return None

    def attendance(self, group: EventGroup) -> Stated[int] | None:
        """The number of people said to take part, in a mention's sentence."""
        doc = self.reading.doc
        for mention in group.mentions:
            first, last = self.sentence(mention.first)
            text = doc[first:last].text
            for match in ATTENDANCE.finditer(text):
                if re.search(r"attend|took part|participat|gather|visitors|visited|guests|audience|before", text):
                    start = doc[first].idx + match.start(1)
                    value = int(match.group(1).replace(",", ""))
                    return Stated(value, self.passage(first), TextSpan(start, doc[first].idx + match.end()), "events.attendance", 0.6)
        return None

    def larger(self, group: EventGroup) -> tuple[EventGroup, EventMention] | None:
        """The occasion that this one belongs to: "during the X", "as part of the X", "on the sidelines of the X" in its sentence."""
        doc = self.reading.doc
        for mention in group.mentions:
            first, last = self.sentence(mention.first)
            for other in self.groups:
                for candidate in other.mentions:
                    if other is group or not first <= candidate.first < last or candidate.first < mention.last <= candidate.last:
                        continue
                    lead = " ".join(t.lower_ for t in doc[max(first, candidate.first - 5):candidate.first])
                    if re.search(r"\b(?:during|as part of|within|framework of|sidelines of|occasion of|margins of|at)(?: the| this)?$", lead) or (
                        candidate.first - mention.last <= 2 and lead.endswith(("of the", "of"))
                    ):
                        return other, candidate
        return None


def _capital_run(doc, first: int, last: int) -> int:  # type: ignore[no-untyped-def]
    k = first
    while k < last and (is_capitalised(doc[k]) or doc[k].lower_ in ("of", "de", "and") and k + 1 < last and is_capitalised(doc[k + 1])):
        k += 1
    return k


@dataclass(frozen=True, slots=True)
class City:
    """A city by its first token; ``led`` tells that "in" or "at" stands before it, ``heads`` that it opens the report as a dateline does."""

    first: int
    name: str
    before: str
    led: bool
    heads: bool


def _cities(reading: Reading) -> list[City]:
    """Cities outside the names of organizations, in text order; a place unknown to the gazetteer counts where "in" leads to it."""
    doc = reading.doc
    ends = {a.last: a.first for a in reading.agents if a.how == "name" and a.refs[0].kind == "organization"}
    taken = [(a.first, a.last) for a in reading.agents if a.how == "name"]
    found = []
    for span in find_places(doc, taken):
        name = plain_place(span.text)
        name = name.title() if name.isupper() else name
        before = doc[span.start - 1].lower_ if span.start else ""
        after = doc[span.end].text if span.end < len(doc) else ""
        house = ends.get(span.start - 1)
        led = before in ("in", "at") and (house is None or doc[house - 1].lower_ in ("at", "in", "the") and doc[house - 2].lower_ in ("at", "in"))
        heads = span.start < 60 and doc[span.start].is_upper and len(name) > 3 and after in (",", ":", "-", "–", "—", "(", "--", ".")
        kind = place_kind(name)
        if kind == "city" or kind is None:
            found.append(City(span.start, name, before, led, heads))
    return found


def _setting(cities: Sequence[City], starts: Sequence[int]) -> City | None:
    """The city that the report is set in: its dateline, else the one told most with "in", the early ones first."""
    weight: Counter[str] = Counter()
    opening = starts[3] if len(starts) > 3 else 10**6
    for city in cities:
        weight[city.name] += 8 * city.heads + 2 * city.led + (city.led and city.first < opening) + (city.before not in ("of", "from", "with")) * 1
    if not weight:
        return None
    name = max(weight, key=lambda n: weight[n])
    return next((c for c in cities if c.name == name and (c.led or c.heads)), next(c for c in cities if c.name == name))
