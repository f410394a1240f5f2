"""Values become terms of their kind, and nothing a value says is taken for SPARQL."""

from __future__ import annotations

import pytest
from culturepact.errors import BadParameter
from culturepact.queries.catalog import find_query, read_query
from culturepact.queries.parameters import bind
from culturepact.queries.runner import run_query
from pyoxigraph import Literal, NamedNode

BASE = "https://w3id.org/culturepact/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
QUERY = read_query(
    "mine",
    """# param i iri: an IRI
# param t text: a text
# param n integer: a number
# param d decimal: a number
# param day date: a day
SELECT * {}""",
)
NASTY = [
    '"',
    'a" } DROP ALL #',
    "?report",
    "} UNION { ?s ?p ?o",
    "\\",
    "'''",
    "\u0000x",
    "<http://x/>",
    "zwölf | 北京",
]


@pytest.mark.parametrize(
    ("name", "value", "term"),
    [
        ("i", "https://example.org/x", NamedNode("https://example.org/x")),
        ("i", "<https://example.org/x>", NamedNode("https://example.org/x")),
        ("i", "cp:party", NamedNode("https://w3id.org/culturepact/ns#party")),
        ("i", "cpv:category/film", NamedNode("https://w3id.org/culturepact/vocab/category/film")),
        ("i", "org/lake-museum", NamedNode(BASE + "org/lake-museum")),
        ("i", "urn:x:y", NamedNode("urn:x:y")),
        ("t", " 5 ", Literal(" 5 ")),
        ("t", "", Literal("")),
        ("n", "-12", Literal("-12", datatype=NamedNode(XSD + "integer"))),
        ("d", "0.5", Literal("0.5", datatype=NamedNode(XSD + "decimal"))),
        ("day", "2018-06-21", Literal("2018-06-21", datatype=NamedNode(XSD + "date"))),
    ],
)
def test_value_becomes_a_term_of_its_kind(name, value, term):
    """The header's kind, not the look of the value, decides what term it becomes."""
    assert {name: term} == bind(QUERY, {name: value}, BASE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("i", ""),
        ("i", "two words"),
        ("i", "nosuch:party"),
        ("i", "https://example.org/a b"),
        ("i", "<x>"),
        ("i", 'cp:"'),
        ("n", "1.5"),
        ("n", "many"),
        ("n", ""),
        ("d", "1e3"),
        ("d", "."),
        ("day", "2018-06"),
        ("day", "2018-02-30"),
    ],
)
def test_value_of_another_kind_is_refused(name, value):
    """The message names query and parameter, says what is wanted, and stays on one line."""
    with pytest.raises(BadParameter, match=rf"mine: parameter '{name}' wants") as caught:
        bind(QUERY, {name: value}, BASE)

    assert "\n" not in str(caught.value)


def test_unknown_parameter_lists_those_there_are():
    """A misspelt name is answered with a close one and with all of them."""
    with pytest.raises(BadParameter, match=r"agreements: no parameter 'typ'; did you mean 'type'\? it has report"):
        bind(find_query("agreements"), {"typ": "memorandum"}, BASE)


def test_query_without_header_tells_how_to_declare():
    """A query that declares nothing takes no value, and the message shows the line to add."""
    with pytest.raises(BadParameter, match=r"mine: no parameter 'o'; .*# param o text: "):
        bind(read_query("mine", "SELECT ?o { ?s ?p ?o }"), {"o": "x"}, BASE)


def test_parameter_that_is_no_column_is_refused(load):
    """A declared parameter that the SELECT clause lacks is refused, not silently dropped."""
    query = read_query("mine", "# param o text: a value\nSELECT ?s { ?s ?p ?o }")

    with pytest.raises(BadParameter, match=r"mine: .*\?o"):
        run_query(load(""), query, {"o": "x"})


@pytest.mark.parametrize("value", NASTY)
def test_value_stays_a_value(load, value):
    """Quotes, braces and keywords in a value find the report of exactly that name and touch nothing else."""
    store = load("")
    for number, identifier in enumerate([value, "other.md"]):
        report = NamedNode(f"{BASE}report/{number}")
        graph = f"<{report.value}/graph>"
        store.update(f"""PREFIX cp: <https://w3id.org/culturepact/ns#> PREFIX dct: <http://purl.org/dc/terms/>
            INSERT DATA {{ GRAPH {graph} {{ {report} a cp:Report ; dct:identifier {Literal(identifier)} ;
            dct:subject <https://w3id.org/culturepact/vocab/category/film> }} }}""")

    found = [row["subject"] for row in run_query(store, "categories", {"report": value}).records()]

    assert [f"{BASE}report/0"] == found
    assert len(list(run_query(store, "categories"))) == 2
