"""``docs/ontology.md`` is held to the ontology: it tells of every term, and its example is a sound graph."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from culturepact.ontology import terms
from culturepact.ontology.shapes import validate
from culturepact.ontology.terms import CP, OA, PREFIXES, RDF, SCHEMES, SDO
from rdflib import Dataset, URIRef

GUIDE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
REPORT = URIRef("https://example.org/pact/report/saltworks-k3m2qa")


def block(language: str, holding: str = "") -> str:
    """Return the first block of code in the language that holds the text."""
    return next(code for code in re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL) if holding in code)


@pytest.fixture(scope="module")
def example() -> Dataset:
    """The worked example."""
    dataset = Dataset()
    dataset.parse(data=block("trig"), format="trig")
    return dataset


def test_every_term_of_ours_is_told_of():
    """A class or property that the guide leaves out is not to be found by a researcher."""
    names = [name for name in vars(CP) if not name.startswith("_")]
    assert [name for name in names if f"`cp:{name}`" not in GUIDE] == []


def test_every_term_told_of_exists():
    """The guide names no term that the namespaces do not hold."""
    named = set(re.findall(r"`(cp|org|sdo|dct|skos|oa|prov|rdf|rdfs|owl):(\w+)`", GUIDE))
    assert len(named) > 40
    assert [f"{prefix}:{name}" for prefix, name in named if not hasattr(getattr(terms, prefix.upper()), name)] == []


def test_every_scheme_is_told_of_with_its_size():
    """The guide's numbers of concepts are those of the schemes."""
    for scheme, ids in SCHEMES.items():
        assert re.search(rf"\| `{scheme}` \| .* \| {len(ids)}\b", GUIDE), scheme


def test_prefixes_are_those_of_the_program():
    """A query written after the guide's table of namespaces finds something."""
    table = dict(re.findall(r"\| `(\w+):` \| `(http\S+)` \|", GUIDE))
    assert len(table) == 8
    assert table.items() <= PREFIXES.items()


def test_the_graph_of_the_example_conforms_to_the_shapes(example):
    """What the guide shows is what ingest may write."""
    assert validate(example.graph(REPORT + "/graph")) == []


def test_the_offsets_of_the_example_give_its_words(example):
    """Passages hold the words at their offsets, and a statement's words lie within its passage."""
    graph = example.graph(REPORT + "/graph")
    text = str(graph.value(REPORT, URIRef(SDO.text)))
    assert text in " ".join(GUIDE.split())
    bounds = {
        node: (int(start), int(graph.value(node, URIRef(OA.end))))
        for node, start in graph.subject_objects(URIRef(OA.start))
    }
    passages = list(graph.subject_objects(URIRef(OA.exact)))
    assert len(passages) == 2
    for passage, words in passages:
        start, end = bounds[passage]
        assert text[start:end] == str(words)
    words_of = {}
    for statement, passage in graph.subject_objects(URIRef(CP.evidence)):
        start, end = bounds[statement]
        assert bounds[passage][0] <= start < end <= bounds[passage][1]
        words_of[graph.value(statement, URIRef(RDF.object))] = text[start:end]
    assert sorted(words_of.values()) == ["Salt Museum", "concerts", "signed"]


def test_the_statements_of_the_example_have_their_plain_triples(example):
    """Whoever asks for plain triples sees what the statements say."""
    graph = example.graph(REPORT + "/graph")
    for statement in graph.subjects(URIRef(RDF.type), URIRef(RDF.Statement)):
        triple = tuple(graph.value(statement, URIRef(part)) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in graph


def test_the_query_of_the_example_finds_the_sentence():
    """The guide's own question is answered by its own graph."""
    store = pyoxigraph.Store()
    store.load(block("trig"), format=pyoxigraph.RdfFormat.TRIG)
    (row,) = store.query(block("sparql", "SELECT ?quote"))
    assert row["quote"].value.startswith("On 14 May 2021 the Salt Museum")
