"""Links to other people's data: what a thing is called in Wikidata, ROR and the like, kept in graph ``registry``.

Two things of a kind with one external IRI are one, unless people decided that they are two. The links and all that
follows from them are one update.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from ..wording import count
from .addresses import Addresses
from .decided import decided_in
from .follow import follow
from .identity import kind_of
from .legible import legible, shortened
from .lists import csv_rows, list_text
from .living import Living
from .meaning import Meaning
from .references import References
from .updates import Update

if TYPE_CHECKING:
    from .store import Store

_EXTERNAL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`/?#][^\s<>\"{}|\\^`]*")
_HEADER: Final = re.compile(r"[\w -]*external[\w -]*", re.IGNORECASE)
_LONGEST: Final = 80
Row = tuple[int, list[str]]


@dataclass(slots=True)
class Linked:
    """How many links were changed, how many were so already, and which rows were refused: by line, and why."""

    changed: int = 0
    known: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def read_links(path: Path) -> list[Row]:
    """The rows of a CSV of our IRI and an external one, with their lines; a header names the second column external.

    UnreadableList where the file cannot be read, is no text or no CSV.
    """
    rows = list(csv_rows(path, list_text(path)))
    return rows[1:] if rows and len(rows[0][1]) > 1 and _HEADER.fullmatch(rows[0][1][1].strip()) else rows


def link(store: Store, rows: Collection[Row], *, remove: bool = False) -> Linked:
    """Write the links of rows, or (``remove``) take them out, so that what was one by them alone comes apart."""
    found = Linked()
    work = _Links(store)
    for line, cells in rows:
        try:
            ours, external = work.parts(cells)
            done = work.remove(ours, external) if remove else work.add(ours, external)
        except (DecisionError, UnknownName) as error:
            found.refused.append((line, str(error)))
            continue
        found.changed += done
        found.known += not done
    if found.changed:
        work.write()
    return found


class _Links:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._addresses = Addresses(store)
        self._decided = decided_in(store, self._addresses)
        self._meaning = Meaning(Living(store, self._decided))
        self._references = References(store)
        self._seeds: set[str] = set()

    def parts(self, cells: list[str]) -> tuple[ox.NamedNode, ox.NamedNode]:
        """The IRIs of a row; raises where it has not the two."""
        if len(cells) != 2:
            raise DecisionError(f"it has {count(len(cells), 'cell')}; give our IRI and the external one")
        ours, external = cells[0].strip(), cells[1].strip().removeprefix("<").removesuffix(">")
        shown = shortened(external, _LONGEST) or "the empty cell"
        try:
            if not _EXTERNAL.fullmatch(external) or legible(external) != external:
                raise ValueError
            target = ox.NamedNode(external)
        except ValueError:
            raise DecisionError(f"{shown}: this is no http or https IRI") from None
        if external.startswith(self._store.ids.base):
            raise DecisionError(f"{shown}: this is an IRI of the store itself; use `culturepact same`")
        thing = self._references.thing(ours)
        key = self._meaning.key_of(thing)
        if key is not None and kind_of(key) == "membership":
            raise DecisionError(f"{shortened(ours, _LONGEST)}: a role has no link; give one to the person")
        return ox.NamedNode(thing), target

    def add(self, ours: ox.NamedNode, external: ox.NamedNode) -> bool:
        """Note a link; False where there is one."""
        if next(self._addresses.links(ours, external), None) is not None:
            return False
        self._note(ours, external, holds=True)
        return True

    def remove(self, ours: ox.NamedNode, external: ox.NamedNode) -> bool:
        """Take a link back: that of this IRI, else that of another IRI of the same thing."""
        held = {one for one, _ in self._addresses.links(external=external)}
        current = self._addresses.current(ours)
        given = {ours} & held or {one for one in held if self._addresses.current(one) == current}
        for one in given:
            self._note(one, external, holds=False)
        return bool(given)

    def write(self) -> None:
        """Write the links and what follows from them."""
        update = Update()
        follow(self._store, update, self._decided, {}, seeds=self._seeds)
        self._store.update(str(update))

    def _note(self, ours: ox.NamedNode, external: ox.NamedNode, *, holds: bool) -> None:
        self._addresses.link(ours, external, holds=holds)
        self._seeds |= set(self._keys(ours, external))

    def _keys(self, ours: ox.NamedNode, external: ox.NamedNode) -> Iterator[str]:
        for one in (ours, *(other for other, _ in self._addresses.links(external=external))):
            key = self._meaning.key_of(one.value)
            if key is not None:
                yield key
