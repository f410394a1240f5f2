"""People as one report names them, and what they are where.

A person is a name the model tags, or two to four capitalised words beside a role, a form of address or a verb of saying. Roles are read
from appositions and titles: "X, director of the Y", "Y director X", "Minister of Culture X", "X of the Y".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_set
from .names import OF, is_capitalised, is_topic, match_head
from .organizations import clean
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING = frozenset("said says told tells added adds explained explains noted notes recalled recalls commented stressed joked announced confirmed".split())
CONFIDENCE = {"people.model": 0.75, "people.beside-role": 0.85, "people.saying": 0.7, "people.surname": 0.7}


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A place where a person is named; code point offsets, the end excluded; ``first``/``last`` are token offsets."""

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
    """Whether the word is a role or begins one ("director", "Vice-Mayor")."""
    low = token.lower_
    return low in _roles() or low.removesuffix("s") in _roles()


@cache
def _roles() -> frozenset[str]:
    return frozenset(word for entry in word_set("role_words.txt") for word in ({entry} if " " not in entry else set()))


@cache
def _honorifics() -> frozenset[str]:
    return word_set("honorifics.txt")


def find_people(doc: Doc, taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Mentions of people in text order, none overlapping ``taken`` (code point offsets of organizations)."""
    found: list[PersonMention] = []
    used = list(taken)

    def add(first: int, last: int, rule: str) -> None:
        while first < last and (doc[first].lower_ in _honorifics() or is_role(doc[first]) or not is_capitalised(doc[first])):
            first += 1
        while last > first and (not is_capitalised(doc[last - 1]) or is_role(doc[last - 1])):
            last -= 1
        if first >= last:
            return
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if any(start < e and s < end for s, e in used):
            return
        name = clean(doc[first:last].text)
        if not _could_be_person(doc, first, last, name):
            return
        found.append(PersonMention(start, end, first, last, name, rule))
        used.append((start, end))

    for entity in doc.ents:
        if entity.label_ == "PERSON":
            for first, last in _lines(doc, entity.start, entity.end):
                add(first, last, "people.model")
    index = 0
    while index < len(doc):
        last = _capitals(doc, index)
        if last - index >= 2:
            rule = _context_rule(doc, index, last)
            if rule:
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
    while k < len(doc) and (is_capitalised(doc[k]) or (k > index and doc[k].lower_ in _PARTICLES and k + 1 < len(doc) and is_capitalised(doc[k + 1]))):
        if is_role(doc[k]) or doc[k].lower_ in _honorifics():
            break
        k += 1
    return k


_PARTICLES = frozenset("de da dos van von der den bin ibn al el la le di del della ter ten zu y bint abu".split())


def _context_rule(doc: Doc, first: int, last: int) -> str | None:
    before = doc[first - 1] if first else None
    after = doc[last] if last < len(doc) else None
    if before is not None and (is_role(before) or before.lower_ in _honorifics()):
        return "people.beside-role"
    if after is not None and after.text == "," and any(is_role(t) for t in doc[last + 1:last + 5]) and _all_names(doc, first, last):
        return "people.beside-role"
    if before is not None and before.lower_ in SAYING and _all_names(doc, first, last):
        return "people.saying"
    if after is not None and after.lower_ in SAYING and _all_names(doc, first, last):
        return "people.saying"
    return None


def _all_names(doc: Doc, first: int, last: int) -> bool:
    return last - first <= 4 and not any(is_topic(t) or match_head(doc, t.i) or t.ent_type_ in ("DATE", "NORP") for t in doc[first:last])


def _could_be_person(doc: Doc, first: int, last: int, name: str) -> bool:
    if any(c.isdigit() for c in name) or len(name) < 2 or name.isupper() and len(name) < 5:
        return False
    if any(match_head(doc, i) is not None for i in range(first, last)) or doc[last - 1].lower_ in word_set("not_organizations.txt"):
        return False
    if place_kind(name) == "country" or (place_kind(name) and last - first == 1):
        return False
    quoted = first and doc[first - 1].text in "\"“‘«" and last < len(doc) and doc[last].text in "\"”’»,"
    return not quoted


def group_people(mentions: Sequence[PersonMention]) -> list[PersonGroup]:
    """People by full name; a lone surname or given name joins the one person who bears it, and is dropped where nobody does."""
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
    return a == b or (len(a) != len(b) and a[-1] == b[-1] and a[0] == b[0]) or (set(a) <= set(b) or set(b) <= set(a)) and min(len(a), len(b)) >= 2


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role: of whom (index of the group), its words, and where: the index of an organization group, or None.

    ``start`` and ``end`` are the code point offsets of the words that tell it, the name included.
    """

    person: int
    role: str | None
    organization: int | None
    start: int
    end: int
    rule: str
    confidence: float


def find_roles(doc: Doc, people: Sequence[PersonGroup], organizations: Sequence[tuple[int, int, int]], resolve: OrganizationResolver) -> list[RoleMention]:
    """Roles of the people. ``organizations`` are mentions as (first token, end token, group index) in text order."""
    found: list[RoleMention] = []
    for number, group in enumerate(people):
        for mention in group.mentions:
            found += _after(doc, number, mention, organizations, resolve)
            found += _before(doc, number, mention, organizations, resolve)
    return _best(found)


class OrganizationResolver:
    """Finds the organization that other words than its name stand for; replaced by ``anaphora.Resolver`` in the pipeline."""

    def definite(self, first: int, last: int) -> int | None:
        """The group meant by "the museum" between these tokens, or None."""
        return None

    def ministry_of(self, role: str) -> int | None:
        """The ministry of a "Minister of Culture", where the report names it."""
        return None


def _after(doc: Doc, number: int, person: PersonMention, organizations: Sequence[tuple[int, int, int]], resolve: OrganizationResolver) -> list[RoleMention]:
    """ "X, director of the Y", "X, the Y's director", "X (Y)", "X of the Y"."""
    k = person.last
    if k >= len(doc):
        return []
    if doc[k].lower_ in ("of", "from", "at") :
        org = _organization_at(doc, k + 1, organizations)
        if org:
            return [_role(doc, number, person, None, org[2], person.first, org[1], "people.of", 0.75)]
        return []
    if doc[k].text == "(":
        org = _organization_at(doc, k + 1, organizations)
        if org and org[1] < len(doc) and doc[org[1]].text in (")", ","):
            return [_role(doc, number, person, None, org[2], person.first, org[1], "people.brackets", 0.8)]
    if doc[k].text not in (",", "(", "–", "—", "-") and doc[k].lower_ not in ("as", "is", "was"):
        return []
    found = []
    start = k + 1
    stop = _clause_end(doc, start)
    roles = [t.i for t in doc[start:stop] if is_role(t)]
    if roles:
        first_role = roles[0]
        if first_role - start <= 8:
            inside = [o for o in organizations if start <= o[0] < stop]
            linked = next((o for o in inside if o[0] > first_role and _linked(doc, first_role, o[0])), None)
            owner = next((o for o in inside if o[1] <= first_role and first_role - o[1] <= 3), None)
            if linked is not None:
                cut = _trim_role(doc, start, linked[0])
                found.append(_role(doc, number, person, doc[cut[0]:cut[1]].text, linked[2], person.first, linked[1], "people.apposition", 0.9))
                found += _second_role(doc, number, person, linked, stop, organizations)
            elif owner is not None:
                first = owner[1] + (doc[owner[1]].text in ("'s", "’s", "'", "’"))
                end = _role_end(doc, first)
                found.append(_role(doc, number, person, doc[first:end].text, owner[2], person.first, end, "people.owner", 0.85))
            else:
                end = _role_end(doc, first_role)
                words = doc[start:end].text
                target = resolve.ministry_of(words)
                if target is None:
                    target = resolve.definite(first_role, end)
                found.append(_role(doc, number, person, words, target, person.first, end, "people.apposition-alone", 0.7))
    return found


def _second_role(doc: Doc, number: int, person: PersonMention, first: tuple[int, int, int], stop: int, organizations: Sequence[tuple[int, int, int]]) -> list[RoleMention]:
    """ "... director of the Y and president of the Z"."""
    k = first[1]
    if k < stop and doc[k].lower_ == "and" and any(is_role(t) for t in doc[k + 1:k + 4]):
        role = next(t.i for t in doc[k + 1:k + 4] if is_role(t))
        org = next((o for o in organizations if role < o[0] < stop and _linked(doc, role, o[0])), None)
        if org is not None:
            cut = _trim_role(doc, k + 1, org[0])
            return [_role(doc, number, person, doc[cut[0]:cut[1]].text, org[2], person.first, org[1], "people.apposition", 0.85)]
    return []


def _before(doc: Doc, number: int, person: PersonMention, organizations: Sequence[tuple[int, int, int]], resolve: OrganizationResolver) -> list[RoleMention]:
    """ "the director of the Y, X", "Y director X", "Minister of Culture X"."""
    k = person.first - 1
    while k >= 0 and (doc[k].text in (",", ".") or doc[k].lower_ in _honorifics()):
        k -= 1
    if k < 0:
        return []
    org = next((o for o in organizations if o[1] - 1 == k), None)
    if org is not None:
        of = org[0] - 1
        while of >= 0 and doc[of].lower_ in ("the", "of", "at", "for"):
            of -= 1
        if of >= 0 and (is_role(doc[of]) or _role_phrase_before(doc, of)):
            first = _role_start(doc, of)
            cut = _trim_role(doc, first, org[0])
            return [_role(doc, number, person, doc[cut[0]:cut[1]].text, org[2], first, person.last, "people.title-of", 0.85)]
        return []
    if not is_role(doc[k]) and not _title_end(doc, k):
        return []
    first = _role_start(doc, k)
    words = doc[first:k + 1].text
    owner = next((o for o in organizations if o[1] == first or (o[1] == first - 1 and doc[o[1]].text in ("'s", "’s", "'", "’"))), None)
    if owner is not None:
        return [_role(doc, number, person, words, owner[2], owner[0], person.last, "people.title", 0.85)]
    target = resolve.ministry_of(words)
    if target is None and first and doc[first - 1].text in ("'s", "’s", "'", "’"):
        target = resolve.definite(max(0, first - 3), first - 1)
    if target is None and first and doc[first - 1].lower_ not in ("the", "a"):
        target = resolve.definite(max(0, first - 2), first)
    return [_role(doc, number, person, words, target, first, person.last, "people.title", 0.7)]


def _title_end(doc: Doc, k: int) -> bool:
    """Whether a title such as "Minister of Tourism and Antiquities" ends at ``k``."""
    i = k
    while i >= 0 and k - i < 9 and (is_capitalised(doc[i]) or doc[i].lower_ in OF or doc[i].lower_ in ("and", "the", ",", "&")):
        if doc[i].lower_ in ("minister", "secretary", "ambassador", "commissioner", "mayor", "governor", "secretary-general", "director-general"):
            return True
        i -= 1
    return False


def _role_phrase_before(doc: Doc, k: int) -> bool:
    return k > 0 and doc[k].lower_ in ("department", "section", "division", "collection", "collections", "general", "affairs") and any(is_role(t) for t in doc[max(0, k - 4):k])


def _role_start(doc: Doc, k: int) -> int:
    first = k
    while first > 0 and k - first < 9:
        before = doc[first - 1]
        if is_role(before) or before.tag_ in ("JJ", "NN") and not before.is_sent_start and before.text not in (",",) or before.text == "-" \
                or before.lower_ in OF and first - 2 >= 0 and (is_role(doc[first - 2]) or _title_end(doc, first - 2)) \
                or before.lower_ in ("and", "&", "the") and _title_end(doc, first - 2 if first > 1 else 0) \
                or is_capitalised(before) and (is_topic(before) or before.lower_ in ("general", "foreign", "prime", "chief", "vice", "deputy", "acting")):
            first -= 1
            continue
        break
    while first < k and doc[first].lower_ in ("the", "of", "and", "its", "their"):
        first += 1
    return first


def _role_end(doc: Doc, k: int) -> int:
    end = k + 1
    while end < len(doc) and end - k < 12:
        token = doc[end]
        if token.is_punct and token.text not in ("-", "–") or token.is_space or token.pos_ in ("VERB", "AUX") or token.lower_ in ("who", "which", "said", "and"):
            if token.lower_ == "and" and end + 1 < len(doc) and is_topic(doc[end + 1]) and is_capitalised(doc[end + 1]):
                end += 2
                continue
            break
        end += 1
    return end


def _clause_end(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and end - start < 28:
        token = doc[end]
        if token.is_space or token.text in (".", ";", ":", ")", "”", "\"") or token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" and not is_capitalised(token):
            break
        if token.lower_ in ("who", "which") or token.is_sent_start and end > start:
            break
        end += 1
    return end


def _linked(doc: Doc, role: int, organization: int) -> bool:
    """Whether "of", "at", "for" … leads from the role to the organization with nothing but a phrase between."""
    between = doc[role + 1:organization]
    if len(between) > 9 or not any(t.lower_ in ("of", "at", "for", "with", "in", "from", "to") for t in between):
        return False
    return not any(t.text in (";", "(", ")") or (t.text == "," and len(between) > 2 and not any(x.lower_ == "of" for x in doc[t.i:organization])) for t in between)


def _trim_role(doc: Doc, first: int, end: int) -> tuple[int, int]:
    while first < end and doc[first].lower_ in ("the", "a", "an", "its", "their", "as", "is", "was", ",", "(", "who"):
        first += 1
    while end > first and (doc[end - 1].lower_ in ("the", "of", "at", "for", "with", "in", "from", "to") or doc[end - 1].is_punct):
        end -= 1
    return first, end


def _organization_at(doc: Doc, k: int, organizations: Sequence[tuple[int, int, int]]) -> tuple[int, int, int] | None:
    while k < len(doc) and doc[k].lower_ in ("the", "its"):
        k += 1
    return next((o for o in organizations if o[0] <= k < o[1]), None)


def _role(doc: Doc, number: int, person: PersonMention, words: str | None, organization: int | None, first: int, last: int, rule: str, confidence: float) -> RoleMention:
    role = clean(words) if words else None
    first, last = min(first, person.first), max(last, person.last)
    return RoleMention(number, role or None, organization, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), rule, confidence)


def _best(roles: list[RoleMention]) -> list[RoleMention]:
    """One row a person and organization: with its role where any mention tells it, the surest first; no row without organization beside one with."""
    kept: dict[tuple[int, int | None], RoleMention] = {}
    for role in sorted(roles, key=lambda r: (r.role is None, -r.confidence, r.start)):
        kept.setdefault((role.person, role.organization), role)
    persons_with = {p for p, o in kept if o is not None}
    return sorted((r for (p, o), r in kept.items() if o is not None or p not in persons_with), key=lambda r: (r.person, r.start))
