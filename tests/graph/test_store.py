"""What every store promises, and what the embedded one refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from culturepact.errors import BadParameter, QuerySyntax, StoreLocked, StoreUnavailable
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.reports import stored_reports, write_report
from culturepact.graph.store import Store, open_store
from made_up import album

ITEM = "https://example.org/item"
NAME = "https://example.org/name"


def fill(store: Store) -> tuple[str, str]:
    """Put one name into graph current and another into another graph; both graphs."""
    current, other = store.ids.graph("current"), "https://example.org/other"
    store.update(
        f'INSERT DATA {{ GRAPH <{current}> {{ <{ITEM}> <{NAME}> "here" }}'
        f' GRAPH <{other}> {{ <{ITEM}> <{NAME}> "there" }} }}'
    )
    return current, other


def names(store: Store, query: str, **given: ox.NamedNode | ox.Literal) -> list[str]:
    """The values of ?name, sorted."""
    found = store.query(query, given or None)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(row["name"].value for row in found)


def test_a_query_that_names_no_graph_sees_current(store: Store) -> None:
    """Plain patterns are answered from graph current alone."""
    fill(store)
    assert names(store, f"SELECT ?name {{ ?s <{NAME}> ?name }}") == ["here"]


def test_graph_patterns_see_all_graphs(store: Store) -> None:
    """GRAPH ?g reaches every named graph, also beside a plain pattern."""
    fill(store)
    assert names(store, f"SELECT ?name {{ GRAPH ?g {{ ?s <{NAME}> ?name }} }}") == ["here", "there"]
    assert names(store, f"SELECT ?name {{ ?s <{NAME}> ?x GRAPH ?g {{ ?s <{NAME}> ?name }} }}") == ["here", "there"]


@pytest.mark.parametrize("dataset", ["FROM <{other}>", "from named <{current}> from <{other}>", "#x\nFROM\n<{other}>"])
def test_a_querys_own_from_holds(store: Store, dataset: str) -> None:
    """With FROM the query sees what it says and nothing else."""
    current, other = fill(store)
    clause = dataset.format(current=current, other=other)
    assert names(store, f"SELECT ?name {clause} WHERE {{ ?s <{NAME}> ?name }}") == ["there"]


@pytest.mark.parametrize(
    "looks",
    ["# from", 'FILTER("from" = "from")', "FILTER('''it's from''' != '')", "OPTIONAL { ?from from:from 'from' }"],
)
def test_from_elsewhere_in_a_query_is_no_dataset(store: Store, looks: str) -> None:
    """The word in a comment, a variable or a string changes nothing."""
    fill(store)
    query = f"PREFIX from: <https://example.org/>\nSELECT ?name {{ ?s from:name ?name . {looks}\n }}"
    assert names(store, query) == ["here"]


def test_substitutions_bind_terms(store: Store) -> None:
    """A value with quotes and braces is a value, and matches nothing else."""
    fill(store)
    query = f"SELECT ?name {{ ?s <{NAME}> ?name }}"
    assert names(store, query, name=ox.Literal("here")) == ["here"]
    assert names(store, query, name=ox.Literal('" } } ; DROP ALL #')) == []
    assert names(store, query) == ["here"]


def test_a_substitution_for_no_variable_is_refused(store: Store) -> None:
    """The message names the variable that the query does not select."""
    with pytest.raises(BadParameter, match=r"\?town"):
        store.query("SELECT ?s { ?s ?p ?o }", {"town": ox.Literal("x")})


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?s\nWHRE { ?s ?p ?o }", "line 2, column 6, at '{ ?s ?p ?o }'"),
        ("SELECT * {\n ?s ?p ", "line 2, column 8, after '?s ?p'"),
        ("SELECT * { ?s foo:bar ?o }", "(prefix not found)"),
        ("# nothing\n", "is empty"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", "overrides an existing variable"),
        ("PREFIX a: <https://a.example/> drop all", "is an update"),
    ],
)
def test_a_query_that_does_not_parse_tells_where(store: Store, query: str, place: str) -> None:
    """The message is one line and names the place."""
    with pytest.raises(QuerySyntax) as caught:
        store.query(query)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "ASK { service silent ?x { } }"]
)
def test_a_query_asks_no_other_server(store: Store, query: str) -> None:
    """SERVICE is refused before anything is sent."""
    with pytest.raises(QuerySyntax, match="SERVICE"):
        store.query(query)


def test_an_unknown_function_is_a_query_error(store: Store) -> None:
    """What parses and cannot be run is the query's fault too."""
    with pytest.raises(QuerySyntax, match="nofunction"):
        list(store.query("SELECT (<https://example.org/nofunction>(1) AS ?x) {}"))  # type: ignore[arg-type]


def test_an_update_is_applied_whole_or_not_at_all(store: Store) -> None:
    """A broken second operation leaves the first undone."""
    fill(store)
    with pytest.raises(QuerySyntax):
        store.update("DROP ALL ; INSERT DATA { nonsense")
    assert len(list(store.quads())) == 2


def test_quads_are_found_by_any_term(store: Store) -> None:
    """Graph, subject, predicate and object narrow down, alone and together."""
    current, other = fill(store)
    assert {quad.object.value for quad in store.quads()} == {"here", "there"}
    assert [quad.object.value for quad in store.quads(other)] == ["there"]
    assert [quad.graph_name.value for quad in store.quads(object=ox.Literal("here"))] == [current]
    assert len(list(store.quads(subject=ox.NamedNode(ITEM), predicate=ox.NamedNode(NAME)))) == 2
    assert sorted(store.graphs()) == sorted([current, other])


def test_a_closed_store_says_so(store: Store) -> None:
    """Closing twice does no harm; using a closed store is refused."""
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="closed"):
        store.query("ASK {}")
    with pytest.raises(StoreUnavailable, match="closed"):
        store.update("DROP ALL")
    with pytest.raises(StoreUnavailable, match="closed"):
        store.quads()


def test_a_missing_store_says_what_to_do(tmp_path: Path) -> None:
    """Reading where nothing is makes nothing and names the command."""
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(StoreUnavailable, match=r"culturepact ingest"):
            open_store(folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:7878/", "https://graph.example/sparql"])
def test_servers_are_refused(address: str) -> None:
    """An address is named and refused, nothing is asked."""
    with pytest.raises(StoreUnavailable, match="not supported yet"):
        open_store(address, write=True)


@pytest.mark.parametrize("write", [True, False])
def test_foreign_folders_are_left_alone(tmp_path: Path, write: bool) -> None:
    """A folder with other things, another program's database, and a file are refused and stay as they were."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("mine")
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "CURRENT").write_text("MANIFEST-000001\n")
    (tmp_path / "database" / "MANIFEST-000001").write_bytes(b"leveldb.BytewiseComparator")
    (tmp_path / "file").write_text("mine")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    for name in ("letters", "database", "file"):
        with pytest.raises(StoreUnavailable, match=name):
            open_store(tmp_path / name, write=write)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_store_with_a_stray_file_is_still_a_store(tmp_path: Path) -> None:
    """What a file manager leaves in the folder does not matter."""
    with open_store(tmp_path / "store", write=True) as store:
        write_report(store, album(), "test 1")
    (tmp_path / "store" / ".directory").write_text("")
    with open_store(tmp_path / "store") as store:
        assert list(stored_reports(store)) == ["album.md"]


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    """A store opened for reading refuses updates."""
    open_store(tmp_path / "store", write=True).close()
    with open_store(tmp_path / "store") as store, pytest.raises(StoreUnavailable, match="write=True"):
        store.update("DROP ALL")


def test_a_second_writer_is_told_who_has_the_store(tmp_path: Path) -> None:
    """While one process writes, another one cannot, but can read what was there."""
    command = (
        "import sys; from culturepact.graph.store import open_store; from culturepact.errors import StoreLocked\n"
        "open_store(sys.argv[1]).close()\n"
        "try: open_store(sys.argv[1], write=True)\n"
        "except StoreLocked as error: print(error)"
    )
    with open_store(tmp_path / "store", write=True):
        done = subprocess.run(
            [sys.executable, "-c", command, str(tmp_path / "store")],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        with pytest.raises(StoreLocked):
            open_store(tmp_path / "store", write=True)
    assert "another process writes to this store" in done.stdout
    open_store(tmp_path / "store", write=True).close()


def test_an_interrupted_run_keeps_its_reports(tmp_path: Path) -> None:
    """What was written before Ctrl-C is there, and the store opens for writing at once."""

    def run() -> None:
        with open_store(tmp_path / "store", write=True) as store:
            write_report(store, album(), "test 1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    tables = sum(table.stat().st_size for table in (tmp_path / "store").glob("*.sst"))
    assert tables > 100_000, "what was written still lies in the log, which each open replays"
    with open_store(tmp_path / "store", write=True) as store:
        assert list(stored_reports(store)) == ["album.md"]


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    """The base given first is found again, and a second one is refused."""
    base = "https://data.example/pact/"
    with open_store(tmp_path / "store", write=True, base=base) as store:
        write_report(store, album(), "test 1")
    with open_store(tmp_path / "store") as store:
        assert store.ids.base == base
    with pytest.raises(StoreUnavailable, match=base):
        open_store(tmp_path / "store", write=True, base="https://other.example/")


@pytest.mark.parametrize(
    "base", ["no address", "https://data.example/pact", "ftp://data.example/", "https://a.example/> /"]
)
def test_a_base_is_an_address_that_ends_in_a_slash(base: str) -> None:
    """Anything else could not be told apart from what follows it."""
    with pytest.raises(StoreUnavailable, match="base"):
        EmbeddedStore.in_memory(base)
