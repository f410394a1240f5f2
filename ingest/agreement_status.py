"""What became of an agreement: signed, planned, renewed, ended or denied.

Decided after the match by a pass of its own over the words that govern the agreement: negation first, then endings
and renewals, then whatever puts the signing into the future; what is left is signed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            row["status"],
            re.compile(row["pattern"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if row["unless"] else None,
        )
        for row in word_table("agreement_status.csv")
    )


def agreement_status(doc: Doc, first: int, last: int, noun: int) -> tuple[str, tuple[int, int], str, float]:
    """Status, the token offsets of the words that decided it, the cue's name, and a confidence.

    ``first`` and ``last`` bound the clause around the agreement noun at ``noun``. In the clause the pattern sees
    the noun as ``§``.
    """
    offset = doc[first].idx
    position = doc[noun].idx - offset
    clause = doc[first:last].text
    marked = f"{clause[:position]}§{clause[position:]}"
    for number, (status, pattern, unless) in enumerate(_cues()):
        match = pattern.search(marked)
        if match and not (unless and unless.search(marked)):
            start = offset + match.start() - (match.start() > position)
            end = offset + match.end() - (match.end() > position)
            span = doc.char_span(start, max(end, start + 1), alignment_mode="expand")
            words = (span.start, span.end) if span is not None else (noun, noun + 1)
            return status, words, f"agreements.status.{status}-{number}", 0.85
    verb = _signing_verb(doc, first, last, noun)
    return "signed", (verb, verb + 1), "agreements.status.signed", 0.85


def _signing_verb(doc: Doc, first: int, last: int, noun: int) -> int:
    """The word of signing nearest to the noun, the noun itself where there is none."""
    lemmas = {row["lemma"] for row in word_table("signing_verbs.csv") if row["status"] == "signed"}
    verbs = [token.i for token in doc[first:last] if token.lemma_.lower() in lemmas and token.pos_ == "VERB"]
    return min(verbs, key=lambda i: (abs(i - noun), i), default=noun)
