"""Which ids are one, out of pairs that are alike: only those that agree mutually, never through a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def clusters(alike: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Groups of two ids and more in which every two are alike; sorted, and the same in whatever order pairs come.

    Ids are grouped if they are alike with each other and with exactly the same others. So where "Orion" is the same
    as both "Orion Ltd" and "Orion Inc", and these are not, none of the three is merged: which one is meant is for a
    person to say.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in alike:
        near[one] |= {one, other}
        near[other] |= {one, other}
    groups: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for identifier, others in near.items():
        groups[frozenset(others)].append(identifier)
    return sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)
