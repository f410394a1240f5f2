"""The word lists beside the code: lines that begin with ``#`` are comments, blank lines are skipped."""

from __future__ import annotations

import csv
from functools import cache

from ..graph.word_lists import lines


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The entries of ``words/NAME``, one a line, as written and in their order."""
    return tuple(line.strip() for line in lines(name, __package__))


@cache
def word_set(name: str) -> frozenset[str]:
    """The entries of ``words/NAME``, lower case."""
    return frozenset(line.lower() for line in word_list(name))


@cache
def word_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the CSV file ``words/NAME`` by column name."""
    return tuple(csv.DictReader(lines(name, __package__)))
