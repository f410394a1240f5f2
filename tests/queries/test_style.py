"""Manners that keep the shipped queries quick and portable, as far as their text shows them."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from culturepact.queries.catalog import named_queries
from culturepact.queries.runner import run_query

QUERIES = named_queries()
each_query = pytest.mark.parametrize("query", QUERIES, ids=[query.name for query in QUERIES])
NAMESPACES = (
    "https://w3id.org/culturepact/ns#",
    "https://w3id.org/culturepact/vocab/",
    "https://schema.org/",
    "http://www.w3.org/",
    "http://purl.org/dc/terms/",
)
GRAPH = re.compile(r"GRAPH \?g \{([^{}]*)\}")


def body_of(query):
    """The text of a query without comments and prefixes."""
    return "\n".join(line for line in query.text.splitlines() if not line.startswith(("#", "PREFIX")))


def closing(text, place):
    """Where the group ends that is open at a place."""
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        place += 1
    return place


def rests_after_optionals(body):
    """What follows each OPTIONAL, up to the end of the group it stands in."""
    for found in re.finditer(r"\bOPTIONAL\s*\{", body):
        end = closing(body, found.end())
        yield body[end : closing(body + "}", end) - 1]


def maybe_unbound(group, bound):
    """The variables that an OPTIONAL of the group shares with an earlier OPTIONAL alone, at any depth."""
    optionals, mandatory, place = [], "", 0
    for found in re.finditer(r"\bOPTIONAL\s*\{", group):
        if found.start() >= place:
            end = closing(group, found.end())
            optionals.append(group[found.end() : end - 1])
            mandatory += group[place : found.start()]
            place = end
    bound = bound | set(re.findall(r"\?\w+", mandatory + group[place:]))
    earlier, wrong = set(), set()
    for optional in optionals:
        variables = set(re.findall(r"\?\w+", optional))
        wrong |= (variables & earlier - bound) | maybe_unbound(optional, bound)
        earlier |= variables
    return wrong


@each_query
def test_no_data_of_one_store(query):
    """A store's base IRI is a setting: no IRI but those of vocabularies is written into a query."""
    iris = re.findall(r"<([^>\s]+)>", "\n".join(line for line in query.text.splitlines() if not line.startswith("#")))

    assert iris
    assert all(iri.startswith(NAMESPACES) for iri in iris)


@each_query
def test_no_from(query):
    """FROM hides named graphs on some engines and not on others."""
    assert not re.search(r"\bFROM\b", body_of(query))


@each_query
def test_report_graphs_are_joined_through_a_triple(query):
    """Patterns are never joined by the graph variable alone: in a basic pattern all subjects hang together."""
    for pattern in GRAPH.findall(body_of(query)):
        clauses = [clause.strip() for clause in re.split(r"\s\.(?:\s|$)", pattern) if clause.strip()]
        reached = set(re.findall(r"\?\w+", clauses[0]))
        for clause in clauses[1:]:
            variables = set(re.findall(r"\?\w+", clause))
            assert variables & reached, clause
            reached |= variables


@each_query
def test_first_pattern_of_a_report_graph_names_the_report(query):
    """Each mandatory pattern over report graphs holds the report's identifier and so keeps to one report."""
    optional = re.sub(r"OPTIONAL \{ GRAPH \?g \{[^{}]*\} \}", "", body_of(query))
    for pattern in GRAPH.findall(optional):
        assert "dct:identifier ?report" in pattern


@each_query
def test_no_reach_over_partners(query):
    """Reach over partnerships is computed in Python: paths that repeat overtax some engines."""
    assert not re.search(r"\b(?:partnerOf|party|partner)\s*[+*]", body_of(query))
    assert not re.search(r"\w[+*](?=\s|/|\)|$)", body_of(query))


@each_query
def test_nothing_is_joined_after_an_optional(query):
    """After an OPTIONAL come only OPTIONALs and BINDs; Oxigraph runs it anew for each row of anything else."""
    bind = r"BIND\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
    optional = r"OPTIONAL \{(?:[^{}]|\{[^{}]*\})*\}"
    for rest in rests_after_optionals(body_of(query)):
        assert re.fullmatch(rf"(?:\s|{optional}|{bind})*", rest)


@each_query
def test_no_optional_hangs_on_another(query):
    """No OPTIONAL uses what only an earlier one binds: a variable that stayed unbound matches everything."""
    body = body_of(query).partition("WHERE")[2]
    begin = body.index("{") + 1

    assert not maybe_unbound(body[begin : closing(body, begin) - 1], set())


@each_query
def test_no_query_takes_long(many_reports, query):
    """Over 300 report graphs every query answers within 2 s; written carelessly, the same takes minutes."""
    begin = time.perf_counter()
    rows = list(run_query(many_reports, query))

    assert len(rows) >= 300
    assert time.perf_counter() - begin < 2


@each_query
def test_one_report_is_quick(many_reports, query):
    """A value for a parameter makes no query slower."""
    parameter = query.parameters[0].name
    value = next(run_query(many_reports, query).records())[parameter]
    begin = time.perf_counter()
    rows = list(run_query(many_reports, query, {parameter: value}))

    assert rows
    assert time.perf_counter() - begin < 2


def test_asking_loads_nothing_heavy():
    """A query starts without the libraries for reading reports, drawing maps and handing out graphs."""
    program = (
        "import sys, io\n"
        "from culturepact.queries import catalog, formats, parameters, runner\n"
        "from culturepact.graph.embedded import EmbeddedStore\n"
        "formats.write(runner.run_query(EmbeddedStore.in_memory(), 'people'), 'table', io.StringIO())\n"
        "print(*{'rdflib', 'spacy', 'networkx', 'rich', 'pyvis', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
