"""culturepact: a knowledge graph of cultural cooperation, read from reports.

The public names are loaded on first use, so importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .graph.store import open_store as open_store
    from .ingest.run import ingest as ingest
    from .queries.runner import run_query as run_query

__version__ = "0.1.0"
__all__ = ["ingest", "open_store", "run_query"]

_HOMES = {"open_store": ".graph.store", "ingest": ".ingest.run", "run_query": ".queries.runner"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name], __name__), name)
