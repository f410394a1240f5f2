"""Each shape beside one example that conforms and one that does not."""

from pathlib import Path

import pytest
from culturepact.ontology.shapes import Finding, validate
from culturepact.ontology.terms import CP, DERIVED, PREFIXES
from rdflib import BNode, Graph
from rdflib.namespace import RDF, SH

EXAMPLES = Path(__file__).parent / "examples"
BASE = "https://example.org/pact/"
ONTOLOGY = Path(__file__).parents[2] / "ontology"

# For each broken example: the things in it that are at fault, and some words of what is said about them.
EXPECTED = {
    "organization": {
        "unnamed": "exactly one name",
        "named-twice": "exactly one name",
        "named-in-a-language": "a plain string",
        "alias-is-the-name": "differ from its name",
        "without-kind": "scheme organization-type",
        "kind-of-another-scheme": "scheme organization-type",
        "without-report": "exactly one report",
        "place-undescribed": "at most one place",
        "": "not a blank node",
    },
    "polity": {"unnamed": "exactly one name", "without-report": "exactly one report"},
    "person": {"initial": "at least two characters", "without-report": "exactly one report"},
    "membership": {
        "nobody": "exactly one member",
        "nothing-told": "a role or an organization",
        "two-organizations": "at most one organization",
        "two-roles": "at most one role",
    },
    "place": {
        "unnamed": "exactly one name",
        "beyond-the-pole": "-90 to 90",
        "beyond-the-date-line": "-180 to 180",
    },
    "agreement": {
        "without-type": "exactly one type",
        "type-of-another-scheme": "scheme agreement-type",
        "without-status": "exactly one status",
        "two-statuses": "exactly one status",
        "status-of-a-project": "scheme agreement-status",
        "person-as-party": "organizations or polities",
        "one-party": "two parties or more",
        "no-party": "two parties or more",
        "signed-by-a-museum": "signatories that are people",
        "two-titles": "at most one title",
        "date-in-words": "ISO 8601",
        "date-as-a-year-value": "ISO 8601",
        "latest-before-earliest": "not after its latest day",
        "latest-as-a-string": "at most one latest day",
        "no-such-date": "at most one latest day",
        "category-in-words": "scheme category",
        "category-of-another-scheme": "scheme category",
    },
    "project": {
        "without-partner": "one partner or more",
        "report-as-partner": "organizations or polities",
        "signed": "scheme project-status",
    },
    "event": {
        "without-type": "scheme event-type",
        "start-in-words": "at most one start",
        "end-as-a-date-value": "at most one end",
        "two-venues": "at most one venue",
        "held-by-a-place": "organizers",
        "attended-by-a-place": "attendees",
        "fewer-than-nobody": "whole number from 0",
        "about-a-thousand": "whole number from 0",
        "part-of-a-museum": "at most one event",
    },
    "report": {
        "without-identifier": "exactly one identifier",
        "without-hash": "64 lower-case hexadecimal digits",
        "short-hash": "64 lower-case hexadecimal digits",
        "two-titles": "at most one title",
        "month-of-publication": "day of publication",
        "publisher-as-a-thing": "at most one publisher",
        "address-as-a-thing": "at most one address",
        "two-texts": "at most one text",
        "subject-in-words": "scheme category",
    },
    "passage": {
        "without-source": "exactly one source",
        "without-words": "exact words once",
        "without-start": "exactly one start",
        "without-end": "exactly one end",
        "ends-where-it-starts": "before its end",
        "starts-before-the-text": "exactly one start",
    },
    "statement": {
        "without-subject": "rdf:subject",
        "without-predicate": "rdf:predicate",
        "of-a-derived-property": "no derived property",
        "without-object": "rdf:object",
        "without-confidence": "exactly one confidence",
        "too-sure": "from 0 to 1",
        "sure-as-a-double": "a decimal",
        "without-evidence": "a passage of this graph",
        "report-as-evidence": "a passage of this graph",
        "without-rule": "name the rule",
        "words-end-before-they-start": "before their end",
        "words-end-twice": "at most one end of its words",
    },
    "mention": {
        "of-nothing": "exactly one thing",
        "of-two-things": "exactly one thing",
        "without-key": "exactly one key",
    },
}


def example(name: str) -> Graph:
    """Return the graph of one example file."""
    return Graph().parse(EXAMPLES / name, format="turtle")


def node(finding: Finding) -> str:
    """Return the short name of the thing at fault, empty for a blank node."""
    return finding.focus.removeprefix(BASE) if finding.focus.startswith(BASE) else ""


@pytest.mark.parametrize("shape", EXPECTED)
def test_the_conforming_example_has_no_findings(shape):
    """What a report graph may hold, optional parts included, is found to be right."""
    assert validate(example(f"{shape}.pass.ttl")) == []


@pytest.mark.parametrize("shape", EXPECTED)
def test_the_broken_example_gives_the_findings_expected_and_no_others(shape):
    """Each fault is found at the thing that has it, in words that say what ought to be; sound things are left alone."""
    findings = validate(example(f"{shape}.fail.ttl"))
    assert {node(finding) for finding in findings} == set(EXPECTED[shape])
    for broken, words in EXPECTED[shape].items():
        assert any(node(finding) == broken and words in finding.message for finding in findings), broken


def test_every_shape_has_an_example_of_each_sort():
    """A node shape without a conforming and a broken example would go untested."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    names = {str(shape).rpartition("#")[2].lower() for shape in shapes.subjects(predicate=SH.targetClass)}
    assert names == set(EXPECTED)
    assert {path.name for path in EXAMPLES.iterdir()} == {
        f"{name}.{sort}.ttl" for name in names for sort in ("pass", "fail")
    }


def test_every_message_of_the_shapes_is_provoked_by_some_broken_example():
    """A constraint that no example breaks could be wrong without anybody noticing."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    messages = {str(message) for message in shapes.objects(predicate=SH.message)}
    assert messages == {finding.message for shape in EXPECTED for finding in validate(example(f"{shape}.fail.ttl"))}


def test_too_few_parties_are_a_warning_and_everything_else_in_an_agreement_a_violation():
    """Reports often leave a party unsaid, so a missing one does not make the graph wrong."""
    findings = validate(example("agreement.fail.ttl"))
    assert {node(finding) for finding in findings if finding.severity == "warning"} == {"one-party", "no-party"}
    assert all(finding.path == CP.party for finding in findings if finding.severity == "warning")


def test_warnings_can_be_left_out():
    """Whoever asks for violations alone does not see an agreement with one party."""
    findings = validate(example("agreement.fail.ttl"), warnings=False)
    assert {finding.severity for finding in findings} == {"violation"}
    assert "one-party" not in {node(finding) for finding in findings}


def test_findings_come_in_the_same_order_whatever_the_order_of_the_triples():
    """Two runs over the same content print the same lines, violations first."""
    graph = example("agreement.fail.ttl")
    again = Graph()
    for triple in sorted(graph, reverse=True):
        again.add(triple)
    assert validate(again) == validate(graph)
    severities = [finding.severity for finding in validate(graph)]
    assert severities == sorted(severities)


def test_validation_leaves_the_graph_as_it_was():
    """Nothing is added to the graph of a report by looking at it."""
    graph = example("agreement.fail.ttl")
    before = set(graph)
    validate(graph)
    assert set(graph) == before


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        ('"2019-02-31"^^xsd:date', '"2019-02-30"^^xsd:date'),
        ('"soon"^^xsd:date', '"2019-02-28"^^xsd:date'),
        ("<2019>", '"2019-02-28"^^xsd:date'),
        ('"2019-01-01T00:00:00Z"^^xsd:dateTime', '"2019-02-28"^^xsd:date'),
        ('"2019"^^xsd:gYear', '"2019"^^xsd:gYear'),
        ('"early"@en', "5"),
    ],
)
def test_days_that_are_none_are_findings_and_not_errors(earliest, latest):
    """Values that cannot be compared, in a graph that others wrote, do not stop the check."""
    prefixes = f"@prefix cp: <{PREFIXES['cp']}> . @prefix xsd: <{PREFIXES['xsd']}> ."
    graph = Graph().parse(data=f"{prefixes} <{BASE}a> a cp:Agreement ; cp:earliest {earliest} ; cp:latest {latest} .")
    assert CP.earliest in {finding.path for finding in validate(graph)}


def test_nothing_that_is_described_may_be_a_blank_node():
    """Corrections cannot point to a blank node, whatever it describes."""
    for target in set(Graph().parse(ONTOLOGY / "shapes.ttl").objects(predicate=SH.targetClass)):
        findings = validate(Graph().add((BNode(), RDF.type, target)))
        assert any(finding.path is None and "not a blank node" in finding.message for finding in findings), target


def test_statements_are_refused_for_exactly_the_derived_properties():
    """The shapes and the ontology agree on which properties are computed."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    (derived,) = shapes.objects(predicate=SH["in"])
    assert {str(member) for member in shapes.items(derived)} == DERIVED


def test_only_shacl_core_is_used():
    """SPARQL constraints make validation of one report twenty times slower."""
    shapes = Graph().parse(ONTOLOGY / "shapes.ttl")
    assert not set(shapes.predicates()) & {SH.sparql, SH.select, SH.ask, SH.js, SH.rule}
