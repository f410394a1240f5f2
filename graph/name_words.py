"""The words of an organization's name, each written in one way: abbreviations, spellings, foreign words, numbers.

Every list is a file in ``words/``; what a word is written as says nothing about its class, see ``name_classes``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from .folding import fold
from .name_spelling import slips
from .place_words import Place, longest_names, places
from .word_lists import legal_forms, rows

Kind = Literal["word", "place", "number", "joining"]

_ACRONYM_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`´ʻ][^\W_]+)*\.?")
_ASIDE = re.compile(r"\([^()]*\)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_LETTERS = "aeiy"
_LONGEST_FORM = 6
_LONG_FORM = 12
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


class Written(NamedTuple):
    """A word as the name prints it, folded; whether a dot follows it, and whether it stands in parentheses."""

    text: str
    dotted: bool = False
    aside: bool = False


def written_words(name: str) -> list[Written]:
    """The words of a name in order, folded; dots within acronyms, possessive endings and punctuation are gone."""
    text = _ACRONYM_DOTS.sub("", name.replace("&", " and "))
    asides = [match.span() for match in _ASIDE.finditer(text) if match.start() > 0]
    found = []
    for match in _WORD.finditer(text):
        aside = any(begin < match.start() < end for begin, end in asides)
        printed = match.group()
        if len(printed) > 1 and printed.isupper() and not name.isupper() and printed.lower() in _roman_numbers():
            found.append(Written(_roman_numbers()[printed.lower()], False, aside))
        else:
            found += [Written(part, printed.endswith("."), aside) for part in fold(printed).split()]
    return found


def without_forms(words: list[Written]) -> tuple[list[Written], frozenset[str]]:
    """The words without the legal forms at either end, and these, each in one way; one word always stays."""
    found: set[str] = set()
    while True:
        form, begin, end = _form(words)
        if form is None:
            return words, frozenset(found)
        found.add(form)
        words = words[begin:end]


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


def _form(words: list[Written]) -> tuple[str | None, int, int]:
    """A legal form at the end, else at the beginning, and the words that remain without it."""
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        form = _form_written(" ".join(word.text for word in words[-length:]))
        if form is not None:
            grouped = form.startswith("group ")
            return form.removeprefix("group "), 0, len(words) - length + grouped
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        form = _leading_forms().get(" ".join(word.text for word in words[:length]))
        if form is not None:
            return form, length, len(words)
    return None, 0, len(words)


def _form_written(text: str) -> str | None:
    """The legal form so written, a long one also with one slip of the pen."""
    form = _forms().get(text)
    alike = _long_forms().get(len(text)) if form is None else None
    if not alike or text in _meanings():
        return form
    return next((_forms()[written] for written in alike if slips(text, written) == 1), None)


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
def _roman_numbers() -> dict[str, str]:
    return {row["word"]: row["number"] for row in rows("number_words.csv") if row["roman"] == "yes"}


@cache
def _tens() -> frozenset[str]:
    return frozenset(word for word, number in _numbers().items() if len(number) == 2 and number.endswith("0"))


@cache
def _forms() -> dict[str, str]:
    return legal_forms() | {row["written"]: row["meant"] for row in rows("other_legal_forms.csv")}


@cache
def _leading_forms() -> dict[str, str]:
    short = {row["written"] for row in rows("other_legal_forms.csv") if len(row["written"]) > 2} | {"llc", "srl"}
    return {written: form for written, form in _forms().items() if written in short or written.count(" ") > 1}


@cache
def _long_forms() -> dict[int, list[str]]:
    """The long ways to write a legal form, by the length of a text that has at most one slip."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for written in _forms():
        if len(written) >= _LONG_FORM:
            for length in (len(written) - 1, len(written), len(written) + 1):
                found[length].append(written)
    return dict(found)
