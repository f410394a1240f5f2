"""Which things of one report are the same, told by keys: equal keys mean one thing, in this report and in others.

A key is ``kind|name`` and, where the name alone is nobody's, ``|`` and what qualifies it: an organization with a
generic name by its place, a person by an organization, each failing that by the report. Agreements, projects and
events are always qualified by the report, so they are never merged across reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .facts import Agreement, Organization, Person, Ref, ReportFacts, Role, Stated
from .folding import without_accents
from .word_lists import generic_words, legal_forms

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s\b")
_JOINED = re.compile(r"['’ʼ‘`´]|(?<=\b\w)\.(?=\w\b)|(?<=\b\w)\.(?!\w)")
_PUNCTUATION = re.compile(r"[^\w]+|_+")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The name without what differs between two spellings of it; never empty for a name that is not blank.

    Compatibility forms and case are folded, and accents on Latin letters (marks of other scripts carry meaning and
    stay); possessive endings, dots of acronyms, other punctuation and a leading "the" go; "&" is "and".
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    text = _JOINED.sub("", _POSSESSIVE.sub("", without_accents(text)))
    words = _PUNCTUATION.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or " ".join(name.split())


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """The ``name_key`` with the legal form at its end written in one way."""
    words = name_key(name).split()
    forms = legal_forms()
    for start in range(1, len(words)):
        form = forms.get(" ".join(words[start:]))
        if form is not None:
            return " ".join([*words[:start], form])
    return " ".join(words)


def is_generic(name: str) -> bool:
    """Whether the name is made of common words alone (``words/generic.txt``), so that many may bear it."""
    return all(word in generic_words() or word.isdecimal() for word in name_key(name).split())


def keys(facts: ReportFacts) -> dict[Ref, str]:
    """The key of each named thing of the report, by kind and ``name.value``; places among them."""
    report = f"|{_plain(facts.report.identifier)}"
    found = {Ref("polity", fact.name.value): f"polity|{name_key(fact.name.value)}" for fact in facts.polities}
    for name in _places(facts):
        found[Ref("place", name)] = f"place|{name_key(name)}"
    places = {name: place for name, place in map(_named_place, reversed(facts.organizations)) if place}
    for name in {fact.name.value for fact in facts.organizations}:
        key = organization_key(name)
        if is_generic(name):
            key += f"|{name_key(places[name])}" if name in places else report
        found[Ref("organization", name)] = f"organization|{key}"
    employers = {name: ref for name, ref in map(_employer, reversed(facts.people)) if ref}
    for name in {fact.name.value for fact in facts.people}:
        where = _unprefixed(found.get(employers[name])) if name in employers else None
        found[Ref("person", name)] = f"person|{name_key(name)}{report if where is None else f'|{where}'}"
    for project in facts.projects:
        found[Ref("project", project.name.value)] = f"project|{name_key(project.name.value)}{report}"
    for event in facts.events:
        found[Ref("event", event.name.value)] = f"event|{name_key(event.name.value)}{report}"
    return found


def agreement_keys(agreements: Sequence[Agreement], named: dict[Ref, str], identifier: str) -> list[str]:
    """A key for each agreement: type, status, parties, and a number (by date, then title) where these are equal."""
    plain = [
        "|".join(
            [
                f"agreement|{fact.type.value}|{fact.status.value}",
                *sorted(_unprefixed(named.get(party.value)) or party.value.name for party in fact.parties),
                _plain(identifier),
            ]
        )
        for fact in agreements
    ]
    found = list(plain)
    for key in set(plain):
        same = [index for index, other in enumerate(plain) if other == key]
        same.sort(key=lambda index: (_value(agreements[index].date), _value(agreements[index].title), index))
        for number, index in enumerate(same[1:], start=2):
            found[index] = f"{key}|{number}"
    return found


def membership_key(person: str, role: Role, named: dict[Ref, str]) -> str:
    """The key of a person's role: person, organization, and the role's name."""
    organization = _unprefixed(named.get(role.organization.value)) if role.organization else None
    return f"membership|{_unprefixed(person)}|{organization or ''}|{name_key(role.name.value) if role.name else ''}"


def _places(facts: ReportFacts) -> dict[str, None]:
    placed = (fact.place for group in (facts.organizations, facts.agreements, facts.events) for fact in group)
    return {place.value: None for place in placed if place is not None}


def _named_place(fact: Organization) -> tuple[str, str | None]:
    return fact.name.value, fact.place.value if fact.place else None


def _employer(fact: Person) -> tuple[str, Ref | None]:
    """The first organization that the person's roles name."""
    return fact.name.value, next((role.organization.value for role in fact.roles if role.organization), None)


def _unprefixed(key: str | None) -> str | None:
    return None if key is None else key.partition("|")[2]


def _plain(identifier: str) -> str:
    return identifier.replace("|", "/")


def _value(stated: Stated[str] | None) -> str:
    return stated.value if stated else ""
