"""The graph as rdflib objects."""

from __future__ import annotations

import pytest
from culturepact.errors import UnknownName
from culturepact.graph.dataset import dataset, report_graph
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT
from made_up import MUSEUM, album
from rdflib import Literal, URIRef
from rdflib.compare import isomorphic


def test_the_dataset_has_every_quad(memory: Store) -> None:
    """Nothing is lost or added on the way to rdflib."""
    write_report(memory, album(), "test 1")
    found = dataset(memory)
    assert len(set(found.quads())) == len(list(memory.quads()))
    report = URIRef(memory.ids.report("album.md"))
    graph = found.graph(URIRef(memory.ids.report_graph(str(report))))
    assert (report, URIRef(DCT.identifier), Literal("album.md")) in graph


def test_values_keep_their_datatypes(memory: Store) -> None:
    """Dates, numbers and strings are what they are in the store."""
    write_report(memory, album(), "test 1")
    graph = report_graph(memory, "album.md")
    assert {value.toPython().isoformat() for value in graph.objects(None, URIRef(CP.earliest))} == {"2018-06-19"}
    assert {str(value) for value in graph.objects(None, URIRef(CP.confidence))} == {"0.9"}
    assert [value.toPython() for value in graph.objects(None, URIRef(CP.attendance))] == [120]


def test_rdflib_reads_what_export_writes(memory: Store) -> None:
    """The report's graph is the same by both ways."""
    import io

    from culturepact.graph.export import export
    from rdflib import Dataset

    write_report(memory, album(), "test 1")
    out = io.BytesIO()
    export(memory, "trig", out)
    parsed = Dataset().parse(data=out.getvalue(), format="trig")
    graph = report_graph(memory, "album.md")
    assert isomorphic(parsed.graph(graph.identifier), graph)


def test_a_plain_query_over_the_report_finds_names(memory: Store) -> None:
    """A report's graph can be asked with rdflib alone."""
    write_report(memory, album(), "test 1")
    query = "SELECT ?name { ?a cp:party/skos:prefLabel ?name }"
    assert MUSEUM in {str(row[0]) for row in report_graph(memory, "album.md").query(query)}  # type: ignore[index]


def test_an_unknown_report_is_named(memory: Store) -> None:
    """There is no empty graph for a report that is not there."""
    with pytest.raises(UnknownName, match=r"none\.md"):
        report_graph(memory, "none.md")
