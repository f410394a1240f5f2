"""People as one report names them.

A person is a name the model tags, or two to four capitalised words beside a role, a form of address or a verb of
saying. What they are is read in ``roles``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .capitals import is_capitalised, is_topic
from .covered import Covered
from .entities import UNLISTED_ROLES
from .head_nouns import match_head
from .lexicon import word_set
from .organization_mentions import clean
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONFIDENCE = {"people.model": 0.75, "people.beside-role": 0.85, "people.saying": 0.7, "people.surname": 0.7}


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A place where a person is named; code point offsets, the end excluded; ``first``/``last`` are token
    offsets."""

    start: int
    end: int
    first: int
    last: int
    name: str
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1."""
        return CONFIDENCE[self.rule]


@dataclass(slots=True)
class PersonGroup:
    """One person of the report with all mentions."""

    name: str
    mentions: list[PersonMention] = field(default_factory=list)


def is_role(token: Token) -> bool:
    """Whether the word is a role or begins one ("director", "Vice-Mayor"), by the list or by the encoder."""
    low = token.lower_
    if low in word_set("role_words.txt") or low.removesuffix("s") in word_set("role_words.txt"):
        return True
    return token.i in token.doc.user_data.get(UNLISTED_ROLES, ())


def is_honorific(token: Token) -> bool:
    """Whether the word is a form of address ("Mr", "H.E.")."""
    return token.lower_ in word_set("honorifics.txt")


def find_people(doc: Doc, taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Mentions of people in text order, none overlapping ``taken`` (code point offsets of organizations)."""
    found: list[PersonMention] = []
    used = Covered(taken)

    def add(first: int, last: int, rule: str) -> None:
        while first < last and (is_honorific(doc[first]) or is_role(doc[first]) or not is_capitalised(doc[first])):
            first += 1
        while last > first and (not is_capitalised(doc[last - 1]) or is_role(doc[last - 1])):
            last -= 1
        while (
            last + 1 < len(doc) and doc[last].text == "-" and not doc[last - 1].whitespace_ and doc[last + 1].is_alpha
        ):
            last += 2
        if first >= last:
            return
        if first > 1 and is_honorific(doc[first - 2]) and doc[first - 1].is_title and not is_role(doc[first - 1]):
            first -= 1
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if used.meets(start, end):
            return
        name = clean(doc[first:last].text)
        if not _could_be_person(doc, first, last, name):
            return
        found.append(PersonMention(start, end, first, last, name, rule))
        used.add(start, end)

    for entity in doc.ents:
        if entity.label_ == "PERSON":
            for first, last in _lines(doc, entity.start, entity.end):
                add(first, last, "people.model")
    index = 0
    while index < len(doc):
        last = _capitals(doc, index)
        if last - index >= 2:
            rule = _context_rule(doc, index, last)
            if rule and not all(t.ent_type_ == "GPE" for t in doc[index:last]):
                add(index, min(last, index + 4), rule)
        index = max(last, index + 1)
    return sorted(found, key=lambda m: m.start)


def _lines(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    pieces, first = [], start
    for i in range(start, end):
        if doc[i].is_space or doc[i].text in (",", ";", ":", "(", ")"):
            pieces.append((first, i))
            first = i + 1
    pieces.append((first, end))
    return [(a, b) for a, b in pieces if b > a]


def _capitals(doc: Doc, index: int) -> int:
    k = index
    while k < len(doc) and (is_capitalised(doc[k]) or (k > index and _leads_on(doc, k))):
        if is_role(doc[k]) or is_honorific(doc[k]):
            break
        k += 1
    return k


def _leads_on(doc: Doc, k: int) -> bool:
    """Whether small words of a name stand here and a capitalised word behind them ("van der Berg")."""
    first = k
    while k < len(doc) and doc[k].lower_ in word_set("name_particles.txt") and not is_capitalised(doc[k]):
        k += 1
    return first < k < len(doc) and is_capitalised(doc[k])


def _context_rule(doc: Doc, first: int, last: int) -> str | None:
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if before is not None and (is_role(before) or is_honorific(before)):
        return "people.beside-role"
    if (
        after is not None
        and after.text == ","
        and any(is_role(t) for t in doc[last + 1 : last + 5])
        and _all_names(doc, first, last)
    ):
        return "people.beside-role"
    if before is not None and before.lower_ in word_set("saying_verbs.txt") and _all_names(doc, first, last):
        return "people.saying"
    if after is not None and after.lower_ in word_set("saying_verbs.txt") and _all_names(doc, first, last):
        return "people.saying"
    return None


def _all_names(doc: Doc, first: int, last: int) -> bool:
    return last - first <= 4 and not any(
        is_topic(t) or match_head(doc, t.i) or t.ent_type_ in ("DATE", "NORP") for t in doc[first:last]
    )


def _could_be_person(doc: Doc, first: int, last: int, name: str) -> bool:
    if any(c.isdigit() for c in name) or len(name) < 2 or (name.isupper() and len(name) < 5):
        return False
    if doc[last - 1].lower_ in word_set("not_organizations.txt") or any(match_head(doc, i) for i in range(first, last)):
        return False
    if place_kind(name) == "country" or (place_kind(name) and last - first == 1):
        return False
    return not (_is_brand(doc, first, last) or _is_quoted(doc, first, last))


def _is_brand(doc: Doc, first: int, last: int) -> bool:
    """ "Courtyard by X": what stands behind "by" belongs to the house's name, unless a role follows."""
    if first < 2 or doc[first - 1].lower_ != "by" or any(is_role(t) for t in doc[last : last + 5]):
        return False
    return is_capitalised(doc[first - 2]) and not doc[first - 2].is_sent_start


def _is_quoted(doc: Doc, first: int, last: int) -> bool:
    return first > 0 and doc[first - 1].text in '"“‘«' and last < len(doc) and doc[last].text in '"”’»,'


def group_people(mentions: Sequence[PersonMention]) -> list[PersonGroup]:
    """People by full name; a lone surname or given name joins the one person who bears it, and is dropped where
    nobody does."""
    groups: list[PersonGroup] = []
    for mention in mentions:
        parts = mention.name.split()
        if len(parts) < 2:
            continue
        group = next((g for g in groups if _same(g.name, mention.name)), None)
        if group is None:
            groups.append(PersonGroup(mention.name, [mention]))
        else:
            group.mentions.append(mention)
            if len(mention.name) > len(group.name):
                group.name = mention.name
    for mention in mentions:
        if len(mention.name.split()) == 1:
            bearers = [g for g in groups if mention.name in g.name.split()]
            if len(bearers) == 1:
                bearers[0].mentions.append(mention)
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    return groups


def _same(one: str, other: str) -> bool:
    a, b = one.casefold().split(), other.casefold().split()
    return (
        a == b
        or (len(a) != len(b) and a[-1] == b[-1] and a[0] == b[0])
        or ((set(a) <= set(b) or set(b) <= set(a)) and min(len(a), len(b)) >= 2)
    )
