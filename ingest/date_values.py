"""Calendar arithmetic behind the dates: everything as ISO text, nothing told more precisely than it was."""

from __future__ import annotations

import datetime

from dateutil.relativedelta import relativedelta

SLACK_DAYS = 60
"""A date this near to the base keeps its year, whatever the verb beside it says."""


def iso_day(year: int, month: int, day: int) -> str | None:
    """None for a day that no calendar has."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str:
    """``2018-06``."""
    return f"{year:04d}-{month:02d}"


def iso_interval(start: str | None, end: str | None) -> str | None:
    """``START/END``; None unless both are known and in order; START alone where they are the same."""
    if start is None or end is None or start > end:
        return None
    return start if start == end else f"{start}/{end}"


def year_of_day(month: int, day: int, base: datetime.date, ahead: bool | None) -> int | None:
    """The year of a day told without one: the occurrence nearest to ``base``, unless the tense speaks against it."""
    days = [found for year in range(base.year - 4, base.year + 5) if (found := _day(year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda found: abs(found - base))
    if ahead is None or abs((nearest - base).days) <= SLACK_DAYS or (nearest > base) == ahead:
        return nearest.year
    fitting = [found for found in days if (found > base) == ahead]
    return min(fitting, key=lambda found: abs(found - base)).year


def year_of_month(month: int, base: datetime.date, ahead: bool | None) -> int:
    """The same for a month: the base's own month is both past and ahead; without a tense the past wins a tie."""
    distance = month - base.month
    if ahead is None:
        return base.year + (1 if distance < -6 else -1 if distance >= 6 else 0)
    if ahead:
        return base.year + (1 if distance < 0 else 0)
    return base.year - (1 if distance > 0 else 0)


def weekday_near(weekday: int, base: datetime.date, ahead: bool | None) -> datetime.date:
    """The last such day up to ``base``; the next one after it when ``ahead``."""
    if ahead:
        return base + datetime.timedelta((weekday - base.weekday() - 1) % 7 + 1)
    return base - datetime.timedelta((base.weekday() - weekday) % 7)


def week_of(base: datetime.date, weeks: int) -> tuple[datetime.date, datetime.date]:
    """Monday and Sunday of the week so many weeks from ``base``."""
    monday = base - datetime.timedelta(base.weekday()) + relativedelta(weeks=weeks)
    return monday, monday + datetime.timedelta(6)


def shift(base: datetime.date, unit: str, count: int) -> str:
    """``base`` so many days, weeks, months or years away, as precise as the unit: a week is its Monday to Sunday."""
    if unit == "day":
        return (base + relativedelta(days=count)).isoformat()
    if unit == "week":
        monday, sunday = week_of(base, count)
        return f"{monday}/{sunday}"
    if unit == "weekend":
        monday, sunday = week_of(base, count)
        return f"{sunday - datetime.timedelta(1)}/{sunday}"
    if unit == "month":
        moved = base + relativedelta(months=count)
        return iso_month(moved.year, moved.month)
    return f"{base.year + count:04d}"


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
