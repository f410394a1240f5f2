"""The dates that a report tells, each with its place in the text and as precise as it was told.

Nothing is guessed: the publication day is a base to count from, never a value of its own. Forms are in
``date_patterns.py``, their meaning in ``date_readings.py``.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from .date_matches import Found, Reading, Timeline
from .date_patterns import ReadForm, date_forms
from .date_tokens import DateToken, tokenize_dates

Candidate = tuple[Found, str, ReadForm]

BOUNDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dates.until", re.compile(r"u(?:h?ec)?h?m?$")),
    ("dates.by", re.compile(r"B(?:h?[em]c)?h?$")),
    ("dates.since", re.compile(r"s(?:h?[em]c)?h?m?$")),
    ("dates.before", re.compile(r"G(?:h?ec)?h?$")),
    ("dates.after", re.compile(r"P(?:h?ec)?h?$")),
    ("dates.from", re.compile(r"f(?:h?mc)?h?$")),
)
LEAD = 2500
LATEST = 31
NAMED_YEAR = 0.3
PLACE = r"[^\W\d_][\w'’.&-]*(?:[ /]+(?:\([^)\n]{1,30}\)|[^\W\d_][\w'’.&-]*)){0,5}"
BEFORE_DATELINE = re.compile(rf"[*_#>(\s]*(?:{PLACE}\s*[,:(]\s*){{0,4}}(?:\()?$")
AFTER_DATELINE = re.compile(
    r"""\)?\s*(?:,\s*[A-Z]{2,10})?\s*(?:[(/][^)\n/]{1,60}[)/])?\s*[*_]*\s*
    (?:-|–|—|−|\.(?=\s|\*|$)|:|\)|[*_]*[ \t]*(?:\n|$))""",
    re.VERBOSE,
)
AGENCY = re.compile(r"\(\s*[A-Z][\w .&-]{1,30},\s*$")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text tells it. Offsets are 0-based code points, the end excluded.

    ``iso``: ``2018-06-21``, ``2018-06``, ``2018`` or ``START/END`` of such; None where no year can be derived.
    ``rule``: the form, or ``dates.until``, ``.by``, ``.since``, ``.before``, ``.after``, ``.from`` where the date
    bounds something (a validity rather than a signing); ``dates.year-in-name`` is a year that belongs to a name.
    """

    start: int
    end: int
    iso: str | None
    rule: str
    confidence: float


def find_dates(
    text: str, published: datetime.date | None, *, dateline: datetime.date | None = None
) -> list[DateMention]:
    """All dates in the order of the text, none overlapping another.

    Relative ones count from ``dateline``, else from the text's own dateline (unless ``published`` lies far from it),
    else from ``published``. Where all three are missing, the year comes from the latest date told in full or the latest
    year in a name, and "yesterday" has no value.
    """
    symbols, tokens = tokenize_dates(text)
    candidates = _candidates(symbols, tokens)
    anchor = _anchor(candidates, published or dateline)
    base = dateline or _near(_dateline(text, candidates, anchor), published) or published
    return _read(candidates, Timeline(base) if base else anchor)


def find_dateline(text: str, published: datetime.date | None = None) -> DateMention | None:
    """The day at the head of a report ("OSLO, 10 December 2023 -").

    A year that it lacks comes from ``published``, else from the text, as in ``find_dates``; ``iso`` is None where
    neither has one.
    """
    candidates = _candidates(*tokenize_dates(text))
    return _dateline(text, candidates, _anchor(candidates, published))


def event_bounds(iso: str) -> tuple[str, str | None]:
    """Start and end of an event: a day is both, a month or year is the start alone."""
    start, _, end = iso.partition("/")
    if end:
        return start, end
    return start, start if len(start) == 10 else None


def _anchor(candidates: list[Candidate], published: datetime.date | None) -> Timeline:
    """Where years are counted from: ``published``, else the first of the latest year that the text tells."""
    if published:
        return Timeline(published, tenses=False)
    anchors = []
    for mention in _read(candidates, Timeline(None)):
        iso = (mention.iso or "").partition("/")[0]
        if len(iso) >= 7:
            anchors.append((datetime.date(int(iso[:4]), int(iso[5:7]), int(iso[8:] or 1)), len(iso) == 10))
        elif mention.rule == "dates.year-in-name" and mention.confidence >= NAMED_YEAR:
            anchors.append((datetime.date(int(iso), 7, 1), False))
    base, is_day = max(anchors, key=lambda anchor: anchor[0].year, default=(None, False))
    return Timeline(base, today_known=False, tenses=is_day)


def _candidates(symbols: str, tokens: list[DateToken]) -> list[Candidate]:
    matches = [
        (match.start(), -match.end(), order, Found(match, symbols, tokens), form.rule, form.read)
        for order, form in enumerate(date_forms())
        for match in form.pattern.finditer(symbols)
    ]
    matches.sort(key=lambda match: match[:3])
    return [(found, rule, read) for _, _, _, found, rule, read in matches]


def _read(candidates: list[Candidate], timeline: Timeline) -> list[DateMention]:
    mentions: list[DateMention] = []
    taken = 0
    for found, rule, read in candidates:
        start, end = found.match.span()
        if start < taken:
            continue
        reading = read(found, timeline)
        if reading is None:
            continue
        taken = end
        mentions.append(_mention(found, rule, reading))
        if reading.iso and reading.rule is None:
            timeline.note(reading.iso)
    return mentions


def _mention(found: Found, rule: str, reading: Reading) -> DateMention:
    start, end = found.match.span()
    if reading.rule is None and "/" not in (reading.iso or ""):
        rule = next((bound for bound, pattern in BOUNDS if pattern.search(found.before)), rule)
    return DateMention(
        found.tokens[start].start, found.tokens[end - 1].end, reading.iso, reading.rule or rule, reading.confidence
    )


def _dateline(text: str, candidates: list[Candidate], anchor: Timeline) -> DateMention | None:
    for found, rule, read in candidates:
        first, last = found.match.span()
        start, end = found.tokens[first].start, found.tokens[last - 1].end
        if start > LEAD:
            return None
        if rule not in ("dates.day", "dates.numeric"):
            continue
        line = text[text.rfind("\n", 0, start) + 1 : start]
        closes = AFTER_DATELINE.match(text, end) is not None
        heads = len(line) <= 90 and "o" not in found.before[-1:] and BEFORE_DATELINE.fullmatch(line) is not None
        if closes and (heads or (AGENCY.search(line) and start < 400)):
            reading = read(found, replace(anchor, tenses=False))
            if reading:
                return DateMention(start, end, reading.iso, "dates.dateline", reading.confidence)
    return None


def _near(dateline: DateMention | None, published: datetime.date | None) -> datetime.date | None:
    """The dateline's day, unless the report was published long after it or before it."""
    if dateline is None or dateline.iso is None:
        return None
    day = datetime.date.fromisoformat(dateline.iso)
    return day if published is None or -1 <= (published - day).days <= LATEST else None
