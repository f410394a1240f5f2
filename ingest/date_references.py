"""Dates told by reference: to the base day ("last Tuesday") or to a date mentioned before ("the same day").

As in ``date_readings.py``, a reading returns None where the match is no date after all.
"""

from __future__ import annotations

import datetime

from .date_matches import Found, Reading, Timeline
from .date_values import iso_day, iso_interval, iso_month, shift, week_of, weekday_near


def day_of_month(found: Found, timeline: Timeline) -> Reading | None:
    """On the 21st: of the month last mentioned with a day, else near the base."""
    number = found.number("d")
    anchor = timeline.last_day[:7] if timeline.last_day else None
    if "u" in found and timeline.base:
        anchor = shift(timeline.base, "month", found.number("u"))
    if anchor is None and timeline.base:
        anchor = iso_month(timeline.base.year, timeline.base.month)
    if anchor is None:
        return Reading(None, 0.4)
    iso = iso_day(int(anchor[:4]), int(anchor[5:]), number)
    return Reading(iso, 0.6) if iso else None


def month_by_reference(found: Found, timeline: Timeline) -> Reading | None:
    """Last October, next September: not the base's own month."""
    base, number, step = timeline.base, found.number("m"), found.number("k")
    if base is None:
        return Reading(None, 0.5)
    if step == 0:
        return Reading(iso_month(base.year, number))
    if step < 0:
        return Reading(iso_month(base.year - (number >= base.month), number))
    return Reading(iso_month(base.year + (number <= base.month), number))


def weekday(found: Found, timeline: Timeline) -> Reading | None:
    """On Monday, last Friday."""
    if timeline.base is None:
        return Reading(None, 0.4)
    number = found.number("w" if "w" in found else "w2")
    if "k" not in found:
        return Reading(weekday_near(number, timeline.base, timeline.tense(found)).isoformat(), 0.8)
    symbol, step = found.match["k"], found.number("k")
    if symbol == "v" and timeline.last_day:
        return Reading(weekday_near(number, datetime.date.fromisoformat(timeline.last_day), step > 0).isoformat(), 0.6)
    if step == 0:
        monday, _ = week_of(timeline.base, 0)
        return Reading((monday + datetime.timedelta(number)).isoformat(), 0.8)
    before = timeline.base - datetime.timedelta(1)
    return Reading(weekday_near(number, before if step < 0 else timeline.base, step > 0).isoformat(), 0.85)


def weekday_of_week(found: Found, timeline: Timeline) -> Reading | None:
    """Tuesday last week."""
    if timeline.base is None:
        return Reading(None, 0.4)
    second = "" if "w" in found else "2"
    monday, _ = week_of(timeline.base, found.number(f"k{second}"))
    return Reading((monday + datetime.timedelta(found.number(f"w{second}"))).isoformat(), 0.85)


def weekdays(found: Found, timeline: Timeline) -> Reading | None:
    """From Friday to Monday: the run of days that holds the base or ended before it, unless it is told as to come."""
    if timeline.base is None:
        return Reading(None, 0.4)
    first, second = found.number("w"), found.number("w2")
    start = weekday_near(first, timeline.base, False)
    end = start + datetime.timedelta((second - first) % 7)
    if end > timeline.base and start != timeline.base and timeline.tense(found) is False:
        start, end = start - datetime.timedelta(7), end - datetime.timedelta(7)
    elif end < timeline.base and timeline.tense(found):
        start, end = start + datetime.timedelta(7), end + datetime.timedelta(7)
    return Reading(iso_interval(start.isoformat(), end.isoformat()), 0.75)


def relative_day(found: Found, timeline: Timeline) -> Reading | None:
    """Yesterday, this morning, last night, the day before yesterday."""
    if timeline.base is None or not timeline.today_known:
        return Reading(None, 0.5)
    days = found.number("o" if "o" in found else "k")
    return Reading(shift(timeline.base, "day", days * (2 if "J" in found.match.group() else 1)), 0.85)


def relative_unit(found: Found, timeline: Timeline) -> Reading | None:
    """This week, last month, next year."""
    if timeline.base is None:
        return Reading(None, 0.4)
    return Reading(shift(timeline.base, found.word("u"), found.number("k")), 0.75)


def this_year(found: Found, timeline: Timeline) -> Reading | None:
    """The end of the year."""
    return Reading(f"{timeline.base.year:04d}" if timeline.base else None, 0.7)


def ago(found: Found, timeline: Timeline) -> Reading | None:
    """Two years ago."""
    if timeline.base is None:
        return Reading(None, 0.4)
    return Reading(shift(timeline.base, found.word("u"), -found.number("n")), 0.75)


def same_day(found: Found, timeline: Timeline) -> Reading | None:
    """The same day, that evening, in the afternoon."""
    return Reading(timeline.last_day, 0.6)


def next_day(found: Found, timeline: Timeline) -> Reading | None:
    """The following day, the day before."""
    if timeline.last_day is None:
        return Reading(None, 0.4)
    step = -1 if "b" in found else found.number("k" if "k" in found else "k2")
    return Reading(shift(datetime.date.fromisoformat(timeline.last_day), "day", step), 0.6)


def nth_day(found: Found, timeline: Timeline) -> Reading | None:
    """The last day of the interval told last, the second day of it."""
    if timeline.last_interval is None:
        return Reading(None, 0.3)
    start, end = timeline.last_interval.split("/")
    number = found.number("k")
    value = end if number < 0 else shift(datetime.date.fromisoformat(start), "day", number - 1)
    return Reading(value, 0.6) if value <= end else None


def that_year(found: Found, timeline: Timeline) -> Reading | None:
    """In the same year, the following year."""
    if timeline.last_year is None:
        return Reading(None, 0.4)
    return Reading(f"{timeline.last_year + (found.number('k') if 'k' in found else 0):04d}", 0.65)


def that_month(found: Found, timeline: Timeline) -> Reading | None:
    """In the same month, the following week."""
    unit = str(found.tokens[found.match.end() - 1].value)
    if unit == "month" and timeline.last and len(timeline.last) >= 7:
        anchor = datetime.date(int(timeline.last[:4]), int(timeline.last[5:7]), 1)
    elif timeline.last_day:
        anchor = datetime.date.fromisoformat(timeline.last_day)
    else:
        return Reading(None, 0.3)
    return Reading(shift(anchor, unit, found.number("k") if "k" in found else 0), 0.5)


def later(found: Found, timeline: Timeline) -> Reading | None:
    """Two years later, a day earlier: from the date told last, where it is precise enough."""
    unit, last = found.word("u"), timeline.last
    if last is None or (unit != "year" and timeline.last_day is None):
        return Reading(None, 0.3)
    count = found.number("n") * (1 if found.match["k"] == "R" else -1)
    if unit == "year":
        precise = last[4:] if len(last) == 7 and abs(count) == 1 else ""
        return Reading(f"{int(last[:4]) + count:04d}{precise}", 0.6)
    return Reading(shift(datetime.date.fromisoformat(str(timeline.last_day)), unit, count), 0.5)
