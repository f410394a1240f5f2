"""Which decisions say the opposite of another, taken together."""

from __future__ import annotations

from datetime import UTC, datetime

from culturepact.graph.contradictions import PairDecisions
from culturepact.graph.judgements import Judgement

PLACE = "https://a.example/org/"


def judgement(pair: str, day: int = 1) -> Judgement:
    """A decision on two things: "a=b" or "a/b"."""
    verdict = "same" if "=" in pair else "different"
    return Judgement(datetime(2024, 1, day, tzinfo=UTC), verdict, (PLACE + pair[0], PLACE + pair[2]), "Ada")  # type: ignore[arg-type]


def against(wanted: str, *standing: str, unknown: str = "") -> set[str]:
    """The pairs of the decisions that stand against one; of things that are unknown there is no key."""
    found = {judgement(pair, day).number: pair for day, pair in enumerate(standing, start=1)}
    given = [judgement(pair, day) for day, pair in enumerate(standing, start=1)]
    keys = {PLACE + letter: letter for letter in "abcdef" if letter not in unknown}
    return {found[one.number] for one in PairDecisions(given, keys.get).against(judgement(wanted, 31))}


def test_two_cannot_be_one_where_others_part_them() -> None:
    """Whichever of the groups the parted ones are in, told in whichever order."""
    assert against("a=b", "b/c", "a=c") == {"b/c", "a=c"}
    assert against("a=b", "c=b", "d/c", "a=d") == {"c=b", "d/c", "a=d"}
    assert against("a=b", "a=c", "b=d") == set()


def test_one_cannot_be_two_where_others_join_it() -> None:
    """The shortest way between them is told, and nothing beside it."""
    assert against("a/b", "a=c", "c=d", "d=b", "c=b", "e=a") == {"a=c", "c=b"}
    assert against("a/b", "a=c", "b/c") == set()


def test_what_nothing_means_says_nothing() -> None:
    """Decisions on things that are gone neither join nor part; on such there is nothing to contradict."""
    assert against("a/b", "a=c", "c=b", unknown="c") == set()
    assert against("a/b", "a=b", unknown="b") == set()


def test_what_is_dropped_counts_no_more() -> None:
    """A decision that is overruled neither joins nor parts; another of the same two still does."""
    first, second = judgement("a=c", 1), judgement("a=c", 2)
    keys = {PLACE + letter: letter for letter in "abc"}
    pairs = PairDecisions([first, second, judgement("c=b", 3)], keys.get)
    pairs.drop(first)
    assert pairs.against(judgement("a/b", 31)) == [second, judgement("c=b", 3)]
    pairs.drop(second)
    assert pairs.against(judgement("a/b", 31)) == []
