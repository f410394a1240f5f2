"""Whether two names are one organization's: "same" only where no class of words that tells bodies apart differs.

Two names are the same if their distinctive words, generic words, numbers, places and legal forms are the same, however
these are spelled and, for most bodies, ordered. Anything less is at best a proposal with its reason, for a person to
decide. There is no score of likeness: "Palace Museum" and "National Palace Museum" are more alike than many true pairs.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from .name_classes import NameClasses, known_words, name_classes, words_with
from .name_spelling import near
from .place_words import Place, agreement, place_told, places_agree

Kind = Literal["same", "likely", "different"]

_VAGUE_FORMS = frozenset(["co", "ltd", "co ltd", "corp", "inc"])
_SHORT_BRAND = 6
_LONG_JOINED = 8
_JOINED = "the same letters, written apart or joined"
_OWN_WORDS = "their own words differ"


class Verdict(NamedTuple):
    """ "same": may be merged without asking; "likely": to be proposed; ``reason`` tells a person why, in plain words."""

    kind: Kind
    reason: str


def compare(one: str, other: str, place_one: str | None = None, place_other: str | None = None) -> Verdict:
    """Compare two names and the places that reports tell for the organizations; None or blank where none is told.

    The order of the two makes no difference to the kind.
    """
    return compare_classes(name_classes(one), name_classes(other), place_one, place_other)


def compare_classes(
    one: NameClasses, other: NameClasses, place_one: str | None = None, place_other: str | None = None
) -> Verdict:
    """``compare`` for names that are already split, so that a name met often is split once."""
    if sorted(one.numbers) != sorted(other.numbers):
        return _acronym(one, other) or _different("their numbers differ")
    if one.distinctive == other.distinctive and _one_place(one, other):
        verdict = _by_generic_words(one, other)
    else:
        verdict = _by_places(one, other, place_one, place_other) or _by_distinctive_words(one, other)
    if verdict.kind == "different":
        return _acronym(one, other) or verdict
    verdict = _weaker(verdict, _by_forms(one, other))
    if verdict.kind == "likely" and agreement(place_one, place_other) == "apart":
        return _different(f"alike, but told of two places: {place_one} / {place_other}")
    return _weaker(verdict, _by_told_places(one, other, place_one, place_other))


def _by_generic_words(one: NameClasses, other: NameClasses) -> Verdict:
    """For names with the same distinctive words and places."""
    if one.generic == other.generic and one.head == other.head:
        if {place.name for place in one.places} != {place.name for place in other.places}:
            return _likely("two names of one city")
        if one.of_fields != other.of_fields or not (_adjectives(one) == _adjectives(other) or _national(one)):
            return _likely("a nationality that may belong to the body or to what it deals with")
        if one.bound != other.bound:
            return _likely("the same words in another order")
        if one.alias and other.alias and one.alias != other.alias:
            return _likely(f"the same words, but two acronyms: {one.alias} / {other.alias}")
        if one.head in words_with("order") and one.named_first != other.named_first:
            return _likely("the same words in another order")
        return Verdict("same", "the same words")
    if one.generic == other.generic:
        return _likely("the same words in another order")
    if one.loose == other.loose and one.loose_head == other.loose_head:
        return _likely(f"differ only in general words: {_differing(one.generic, other.generic)}")
    return _slip(one, other) or _different(f"differ in {_differing(one.generic, other.generic)}")


def _by_places(one: NameClasses, other: NameClasses, place_one: str | None, place_other: str | None) -> Verdict | None:
    """For names that differ at most in the places they hold; None for others."""
    if one.distinctive != other.distinctive or one.generic != other.generic or one.head != other.head:
        return None
    if len(one.places) > len(other.places):
        one, other, place_one, place_other = other, one, place_other, place_one
    names = [place.usual for place in one.places]
    more = [place for place in other.places if place.usual not in names]
    if len(more) + len(names) != len(other.places) or not more:
        return _nearby(one, other)
    if all(_contains(place, one.places) for place in more):
        return Verdict("same", "one name also tells the country")
    told = place_told(place_one) if place_one else None
    added = " and ".join(place.name.title() for place in more)
    if told is not None and len(more) == 1:
        agree = places_agree(told, more[0])
        if agree == "equal" and not _needs_rank(one):
            return Verdict("same", f"the place {added} is in one name and told of the other")
        if agree in ("equal", "within", "unknown"):
            return _likely(f"the place {added} is in one name and agrees with what is told of the other")
        return _different(f"one name adds the place {added}, the other is told to be elsewhere")
    if one.is_generic:
        return _different(f"many organizations bear the one name, and only the other tells a place: {added}")
    return _likely(f"one name adds the place {added}: perhaps a branch")


def _by_distinctive_words(one: NameClasses, other: NameClasses) -> Verdict:
    if one.letters == other.letters and len(one.letters) >= _LONG_JOINED:
        return Verdict("same", _JOINED)
    if not (one.generic == other.generic and one.head == other.head and _one_place(one, other)):
        return _slip(one, other) or _different(_OWN_WORDS)
    if len(one.distinctive) == len(other.distinctive):
        if sorted(one.distinctive) == sorted(other.distinctive):
            return _likely("the same words in another order")
        return _slip(one, other) or _different(_OWN_WORDS)
    joined_one, joined_other = "".join(one.distinctive), "".join(other.distinctive)
    long = min(len(joined_one), len(joined_other)) >= _LONG_JOINED
    if joined_one == joined_other:
        return Verdict("same" if long else "likely", _JOINED)
    if (one.asides or other.asides) and _without_asides(one) == _without_asides(other):
        return _likely(f"one name adds in parentheses: {' '.join([*one.asides, *other.asides])}")
    if long and near(joined_one, joined_other):
        return _likely(f"nearly the same letters: {' '.join(one.distinctive)} / {' '.join(other.distinctive)}")
    return _fuller(one, other) or _different(_OWN_WORDS)


def _fuller(one: NameClasses, other: NameClasses) -> Verdict | None:
    """A proposal where one name has words before the other's own words: a given name, often."""
    short, long = sorted((one.distinctive, other.distinctive), key=len)
    if not short or not one.generic or len(short[-1]) < 5 or long[-len(short) :] != short:
        return None
    return _likely(f"one name has more words: {' '.join(long[: -len(short)])}")


def _slip(one: NameClasses, other: NameClasses) -> Verdict | None:
    """A proposal where the names differ in one word, and this one is nearly the same."""
    words = len(one.distinctive) + len(one.generic)
    if words != len(other.distinctive) + len(other.generic) or not _one_place(one, other):
        return None
    first, second = [*one.distinctive, *one.generic], [*other.distinctive, *other.generic]
    for word in tuple(first):
        if word in second:
            first.remove(word)
            second.remove(word)
    if len(first) != 1 or len(second) != 1 or not near(first[0], second[0]):
        return None
    if first[0] in known_words() and second[0] in known_words():
        return None
    return _likely(f"nearly the same spelling: {first[0]} / {second[0]}")


def _acronym(one: NameClasses, other: NameClasses) -> Verdict | None:
    for short, long in ((one, other), (other, one)):
        if short.acronym and (short.acronym in long.initials or short.acronym == long.alias):
            return _likely(f"{short.acronym.upper()} may stand for {long.name}")
    return None


def _by_forms(one: NameClasses, other: NameClasses) -> Verdict:
    if one.forms == other.forms:
        return Verdict("same", "")
    first, second = one.forms - other.forms, other.forms - one.forms
    difference = f"differ in the legal form: {_listed(first)} / {_listed(second)}"
    if first and second:
        return _likely(difference) if first | second <= _VAGUE_FORMS else _different(difference)
    public = set(one.generic) & _public_bodies()
    short = len("".join(one.distinctive)) < (1 if one.generic else _SHORT_BRAND)
    return _likely(difference) if public or short else Verdict("same", difference)


def _by_told_places(one: NameClasses, other: NameClasses, place_one: str | None, place_other: str | None) -> Verdict:
    agree = agreement(place_one, place_other)
    places = f"{place_one or 'no place'} / {place_other or 'no place'}"
    if one.is_generic and other.is_generic:
        if agree == "equal":
            return Verdict("same", "one place")
        if agree == "within":
            return _likely(f"many organizations bear the name, and the places may be one: {places}")
        if agree == "untold" and (one.numbers or one.is_of_the_world):
            return _likely("many organizations bear such a name, but few with this number or reach")
        return _different(f"many organizations bear the name, and the places do not tell that it is one: {places}")
    if agree == "apart" and not any(place.kind == "city" for place in (*one.places, *other.places)):
        return _different(f"one name in two places: {places}")
    if agree == "apart":
        return _likely(f"one name and its city, but told of two places: {places}")
    if agree == "unknown":
        return _likely(f"the places may be two: {places}")
    return Verdict("same", "")


def _without_asides(name: NameClasses) -> list[str]:
    return [word for word in name.distinctive if word not in name.asides] or [*name.distinctive]


def _needs_rank(name: NameClasses) -> bool:
    """Whether a generic name may be many bodies' even in one place: "Art Museum", but not "National Museum"."""
    return not name.distinctive and not name.places and not set(name.generic) & words_with("single")


def _adjectives(name: NameClasses) -> set[str]:
    return {place.usual for place in name.places if place.adjective}


def _national(name: NameClasses) -> bool:
    return bool(set(name.generic) & words_with("nation"))


def _one_place(one: NameClasses, other: NameClasses) -> bool:
    """Whether the names hold the same places, and two countries in the same order: that of sender and host."""
    first, second = [place.usual for place in one.places], [place.usual for place in other.places]
    if first == second:
        return True
    ordered = sum(place.kind == "country" for place in one.places) > 1
    return not ordered and sorted(first) == sorted(second)


def _contains(place: Place, places: tuple[Place, ...]) -> bool:
    return place.kind == "country" and any(
        own.kind != "country" and places_agree(place, own) == "within" and len(own.countries) == 1 for own in places
    )


def _nearby(one: NameClasses, other: NameClasses) -> Verdict | None:
    if not one.distinctive or len(one.places) != 1 or len(other.places) != 1:
        return None
    if places_agree(one.places[0], other.places[0]) != "within":
        return None
    return _likely(f"one place lies in the other: {one.places[0].name.title()} / {other.places[0].name.title()}")


def _public_bodies() -> frozenset[str]:
    return known_words() - words_with("firm")


def _weaker(one: Verdict, other: Verdict) -> Verdict:
    """The less sure of two, with both reasons where both are proposals."""
    order: tuple[Kind, ...] = ("different", "likely", "same")
    if one.kind == other.kind:
        return Verdict(one.kind, "; ".join(filter(None, (one.reason, other.reason))))
    return min(one, other, key=lambda verdict: order.index(verdict.kind))


def _likely(reason: str) -> Verdict:
    return Verdict("likely", reason)


def _different(reason: str) -> Verdict:
    return Verdict("different", reason)


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def _differing(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    first, second = list(one), list(other)
    for word in one:
        if word in second:
            first.remove(word)
            second.remove(word)
    return f"{' '.join(first) or 'nothing'} / {' '.join(second) or 'nothing'}"
