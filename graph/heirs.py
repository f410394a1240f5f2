"""What is to answer for keys that no report has any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .apart import keys_in
from .identity import rank, reported_key
from .living import Living
from .successors import successors
from .ties import Ties

if TYPE_CHECKING:
    from .addressing import ReadGraph
    from .decided import Decided


def heirs(living: Living, ties: Ties, old: Mapping[str, ReadGraph], before: Decided) -> dict[str, str]:
    """The dead keys of graphs as they were, each with a living one that answers for it; those without are left out.

    That is what the same report says now instead, else one that was merged with it, if nothing answers for it yet.
    """
    found = {}
    for graph, read in old.items():
        if (new := living.changed[graph]) is not None:
            keys = keys_in(read, before)
            for key, later in successors(read, new).items():
                if not living.is_alive(keys[key]):
                    found[keys[key]] = living.key_in(new, later)
    gone = {key for read in old.values() for key in keys_in(read, before).values()}
    for key in gone - found.keys():
        if not living.is_alive(key) and living.addresses.successor(ox.NamedNode(living.ids.entity(key))) is None:
            heir = _heir(living, ties, key)
            if heir is not None:
                found[key] = heir
    return found


def _heir(living: Living, ties: Ties, key: str) -> str | None:
    """The first of what was merged with a key, or was held apart and is no more, or is held apart now."""
    candidates: tuple[Collection[str], ...] = (ties.held_with(key), {reported_key(key)}, living.apart_of(key))
    left = next(filter(None, ([one for one in found if living.is_alive(one)] for found in candidates)), [])
    return min(left, key=rank, default=None)
