"""How a word's spelling tells whether it can be part of a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset(
    ("of", "for", "de", "del", "della", "delle", "dei", "di", "da", "do", "dos", "das", "des", "du", "der", "für")
)
ARTICLES = frozenset(("the", "la", "le", "les", "el", "los", "las", "il", "lo", "l'", "der", "die", "das", "a"))
AND = frozenset(("and", "&", "y", "e", "et", "und", "i"))
SIGNS = frozenset(
    ("sign", "signs", "ink", "inks", "seal", "seals", "announce", "announces", "renew", "renews", "put", "puts")
)
WITHIN = 6
"""Verbs of headlines that a paper follows, within so many words."""
_PREFIXES = ("d'", "d’", "l'", "l’", "al-", "el-", "e-")


def is_capitalised(token: Token) -> bool:
    """Whether the token may be part of a name by its spelling: "Museum", "d'Orsay", "al-Fann", "3D", not "The"."""
    text, low = token.text, token.lower_
    if token.is_punct or token.is_space or (low in word_set("not_in_names.txt") and not text.isupper()):
        return False
    if low in word_set("paper_nouns.txt"):
        return False
    if low in word_set("headline_verbs.txt") and (token.tag_.startswith("V") or _leads_to_paper(token)):
        return False
    if text[0].isupper():
        return True
    if text[0].isdigit():
        return any(c.isupper() for c in text)
    return low.startswith(_PREFIXES) and text[-1].isalpha() and any(c.isupper() for c in text)


def _leads_to_paper(token: Token) -> bool:
    """Whether a paper follows what may be a verb in a headline: "X Museum Sign Cultural Cooperation Pact"."""
    if token.lower_ not in SIGNS:
        return False
    papers = word_set("paper_nouns.txt")
    return any(t.lower_ in papers or t.lower_ == "signing" for t in token.doc[token.i + 1 : token.i + 1 + WITHIN])


def is_topic(token: Token) -> bool:
    """Whether the word may be coordinated inside one name ("Culture, Radio and Film"), singular or plural."""
    return token.lower_ in _topics() or token.lower_.removesuffix("s") in _topics()


@cache
def _topics() -> frozenset[str]:
    return word_set("topic_words.txt")
