"""The headers of the named queries tell what the queries do."""

from __future__ import annotations

import re

import pytest
from culturepact.errors import QuerySyntax, UnknownQuery
from culturepact.queries.catalog import KINDS, find_query, named_queries, read_query
from culturepact.queries.runner import run_query

COLUMNS = {
    "organizations": "report organization name type place surfaces",
    "people": "report person name role organization organization_name",
    "agreements": "report agreement type status title date place party party_name",
    "signatories": "report agreement person name",
    "projects": "report project name status partner partner_name",
    "events": "report event name type start end place venue attendance",
    "event-roles": "report event name role participant participant_name",
    "categories": "report category subject kind",
    "partnerships": "source source_name target target_name agreements projects first last",
    "evidence": "report subject predicate object quote confidence",
    "history": "agreement published report type status date place",
    "contradictions": "subject property value report",
    "statements": "report statement subject predicate object quote confidence",
}
QUERIES = named_queries()
each_query = pytest.mark.parametrize("query", QUERIES, ids=[query.name for query in QUERIES])


def test_there_are_the_promised_queries():
    """The named queries and their columns are those users rely on."""
    assert {query.name: " ".join(column.name for column in query.columns) for query in QUERIES} == COLUMNS


@each_query
def test_columns_are_declared_in_the_order_they_come(load, query):
    """What the header declares is what the SELECT clause gives, in that order."""
    assert tuple(column.name for column in query.columns) == run_query(load(""), query).columns


@each_query
def test_parameters_are_columns(query):
    """Every parameter is a column, so that each store treats its value alike."""
    assert {parameter.name for parameter in query.parameters} <= {column.name for column in query.columns}


@each_query
def test_everything_is_told(query):
    """A title, a question in plain words that ends as one, an order, and a meaning for each variable."""
    assert query.title
    assert query.question.endswith("?")
    assert query.order
    assert all(variable.meaning for variable in (*query.parameters, *query.columns))
    assert {variable.kind for variable in query.parameters} <= set(KINDS)


@each_query
def test_reports_can_be_asked_for_by_their_identifier(query):
    """Every query about reports has the parameter ``report``; it is text."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}

    assert query.name == "partnerships" or kinds["report"] == "text"


@each_query
def test_order_ends_in_something_unique(query):
    """The last line sorts by what the header's ``order`` begins with."""
    last = query.text.strip().splitlines()[-1]

    assert re.match(r"ORDER BY \?" + re.match(r"\w+", query.order)[0], last)


def test_unknown_name_offers_close_ones():
    """A misspelt name is answered with the right one."""
    with pytest.raises(UnknownQuery, match=r"agrements.*did you mean agreements"):
        find_query("agrements")


def test_name_like_nothing_lists_all():
    """A name like no other is answered with all there are."""
    with pytest.raises(UnknownQuery, match=r"xyzzy.*evidence.*partnerships"):
        find_query("xyzzy")


def test_file_of_the_user(tmp_path):
    """A path to a query file is as good as a name, header or not."""
    path = tmp_path / "mine.rq"
    path.write_text("# param o text: a value\nSELECT ?o { ?s ?p ?o }", "utf-8")

    assert [parameter.name for parameter in find_query(str(path)).parameters] == ["o"]


def test_missing_file_is_named(tmp_path):
    """A path to no file is named together with the reason."""
    with pytest.raises(UnknownQuery, match=r"none\.rq: cannot be read"):
        find_query(str(tmp_path / "none.rq"))


def test_file_that_is_no_text_is_refused(tmp_path):
    """A file that is not UTF-8 is refused by name."""
    path = tmp_path / "mine.rq"
    path.write_bytes(b"\xff\xfeSELECT")

    with pytest.raises(UnknownQuery, match=r"mine\.rq: not a text in UTF-8"):
        find_query(str(path))


def test_standard_input():
    """``-`` stands for the text that came on standard input, and needs one."""
    assert find_query("-", "ASK {}").text == "ASK {}"
    with pytest.raises(UnknownQuery, match="standard input"):
        find_query("-")


@pytest.mark.parametrize("line", ["# param name", "# param name text", "# column name : x", "# param name word: x"])
def test_wrong_declaration_tells_its_line(line):
    """A declaration that cannot be read is not taken for a remark."""
    with pytest.raises(QuerySyntax, match=r"mine, line 2"):
        read_query("mine", f"# title: t\n{line}\nASK {{}}")


def test_header_ends_where_the_query_begins():
    """A comment further down declares nothing."""
    assert not read_query("mine", "ASK {}\n# param name text: x").parameters
