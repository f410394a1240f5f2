"""Which ids may be merged, out of verdicts on pairs: only those that agree mutually, never through a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .verdicts import Verdict


def clusters(pairs: Iterable[tuple[str, str, Verdict]]) -> list[tuple[str, ...]]:
    """Groups of two ids and more in which every two are "same"; sorted, and the same in whatever order pairs come.

    Ids are grouped if they are "same" with each other and with exactly the same others. So where "Orion" is the same
    as both "Orion Ltd" and "Orion Inc", and these are not, none of the three is merged: which one is meant is for a
    person to say.
    """
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for one, other, verdict in pairs:
        if verdict.kind == "same":
            alike[one] |= {one, other}
            alike[other] |= {one, other}
    groups: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for identifier, others in alike.items():
        groups[frozenset(others)].append(identifier)
    return sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1)


def connected(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Groups of ids that pairs join, be it through others; sorted."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in sorted(near):
        group, waiting = {start}, [start]
        while start not in seen and waiting:
            new = near[waiting.pop()] - group
            group |= new
            waiting += new
        if start not in seen:
            found.append(tuple(sorted(group)))
            seen |= group
    return found
