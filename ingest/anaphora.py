"""Words that stand for a name said before: "the museum", "both sides", "the two universities", "it".

A definite noun means the last organization before it whose head or type the noun fits; where several fit equally
and none was named in this sentence or the one before, it means nothing. Plural forms with "two", "both" or "three"
mean the last so many that fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from .coreference import Group, words
from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


@cache
def _nouns() -> dict[str, tuple[frozenset[str], bool]]:
    """Nouns that can stand for organizations: the types they fit (empty: any) and whether they are plural."""
    nouns: dict[str, tuple[frozenset[str], bool]] = {}
    for row in word_table("definite_nouns.csv"):
        kinds = frozenset(row["types"].split("|")) if row["types"] else frozenset()
        nouns[row["noun"]] = (kinds, False)
        if row["plural"]:
            nouns[row["plural"]] = (kinds, True)
    return nouns


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
            if noun in _nouns() and not _nouns()[noun][1]:
                found = self._fitting(k, noun)
                return found[0] if found else None
        return None

    def ministry_of(self, role: str) -> int | None:
        """The ministry of a "Minister of Culture", where the report names exactly one such."""
        key = words(role)
        if "minister" not in key and "secretary" not in key:
            return None
        if "of" not in key:
            fields = key[: key.index("minister")] if "minister" in key else ()
        else:
            fields = key[key.index("of") + 1 :]
        fields = tuple(w for w in fields if w not in ("the", "and", "deputy", "vice"))
        if not fields:
            return None
        fits = [
            i
            for i, g in enumerate(self.groups)
            if any("ministry" in words(f) and set(fields) <= set(words(f)) for f in g.forms)
        ]
        return fits[0] if len(fits) == 1 else None

    def agents(self) -> list[tuple[int, int, tuple[int, ...], str]]:
        """All anaphoric agents: first token, end token, group indexes, ``definite`` or ``both``."""
        found = []
        taken = {i for a, b, _ in self.mentions for i in range(a, b)}
        for token in self.doc:
            if token.i in taken or token.lower_ not in _nouns():
                continue
            kinds, plural = _nouns()[token.lower_]
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
        """Groups that the noun fits, the one named last before the token first."""
        kinds, plural = _nouns()[noun]
        singular = (
            next((n for n, (k, p) in _nouns().items() if not p and k == kinds and noun.startswith(n[:4])), noun)
            if plural
            else noun
        )
        place = self._qualifier(before)
        order: list[int] = []
        for _, last, group in sorted(self.mentions, key=lambda m: -m[0]):
            if last <= before and group not in order:
                order.append(group)
        if not kinds:
            return order
        fits = [
            g
            for g in order
            if self.types[g] in kinds
            or any(words(f)[-1:] == (singular,) or singular in words(f) for f in self.groups[g].forms)
        ]
        by_head = [g for g in fits if any(singular in words(f) for f in self.groups[g].forms)]
        fits = by_head + [g for g in fits if g not in by_head] if not plural else fits
        if place:
            placed = [g for g in fits if any(place in words(f) for f in self.groups[g].forms)]
            fits = placed + [g for g in fits if g not in placed]
        return fits

    def _qualifier(self, noun: int) -> str | None:
        """The place word straight before the noun: "the Manila museum"."""
        token = self.doc[noun - 1] if noun else None
        return token.lower_ if token is not None and token.ent_type_ in ("GPE", "NORP", "LOC") else None
