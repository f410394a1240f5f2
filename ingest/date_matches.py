"""A match of a date's form with the values of its words, and what is known when it is read."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from .date_tokens import DateToken

AHEAD = re.compile(r"F|I(?=t)|Q")
STRONG = re.compile(r"F|I(?=t)|Q|V|(?<=[,\"”’)(])tx")
ANY = re.compile(r"F|I(?=t)|Q|V|w")
BESIDE = re.compile(r"[^,a]{0,2}(?P<cue>F)|[^,a]?(?P<past>w)")
STOP = re.compile(r"[.?!;|](?=[\"”’)]?(?:[XhiofC|“AWMkrszbGPBuemynlpjNKvYd]|$))")


@dataclass(frozen=True, slots=True)
class Reading:
    """``iso`` None: a date, but of no derivable year. The rest overrides what the form says."""

    iso: str | None
    confidence: float = 0.9
    rule: str | None = None


@dataclass(slots=True)
class Timeline:
    """What is known while a text is read from its beginning: the base day and what was mentioned last.

    ``today_known`` False: the base is not the day of writing, so "yesterday" has no value. ``tenses`` False: only the
    base's year can be relied on, so what is past or to come tells nothing.
    """

    base: datetime.date | None
    today_known: bool = True
    tenses: bool = True
    last: str | None = None
    last_day: str | None = None
    last_interval: str | None = None

    def note(self, iso: str) -> None:
        """Remember a date as the one that "that year", "the same day" refer to."""
        self.last = iso
        start, _, end = iso.partition("/")
        if len(start) == 10:
            self.last_day = end or start
            if end:
                self.last_interval = iso

    @property
    def last_year(self) -> int | None:
        """The year last mentioned, else the base's."""
        return int(self.last[:4]) if self.last else None

    def tense(self, found: Found) -> bool | None:
        """Whether the match is told as to come; None where nothing tells, or ``tenses`` is False."""
        return found.ahead if self.tenses else None


@dataclass(frozen=True, slots=True)
class Found:
    """A form's match with the values of its words."""

    match: re.Match[str]
    symbols: str
    tokens: list[DateToken] = field(repr=False)

    def __contains__(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match[group] is not None

    def index(self, group: str) -> int:
        """Index of the group's first symbol."""
        return self.match.start(group)

    def number(self, group: str) -> int:
        """The value of the group's last word."""
        value = self.tokens[self.match.end(group) - 1].value
        return value if isinstance(value, int) else 0

    def word(self, *groups: str) -> str:
        """The unit that the first present of the groups names."""
        group = next(group for group in groups if group in self)
        return str(self.tokens[self.match.start(group)].value)

    @property
    def before(self) -> str:
        """The symbols before the match."""
        return self.symbols[max(0, self.match.start() - 12) : self.match.start()]

    @property
    def after(self) -> str:
        """The symbols after the match."""
        return self.symbols[self.match.end() : self.match.end() + 12]

    @property
    def ahead(self) -> bool | None:
        """Whether the sentence speaks of what is to come (True) or was (False), by the verb forms beside the date.

        None where no verb is near enough to tell.
        """
        start, end = self.match.span()
        right = _until_stop(self.symbols[end : end + 20])
        beside = BESIDE.match(right)
        if beside:
            return bool(beside["cue"])
        left = _since_stop(self.symbols[max(0, start - 30) : start])
        participle = left.rfind("w", -4)
        if participle >= 0:
            return bool(AHEAD.search(left, max(0, participle - 4), participle))
        cues = STRONG.findall(left)
        if cues:
            return bool(cues[-1] != "V")
        if left.endswith(("u", "yt")):
            return True
        if "w" in left:
            return None
        cue = STRONG.search(right) or ANY.search(right)
        return cue.group() not in ("V", "w") if cue else None

    def year(self, timeline: Timeline, number: str = "") -> int | None:
        """The year told with the date, in figures or by reference; None where none is told or derivable."""
        if f"y{number}" in self:
            return self.number(f"y{number}")
        if f"r{number}" not in self:
            return None
        words = self.match[f"r{number}"].replace("h", "")
        by = self.tokens[self.match.end(f"r{number}") - 2].value if len(words) > 1 else 0
        if words[0] in "kln" or words == "E":
            return timeline.base.year + int(str(by or 0)) if timeline.base else None
        last = timeline.last_year
        return last + (int(str(by)) if words[0] == "v" else 0) if last else None

    def tells_year(self, number: str = "") -> bool:
        """Whether a year stands with the date, derivable or not."""
        return f"y{number}" in self or f"r{number}" in self


def _since_stop(symbols: str) -> str:
    ends = [stop.end() for stop in STOP.finditer(symbols)]
    return symbols[ends[-1] :] if ends else symbols


def _until_stop(symbols: str) -> str:
    stop = STOP.search(symbols)
    return symbols[: stop.start()] if stop else symbols
