"""Nouns and legal forms that make a capitalised name the name of an organization."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .capitals import is_capitalised
from .lexicon import word_list, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_HEAD = 4
LONGEST_FORM = 6


class HeadNoun(NamedTuple):
    """A head noun in a text: the offset of its first token, the organization type it speaks for, its number."""

    first: int
    type: str
    plural: bool


@cache
def head_nouns() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Head nouns by their lower-case words: type, and whether the form is a plural."""
    heads: dict[tuple[str, ...], tuple[str, bool]] = {}
    for row in word_table("organization_heads.csv"):
        heads[tuple(row["head"].split())] = (row["type"], False)
        if row["plural"] and row["plural"] != row["head"]:
            heads.setdefault(tuple(row["plural"].split()), (row["type"], True))
    return heads


def match_head(doc: Doc, index: int) -> HeadNoun | None:
    """The longest head noun whose last token is at ``index``."""
    if not is_capitalised(doc[index]):
        return None
    heads = head_nouns()
    for length in range(min(LONGEST_HEAD, index + 1), 0, -1):
        first = index - length + 1
        words = tuple(_words(doc, first, index + 1))
        if words in heads:
            return HeadNoun(first, *heads[words])
    return None


def _words(doc: Doc, start: int, end: int) -> list[str]:
    words: list[str] = []
    for token in doc[start:end]:
        if token.text in ("'s", "’s") and words:
            words[-1] += "'s"
        else:
            words.append(token.lower_)
    return words


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.replace(" ", "").replace(",", "") for form in word_list("legal_forms.txt"))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(form[:length] for form in _legal_forms() for length in range(len(form) + 1))


def legal_form_end(doc: Doc, index: int) -> int:
    """Where a legal form that starts at ``index`` (perhaps after a comma) ends; ``index`` where there is none."""
    forms, beginnings = _legal_forms(), _beginnings()
    best, text = index, ""
    for end in range(index + 1, min(index + LONGEST_FORM, len(doc)) + 1):
        word = doc[end - 1].text
        text += word.replace(",", "")
        if text not in beginnings:
            break
        if text in forms and word != ",":
            best = end
    return best
