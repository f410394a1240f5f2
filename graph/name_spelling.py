"""Whether two words may be one word spelled in two ways: a slip of the pen, or another transliteration."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

_LEAST_LENGTH = 5
_TWO_SLIPS_FROM = 10
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:iy|ij|yj|ii|yi)$|[iy]$", "i"),
        (r"tsch|tch|ch|cz|c(?=[ei])", "č"),
        (r"sch|sh|sz", "š"),
        (r"zh", "ž"),
        (r"kh|gh", "h"),
        (r"ts|tz", "c"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ff$|f$|v$|w$", "v"),
        (r"w", "v"),
        (r"ck|q|c(?![ei])", "k"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"ee|ea|ie", "i"),
        (r"ae|ai|ay", "e"),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=131072)
def sound(word: str) -> str:
    """The word as transliterations of it agree on: y, i and j are one, so are kh and h, w and v, doubled letters."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def near(one: str, other: str) -> bool:
    """Whether two different words are one by sound, or but for one slip: a letter left out, added, changed or swapped.

    Two slips are let pass in words of ten letters and more; words of less than five letters are never near, nor are two
    of five that differ in a letter.
    """
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _LEAST_LENGTH or longer - shorter > 3:
        return False
    if sound(one) == sound(other):
        return True
    return longer > _LEAST_LENGTH and slips(one, other) <= (2 if shorter >= _TWO_SLIPS_FROM else 1)


def slips(one: str, other: str) -> int:
    """How many slips make one text of the other; 3 for more than two."""
    return _distance()(one, other, score_cutoff=2)


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance
