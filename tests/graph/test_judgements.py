"""Decisions as triples."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from culturepact.graph.judgements import Judgement, judgements, parsed_time, triples, written_time
from culturepact.graph.store import Store
from culturepact.graph.updates import Update

BASE = "https://w3id.org/culturepact/id/"
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
ORGS = (f"{BASE}org/a-123456", f"{BASE}org/b-123456")


def keep(store: Store, *found: Judgement) -> None:
    """Write decisions into the graph corrections."""
    update = Update()
    for one in found:
        update.insert(store.ids.graph("corrections"), triples(one, store.ids))
    store.update(str(update))


ALL = [
    Judgement(NOON, "same", ORGS, "Ada"),
    Judgement(NOON + timedelta(microseconds=1), "different", ORGS, "Ada", "they moved", what="A ≠ B"),
    Judgement(
        NOON + timedelta(seconds=1), "wrong", (f"{BASE}statement/x",), "Björk Ø", undone=NOON + timedelta(days=1)
    ),
    Judgement(NOON + timedelta(days=1), "right", (f"{BASE}statement/x",), '"; DROP ALL #', 'a\n"b"'),
    Judgement(NOON + timedelta(days=2), "named", (ORGS[0],), "李雷", name="A House \\ Ltd"),
]


def test_decisions_come_back_as_they_were(store: Store) -> None:
    """From every store, oldest first, whatever they say."""
    keep(store, *reversed(ALL))
    assert judgements(store) == ALL


def test_what_is_undone_is_the_same_decision(memory: Store) -> None:
    """Taking it back adds a time to it, and no second decision."""
    keep(memory, ALL[0])
    undone = Judgement(NOON, "same", ORGS, "Ada", undone=NOON + timedelta(hours=1))
    assert undone.number == ALL[0].number
    keep(memory, undone)
    assert judgements(memory) == [undone]


def test_numbers_name_decisions() -> None:
    """Who, when, what and on what make another number; reasons and words, and the base of the IRIs, do not."""
    first = Judgement(NOON, "same", ORGS, "Ada")
    others = [
        Judgement(NOON + timedelta(microseconds=1), "same", ORGS, "Ada"),
        Judgement(NOON, "different", ORGS, "Ada"),
        Judgement(NOON, "same", (ORGS[0], f"{BASE}org/c-123456"), "Ada"),
        Judgement(NOON, "same", ORGS, "Ben"),
        Judgement(NOON, "named", ORGS[:1], "Ada", name="A"),
        Judgement(NOON, "named", ORGS[:1], "Ada", name="B"),
    ]
    assert len({one.number for one in (first, *others)}) == 7
    assert all(len(one.number) == 8 for one in others)
    elsewhere = tuple(one.replace(BASE, "https://other.example/id/") for one in ORGS)
    for equal in (
        Judgement(NOON, "same", ORGS, "Ada", "why", what="A = B"),
        Judgement(NOON, "same", elsewhere, "Ada"),
        Judgement(NOON.astimezone(timezone(timedelta(hours=8))), "same", ORGS, "Ada"),
    ):
        assert equal.number == first.number


def test_the_number_of_a_decision_stays() -> None:
    """Numbers stand in people's files: this one is never to change."""
    assert Judgement(NOON, "same", ORGS, "Ada").number == "pbtmbtzb"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-05-01T12:00:00Z", NOON),
        ("2024-05-01T12:00:00", NOON),
        ("2024-05-01T20:00:00+08:00", NOON),
        ("2024-05-01T12:00:00.5Z", NOON + timedelta(milliseconds=500)),
        ("2024-05-01", NOON - timedelta(hours=12)),
    ],
)
def test_times_are_read_in_utc(written: str, moment: datetime) -> None:
    """Without a zone they are."""
    assert parsed_time(written) == moment
    assert parsed_time(written).tzinfo is UTC


def test_what_is_no_time_is_refused() -> None:
    """With the error of the standard library."""
    with pytest.raises(ValueError, match="noon"):
        parsed_time("noon")


@pytest.mark.parametrize(
    ("micro", "written"),
    [(0, "12:00:00Z"), (500_000, "12:00:00.5Z"), (1, "12:00:00.000001Z"), (120, "12:00:00.00012Z")],
)
def test_times_are_written_in_one_form(store: Store, micro: int, written: str) -> None:
    """Without zeros at the end, so every engine gives them back as they were."""
    moment = NOON + timedelta(microseconds=micro)
    assert written_time(moment) == f"2024-05-01T{written}"
    keep(store, Judgement(moment, "same", ORGS, "Ada"))
    (quad,) = [quad for quad in store.quads() if quad.predicate.value.endswith("created")]
    assert quad.object.value == written_time(moment)
    assert judgements(store)[0].created == moment


def test_the_earlier_is_the_smaller() -> None:
    """Of two of one moment the order is always the same one."""
    made = [
        Judgement(NOON, "different", ORGS, "Ada", why="x"),
        Judgement(NOON, "same", ORGS, "Ada"),
        Judgement(NOON, "same", ORGS, "Ben", undone=NOON),
        Judgement(NOON + timedelta(seconds=1), "different", ORGS, "Ada"),
    ]
    assert [min(made), max(made)] == [made[0], made[-1]]
    assert sorted([made[one] for one in (2, 0, 3, 1)]) == made
