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
