"""Answers are written as others can read them."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from culturepact.errors import QueryError
from culturepact.queries.catalog import read_query
from culturepact.queries.formats import FORMATS, write
from culturepact.queries.runner import run_query
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

BASE = "https://w3id.org/culturepact/id/"
ODD = ["=1+1", "+49", "-x", "@home", "007", "a,b", 'say "x"', "two\r\nlines", "", " ", "true", "ñ 北京", "a|b"]


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self):
        """Yes."""
        return True


def written(load, sparql, format, trig="", out=None):
    """What a query over a little data is written as."""
    out = out or io.StringIO(newline="")
    write(run_query(load(trig), read_query("mine", sparql)), format, out)
    return out.getvalue()


def values(texts):
    """A query that gives these texts as they are, in their order."""
    rows = " ".join(f"({number} {json.dumps(text)})" for number, text in enumerate(texts))
    return f"SELECT ?text {{ VALUES (?n ?text) {{ {rows} }} }} ORDER BY ?n"


def test_csv_changes_no_cell(load):
    """Formulas, numbers with zeros, quotes and line ends come out as they went in."""
    text = written(load, values(ODD), "csv")

    assert ["text", *ODD] == [row[0] for row in csv.reader(io.StringIO(text, newline=""))]


def test_csv_is_rfc_4180(load):
    """Lines end in CRLF, a cell with a comma or a quote is quoted, an unknown value is empty."""
    sparql = "SELECT ?a ?b ?c { BIND('x,y' AS ?a) BIND('\"' AS ?c) }"

    assert written(load, sparql, "csv") == 'a,b,c\r\n"x,y",,""""\r\n'


def test_json_is_read_back_by_another_reader(load):
    """The JSON is SPARQL 1.1 results: an independent reader finds the same terms, kinds and languages included."""
    sparql = """SELECT ?a ?b ?c ?d ?e ?f { VALUES (?a ?b ?c ?d ?e) { (<http://e/x> "x\\"\\n" "y"@en 5 0.5) } }"""
    text = written(load, sparql, "json")
    found = parse_query_results(text.encode(), format=QueryResultsFormat.JSON)

    assert [variable.value for variable in found.variables] == ["a", "b", "c", "d", "e", "f"]
    assert [list(row) for row in load("").query(sparql)] == [list(row) for row in found]


def test_json_without_rows(load):
    """No rows is an empty list of bindings."""
    assert json.loads(written(load, "SELECT ?a { ?a ?b ?c }", "json")) == {
        "head": {"vars": ["a"]},
        "results": {"bindings": []},
    }


@pytest.mark.parametrize(("sparql", "answer"), [("ASK {}", True), ("ASK { ?s ?p ?o }", False)])
def test_ask_in_each_format(load, sparql, answer):
    """A yes or no is one cell, and a boolean in JSON."""
    word = "true" if answer else "false"

    assert f"answer\r\n{word}\r\n" == written(load, sparql, "csv")
    assert json.loads(written(load, sparql, "json"))["boolean"] is answer
    assert written(load, sparql, "table").split() == ["answer", "------", word]


def test_turtle_of_a_construct(load):
    """Constructed triples are Turtle that another parser reads, each once."""
    trig = f'<{BASE}graph/current> {{ <http://e/a> <http://e/p> "x" . <http://e/b> <http://e/p> "x" }}'
    sparql = "CONSTRUCT { <http://e/all> <http://e/has> ?o } { ?s ?p ?o }"
    quads = list(parse(written(load, sparql, "turtle", trig), format=RdfFormat.TURTLE))

    assert [(quad.subject.value, quad.object.value) for quad in quads] == [("http://e/all", "x")]


def test_construct_as_rows(load):
    """Constructed triples are rows of subject, predicate and object in the other formats."""
    text = written(load, "CONSTRUCT { <http://e/a> <http://e/p> 'x' } {}", "csv")

    assert text == "subject,predicate,object\r\nhttp://e/a,http://e/p,x\r\n"


@pytest.mark.parametrize("sparql", ["SELECT ?a { ?a ?b ?c }", "ASK {}"])
def test_turtle_of_rows_is_refused(load, sparql):
    """Rows are no triples; the message says which formats fit."""
    with pytest.raises(QueryError, match=r"mine: turtle .*table, csv or json"):
        written(load, sparql, "turtle")


def test_unknown_format_is_refused(load):
    """A format that is none is answered with those there are."""
    with pytest.raises(QueryError, match=rf"xml: .*{', '.join(FORMATS)}"):
        written(load, "ASK {}", "xml")


def test_plain_table_cuts_nothing(load):
    """In a file or a pipe each row is one line, however long, and columns stand under each other."""
    long = "word " * 100
    lines = written(load, values([long.strip(), "北京", "x\ny"]), "table").splitlines()

    assert [long.strip(), "北京", "x y"] == [line.strip() for line in lines[2:]]


def test_table_shortens_iris(load):
    """Vocabulary IRIs have prefixes and the store's own begin after its base; both can be given back as parameters."""
    iris = f"<https://w3id.org/culturepact/ns#party> <{BASE}org/x> <http://e/y>"
    sparql = f"SELECT * {{ VALUES (?a ?b ?c) {{ ({iris}) }} }}"

    assert written(load, sparql, "table").splitlines()[2].split() == ["cp:party", "org/x", "http://e/y"]


@pytest.mark.parametrize("out", [io.StringIO, Terminal])
def test_table_cannot_steer_the_terminal(load, out):
    """Escape sequences and reversed writing in the words of a report are shown as marks, markup as it is."""
    text = written(load, 'SELECT ("a\\u001B[31mb\\u202Ec\\u0007 [red]d[/red] :x:" AS ?a) {}', "table", out=out())

    assert "a\ufffd[31mb\ufffdc\ufffd [red]d[/red] :x:" in text


@pytest.mark.parametrize("width", [30, 80, 200])
def test_table_fits_the_terminal(load, monkeypatch, width):
    """No line on a terminal is longer than it is wide, and no letter of a cell is lost."""
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    cells = [f"{column}{'-' * 40}{column}" for column in "abcdef"]
    sparql = "SELECT * { VALUES (?a ?b ?c ?d ?e ?f) { (" + " ".join(f'"{cell}"' for cell in cells) + ") } }"
    text = re.sub("\x1b\\[[0-9;]*m", "", written(load, sparql, "table", out=Terminal()))

    assert max(map(len, text.splitlines())) <= width
    assert all(text.count("-") == 40 * 6 and text.count(column) >= 3 for column in "abcdef")
