"""Nouns that head the phrases looked for: occasions in ``event_heads.csv``, undertakings in ``project_heads.csv``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 3


class Head(NamedTuple):
    """A head noun in the text: its first token, its singular, what it speaks for.

    ``links`` are the prepositions whose complement belongs to its phrase.
    """

    first: int
    noun: str
    type: str
    links: frozenset[str]
    plural: bool


class HeadTable:
    """The head nouns of one file of ``words``, with the columns ``head``, ``plural``, ``type`` and ``links``."""

    def __init__(self, name: str) -> None:
        self.entries: dict[tuple[str, ...], Head] = {}
        for row in word_table(name):
            links = frozenset(filter(None, row["links"].split("|")))
            if row["plural"]:
                self.entries.setdefault(_words(row["plural"]), Head(0, row["head"], row["type"], links, True))
            self.entries[_words(row["head"])] = Head(0, row["head"], row["type"], links, False)
        self.last_words = frozenset(words[-1] for words in self.entries)

    def at(self, doc: Doc, index: int) -> Head | None:
        """The longest head noun that ends at the token."""
        if doc[index].lower_ not in self.last_words:
            return None
        words = tuple(token.lower_ for token in doc[max(0, index - LONGEST + 1) : index + 1])
        for k in range(len(words)):
            entry = self.entries.get(words[k:])
            if entry:
                return entry._replace(first=index - len(words) + k + 1)
        return None


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+|-", text))


@cache
def head_table(name: str) -> HeadTable:
    """The table of ``words/NAME``, read once."""
    return HeadTable(name)
