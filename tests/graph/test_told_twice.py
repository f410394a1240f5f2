"""Whether two reports tell of one agreement, event or project."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from culturepact.graph.told_twice import (
    PREPARED,
    REPEATED,
    WEEK,
    ToldAgreement,
    ToldEvent,
    ToldProject,
    block_of,
    compare_told,
)

DAY = date(2018, 6, 19)
ONE_DAY = timedelta(days=1)
JUNE = (date(2018, 6, 1), date(2018, 6, 30))


def paper(report: str = "a", **more: object) -> ToldAgreement:
    """A memorandum of two signed on one day, told within the week."""
    facts = {
        "type": "memorandum",
        "status": "signed",
        "parties": frozenset("xy"),
        "signing": (DAY, DAY),
        "issued": DAY + ONE_DAY,
    }
    return ToldAgreement(report, **(facts | more))  # type: ignore[arg-type]


def fair(report: str = "a", **more: object) -> ToldEvent:
    """An event of a name that may be one's alone."""
    facts = {"name": "vellanport forum", "place": None, "days": (DAY, DAY), "issued": DAY}
    return ToldEvent(report, **(facts | more))  # type: ignore[arg-type]


def tour(report: str = "a", **more: object) -> ToldProject:
    """A project of two."""
    facts = {"name": "lantern tour", "partners": frozenset("xy"), "issued": DAY}
    return ToldProject(report, **(facts | more))  # type: ignore[arg-type]


def kind(one, other) -> str:
    """The verdict, which the order does not change."""
    verdict = compare_told(one, other)
    assert compare_told(other, one) == verdict or compare_told(other, one).kind == verdict.kind
    assert verdict.reason
    return verdict.kind


@pytest.mark.parametrize("make", [paper, fair, tour])
def test_what_two_reports_tell_alike_is_one(make) -> None:
    """In two reports, not in one."""
    assert kind(make("a"), make("b")) == "same"
    assert kind(make("a"), make("a")) == "different"


def test_things_of_two_kinds_are_two() -> None:
    """Whatever they are called."""
    assert kind(paper("a"), fair("b")) == kind(fair("a"), tour("b")) == kind(tour("a"), paper("b")) == "different"


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ("xy", "same"),
        ("xyz", "likely"),
        ("xz", "different"),
        ("x", "different"),
        ("", "different"),
        ("zw", "different"),
    ],
)
def test_parties_are_the_same(parties: str, expected: str) -> None:
    """One more is a proposal; fewer than two in common is nothing."""
    assert kind(paper("a"), paper("b", parties=frozenset(parties))) == expected


def test_one_party_is_not_enough() -> None:
    """Two papers of which a report names one party are never one."""
    assert kind(paper("a", parties=frozenset("x")), paper("b", parties=frozenset("x"))) == "different"


def test_another_type_is_a_proposal() -> None:
    """Reports differ in what they call a paper; at another time it is another paper."""
    assert kind(paper("a"), paper("b", type="contract")) == "likely"
    later = (DAY + ONE_DAY, DAY + ONE_DAY)
    assert kind(paper("a"), paper("b", type="contract", signing=later)) == "different"


@pytest.mark.parametrize(
    ("signing", "expected"),
    [
        (JUNE, "same"),
        ((DAY - ONE_DAY, DAY), "same"),
        ((DAY, DAY + ONE_DAY), "same"),
        ((DAY + ONE_DAY, DAY + ONE_DAY), "different"),
        ((DAY - ONE_DAY, DAY - ONE_DAY), "different"),
    ],
)
def test_signings_overlap(signing, expected: str) -> None:
    """A day in common is enough, a day apart is two."""
    assert kind(paper("a"), paper("b", signing=signing)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (paper("a", status="renewed"), paper("b"), "likely"),
        (paper("a", status="renewed", signing=None), paper("b"), "different"),
        (paper("a", status="renewed"), paper("b", signing=(DAY + ONE_DAY, DAY + ONE_DAY)), "different"),
        (paper("a", status="renewed"), paper("b", status="renewed"), "same"),
        (paper("a", status="ended"), paper("b"), "same"),
        (paper("a", status="ended", signing=None), paper("b"), "likely"),
        (paper("a", status="ended", signing=None), paper("b", status="ended", signing=None), "same"),
        (paper("a", status="denied", signing=None), paper("b"), "likely"),
        (paper("a", status="denied", signing=None), paper("b", signing=None), "likely"),
        (paper("a", status="denied", signing=None), paper("b", status="planned", signing=None), "likely"),
        (paper("a", status="denied", signing=None), paper("b", status="denied", signing=None), "same"),
        (paper("a", status="denied"), paper("b"), "same"),
        (paper("a", status="denied"), paper("b", signing=(DAY + ONE_DAY, DAY + ONE_DAY)), "different"),
    ],
)
def test_renewals_ends_and_denials(one: ToldAgreement, other: ToldAgreement, expected: str) -> None:
    """A renewal is another signing than its original; an end or a denial without a date tells not of which."""
    assert kind(one, other) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (DAY, "same"),
        (DAY - ONE_DAY, "different"),
        (DAY + WEEK, "same"),
        (DAY + WEEK + ONE_DAY, "likely"),
        (None, "likely"),
    ],
)
def test_an_undated_report_of_a_dated_signing(issued: date | None, expected: str) -> None:
    """It comes out on the day or within a week of it."""
    assert kind(paper("a"), paper("b", signing=None, issued=issued)) == expected


def test_the_week_begins_with_the_last_day_of_the_signing() -> None:
    """June is over on the thirtieth; a report of its first day may be of it, one of May is not."""
    end = JUNE[1] + WEEK
    assert kind(paper("a", signing=JUNE), paper("b", signing=None, issued=end)) == "same"
    assert kind(paper("a", signing=JUNE), paper("b", signing=None, issued=end + ONE_DAY)) == "likely"
    assert kind(paper("a", signing=JUNE), paper("b", signing=None, issued=JUNE[0])) == "same"
    assert kind(paper("a", signing=JUNE), paper("b", signing=None, issued=JUNE[0] - ONE_DAY)) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (DAY, DAY + WEEK, "same"),
        (DAY, DAY + WEEK + ONE_DAY, "likely"),
        (DAY, None, "likely"),
        (None, None, "likely"),
    ],
)
def test_two_undated_reports(one: date | None, other: date | None, expected: str) -> None:
    """They come out in one week."""
    assert kind(paper("a", signing=None, issued=one), paper("b", signing=None, issued=other)) == expected


PLAN = {"status": "planned", "signing": None, "issued": DAY - timedelta(days=90)}


@pytest.mark.parametrize(
    ("planned", "done", "expected"),
    [
        ({}, {}, "same"),
        ({"issued": DAY}, {}, "same"),
        ({"issued": DAY + ONE_DAY}, {}, "different"),
        ({"issued": DAY - PREPARED}, {}, "same"),
        ({"issued": DAY - PREPARED - ONE_DAY}, {}, "different"),
        ({"issued": None}, {}, "likely"),
        ({"issued": None, "signing": (DAY - ONE_DAY, DAY - ONE_DAY)}, {}, "likely"),
        ({"signing": (DAY - ONE_DAY, DAY - ONE_DAY)}, {}, "likely"),
        ({"issued": None, "signing": (DAY + ONE_DAY, DAY + ONE_DAY)}, {}, "different"),
        ({"signing": (DAY, DAY)}, {}, "same"),
        ({}, {"signing": None}, "likely"),
        ({}, {"signing": None, "issued": None}, "likely"),
        ({"issued": DAY + 2 * ONE_DAY}, {"signing": None}, "different"),
        ({}, {"status": "ended"}, "same"),
        ({}, {"status": "renewed"}, "different"),
        ({"issued": JUNE[1]}, {"signing": JUNE}, "same"),
        ({"issued": JUNE[0] - PREPARED}, {"signing": JUNE}, "same"),
    ],
)
def test_planned_and_done(planned: dict, done: dict, expected: str) -> None:
    """What is planned is signed after the report and within a year and a half, on a day the later report tells."""
    assert kind(paper("a", **(PLAN | planned)), paper("b", **done)) == expected


def test_two_plans_are_compared_as_two_signings() -> None:
    """The status of both is planned: dates that agree make them one."""
    assert kind(paper("a", status="planned"), paper("b", status="planned")) == "same"
    later = (DAY + ONE_DAY, DAY + ONE_DAY)
    assert kind(paper("a", status="planned"), paper("b", status="planned", signing=later)) == "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"name": "vellanport fair"}, "different"),
        ({"place": "Leeds"}, {"place": "Lisbon"}, "different"),
        ({"place": "Leeds"}, {}, "same"),
        ({}, {"days": (DAY + ONE_DAY, DAY + ONE_DAY)}, "different"),
        ({}, {"days": JUNE}, "same"),
        ({}, {"days": None}, "likely"),
        ({}, {"days": None, "issued": DAY + PREPARED}, "likely"),
        ({}, {"days": None, "issued": DAY + PREPARED + ONE_DAY}, "different"),
        ({}, {"days": None, "issued": None}, "different"),
        ({"name": "vellanport forum 2018"}, {"name": "vellanport forum 2018", "days": None, "issued": None}, "same"),
        ({"name": "film festival 2018"}, {"name": "film festival 2018", "days": None, "issued": DAY}, "likely"),
        ({"name": "film festival"}, {"name": "film festival"}, "likely"),
        ({"name": "lanterns"}, {"name": "lanterns"}, "likely"),
        ({"name": "lanterns", "place": "Leeds"}, {"name": "lanterns", "place": "Leeds"}, "same"),
        ({"name": "lanterns", "place": "Leeds"}, {"name": "lanterns", "place": "Leeds", "days": JUNE}, "same"),
    ],
)
def test_events(one: dict, other: dict, expected: str) -> None:
    """One name, no other place, dates that agree; what many events are called needs place and precise dates."""
    assert kind(fair("a", **one), fair("b", **other)) == expected


@pytest.mark.parametrize(("length", "expected"), [(31, "same"), (32, "likely")])
def test_precise_is_a_month(length: int, expected: str) -> None:
    """A generic name at one place within a year is no sign of one event."""
    days = (DAY, DAY + timedelta(days=length))
    one, other = (fair(letter, name="film festival", place="Leeds", days=days) for letter in "ab")
    assert kind(one, other) == expected
    assert kind(one, fair("b", name="film festival", place="Leeds")) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {"name": "lantern road"}, "different"),
        ({}, {"partners": frozenset("xz")}, "different"),
        ({}, {"partners": frozenset("xyz")}, "likely"),
        ({}, {"issued": DAY + REPEATED}, "same"),
        ({}, {"issued": DAY + REPEATED + ONE_DAY}, "likely"),
        ({}, {"issued": None}, "likely"),
        ({"name": "lanterns"}, {"name": "lanterns"}, "likely"),
        ({"name": "film festival"}, {"name": "film festival"}, "likely"),
    ],
)
def test_projects(one: dict, other: dict, expected: str) -> None:
    """One name that is not many's, the same partners, reports within three years."""
    assert kind(tour("a", **one), tour("b", **other)) == expected


def test_reasons_tell_the_days() -> None:
    """One day, or the first and the last."""
    reason = compare_told(paper("a", signing=JUNE), paper("b")).reason
    assert reason == "the same parties, and dates that agree: 2018-06-01 to 2018-06-30 / 2018-06-19"


def test_same_things_share_a_block() -> None:
    """What cannot be the same as anything has none."""
    assert block_of(paper("a", signing=None, status="planned")) == block_of(paper("b"))
    assert block_of(fair("a", place="Leeds", days=None)) == block_of(fair("b"))
    assert block_of(tour("a", issued=None)) == block_of(tour("b"))
    assert block_of(paper(parties=frozenset("x"))) is None
    assert block_of(tour(partners=frozenset("x"))) is None
    assert len({block_of(one) for one in (paper(), paper(type="contract"), paper(parties=frozenset("xz")))}) == 3
    assert len({block_of(one) for one in (tour(), tour(name="lantern road"), tour(partners=frozenset("xz")))}) == 3
    assert len({block_of(one) for one in (paper(), tour(), fair(), fair(name="lantern tour"))}) == 4


@pytest.mark.parametrize(
    "name", ["signing ceremony", "opening of the exhibition", "book fair", "2018 annual meeting", "forum"]
)
def test_names_of_many_events_need_a_day_and_a_place(name: str) -> None:
    """Words that no event has for itself are proposed where only the dates agree."""
    year = (date(2018, 1, 1), date(2018, 12, 31))
    assert kind(fair("a", name=name, days=year), fair("b", name=name)) == "likely"
    assert kind(fair("a", name=name, days=year, place="leeds"), fair("b", name=name, place="leeds")) == "likely"
    assert kind(fair("a", name=name, place="leeds"), fair("b", name=name, place="leeds")) == "same"
