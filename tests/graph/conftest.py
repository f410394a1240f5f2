"""Stores to test with."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.store import Store, open_store

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every store there is, empty and open for writing."""
    opened = EmbeddedStore.in_memory() if request.param == "memory" else open_store(tmp_path / "store", write=True)
    with opened:
        yield opened


@pytest.fixture
def memory() -> Iterator[Store]:
    """A store in memory, for what does not depend on how it is kept."""
    with EmbeddedStore.in_memory() as opened:
        yield opened


@pytest.fixture
def new_store() -> Callable[[], Store]:
    """Makes one more store in memory."""
    return EmbeddedStore.in_memory


@pytest.fixture
def dice() -> random.Random:
    """Chance that is the same in each run."""
    return random.Random(20180619)
