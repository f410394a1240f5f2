"""Words that stand for a name said before: "the museum", "both sides", "the two universities".

A definite noun means the organization before it whose head noun, else whose type, it fits; of several, the one at the
place beside the noun, else the one named most often. Plural forms with "two", "both" or "three" mean the last so many
that fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from .coreference import Group, words
from .head_nouns import head_nouns
from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

OFFICES = {
    "minister": frozenset(("ministry",)),
    "secretary": frozenset(("ministry", "secretariat", "department")),
    "mayor": frozenset(("municipality", "municipal", "city", "council")),
    "governor": frozenset(("provincial", "government", "governorate", "region", "state")),
    "ambassador": frozenset(("embassy",)),
}
"""Titles, and the words that the names of their offices hold."""
NO_FIELDS = frozenset(
    ("of", "the", "and", "for", "deputy", "vice", "state", "first", "former", "acting", "general", "to")
)
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


@cache
def _nouns() -> dict[str, tuple[frozenset[str], str, bool]]:
    """Nouns that can stand for organizations: types they fit (empty: any), singular, whether they are plural."""
    nouns: dict[str, tuple[frozenset[str], str, bool]] = {}
    for row in word_table("definite_nouns.csv"):
        kinds = frozenset(row["types"].split("|")) if row["types"] else frozenset()
        nouns[row["noun"]] = (kinds, row["noun"], False)
        if row["plural"]:
            nouns[row["plural"]] = (kinds, row["noun"], True)
    return nouns


@cache
def head_words() -> frozenset[str]:
    """The last words of all head nouns of organizations."""
    return frozenset(phrase[-1] for phrase in head_nouns())


def _heads(group: Group) -> set[str]:
    """The words of a name that may stand for it: "the guild", "the mill"."""
    return {word for form in group.forms for word in words(form) if word in head_words()}


class Resolver:
    """Resolves definite nouns of one report.

    ``mentions`` are (first token, end token, group index) in text order.
    """

    def __init__(
        self, doc: Doc, groups: Sequence[Group], types: Sequence[str], mentions: Sequence[tuple[int, int, int]]
    ) -> None:
        self.doc = doc
        self.groups = groups
        self.types = types
        self.mentions = mentions

    def definite(self, first: int, last: int) -> int | None:
        """The group a singular definite noun among these tokens means, or None."""
        for k in range(last - 1, first - 1, -1):
            noun = self.doc[k].lower_
            if noun in _nouns() and not _nouns()[noun][2]:
                found = self._fitting(k, noun)
                return found[0] if found else None
            if self.doc[k].pos_ in ("NOUN", "PROPN") and noun in head_words():
                headed = [i for i, group in enumerate(self.groups) if noun in _heads(group)]
                if headed:
                    return headed[0] if len(headed) == 1 else None
        return None

    def office_of(self, role: str) -> int | None:
        """The ministry of a "Minister of Culture", the city government of a mayor, where exactly one is named."""
        key = words(role)
        head = next((w for w in key if w in OFFICES), None)
        if head is None:
            return None
        fields = set(key) - NO_FIELDS - {head}
        if not fields:
            offices = [i for i, g in enumerate(self.groups) if any(OFFICES[head] & set(words(f)) for f in g.forms)]
            return offices[0] if len(offices) == 1 and head in ("ambassador", "mayor", "minister") else None
        scores = {}
        for index, group in enumerate(self.groups):
            forms = [set(words(form)) for form in group.forms]
            shared = max((len(fields & form) for form in forms if form & OFFICES[head]), default=0)
            if shared:
                scores[index] = shared
        best = [index for index, shared in scores.items() if shared == max(scores.values())]
        if len(best) > 1:
            best = [i for i in best if any(set(words(f)) == fields | {"city", "of"} for f in self.groups[i].forms)]
        return best[0] if len(best) == 1 else None

    def agents(self) -> list[tuple[int, int, tuple[int, ...], str]]:
        """All anaphoric agents: first token, end token, group indexes, ``definite`` or ``both``."""
        found = []
        taken = {i for a, b, _ in self.mentions for i in range(a, b)}
        for token in self.doc:
            if token.i in taken or token.lower_ not in _nouns():
                continue
            kinds, _, plural = _nouns()[token.lower_]
            if token.i + 1 in taken:
                continue
            start, count, definite = self._determiner(token.i)
            if plural and (count or (definite and token.lower_ in ("sides", "parties"))):
                fits = self._fitting(token.i, token.lower_)
                wanted = count or 2
                if len(fits) >= wanted:
                    found.append((start, token.i + 1, tuple(sorted(fits[:wanted])), "both"))
            elif not plural and definite and kinds:
                fits = self._fitting(token.i, token.lower_)
                if fits:
                    found.append((start, token.i + 1, (fits[0],), "definite"))
        return found

    def _determiner(self, noun: int) -> tuple[int, int, bool]:
        """Where the phrase begins, the number it tells (0: none), and whether it is definite; at most three words
        before the noun."""
        count, definite, start = 0, False, noun
        for k in range(noun - 1, max(-1, noun - 5), -1):
            low = self.doc[k].lower_
            if low in COUNTS:
                count, start = COUNTS[low], k
            elif low in ("the", "this", "that", "these", "those", "both"):
                return k, count, True
            elif self.doc[k].pos_ in ("ADJ", "NOUN", "PROPN") and not self.doc[k].is_punct:
                start = k
            else:
                break
        return start, count, definite or (count > 0 and self.doc[start].lower_ == "both")

    def _fitting(self, before: int, noun: str) -> list[int]:
        """Groups that the noun fits, the likeliest first: by head noun, by place, then by how often they are named.

        For "the two institutions", which every organization fits, those that are named twice and first.
        """
        kinds, singular, plural = _nouns()[noun]
        named: dict[int, list[int]] = {}
        for _, last, group in self.mentions:
            if last <= before:
                named.setdefault(group, []).append(last)
        recent = sorted(named, key=lambda g: -max(named[g]))
        if not kinds:
            return sorted(recent, key=lambda g: (len(named[g]) < 2, min(named[g]))) if plural else recent
        headed = {g for g in recent if any(singular in words(form) for form in self.groups[g].forms)}
        fits = [g for g in recent if g in headed or self.types[g] in kinds]
        if plural:
            return fits
        place = self._place_beside(before)
        placed = {g for g in fits if place and any(place in words(form) for form in self.groups[g].forms)}
        return sorted(fits, key=lambda g: (g not in headed, g not in placed, -len(named[g]), -max(named[g])))

    def _place_beside(self, noun: int) -> str | None:
        """The place word before or behind the noun: "the Manila museum", "the library of the town"."""
        before = self.doc[noun - 1] if noun else None
        if before is not None and before.ent_type_ in ("GPE", "NORP", "LOC"):
            return before.lower_
        behind = self.doc[noun + 1 : noun + 3]
        if len(behind) == 2 and behind[0].lower_ in ("of", "in") and behind[1].ent_type_ in ("GPE", "LOC"):
            return behind[1].lower_
        return None
