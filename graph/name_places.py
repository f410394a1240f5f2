"""What places say about two names: those the names hold, and those that reports tell of the organizations."""

from __future__ import annotations

from .name_classes import NameClasses, words_with
from .place_words import Place, agreement, place_told, places_agree
from .verdicts import Verdict, different, likely


def one_place(one: NameClasses, other: NameClasses) -> bool:
    """Whether the names hold the same places, and two countries in the same order: that of sender and host."""
    first, second = [place.usual for place in one.places], [place.usual for place in other.places]
    if first == second:
        return True
    ordered = sum(place.kind == "country" for place in one.places) > 1
    return not ordered and sorted(first) == sorted(second)


def by_places(one: NameClasses, other: NameClasses, place_one: str | None, place_other: str | None) -> Verdict | None:
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
        if agree == "equal" and not _needs_rank(one) and not _is_local(one, place_one):
            return Verdict("same", f"the place {added} is in one name and told of the other")
        if agree in ("equal", "within", "unknown"):
            return likely(f"the place {added} is in one name and agrees with what is told of the other")
        return different(f"one name adds the place {added}, the other is told to be elsewhere")
    if one.is_generic:
        return different(f"many organizations bear the one name, and only the other tells a place: {added}")
    return likely(f"one name adds the place {added}: perhaps a branch")


def by_told_places(one: NameClasses, other: NameClasses, place_one: str | None, place_other: str | None) -> Verdict:
    """How sure two like names are, given the places told: "same" where these take nothing away."""
    agree = agreement(place_one, place_other)
    places = f"{place_one or 'no place'} / {place_other or 'no place'}"
    if one.is_generic and other.is_generic:
        if agree == "equal" and not _is_local(one, place_one):
            return Verdict("same", "one place")
        if agree in ("equal", "within"):
            return likely(f"many organizations bear the name, and the places may be one: {places}")
        if agree == "untold" and one.is_of_the_world and other.is_of_the_world:
            return Verdict("same", "one such body in the world")
        if agree == "untold" and one.numbers:
            return likely("many organizations bear such a name, but few with this number")
        return different(f"many organizations bear the name, and the places do not tell that it is one: {places}")
    if agree == "apart" and not any(place.kind == "city" for place in (*one.places, *other.places)):
        return different(f"one name in two places: {places}")
    if agree == "apart":
        return likely(f"one name and its city, but told of two places: {places}")
    if agree == "unknown":
        return likely(f"the places may be two: {places}")
    if agree == "untold" and one.is_short_acronym and other.is_short_acronym:
        return likely("others may have the same acronym, and no place tells that it is one")
    return Verdict("same", "")


def _needs_rank(name: NameClasses) -> bool:
    """Whether a generic name may be many bodies' even in one place: "Art Museum", but not "State Gallery"."""
    return not name.distinctive and not name.places and not set(name.generic) & words_with("single")


def _is_local(name: NameClasses, told: str | None) -> bool:
    """Whether a generic name is told to be in a country, which has many such bodies."""
    if name.distinctive or not told or words_with("local").isdisjoint(name.generic):
        return False
    place = place_told(told)
    return place is not None and place.kind == "country"


def _contains(place: Place, places: tuple[Place, ...]) -> bool:
    return place.kind == "country" and any(
        own.kind != "country" and places_agree(place, own) == "within" and len(own.countries) == 1 for own in places
    )


def _nearby(one: NameClasses, other: NameClasses) -> Verdict | None:
    if not one.distinctive or len(one.places) != 1 or len(other.places) != 1:
        return None
    if places_agree(one.places[0], other.places[0]) != "within":
        return None
    return likely(f"one place lies in the other: {one.places[0].name.title()} / {other.places[0].name.title()}")
