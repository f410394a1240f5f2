"""What kind of organization a name speaks of: the decisive head noun, overruled by legal forms, reach and field
words.

The words that overrule stand in ``words/organization_type_cues.csv``; a name with no cue at all is guessed from the
words beside it ("the broadcaster X"); where those tell nothing it is taken for a company, an acronym for an
international organization, with a low confidence. The encoder's word counts before the head noun where it is sure, and
before such a guess where it is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from .coreference import Group, words
from .head_nouns import head_nouns
from .lexicon import word_table

SURE_TOLD, LEAST_TOLD = 0.8, 0.3
"""How sure the encoder is of a type that counts more than the head noun; confidence of one it hardly believes."""


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), row["type"]) for row in word_table("organization_type_cues.csv")
    )


Told = tuple[int, int, str, float]
"""Where the encoder saw an organization (code points, end excluded), its type there and how sure it was, 0 to 1; in
text order, none overlapping another."""


def organization_type(group: Group, text: str, told: Sequence[Told] = ()) -> tuple[str, float]:
    """The id of the scheme ``organization-type`` for the group and how sure it is, 0 to 1; ``told`` by the encoder."""
    for form in (group.name, *group.forms):
        for pattern, kind in _cues():
            if pattern.search(form):
                return kind, 0.85
    trust, voted = max(_votes(group, told), default=(0.0, ""))
    if trust >= SURE_TOLD:
        return voted, 0.8
    kinds = [m.type for m in group.mentions if m.type]
    if kinds:
        return max(set(kinds), key=lambda k: (kinds.count(k), k)), 0.8
    beside = _beside(group, text)
    if beside:
        return beside, 0.6
    if voted:
        return voted, round(max(LEAST_TOLD, 0.9 * trust), 3)
    if group.name.isupper():
        return "international-organization", 0.35
    return "company", 0.3


def _votes(group: Group, told: Sequence[Told]) -> Iterator[tuple[float, str]]:
    for mention in group.mentions:
        k = bisect_left(told, (mention.end,))
        while k and told[k - 1][1] > mention.start:
            k -= 1
            yield told[k][3], told[k][2]


def _beside(group: Group, text: str) -> str | None:
    """A head noun in apposition: "the broadcaster X", "X, a publishing house"."""
    heads = head_nouns()
    for mention in group.mentions:
        before = words(text[max(0, mention.start - 40) : mention.start])[-3:]
        match = re.match(
            r"\s*[,(]\s*(?:the|a|an|its|which is an?)\s+([^,.;()]{3,60})", text[mention.end : mention.end + 80]
        )
        after = words(match.group(1))[:7] if match else ()
        for phrase in (before, after):
            for length in (2, 1):
                for i in range(len(phrase) - length + 1):
                    if phrase[i : i + length] in heads:
                        return heads[phrase[i : i + length]][0]
    return None
