"""What joins and parts keys whatever their names are: decisions, IRIs of others, and what they were so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from .identifiers import is_mention
from .identity import kind_of
from .judgements import Judgement
from .living import Living
from .meaning import Meaning


class Ties:
    """Tells with which other living keys of its kind a key is tied."""

    def __init__(self, living: Living) -> None:
        self._living, self._addresses = living, living.addresses
        self._meaning = Meaning(living)
        self._judgements = _by_about(living.decided.standing.values())
        self._mentions = [about for about in self._judgements if is_mention(about)]

    def judged(self, key: str) -> Iterator[tuple[Judgement, str]]:
        """The decisions on a key, and the key each tells it to be, or not to be, one with."""
        if not self._judgements:
            return
        for about in self._abouts(key):
            for judgement in self._judgements.get(about, ()):
                other = self._meaning.key_of(next((one for one in judgement.about if one != about), about))
                if other is not None and _is_another(other, key):
                    yield judgement, other

    def with_external(self, key: str) -> Iterator[str]:
        """The keys that were given one IRI of others with this one."""
        for about in self._abouts(key):
            for _, external in self._addresses.links(ox.NamedNode(about)):
                for address, _ in self._addresses.links(external=external):
                    other = self._meaning.key_of(address.value)
                    if other is not None and _is_another(other, key):
                        yield other

    def held_with(self, key: str) -> set[str]:
        """The keys, dead ones too, that had one canonical IRI with this one so far."""
        together = map(self._addresses.key, self._addresses.together_so_far(self._own(key)))
        return {other for other in together if other is not None and _is_another(other, key)}

    def answering(self, key: str) -> set[str]:
        """The living key that answers for one that is gone."""
        address = self._addresses.successor(self._own(key))
        other = self._meaning.key_of(address.value) if address is not None else None
        return set() if other is None else {other}

    def _abouts(self, key: str) -> Iterator[str]:
        """The IRIs by which decisions may name a key: its own, those of dead keys that lead to it, its mentions."""
        own = self._own(key)
        yield own.value
        yield from self._leading_to(own, {own})
        for about in self._mentions:
            if self._meaning.key_of(about) == key:
                yield about

    def _leading_to(self, address: ox.NamedNode, seen: set[ox.NamedNode]) -> Iterator[str]:
        """The IRIs of dead keys; what leads to a living key on the way is that one's."""
        for other in self._addresses.replaced_by(address) - seen:
            seen.add(other)
            key = self._addresses.key(other)
            if key is None or not self._living.is_alive(key):
                yield other.value
                yield from self._leading_to(other, seen)

    def _own(self, key: str) -> ox.NamedNode:
        return ox.NamedNode(self._living.ids.entity(key))


def _is_another(other: str, key: str) -> bool:
    return other != key and kind_of(other) == kind_of(key)


def _by_about(judgements: Collection[Judgement]) -> dict[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for about in judgement.about:
            found[about].append(judgement)
    return found
