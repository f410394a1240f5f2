"""No error of a library below gets through, and every class of error has its use."""

from __future__ import annotations

import ast
import inspect
import pickle
from collections.abc import Callable
from pathlib import Path

import culturepact
import pytest
from culturepact import errors, open_store, run_query, write_map
from culturepact.graph.embedded import EmbeddedStore
from culturepact.ingest.readers import read_report
from culturepact.queries.catalog import find_query

ROOT = Path(culturepact.__file__).parent
CLASSES = [found for _, found in inspect.getmembers(errors, inspect.isclass) if found.__module__ == errors.__name__]
ENGLISH = "The museum and the library of the town have signed an agreement, and they will work together. "


def write(path: Path, content: bytes | str) -> Path:
    """Write a file; text becomes UTF-8."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def damaged_store(folder: Path) -> Path:
    """A store whose table of contents was overwritten."""
    with open_store(folder, write=True) as store:
        store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    [manifest] = folder.glob("MANIFEST-*")
    manifest.write_bytes(b"id2str" + bytes(range(256)))
    return folder


FOREIGN: dict[str, tuple[type[Exception], Callable[[Path], object]]] = {
    "pyoxigraph: SyntaxError": (errors.QuerySyntax, lambda _: memory("SELECT ?a { ?a ?b }")),
    "pyoxigraph: SyntaxError of an update": (
        errors.QuerySyntax,
        lambda _: EmbeddedStore.in_memory().update("INSERT DATA { <a> }"),
    ),
    "pyoxigraph: RuntimeError of a variable": (
        errors.BadParameter,
        lambda _: EmbeddedStore.in_memory().query("SELECT ?a { ?a ?b ?c }", {"zz": literal("x")}),
    ),
    "pyoxigraph: ValueError of an IRI": (errors.BadParameter, lambda _: memory("people", person="a b")),
    "pyoxigraph: OSError of a damaged store": (
        errors.StoreUnavailable,
        lambda folder: open_store(damaged_store(folder / "store")),
    ),
    "pyoxigraph: OSError of a lock": (errors.StoreLocked, lambda folder: twice(folder / "store")),
    "pyoxigraph: RuntimeError of a store for reading": (errors.StoreUnavailable, lambda folder: read_only(folder)),
    "OSError: store below a file": (
        errors.StoreUnavailable,
        lambda folder: open_store(write(folder / "a", "x") / "b", write=True),
    ),
    "FileNotFoundError: store": (errors.StoreUnavailable, lambda folder: open_store(folder / "none")),
    "FileNotFoundError: report": (errors.UnreadableReport, lambda folder: read_report(folder / "none.txt", "none.txt")),
    "IsADirectoryError: report": (errors.UnreadableReport, lambda folder: read(made(folder / "folder.txt"))),
    "UnicodeDecodeError: report": (
        errors.UnreadableReport,
        lambda folder: read(write(folder / "a.txt", bytes(range(256)) * 9)),
    ),
    "UnicodeDecodeError: query": (
        errors.UnknownQuery,
        lambda folder: find_query(str(write(folder / "a.rq", b"SELECT \xff"))),
    ),
    "FileNotFoundError: query": (errors.UnknownQuery, lambda folder: find_query(str(folder / "none.rq"))),
    "IsADirectoryError: query": (errors.UnknownQuery, lambda folder: find_query(str(made(folder / "a.rq")))),
    "lxml: no markup": (errors.UnreadableReport, lambda folder: read(write(folder / "a.html", "<"))),
    "lxml: NUL": (errors.UnreadableReport, lambda folder: read(write(folder / "b.html", "<p>a\x01b</p>" * 9))),
    "lxml: nesting": (errors.UnreadableReport, lambda folder: read(write(folder / "c.html", "<div>" * 20_000))),
    "OSError: map": (
        errors.CulturepactError,
        lambda folder: write_map(EmbeddedStore.in_memory(), folder / "no" / "map"),
    ),
}


def memory(query: str, **parameters: str) -> list[object]:
    """Run a query, by its name or its text, on an empty store to its end."""
    file = find_query("-", query) if " " in query else query
    return list(run_query(EmbeddedStore.in_memory(), file, parameters))


def literal(text: str) -> object:
    """A literal of the engine."""
    from pyoxigraph import Literal

    return Literal(text)


def twice(folder: Path) -> None:
    """Open a store for writing while it is open for writing."""
    with open_store(folder, write=True):
        open_store(folder, write=True)


def read_only(folder: Path) -> None:
    """Write to a store that was opened for reading."""
    insert = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }"
    with open_store(folder / "store", write=True) as store:
        store.update(insert)
    with open_store(folder / "store") as store:
        store.update(insert)


def made(folder: Path) -> Path:
    """Make a folder."""
    folder.mkdir()
    return folder


def read(path: Path) -> object:
    """Read a file as a report."""
    return read_report(path, path.name)


@pytest.mark.parametrize("case", FOREIGN)
def test_no_foreign_error_escapes(case: str, tmp_path: Path) -> None:
    """An error of the system or of a library comes out as one of ours: one line, with its subject."""
    expected, provoke = FOREIGN[case]

    with pytest.raises(expected) as raised:
        provoke(tmp_path)

    assert isinstance(raised.value, errors.CulturepactError)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) > 10


@pytest.mark.parametrize(
    "front",
    [
        "title: [a",
        "a: *b",
        "a: !!python/object/apply:os.system ['true']",
        "? [a, b]\n: c",
        "\t- a",
        "a: &a [*a, *a]",
        "[" * 2000,
        "published: 99999-01-01",
        "published: [2021]",
        "title: \x07",
        "- a\n- b",
    ],
)
def test_front_matter_of_any_kind_costs_no_report(front: str, tmp_path: Path) -> None:
    """Whatever the YAML library makes of a front matter, the report is read."""
    found = read_report(write(tmp_path / "a.md", f"---\n{front}\n---\n{ENGLISH * 3}"), "a.md")

    assert ENGLISH.strip() in found.report.text
    assert all("\n" not in warning and "a.md" in warning for warning in found.warnings)


@pytest.mark.parametrize("name", [found.__name__ for found in CLASSES])
def test_every_class_is_raised(name: str) -> None:
    """An error class is raised somewhere, or is the parent of one that is."""
    parents = {name, *(found.__name__ for found in CLASSES if issubclass(found, getattr(errors, name)))}

    assert parents & raised_names()


def raised_names() -> set[str]:
    """The names of all that the package calls, as ``raise Name(...)`` or to hand the error on."""
    names = set()
    for path in [*ROOT.glob("*.py"), *(file for folder in ("graph", "ingest", "queries", "ontology") for file in
                                       (ROOT / folder).glob("*.py"))]:  # fmt: skip
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        names |= {call.id for call in calls if isinstance(call, ast.Name)}
    return names


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_every_class_is_in_the_tree(found: type[Exception]) -> None:
    """The tree at the head of errors.py shows each class; its docstring says when it comes or what to do."""
    assert found.__name__ in (errors.__doc__ or "")
    assert found.__doc__
    assert issubclass(found, errors.CulturepactError)


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_errors_pass_between_processes(found: type[Exception]) -> None:
    """Workers hand errors back: each survives the way with its message."""
    error = found("a.txt", "is empty") if issubclass(found, errors.ReportError) else found("a.txt: is empty")
    back = pickle.loads(pickle.dumps(error))

    assert type(back) is found
    assert str(back) == "a.txt: is empty"


def test_nothing_else_is_raised_on_purpose() -> None:
    """Outside of tests no module makes an exception of its own: errors.py is the only place."""
    for path in ROOT.glob("*/*.py"):
        if path.parent.name in ("tests", "benchmarks", "docs", "notebooks"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                assert not {base for base in bases if base.endswith(("Error", "Exception"))}, f"{path}: {node.name}"


def test_a_rule_that_breaks_costs_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a mistake of ours breaks the reading of a text, that report is refused by name and the next one is read."""
    from culturepact.ingest import assemble, run

    whole = assemble.assemble

    def breaks(reading: object) -> object:
        if "unlucky" in reading.report.identifier:  # type: ignore[attr-defined]
            raise IndexError("list index out of range")
        return whole(reading)  # type: ignore[arg-type]

    monkeypatch.setattr(assemble, "assemble", breaks)
    monkeypatch.delenv("CULTUREPACT_DEBUG", raising=False)
    names = ("unlucky.txt", "lucky.txt")
    sources = [run.Source(write(tmp_path / name, ENGLISH), name) for name in names]
    unlucky, lucky = run.read_batch(sources)

    assert isinstance(unlucky.error, errors.UnreadableReport)
    assert "unlucky.txt: a mistake in culturepact" in str(unlucky.error)
    assert "IndexError" in str(unlucky.error)
    assert lucky.facts is not None
