"""Where each organization stands on the map: seeded, so that the same network gives the same picture.

Each connected component is laid out by forces (repulsion grows with the number of partners, as in ForceAtlas2, so
clusters stand apart), turned so that it is wider than high, and cleared of overlaps; then the components are packed
side by side.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float32]
    Indices = NDArray[np.intp]

Node = TypeVar("Node", bound=Hashable)
SEED = 1
EXACT = 1500
"""Up to so many nodes each repels each; beyond, each round takes a sample of ``SAMPLE`` nodes."""
SAMPLE = 192
TRIALS, FEW = 5, 800
"""So many beginnings are tried for a part with few lines; the one with the fewest crossings is kept."""
WIDE, HIGH = 120.0, 34.0
"""The room a node gets for its label, in pixels at scale 1, on top of its circle; less where over ``ROOMY`` are."""
ROOMY = 100
GAP = 60.0
RATIO = 1.5
"""Width by height of the whole picture, roughly."""


def positions(graph: nx.Graph[Node], radii: Mapping[Node, float], seed: int = SEED) -> dict[Node, tuple[int, int]]:
    """Return a place for each node, in whole pixels at scale 1; ``y`` grows downwards, the middle is near (0, 0).

    The circles of ``radii`` do not overlap. The order of the graph's nodes matters: give a
    graph whose order is fixed, which a subgraph view's is not.
    """
    import networkx as nx
    import numpy as np

    blocks = []
    order = {node: place for place, node in enumerate(graph)}
    for component in nx.connected_components(graph):
        members = sorted(component, key=order.__getitem__)
        sizes = np.array([radii[node] for node in members], dtype=np.float32)
        blocks.append((members, _component(graph.subgraph(members), members, sizes, seed)))
    blocks.sort(key=lambda block: (-len(block[0]), order[block[0][0]]))
    placed: dict[Node, tuple[int, int]] = {}
    for (members, points), corner in zip(blocks, _packed([points for _, points in blocks])):
        for node, (x, y) in zip(members, points + corner):
            placed[node] = (round(float(x)), round(float(y)))
    return {node: placed[node] for node in graph}


def _component(graph: Any, members: list[Any], radii: Points, seed: int) -> Points:
    """Return the places of one component, its box beginning at (0, 0)."""
    import numpy as np

    place = {node: number for number, node in enumerate(members)}
    joined = sorted(sorted((place[one], place[other])) for one, other in graph.edges() if one != other)
    ends = np.array(joined, dtype=np.intp).reshape(-1, 2)
    count = len(members)
    if count <= 2:
        points = np.array([(0, 0), (WIDE * 1.5, 0)], dtype=np.float32)[:count]
    else:
        share = min(1.0, (ROOMY / count) ** 0.5)
        tried = [
            _cleared(_turned(_drawn_together(count, ends, seed + trial), share), radii, share)
            for trial in range(TRIALS if len(ends) <= FEW else 1)
        ]
        points = min(tried, key=lambda points: crossings(points, ends)) if len(tried) > 1 else tried[0]
    low = (points - radii[:, None]).min(axis=0) - np.array([WIDE / 2, 0], dtype=np.float32)
    return np.asarray(points - low, dtype=np.float32)


def _drawn_together(count: int, ends: Indices, seed: int) -> Points:
    """Let lines pull and nodes push until the picture rests; no matrix library takes part, so sums keep their order."""
    import numpy as np

    random = np.random.default_rng(seed)
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float32)
    mass = degree + 1
    points = random.normal(0, np.sqrt(count), (count, 2)).astype(np.float32)
    rounds = 400 if count <= 400 else 200 if count <= EXACT else 120
    left, right = ends[:, 0], ends[:, 1]
    for step in range(rounds):
        others = np.arange(count) if count <= EXACT else random.choice(count, SAMPLE, replace=False)
        weight = mass[others] * np.float32(count / len(others))
        push = np.empty_like(points)
        dx = points[:, :1] - points[others, 0]
        dy = points[:, 1:] - points[others, 1]
        pull = weight / (dx * dx + dy * dy + np.float32(0.01))
        push[:, 0] = (dx * pull).sum(axis=1)
        push[:, 1] = (dy * pull).sum(axis=1)
        push *= mass[:, None]
        along = points[left] - points[right]
        for axis in (0, 1):
            push[:, axis] -= np.bincount(left, along[:, axis], count) - np.bincount(right, along[:, axis], count)
        push -= np.float32(0.08) * mass[:, None] * points
        length = np.sqrt((push * push).sum(axis=1, keepdims=True)) + np.float32(1e-6)
        reach = np.float32(np.sqrt(count) * 0.5 * (1 - step / rounds) ** 1.5 + 0.01)
        points += push / length * np.minimum(length * np.float32(0.1) / mass[:, None] ** np.float32(0.5), reach)
    return points


def _turned(points: Points, share: float) -> Points:
    """Turn the longer axis to the horizontal and give the picture room for that share of its labels."""
    import numpy as np

    points = points - points.mean(axis=0)
    xx, yy, xy = (points[:, 0] ** 2).sum(), (points[:, 1] ** 2).sum(), (points[:, 0] * points[:, 1]).sum()
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    cosine, sine = np.cos(angle), np.sin(angle)
    turned = np.stack(
        [points[:, 0] * cosine + points[:, 1] * sine, points[:, 1] * cosine - points[:, 0] * sine], axis=1
    )
    wanted = np.sqrt(len(points) * (WIDE * share + 20) * (HIGH * share + 20) * 1.6)
    spread = np.sqrt((turned**2).mean(axis=0)) + 1e-6
    shape = np.clip(spread[0] / spread[1], RATIO, RATIO * 1.4)
    size = np.array([np.sqrt(shape), 1 / np.sqrt(shape)]) * wanted * 0.42
    return np.asarray(turned / spread * size, dtype=np.float32)


def _cleared(points: Points, radii: Points, room: float) -> Points:
    """Push nodes apart: first until labels have some room, then until no circle touches another."""
    import numpy as np

    points = points.astype(np.float64)
    for share, rounds in ((1.0, 30), (0.5, 30), (0.0, 200)):
        width, height = WIDE * share * room, HIGH * share * room
        for _ in range(rounds):
            one, other = near_pairs(points, 2 * float(radii.max()) + max(width, 8.0))
            apart = points[one] - points[other]
            touch = radii[one] + radii[other] + 6
            over = touch[:, None] + np.array([width, height]) - np.abs(apart)
            distance = np.sqrt((apart**2).sum(axis=1)) + 1e-9
            bad = (over > 0).all(axis=1) if share else distance < touch
            if not bad.any():
                break
            one, other, apart, over, distance = one[bad], other[bad], apart[bad], over[bad], distance[bad]
            if share:
                flat = (over[:, 0] < over[:, 1])[:, None] == np.array([True, False])
                move = np.where(flat, over, 0) * np.where(apart < 0, -1, 1) * 0.25
            else:
                away = np.where(distance[:, None] < 1e-6, np.array([1.0, 0.0]), apart / distance[:, None])
                move = away * (touch[bad] - distance)[:, None] * 0.52
            for axis in (0, 1):
                points[:, axis] += np.bincount(one, move[:, axis], len(points))
                points[:, axis] -= np.bincount(other, move[:, axis], len(points))
    return np.asarray(points, dtype=np.float32)


def near_pairs(points: NDArray[Any], reach: float) -> tuple[Indices, Indices]:
    """Return the pairs of points that may be within ``reach`` of each other, each once, by a grid of that width."""
    import numpy as np

    cells = np.floor((points - points.min(axis=0)) / reach).astype(np.int64)
    columns = int(cells[:, 1].max()) + 3
    keys = cells[:, 0] * columns + cells[:, 1] + 1
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    ones, others = [], []
    for step in (0, 1, columns - 1, columns, columns + 1):
        start = np.searchsorted(ranked, keys[order] + step, side="left")
        stop = np.searchsorted(ranked, keys[order] + step, side="right")
        if step == 0:
            start = np.arange(len(points)) + 1
        counts = np.maximum(stop - start, 0)
        first = np.repeat(np.arange(len(points)), counts)
        inside = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        ones.append(order[first])
        others.append(order[np.repeat(start, counts) + inside])
    return np.concatenate(ones), np.concatenate(others)


def crossings(points: NDArray[Any], ends: Indices) -> int:
    """Return how many pairs of lines cross; lines that share an end do not."""
    import numpy as np

    one, other = np.triu_indices(len(ends), 1)
    apart = (ends[one][:, :, None] != ends[other][:, None, :]).all(axis=(1, 2))
    a, b = (points[ends[one[apart], side]].astype(np.float64) for side in (0, 1))
    c, d = (points[ends[other[apart], side]].astype(np.float64) for side in (0, 1))

    def side_of(start: Any, stop: Any, point: Any) -> Any:
        return (stop[:, 0] - start[:, 0]) * (point[:, 1] - start[:, 1]) > (stop[:, 1] - start[:, 1]) * (
            point[:, 0] - start[:, 0]
        )

    split = (side_of(a, b, c) != side_of(a, b, d)) & (side_of(c, d, a) != side_of(c, d, b))
    return int(split.sum())


def _packed(blocks: list[Points]) -> list[Points]:
    """Return the corner of each block: the largest first, the small ones in rows beside and under it."""
    import numpy as np

    sizes = [block.max(axis=0) + np.array([WIDE / 2 + GAP, HIGH + GAP]) for block in blocks]
    total = sum(float(width * height) for width, height in sizes)
    wide = max([float(np.sqrt(total * RATIO)), *(float(width) for width, _ in sizes)], default=0.0)
    corners, x, y, high = [], 0.0, 0.0, 0.0
    for width, height in sizes:
        if x > 0 and x + width > wide + 1:
            x, y, high = 0.0, y + high, 0.0
        corners.append(np.array([x, y], dtype=np.float32))
        x, high = x + float(width), max(high, float(height))
    middle = np.array([wide / 2, (y + high) / 2], dtype=np.float32)
    return [corner - middle for corner in corners]
