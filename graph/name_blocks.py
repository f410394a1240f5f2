"""Which of many names are worth comparing: those that share a key made of their rare words.

A name has about a dozen keys, and all names with one key form a block. Blocks beyond a size are passed over, as a key
that so many share tells nothing, so the cost grows with the number of names and not with its square; for keys made of
half a name, which find slips of the pen, the size is smaller. What is passed over depends on the names in the index,
never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .folding import fold
from .name_classes import NameClasses, name_classes
from .name_comparison import compare_classes
from .name_spelling import sound
from .place_words import place_told
from .verdicts import Verdict

LARGEST_BLOCK = 50
"""Names that share a key and are still compared with each other."""
_LARGEST_BLOCK_OF_HALVES = 20
_COUNTRIES_OF_A_CITY = 3


class NameIndex:
    """Names by their keys, to which names can be added one by one; an id has one name."""

    def __init__(self) -> None:
        self._read: dict[str, NameClasses] = {}
        self._names: dict[str, NameClasses] = {}
        self._places: dict[str, str] = {}
        self._blocks: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._names)

    def add(self, identifier: str, name: str, place: str | None = None) -> None:
        """Add an organization by its name and the place told of it.

        Raises:
            ValueError: The id has a name already.
        """
        if identifier in self._names:
            raise ValueError(f"{identifier}: has a name already")
        classes = self._read.get(name) or self._read.setdefault(name, name_classes(name))
        self._names[identifier] = classes
        if place:
            self._places[identifier] = place
        for key in block_keys(classes, place) | _acronym_keys(classes) | _spelled_out_keys(classes):
            block = self._blocks.get(hash(key), ())
            if len(block) <= _largest(key):
                self._blocks[hash(key)] = (*block, identifier)

    def candidates(self, name: str, place: str | None = None) -> list[str]:
        """The ids whose names are worth comparing with this one, sorted; an equal name is one of them."""
        return self._candidates(name_classes(name), place)

    def matches(self, name: str, place: str | None = None) -> list[tuple[str, Verdict]]:
        """The ids whose names are "same" or "likely" with this one, and the verdict; sorted by id."""
        return list(self._matches(name_classes(name), place, ""))

    def pairs(self) -> list[tuple[str, str, Verdict]]:
        """Every two ids that are "same" or "likely", the smaller id first; sorted."""
        return [
            (identifier, other, verdict)
            for identifier in sorted(self._names)
            for other, verdict in self._matches(self._names[identifier], self._places.get(identifier), identifier)
        ]

    def _candidates(self, classes: NameClasses, place: str | None) -> list[str]:
        found: set[str] = set()
        for key in block_keys(classes, place) | _looked_up(classes):
            block = self._blocks.get(hash(key), ())
            if len(block) <= _largest(key):
                found.update(block)
        return sorted(found)

    def _matches(self, classes: NameClasses, place: str | None, after: str) -> Iterator[tuple[str, Verdict]]:
        """The matches among the ids that come after one."""
        for other in self._candidates(classes, place):
            if other > after:
                verdict = compare_classes(classes, self._names[other], place, self._places.get(other))
                if verdict.kind != "different":
                    yield other, verdict


def resolve(names: Iterable[tuple[str, str, str | None]]) -> list[tuple[str, str, Verdict]]:
    """Compare names, each with its id and the place told of it: the pairs that are "same" or "likely", as in ``pairs``.

    A pair says something of its two names only: that a third is the same as both makes them no more alike.

    Raises:
        ValueError: An id occurs twice.
    """
    index = NameIndex()
    for identifier, name, place in names:
        index.add(identifier, name, place)
    return index.pairs()


def block_keys(name: NameClasses, place: str | None) -> set[str]:
    """What a name is found by; a generic name within its place, without one if a number or its reach narrows it."""
    kind = " ".join(name.loose)
    found = {f"place {kind} {where}" for where in _where(name, place)} if not name.distinctive else set()
    if name.is_generic:
        return found | ({f"narrow {kind} {sorted(name.numbers)}"} if name.numbers or name.is_of_the_world else set())
    if not name.distinctive:
        countries = " ".join(sorted(told.usual for told in name.places))
        return found | {f"places {kind} {countries}"}
    joined = "".join(name.distinctive)
    sounds = sorted(map(sound, name.distinctive))
    found |= {
        f"own {' '.join(sounds)}",
        f"own of {kind} {' '.join(sounds)}",
        f"joined {sound(joined)}",
        f"letters {name.letters}",
        *(f"half own {len(sounds)} {kind} {half}" for half in _halves(joined)),
        f"last {kind} {sound(name.distinctive[-1])}",
        *(f"half letters {half}" for half in _halves(name.letters)),
    }
    if name.asides:
        found.add(f"own {' '.join(sorted(sound(word) for word in name.distinctive if word not in name.asides))}")
    return found


def merge_keys(name: str, place: str | None) -> set[str]:
    """Keys of a name of which two names that are "same" have at least one in common; few names share one."""
    classes = name_classes(name)
    kind = " ".join(classes.loose)
    if not classes.distinctive:
        where = {told.usual for told in classes.places}
        if place and not place.isspace():
            known = place_told(place)
            where.add(fold(place) if known is None else known.usual)
        return {f"place {kind} {one}" for one in where} | ({f"world {kind}"} if classes.is_of_the_world else set())
    return {
        f"own of {kind} {' '.join(sorted(map(sound, classes.distinctive)))}",
        f"joined {kind} {sound(''.join(classes.distinctive))}",
        f"letters {classes.letters}",
    }


def _largest(key: str) -> int:
    return _LARGEST_BLOCK_OF_HALVES if key.startswith("half") else LARGEST_BLOCK


def _looked_up(name: NameClasses) -> set[str]:
    """Keys of the names that this one may be spelled out of, or may be an acronym of."""
    spelled_out = {f"acronym {key.removeprefix('spelled out ')}" for key in _spelled_out_keys(name)}
    return spelled_out | {f"spelled out {name.acronym}"} if name.acronym else spelled_out


def _acronym_keys(name: NameClasses) -> set[str]:
    return {f"acronym {name.acronym}"} if name.acronym else set()


def _spelled_out_keys(name: NameClasses) -> set[str]:
    """Those under which a name is found that may be spelled out of an acronym; not by another such name."""
    if name.is_generic:
        return set()
    return {f"spelled out {letters}" for letters in (*name.initials, name.alias) if letters}


def _halves(letters: str) -> Iterator[str]:
    """Beginnings and ends about half as long, of which a text with one slip shares one, whatever the slip."""
    for length in {len(letters) // 2, (len(letters) - 1) // 2} - {0}:
        yield f"{letters[:length]}-"
        yield f"-{letters[-length:]}"


def _where(name: NameClasses, place: str | None) -> set[str]:
    """The places by which a name without words of its own is found: those in it, else the told one, and its country."""
    found = {told.usual for told in name.places}
    if place and not place.isspace():
        known = place_told(place)
        if known is None:
            found.add(fold(place))
        else:
            found.add(known.usual)
            if len(known.countries) <= _COUNTRIES_OF_A_CITY:
                found.update(map(fold, known.countries))
    return found
