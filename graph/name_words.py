"""The words of an organization's name, each written in one way: abbreviations, spellings, foreign words, numbers.

Every list is a file in ``words/``; what a word is written as says nothing about its class, see ``name_classes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from .place_words import Place, longest_names, places
from .word_lists import rows
from .written_words import Written

Kind = Literal["word", "place", "number", "joining"]

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_LETTERS = "aeiy"
_LONGEST_PHRASE = 3


class Word(NamedTuple):
    """``text`` is how the word is written for comparison, ``printed`` its folded wording in the name."""

    text: str
    kind: Kind
    printed: str
    parts: bool = False
    """Whether what follows belongs to what precedes, as after "of"."""
    place: Place | None = None
    aside: bool = False
    """Whether the word stands in parentheses."""


def read_words(words: list[Written]) -> list[Word]:
    """What the words stand for: words of one meaning have one text."""
    found: list[Word] = []
    foreign = False
    at = 0
    while at < len(words):
        length, place = _place(words, at)
        meant = _meant(words, at)
        if place is not None and (meant is None or length > 1):
            printed = " ".join(word.text for word in words[at : at + length])
            found.append(Word(place.name, "place", printed, place=place))
        elif meant is not None:
            length, text, is_foreign = meant
            foreign |= is_foreign
            found += _words_meant(text, [word.text for word in words[at : at + length]], is_foreign)
        else:
            length = 1
            _add_number_or_word(found, words[at])
        at += length
    joined = [_joining(word, foreign) if word.kind == "word" else word for word in found]
    if len(joined) > 1 and joined[-1].text in _LETTERS:
        joined[-1] = joined[-1]._replace(kind="word")
    return joined


def _words_meant(text: str, printed: list[str], foreign: bool) -> Iterator[Word]:
    meant = text.split()
    for at, word in enumerate(meant):
        wording = printed[at] if len(printed) == len(meant) else " ".join(printed)
        place = places().get(word) if foreign else None
        yield Word(place.name, "place", wording, place=place) if place else Word(word, "word", wording)


def _add_number_or_word(found: list[Word], word: Written) -> None:
    text = word.text
    match = _ORDINAL.fullmatch(text)
    number = match.group(1).lstrip("0") or "0" if match else _numbers().get(text)
    if number is None:
        found.append(Word(text, "word", text, aside=word.aside))
        return
    before = found[-1] if found else None
    if before and before.text in ("no", "nr", "number"):
        found.pop()
    elif before and before.kind == "number" and before.printed in _tens() and len(number) == 1:
        found.pop()
        number = str(int(before.text) + int(number))
    found.append(Word(number, "number", text))


def _joining(word: Word, foreign: bool) -> Word:
    use, parts = _joining_words().get(word.text, ("", False))
    if use == "always" or (use == "foreign" and foreign):
        return word._replace(kind="joining", parts=parts)
    return word


def _place(words: list[Written], at: int) -> tuple[int, Place | None]:
    for length in range(min(longest_names().get(words[at].text, 0), len(words) - at), 0, -1):
        place = places().get(" ".join(word.text for word in words[at : at + length]))
        if place is not None:
            return length, place
    return 1, None


def _meant(words: list[Written], at: int) -> tuple[int, str, bool] | None:
    """How many words stand for what, and whether they are foreign."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        found = _meanings().get(" ".join(word.text for word in words[at : at + length]))
        if found is not None and (found[1] != "dotted" or words[at].dotted):
            return length, found[0], found[1] == "foreign"
    return None


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    return {row["written"]: (row["meant"], row["kind"]) for row in rows("name_synonyms.csv") if row["kind"] != "loose"}


@cache
def _joining_words() -> dict[str, tuple[str, bool]]:
    return {row["word"]: (row["use"], row["parts"] == "yes") for row in rows("joining_words.csv")}


@cache
def _numbers() -> dict[str, str]:
    return {row["word"]: row["number"] for row in rows("number_words.csv") if row["roman"] != "yes"}


@cache
def _tens() -> frozenset[str]:
    return frozenset(word for word, number in _numbers().items() if len(number) == 2 and number.endswith("0"))
