"""Where the phrase of a noun begins and ends: determiner, modifiers, complement.

Works on the tags of a parsed ``Doc`` from left to right, because the small model's trees break at quotes, brackets and
long names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "both", "each",
     "every", "some", "any", "no", "another")
)  # fmt: skip
DROPPED_FIRST = frozenset(
    ("several", "many", "various", "other", "such", "same", "more", "most", "numerous", "few", "certain", "different",
     "own", "further")
)  # fmt: skip
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
DASHES = frozenset(("-", "–", "/", "·"))
NOMINAL = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
LONGEST_COMPLEMENT = 14
LONGEST_LIST = 9
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it, by token offsets (end excluded).

    ``determiner`` is lower case, "" where there is none. A possessor before the noun ("the museum's exhibition") gives
    the determiner "'s" and is no part of the phrase.
    """

    first: int
    last: int
    head: int
    determiner: str

    def without_complement(self) -> Phrase:
        """The phrase up to its head."""
        return Phrase(self.first, self.head + 1, self.head, self.determiner)


def phrase_at(doc: Doc, head: int, head_first: int, links: frozenset[str]) -> Phrase:
    """The phrase round a head noun from ``head_first`` to ``head``; ``links`` are prepositions of its complement."""
    first, determiner = _start(doc, head_first)
    return Phrase(first, _end(doc, head, links), head, determiner)


def _start(doc: Doc, head: int) -> tuple[int, str]:
    first, k, determiner = head, head - 1, ""
    while k >= 0:
        token = doc[k]
        if token.is_space:
            break
        if token.lower_ in DETERMINERS:
            determiner = token.lower_
            break
        if token.text in POSSESSIVES:
            if not (k and _shares_possession(doc[k - 1])):
                determiner = "'s"
                break
            step = 2
        else:
            step = _modifier(doc, k, first)
        if not step:
            break
        first, k = k - step + 1, k - step
    return _trimmed(doc, first, head), determiner


def _shares_possession(token: Token) -> bool:
    """Whether a possessor belongs to the name: "publishers' conference", "Children's Book Fair"."""
    return token.lower_ in word_set("possessors.txt") or (token.tag_ == "NNS" and token.is_lower)


def _modifier(doc: Doc, k: int, first: int) -> int:
    """How many tokens that end at ``k`` belong to the modifiers before ``first``; 0 where none do."""
    token, adjacent = doc[k], first == k + 1
    if adjacent and k and token.text in DASHES and not token.whitespace_:
        return 2
    if adjacent and k > 1 and token.text == ")" and doc[k - 2].text == "(" and is_capitalised(doc[k - 1]):
        return 3
    if _modifies(token):
        return 1
    if adjacent and k and token.lower_ in ("and", "&") and _coordinates(doc[k - 1], doc[k + 1]):
        return 2
    return 0


def _modifies(token: Token) -> bool:
    if token.tag_ in ("VBG", "VBN"):
        return token.dep_ in ("amod", "compound", "nmod") or token.lower_ == "signing"
    return token.pos_ in NOMINAL or (is_capitalised(token) and not token.is_sent_start)


def _coordinates(left: Token, right: Token) -> bool:
    if is_capitalised(left) and is_capitalised(right):
        return left.ent_type_ != "PERSON"
    return left.pos_ == "ADJ" and right.pos_ in ("ADJ", "NOUN")


def _trimmed(doc: Doc, first: int, head: int) -> int:
    while first < head and (
        doc[first].lower_ in DROPPED_FIRST
        or doc[first].tag_ == "JJS"
        or doc[first].is_punct
        or doc[first].text in POSSESSIVES
    ):
        first += 1
    return first


def _end(doc: Doc, head: int, links: frozenset[str]) -> int:
    end = head + 1
    if is_capitalised(doc[head]):
        while end < len(doc) and (
            (is_capitalised(doc[end]) and not doc[end].is_sent_start) or YEAR.fullmatch(doc[end].text)
        ):
            end += 1
    if end < len(doc) and doc[end].lower_ in links:
        return complement_end(doc, end)
    return end


def complement_end(doc: Doc, link: int) -> int:
    """Where the noun phrase after the preposition at ``link`` ends; ``link`` itself where none follows."""
    k = link + 1
    while k < len(doc) and k - link <= LONGEST_COMPLEMENT and _goes_on(doc, k, link):
        k += 1
    while k > link + 1 and not _closes(doc[k - 1]):
        k -= 1
    return k if k > link + 1 else link


def _goes_on(doc: Doc, k: int, link: int) -> bool:
    token = doc[k]
    if token.is_space or (token.is_sent_start and k > link + 1 and not is_capitalised(token)):
        return False
    if token.pos_ in NOMINAL or token.pos_ == "DET" or token.text in DASHES or token.text in POSSESSIVES:
        return True
    if token.lower_ in ("of", "their", "its"):
        return True
    if token.tag_ in ("VBG", "VBN") and (token.dep_ in ("amod", "compound", "pcomp") or k == link + 1):
        return True
    if token.lower_ in ("and", "&", "or"):
        return _noun_follows(doc, k)
    return token.text == "," and _list_goes_on(doc, k)


def _closes(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "NUM") or is_capitalised(token) or token.tag_ == "VBG"


def _noun_follows(doc: Doc, k: int) -> bool:
    rest = doc[k + 1 : k + 3]
    return bool(len(rest)) and rest[0].pos_ in ("NOUN", "ADJ", "PROPN") and rest[-1].pos_ not in ("VERB", "AUX")


def _list_goes_on(doc: Doc, comma: int) -> bool:
    """Whether ", x, y and z" follows: nouns only, up to an "and"."""
    for k in range(comma + 1, min(len(doc), comma + LONGEST_LIST)):
        token = doc[k]
        if token.lower_ in ("and", "or"):
            return doc[k - 1].pos_ in ("NOUN", "PROPN") and _noun_follows(doc, k)
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text not in (",", "-"):
            return False
    return False
