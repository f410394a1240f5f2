"""Turn the dates of the graph, strings with the precision of the report, into first and last possible days.

``2018`` is 2018-01-01 to 2018-12-31; both ends are included. There are no time zones.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def bounds(iso: str) -> tuple[date, date]:
    """First and last day of a year, a month, a day, or ``START/END`` made of two such; ValueError for anything else."""
    start, slash, end = iso.partition("/")
    if not slash:
        return _single(iso)
    first, last = _single(start)[0], _single(end)[1]
    if last < first:
        raise ValueError(f"{iso!r} ends before it starts")
    return first, last


def event_bounds(start: str | None, end: str | None) -> tuple[date, date] | None:
    """First day of the start, last day of the end; of the other where one is unknown, None where both are.

    An end before the start is taken for an error of the report or its reading: then the start alone counts.
    """
    known = [bounds(text) for text in (start, end) if text is not None]
    if not known:
        return None
    first, last = known[0][0], known[-1][1]
    return (first, last) if first <= last else known[0]


def _single(iso: str) -> tuple[date, date]:
    match = _DATE.fullmatch(iso)
    if match is None:
        raise ValueError(f"{iso!r} is no ISO 8601 date: a year, a month, a day or START/END is needed")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{iso!r} is no date: {error}") from None
    if day:
        return first, first
    last_month = month or 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
