"""What makes two things of one kind one, without asking anybody: by their keys, or by what reports tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, SDO
from . import dates
from .addressing import ReadGraph
from .identifiers import short
from .identity import employer_key, is_alone, kind_of, name_and_place
from .living import Living
from .name_blocks import merge_keys
from .name_comparison import compare
from .terms import node
from .told_twice import Bounds, Told, ToldAgreement, ToldEvent, ToldProject, block_of, compare_told

if TYPE_CHECKING:
    from .store import Term


class Likeness:
    """Compares living things by their keys, and by what answers now for what they link."""

    def __init__(self, living: Living) -> None:
        self._living = living
        self._rejected = living.decided.rejected
        self._told: dict[str, Told] = {}

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
        if kind in ("agreement", "event", "project"):
            block = None if key in self._living.reading_of(key).nothing(self._rejected) else block_of(self.told(key))
            return {block} if block else set()
        return set()

    def alike(self, one: str, other: str) -> bool:
        """Whether two things that have a block in common are one."""
        kind = kind_of(one)
        if kind == "organization":
            return _one_organization(one, other)
        if kind in ("person", "membership"):
            return True
        return compare_told(self.told(one), self.told(other)).kind == "same"

    def excluded(self, one: str, other: str) -> bool:
        """Whether two keys of a kind may not be one through others: by names none may, by what reports tell many."""
        if kind_of(one) not in ("agreement", "event", "project"):
            return True
        return compare_told(self.told(one), self.told(other)).kind == "different"

    def told(self, key: str) -> Told:
        """An agreement, event or project as its report tells it."""
        found = self._told.get(key)
        if found is None:
            found = self._told[key] = self._read(key)
        return found

    def _read(self, key: str) -> Told:
        read = self._living.reading_of(key)
        issued = _day(self._first(read, None, DCT.issued))
        kind = kind_of(key)
        if kind == "agreement":
            written = self._first(read, key, DCT.date)
            return ToldAgreement(
                read.report,
                _notation(self._first(read, key, DCT.type)),
                _notation(self._first(read, key, CP.status)),
                self._linked(read, key, CP.party),
                dates.bounds(written) if written else None,
                issued,
            )
        name = key.split("|")[1]
        if kind == "project":
            return ToldProject(read.report, name, self._linked(read, key, CP.partner), issued)
        place = next((one for one in read.about(key, CP.place, self._rejected) if isinstance(one, str)), None)
        return ToldEvent(read.report, name, place.split("|")[1] if place else None, self._event_days(read, key), issued)

    def _first(self, read: ReadGraph, key: str | None, predicate: str) -> str:
        """The first value; empty where there is none. Without a key: of the report."""
        found: Iterable[str | Term]
        if key is None:
            report = ox.NamedNode(read.report)
            found = (q.object for q in read.fixed if q.predicate == node(predicate) and q.subject == report)  # type: ignore[misc]
        else:
            found = read.about(key, predicate, self._rejected)
        return min((one if isinstance(one, str) else one.value for one in found), default="")

    def _event_days(self, read: ReadGraph, key: str) -> Bounds | None:
        start, end = (self._first(read, key, part) or None for part in (SDO.startDate, SDO.endDate))
        return dates.event_bounds(start, end)

    def _linked(self, read: ReadGraph, key: str, predicate: str) -> frozenset[str]:
        return frozenset(
            self._canonical(short(self._living.key_in(read, other)))
            for other in read.about(key, predicate, self._rejected)
            if isinstance(other, str)
        )

    def _canonical(self, address: str) -> str:
        """What answers now for an IRI, given relative to the base."""
        return self._living.addresses.current(ox.NamedNode(self._living.ids.base + address)).value


@lru_cache(maxsize=65536)
def _one_organization(one: str, other: str) -> bool:
    first, second = name_and_place(one), name_and_place(other)
    if first is None or second is None:
        return False
    return compare(first[0], second[0], first[1], second[1]).kind == "same"


def _day(written: str) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _notation(concept: str) -> str:
    return concept.rpartition("/")[2]
