"""Where the phrase of a noun begins and ends: determiner, modifiers, complement; and quoted titles.

Works on the tags of a parsed ``Doc`` from left to right, because the small model's trees break at quotes, brackets and long names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import word_set
from .capitals import is_capitalised

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHARED_POSSESSORS = word_set("possessors.txt")
DETERMINERS = frozenset("the a an this that these those its their his her our your both each every some any no another".split())
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
DASHES = frozenset("- – / ·".split())
DROPPED_FIRST = frozenset("several many various other such same more most numerous few certain different own further".split())
LONGEST_COMPLEMENT = 14
QUOTED = re.compile(
    r"[“\"]([^“”\"\n]{2,120}?)[”\"]|[‘]([^‘’\n]{3,90}?)[’](?!\w)|(?<![\w'])'([A-Z][^'\n]{3,90})'(?!\w)|(?<![\w*])\*{1,2}([A-Z][^*\n]{2,90}?)\*{1,2}(?!\w)"
)
SPEECH = re.compile(r"\b(?:I|we|We|you|You|he|He|they|They|it|It|is|are|was|were|will|has|have|had|can|must|should|don|our)\b|[?!.,;]\s+[a-z]+\s+[a-z]+\s+[a-z]+\s+[a-z]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it, by token offsets (end excluded); ``determiner`` is lower case, "" where there is none.

    A possessor before the noun ("the museum's exhibition") gives the determiner "'s" and is no part of the phrase.
    """

    first: int
    last: int
    head: int
    determiner: str


def phrase_at(doc: Doc, head: int, head_first: int, links: frozenset[str]) -> Phrase:
    """The phrase round a head noun that spans ``head_first`` to ``head``; ``links`` are prepositions that lead to a complement."""
    first, determiner = phrase_start(doc, head_first)
    return Phrase(first, phrase_end(doc, head, links), head, determiner)


def phrase_start(doc: Doc, head: int) -> tuple[int, str]:
    """The first modifier before ``head``, and the determiner before that."""
    first, k, determiner = head, head - 1, ""
    while k >= 0:
        token = doc[k]
        if token.is_space or token.is_sent_start and token.lower_ in DETERMINERS:
            determiner = token.lower_ if not token.is_space else ""
            break
        if token.lower_ in DETERMINERS:
            determiner = token.lower_
            break
        if token.text in POSSESSIVES:
            if k and (doc[k - 1].lower_ in SHARED_POSSESSORS or doc[k - 1].tag_ == "NNS" and doc[k - 1].is_lower):
                first, k = k - 1, k - 2
                continue
            determiner = "'s"
            break
        if token.text in DASHES and not token.whitespace_ and first == k + 1 and k:
            first, k = k - 1, k - 2
        elif token.text == ")" and k > 1 and doc[k - 2].text == "(" and is_capitalised(doc[k - 1]) and first == k + 1:
            first, k = k - 2, k - 3
        elif _modifies(token):
            first, k = k, k - 1
        elif token.lower_ in ("and", "&") and first == k + 1 and k and _coordinates(doc[k - 1], doc[k + 1]):
            first, k = k - 1, k - 2
        else:
            break
    return _trimmed(doc, first, head), determiner


def _modifies(token: Token) -> bool:
    if token.tag_ in ("VBG", "VBN"):
        return token.dep_ in ("amod", "compound", "nmod") or token.lower_ == "signing"
    return token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or is_capitalised(token) and not token.is_sent_start


def _coordinates(left: Token, right: Token) -> bool:
    if is_capitalised(left) and is_capitalised(right):
        return not left.ent_type_ == "PERSON"
    return left.pos_ == "ADJ" and right.pos_ in ("ADJ", "NOUN")


def _trimmed(doc: Doc, first: int, head: int) -> int:
    while first < head and (doc[first].lower_ in DROPPED_FIRST or doc[first].is_punct or doc[first].text in POSSESSIVES):
        first += 1
    return first


def phrase_end(doc: Doc, head: int, links: frozenset[str]) -> int:
    """Where the phrase ends: after a capitalised tail and a complement that a preposition of ``links`` opens."""
    end = head + 1
    if is_capitalised(doc[head]):
        while end < len(doc) and (is_capitalised(doc[end]) and not doc[end].is_sent_start or re.fullmatch(r"(?:19|20)\d\d", doc[end].text)):
            end += 1
    if end < len(doc) and doc[end].lower_ in links:
        return complement_end(doc, end)
    return end


def complement_end(doc: Doc, link: int) -> int:
    """Where the noun phrase after the preposition at ``link`` ends; ``link`` itself where none follows."""
    k = link + 1
    while k < len(doc) and k - link <= LONGEST_COMPLEMENT:
        token = doc[k]
        if token.is_space or token.is_sent_start and k > link + 1 and not is_capitalised(token):
            break
        if token.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET") or token.text in DASHES or token.text in POSSESSIVES or token.lower_ in ("of", "their", "its"):
            k += 1
        elif token.tag_ in ("VBG", "VBN") and (token.dep_ in ("amod", "compound", "pcomp") or k == link + 1):
            k += 1
        elif token.lower_ in ("and", "&", "or") and _noun_follows(doc, k):
            k += 1
        elif token.text == "," and _list_goes_on(doc, k):
            k += 1
        else:
            break
    while k > link + 1 and not (doc[k - 1].pos_ in ("NOUN", "PROPN", "NUM") or is_capitalised(doc[k - 1]) or doc[k - 1].tag_ == "VBG"):
        k -= 1
    return k if k > link + 1 else link


def _noun_follows(doc: Doc, k: int) -> bool:
    rest = doc[k + 1:k + 4]
    return bool(len(rest)) and rest[0].pos_ in ("NOUN", "ADJ", "PROPN") and not any(t.pos_ in ("VERB", "AUX") for t in rest[1:2])


def _list_goes_on(doc: Doc, comma: int) -> bool:
    """Whether ", x, y and z" follows: nouns only, up to an "and"."""
    for k in range(comma + 1, min(len(doc), comma + 9)):
        token = doc[k]
        if token.lower_ in ("and", "or"):
            return doc[k - 1].pos_ in ("NOUN", "PROPN") and _noun_follows(doc, k)
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text not in (",", "-"):
            return False
    return False


@dataclass(frozen=True, slots=True)
class Title:
    """Words in quotation marks or emphasis that read like a title: tokens without the marks, and with them (``outer``)."""

    first: int
    last: int
    outer: tuple[int, int]


def titles(doc: Doc, text: str) -> list[Title]:
    """Quoted titles in text order; quoted speech is left out. ``text`` is the text of the doc."""
    found = []
    for match in QUOTED.finditer(text):
        group = next(i for i in range(1, 5) if match.group(i) is not None)
        words = match.group(group)
        if not (words[0].isupper() or words[0].isdigit()) or not _reads_like_title(words):
            continue
        inner = doc.char_span(match.start(group), match.start(group) + len(words.rstrip(" ,.")), alignment_mode="expand")
        outer = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if inner is not None and outer is not None:
            found.append(Title(inner.start, inner.end, (outer.start, outer.end)))
    return found


def _reads_like_title(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", text)
    if len(text.split()) <= 10 and all(w[0].isupper() for w in words):
        return True
    return len(text.split()) <= 14 and not SPEECH.search(text) and not (text[-1] in ".!?" and len(text.split()) > 5)


def is_role_word(token: Token) -> bool:
    """Whether the word names a person's role ("director"), so that a noun before it only modifies it."""
    return token.lower_ in word_set("role_words.txt")
