"""What people are, and where: roles read from appositions and titles.

"X, director of the Y", "Y director X", "the director of the Y, X", "Minister of Culture X", "X, who is director of
the Y", "X of the Y", "X signed for the Y". The organization may be named, stand in a definite noun ("director of the
museum"), or follow from the title of a minister or mayor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from .organization_mentions import clean
from .people import PersonGroup, PersonMention, is_honorific, is_role
from .role_phrases import (
    apposition_end,
    ends_title,
    leads_to,
    phrase_before,
    role_end,
    role_start,
    sentence_start,
    title_head,
    trimmed,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

OrganizationSpan = tuple[int, int, int]
"""Where an organization stands: first token, end token, index of its group."""

LONGEST_ASIDE, LONGEST_OPENING = 14, 24
"""Tokens of an aside behind a name; between "On behalf of" and the name of who speaks so."""
LONGEST_UNLISTED = 4
"""Words of a role that no list has, the link behind it included."""
GOVERNING = ("of", "in", "at", "with", "from")
UNITS = ("department", "division", "section", "unit", "office", "directorate")
PRONOUNS = ("its", "whose", "their")
POSSESSIVES = ("'s", "’s", "'", "’")
CONFIDENCE = {
    "people.apposition": 0.82,
    "people.owner": 0.8,
    "people.title-of": 0.8,
    "people.title": 0.85,
    "people.brackets": 0.8,
    "people.signs-for": 0.8,
    "people.of": 0.9,
    "people.alone": 0.7,
}


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


class OrganizationResolver(Protocol):
    """Finds the organization that other words than its name stand for: the index of its group, or None."""

    def definite(self, first: int, last: int) -> int | None:
        """What "the museum" between these tokens means."""

    def office_of(self, role: str) -> int | None:
        """The ministry of a "Minister of Culture", the city government of a mayor, where the report names it."""


def find_roles(
    doc: Doc,
    people: Sequence[PersonGroup],
    organizations: Sequence[OrganizationSpan],
    resolve: OrganizationResolver,
) -> list[RoleMention]:
    """Roles of the people. ``organizations`` are mentions and definite nouns in text order."""
    found: list[RoleMention] = []
    for number, group in enumerate(people):
        for mention in group.mentions:
            found += _Beside(doc, organizations, resolve, number, mention).roles()
    return _best(found)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words beside one mention of a person."""

    doc: Doc
    organizations: Sequence[OrganizationSpan]
    resolve: OrganizationResolver
    number: int
    person: PersonMention

    def roles(self) -> Iterator[RoleMention]:
        ahead = list(self._ahead())
        yield from ahead
        if not (ahead and self._title_of_next()):
            yield from self._behind()

    def _title_of_next(self) -> bool:
        """Whether what follows is the title of the next person: "the mayor of X, A, the director of the Y, B"."""
        doc, k = self.doc, self.person.last
        start = k + 1
        while start < len(doc) and doc[start].lower_ in ("and", "by", "with"):
            start += 1
        if k >= len(doc) or doc[k].text != "," or doc[start : start + 1].text.lower() != "the":
            return False
        stop = apposition_end(doc, start)
        person = next((t.i for t in doc[start:stop] if t.ent_type_ == "PERSON"), None)
        return person is not None and any(t.text == "," or is_honorific(t) for t in doc[person - 2 : person])

    def _behind(self) -> Iterator[RoleMention]:
        doc, k = self.doc, self.person.last
        if k >= len(doc):
            return
        token = doc[k]
        yield from self._holder_in_brackets()
        if token.lower_ in ("of", "from", "at"):
            org = self._at(k + 1)
            if org:
                yield self._role(None, org[2], self.person.first, org[1], "people.of")
        elif token.text == "(" and self._in_brackets(k):
            org = self._at(k + 1)
            if org:
                yield self._role(None, org[2], self.person.first, org[1], "people.brackets")
        elif token.text in (",", "(", "–", "—", "-") or token.lower_ in ("as", "is", "was"):
            yield from self._apposition(k + 1)
        yield from self._signs_for(k)

    def _holder_in_brackets(self) -> Iterator[RoleMention]:
        """ "the Y (X, president)", "the Y (YY; X, president)"."""
        doc, first, k = self.doc, self.person.first, self.person.last
        opening = next((i for i in range(first - 1, max(-1, first - 4), -1) if doc[i].text == "("), None)
        org = next((o for o in self.organizations if o[1] == opening), None)
        closing = next((t.i for t in doc[k : k + LONGEST_ASIDE] if t.text == ")"), None)
        if org is None or closing is None or doc[k].text != "," or not any(is_role(t) for t in doc[k:closing]):
            return
        yield self._role((k + 1, closing), org[2], org[0], closing, "people.brackets")

    def _in_brackets(self, k: int) -> bool:
        org = self._at(k + 1)
        return org is not None and org[1] < len(self.doc) and self.doc[org[1]].text in (")", ",")

    def _apposition(self, start: int) -> Iterator[RoleMention]:
        """ "X, director of the Y and president of the Z", "X, the Y's director", "X, director"."""
        doc = self.doc
        if start < len(doc) and doc[start].lower_ in ("and", "as"):
            return
        if start + 1 < len(doc) and doc[start].lower_ == "who" and doc[start + 1].lower_ in ("is", "was", "serves"):
            start += 3 if doc[start + 2 : start + 3].text == "as" else 2
        stop = apposition_end(doc, start)
        stop = next((t.i for t in doc[start:stop] if t.ent_type_ == "PERSON"), stop)
        role = next((t.i for t in doc[start : min(stop, start + 9)] if is_role(t)), None)
        if role is None:
            yield from self._unlisted_role(start, stop)
            return
        inside = [o for o in self.organizations if start <= o[0] < stop]
        body = next((o for o in inside if o[0] > role and leads_to(doc, role, o[0])), None)
        owner = next((o for o in inside if o[1] <= role <= o[1] + 3), None)
        if body is not None:
            yield self._role(trimmed(doc, start, body[0]), body[2], self.person.first, body[1], "people.apposition")
            yield from self._second_body(trimmed(doc, start, body[0]), body[1], stop)
            yield from self._second_role(body[1], stop)
        elif owner is not None:
            first = owner[1] + (doc[owner[1]].text in POSSESSIVES)
            end = role_end(doc, first)
            yield self._role((first, end), owner[2], self.person.first, end, "people.owner")
        else:
            end = role_end(doc, role)
            start = next((t.i + 1 for t in doc[start:role] if t.text in POSSESSIVES), start)
            target = self._last_before(self.person.first) if doc[start].lower_ in PRONOUNS else None
            start += doc[start].lower_ in PRONOUNS
            if target is None:
                target = self.resolve.office_of(doc[start:end].text)
            if target is None:
                target = self.resolve.definite(role, end)
            yield self._role((start, end), target, self.person.first, end, "people.alone")

    def _unlisted_role(self, start: int, stop: int) -> Iterator[RoleMention]:
        """ "X, Titular of the Y": a word or a few that are no known role, right behind the name."""
        for link in self.doc[start + 1 : min(stop, start + LONGEST_UNLISTED)]:
            if link.lower_ in ("of", "at"):
                body = self._at(link.i + 1)
                if body is not None and all(
                    t.is_alpha and t.pos_ in ("NOUN", "PROPN", "ADJ") for t in self.doc[start : link.i]
                ):
                    yield self._role((start, link.i), body[2], self.person.first, body[1], "people.apposition")
                return

    def _second_body(self, role: tuple[int, int], k: int, stop: int) -> Iterator[RoleMention]:
        """ "chairman of the Y and the Z": the Z."""
        if k >= stop or self.doc[k].lower_ not in ("and", "&"):
            return
        body = self._at(k + 1)
        if body is not None:
            yield self._role(role, body[2], self.person.first, body[1], "people.apposition")

    def _second_role(self, k: int, stop: int) -> Iterator[RoleMention]:
        doc = self.doc
        if k + 2 < stop and doc[k].text == "(" and doc[k + 2].text == ")":
            k += 3
        if k >= stop or doc[k].lower_ != "and":
            return
        role = next((t.i for t in doc[k + 1 : k + 4] if is_role(t)), None)
        if role is None:
            return
        body = next((o for o in self.organizations if role < o[0] < stop and leads_to(doc, role, o[0])), None)
        if body is not None:
            yield self._role(trimmed(doc, k + 1, body[0]), body[2], self.person.first, body[1], "people.apposition")

    def _signs_for(self, k: int) -> Iterator[RoleMention]:
        """ "X signed for the Y", "X, its director, signed on behalf of the Y", "X, on behalf of the Y"."""
        k = self._behind_aside(k)
        for token in self.doc[k : k + 3]:
            if token.lower_ in ("for", "on", "representing") and token.i <= k + 1:
                yield from self._for_whom(token.i, token.i + 3)
                return
            if token.lemma_.lower() in ("sign", "ink", "initial"):
                yield from self._for_whom(token.i + 1, token.i + 9)
                return

    def _behind_aside(self, k: int) -> int:
        """The token behind ", the director of Z," where it stands at ``k``, else behind a comma, else ``k``."""
        doc = self.doc
        if k >= len(doc) or doc[k].text != ",":
            return k
        stop = min(len(doc), k + LONGEST_ASIDE)
        closing = next((t.i for t in doc[k + 1 : stop] if t.text == "," or t.is_space or t.pos_ == "VERB"), k)
        aside = doc[closing].text == "," and any(is_role(t) for t in doc[k + 1 : closing])
        return closing + 1 if aside else k + 1

    def _for_whom(self, first: int, stop: int) -> Iterator[RoleMention]:
        for preposition in self.doc[first:stop]:
            if preposition.lower_ in ("for", "representing") or (
                preposition.lower_ == "of" and preposition.nbor(-1).lower_ == "behalf"
            ):
                org = self._at(preposition.i + 1)
                if org:
                    yield self._role(None, org[2], self.person.first, org[1], "people.signs-for")
                return

    def _signed_for(self) -> Iterator[RoleMention]:
        """ "signed, for the Y, by X", "On behalf of the Y, director X"."""
        doc, k = self.doc, self.person.first - 1
        start = sentence_start(doc, self.person.first)
        opens = [t.lower_ for t in doc[start : start + 3]] == ["on", "behalf", "of"]
        others = any(t.ent_type_ == "PERSON" for t in doc[start : self.person.first])
        if opens and not others and self.person.first - start < LONGEST_OPENING:
            whom = self._at(start + 3)
            if whom is not None:
                yield self._role(None, whom[2], whom[0], self.person.last, "people.signs-for")
        if k < 2 or doc[k].lower_ != "by" or doc[k - 1].text != ",":
            return
        org = next((o for o in self.organizations if o[1] == k - 1), None)
        before = doc[max(0, org[0] - 2) : org[0]] if org else ()
        if org is not None and any(t.lower_ in ("for", "of") for t in before):
            yield self._role(None, org[2], org[0], self.person.last, "people.signs-for")

    def _ahead(self) -> Iterator[RoleMention]:
        """ "the director of the Y, X", "Y director X", "Minister of Culture X"."""
        doc, k = self.doc, self.person.first - 1
        yield from self._signed_for()
        while k >= 0 and (doc[k].text in (",", ".") or is_honorific(doc[k])):
            k -= 1
        if k < 0:
            return
        apart = any(t.text == "," for t in doc[k + 1 : self.person.first])
        listed = self._listed(k) if apart else None
        if listed is not None:
            yield listed
            return
        first = phrase_before(doc, k)
        first = max([first, *(t.i + 1 for t in doc[first : k + 1] if t.ent_type_ == "PERSON")])
        role = next((t.i for t in doc[first : k + 1] if is_role(t)), None)
        if role is None:
            return
        body = next(
            (o for o in self.organizations if role < o[0] and o[1] <= k + 1 and leads_to(doc, role, o[0])), None
        )
        body = self._whole(body) if body is not None else None
        if body is not None and (apart or body[1] == self._before_bracket(k) + 1):
            start = role_start(doc, role)
            if apart and start > 1 and doc[start - 1].text == "," and doc[start - 2].ent_type_ == "PERSON":
                return
            yield self._role(trimmed(doc, start, body[0]), body[2], start, self.person.last, "people.title-of")
        elif body is None and (title_head(doc, k) is not None or ends_title(doc, k)):
            yield self._title(k)

    def _listed(self, k: int) -> RoleMention | None:
        """ "Head of Sales, the Y, X" and "CEO Y, X", as in lists of guests; ``k`` is the body's last token."""
        body = next((o for o in self.organizations if o[1] == k + 1), None)
        if body is None or body[0] < 1:
            return None
        last = body[0] - 1
        while last > 0 and self.doc[last].lower_ in ("the", ","):
            last -= 1
        head = title_head(self.doc, last)
        if head is None or self.doc[last].is_lower:
            return None
        start = role_start(self.doc, head)
        return self._role((start, last + 1), body[2], start, self.person.last, "people.title-of")

    def _whole(self, unit: OrganizationSpan) -> OrganizationSpan:
        """Of "the Audio Department at the Y" the Y; another organization as it is."""
        if self.doc[unit[1] - 1].lower_ not in UNITS and self.doc[unit[0]].lower_ not in UNITS:
            return unit
        for other in self.organizations:
            link = [t.lower_ for t in self.doc[unit[1] : other[0]] if t.lower_ != "the"]
            if unit[1] < other[0] and other[1] <= self.person.first and link in (["of"], ["at"]):
                return other
        return unit

    def _before_bracket(self, k: int) -> int:
        """The last token before "(XYZ)" where it ends at ``k``, else ``k``."""
        return k - 3 if k > 2 and self.doc[k].text == ")" and self.doc[k - 2].text == "(" else k

    def _title(self, k: int) -> RoleMention:
        """A title whose last word is at ``k``, without "of the Y"."""
        doc = self.doc
        head = title_head(doc, k)
        first = role_start(doc, k if head is None else head)
        inside = [o for o in self.organizations if first <= o[0] and o[1] <= k]
        if inside:
            start, end, group = inside[-1]
            return self._role((end, k + 1), group, start, self.person.last, "people.title")
        owner = next((o for o in self.organizations if o[1] == first or self._owns(o, first)), None)
        if owner is not None:
            return self._role((first, k + 1), owner[2], owner[0], self.person.last, "people.title")
        target = self.resolve.office_of(doc[first : k + 1].text)
        if target is None and first and doc[first - 1].lower_ in PRONOUNS:
            target = self._last_before(first - 1)
        if target is None and first and doc[first - 1].text in POSSESSIVES:
            target = self.resolve.definite(max(0, first - 3), first - 1)
        if target is None and first and doc[first - 1].lower_ not in ("the", "a"):
            target = self.resolve.definite(max(0, first - 2), first)
        if target is None:
            target = self.resolve.definite(first, k)
        return self._role((first, k + 1), target, first, self.person.last, "people.alone")

    def _last_before(self, k: int) -> int | None:
        """The organization named last in the sentence before ``k``, one behind no preposition first: "a delegation of
        the Y led by its director", "the Y, housed in a shaft of Z, sent its curator"."""
        start = sentence_start(self.doc, k)
        before = [o for o in self.organizations if start <= o[0] and o[1] <= k]
        free = [o for o in before if self._word_before(o[0]) not in GOVERNING]
        if before or not start:
            return (free or before)[-1][2] if before else None
        previous = sentence_start(self.doc, start - 1)
        before = [o for o in self.organizations if previous <= o[0] and o[1] <= start]
        free = [o for o in before if self._word_before(o[0]) not in GOVERNING]
        return (free[0] if free else before[-1])[2] if before else None

    def _word_before(self, k: int) -> str:
        while k > 0 and self.doc[k - 1].lower_ == "the":
            k -= 1
        return self.doc[k - 1].lower_ if k else ""

    def _owns(self, span: OrganizationSpan, first: int) -> bool:
        return span[1] == first - 1 and self.doc[span[1]].text in POSSESSIVES

    def _at(self, k: int) -> OrganizationSpan | None:
        while k < len(self.doc) and self.doc[k].lower_ in ("the", "its"):
            k += 1
        return next((o for o in self.organizations if o[0] <= k < o[1]), None)

    def _role(
        self, words: tuple[int, int] | None, organization: int | None, first: int, last: int, rule: str
    ) -> RoleMention:
        role = clean(self.doc[words[0] : words[1]].text) if words else None
        if role and "(" in role and ")" not in role:
            role += ")"
        span = self.doc[min(first, self.person.first) : max(last, self.person.last)]
        start, end = span.start_char, span.end_char
        return RoleMention(self.number, role or None, organization, start, end, rule, CONFIDENCE[rule])


def _best(roles: list[RoleMention]) -> list[RoleMention]:
    """One row a person and organization, with a role where any mention tells it; none without beside one with."""
    kept: dict[tuple[int, int | None], RoleMention] = {}
    for role in sorted(roles, key=lambda r: (r.role is None, -r.confidence, r.start)):
        kept.setdefault((role.person, role.organization), role)
    persons_with = {p for p, o in kept if o is not None}
    rows = [
        replace(r, role=kept[p, None].role) if r.role is None and (p, None) in kept else r
        for (p, o), r in kept.items()
        if o is not None or p not in persons_with
    ]
    return sorted(rows, key=lambda r: (r.person, r.start))
