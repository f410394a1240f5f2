"""Which stretches of a text are taken already, so that what is found next does not overlap them."""

from __future__ import annotations

from collections.abc import Iterable


class Covered:
    """A growing set of stretches, by any offsets (end excluded); asking costs as much as the stretch is long."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._taken: set[int] = set()
        for start, end in stretches:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        """Take a stretch; it may overlap others."""
        self._taken.update(range(start, end))

    def meets(self, start: int, end: int) -> bool:
        """Whether any of it is taken."""
        return not self._taken.isdisjoint(range(start, end))
