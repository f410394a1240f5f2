"""How many came to an occasion, and which larger occasion it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Ref, Span, Stated
from .candidates import Candidate, CandidateGroup
from .sentences import Sentences

if TYPE_CHECKING:
    from .reading import Reading

ATTENDANCE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)\s+(?:[a-z-]+\s+){0,2}?(?:participants|guests|delegates|visitors|people|persons"
    r"|representatives|spectators|attendees|listeners|students|experts|scholars)\b"
)
COMING = re.compile(r"attend|took part|take part|participat|gather|visit|guests|audience")
CONTAINS = re.compile(
    r"\b(?:during|as part of|within|framework of|sidelines of|occasion of|margins of|at)(?: the| this)?$"
)
LEAD = 5


def attendance(reading: Reading, sentences: Sentences, group: CandidateGroup) -> Stated[int] | None:
    """The number of people said to come, in a member's sentence."""
    for candidate in group.members:
        first, last = sentences.around(candidate.first)
        text, start = reading.doc[first:last].text, reading.doc[first].idx
        match = ATTENDANCE.search(text)
        if match and COMING.search(text):
            words = Span(start + match.start(1), start + match.end())
            count = int(match.group(1).replace(",", ""))
            return Stated(count, sentences.passage(first), words, "events.attendance", 0.6)
    return None


def larger_event(
    reading: Reading, sentences: Sentences, group: CandidateGroup, groups: Sequence[CandidateGroup]
) -> Stated[Ref] | None:
    """The occasion that this one belongs to: "during the X", "as part of the X", "the opening ceremony of the X"."""
    for candidate in group.members:
        first, last = sentences.around(candidate.first)
        for other in groups:
            for member in other.members:
                if other is not group and first <= member.first < last and _holds(reading, member, candidate, first):
                    words = reading.span(member.first, member.last)
                    passage = sentences.passage(member.first)
                    return Stated(Ref("event", other.name), passage, words, "events.part-of", 0.6)
    return None


def _holds(reading: Reading, larger: Candidate, smaller: Candidate, first: int) -> bool:
    if larger.first < smaller.last <= larger.last:
        return False
    lead = " ".join(token.lower_ for token in reading.doc[max(first, larger.first - LEAD) : larger.first])
    follows = 0 <= larger.first - smaller.last <= 2 and lead.endswith(("of", "of the"))
    return follows or CONTAINS.search(lead) is not None
