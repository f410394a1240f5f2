"""Whether a text is English, however many foreign names it is full of."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ENOUGH_SMALL_WORDS = 0.12
_SAMPLE = 300
_GAP = 0.9
_WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str | None:
    """The English name of the language that the larger part of the text is in, None if that is English.

    The share of small English words settles most texts: names do not change it much. Lines with too few of them go to
    py3langid, each word once. Another language must be likelier there than English by 0.9 (natural logarithm) a byte,
    which it is not for lists of foreign names and for short lines. A text in doubt is English.
    """
    if _is_plainly_english(text):
        return None
    foreign = [line for line in text.split("\n") if not _is_plainly_english(line) and _is_foreign(line)]
    letters = sum(map(len, _WORD.findall(" ".join(foreign))))
    if not letters or letters <= sum(map(len, _WORD.findall(text))) / 2:
        return None
    from py3langid import classify

    return _name(classify("\n".join(foreign)[: 10 * _SAMPLE])[0])


def _is_plainly_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return sum(word in _small_words() for word in words) > _ENOUGH_SMALL_WORDS * len(words)


def _is_foreign(line: str) -> bool:
    from py3langid import rank

    sample = " ".join(dict.fromkeys(line.split()))[:_SAMPLE]
    if not _WORD.search(sample):
        return False
    scores = rank(sample)
    best, english = scores[0], dict(scores)["en"]
    return bool(best[1] - english > _GAP * len(sample.encode()))


def _name(code: str) -> str:
    import pycountry

    language = pycountry.languages.get(alpha_2=code) if len(code) == 2 else pycountry.languages.get(alpha_3=code)
    return re.sub(r"\s*\(.*\)", "", language.name) if language else "another language"


@cache
def _small_words() -> frozenset[str]:
    text = (files(__package__) / "words" / "english_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
