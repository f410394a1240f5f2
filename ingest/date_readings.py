"""Dates told in figures and names: from a match to ISO text.

A reading returns None where the match is no date after all, and ``Reading(None)`` for a date whose year cannot be told.
"""

from __future__ import annotations

import datetime
import re

from .date_matches import Found, Reading, Timeline
from .date_values import iso_day, iso_interval, iso_month, year_of_day, year_of_month

LATEST_YEAR = 2100
EARLIEST_NAMED_YEAR = 1800


def day(found: Found, timeline: Timeline) -> Reading | None:
    """June 21, 2018; without a year the nearest to the base."""
    month, number = found.number("m"), found.number("d")
    year = found.year(timeline)
    if year is None and timeline.base and not found.tells_year():
        year = year_of_day(month, number, timeline.base, timeline.tense(found))
        iso = iso_day(year, month, number) if year else None
        if iso and year and re.search(r"M[dO][a,]a?$", found.before) and iso < (timeline.last_day or ""):
            iso = iso_day(year + 1, month, number)
        return Reading(iso, 0.85) if iso else None
    if year is None:
        return Reading(None, 0.5)
    iso = iso_day(year, month, number)
    return Reading(iso, 0.95) if iso else None


def days(found: Found, timeline: Timeline) -> Reading | None:
    """June 28 to July 2, 2019: a year told once counts for both ends, the order tells where the year turns."""
    first = (found.number("m" if "m" in found else "m2"), found.number("d"))
    second = (found.number("m2" if "m2" in found else "m"), found.number("d2"))
    joined_by_and = "a" in found.match.group() and not found.before.endswith(("b", "bo"))
    if joined_by_and and first[0] != second[0]:
        return None
    start_year, end_year = found.year(timeline), found.year(timeline, "2")
    confidence = 0.95
    if start_year is None and end_year is None:
        if found.tells_year() or found.tells_year("2") or not timeline.base:
            return Reading(None, 0.5)
        start_year = year_of_day(*first, timeline.base, timeline.tense(found))
        confidence = 0.85
    if end_year is None and start_year is not None:
        end_year = start_year + (second < first)
    if start_year is None and end_year is not None:
        start_year = end_year - (second < first)
    if start_year is None or end_year is None:
        return None
    iso = iso_interval(iso_day(start_year, *first), iso_day(end_year, *second))
    return Reading(iso, confidence) if iso else None


def figures(found: Found, timeline: Timeline) -> Reading | None:
    """13/12/2023 where it can be read in one way only; with stops the day comes first."""
    value = found.tokens[found.index("t")].value
    return Reading(value.isoformat()) if isinstance(value, datetime.date) else None


def month(found: Found, timeline: Timeline) -> Reading | None:
    """In June 2018; without a year by the tense, else the nearest."""
    number = found.number("m")
    year = found.year(timeline)
    if year is not None:
        return Reading(iso_month(year, number), 0.9)
    if found.tells_year() or not timeline.base:
        return Reading(None, 0.5)
    return Reading(iso_month(year_of_month(number, timeline.base, timeline.tense(found)), number), 0.75)


def months(found: Found, timeline: Timeline) -> Reading | None:
    """September 2021 to January 2022."""
    first, second = found.number("m"), found.number("m2")
    start_year, end_year = found.year(timeline), found.year(timeline, "2")
    if end_year is None:
        if not timeline.base or found.tells_year("2"):
            return Reading(None, 0.5)
        ahead = timeline.tense(found)
        if ahead:
            end_year = year_of_month(first, timeline.base, ahead) + (second < first)
        else:
            end_year = year_of_month(second, timeline.base, ahead)
    if start_year is None:
        start_year = end_year - (second < first)
    iso = iso_interval(iso_month(start_year, first), iso_month(end_year, second))
    return Reading(iso, 0.85) if iso else None


def year(found: Found, timeline: Timeline) -> Reading | None:
    """In 2016; a year beside a name or a noun is probably theirs and no date."""
    value = found.year(timeline)
    if value is None:
        return Reading(None, 0.4)
    iso = f"{value:04d}"
    if found.symbols[found.match.start()] in "SC":
        return Reading(iso, 0.85)
    if value > LATEST_YEAR:
        return None
    prefix = found.before[-1:]
    if found.after[:1] == "x" and prefix in "tcBja":
        return Reading(iso, 0.4)
    if prefix and prefix in "ifsuBbjPGemtEZ(":
        return Reading(iso, 0.8)
    if prefix and prefix in "ac":
        return Reading(iso, 0.6)
    named = "X" in (found.before[-1:], found.after[:1])
    return Reading(iso, 0.3 if named else 0.2, "dates.year-in-name") if value >= EARLIEST_NAMED_YEAR else None


def years(found: Found, timeline: Timeline) -> Reading | None:
    """2015 to 2018, 2020-22."""
    start, end = found.number("y"), found.number("y2")
    if end < 100:
        end += start // 100 * 100
    if "a" in found.match.group() and end - start > 1 and found.before[-1:] != "b":
        return None
    iso = iso_interval(f"{start:04d}", f"{end:04d}")
    return Reading(iso, 0.8) if iso else None


def part_of_year(found: Found, timeline: Timeline) -> Reading | None:
    """The first half of 2025: like a season, its year only."""
    value = found.year(timeline)
    return Reading(f"{value:04d}", 0.8) if value else Reading(None, 0.4)


def season_years(found: Found, timeline: Timeline) -> Reading | None:
    """The season 2018/2019."""
    reading = years(found, timeline)
    start, end = found.number("y"), found.number("y2")
    return reading if reading and (end - start) % 100 == 1 else None


def season(found: Found, timeline: Timeline) -> Reading | None:
    """Next spring, in autumn: its year only."""
    base, middle = timeline.base, found.number("s")
    if base is None:
        return Reading(None, 0.4)
    step = found.number("k") if "k" in found else None
    if step == 0:
        return Reading(f"{base.year:04d}", 0.8)
    ahead = timeline.tense(found) if step is None else step > 0
    if step is None and ahead is None:
        return Reading(f"{base.year:04d}", 0.6)
    distance = middle - base.month
    if ahead:
        return Reading(f"{base.year + (distance < (2 if step else -1)):04d}", 0.75)
    return Reading(f"{base.year - (distance > (-2 if step else 1)):04d}", 0.75)
