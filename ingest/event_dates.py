"""When an occasion is: the date that stands nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.facts import Span, Stated
from .candidates import Candidate, CandidateGroup
from .dates import DateMention, event_bounds
from .reading import Reading
from .sentences import Sentences

NOT_BEGINNING = frozenset(
    ("dates.since", "dates.before", "dates.by", "dates.after", "dates.year-in-name", "dates.dateline")
)
LASTING = frozenset(("festival", "fair", "exhibition", "conference", "meeting", "workshop"))
BACKWARDS = 1.5
Bounds = tuple[Stated[str] | None, Stated[str] | None]
NONE: Bounds = (None, None)


class EventDates:
    """Reads start and end of the occasions of one report; an occasion leaves a date to another that stands nearer."""

    def __init__(self, reading: Reading, sentences: Sentences, groups: Sequence[CandidateGroup]) -> None:
        self.reading = reading
        self.sentences = sentences
        self.groups = groups

    def bounds(self, group: CandidateGroup) -> Bounds:
        """Start and end as ISO dates, None where the report does not tell.

        An interval first, for what lasts; then a date of its own; then one that it shares with another occasion of the
        sentence. A ceremony or meeting without a date falls on the day told last before it.
        """
        sentences = [(m, self.reading.dates_in(*self.sentences.around(m.first))) for m in group.members]
        own = [(m, [d for d in dates if self._nearest(d, m) is group]) for m, dates in sentences]
        spans = [(m, [d for d in dates if "/" in str(d.iso)]) for m, dates in own]
        tries = [*(spans if group.best.type in LASTING else []), *own]
        for candidate, dates in tries:
            found = self._read(candidate, dates, 0.8)
            if found != NONE:
                return found
        for candidate, dates in sentences:
            found = self._read(candidate, dates, 0.6)
            if found != NONE:
                return found
        return self._day_before(group.members[0]) if group.best.type in ("ceremony", "meeting") else NONE

    def _day_before(self, candidate: Candidate) -> Bounds:
        head = self.reading.doc[candidate.first].idx
        days = [d for d in self.reading.dates if len(d.iso or "") >= 10 and _may_begin(d) and d.start < head]
        return self._read(candidate, days[-1:], 0.5)

    def _nearest(self, date: DateMention, candidate: Candidate) -> CandidateGroup | None:
        """The occasion mentioned nearest to a date in the candidate's sentence."""
        first, last = self.sentences.around(candidate.first)
        near = [
            (self._distance(date, m), number)
            for number, group in enumerate(self.groups)
            for m in group.members
            if first <= m.first < last
        ]
        return self.groups[min(near)[1]] if near else None

    def _distance(self, date: DateMention, candidate: Candidate) -> float:
        start, end = self.reading.doc[candidate.first].idx, self.reading.doc[candidate.last - 1].idx
        return date.start - end if date.start > start else (start - date.end) * BACKWARDS

    def _read(self, candidate: Candidate, dates: Sequence[DateMention], confidence: float) -> Bounds:
        usable = [date for date in dates if date.iso and _may_begin(date)]
        if not usable:
            return NONE
        date = min(usable, key=lambda d: self._distance(d, candidate))
        start, finish = event_bounds(str(date.iso))
        if date.rule == "dates.until":
            return None, self._stated(start, date, confidence)
        open_end = finish is None or date.rule == "dates.from" or candidate.type == "exhibition"
        if open_end and "/" not in str(date.iso):
            later = next((d for d in dates if d.rule == "dates.until" and str(d.iso) >= start), None)
            if later:
                return self._stated(start, date, confidence), self._stated(str(later.iso), later, confidence)
            if finish and (date.rule == "dates.from" or candidate.type == "exhibition"):
                finish = None
        return self._stated(start, date, confidence), self._stated(finish, date, confidence) if finish else None

    def _stated(self, value: str, date: DateMention, confidence: float) -> Stated[str]:
        span = self.reading.doc.char_span(date.start, date.end, alignment_mode="expand")
        passage = self.sentences.passage(span.start if span is not None else 0)
        return Stated(value, passage, Span(date.start, date.end), "events.date", min(confidence, date.confidence))


def _may_begin(date: DateMention) -> bool:
    return date.rule not in NOT_BEGINNING
