"""Which mentions of one report are the same organization.

Sure signs only: the same words after legal form and spelling variants, a form in brackets, a short form whose
distinctive words stand in exactly one longer name. A short form that fits several longer names ("the City
Library" beside two of them) is no organization of its own and is left out. The fullest written form becomes the
name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..graph.identity import is_generic, name_key
from .covered import Covered
from .head_nouns import head_nouns
from .lexicon import word_list, word_set, word_table
from .organization_mentions import Mention, clean
from .places import place_kind

_ACRONYM = re.compile(r"[A-Z]{3,7}")
SYNONYMS = frozenset({"house"})


@dataclass(slots=True)
class Group:
    """One organization of the report: its name, all forms the report uses, and its mentions in text order."""

    name: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@cache
def words(name: str) -> tuple[str, ...]:
    """The comparable words of a name: those of its ``name_key`` without legal form, in one spelling."""
    return tuple(_variants().get(word, word) for word in name_key(_without_legal_form(name)).split())


@cache
def _variants() -> dict[str, str]:
    return {row["written"]: row["meant"] for row in word_table("spelling_variants.csv")}


def _without_legal_form(name: str) -> str:
    for form in sorted(word_list("legal_forms.txt"), key=len, reverse=True):
        if name.endswith(form) and name[: -len(form)].rstrip(" ,") != name[: -len(form)]:
            return name[: -len(form)].rstrip(" ,")
    return name


@cache
def _common_words() -> frozenset[str]:
    heads = {word for phrase in head_nouns() for word in phrase}
    return word_set("topic_words.txt") | word_set("generic_words.txt") | word_set("small_words.txt") | heads


def distinctive(name: str) -> tuple[str, ...]:
    """The words of a name that are neither common, nor a head noun, nor a place."""
    return tuple(
        w
        for w in words(name)
        if w not in _common_words() and w.removesuffix("s") not in _common_words() and not place_kind(w.title())
    )


def group_mentions(mentions: Sequence[Mention], text: str) -> list[Group]:
    """Organizations in the order of their first mention; every mention that is kept belongs to exactly one."""
    groups: list[Group] = []
    by_key: dict[tuple[str, ...], Group] = {}
    for mention in mentions:
        keys = [words(form) for form in (mention.name, *mention.forms)]
        group = next((by_key[k] for k in keys if k in by_key), None) or next(
            (by_key[s] for s in map(_synonym_key, keys) if s in by_key), None
        )
        if group is None:
            group = Group(mention.name)
            groups.append(group)
        group.mentions.append(mention)
        for form in (mention.name, *mention.forms):
            if form not in group.forms:
                group.forms.append(form)
        for key in keys:
            by_key.setdefault(key, group)
            by_key.setdefault(_synonym_key(key), group)
    groups = _fold_acronyms(_fold_short_forms(groups))
    covered = Covered((m.start, m.end) for group in groups for m in group.mentions)
    for group in groups:
        _add_known_forms(group, groups, text, covered)
        group.mentions.sort(key=lambda m: (m.start, m.end))
        group.name = _fullest(group)
    return groups


def _synonym_key(key: tuple[str, ...]) -> tuple[str, ...]:
    """The key without words that vary between spellings of one firm ("Publishing" / "Publishing House"); marked,
    so as not to equal a plain key."""
    return ("~", *(w for w in key if w not in SYNONYMS)) if len(key) > 2 else key


def _fold_short_forms(groups: list[Group]) -> list[Group]:
    """Join each short form to the one longer name that holds it; drop it where several do."""
    kept: list[Group] = []
    for group in groups:
        longer = [g for g in groups if g is not group and any(_is_short_form(group, f) for f in g.forms)]
        tops = [g for g in longer if not any(o is not g and any(_is_short_form(g, f) for f in o.forms) for o in longer)]
        if not tops:
            kept.append(group)
        elif len(tops) == 1:
            target = tops[0]
            target.mentions += group.mentions
            target.forms += [f for f in group.forms if f not in target.forms]
    return kept


def _fold_acronyms(groups: list[Group]) -> list[Group]:
    """Join an acronym that nothing introduces to the one name whose initials it is."""
    bearers: dict[str, list[Group]] = {}
    for group in groups:
        for letters in {_initials(form) for form in group.forms if " " in form}:
            bearers.setdefault(letters, []).append(group)
    kept: list[Group] = []
    for group in groups:
        full = bearers.get(group.name, []) if _ACRONYM.fullmatch(group.name) and len(group.forms) == 1 else []
        if len(full) == 1:
            full[0].mentions += group.mentions
            full[0].forms.append(group.name)
        else:
            kept.append(group)
    return kept


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def _is_short_form(group: Group, long_form: str) -> bool:
    """Whether the group's name is a shorter way to say ``long_form``: its words in order, with its head or a
    distinctive word."""
    short, long = words(group.name), words(long_form)
    if not short or len(short) >= len(long) or _is_parent(group.name, long_form):
        return False
    rest = iter(long)
    if not all(w in rest for w in short):
        return False
    content = [w for w in short if w not in word_set("small_words.txt")]
    if distinctive(group.name):
        return len(content) >= 1
    return (len(content) >= 2 and short[0] == long[0]) or (len(content) >= 2 and short == long[-len(short) :])


def _is_parent(name: str, long_form: str) -> bool:
    """Whether the name is an acronym that only begins the other, as that of its house: "ABC" and "ABC Art Museum"."""
    if not _ACRONYM.fullmatch(name) or not long_form.startswith(f"{name} "):
        return False
    return words(long_form)[-1] in {phrase[-1] for phrase in head_nouns()}


def _add_known_forms(group: Group, groups: list[Group], text: str, covered: Covered) -> None:
    """Find the group's forms, its name without legal form, and its acronym-like words wherever else the text has
    them, outside what is covered by mentions."""
    kind = next((m.type for m in group.mentions if m.type), None)
    for form in sorted({*group.forms, *_short_candidates(group, groups)}, key=lambda f: (-len(f), f)):
        if len(form) < 3 or not any(c.isupper() for c in form):
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
            if not covered.meets(*match.span()):
                group.mentions.append(Mention(match.start(), match.end(), form, kind, "organizations.known-form"))
                covered.add(*match.span())
                if form not in group.forms:
                    group.forms.append(form)


def _short_candidates(group: Group, groups: list[Group]) -> Iterator[str]:
    """Short forms worth looking for: the name without legal form, its first distinctive word or two, unless
    another name shares them."""
    others = Counter(w for g in groups if g is not group for f in g.forms for w in set(words(f)))
    for form in list(group.forms):
        bare = _without_legal_form(form)
        if bare != form:
            yield bare
        own = [
            w
            for w in re.findall(r"[\w'’.-]+", bare)
            if w[0].isupper() and words(w) and words(w)[0] in distinctive(form)
        ]
        if len(own) >= 1 and len(own[0]) > 3 and not others[words(own[0])[0]] and len(words(bare)) > 1:
            if len(own) >= 2 and f"{own[0]} {own[1]}" in bare:
                yield f"{own[0]} {own[1]}"
            if any(m.rule == "organizations.legal-form" for m in group.mentions):
                yield own[0]


def _fullest(group: Group) -> str:
    """The form with most words, then the longest, then the most frequent; without "in PLACE" where what is before it
    names one organization by itself ("the Vellan Museum in Leeds")."""
    counts = Counter(m.name for m in group.mentions)
    named = [f for f in group.forms if counts[f]] or group.forms
    full = clean(max(named, key=lambda f: (len(words(f)), len(f), counts[f], f)))
    short, link, place = full.rpartition(" in ")
    apart = bool(link) and short in group.forms and place_kind(place) is not None and not is_generic(short)
    return short if apart else full
