"""What makes two things of one kind one, without asking anybody: by their keys, or by what reports tell of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .identifiers import short
from .identity import TOLD, employer_key, is_alone, kind_of, name_and_place
from .living import Living
from .name_blocks import merge_keys
from .name_comparison import compare
from .tellings import told_in
from .told_twice import Told, block_of, compare_told
from .verdicts import Kind

if TYPE_CHECKING:
    from .store import Store


class Likeness:
    """Compares living things by their keys, and by what answers now for what they link."""

    def __init__(self, store: Store, living: Living) -> None:
        self._store, self._living = store, living
        self._told: dict[str, Told | None] = {}

    def forget(self) -> None:
        """Forget what was read of links that may have changed."""
        self._told.clear()

    def blocks(self, key: str) -> set[str]:
        """Texts of which any two things that are alike have one in common."""
        kind = kind_of(key)
        if is_alone(key):
            return set()
        if kind == "organization":
            named = name_and_place(key)
            return merge_keys(*named) if named else set()
        if kind == "person":
            employer = employer_key(key)
            return {f"person {key.split('|')[1]} {self._canonical(short(employer))}"} if employer else set()
        if kind == "membership":
            _, person, organization, role = key.split("|", 3)
            return {
                f"membership {self._canonical(person)} {self._canonical(organization) if organization else ''} {role}"
            }
        told = self.told(key) if kind in TOLD else None
        block = block_of(told) if told is not None else None
        return {block} if block else set()

    def alike(self, one: str, other: str) -> bool:
        """Whether two things that have a block in common are one."""
        kind = kind_of(one)
        if kind == "organization":
            return _one_organization(one, other)
        if kind in ("person", "membership"):
            return True
        return self._verdict(one, other) == "same"

    def excluded(self, one: str, other: str) -> bool:
        """Whether two keys of a kind may not be one through others: by names none may, by what reports tell many."""
        if kind_of(one) not in TOLD:
            return True
        return self._verdict(one, other) == "different"

    def told(self, key: str) -> Told | None:
        """An agreement, event or project as its report tells it; None where people rejected that it is one."""
        if key not in self._told:
            self._told[key] = told_in(self._living, self._store, key)
        return self._told[key]

    def _verdict(self, one: str, other: str) -> Kind:
        first, second = self.told(one), self.told(other)
        return "different" if first is None or second is None else compare_told(first, second).kind

    def _canonical(self, address: str) -> str:
        """What answers now for an IRI, given relative to the base."""
        return self._living.addresses.current(ox.NamedNode(self._living.ids.base + address)).value


@lru_cache(maxsize=65536)
def _one_organization(one: str, other: str) -> bool:
    first, second = name_and_place(one), name_and_place(other)
    if first is None or second is None:
        return False
    return compare(first[0], second[0], first[1], second[1]).kind == "same"
