"""The forms of dates, written over the symbols of ``date_tokens.py``.

Each form has the rule it is reported under, the function that reads it, and a pattern. Where two forms begin
at one word, the longer match wins, then the earlier form. Named groups: ``m`` month, ``d`` day, ``y`` year,
``r`` a year told by reference ("last year"), ``w`` weekday, ``u`` unit, ``k`` the word that refers;
a 2 marks the end of a range.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

from . import date_readings as told
from . import date_references as by_reference
from .date_matches import Found, Reading, Timeline

ReadForm = Callable[[Found, Timeline], Reading | None]


def _year(number: str = "") -> str:
    return rf"(?:,?c?(?P<y{number}>Y(?![/-][9d]))|,?c?(?P<r{number}>[kln]E|h?[vqz]E|(?<=c)hE))"


TO = r"(?:(?:,h?[dO]){0,6},?[tau-])"
ON = r"(?:W,?\(?)?"
Y1, Y2 = _year(), _year("2")

FORMS: tuple[tuple[str, ReadForm, str], ...] = (
    # "June 28 - July 2, 2019"; "28 June to 2 July 2019"
    ("day-range", told.days, rf"{ON}(?P<m>M)(?P<d>[dO]){Y1}?,?[tau-]{ON}(?P<m2>M)(?P<d2>[dO]){Y2}?"),
    ("day-range", told.days, rf"{ON}(?P<d>[dO])c?(?P<m>M){Y1}?,?[tau-]h?{ON}(?P<d2>[dO])c?(?P<m2>M){Y2}?"),
    # "June 19 to 22, 2018"; "March 14, 15 and 16"; "19-22 June 2018"
    ("day-range", told.days, rf"{ON}(?P<m>M)(?P<d>[dO]){TO}h?(?P<d2>[dO])(?!M){Y2}?"),
    ("day-range", told.days, rf"{ON}(?P<d>[dO]){TO}h?{ON}(?P<d2>[dO])c?(?P<m2>M){Y2}?"),
    # "Saturday, 8 July"; "Dec. 10, 2023"; "the 21st of June last year"
    ("day", told.day, rf"{ON}(?P<m>M)h?(?P<d>[dO])(?![dYM]?H){Y1}?"),
    ("day", told.day, rf"{ON}(?P<d>[dO])c?(?P<m>M)(?!H){Y1}?"),
    ("day", told.day, r"(?P<d>d)-(?P<m>M)-(?P<y>Y)"),
    ("numeric", told.figures, r"(?P<t>T)"),
    ("day", by_reference.day_of_month, r"(?<=oh)(?P<d>O)(?=[.,;:iotcaVFIPw|)]|$)"),
    ("day", by_reference.day_of_month, r"(?P<d>O)c(?P<u>[klnq]|hz)U"),
    # "September 2021 to January 2022"; "from June to August"
    ("month-range", told.months, rf"(?P<m>M){Y1}?(?:,?[tau-])(?P<m2>M){Y2}"),
    ("month-range", told.months, r"(?<=[fb])(?P<m>M)[tau-](?P<m2>M)"),
    ("month", told.month, rf"(?P<m>M),?{Y1}"),
    ("month", told.month, r"(?:(?<=[fsuBPGj])|(?<=[em]c)|(?<=[me]-)|(?<=Uc)|(?<=[em]))(?P<m>M)(?!\.?[dXHM])"),
    ("month", told.month, r"(?:(?<=i)|(?<=iMa)|(?<=ihUc))(?P<m>M)(?!H)"),
    ("month", by_reference.month_by_reference, r"(?P<k>[kln])(?P<m>M)"),
    # "the first half of 2025"
    ("part-of-year", told.part_of_year, rf"[Kl]D{Y1}"),
    # "2018/2019 season"; "the winter of 2021/22"; "spring 2019"; "next summer"
    ("season", told.season_years, r"(?:[SC]L?|L{1,2})?c?h?(?P<y>Y)/(?P<y2>[Yd9])L?L?"),
    ("season", told.year, rf"[SC]L?,?{Y1}"),
    ("season", told.season, r"(?P<k>[kln])(?P<s>S)(?![XL])"),
    ("season", told.season, r"(?:(?<=[iBuPG])|(?<=[iBuG][hm])|(?<=[iBuG]h[me])|(?<=sh)|(?<=j))(?P<s>S)(?![XL-])"),
    # "2015 to 2018"; "2020-22"
    ("year-range", told.years, r"(?P<y>Y),?[tau-](?P<y2>Y)"),
    ("year-range", told.years, r"(?P<y>Y)-(?P<y2>[d9])(?!M)"),
    ("year", told.year, r"(?P<y>Y)"),
    # "from Friday to Monday"; "Tuesday last week"; "on Monday"
    ("weekdays", by_reference.weekdays, r"(?P<w>W)[ta-](?P<w2>W)"),
    ("weekday", by_reference.weekday_of_week, r"(?P<w>W)p?c?(?P<k>[kln])U|(?P<k2>[kln])U(?P<w2>W)"),
    ("weekday", by_reference.weekday, r"(?P<k>[lnkv])(?P<w>W)"),
    ("weekday", by_reference.weekday, r"(?:(?<=[ofuBsjGP])|(?<![XK8]))(?P<w>W)(?!X)|(?<=o)(?P<w2>W)"),
    ("relative-day", by_reference.relative_day, r"(?:h?J[GP])?(?P<o>y)"),
    ("relative-day", by_reference.relative_day, r"(?P<k>[kl])p"),
    ("relative", by_reference.relative_unit, r"(?P<k>[kln])(?P<u>[UE])(?!c)"),
    ("relative", by_reference.this_year, r"(?<=[emD]ch)E"),
    ("relative", by_reference.ago, r"(?P<n>[NAd9K])-?(?P<u>[ZEUJ])g"),
    # "the same day"; "two years later"; "the following year"; "on the last day"
    ("same-day", by_reference.same_day, r"(?:h?z|q)[Jp]"),
    ("same-day", by_reference.same_day, r"(?<=ih)p(?!c)"),
    ("same-day", by_reference.next_day, r"(?:(?P<k>v)|(?<=h)(?P<k2>n))[Jp]|(?<=h)J(?P<b>G)(?!x)"),
    ("same-day", by_reference.nth_day, r"(?<=oh)(?P<k>[lK])J(?!ci)"),
    ("that-year", by_reference.that_year, r"(?:h?z|q)(?P<u>E)|h?(?P<k>v)(?P<u2>E)"),
    ("that-month", by_reference.that_month, r"(?:h?z|q)U|h?(?P<k>v)(?P<u2>U)"),
    ("that-year", by_reference.later, r"(?P<n>[NAd9])(?P<u>[ZEUJ])(?P<k>[Rr]|G(?![xXhAM]))"),
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """One form: ``rule`` as reported, ``read`` the function that tells its ISO text."""

    rule: str
    read: ReadForm
    pattern: re.Pattern[str]


@functools.cache
def date_forms() -> tuple[DateForm, ...]:
    """All forms, compiled."""
    return tuple(DateForm(f"dates.{rule}", read, re.compile(pattern)) for rule, read, pattern in FORMS)
