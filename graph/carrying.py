"""Let decisions on statements and mentions of a report hold for what the report, read anew, says in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .addressing import ReadGraph, read_graph
from .successors import successors

if TYPE_CHECKING:
    from .decided import Decided
    from .store import Store


def carry_over(store: Store, decided: Decided, changed: Mapping[str, ReadGraph | None]) -> bool:
    """Let what reports say now answer for what decisions name and the reports say no more; whether anything does.

    What a report says again answers for itself.
    """
    addresses, found = decided.addresses, False
    for graph, new in changed.items():
        if new is None or not decided.judgements:
            continue
        for address in _sayings(new):
            if addresses.successor(address) is not None:
                addresses.replace(address, None)
                found = True
        old = read_graph(store.ids, graph, list(store.quads(graph)))
        if not decided.judged.isdisjoint(_sayings(old)):
            for one, other in _in_place(old, new):
                if one in decided.judged:
                    addresses.replace(one, other)
                    found = True
    return found


def _sayings(read: ReadGraph) -> set[ox.NamedNode]:
    return {one.name for one in read.statements} | read.mentions.keys()


def _in_place(old: ReadGraph, new: ReadGraph) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
    """The statements and mentions that a report no longer has, with what it has in their place."""
    following, left = successors(old, new), _sayings(new)
    said = {(one.subject, one.predicate, one.obj): one.name for one in new.statements}
    for one in old.statements:
        subject = following.get(one.subject, one.subject)
        obj = following.get(one.obj, one.obj) if isinstance(one.obj, str) else one.obj
        other = said.get((subject, one.predicate, obj))
        if one.name not in left and other is not None:
            yield one.name, other
    for mention, key in old.mentions.items():
        if mention not in left and key in following:
            yield mention, ox.NamedNode(new.ids.mention(new.report, following[key]))
