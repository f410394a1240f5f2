"""Which organization, country or city is meant by a name, as people type names."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import UnknownName
from ..ontology.terms import RDFS
from .addresses import Addresses
from .identity import name_key, organization_key
from .legible import shortened
from .profile_rows import rows

if TYPE_CHECKING:
    from .store import Store

_SHORT: Final = re.compile(r"[a-z]+/[a-z0-9-]+")
_OFFERED: Final = 5
_LONGEST: Final = 80
_ALIKE, _WORD_ALIKE = 0.6, 0.75
Names = dict[str, list[str]]
"""IRIs with their names, the one name of the graph ``current`` first."""


def find_organization(store: Store, name: str) -> str:
    """Return the IRI of the organization, country or city that is meant.

    An IRI is returned as it is, and one relative to the store's base (``org/...``) is completed, or where another
    answers for it, that one is returned. A name is taken for
    the first of these that fits: the one name, another name, either without case, accents and the form of the company;
    then the beginning of a name; then words that a name has. Raises UnknownName where nothing fits, with names spelled
    alike, and where several fit, with what tells them apart.
    """
    names = names_in(store)
    short = name.strip().removeprefix("<").removesuffix(">").strip()
    if _SHORT.fullmatch(short):
        current = Addresses(store).current(ox.NamedNode(store.ids.base + short)).value
        if current in names:
            return current
    return find_among(names, name, store.ids.base)


def find_among(names: Names, name: str, base: str) -> str:
    """As ``find_organization``, among names that were read before."""
    given = name.strip().removeprefix("<").removesuffix(">").strip()
    if given.startswith(("http://", "https://")):
        return given
    if base + given in names:
        return base + given
    shown = shortened(given, _LONGEST) or "the empty name"
    for fits in _ways(given) if name_key(given) else ():
        found = sorted(iri for iri, of_one in names.items() if fits(of_one))
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(f"{shown}: {_several(found, names, base)}")
    raise UnknownName(f"{shown}: {_none(given, names)}")


def names_in(store: Store) -> Names:
    """The names of all organizations, countries and cities."""
    found: Names = defaultdict(list)
    for row in sorted(rows(store, "names"), key=lambda row: (row["property"] != RDFS.label, row["name"] or "")):
        found[row["agent"] or ""].append(row["name"] or "")
    return dict(found)


def _ways(given: str) -> Iterator[Callable[[list[str]], bool]]:
    """Tell ways in which a name can be one of a list of names, the strictest first."""
    key, words = name_key(given), name_key(given).split()
    yield lambda names: names[0] == given
    yield lambda names: given in names
    for same in (name_key, organization_key):
        yield lambda names, same=same: same(names[0]) == same(given)  # type: ignore[misc]
        yield lambda names, same=same: same(given) in map(same, names)  # type: ignore[misc]
    yield lambda names: any(name_key(name).startswith(key) for name in names)
    yield lambda names: any(_has(name_key(name).split(), words) for name in names)


def _has(name: list[str], words: list[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in words)


def _several(found: list[str], names: Names, base: str) -> str:
    found = sorted(found, key=lambda iri: (names[iri][0], iri))
    offered = [f"{shortened(names[iri][0], _LONGEST)} ({iri.removeprefix(base)})" for iri in found[:_OFFERED]]
    more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
    return f"{len(found)} bear this name or one like it: {', '.join(offered)}{more}; give what stands in brackets"


def _none(given: str, names: Names) -> str:
    if not names:
        return "the graph has no organizations yet; read reports with `culturepact ingest`"
    near = _near(name_key(given)[:_LONGEST], names)
    hint = f"did you mean {' or '.join(near)}?" if near else "`culturepact query organizations` lists those there are"
    return f"no organization, country or city in the graph bears this name; {hint}"


def _near(key: str, names: Names) -> list[str]:
    """Return the one names of those that have a name spelled alike, or words spelled alike."""
    labels = {name_key(name): of_one[0] for of_one in names.values() for name in reversed(of_one)}
    spoken = {word for other in labels for word in other.split()}
    meant = [set(_alike(word, spoken, _WORD_ALIKE)) for word in key.split()]
    of_words = [other for other in sorted(labels) if meant and all(words & set(other.split()) for words in meant)]
    found = dict.fromkeys(labels[other] for other in (*_alike(key, labels, _ALIKE), *of_words))
    return [shortened(label, _LONGEST) for label in list(found)[:_OFFERED]]


def _alike(word: str, words: Iterable[str], cutoff: float) -> list[str]:
    return difflib.get_close_matches(word, sorted(words), n=_OFFERED, cutoff=cutoff)
