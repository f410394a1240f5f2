"""Names without what differs between spellings of them and means nothing: case, accents, apostrophes, punctuation."""

from __future__ import annotations

import re
import unicodedata

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ]s\b")
_ELIDED = re.compile(r"\b([dl]|dell|nell|dall|all)['’ʼ](?=\w{3})", re.I)
_LEFT_OUT = re.compile(r"['’ʼ‘`´ʻ.]")
_NOT_LETTERS = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "a"}
)


def fold(text: str) -> str:
    """Lower case without accents on Latin letters; words parted by one space, the ending "'s" and dots left out.

    Marks of other scripts carry meaning and stay. Empty for a text without letters and digits.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    text = _LEFT_OUT.sub("", _ELIDED.sub(r"\1 ", _POSSESSIVE.sub("", text)))
    if not text.isascii():
        text = without_accents(unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS))
    return _NOT_LETTERS.sub(" ", text).lower().strip()


def without_accents(text: str) -> str:
    """The text, composed, without marks on ASCII letters; marks of other scripts carry meaning and stay."""
    if text.isascii():
        return text
    kept: list[str] = []
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.combining(character) and kept and kept[-1].isascii() and kept[-1].isalpha():
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))
