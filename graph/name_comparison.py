"""Whether two names are one organization's: "same" only where no class of words that tells bodies apart differs.

Two names are the same if their distinctive words, generic words, numbers, places and legal forms are the same, however
these are spelled and, for most bodies, ordered. Anything less is at best a proposal with its reason, for a person to
decide. There is no score of likeness: "Palace Museum" and "National Palace Museum" are more alike than many true pairs.
"""

from __future__ import annotations

from functools import cache

from .name_classes import NameClasses, known_words, name_classes, words_with
from .name_places import by_places, by_told_places, one_place
from .name_spelling import near
from .place_words import agreement
from .verdicts import Verdict, different, likely, weaker

_VAGUE_FORMS = frozenset(["co", "ltd", "co ltd", "corp", "inc"])
_SHORT_BRAND = 6
_LONG_JOINED = 8
_JOINED = "the same letters, written apart or joined"
_OWN_WORDS = "their own words differ"


def compare(one: str, other: str, place_one: str | None = None, place_other: str | None = None) -> Verdict:
    """Compare two names and the places that reports tell for the organizations; None or blank where none is told.

    The order of the two makes no difference to the kind.
    """
    return compare_classes(name_classes(one), name_classes(other), place_one, place_other)


def compare_classes(
    one: NameClasses, other: NameClasses, place_one: str | None = None, place_other: str | None = None
) -> Verdict:
    """``compare`` for names that are already split, so that a name met often is split once."""
    if one.numbers != other.numbers and sorted(one.numbers) != sorted(other.numbers):
        verdict = different("their numbers differ")
    elif one.distinctive != other.distinctive:
        verdict = _by_distinctive_words(one, other)
    elif one_place(one, other):
        verdict = _by_generic_words(one, other)
    else:
        verdict = by_places(one, other, place_one, place_other) or _by_distinctive_words(one, other)
    if verdict.kind == "different":
        acronym = _acronym(one, other)
        if acronym is None:
            return verdict
        verdict = acronym
    verdict = weaker(verdict, _by_forms(one, other))
    if verdict.kind == "likely" and agreement(place_one, place_other) == "apart":
        return different(f"alike, but told of two places: {place_one} / {place_other}")
    return weaker(verdict, by_told_places(one, other, place_one, place_other))


def _by_generic_words(one: NameClasses, other: NameClasses) -> Verdict:
    """For names with the same distinctive words and places."""
    if one.generic == other.generic and one.head == other.head:
        if {place.name for place in one.places} != {place.name for place in other.places}:
            return likely("two names of one city")
        if one.of_fields != other.of_fields or not (_adjectives(one) == _adjectives(other) or _national(one)):
            return likely("a nationality that may belong to the body or to what it deals with")
        if one.bound != other.bound:
            return likely("the same words in another order")
        if one.alias and other.alias and one.alias != other.alias:
            return likely(f"the same words, but two acronyms: {one.alias} / {other.alias}")
        if one.head in words_with("order") and one.named_first != other.named_first:
            return likely("the same words in another order")
        return Verdict("same", "the same words")
    if one.generic == other.generic:
        return likely("the same words in another order")
    if one.loose == other.loose and one.loose_head == other.loose_head:
        return likely(f"differ only in general words: {_differing(one.generic, other.generic)}")
    slip = _slip([*one.distinctive, *one.generic], [*other.distinctive, *other.generic])
    return slip or different(f"differ in {_differing(one.generic, other.generic)}")


def _by_distinctive_words(one: NameClasses, other: NameClasses) -> Verdict:
    if one.letters == other.letters and len(one.letters) >= _LONG_JOINED:
        return Verdict("same", _JOINED)
    if not one_place(one, other):
        return different(_OWN_WORDS)
    if one.generic != other.generic or one.head != other.head:
        slip = _slip([*one.distinctive, *one.generic], [*other.distinctive, *other.generic])
        return slip or different(_OWN_WORDS)
    if len(one.distinctive) == len(other.distinctive):
        if len(one.distinctive) > 1 and sorted(one.distinctive) == sorted(other.distinctive):
            return likely("the same words in another order")
        return _initial(one, other) or _slip([*one.distinctive], [*other.distinctive]) or different(_OWN_WORDS)
    joined_one, joined_other = "".join(one.distinctive), "".join(other.distinctive)
    long = min(len(joined_one), len(joined_other)) >= _LONG_JOINED
    if joined_one == joined_other:
        return Verdict("same" if long else "likely", _JOINED)
    if (one.asides or other.asides) and _without_asides(one) == _without_asides(other):
        return likely(f"one name adds in parentheses: {' '.join([*one.asides, *other.asides])}")
    if long and near(joined_one, joined_other):
        return likely(f"nearly the same letters: {' '.join(one.distinctive)} / {' '.join(other.distinctive)}")
    return _fuller(one, other) or different(_OWN_WORDS)


def _fuller(one: NameClasses, other: NameClasses) -> Verdict | None:
    """A proposal where one name has words before the other's own words: a given name, often."""
    short, long = sorted((one.distinctive, other.distinctive), key=len)
    if not short or not one.generic or len(short[-1]) < 5 or long[-len(short) :] != short:
        return None
    return likely(f"one name has more words: {' '.join(long[: -len(short)])}")


def _initial(one: NameClasses, other: NameClasses) -> Verdict | None:
    """A proposal where the names differ in a word of which one has the first letter alone."""
    if len(one.distinctive) == 1:
        return None
    differing = [pair for pair in zip(one.distinctive, other.distinctive) if pair[0] != pair[1]]
    if len(differing) != 1:
        return None
    short, long = sorted(differing[0], key=len)
    return likely(f"{short.upper()} may stand for {long}") if len(short) == 1 and long.startswith(short) else None


def _slip(one: list[str], other: list[str]) -> Verdict | None:
    """A proposal where all words but one are the same, and this one is nearly."""
    if len(one) != len(other):
        return None
    for word in tuple(one):
        if word in other:
            one.remove(word)
            other.remove(word)
    if len(one) != 1 or not near(one[0], other[0]) or {one[0], other[0]} <= known_words():
        return None
    return likely(f"nearly the same spelling: {one[0]} / {other[0]}")


def _acronym(one: NameClasses, other: NameClasses) -> Verdict | None:
    for short, long in ((one, other), (other, one)):
        if short.acronym and (short.acronym in long.initials or short.acronym == long.alias):
            return likely(f"{short.acronym.upper()} may stand for {long.name}")
    return None


def _by_forms(one: NameClasses, other: NameClasses) -> Verdict:
    if one.forms == other.forms:
        return Verdict("same", "")
    first, second = one.forms - other.forms, other.forms - one.forms
    difference = f"differ in the legal form: {_listed(first)} / {_listed(second)}"
    if first and second:
        return likely(difference) if first | second <= _VAGUE_FORMS else different(difference)
    public = set(one.generic) & _public_bodies()
    short = len("".join(one.distinctive)) < (1 if one.generic else _SHORT_BRAND)
    return likely(difference) if public or short else Verdict("same", difference)


def _without_asides(name: NameClasses) -> list[str]:
    return [word for word in name.distinctive if word not in name.asides] or [*name.distinctive]


def _adjectives(name: NameClasses) -> set[str]:
    return {place.usual for place in name.places if place.adjective}


def _national(name: NameClasses) -> bool:
    return bool(set(name.generic) & words_with("nation"))


@cache
def _public_bodies() -> frozenset[str]:
    return known_words() - words_with("firm")


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def _differing(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    first, second = list(one), list(other)
    for word in one:
        if word in second:
            first.remove(word)
            second.remove(word)
    return f"{' '.join(first) or 'nothing'} / {' '.join(second) or 'nothing'}"
