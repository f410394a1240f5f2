"""Which thing an IRI of a decision means, once reports have changed."""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

from .identifiers import is_mention
from .living import Living


class Meaning:
    """Looks up IRIs of things and mentions among the keys that live."""

    def __init__(self, living: Living) -> None:
        self._living = living
        self._addresses = living.addresses

    def key_of(self, about: str) -> str | None:
        """The living key that an IRI means: its own, else that of what answers for it; None where there is none."""
        for address in self._addresses.way(ox.NamedNode(about)):
            key = self._living.key_of_mention(address) if is_mention(address.value) else self._key_of_thing(address)
            if key is not None and self._living.is_alive(key):
                return key
        return None

    def _key_of_thing(self, address: ox.NamedNode) -> str | None:
        """The key that an IRI was made for, or will be once what is held apart anew has its own."""
        key = self._addresses.key(address)
        return self._beside_apart.get(address.value) if key is None else key

    @cached_property
    def _beside_apart(self) -> dict[str, str]:
        return {self._living.ids.entity(key): key for key in self._living.keys_beside_apart()}
