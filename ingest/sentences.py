"""The sentences of a report by number."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ..graph.facts import Span

if TYPE_CHECKING:
    from .reading import Reading


class Sentences:
    """Finds sentences by token in logarithmic time; ``starts`` are their first tokens."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc
        self.starts = [sentence.start for sentence in reading.sentences()]
        self.bounds = [*self.starts, len(reading.doc)]
        self.passages: dict[int, Span] = {}

    def __len__(self) -> int:
        return len(self.starts)

    def number(self, token: int) -> int:
        """Which sentence holds the token, from 0."""
        return max(0, bisect_right(self.starts, token) - 1)

    def tokens(self, number: int) -> tuple[int, int]:
        """First token and end of a sentence."""
        return self.bounds[number], self.bounds[number + 1]

    def around(self, token: int) -> tuple[int, int]:
        """First token and end of the sentence that holds the token."""
        return self.tokens(self.number(token))

    def passage(self, token: int) -> Span:
        """Code point offsets of the sentence that holds the token, white space trimmed."""
        number = self.number(token)
        if number not in self.passages:
            first, last = self.tokens(number)
            start = int(self.doc[first].idx)
            self.passages[number] = Span(start, start + len(self.doc[first:last].text.rstrip()))
        return self.passages[number]
