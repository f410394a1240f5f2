"""The embedded store: pyoxigraph in a folder, or in memory.

What was written survives the process at once (the engine's log), but a log that is not flushed makes every later open
replay it; so ``close`` flushes, also after an error, and gives a long log's disk space back.
"""

from __future__ import annotations

import contextlib
import re
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyoxigraph as ox

from ..errors import BadParameter, QuerySyntax, StoreError, StoreLocked, StoreUnavailable
from . import sparql as text_of
from .identifiers import DEFAULT_BASE, Identifiers
from .store import Results, Term
from .terms import VOID_URI_SPACE, node

_LONG_LOG: Final = 16 * 2**20
_ENGINE_FILE = re.compile(r"CURRENT|IDENTITY|LOCK|LOG(\.old\.\d+)?|(MANIFEST|OPTIONS)-\d+|\d+\.(log|sst|blob|dbtmp)")
_MISSING_VARIABLE = re.compile(r"does not contains? variable (\?\S+)")


class EmbeddedStore:
    """A ``store.Store`` over pyoxigraph."""

    def __init__(self, engine: ox.Store, location: str, ids: Identifiers, folder: Path | None, *, write: bool) -> None:
        self._engine: ox.Store | None = engine
        self._location = location
        self._ids = ids
        self._folder = folder
        self._flush = weakref.finalize(self, engine.flush) if write and folder else None

    @classmethod
    def in_memory(cls, base: str = DEFAULT_BASE, quads: Iterable[ox.Quad] = ()) -> Self:
        """A store that is gone when it is closed, with some quads in it."""
        engine = ox.Store()
        engine.bulk_extend(quads)
        return cls(engine, "memory", _identifiers(base, "memory"), None, write=True)

    @classmethod
    def open(cls, folder: Path, *, write: bool, base: str | None) -> Self:
        """See ``store.open_store``."""
        location = str(folder)
        wanted = _identifiers(base or DEFAULT_BASE, location)
        with _errors(location):
            _refuse_foreign(folder, write=write)
            if write:
                folder.mkdir(parents=True, exist_ok=True)
            engine = _engine(folder, write=write)
            held = _base_of(engine)
        if held is not None and base is not None and held != base:
            raise StoreUnavailable(
                f"{location}: its IRIs begin with {held}, not {base}; use that base, or another store"
            )
        return cls(engine, location, Identifiers(held) if held else wanted, folder, write=write)

    @property
    def location(self) -> str:
        """See ``store.Store``."""
        return self._location

    @property
    def ids(self) -> Identifiers:
        """See ``store.Store``."""
        return self._ids

    def query(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> Results:
        """See ``store.Store``; reading the rows may still raise OSError where the disk fails."""
        text_of.refuse_remote(sparql)
        given: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): value for name, value in (substitutions or {}).items()
        }
        current: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        if not text_of.names_its_graphs(sparql):
            current = [node(self._ids.graph("current"))]
        try:
            with _errors(self._location):
                return self._open_engine().query(sparql, default_graph=current, substitutions=given or None)
        except SyntaxError as error:
            raise text_of.syntax_error(error, sparql) from None
        except (RuntimeError, ValueError) as error:
            missing = _MISSING_VARIABLE.search(str(error))
            if missing:
                raise BadParameter(
                    f"{missing[1]} is not among the variables the query selects: add it to them"
                ) from None
            raise QuerySyntax(f"the query cannot be run: {' '.join(str(error).split())}") from None

    def update(self, sparql: str) -> None:
        """See ``store.Store``."""
        try:
            with _errors(self._location):
                self._open_engine().update(sparql)
        except SyntaxError as error:
            raise QuerySyntax(f"the update does not parse: {' '.join(str(error).split())[:120]}") from None
        except RuntimeError as error:
            if "read-write" in str(error):
                raise StoreUnavailable(f"{self._location}: opened for reading only; open it with write=True") from None
            raise StoreUnavailable(f"{self._location}: {' '.join(str(error).split())}") from None

    def quads(
        self,
        graph: str | None = None,
        *,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,
    ) -> Iterator[ox.Quad]:
        """See ``store.Store``."""
        name = None if graph is None else ox.NamedNode(graph)
        return self._open_engine().quads_for_pattern(subject, predicate, object, name)

    def graphs(self) -> Iterator[str]:
        """See ``store.Store``."""
        for name in self._open_engine().named_graphs():
            if next(self.quads(name.value), None) is not None:
                yield name.value

    def close(self) -> None:
        """See ``store.Store``."""
        if self._engine is None:
            return
        self._engine = None
        if self._flush is not None and self._folder is not None:
            with _errors(self._location):
                self._flush()
            with contextlib.suppress(OSError):
                if sum(log.stat().st_size for log in self._folder.glob("*.log")) > _LONG_LOG:
                    ox.Store(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open_engine(self) -> ox.Store:
        if self._engine is None:
            raise StoreUnavailable(f"{self._location}: this store was closed; open it again")
        return self._engine


@contextmanager
def _errors(location: str) -> Iterator[None]:
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        reason = " ".join(str(error).split())
        if "lock" in reason.lower():
            raise StoreLocked(f"{location}: another process writes to this store; wait for it, or end it") from None
        raise StoreUnavailable(f"{location}: the store cannot be used: {reason}") from None


def _engine(folder: Path, *, write: bool) -> ox.Store:
    try:
        return ox.Store(folder) if write else ox.Store.read_only(str(folder))
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        raise StoreUnavailable(f"{folder}: the store is damaged, or only being made just now: {reason}") from None


def _refuse_foreign(folder: Path, *, write: bool) -> None:
    if not folder.exists():
        if not write:
            raise StoreUnavailable(f"{folder}: there is no store here; run `culturepact ingest` first")
        return
    if not folder.is_dir():
        raise StoreUnavailable(f"{folder}: is a file and no store; give a folder")
    names = {path.name for path in folder.iterdir()}
    if not names:
        if not write:
            raise StoreUnavailable(f"{folder}: the store is empty; run `culturepact ingest` first")
        return
    ours = _made_by_oxigraph(folder) if "CURRENT" in names else all(_ENGINE_FILE.fullmatch(name) for name in names)
    if not ours:
        raise StoreUnavailable(f"{folder}: holds other things and no store; give an empty folder, or a new name")


def _made_by_oxigraph(folder: Path) -> bool:
    """Whether the manifest names Oxigraph's tables; other programs keep RocksDB and LevelDB folders too."""
    manifest = folder / (folder / "CURRENT").read_text(encoding="utf-8", errors="replace").strip()
    return manifest.is_file() and manifest.parent == folder and b"id2str" in manifest.read_bytes()


def _base_of(engine: ox.Store) -> str | None:
    for quad in engine.quads_for_pattern(None, node(VOID_URI_SPACE), None, None):
        if isinstance(quad.object, ox.Literal):
            ids = Identifiers(quad.object.value)
            if quad.graph_name == ox.NamedNode(ids.graph("meta")):
                return ids.base
    return None


def _identifiers(base: str, location: str) -> Identifiers:
    try:
        return Identifiers(base)
    except ValueError as error:
        raise StoreUnavailable(f"{location}: {error}") from None
