"""The store: what holds the graph.

One small interface; ``embedded`` implements it in a folder (and in memory for tests). Writing is for the modules of
this package: others use ``reports.write_report`` and ``reports.withdraw``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import pyoxigraph as ox

from ..errors import StoreUnavailable
from .identifiers import Identifiers

Term: TypeAlias = ox.NamedNode | ox.Literal
Results: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class Store(Protocol):
    """A store that is open; use it as a context manager, so that what was written is put away whatever happens."""

    @property
    def location(self) -> str:
        """What was opened, as messages show it."""

    @property
    def ids(self) -> Identifiers:
        """Makes the IRIs under this store's base."""

    def query(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Results:
        """Run a query; ``substitutions`` give variables a value before it runs and so cannot inject anything.

        A query without FROM sees graph ``current`` where it names no graph, and every graph through ``GRAPH ?g``. A
        variable that is given a value must be among those the query selects.
        QuerySyntax where the text does not parse or asks another server; BadParameter where a variable is not there.
        """

    def update(self, sparql: str) -> None:
        """Apply all of a SPARQL update, or nothing of it; StoreUnavailable if the store was opened for reading."""

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of one named graph, or of all, that have the terms given; in no order."""

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs that hold something; in no order."""

    def close(self) -> None:
        """Put away what was written and give the lock back; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_store(location: str | Path, *, write: bool = False, base: str | None = None) -> Store:
    """Open the store in a folder; ``write`` makes the folder where it is missing and takes its lock.

    A store opened for reading stays as it was at that moment. ``base`` (default: the one the store has, for a new store
    ``identifiers.DEFAULT_BASE``) is what the IRIs of its things begin with, and cannot be changed later.
    StoreUnavailable: nothing there, no store, or another base. StoreLocked: another process writes.
    """
    if str(location).startswith(("http://", "https://")):
        raise StoreUnavailable(f"{location}: servers are not supported yet by this version; give a folder")
    from .embedded import EmbeddedStore

    return EmbeddedStore.open(Path(location), write=write, base=base)
