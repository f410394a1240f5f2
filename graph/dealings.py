"""Who deals with whom: a report that tells of an agreement or project of two names means two by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from ..ontology.terms import CP
from .apart import keys_in

if TYPE_CHECKING:
    from .addressing import ReadGraph
    from .decided import Decided
    from .living import Living


def deal(living: Living, one: str, other: str) -> bool:
    """Whether a report is going to tell that two keys have an agreement or project with each other."""
    shared = living.graphs_of(one) & living.graphs_of(other)
    return any({one, other} <= sides for graph in shared for sides in _sides(living.reading(graph), living.decided))


def dealing(told: Iterable[tuple[ReadGraph, Decided]], kind: str) -> Iterator[tuple[str, str]]:
    """The pairs of keys of a kind that deal with each other, or dealt, as reports and decisions tell."""
    for read, decided in told:
        for sides in _sides(read, decided):
            yield from combinations(sorted(key for key in sides if key.startswith(f"{kind}|")), 2)


def _sides(read: ReadGraph, decided: Decided) -> Iterable[set[str]]:
    """The keys of those who deal with each other, for each agreement and project of a report."""
    keys, nothing = keys_in(read, decided), read.nothing(decided.rejected)
    found: dict[str, set[str]] = defaultdict(set)
    for said in read.statements:
        if (
            said.predicate in (CP.party, CP.partner)
            and isinstance(said.obj, str)
            and said.name not in decided.rejected
            and nothing.isdisjoint((said.subject, said.obj))
        ):
            found[said.subject].add(keys[said.obj])
    return found.values()
