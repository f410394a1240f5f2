"""What is run, what is refused, and what is told about it."""

from __future__ import annotations

import pytest
from culturepact.errors import QuerySyntax
from culturepact.queries.catalog import read_query
from culturepact.queries.runner import run_query

DATA = """@prefix e: <http://e/> . @base <https://w3id.org/culturepact/id/> .
<graph/current> { e:a e:p "x" . e:b e:p "y" } <report/r/graph> { e:c e:p "z" }"""

UPDATES = [
    "INSERT DATA { <http://e/a> <http://e/p> 'x' }",
    "# a remark\nPREFIX e: <http://e/>\nBASE <http://e/#x>\ndelete where { ?s ?p ?o }",
    "LOAD <http://example.org/x>",
    "DROP ALL",
    "PREFIX select: <http://e/> CLEAR ALL",
    "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
ELSEWHERE = [
    "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { service silent ?where { ?s ?p ?o } }",
    "PREFIX x: <http://example.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX x: <http://example.org/> SELECT * { SERVICEx:y { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "PREFIX x: <http://e/> SELECT * { ?s ?p x:a\\# . SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it''s' . SERVICE <http://example.org/sparql> { ?s ?p ?o } }",
]
HARMLESS = [
    "SELECT ?service { ?service ?p ?o } # SERVICE",
    'SELECT ?s { ?s <http://e/SERVICE> "SERVICE" }',
    'SELECT ?s { ?s ?p """a "SERVICE" <""" }',
    "PREFIX e: <http://e/> SELECT ?s { ?s e:SERVICE 'INSERT' }",
    "PREFIX insert: <http://e/> SELECT ?s { ?s insert:p 'x' }",
]


@pytest.mark.parametrize("text", UPDATES)
def test_update_is_refused(load, text):
    """A query only reads; an update is refused before the store sees it."""
    store = load(DATA)

    with pytest.raises(QuerySyntax, match=r"mine: .* would change the graph"):
        run_query(store, read_query("mine", text))
    assert len(list(store.quads())) == 3


@pytest.mark.parametrize("text", ELSEWHERE)
def test_other_servers_are_not_asked(load, text):
    """SERVICE is refused in whatever disguise, so that no query sends anything away."""
    with pytest.raises(QuerySyntax, match="mine: SERVICE asks another server"):
        run_query(load(DATA), read_query("mine", text))


@pytest.mark.parametrize("text", HARMLESS)
def test_words_in_strings_and_names_do_no_harm(load, text):
    """Only a keyword is a keyword."""
    list(run_query(load(DATA), read_query("mine", text)))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("SELECT ?s {\n\n  ?s foo:p ?o }", 3, 11), ("# t\nSELECT ?s\n ?", 3, 3)],
)
def test_syntax_error_tells_the_place(load, text, line, column):
    """The message names the query, the line and the column, and is one line."""
    with pytest.raises(QuerySyntax, match=rf"mine: .*line {line}, column {column}\b") as caught:
        run_query(load(DATA), read_query("mine", text))

    assert "\n" not in str(caught.value)


def test_query_without_graph_sees_current(load):
    """A query that names no graph is about the merged view, not about the reports one by one."""
    result = run_query(load(DATA), read_query("mine", "SELECT ?o { ?s ?p ?o } ORDER BY ?o"))

    assert list(result.records()) == [{"o": "x"}, {"o": "y"}]


def test_rows_are_counted_as_they_are_read(load):
    """The number of rows is known when the last one is read; unknown values are None."""
    result = run_query(load(DATA), read_query("mine", "SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o"))

    assert result.count == 0
    assert [row[1] for row in result] == [None, None]
    assert result.count == 2


def test_constructed_triples_come_once_and_sorted(load):
    """A triple that several solutions give is one row, and the rows have an order of their own."""
    text = "CONSTRUCT { ?s <http://e/q> 1 . <http://e/z> <http://e/q> 2 } { ?s ?p ?o }"
    result = run_query(load(DATA), read_query("mine", text))

    assert result.columns == ("subject", "predicate", "object")
    assert [row["subject"] for row in result.records()] == ["http://e/a", "http://e/b", "http://e/z"]


def test_named_query_by_name(load):
    """A name is enough to run a named query."""
    assert "party_name" in run_query(load(""), "agreements").columns
