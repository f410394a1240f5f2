"""Which keys are one, out of those that are alike and what people and IRIs of others say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from culturepact.graph.components import Component
from culturepact.graph.judgements import Judgement


def found(
    *alike: str,
    same: tuple[str, ...] = (),
    different: tuple[str, ...] = (),
    linked: tuple[str, ...] = (),
    excluded: Collection[str] | None = None,
) -> str:
    """The clusters of the keys a to d, told in words; pairs are told by two letters, decisions in their order.

    All pairs are ``excluded`` where it is None.
    """
    component = Component(set("abcd"), {(pair[0], pair[1]) for pair in alike})
    for verdict, pairs in (("same", same), ("different", different)):
        for second, pair in enumerate(pairs, start=len(component.judged)):
            when = datetime(2024, 1, 1, 0, 0, second, tzinfo=UTC)
            about = tuple(f"https://a.example/org/{letter}" for letter in pair)
            component.judged[Judgement(when, verdict, about, "Ada")] = (pair[0], pair[1])  # type: ignore[arg-type]
    component.linked.update((pair[0], pair[1]) for pair in linked)

    def may_not(one: str, other: str) -> bool:
        return excluded is None or "".join(sorted((one, other))) in excluded

    return " ".join(sorted("".join(cluster) for cluster in component.clusters(may_not)))


def test_nothing_in_common_leaves_each_alone() -> None:
    """A key that nothing joins is a cluster of itself."""
    assert found() == "a b c d"


def test_those_alike_with_the_same_others_are_one() -> None:
    """Not through a third."""
    assert found("ab") == "ab c d"
    assert found("ab", "bc") == "a b c d"
    assert found("ab", "bc", "ac") == "abc d"


def test_those_joined_through_others_are_one_where_no_two_exclude_each_other() -> None:
    """Two that do leave all to the rule for those that are alike with the same others; so do two that people part."""
    assert found("ab", "bc", "cd", excluded=()) == "abcd"
    assert found("ab", "bc", excluded=("ac",)) == "a b c d"
    assert found("ab", "cd", excluded=("ad",)) == "ab cd"
    assert found("ab", "bc", excluded=(), different=("ac",)) == "a b c d"
    assert found("ab", "bd", excluded=("cd",), same=("ac",)) == "ac b d"


def test_what_people_join_counts_as_one() -> None:
    """So what was alike with either is alike with both; also with the third that stood between them."""
    assert found("ab", "bc", same=("ac",)) == "abc d"
    assert found(same=("ab", "bc")) == "abc d"


def test_what_people_part_is_not_alike() -> None:
    """Nor are the groups to which the two belong."""
    assert found("ab", different=("ab",)) == "a b c d"
    assert found("ab", "cd", "ac", same=("ab",), different=("bc",)) == "ab cd"


def test_an_iri_of_others_joins_where_people_do_not_part() -> None:
    """Two keys with one IRI of others are one, unless a decision says that they are two, be it through a third."""
    assert found(linked=("ab", "bc")) == "abc d"
    assert found(linked=("ab",), different=("ab",)) == "a b c d"
    assert found(linked=("ab",), same=("bc",), different=("ac",)) == "a bc d"
