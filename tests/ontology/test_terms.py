"""The closed namespaces of ``terms.py``."""

import subprocess
import sys
from pathlib import Path

import pytest
from culturepact.ontology import terms
from culturepact.ontology.generate import terms_module
from culturepact.ontology.terms import CP, DERIVED, ORG, PREFIXES, SCHEMES, SDO, concept


def test_terms_are_those_of_the_turtle_files():
    """Whoever changes the ontology and forgets to write the terms anew is told so."""
    assert Path(terms.__file__).read_text(encoding="utf-8") == terms_module()


def test_a_term_is_the_iri_as_plain_text():
    """Terms need no RDF library and compare with the strings a store returns."""
    assert CP.party == "https://w3id.org/culturepact/ns#party"
    assert SDO.Event == "https://schema.org/Event"
    assert type(ORG.Organization) is str


@pytest.mark.parametrize(("namespace", "misspelt"), [(CP, "signatories"), (CP, "Party"), (SDO, "organiser")])
def test_a_misspelt_term_raises(namespace, misspelt):
    """A term that is not declared is an error at once and not an empty result later."""
    with pytest.raises(AttributeError, match=misspelt):
        getattr(namespace, misspelt)


def test_a_term_stands_in_the_namespace_of_its_class():
    """Each class is named after its prefix and holds terms of that prefix alone."""
    for prefix, namespace in PREFIXES.items():
        members = vars(getattr(terms, prefix.upper(), type("Empty", (), {})))
        assert all(iri == namespace + name for name, iri in members.items() if not name.startswith("_")), prefix


def test_a_concept_is_found_by_its_scheme_and_id():
    """The ids of the guidelines give IRIs."""
    assert concept("category", "film") == "https://w3id.org/culturepact/vocab/category/film"
    assert concept("verdict", "same") == "https://w3id.org/culturepact/vocab/verdict/same"


@pytest.mark.parametrize(
    ("scheme", "notation", "subject"),
    [
        ("category", "filmm", "filmm"),
        ("categories", "film", "categories"),
        ("event-type", "museum", "museum"),
        ("category", "fcs-e", "fcs-e"),
        ("category", "transversal", "transversal"),
        ("category", "", "category"),
    ],
)
def test_an_id_that_the_scheme_lacks_is_refused_by_name(scheme, notation, subject):
    """Neither a slip of the pen nor a domain above the categories gets an IRI."""
    with pytest.raises(ValueError, match=subject):
        concept(scheme, notation)


def test_derived_properties_are_those_computed_from_other_triples():
    """Days, reports and partnerships are computed; parties and places are read."""
    assert {CP.earliest, CP.latest, CP.partnerOf, CP.reportedIn} == DERIVED


def test_terms_import_no_rdf_library():
    """Asking a question must not wait for rdflib."""
    code = "import sys, culturepact.ontology.terms; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_scheme_has_its_ids_in_order():
    """A listing of a scheme looks the same each time."""
    assert all(list(ids) == sorted(set(ids)) and ids for ids in SCHEMES.values())
