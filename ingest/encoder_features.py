"""What the encoder sees of a text: word pieces with offsets, the spelling of their words, the gaps between them.

Its vocabulary is lower case, so capitals and line breaks come as features of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES = ("", "number", "sign", "lower", "title", "upper", "initial", "title-mixed", "mixed")
"""Spellings of a word, by the index that the encoder gets."""
GAPS = ("space", "none", "line")
"""What stands before a piece, by the index that the encoder gets."""
START, END = 101, 102
"""Ids of the pieces that open and close a window."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in word pieces: vocabulary ids, code point offsets (end excluded), shapes and gaps, all of one length."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    shapes: list[int]
    gaps: list[int]


@cache
def tokenizer() -> Tokenizer:
    """The word-piece tokenizer, loaded once in a process."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_str((files(__package__) / "model" / "tokenizer.json").read_text(encoding="utf-8"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def pieces(text: str) -> Pieces:
    """Cut a text into pieces; white space is none."""
    encoded = tokenizer().encode(text, add_special_tokens=False)
    shapes: list[int] = []
    gaps: list[int] = []
    before = 0
    for index, (start, end) in enumerate(encoded.offsets):
        shapes.append(_shape(text[_word_start(text, start) : _word_end(text, end)]) if text[start:end].strip() else 0)
        gap = text[before:start]
        gaps.append(2 if "\n" in gap or index == 0 else int(gap == ""))
        before = end
    return Pieces(encoded.ids, encoded.offsets, shapes, gaps)


def _word_start(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _shape(word: str) -> int:
    if not any(c.isalpha() for c in word):
        return 1 if any(c.isdigit() for c in word) else 2
    if word.islower():
        return 3
    if word.isupper():
        return 5 if len(word) > 1 else 6
    if word[0].isupper():
        return 4 if word[1:].islower() else 7
    return 8
