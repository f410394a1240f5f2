"""When and where an occasion is, how many came, and which larger occasion it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Span as TextSpan, Stated
from .dates import DateMention, event_bounds
from .event_groups import EventGroup
from .event_mentions import EventMention
from .names import is_capitalised
from .places import place_kind

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
WITHIN = frozenset("during at of within".split())


class Details:
    """Reads the details of the occasions of one report; ``starts`` are the first tokens of its sentences."""

    def __init__(self, reading: Reading, starts: list[int]) -> None:
        self.reading = reading
        self.starts = starts
        self.cities = [(first, name) for first, name in _cities(reading)]

    def sentence(self, token: int) -> tuple[int, int]:
        """First token and end of the sentence."""
        number = max(i for i, s in enumerate(self.starts) if s <= token)
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
            stated = self._bounds_of(mention, self.reading.dates_in(first, last), 0.8)
            if stated != (None, None):
                return stated
        if group.best.type in ("ceremony", "meeting"):
            mention = group.mentions[0]
            head = self.reading.doc[mention.first].idx
            days = [d for d in self.reading.dates if d.iso and len(d.iso) >= 10 and d.rule not in NOT_BEGINNING and d.start < head]
            return self._bounds_of(mention, days[-1:], 0.5)
        return None, None

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
            near = [(abs(k - mention.last), k, name) for k, name in self.cities if first <= k < last and not mention.first <= k < mention.head]
            if near:
                _, k, name = min(near)
                return self._place(name, k, "events.place-in", 0.75)
        best = group.best
        for token in self.reading.doc[best.first:best.last]:
            if is_capitalised(token) and place_kind(token.text) == "city":
                return self._place(token.text, token.i, "events.place-in-name", 0.6)
        head = group.mentions[0].first
        before = [(k, name) for k, name in self.cities if k < head]
        if before:
            k, name = before[-1]
            return self._place(name, k, "events.place-before", 0.4)
        return None

    def _place(self, name: str, token: int, rule: str, confidence: float) -> Stated[str]:
        doc = self.reading.doc
        start = doc[token].idx
        return Stated(name, self.passage(token), TextSpan(start, start + len(name)), rule, confidence)

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

    def larger(self, group: EventGroup, others: Sequence[EventGroup]) -> tuple[EventGroup, EventMention] | None:
        """The occasion that this one belongs to: "during the X", "as part of the X", "on the sidelines of the X" in its sentence."""
        doc = self.reading.doc
        for mention in group.mentions:
            first, last = self.sentence(mention.first)
            for other in others:
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


def _cities(reading: Reading) -> list[tuple[int, str]]:
    """Cities after "in" or before a comma at the head of a report: first token and name, in text order."""
    found = []
    for entity in reading.doc.ents:
        if entity.label_ not in ("GPE", "LOC"):
            continue
        name = entity.text.removeprefix("the ").strip()
        before = reading.doc[entity.start - 1].lower_ if entity.start else ""
        after = reading.doc[entity.end].text if entity.end < len(reading.doc) else ""
        title = name.title() if name.isupper() else name
        led = before in ("in", "to", "at", "from", "visited") and place_kind(title) == "city"
        if led or (name.isupper() and len(name) > 3 and (after in (",", ":", "-", "–", "—", "(", "--", ".") or not before.strip()) and entity.start < 60):
            found.append((entity.start, title))
    return found
