"""Quoted or emphasised titles: of exhibitions, works, projects. Quoted speech is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import word_set
from .noun_phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUOTED = re.compile(
    r"""[“"]([^“”"\n]{2,120}?)[”"]
    |‘([^‘’\n]{3,90}?)’(?!\w)
    |(?<![\w'])'([A-Z][^'\n]{3,90})'(?!\w)
    |(?<![\w*])\*{1,2}([A-Z][^*\n]{2,90}?)\*{1,2}(?!\w)""",
    re.VERBOSE,
)
SPEECH = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Hh]e|[Tt]hey|[Ii]t|is|are|was|were|will|has|have|had|can|must|should|don|our)\b"
    r"|[?!.,;]\s+[a-z]+\s+[a-z]+\s+[a-z]+\s+[a-z]+"
)
LONGEST = 14
LONGEST_SENTENCE = 5
LONGEST_IN_CAPITALS = 10
WIDEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A title by token offsets (end excluded), without its marks; ``outer`` is the same with them."""

    first: int
    last: int
    outer: tuple[int, int]


def find_titles(doc: Doc, text: str) -> list[Title]:
    """The titles in text order. ``text`` is the text of the doc."""
    found = []
    for match in QUOTED.finditer(text):
        group = next(i for i in range(1, 5) if match.group(i) is not None)
        words = match.group(group)
        if not (words[0].isupper() or words[0].isdigit()) or not _reads_like_title(words):
            continue
        start = match.start(group)
        inner = doc.char_span(start, start + len(words.rstrip(" ,.")), alignment_mode="expand")
        outer = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if inner is not None and outer is not None and not _is_paper(inner.text):
            found.append(Title(inner.start, inner.end, (outer.start, outer.end)))
    return found


def _reads_like_title(text: str) -> bool:
    long_words = re.findall(r"[^\W\d_]{4,}", text)
    count = len(text.split())
    if count <= LONGEST_IN_CAPITALS and all(word[0].isupper() for word in long_words):
        return True
    return count <= LONGEST and not SPEECH.search(text) and not (text[-1] in ".!?" and count > LONGEST_SENTENCE)


def _is_paper(text: str) -> bool:
    return not word_set("paper_nouns.txt").isdisjoint(text.lower().split())


def title_text(doc: Doc, title: Title) -> str:
    """The title on one line, with its article."""
    return re.sub(r"\s+", " ", doc[title.first : title.last].text).strip(" ,;")


def title_after(doc: Doc, phrase: Phrase, quoted: Sequence[Title]) -> Title | None:
    """The title that follows a phrase, at most over a few introducing words: 'the exhibition, entitled "X"'."""
    introducers = word_set("title_introducers.txt")
    for end in (phrase.last, phrase.head + 1):
        for title in quoted:
            if not 0 <= title.outer[0] - end <= WIDEST_GAP:
                continue
            gap = [token.lower_ for token in doc[end : title.outer[0]]]
            only_comma = bool(gap) and set(gap) == {","} and end != phrase.head + 1
            if introducers.issuperset(gap) and not only_comma:
                return title
    return None
