"""An organization's name by classes of words, so that names are compared class by class and not by one score.

"Larkmoor Art Publishing House Co., Ltd." is the legal form "co ltd", the generic words art, publishing and house, and
the distinctive word larkmoor. Names differ in what they mean by a generic word, hardly by a legal form, and wholly by a
distinctive word, however alike they look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from .folding import fold
from .legal_forms import without_forms
from .name_words import Word, read_words
from .place_words import Place, places
from .word_lists import bodies, generic_words, legal_forms, rows
from .written_words import written_words

_SHORT_ACRONYM = 4
_ALIAS = re.compile(r"\s*\(\s*([A-Z][\w.&-]{1,10})\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class NameClasses:
    """The classes of one name's words, each word written in one way; tuples keep the order of the name."""

    name: str
    distinctive: tuple[str, ...]
    """Words that may be nobody else's."""
    asides: tuple[str, ...]
    """Those of them that stand in parentheses."""
    generic: tuple[str, ...]
    """Kinds of bodies, ranks and fields, sorted."""
    loose: tuple[str, ...]
    """The generic words without those often left out, words near in meaning in one way; sorted."""
    places: tuple[Place, ...]
    of_fields: frozenset[str]
    """Countries whose adjective belongs to what the body deals with, as in "Museum of Danish Art"."""
    numbers: tuple[str, ...]
    forms: frozenset[str]
    """Legal forms."""
    head: str | None
    """The generic word that says what kind of body it is."""
    loose_head: str | None
    bound: frozenset[tuple[str, str]]
    """Words that mean something else before another word, as in "New Larkmoor Theatre", with the word that follows."""
    named_first: bool
    """Whether a place or a distinctive word precedes the head, as in "X Museum"."""
    alias: str | None
    """The acronym that ends the name in parentheses, folded."""
    acronym: str | None
    """The name itself if it is one short word beside places and legal forms."""
    letters: str
    """The whole name's letters and digits, folded, without spaces."""
    initials: tuple[str, ...]
    """Acronyms the name may have, folded, of three letters and more."""

    @property
    def is_generic(self) -> bool:
        """Whether many organizations bear the name, so that it means one only together with a place.

        So it is with common words alone, and with bodies that a country keeps in many others' cities.
        """
        if self.distinctive:
            return False
        if not self.places:
            return True
        cultural = self.head in words_with("culture abroad") and not {"culture", "cultural"}.isdisjoint(self.generic)
        one_country = len(self.places) == 1 and self.places[0].kind == "country"
        return one_country and (cultural or self.head in words_with("abroad"))

    @property
    def is_short_acronym(self) -> bool:
        """Whether the name is nothing but an acronym of at most four letters, which others may have too."""
        return self.name.isupper() and len(self.letters) <= _SHORT_ACRONYM and len(self.distinctive) == 1

    @property
    def is_of_the_world(self) -> bool:
        """Whether the name says that there is one such body in the world, as "International Council of" does."""
        return self.head in words_with("nation") and not words_with("world").isdisjoint(self.generic)


@lru_cache(maxsize=16384)
def name_classes(name: str) -> NameClasses:
    """Split a name; a name of joining words, or blank, has its folded text as its one distinctive word."""
    name_alone, alias = _without_alias(name)
    written = written_words(name_alone)
    kept, forms = without_forms(written)
    words = read_words(kept)
    told = [word for word in words if word.kind != "joining"]
    if not told:
        return _nameless(name)
    generic = tuple(sorted(word.text for word in told if _is_generic(word)))
    own = [word for word in told if word.kind == "word" and not _is_generic(word)]
    head = _head(words)
    lone = own[0].printed if len(own) == 1 and not generic else ""
    return NameClasses(
        name=name,
        distinctive=tuple(word.text for word in own),
        asides=tuple(word.text for word in own if word.aside),
        generic=generic,
        loose=_loosely(generic),
        places=tuple(word.place for word in told if word.place is not None),
        of_fields=_of_fields(words, head),
        numbers=tuple(word.text for word in told if word.kind == "number"),
        forms=forms,
        head=head,
        loose_head=_loose().get(head, head) if head else None,
        bound=frozenset((one.text, next_.text) for one, next_ in pairwise(told) if one.text in words_with("bound")),
        named_first=_named_first(told, head),
        alias=alias,
        acronym=lone if 3 <= len(lone) <= 8 else None,
        letters="".join(word.text for word in written),
        initials=_initials(words),
    )


@cache
def words_with(trait: str) -> frozenset[str]:
    """The kinds of bodies with a trait of ``words/body_words.csv``."""
    return frozenset(row["word"] for row in rows("body_words.csv") if row["trait"] == trait)


@cache
def known_words() -> frozenset[str]:
    """Every generic word as names are compared by it."""
    meant = {row["written"]: row["meant"] for row in rows("name_synonyms.csv") if row["kind"] == "spelling"}
    foreign = [row["meant"] for row in rows("name_synonyms.csv") if row["kind"] == "foreign"]
    listed = (meant.get(word, word) for word in generic_words())
    return frozenset([*listed, *(word for text in foreign for word in text.split()), *words_with("body")])


def _without_alias(name: str) -> tuple[str, str | None]:
    match = _ALIAS.search(name)
    if match is None or match.start() == 0 or sum(letter.isupper() for letter in match.group(1)) < 2:
        return name, None
    inside = fold(match.group(1))
    if inside in places() or inside in legal_forms():
        return name, None
    return name[: match.start()], inside.replace(" ", "")


def _nameless(name: str) -> NameClasses:
    own = (" ".join(word.text for word in written_words(name)) or " ".join(name.split()),)
    none: frozenset[Any] = frozenset()
    return NameClasses(name, own, (), (), (), (), none, (), none, None, None, none, True, None, None, own[0], ())


def _is_generic(word: Word) -> bool:
    return word.kind == "word" and word.text in known_words()


def _head(words: list[Word]) -> str | None:
    """The last body before the first "of" or the like, else the last body of all."""
    first: list[str] = []
    every: list[str] = []
    parted = False
    for word in words:
        parted |= word.parts
        if word.kind == "word" and (word.text in _bodies()):
            every.append(word.text)
            if not parted:
                first.append(word.text)
    for heads in (first, every):
        own = [head for head in heads if head not in words_with("weak")]
        if own or heads:
            return (own or heads)[-1]
    return None


def _named_first(told: list[Word], head: str | None) -> bool:
    return next((word.text != head for word in told if word.text == head or not _is_generic(word)), True)


def _of_fields(words: list[Word], head: str | None) -> frozenset[str]:
    begin = next((at for at, word in enumerate(words) if word.text == head), len(words))
    part = next((at for at in range(begin, len(words)) if words[at].parts), len(words))
    return frozenset(word.place.usual for word in words[part:] if word.place and word.place.adjective)


def _initials(words: list[Word]) -> tuple[str, ...]:
    every = [letter for word in words for letter in word.printed.split()]
    told = [letter for word in words if word.kind != "joining" for letter in word.printed.split()]
    own = [letter for word in words if word.kind not in ("joining", "place") for letter in word.printed.split()]
    found = ("".join(word[0] for word in kept) for kept in (every, told, own) if len(told) > 2)
    return tuple({acronym: None for acronym in found if len(acronym) > 2})


def _loosely(generic: tuple[str, ...]) -> tuple[str, ...]:
    near = [_loose().get(word, word) for word in generic]
    kept = [word for word in near if word not in words_with("weak")]
    return tuple(sorted(kept or near))


@cache
def _bodies() -> frozenset[str]:
    meant = {row["written"]: row["meant"] for row in rows("name_synonyms.csv") if row["kind"] == "spelling"}
    return frozenset(meant.get(word, word) for word in bodies()) | words_with("body")


@cache
def _loose() -> dict[str, str]:
    near = {row["written"]: row["meant"] for row in rows("name_synonyms.csv") if row["kind"] == "loose"}
    return {word: near.get(meant, meant) for word, meant in near.items()}
