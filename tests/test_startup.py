"""What a start of the program loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"jinja2", "lxml", "networkx", "numpy", "pandas", "pyshacl", "pyvis", "rdflib", "rich", "spacy", "trafilatura"}
PROGRAM = """
import sys
from culturepact import cli
sys.argv = ["culturepact", *sys.argv[1:]]
try:
    cli.main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Run the command line in a new process; the names of the packages it had loaded at its end."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without reports."""
    from culturepact import open_store

    folder = tmp_path_factory.mktemp("startup") / "store"
    with open_store(folder, write=True) as opened:
        opened.update("INSERT DATA { GRAPH <https://example.org/g> { <urn:a> <urn:b> <urn:c> } }")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["queries"], ["ingest", "--help"], ["review", "--help"], ["completion", "fish"]],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help, version and lists load neither the engine of the store nor a library for reading or drawing."""
    assert not loaded_by(*arguments) & (HEAVY | {"pyoxigraph"})


def test_a_query_loads_the_engine_alone(store: Path) -> None:
    """A query loads the engine of the store and no other large library."""
    loaded = loaded_by("query", "partnerships", "--store", str(store))

    assert "pyoxigraph" in loaded
    assert not loaded & HEAVY


def test_export_loads_the_engine_alone(store: Path) -> None:
    """So does an export: it must not depend on libraries that hold the whole graph in memory."""
    assert not loaded_by("export", "--store", str(store)) & HEAVY


def test_importing_the_package_loads_nothing() -> None:
    """``import culturepact`` loads no module of the package but its root."""
    program = "import sys, culturepact; print(*(name for name in sys.modules if name.startswith('culturepact.')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
