"""What holds for any names whatever."""

import pytest
from culturepact.graph.clusters import clusters
from culturepact.graph.name_blocks import resolve
from culturepact.graph.name_classes import name_classes
from culturepact.graph.name_comparison import compare

pytest.importorskip("hypothesis")

from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = """
    Larkmoor Dunwick Bell Museum Museums Library University Press Publishing House Foundation National Royal City New
    Art Arts Culture Cultural of for and the in & Danish Denmark Prague Paris Japan Italian Embassy Institute Center
    Centre 2 II First No. Co., Ltd. GmbH Inc. JSC (LMA) LMA Teatro Musée d'Ostrélie Larkmor St. Univ. (North) Europe
"""
NAMES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join)
PLACES = st.sampled_from([None, "", "Prague", "Praha", "Czechia", "Lisbon", "Denmark", "Dunwick"])


@given(NAMES, NAMES, PLACES, PLACES)
@settings(max_examples=1500, deadline=None)
def test_comparison_is_symmetric(one: str, other: str, place_one: str | None, place_other: str | None) -> None:
    """The verdict does not depend on which name comes first."""
    there = compare(one, other, place_one, place_other)
    assert compare(other, one, place_other, place_one).kind == there.kind


@given(NAMES | st.text(max_size=30), PLACES)
@settings(max_examples=800, deadline=None)
def test_a_name_is_the_same_as_itself(name: str, place: str | None) -> None:
    """So it is with every name but one that many bear, and with that one where a city is told."""
    classes = name_classes(name)
    if place in ("Prague", "Lisbon", "Dunwick") or not (classes.is_generic or classes.is_short_acronym):
        assert compare(name, name, place, place).kind == "same"


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    """No text is refused."""
    assert compare(one, other).reason


def alike(names: list[tuple[str, str, str | None]]) -> list[tuple[str, str]]:
    """The pairs of ids whose names are the same."""
    return [(one, other) for one, other, verdict in resolve(names) if verdict.kind == "same"]


@given(st.lists(st.tuples(NAMES, PLACES), max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_groups_do_not_depend_on_order(names: list[tuple[str, str | None]], chance: object) -> None:
    """Names give the same groups in whatever order they are added, and every two of a group are the same."""
    told = [(f"{number:02}", *name) for number, name in enumerate(names)]
    groups = clusters(alike(told))
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert clusters(alike(shuffled)) == groups
    by_id = {identifier: (name, place) for identifier, name, place in told}
    for group in groups:
        for one in group:
            for other in group:
                if one < other:
                    (name, place), (name_other, place_other) = by_id[one], by_id[other]
                    assert compare(name, name_other, place, place_other).kind == "same"


@given(NAMES, NAMES, PLACES, PLACES)
@settings(max_examples=1500, deadline=None)
def test_names_that_are_the_same_meet_in_a_block(
    one: str, other: str, place: str | None, place_other: str | None
) -> None:
    """What would be merged is also found among many."""
    kind = compare(one, other, place, place_other).kind
    if kind == "same":
        assert [pair[2].kind for pair in resolve([("a", one, place), ("b", other, place_other)])] == ["same"]
