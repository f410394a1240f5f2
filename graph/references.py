"""Which thing a person means who takes a decision, and by which IRI the decision is to name it.

A thing that was merged has an IRI of its own still; a decision on that IRI holds whatever becomes of the merging.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import UnknownName
from ..ontology.terms import SKOS
from .addressing import ReadGraph
from .decided import decided_in
from .identifiers import is_mention
from .identity import kind_of, name_key, organization_key
from .kinds import shape_of
from .legible import shortened
from .living import Living
from .meaning import Meaning
from .profile_names import Names, find_among, names_in
from .reports import stored_reports

if TYPE_CHECKING:
    from .store import Store

_AGENTS: Final = ("organization", "polity")
_NAMED: Final = ("person", "project", "event")
_SHORT: Final = re.compile(r"[a-z]+/[a-z0-9-]+")
_LONGEST: Final = 80
_OFFERED: Final = 5


class References:
    """Looks up what is meant by many names in a store that stays as it is."""

    def __init__(self, store: Store) -> None:
        self._store, self._ids = store, store.ids
        self._living = Living(store, decided_in(store))
        self._addresses = self._living.addresses
        self._meaning = Meaning(self._living)

    @cached_property
    def _names(self) -> Names:
        return names_in(self._store)

    @cached_property
    def _reports(self) -> Collection[str]:
        return stored_reports(self._store)

    def address(self, given: str) -> str:
        """See ``address_of``."""
        written = _written(given)
        base = self._ids.base
        whole = written if written.startswith(("http://", "https://")) else base + written
        if whole == written or is_mention(written) or (_SHORT.fullmatch(written) and shape_of(whole, base) is not None):
            address = self._still_meant(whole)
            if address is None:
                raise UnknownName(f"{_shown(whole.removeprefix(base))}: nothing in the graph has this IRI")
            return address
        if "@" not in written:
            return self._of_name(written)
        failed = []
        for name, identifier in self._parts(written):
            try:
                return self._mention(name, identifier)
            except UnknownName as error:
                failed.append(error)
        try:
            return self._of_name(written)
        except UnknownName:
            failed.append(UnknownName(f"{_shown(written)}: {self._no_report(written)}"))
        raise failed[0]

    def thing(self, given: str) -> str:
        """See ``thing_of``."""
        address = self.address(given)
        key = self._meaning.key_of(address) if is_mention(address) else None
        return address if key is None else self._ids.entity(key)

    def _still_meant(self, address: str) -> str | None:
        """The IRI itself where reports still mean it, else that of what came in its place; None where nothing did."""
        try:
            named = ox.NamedNode(address)
        except ValueError:
            return None
        key = self._meaning.key_of(address)
        if key is None or is_mention(address):
            return None if key is None else address
        return address if self._addresses.key(named) == key else self._ids.entity(key)

    def _of_name(self, name: str) -> str:
        """The IRI of the one among merged things that bears the name, else of all of them."""
        thing = find_among(self._names, name, self._ids.base)
        wanted = {name_key(name), organization_key(name)} if name_key(name) else set()
        found = []
        for address in self._addresses.leading_to(ox.NamedNode(thing)):
            key = self._addresses.key(address)
            if key is not None and self._meaning.key_of(address.value) == key and key.split("|")[1] in wanted:
                found.append(address.value)
        return found[0] if len(found) == 1 else thing

    def _parts(self, written: str) -> Iterator[tuple[str, str]]:
        """The name and the report in NAME@REPORT; the shortest identifier first, as either may have an @ in it."""
        for place in reversed([found.start() for found in re.finditer("@", written)]):
            if written[place + 1 :] in self._reports:
                yield written[:place].strip(), written[place + 1 :]

    def _mention(self, name: str, identifier: str) -> str:
        read = self._living.reading(self._ids.report_graph(self._ids.report(identifier)))
        forms: dict[str, list[str]] = {}
        for key in read.mentions.values():
            said = [*read.about(key, SKOS.prefLabel), *read.about(key, SKOS.altLabel)]
            forms[key] = [one.value for one in said if not isinstance(one, str)]
        for kinds in (_AGENTS, _NAMED):
            for fits in _ways(name):
                found = {key for key in forms if kind_of(key) in kinds and fits(forms[key])}
                if found:
                    return _only(read, name, found, forms)
        known = self._known(read, name)
        if known:
            return _only(read, name, known, forms)
        named = sorted({of_one[0] for key, of_one in forms.items() if kind_of(key) in (*_AGENTS, *_NAMED) and of_one})
        near = difflib.get_close_matches(name, named, n=_OFFERED, cutoff=0.4) or named[:_OFFERED]
        hint = f"; it names {', '.join(map(_shown, near))}" if near else ""
        raise UnknownName(f"{_shown(name)}: {identifier} names nothing so{hint}")

    def _known(self, read: ReadGraph, name: str) -> set[str]:
        """The keys that a report has of a thing that is called so, or has this IRI, whatever the report calls it."""
        try:
            thing = self._addresses.current(ox.NamedNode(self.address(name)))
        except UnknownName:
            return set()
        return {key for key in read.mentions.values() if read.known[key] == thing}

    def _no_report(self, written: str) -> str:
        identifier = written.rpartition("@")[2]
        near = difflib.get_close_matches(identifier, self._reports, n=3, cutoff=0.5)
        hint = f"; did you mean {' or '.join(map(_shown, near))}?" if near else ""
        return f"nothing bears this name, and no report has the identifier {_shown(identifier)}{hint}"


def address_of(store: Store, given: str) -> str:
    """The IRI by which a decision is to name a thing or a mention.

    ``given`` is the name of an organization, country or city, an IRI, an IRI relative to the base, or NAME@REPORT: what
    a report names so. UnknownName where nothing or several things are meant.
    """
    return References(store).address(given)


def thing_of(store: Store, given: str) -> str:
    """As ``address_of``, of things alone: where a mention is meant, the IRI of the thing."""
    return References(store).thing(given)


def _written(given: str) -> str:
    return given.strip().removeprefix("<").removesuffix(">").strip()


def _shown(words: str) -> str:
    return shortened(words, _LONGEST)


def _ways(name: str) -> Iterator[Callable[[list[str]], bool]]:
    yield lambda forms: name in forms
    for same in (name_key, organization_key) if name_key(name) else ():
        yield lambda forms, same=same: same(name) in map(same, forms)  # type: ignore[misc]


def _only(read: ReadGraph, name: str, found: set[str], forms: dict[str, list[str]]) -> str:
    if len(found) == 1:
        return read.ids.mention(read.report, found.pop())
    offered = [
        f"{_shown(next(iter(forms[key]), key))} ({read.ids.mention(read.report, key).removeprefix(read.ids.base)})"
        for key in sorted(found)
    ]
    raise UnknownName(
        f"{_shown(name)}: {len(found)} are meant by this name in {read.identifier}: {', '.join(offered)}; "
        "give what stands in brackets"
    )
