"""culturepact: a knowledge graph of cultural cooperation, read from reports.

The public names are loaded on first use, so importing the package costs nothing. ``ingest_reports`` is ``ingest.run``'s
``ingest``: ``culturepact.ingest`` is the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import CulturepactError as CulturepactError
    from .graph.map import write_map as write_map
    from .graph.store import open_store as open_store
    from .ingest.run import ingest as ingest_reports
    from .queries.runner import run_query as run_query

__version__ = "0.1.0"
__all__ = ["CulturepactError", "ingest_reports", "open_store", "run_query", "write_map"]

_HOMES = {
    "CulturepactError": (".errors", "CulturepactError"),
    "ingest_reports": (".ingest.run", "ingest"),
    "open_store": (".graph.store", "open_store"),
    "run_query": (".queries.runner", "run_query"),
    "write_map": (".graph.map", "write_map"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home, attribute = _HOMES[name]
    return getattr(import_module(home, __name__), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
