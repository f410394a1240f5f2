"""Hand-made facts: every name in them is made up."""

from __future__ import annotations

import datetime
import importlib.util
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.store import Store, open_store


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


_load("made_up")


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


__all__ = ["datetime"]
