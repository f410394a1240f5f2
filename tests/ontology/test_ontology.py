"""The ontology as a file: it parses everywhere, and every term is labelled, defined and sourced."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from culturepact.ontology import terms as namespaces
from culturepact.ontology.terms import CP, PREFIXES, SDO
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

ONTOLOGY = Path(__file__).parents[2] / "ontology"
XSD = "http://www.w3.org/2001/XMLSchema#"
NAMESPACE = "https://w3id.org/culturepact/ns#"
TURTLE = sorted(ONTOLOGY.rglob("*.ttl"))
CLASSES = "Agreement CooperationProject Judgement Mention Passage Polity Report"
PROPERTIES = """about attendance block confidence contentHash earliest evidence key latest mentionOf partner partnerOf
    party pinnedLabel place reportedIn rule signatory status venue verdict"""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """Our own terms."""
    return Graph().parse(ONTOLOGY / "culturepact.ttl")


def terms(graph: Graph) -> list[URIRef]:
    """Return what the graph says something about and is of our namespace."""
    return sorted({term for term in graph.subjects() if isinstance(term, URIRef) and term.startswith(NAMESPACE)})


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_two_parsers_read_every_file_alike(path):
    """What one library lets pass, the other may not."""
    other = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
    assert len(Graph().parse(path)) == len(set(other)) > 0


def test_the_ontology_has_the_classes_and_properties_of_the_model(ontology):
    """Seven classes and twenty properties, as the description of the model lists them."""
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty}
    classes = {term for term in terms(ontology) if (term, RDF.type, OWL.Class) in ontology}
    properties = {term for term in terms(ontology) if kinds & set(ontology.objects(term, RDF.type))}
    assert classes == {URIRef(NAMESPACE + name) for name in CLASSES.split()}
    assert properties == {URIRef(NAMESPACE + name) for name in PROPERTIES.split()}


def test_every_term_is_labelled_defined_and_sourced(ontology):
    """One label, one definition that does not begin with it, and a statement where the term comes from."""
    for term in terms(ontology):
        (label,), (definition,) = (list(ontology.objects(term, which)) for which in (RDFS.label, SKOS.definition))
        assert label.language == definition.language == "en"
        for own in (str(label), term.removeprefix(NAMESPACE)):
            assert not definition.lower().removeprefix("a ").removeprefix("the ").startswith(own.lower()), term
        assert URIRef("https://w3id.org/culturepact/ns") in ontology.objects(term, RDFS.isDefinedBy)
        notes = " ".join(ontology.objects(term, SKOS.historyNote))
        assert (term, DCTERMS.source, None) in ontology or "New in 0.1.0" in notes, term


def test_labels_are_unique(ontology):
    """Two terms under one label cannot be told apart in a list."""
    labels = [str(label).lower() for label in ontology.objects(predicate=RDFS.label)]
    assert len(labels) == len(set(labels))


def test_every_property_says_what_it_links(ontology):
    """Object properties link things, datatype properties end in a literal of a datatype of XML Schema."""
    for term in terms(ontology):
        if (term, RDF.type, OWL.DatatypeProperty) in ontology:
            assert str(ontology.value(term, RDFS.range)).startswith(XSD), term
            assert ontology.value(term, RDFS.range) != URIRef(XSD + "boolean")
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert not str(ontology.value(term, RDFS.range)).startswith(XSD), term


def test_every_outside_term_the_ontology_builds_on_is_borrowed_with_a_note(ontology):
    """Nothing comes in from another vocabulary without a word on how it is used here."""
    borrowed = Graph().parse(ONTOLOGY / "borrowed.ttl")
    parents = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, URIRef(SDO.domainIncludes))
    used = {term for which in parents for term in ontology.objects(predicate=which) if not term.startswith(NAMESPACE)}
    assert used <= set(borrowed.subjects(SKOS.scopeNote))


def test_borrowed_terms_are_not_redefined():
    """A note on use is all that is said about another vocabulary's term."""
    assert set(Graph().parse(ONTOLOGY / "borrowed.ttl").predicates()) == {SKOS.scopeNote}


def test_the_header_tells_version_and_licence(ontology):
    """The namespace stays, the version IRI moves with the version."""
    header = URIRef("https://w3id.org/culturepact/ns")
    version = ontology.value(header, OWL.versionInfo)
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"https://w3id.org/culturepact/ns/{version}")
    assert ontology.value(header, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_the_context_knows_every_term(ontology):
    """Prefixes are those of the program, and no class or property of ours lacks a short name."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    prefixes = {key: value for key, value in context.items() if isinstance(value, str) and value.startswith("http")}
    assert prefixes.items() <= PREFIXES.items()
    meant = {value["@id"] if isinstance(value, dict) else value for value in context.values() if value != 1.1}
    names = {f"cp:{term.removeprefix(NAMESPACE)}" for term in terms(ontology)}
    assert names - {"cp:derivedProperties"} <= meant


def test_the_context_names_no_term_that_does_not_exist():
    """Each short name stands for a term of the closed namespaces."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    meant = [value["@id"] if isinstance(value, dict) else str(value) for value in context.values()]
    compact = [name.split(":") for name in meant if ":" in name and not name.startswith("http")]
    assert len(compact) > 50
    assert [name for prefix, name in compact if not hasattr(getattr(namespaces, prefix.upper()), name)] == []


def test_the_context_links_things_and_types_values_as_the_ontology_does(ontology):
    """An object property expects an IRI in JSON-LD, a datatype property a value of its datatype."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    types = {value["@id"]: value.get("@type") for value in context.values() if isinstance(value, dict)}
    for term in terms(ontology):
        name, expected = f"cp:{term.removeprefix(NAMESPACE)}", ontology.value(term, RDFS.range)
        if (term, RDF.type, OWL.ObjectProperty) in ontology:
            assert types[name] == "@id"
        elif (term, RDF.type, OWL.DatatypeProperty) in ontology and expected != URIRef(XSD + "string"):
            assert types[name] == f"xsd:{expected.removeprefix(XSD)}"


def test_json_ld_with_the_context_says_the_same_as_turtle():
    """Short names, links and typed values come out as the triples they stand for."""
    context = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    thing = {
        "@context": context,
        "id": "https://example.org/a",
        "type": "Agreement",
        "party": ["https://example.org/b", "https://example.org/c"],
        "earliest": "2019-05-01",
        "title": "Memorandum",
    }
    turtle = f"""@prefix ex: <https://example.org/> .
        ex:a a <{CP.Agreement}> ; <{CP.party}> ex:b , ex:c ; <{DCTERMS.title}> "Memorandum" ;
        <{CP.earliest}> "2019-05-01"^^<{XSD}date> ."""
    assert isomorphic(Graph().parse(data=json.dumps(thing), format="json-ld"), Graph().parse(data=turtle))
