"""Which things people said are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from .decided import Pair, decided_in
from .living import Living
from .meaning import Meaning

if TYPE_CHECKING:
    from .store import Store


def parted(store: Store) -> set[Pair]:
    """The pairs of canonical IRIs of which a decision that stands says that they are two."""
    decided = decided_in(store)
    meaning = Meaning(Living(store, decided))
    found = set()
    for judgement in decided.standing.values():
        if judgement.verdict == "different":
            keys = [meaning.key_of(about) for about in judgement.about]
            things = {ox.NamedNode(store.ids.entity(key)) for key in keys if key is not None}
            found.add(frozenset(decided.addresses.current(thing).value for thing in things))
    return found
