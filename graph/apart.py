"""Which keys the things of a report have, where people hold some of them apart from those of other reports."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from .identity import alone, belonging

if TYPE_CHECKING:
    from .addressing import ReadGraph
    from .decided import Decided


def keys_in(read: ReadGraph, decided: Decided) -> dict[str, str]:
    """The keys that the report alone gives, each with the one that its thing has because of decisions."""
    apart = _held_apart(read, decided)
    if not apart:
        return {key: key for key in read.mentions.values()}
    identifier = read.identifier
    return {key: alone(key, identifier) if key in apart else key for key in read.mentions.values()}


def key_in(read: ReadGraph, decided: Decided, key: str) -> str:
    """As ``keys_in``, for one key that the report alone gives."""
    return alone(key, read.identifier) if key in _held_apart(read, decided) else key


def _held_apart(read: ReadGraph, decided: Decided) -> Collection[str]:
    """What people hold apart, and the people and roles that belong to it."""
    if not decided.apart:
        return ()
    found = {key for mention, key in read.mentions.items() if mention.value in decided.apart}
    if found:
        for kind in ("person", "membership"):
            found |= set(belonging(kind, read.mentions.values(), found))
    return found
