"""Which decisions, taken together, say the opposite of one that is to be taken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from .groups import Groups
from .judgements import Judgement

Link = tuple[str, str, Judgement]
"""The two keys that a decision is about."""


def contradicted(
    wanted: Judgement, standing: Iterable[Judgement], key_of: Callable[[str], str | None]
) -> list[Judgement]:
    """The decisions on pairs that, taken together, say the opposite; none where there are no such.

    ``key_of`` gives the key that an IRI means, None where nothing has it; decisions on such count for nothing.
    """
    one, other = map(key_of, wanted.about)
    if one is None or other is None or one == other:
        return []
    links = list(_links(standing, key_of))
    same = [link for link in links if link[2].verdict == "same"]
    groups = Groups()
    for left, right, _ in same:
        groups.join(left, right)
    if wanted.verdict == "different":
        return _path(same, one, other) if groups.root(one) == groups.root(other) else []
    for first, second, judgement in links:
        for left, right in ((first, second), (second, first)):
            apart = judgement.verdict == "different"
            if apart and groups.root(left) == groups.root(one) and groups.root(right) == groups.root(other):
                return [judgement, *_path(same, left, one), *_path(same, right, other)]
    return []


def _links(standing: Iterable[Judgement], key_of: Callable[[str], str | None]) -> Iterator[Link]:
    for judgement in standing:
        one, other = map(key_of, judgement.about)
        if one is not None and other is not None and one != other:
            yield one, other, judgement


def _path(links: Sequence[Link], start: str, end: str) -> list[Judgement]:
    """The decisions that lead from one key to another, as few as there are."""
    came: dict[str, tuple[str, Judgement] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for one, other, judgement in links:
            for left, right in ((one, other), (other, one)):
                if left == key and right not in came:
                    came[right] = (key, judgement)
                    waiting.append(right)
    found: list[Judgement] = []
    step = came.get(end)
    while step is not None:
        found.append(step[1])
        step = came[step[0]]
    return found
