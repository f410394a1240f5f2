"""Words that tell of the signing of an agreement: which they are, and which of them governs an agreement's noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .agreement_nouns import Trigger

SIGNING = frozenset(("sign", "conclude", "initial", "seal", "ink", "ratify", "exchange", "put"))
"""Lemmas of verbs of the act itself; ``signing_verbs`` are all that go with an agreement."""
HANDS = frozenset(("name", "names", "signature", "signatures", "pen", "hand"))
LINKS = frozenset(("bind", "connect", "join", "link", "tie", "unite"))
IN_HEADLINES = frozenset(("sign", "signs", "ink", "signing", "renew", "renews"))
"""Words that are verbs of signing whatever the tagger takes them for."""
LIGHT_VERBS = frozenset(("have", "make", "end", "discuss"))
LONGEST_OBJECT, LONGEST_LIGHT = 18, 5
"""Tokens between a verb and the noun it governs; between a light one and its noun."""


@cache
def signing_verbs() -> frozenset[str]:
    """Lemmas of verbs that go with an agreement."""
    return frozenset(row["lemma"] for row in word_table("signing_verbs.csv"))


def is_signing_verb(token: Token) -> bool:
    """Whether the word is a form of a verb that goes with an agreement."""
    return token.lemma_.lower() in signing_verbs()


def is_act(token: Token) -> bool:
    """Whether the word is a verb of the act of signing."""
    return token.lemma_.lower() in SIGNING


def is_link(token: Token) -> bool:
    """Whether the word is a verb that says of a paper that it makes partners ("links", "binds")."""
    return token.lemma_.lower() in LINKS and token.pos_ in ("VERB", "NOUN")


def puts_hand(token: Token) -> bool:
    """Whether it is "put" before "their names", "his pen" or the like."""
    return token.lemma_ == "put" and any(t.lower_ in HANDS for t in token.doc[token.i : token.i + 4])


def governing_verb(sentence: Span, trigger: Trigger) -> Token | None:
    """The verb of signing that governs the noun: the nearest before it."""
    for token in reversed([t for t in sentence if trigger.first - LONGEST_OBJECT < t.i < trigger.first]):
        is_verb = token.pos_ in ("VERB", "AUX") or token.lower_ in IN_HEADLINES
        if not (is_verb and is_signing_verb(token)):
            continue
        if token.lemma_ in LIGHT_VERBS and trigger.first - token.i > LONGEST_LIGHT:
            continue
        if token.lemma_ == "put" and not puts_hand(token):
            continue
        return token
    return None
