"""Which things are the same by their keys alone: equal keys mean one thing, in one report and in others.

A key is ``kind|name`` and, after further ``|``, what qualifies the name: an organization's place, a person's
organization, the report where an organization of a generic name has no place or a person no organization. Agreements,
projects and events are always qualified by the report. What is one thing though its keys differ, is told by
``resolution``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from .facts import Agreement, Organization, Person, Ref, ReportFacts, Role, Stated
from .folding import without_accents
from .identifiers import short
from .name_classes import name_classes
from .word_lists import generic_words, legal_forms

_ALONE = "|alone|"
_ACRONYM = re.compile(r"(?<=\w)\s*\(\s*[A-Z][A-Z.&-]{1,9}\s*\)\s*$")
_ELIDED = re.compile(r"\b([dl])['’ʼ](?=\w{3})")
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
    text = _ELIDED.sub(r"\1 ", text)
    text = _JOINED.sub("", _POSSESSIVE.sub("", without_accents(text)))
    words = _PUNCTUATION.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or " ".join(name.split())


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """The ``name_key`` without an acronym in parentheses at its end, its legal form written in one way."""
    words = name_key(_ACRONYM.sub("", name)).split()
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
    report = f"||{_plain(facts.report.identifier)}"
    found = {Ref("polity", fact.name.value): f"polity|{name_key(fact.name.value)}" for fact in facts.polities}
    for name in _places(facts):
        found[Ref("place", name)] = f"place|{name_key(name)}"
    places = {name: place for name, place in map(_named_place, reversed(facts.organizations)) if place}
    for name in {fact.name.value for fact in facts.organizations}:
        key = organization_key(name)
        if name in places:
            key += f"|{name_key(places[name])}"
        elif is_generic(name) and not name_classes(name).is_of_the_world:
            key += report
        found[Ref("organization", name)] = f"organization|{key}"
    employers = {name: ref for name, ref in map(_employer, reversed(facts.people)) if ref}
    for name in {fact.name.value for fact in facts.people}:
        where = found.get(employers[name]) if name in employers else None
        key = f"person|{name_key(name)}"
        found[Ref("person", name)] = with_employer(key, where) if where else f"{key}{report}"
    for project in facts.projects:
        found[Ref("project", project.name.value)] = f"project|{name_key(project.name.value)}{report}"
    for event in facts.events:
        found[Ref("event", event.name.value)] = f"event|{name_key(event.name.value)}{report}"
    return found


def kind_of(key: str) -> str:
    """The kind of thing, as ``kinds.KINDS`` has them."""
    return key.partition("|")[0]


def rank(key: str) -> tuple[int, str]:
    """What puts first, of the keys of one thing, the one whose IRI answers for the others."""
    return len(key), key


def name_and_place(key: str) -> tuple[str, str | None] | None:
    """The name and the place told in an organization's key; None where the key is of one report alone."""
    _, name, *qualifiers = key.split("|")
    return None if len(qualifiers) > 1 else (name, qualifiers[0] if qualifiers else None)


def employer_key(person: str) -> str | None:
    """The key of the organization in a person's key; None where there is none."""
    _, _, *qualifiers = person.split("|")
    return "|".join(["organization", *qualifiers]) if qualifiers and qualifiers[0] else None


def with_employer(person: str, organization: str) -> str:
    """A person's key with another organization in it."""
    return f"person|{person.split('|')[1]}|{_unprefixed(organization)}"


def alone(key: str, identifier: str) -> str:
    """The key of a thing in one report that people hold apart from all others of its key."""
    return f"{key}{_ALONE}{_plain(identifier)}"


def is_alone(key: str) -> bool:
    """Whether ``alone`` made the key."""
    return _ALONE in key


def reported_key(key: str) -> str:
    """The key that the report alone gives to what people hold apart; any other key as it is."""
    return key.partition(_ALONE)[0]


def belonging(kind: str, keys: Collection[str], to: Collection[str]) -> Iterator[str]:
    """The people, or roles, among keys that have one of these in their key: their organization, or person."""
    if kind == "person":
        yield from (key for key in keys if kind_of(key) == kind and employer_key(key) in to)
    elif kind == "membership":
        parts = {short(key) for key in to}
        yield from (key for key in keys if kind_of(key) == kind and not parts.isdisjoint(key.split("|")[1:3]))


def agreement_keys(agreements: Sequence[Agreement], named: dict[Ref, str], identifier: str) -> list[str]:
    """A key for each agreement: type, status, parties, and a number (by date, then title) where these are equal."""
    plain = [
        "|".join(
            [
                f"agreement|{fact.type.value}|{fact.status.value}",
                *sorted(named.get(party.value, f"|{party.value.name}").split("|")[1] for party in fact.parties),
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
    """The key of a person's role: the keys of person and organization, shortened, and the role's name."""
    organization = named.get(role.organization.value) if role.organization else None
    name = name_key(role.name.value) if role.name else ""
    return f"membership|{short(person)}|{short(organization) if organization else ''}|{name}"


def _places(facts: ReportFacts) -> dict[str, None]:
    placed = (fact.place for group in (facts.organizations, facts.agreements, facts.events) for fact in group)
    return {place.value: None for place in placed if place is not None}


def _named_place(fact: Organization) -> tuple[str, str | None]:
    return fact.name.value, fact.place.value if fact.place else None


def _employer(fact: Person) -> tuple[str, Ref | None]:
    """The first organization that the person's roles name."""
    return fact.name.value, next((role.organization.value for role in fact.roles if role.organization), None)


def _unprefixed(key: str) -> str:
    return key.partition("|")[2]


def _plain(identifier: str) -> str:
    return identifier.replace("|", "/")


def _value(stated: Stated[str] | None) -> str:
    return stated.value if stated else ""
