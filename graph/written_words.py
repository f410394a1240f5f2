"""The words of an organization's name as it prints them, before anything is made of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from .folding import fold
from .word_lists import rows

_ACRONYM_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`´ʻ][^\W_]+)*\.?")
_ASIDE = re.compile(r"\([^()]*\)")


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


@cache
def _roman_numbers() -> dict[str, str]:
    return {row["word"]: row["number"] for row in rows("number_words.csv") if row["roman"] == "yes"}
