"""What people are, and where: roles read from appositions and titles.

"X, director of the Y", "Y director X", "Minister of Culture X", "X of the Y". The organization may be named, stand
in a definite noun ("director of the museum"), or follow from a minister's title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .organization_mentions import clean
from .people import PersonGroup, PersonMention, is_honorific, is_role
from .role_phrases import clause_end, ends_title, leads_to, role_end, role_noun_before, role_start, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc

OrganizationSpan = tuple[int, int, int]
"""Where an organization stands: first token, end token, index of its group."""


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


def find_roles(
    doc: Doc, people: Sequence[PersonGroup], organizations: Sequence[OrganizationSpan], resolve: OrganizationResolver
) -> list[RoleMention]:
    """Roles of the people.

    ``organizations`` are mentions as (first token, end token, group index) in text order.
    """
    found: list[RoleMention] = []
    for number, group in enumerate(people):
        for mention in group.mentions:
            found += _after(doc, number, mention, organizations, resolve)
            found += _before(doc, number, mention, organizations, resolve)
    return _best(found)


class OrganizationResolver(Protocol):
    """Finds the organization that other words than its name stand for; indexes of groups, None where nothing is
    meant."""

    def definite(self, first: int, last: int) -> int | None:
        """What "the museum" between these tokens means."""

    def ministry_of(self, role: str) -> int | None:
        """The ministry of a "Minister of Culture", where the report names it."""


def _after(
    doc: Doc,
    number: int,
    person: PersonMention,
    organizations: Sequence[OrganizationSpan],
    resolve: OrganizationResolver,
) -> list[RoleMention]:
    """ "X, director of the Y", "X, the Y's director", "X (Y)", "X of the Y"."""
    k = person.last
    if k >= len(doc):
        return []
    if doc[k].lower_ in ("of", "from", "at"):
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
    stop = clause_end(doc, start)
    roles = [t.i for t in doc[start:stop] if is_role(t)]
    if roles:
        first_role = roles[0]
        if first_role - start <= 8:
            inside = [o for o in organizations if start <= o[0] < stop]
            linked = next((o for o in inside if o[0] > first_role and leads_to(doc, first_role, o[0])), None)
            owner = next((o for o in inside if o[1] <= first_role and first_role - o[1] <= 3), None)
            if linked is not None:
                cut = trimmed(doc, start, linked[0])
                found.append(
                    _role(
                        doc,
                        number,
                        person,
                        doc[cut[0] : cut[1]].text,
                        linked[2],
                        person.first,
                        linked[1],
                        "people.apposition",
                        0.9,
                    )
                )
                found += _second_role(doc, number, person, linked, stop, organizations)
            elif owner is not None:
                first = owner[1] + (doc[owner[1]].text in ("'s", "’s", "'", "’"))
                end = role_end(doc, first)
                found.append(
                    _role(doc, number, person, doc[first:end].text, owner[2], person.first, end, "people.owner", 0.85)
                )
            else:
                end = role_end(doc, first_role)
                words = doc[start:end].text
                target = resolve.ministry_of(words)
                if target is None:
                    target = resolve.definite(first_role, end)
                found.append(
                    _role(doc, number, person, words, target, person.first, end, "people.apposition-alone", 0.7)
                )
    return found


def _second_role(
    doc: Doc,
    number: int,
    person: PersonMention,
    first: OrganizationSpan,
    stop: int,
    organizations: Sequence[OrganizationSpan],
) -> list[RoleMention]:
    """ "...

    director of the Y and president of the Z".
    """
    k = first[1]
    if k < stop and doc[k].lower_ == "and" and any(is_role(t) for t in doc[k + 1 : k + 4]):
        role = next(t.i for t in doc[k + 1 : k + 4] if is_role(t))
        org = next((o for o in organizations if role < o[0] < stop and leads_to(doc, role, o[0])), None)
        if org is not None:
            cut = trimmed(doc, k + 1, org[0])
            return [
                _role(
                    doc,
                    number,
                    person,
                    doc[cut[0] : cut[1]].text,
                    org[2],
                    person.first,
                    org[1],
                    "people.apposition",
                    0.85,
                )
            ]
    return []


def _before(
    doc: Doc,
    number: int,
    person: PersonMention,
    organizations: Sequence[OrganizationSpan],
    resolve: OrganizationResolver,
) -> list[RoleMention]:
    """ "the director of the Y, X", "Y director X", "Minister of Culture X"."""
    k = person.first - 1
    while k >= 0 and (doc[k].text in (",", ".") or is_honorific(doc[k])):
        k -= 1
    if k < 0:
        return []
    org = next((o for o in organizations if o[1] - 1 == k), None)
    if org is not None:
        of = org[0] - 1
        while of >= 0 and doc[of].lower_ in ("the", "of", "at", "for"):
            of -= 1
        if of >= 0 and (is_role(doc[of]) or role_noun_before(doc, of)):
            first = role_start(doc, of)
            cut = trimmed(doc, first, org[0])
            return [
                _role(
                    doc, number, person, doc[cut[0] : cut[1]].text, org[2], first, person.last, "people.title-of", 0.85
                )
            ]
        return []
    if not is_role(doc[k]) and not ends_title(doc, k):
        return []
    first = role_start(doc, k)
    words = doc[first : k + 1].text
    owner = next(
        (o for o in organizations if o[1] == first or (o[1] == first - 1 and doc[o[1]].text in ("'s", "’s", "'", "’"))),
        None,
    )
    if owner is not None:
        return [_role(doc, number, person, words, owner[2], owner[0], person.last, "people.title", 0.85)]
    target = resolve.ministry_of(words)
    if target is None and first and doc[first - 1].text in ("'s", "’s", "'", "’"):
        target = resolve.definite(max(0, first - 3), first - 1)
    if target is None and first and doc[first - 1].lower_ not in ("the", "a"):
        target = resolve.definite(max(0, first - 2), first)
    return [_role(doc, number, person, words, target, first, person.last, "people.title", 0.7)]


def _organization_at(doc: Doc, k: int, organizations: Sequence[OrganizationSpan]) -> OrganizationSpan | None:
    while k < len(doc) and doc[k].lower_ in ("the", "its"):
        k += 1
    return next((o for o in organizations if o[0] <= k < o[1]), None)


def _role(
    doc: Doc,
    number: int,
    person: PersonMention,
    words: str | None,
    organization: int | None,
    first: int,
    last: int,
    rule: str,
    confidence: float,
) -> RoleMention:
    role = clean(words) if words else None
    first, last = min(first, person.first), max(last, person.last)
    return RoleMention(
        number, role or None, organization, doc[first].idx, doc[last - 1].idx + len(doc[last - 1]), rule, confidence
    )


def _best(roles: list[RoleMention]) -> list[RoleMention]:
    """One row a person and organization: with its role where any mention tells it, the surest first; no row
    without organization beside one with."""
    kept: dict[tuple[int, int | None], RoleMention] = {}
    for role in sorted(roles, key=lambda r: (r.role is None, -r.confidence, r.start)):
        kept.setdefault((role.person, role.organization), role)
    persons_with = {p for p, o in kept if o is not None}
    return sorted(
        (r for (p, o), r in kept.items() if o is not None or p not in persons_with), key=lambda r: (r.person, r.start)
    )
