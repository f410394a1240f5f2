"""What decisions come to, taken together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyoxigraph as ox
from culturepact.graph.addresses import Addresses
from culturepact.graph.decided import decide
from culturepact.graph.judgements import Judgement
from culturepact.graph.store import Store

BASE = "https://a.example/"
START = datetime(2024, 1, 1, tzinfo=UTC)


def judgement(verdict: str, *about: str, day: int = 0, name: str | None = None, undone: bool = False) -> Judgement:
    """A decision on IRIs, some days after the first."""
    moment = START + timedelta(days=day)
    iris = tuple(sorted(f"{BASE}{one}" for one in about))
    return Judgement(moment, verdict, iris, "Ada", name=name, undone=moment if undone else None)  # type: ignore[arg-type]


def node(name: str) -> ox.NamedNode:
    """An IRI of these tests."""
    return ox.NamedNode(BASE + name)


def test_the_later_on_one_pair_stands(memory: Store) -> None:
    """Same or different: the last that is not taken back."""
    same, different = judgement("same", "x", "y"), judgement("different", "y", "x", day=1)
    assert list(decide([same, different], Addresses(memory)).standing.values()) == [different]
    undone = judgement("different", "x", "y", day=1, undone=True)
    assert list(decide([same, undone], Addresses(memory)).standing.values()) == [same]


def test_the_later_on_one_statement_stands(memory: Store) -> None:
    """Right or wrong, never both."""
    found = [judgement("wrong", "s"), judgement("right", "s", day=1), judgement("wrong", "t")]
    decided = decide(found, Addresses(memory))
    assert (decided.rejected, decided.confirmed) == ({node("t")}, {node("s")})
    decided = decide(found[:1], Addresses(memory))
    assert (decided.rejected, decided.confirmed) == ({node("s")}, set())
    decided = decide([judgement("wrong", "s", undone=True)], Addresses(memory))
    assert (decided.rejected, decided.judged) == (set(), set())


def test_a_statement_that_leads_on_takes_its_verdict_along(memory: Store) -> None:
    """Both IRIs are known as judged, the one that answers has the verdict."""
    addresses = Addresses(memory)
    addresses.replace(node("s"), node("t"))
    decided = decide([judgement("wrong", "s")], addresses)
    assert (decided.rejected, decided.judged) == ({node("t")}, {node("s"), node("t")})
    decided = decide([judgement("wrong", "s"), judgement("right", "t", day=1)], addresses)
    assert (decided.rejected, decided.confirmed) == (set(), {node("t")})


def test_the_last_name_of_what_became_one_stands(memory: Store) -> None:
    """In the order in which they were given, also if the first thing was named again."""
    addresses = Addresses(memory)
    addresses.replace(node("x"), node("y"))
    names = [judgement("named", "x", name="A"), judgement("named", "y", name="B", day=1)]
    assert decide(names, addresses).names() == {node("y"): "B"}
    again = [*names, judgement("named", "x", name="C", day=2)]
    assert decide(again, addresses).names() == {node("y"): "C"}
    assert decide(again, Addresses(memory)).names() == {node("x"): "C", node("y"): "B"}
    undone = [*names, judgement("named", "y", name="C", day=2, undone=True)]
    assert decide(undone, addresses).names() == {node("y"): "B"}


def test_mentions_called_different_are_held_apart(memory: Store) -> None:
    """By their address of now, as long as that stands; things are not, and same holds nothing apart."""
    addresses = Addresses(memory)
    addresses.replace(node("r#m-1"), node("r#m-2"))
    different = judgement("different", "r#m-1", "x")
    decided = decide([different], addresses)
    assert decided.apart == {f"{BASE}r#m-2"}
    assert {node("r#m-1"), node("r#m-2")} <= decided.judged
    assert decide([different, judgement("same", "x", "r#m-1", day=1)], addresses).apart == set()
    both = decide([judgement("different", "r#m-3", "q#m-4")], addresses)
    assert both.apart == {f"{BASE}r#m-3", f"{BASE}q#m-4"}
