"""The concept schemes: the ids of the annotation guidelines, the tree of categories, links to other vocabularies."""

import csv
from pathlib import Path

import pytest
from culturepact.ontology.terms import SCHEMES
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

ONTOLOGY = Path(__file__).parents[2] / "ontology"
VOCABULARY = "https://w3id.org/culturepact/vocab/"
FILES = sorted((ONTOLOGY / "vocab").glob("*.ttl"))

# Written by hand from the guidelines after which reports are annotated.
IDS = {
    "organization-type": """government museum library archive performing-company gallery university school
        research-institute company association foundation park media international-organization cultural-centre
        festival other""",
    "agreement-type": """strategic-cooperation framework memorandum letter-of-intent contract programme twinning treaty
        cooperation""",
    "agreement-status": "signed planned renewed ended denied",
    "project-status": "planned ongoing completed",
    "event-type": "conference ceremony meeting exhibition festival fair performance workshop competition other",
    "category": """museums monuments-sites industrial-heritage natural-heritage performing-arts music festivals
        fine-arts photography crafts publishing press libraries film television-radio animation games immersive-media
        digital-media fashion design architecture advertising cultural-products cultural-tourism rural-tourism
        sport-leisure intangible-heritage arts-education academic-exchange language-learning conservation archives
        digitization cultural-parks cultural-trade""",
    "verdict": "same different right wrong",
}
DOMAINS = {
    "fcs-a": "museums monuments-sites industrial-heritage natural-heritage",
    "fcs-b": "performing-arts music festivals",
    "fcs-c": "fine-arts photography crafts",
    "fcs-d": "publishing press libraries",
    "fcs-e": "film television-radio animation games immersive-media digital-media",
    "fcs-f": "fashion design architecture advertising cultural-products",
    "fcs-g": "cultural-tourism rural-tourism",
    "fcs-h": "sport-leisure",
    "fcs-t1": "intangible-heritage",
    "fcs-t2": "arts-education academic-exchange language-learning",
    "fcs-t3": "conservation archives digitization",
    "x-economy": "cultural-parks cultural-trade",
}
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def vocabularies() -> dict[str, Graph]:
    """All schemes by name."""
    return {path.stem: Graph().parse(path) for path in FILES}


@pytest.fixture(scope="module")
def categories(vocabularies) -> Graph:
    """The scheme of categories with the domains above them."""
    return vocabularies["category"]


def category(notation: str) -> URIRef:
    """Return the IRI of a category or domain."""
    return URIRef(f"{VOCABULARY}category/{notation}")


def test_every_id_of_the_guidelines_has_a_concept_and_the_reverse():
    """Annotators and the graph have the same ids, no more and no fewer."""
    assert {scheme: set(ids) for scheme, ids in SCHEMES.items()} == {
        scheme: set(ids.split()) for scheme, ids in IDS.items()
    }


@pytest.mark.parametrize("scheme", IDS)
def test_every_concept_is_labelled_defined_and_in_its_scheme(vocabularies, scheme):
    """A concept has one English name, one definition, one id that is the end of its IRI, and one scheme."""
    graph = vocabularies[scheme]
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        (label,), (definition,), (notation,) = (
            list(graph.objects(concept, which)) for which in (SKOS.prefLabel, SKOS.definition, SKOS.notation)
        )
        assert label.language == definition.language == "en"
        assert concept == URIRef(f"{VOCABULARY}{scheme}/{notation}")
        assert not definition.lower().startswith(label.lower()), concept
        assert list(graph.objects(concept, SKOS.inScheme)) == [URIRef(VOCABULARY + scheme)]


@pytest.mark.parametrize("scheme", IDS)
def test_no_name_is_used_for_two_concepts_of_a_scheme(vocabularies, scheme):
    """Whoever searches a scheme by a name or another name finds one concept."""
    graph = vocabularies[scheme]
    names = [
        (str(name).lower(), concept)
        for concept in graph.subjects(RDF.type, SKOS.Concept)
        for which in (SKOS.prefLabel, SKOS.altLabel)
        for name in graph.objects(concept, which)
    ]
    assert len({name for name, _ in names}) == len(names)


@pytest.mark.parametrize("scheme", IDS)
def test_a_scheme_names_its_top_concepts_in_both_directions(vocabularies, scheme):
    """A browser can begin at the scheme or at a concept."""
    graph = vocabularies[scheme]
    down = set(graph.objects(URIRef(VOCABULARY + scheme), SKOS.hasTopConcept))
    assert down == set(graph.subjects(SKOS.topConceptOf, URIRef(VOCABULARY + scheme)))
    assert down == set(graph.subjects(RDF.type, SKOS.Concept)) - set(graph.subjects(SKOS.broader))


def test_every_category_has_its_domain(categories):
    """The tree has twelve domains, each category stands under one of them, and both directions are told."""
    expected = {(category(child), category(domain)) for domain, ids in DOMAINS.items() for child in ids.split()}
    assert set(categories.subject_objects(SKOS.broader)) == expected
    assert {(child, domain) for domain, child in categories.subject_objects(SKOS.narrower)} == expected


def test_neighbouring_categories_are_related_both_ways(categories):
    """Four pairs across the tree, readable from either side."""
    pairs = {
        ("cultural-parks", "industrial-heritage"),
        ("cultural-products", "museums"),
        ("digitization", "immersive-media"),
        ("festivals", "performing-arts"),
    }
    expected = {(category(a), category(b)) for pair in pairs for a, b in (pair, pair[::-1])}
    assert set(categories.subject_objects(SKOS.related)) == expected


def test_the_transversal_domains_make_a_collection(categories):
    """Domains that cut across the others are grouped without a further level in the tree."""
    (collection,) = categories.subjects(RDF.type, SKOS.Collection)
    assert set(categories.objects(collection, SKOS.member)) == {category(id_) for id_ in ("fcs-t1", "fcs-t2", "fcs-t3")}


def test_every_domain_names_its_source_or_is_said_to_be_new(categories):
    """The framework of cultural statistics has no IRIs, so its title and domain are told in words."""
    for domain in DOMAINS:
        source = str(categories.value(category(domain), DCTERMS.source))
        new = str(categories.value(category(domain), SKOS.historyNote))
        assert "2009 UNESCO Framework for Cultural Statistics" in source or "New in 0.1.0" in new


def test_restitution_is_told_to_go_under_conservation(categories):
    """A common subject of agreements without an id of its own has its place."""
    assert "return of cultural property" in str(categories.value(category("conservation"), SKOS.scopeNote)).lower()


def test_external_links_are_those_on_the_list_with_the_day_they_were_read(vocabularies):
    """No link is in the vocabularies, the ontology or the alignments that nobody has looked up, and none is lost."""
    prefixes = {"skos": str(SKOS), "rdfs": str(RDFS), "dct": str(DCTERMS)}
    listed = set()
    with (ONTOLOGY / "external_matches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            prefix, _, name = row["property"].partition(":")
            listed.add((URIRef(row["term"]), URIRef(prefixes[prefix] + name), URIRef(row["target"])))
            assert "2026-11-23" <= row["read"] <= "2026-12-31"
    graphs = [
        *vocabularies.values(),
        *(Graph().parse(ONTOLOGY / name) for name in ("culturepact.ttl", "alignments.ttl")),
    ]
    links = {triple for graph in graphs for triple in graph if triple[1] in (*MATCHES, RDFS.seeAlso, DCTERMS.subject)}
    assert links == listed


def test_no_outer_concept_ties_two_of_ours_together(vocabularies):
    """Exact matches are transitive: one target may be the exact match of one concept only."""
    exact = [target for graph in vocabularies.values() for target in graph.objects(predicate=SKOS.exactMatch)]
    assert len(exact) == len(set(exact))


def test_concepts_of_two_schemes_are_not_matched_to_each_other(vocabularies):
    """Festivals as a field, as an event and as an organization are three concepts."""
    targets = {
        target for graph in vocabularies.values() for which in MATCHES for target in graph.objects(predicate=which)
    }
    assert not any(str(target).startswith(VOCABULARY) for target in targets)
