"""Dates as first and last possible days."""

from datetime import date

import pytest
from culturepact.graph.dates import bounds, event_bounds


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-06", date(2018, 6, 1), date(2018, 6, 30)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-06-21", date(2018, 6, 21), date(2018, 6, 21)),
        ("2018-06-19/2018-06-22", date(2018, 6, 19), date(2018, 6, 22)),
        ("2018-06/2019", date(2018, 6, 1), date(2019, 12, 31)),
    ],
)
def test_bounds_include_both_ends(written: str, first: date, last: date) -> None:
    """A date of any precision spans its first to its last day."""
    assert bounds(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "18",
        "2018-6",
        "2018-13",
        "2019-02-29",
        "0000",
        "2018/",
        "/2018",
        "2019/2018",
        "2018-06-21T10:00",
        " 2018",
        "２０１８",
    ],
)
def test_what_is_no_date_is_refused(written: str) -> None:
    """Anything but a year, month, day or interval of them raises ValueError."""
    with pytest.raises(ValueError, match=r"date|ends before"):
        bounds(written)


def test_an_event_without_end_has_the_bounds_of_its_start() -> None:
    """Where one of start and end is unknown, the other stands for both."""
    assert event_bounds("2018-06", None) == (date(2018, 6, 1), date(2018, 6, 30))
    assert event_bounds(None, "2018-06-22") == (date(2018, 6, 22), date(2018, 6, 22))
    assert event_bounds(None, None) is None


def test_an_end_before_the_start_is_not_believed() -> None:
    """The start alone counts if the end comes before it."""
    assert event_bounds("2018-06-19", "2018-05-01") == (date(2018, 6, 19), date(2018, 6, 19))
