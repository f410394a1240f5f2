"""Writing the graph out."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from culturepact.errors import BadParameter
from culturepact.graph import export as exporting
from culturepact.graph.export import export
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store, open_store
from made_up import album


def written(store: Store, format: exporting.Format) -> bytes:
    """What export writes."""
    out = io.BytesIO()
    export(store, format, out)
    return out.getvalue()


@pytest.mark.parametrize(("format", "syntax"), [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)])
def test_the_whole_graph_comes_back(store: Store, format: exporting.Format, syntax: ox.RdfFormat) -> None:
    """N-Quads and TriG hold every quad of the store."""
    write_report(store, album(), "test 1")
    assert set(ox.parse(written(store, format), format=syntax)) == set(store.quads())


def test_turtle_is_graph_current(store: Store) -> None:
    """Turtle holds the merged view alone."""
    write_report(store, album(), "test 1")
    found = {quad.triple for quad in ox.parse(written(store, "turtle"), format=ox.RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in store.quads(store.ids.graph("current"))}


@pytest.mark.parametrize("in_memory", [7, 400_000])
def test_lines_are_sorted_however_many_they_are(memory: Store, monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    """Sorting piece by piece on disk gives what sorting at once gives."""
    monkeypatch.setattr(exporting, "_IN_MEMORY", in_memory)
    write_report(memory, album(), "test 1")
    lines = written(memory, "nquads").splitlines(keepends=True)
    assert lines == sorted(f"{quad} .\n".encode() for quad in memory.quads())


@pytest.mark.parametrize("format", ["nquads", "trig", "turtle"])
def test_every_process_writes_the_same_bytes(tmp_path: Path, format: exporting.Format) -> None:
    """Neither prefixes nor triples depend on the process."""
    with open_store(tmp_path / "store", write=True) as store:
        write_report(store, album(), "test 1")
        expected = written(store, format)
    command = (
        "import sys; from culturepact.graph.store import open_store; from culturepact.graph.export import export\n"
        "export(open_store(sys.argv[1]), sys.argv[2], sys.stdout.buffer)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", command, str(tmp_path / "store"), format],
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert done.stdout == expected
    if format != "nquads":
        prefixes = [line for line in expected.splitlines() if line.startswith(b"@prefix")]
        assert prefixes == sorted(prefixes)
        assert len(prefixes) > 5


@pytest.mark.parametrize("format", ["nquads", "trig", "turtle"])
def test_an_empty_store_is_exported(memory: Store, format: exporting.Format) -> None:
    """Nothing but prefixes is written."""
    assert all(line.startswith(b"@prefix") for line in written(memory, format).splitlines())


def test_an_unknown_format_is_refused(memory: Store) -> None:
    """The message names those there are."""
    with pytest.raises(BadParameter, match="nquads, trig, turtle"):
        export(memory, "rdfxml", io.BytesIO())  # type: ignore[arg-type]
