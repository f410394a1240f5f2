"""Write the graph out, byte for byte the same for the same content, whatever the order it came in."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, get_args

import pyoxigraph as ox

from ..errors import BadParameter
from ..ontology.terms import PREFIXES, RDF

if TYPE_CHECKING:
    from .store import Store

Format = Literal["nquads", "trig", "turtle"]
_IN_MEMORY: Final = 400_000


def export(store: Store, format: Format, out: BinaryIO) -> None:
    """Write ``nquads`` (sorted lines) or ``trig`` of all graphs, or ``turtle`` of graph ``current``, in UTF-8.

    N-Quads are sorted on disk where they are many; the other two hold one graph at a time in memory.
    """
    writers: dict[str, Callable[[Store, BinaryIO], None]] = {"nquads": _nquads, "trig": _trig, "turtle": _turtle}
    if format not in writers:
        raise BadParameter(f"{format}: no such format; there are {', '.join(get_args(Format))}")
    writers[format](store, out)


def _nquads(store: Store, out: BinaryIO) -> None:
    lines = (f"{quad} .\n".encode() for quad in store.quads())
    out.writelines(_sorted(lines))


def _trig(store: Store, out: BinaryIO) -> None:
    quads = (quad for graph in sorted(store.graphs()) for quad in _in_order(store.quads(graph)))
    _serialize(quads, out, ox.RdfFormat.TRIG)


def _turtle(store: Store, out: BinaryIO) -> None:
    triples = (quad.triple for quad in _in_order(store.quads(store.ids.graph("current"))))
    _serialize(triples, out, ox.RdfFormat.TURTLE)


def _serialize(terms: Iterable[ox.Quad] | Iterable[ox.Triple], out: BinaryIO, format: ox.RdfFormat) -> None:
    sorting = _PrefixesInOrder(out)
    ox.serialize(terms, sorting, format, prefixes=PREFIXES)  # type: ignore[arg-type]
    sorting.finish()


class _PrefixesInOrder:
    """Passes bytes on, but for the lines of prefixes at the top, which the engine writes in another order each time."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._top: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self._top is None:
            return self._out.write(data)
        self._top += data
        lines = self._top.splitlines(keepends=True)
        body = next((i for i, line in enumerate(lines) if len(line) > 7 and not line.startswith(b"@prefix")), None)
        if body is not None:
            self._top = None
            self._out.writelines([*sorted(lines[:body]), *lines[body:]])
        return len(data)

    def flush(self) -> None:
        self._out.flush()

    def finish(self) -> None:
        """Write what is kept back: where there are prefixes alone."""
        if self._top:
            self._out.writelines(sorted(self._top.splitlines(keepends=True)))


def _in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    def order(quad: ox.Quad) -> tuple[str, bool, str, str]:
        predicate = quad.predicate.value
        return str(quad.subject), predicate != RDF.type, predicate, str(quad.object)

    return sorted(quads, key=order)


def _sorted(lines: Iterator[bytes]) -> Iterator[bytes]:
    """The lines in the order of their bytes, sorted piece by piece in temporary files where they are many."""
    first = sorted(islice(lines, _IN_MEMORY))
    if len(first) < _IN_MEMORY:
        yield from first
        return
    with ExitStack() as stack:
        pieces: list[Iterable[bytes]] = []
        piece = first
        while piece:
            file = stack.enter_context(tempfile.TemporaryFile())
            file.writelines(piece)
            file.seek(0)
            pieces.append(file)
            piece = sorted(islice(lines, _IN_MEMORY))
        yield from heapq.merge(*pieces)
