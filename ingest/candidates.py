"""Words that may name an occasion or an undertaking, and which of them name the same one.

"The 12th Harvest Fair", "the fair" and "this year's Harvest Fair" are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .coreference import words
from .noun_phrases import Phrase

if TYPE_CHECKING:
    from .reading import Reading

ORDER = frozenset(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "next", "last",
     "previous", "another", "closing", "opening", "return")
)  # fmt: skip
EDITION = re.compile(r"\d+(?:st|nd|rd|th)|(?:19|20)\d\d")
DEFINITE = frozenset(("the", "this", "that", "these", "those", "'s", "its", "their"))
SHARED = frozenset(("ceremony", "fair", "expo", "conference", "festival", "exhibition"))
GENERAL = frozenset(("event", "occasion"))
RANK = {"title": 2, "name": 1, "noun": 0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place in the text, by token offsets (end excluded).

    ``noun`` is the head in the singular, "" for a title without one; ``type`` what the noun speaks for; ``kind`` is
    ``title``, ``name`` (capitalised) or ``noun``; ``determiner`` as in ``Phrase``.
    """

    first: int
    last: int
    head: int
    noun: str
    type: str
    kind: str
    determiner: str
    name: str
    plural: bool = False


@dataclass(slots=True)
class CandidateGroup:
    """The candidates that name one thing, in text order."""

    members: list[Candidate] = field(default_factory=list)

    @property
    def best(self) -> Candidate:
        """The member whose words become the name: a title, else a capitalised name, else the fullest phrase."""
        return max(self.members, key=lambda m: (RANK[m.kind], len(words(m.name)), -m.first))

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.best.name

    def other_names(self) -> list[Candidate]:
        """One member for each further capitalised name."""
        return list({m.name: m for m in self.members if m.kind == "name" and m.name != self.name}.values())


def complement_is_date(reading: Reading, phrase: Phrase) -> bool:
    """Whether the complement opens with a date: "a lecture on 3 May"."""
    link = phrase.head + 1
    if phrase.last - phrase.head < 3 or reading.doc[link].lower_ not in ("on", "in", "of", "for", "from"):
        return False
    offsets = [token.idx for token in reading.doc[link + 1 : link + 3]]
    return reading.doc[link + 1].ent_type_ in ("DATE", "TIME") or any(
        date.start <= offset < date.end for date in reading.dates for offset in offsets
    )


def group_candidates(candidates: Iterable[Candidate]) -> list[CandidateGroup]:
    """The groups in the order of their first member."""
    groups: list[CandidateGroup] = []
    for candidate in candidates:
        group = next((g for g in reversed(groups) if _same(g, candidate)), None)
        if group is None:
            group = CandidateGroup()
            groups.append(group)
        group.members.append(candidate)
    return groups


def _same(group: CandidateGroup, candidate: Candidate) -> bool:
    if any(m.name == candidate.name and m.kind == candidate.kind != "noun" for m in group.members):
        return True
    if candidate.kind == "title" or candidate.plural != group.members[0].plural:
        return False
    return any(_means(candidate, other) for other in group.members)


def _means(candidate: Candidate, other: Candidate) -> bool:
    """Whether a phrase may mean what an earlier one named."""
    mine, theirs = set(words(candidate.name)), set(words(other.name)) | set(other.noun.split())
    bare = candidate.kind == "noun" and candidate.last - candidate.first == 1
    shared = candidate.noun in GENERAL or (candidate.noun in SHARED and candidate.type == other.type)
    if bare and shared and candidate.determiner in ("the", "this"):
        return True
    if candidate.noun.split()[-1:] != other.noun.split()[-1:]:
        return False
    named = candidate.kind == "name" and other.kind == "name"
    if _order(mine) != _order(theirs) and _order(mine) and (_order(theirs) or not named):
        return False
    if named and (mine <= theirs or theirs <= mine):
        return True
    if candidate.determiner in DEFINITE and (mine <= theirs or (bare and other.kind == "title")):
        return True
    return mine == theirs and len(mine) > 1 and candidate.determiner != "another"


def _order(found: set[str]) -> frozenset[str]:
    """Ordinals and years: two editions are two occasions."""
    return frozenset(w for w in found if w in ORDER or EDITION.fullmatch(w))
