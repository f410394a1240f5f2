"""Each named query answers its case as a person would, reading the data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from culturepact.queries.catalog import find_query, named_queries
from culturepact.queries.formats import write
from culturepact.queries.runner import run_query

CASES = Path(__file__).parent / "cases"
NAMES = [query.name for query in named_queries()]
PARAMETERS = [(query.name, parameter.name) for query in named_queries() for parameter in query.parameters]


def rows_of(load, name, parameters):
    """The rows of a query over its case, and the header before them."""
    out = io.StringIO()
    write(run_query(load((CASES / name / "data.trig").read_text("utf-8")), name, parameters), "csv", out)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def test_every_query_has_a_case():
    """A named query without a case is not finished, nor is a case without a query."""
    assert {path.name for path in CASES.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_case(load, name):
    """The rows are those written by hand, in that order."""
    parameters = json.loads((CASES / name / "params.json").read_text("utf-8"))
    with (CASES / name / "expected.csv").open(encoding="utf-8", newline="") as handle:
        expected = list(csv.reader(handle))

    assert expected == rows_of(load, name, parameters)


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_parameter_keeps_exactly_its_rows(load, name, parameter):
    """A value given to a parameter keeps the rows that show this value and no others."""
    header, *everything = rows_of(load, name, {})
    place = header.index(parameter)
    kinds = {declared.name: declared.kind for declared in find_query(name).parameters}
    values = {row[place] for row in everything if kinds[parameter] != "iri" or row[place].startswith("http")}

    assert values
    for value in values:
        wanted = [row for row in everything if row[place] == value]
        assert wanted == rows_of(load, name, {parameter: value})[1:]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_parameter_is_bound_in_every_row(load, name, parameter):
    """No parameter is a column with an empty cell: a value given to it would be shown where it does not hold."""
    header, *everything = rows_of(load, name, {})

    assert all(row[header.index(parameter)] for row in everything)


@pytest.mark.parametrize("name", NAMES)
def test_empty_store_gives_the_header_alone(load, name):
    """Where nothing was read there is no row, also where the query counts."""
    assert not list(run_query(load(""), name))
