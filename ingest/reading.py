"""One report, read: the view that agreements, projects and events are found in.

``Reading`` holds the parsed text, the organizations and people with all their mentions, dates, and ``agents``:
every place in the text that stands for somebody who can act, as token offsets. The finders of agreements, projects
and events are pure functions of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..graph.facts import Ref, Report
from ..graph.facts import Span as TextSpan
from .beside import RoleMention
from .coreference import Group
from .dates import DateMention
from .organization_places import OrganizationPlace
from .people import PersonGroup

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

RULER_OF = re.compile(r".*\b(?i:mayor|governor|provost) of (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
"""A role that makes a person stand for a city or a region."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Words that stand for one or several actors; token offsets, the end excluded.

    ``refs`` point to organizations, people or polities. ``how`` is ``name``, ``definite`` ("the museum"), ``both``
    ("the two sides"), ``pronoun`` or ``polity``.
    """

    first: int
    last: int
    refs: tuple[Ref, ...]
    how: str
    confidence: float = 1.0

    @property
    def is_person(self) -> bool:
        """Whether only people are meant."""
        return all(ref.kind == "person" for ref in self.refs)


@dataclass(slots=True)
class Reading:
    """A report with what was found in it so far.

    Lists are in text order. ``dateline_place`` is a name with the token offsets of its words.
    """

    report: Report
    doc: Doc
    organizations: list[Group] = field(default_factory=list)
    types: list[tuple[str, float]] = field(default_factory=list)
    places: list[OrganizationPlace | None] = field(default_factory=list)
    people: list[PersonGroup] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    dateline_place: tuple[str, int, int] | None = None
    dateline_date: DateMention | None = None
    _sentences: tuple[Span, ...] | None = field(default=None, init=False, repr=False)

    def organization(self, index: int) -> Ref:
        """The reference to the organization with this index."""
        return Ref("organization", self.organizations[index].name)

    def dates_in(self, first: int, last: int) -> list[DateMention]:
        """Dates that begin between these token offsets and have a value."""
        if first >= len(self.doc):
            return []
        start = self.doc[first].idx
        end = self.doc[last - 1].idx + len(self.doc[last - 1])
        return [d for d in self.dates if start <= d.start < end and d.iso]

    def span(self, first: int, last: int) -> TextSpan:
        """Code point offsets of these tokens."""
        return TextSpan(self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1]))

    def sentence(self, token: int) -> Span:
        """The sentence (within one line) that holds the token; of a line break, the one behind it."""
        return next((s for s in self.sentences() if token < s.end), self.doc[token : token + 1])

    def sentences(self) -> Sequence[Span]:
        """Sentences, cut at line breaks too, so that a headline is never part of the first sentence.

        None is empty.
        """
        if self._sentences is None:
            self._sentences = tuple(_cut_at_lines(self.doc))
        return self._sentences

    def passage(self, token: int) -> TextSpan:
        """Code point offsets of the sentence that holds the token, white space trimmed."""
        sentence = self.sentence(token)
        return TextSpan(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))

    def organizations_of(self, person: Ref) -> list[Ref]:
        """The organizations that a person speaks or signs for, the surest first."""
        for number, group in enumerate(self.people):
            if group.name == person.name:
                roles = [r for r in self.roles if r.person == number and r.organization is not None]
                return [
                    self.organization(r.organization)
                    for r in sorted(roles, key=lambda r: -r.confidence)
                    if r.organization is not None
                ]
        return []

    def cities_of(self, person: Ref) -> list[Ref]:
        """The cities and regions that a person is mayor or governor of, where no body of theirs is named."""
        numbers = [number for number, group in enumerate(self.people) if group.name == person.name]
        roles = [role.role or "" for role in self.roles if role.person in numbers]
        return [Ref("polity", match[1]) for role in roles if (match := RULER_OF.fullmatch(role))]


def _cut_at_lines(doc: Doc) -> Iterator[Span]:
    for sent in doc.sents:
        start = sent.start
        for token in sent:
            if token.is_space and "\n" in token.text:
                if token.i > start:
                    yield doc[start : token.i]
                start = token.i + 1
        if start < sent.end:
            yield doc[start : sent.end]


def in_order(agents: Sequence[Agent]) -> list[Agent]:
    """Agents by position, the longer first."""
    return sorted(agents, key=lambda a: (a.first, -a.last))
