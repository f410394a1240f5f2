"""Which things people said are one, and which they said are two, also through others."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """Keys of things; each is a group of itself until it is joined."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._different: dict[str, set[str]] = defaultdict(set)

    def root(self, key: str) -> str:
        """The key that stands for a key's group."""
        while (above := self._parent.get(key, key)) != key:
            key = above
        return key

    def join(self, one: str, other: str) -> bool:
        """Make two groups one; False, and nothing done, where people said that they are two."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        if self.apart(first, second):
            return False
        self._parent[second] = first
        for third in self._different.pop(second, set()):
            self._different[third].discard(second)
            self.part(first, third)
        return True

    def part(self, one: str, other: str) -> None:
        """Note that two groups are two; nothing is done where they are one already."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._different[first].add(second)
            self._different[second].add(first)

    def apart(self, one: str, other: str) -> bool:
        """Whether two groups were said to be two."""
        return self.root(other) in self._different.get(self.root(one), ())
