"""Where organizations stand on the map."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from culturepact.graph.layout import crossings, near_pairs, positions

PROGRAM = """
import networkx as nx
from culturepact.graph.layout import positions
graph = nx.relabel_nodes(nx.powerlaw_cluster_graph(90, 2, 0.4, seed=7), lambda number: f"organization {number}")
graph.add_edges_from([("a", "b"), ("c", "d")])
print(positions(graph, dict.fromkeys(graph, 10.0)))
"""


def scattered(size: int) -> nx.Graph:
    """A network with one large part, some pairs, and one node alone."""
    graph = nx.powerlaw_cluster_graph(size, 2, 0.3, seed=3)
    graph.add_edges_from((size + 2 * pair, size + 2 * pair + 1) for pair in range(12))
    graph.add_node("alone")
    return graph


def test_two_runs_give_the_same_bytes() -> None:
    """Another process, with other hashes of the names, prints the same positions."""
    printed = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert printed[0].count(b"(") > 90


@pytest.mark.parametrize("size", [40, 300])
def test_no_circle_touches_another(size: int) -> None:
    """The circles of any two nodes stay apart, however large one of them is."""
    graph = scattered(size)
    radii = {node: 7 + 4 * graph.degree(node) ** 0.5 for node in graph}
    places = positions(graph, radii)
    assert set(places) == set(graph)
    touching = [
        (one, other)
        for one, other in combinations(graph, 2)
        if math.dist(places[one], places[other]) < radii[one] + radii[other]
    ]
    assert touching == []


def test_pairs_by_themselves_stay_near_the_rest() -> None:
    """No part of the network is flung away: beside each stands another within a hand's breadth."""
    graph = scattered(60)
    places = positions(graph, dict.fromkeys(graph, 10.0))
    parts = list(nx.connected_components(graph))
    for part in parts:
        others = [places[node] for node in graph if node not in part]
        assert min(math.dist(places[node], other) for node in part for other in others) < 400


def test_what_works_together_stands_together() -> None:
    """Two circles of organizations with one line between them are two clusters."""
    graph = nx.disjoint_union(nx.complete_graph(9), nx.complete_graph(9))
    graph.add_edge(0, 9)
    places = positions(graph, dict.fromkeys(graph, 10.0))

    def mean(pairs: list[tuple[int, int]]) -> float:
        return sum(math.dist(places[one], places[other]) for one, other in pairs) / len(pairs)

    inside = [pair for pair in combinations(graph, 2) if (pair[0] < 9) == (pair[1] < 9)]
    across = [pair for pair in combinations(graph, 2) if (pair[0] < 9) != (pair[1] < 9)]
    assert mean(across) > 1.5 * mean(inside)


def test_an_empty_network_has_no_places() -> None:
    """Nothing to place, nothing placed."""
    assert positions(nx.Graph(), {}) == {}


def test_near_pairs_misses_none() -> None:
    """Each pair within reach is found, and none is found twice."""
    points = np.random.default_rng(5).uniform(-400, 400, (200, 2))
    one, other = near_pairs(points, 60.0)
    found = [frozenset(pair) for pair in zip(one.tolist(), other.tolist())]
    near = {
        frozenset(pair) for pair in combinations(range(200), 2) if math.dist(points[pair[0]], points[pair[1]]) <= 60.0
    }
    assert len(found) == len(set(found))
    assert near <= set(found)


def test_crossings_are_counted() -> None:
    """The two diagonals of a square cross once; its sides, and lines that share an end, never."""
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], dtype=float)
    assert crossings(square, np.array([(0, 2), (1, 3)])) == 1
    assert crossings(square, np.array([(0, 1), (2, 3), (1, 2), (0, 2)])) == 0


def test_lines_of_a_small_network_hardly_cross() -> None:
    """A tree can be drawn without crossings, and nearly is."""
    graph = nx.balanced_tree(3, 3)
    places = positions(graph, dict.fromkeys(graph, 8.0))
    points = np.array([places[node] for node in graph], dtype=float)
    assert crossings(points, np.array(graph.edges())) <= 3
