"""The words beside one mention of a person, and what a role read from them is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .organization_mentions import clean
from .people import PersonMention
from .role_phrases import sentence_start

if TYPE_CHECKING:
    from spacy.tokens import Doc

OrganizationSpan = tuple[int, int, int]
"""Where an organization stands: first token, end token, index of its group."""

GOVERNING = ("of", "in", "at", "with", "from")
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


@dataclass(frozen=True, slots=True)
class Beside:
    """One mention of a person in its text; ``organizations`` are mentions and definite nouns in text order."""

    doc: Doc
    organizations: Sequence[OrganizationSpan]
    resolve: OrganizationResolver
    number: int
    person: PersonMention

    def at(self, k: int) -> OrganizationSpan | None:
        """The organization named at the token, behind an article or at once."""
        while k < len(self.doc) and self.doc[k].lower_ in ("the", "its"):
            k += 1
        return next((o for o in self.organizations if o[0] <= k < o[1]), None)

    def role(
        self, words: tuple[int, int] | None, organization: int | None, first: int, last: int, rule: str
    ) -> RoleMention:
        """A role of the person; ``words``, ``first`` and ``last`` are token offsets, ``words`` None without a title."""
        role = clean(self.doc[words[0] : words[1]].text) if words else None
        if role and "(" in role and ")" not in role:
            role += ")"
        span = self.doc[min(first, self.person.first) : max(last, self.person.last)]
        start, end = span.start_char, span.end_char
        return RoleMention(self.number, role or None, organization, start, end, rule, CONFIDENCE[rule])

    def last_before(self, k: int) -> int | None:
        """The organization named last in the sentence before ``k``, one behind no preposition first: "a delegation of
        the Y led by its director", "the Y, housed in a shaft of Z, sent its curator"."""
        start = sentence_start(self.doc, k)
        before = [o for o in self.organizations if start <= o[0] and o[1] <= k]
        free = [o for o in before if self.word_before(o[0]) not in GOVERNING]
        if before or not start:
            return (free or before)[-1][2] if before else None
        previous = sentence_start(self.doc, start - 1)
        before = [o for o in self.organizations if previous <= o[0] and o[1] <= start]
        free = [o for o in before if self.word_before(o[0]) not in GOVERNING]
        return (free[0] if free else before[-1])[2] if before else None

    def word_before(self, k: int) -> str:
        """The word before the token, articles passed over, in lower case."""
        while k > 0 and self.doc[k - 1].lower_ == "the":
            k -= 1
        return self.doc[k - 1].lower_ if k else ""

    def owns(self, span: OrganizationSpan, first: int) -> bool:
        """Whether the organization stands before "'s" at the token."""
        return span[1] == first - 1 and self.doc[span[1]].text in POSSESSIVES
