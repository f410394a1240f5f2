"""The graph of one report."""

from __future__ import annotations

import dataclasses
from collections import defaultdict

import pyoxigraph as ox
import pytest
from culturepact.errors import ReportError
from culturepact.graph.facts import Organization, Person, Polity, Project, ReportFacts, Span
from culturepact.graph.identifiers import DEFAULT_BASE, Identifiers
from culturepact.graph.model import report_quads
from culturepact.ontology.terms import CP, DCT, OA, ORG, RDF, SDO, SKOS, concept
from made_up import DIRECTOR, FIRST, MUSEUM, PRESS, SECOND, TEXT, album, any_facts, org, pact, ref, report, said

IDS = Identifiers(DEFAULT_BASE)


def rows(facts: ReportFacts) -> dict[str, dict[str, list[str]]]:
    """Subject, then predicate, then all values, as plain strings."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in report_quads(facts, DEFAULT_BASE):
        found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


def of_type(found: dict[str, dict[str, list[str]]], type_: str) -> list[str]:
    """The subjects of a class."""
    return [subject for subject, said_of in found.items() if type_ in said_of[RDF.type]]


def statements(found: dict[str, dict[str, list[str]]], predicate: str) -> list[dict[str, list[str]]]:
    """The statement nodes with this predicate."""
    return [found[one] for one in of_type(found, RDF.Statement) if found[one][RDF.predicate] == [predicate]]


def test_all_quads_lie_in_the_reports_graph_and_none_is_there_twice() -> None:
    """A report is one named graph, a set of triples."""
    quads = report_quads(album(), DEFAULT_BASE)
    assert {quad.graph_name.value for quad in quads} == {IDS.report_graph(IDS.report("album.md"))}
    assert len(quads) == len(set(quads))


def test_no_blank_nodes() -> None:
    """Everything can be addressed."""
    for quad in report_quads(album(), DEFAULT_BASE):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_metadata() -> None:
    """What is known of the report stands on its node."""
    found = rows(album())[IDS.report("album.md")]
    assert found[DCT.identifier] == ["album.md"]
    assert found[DCT.title] == ["An album"]
    assert found[DCT.issued] == ["2018-06-25"]
    assert found[DCT.publisher] == ["The Larkmoor Post"]
    assert found[SDO.url] == ["https://post.example/album"]
    assert found[CP.contentHash] == [album().report.content_hash]
    assert found[SDO.text] == [TEXT]
    assert set(found[DCT.subject]) == {concept("category", "publishing"), concept("category", "museums")}


def test_an_agreement_with_all_it_links() -> None:
    """Parties, signatory, type, status, date with bounds, place and category of an agreement are in the graph."""
    found = rows(album())
    (agreement,) = of_type(found, CP.Agreement)
    said_of = found[agreement]
    names = {found[party][SKOS.prefLabel][0] for party in said_of[CP.party]}
    assert names == {MUSEUM, PRESS}
    assert [found[one][SKOS.prefLabel] for one in said_of[CP.signatory]] == [[DIRECTOR]]
    assert said_of[DCT.type] == [concept("agreement-type", "strategic-cooperation")]
    assert said_of[CP.status] == [concept("agreement-status", "signed")]
    assert said_of[DCT.date] == ["2018-06-19/2018-06-22"]
    assert (said_of[CP.earliest], said_of[CP.latest]) == (["2018-06-19"], ["2018-06-22"])
    assert [found[place][SKOS.prefLabel] for place in said_of[CP.place]] == [["Vellanport"]]
    assert said_of[DCT.subject] == [concept("category", "publishing")]
    assert said_of[CP.reportedIn] == [IDS.report("album.md")]


def test_a_role_is_a_membership() -> None:
    """Person, organization and the role as written meet in one node."""
    found = rows(album())
    (membership,) = of_type(found, ORG.Membership)
    assert found[found[membership][ORG.member][0]][SKOS.prefLabel] == [DIRECTOR]
    assert found[found[membership][ORG.organization][0]][SKOS.prefLabel] == [MUSEUM]
    assert found[membership][SDO.roleName] == ["director"]


def test_each_statement_has_its_triple_and_its_words() -> None:
    """The reified triple is in the graph, and the passage's words are those of the text at its offsets."""
    found = rows(album())
    assert len(of_type(found, RDF.Statement)) > 20
    for iri in of_type(found, RDF.Statement):
        statement = found[iri]
        assert statement[RDF.object][0] in found[statement[RDF.subject][0]][statement[RDF.predicate][0]]
        for passage in statement[CP.evidence]:
            start, end = int(found[passage][OA.start][0]), int(found[passage][OA.end][0])
            assert found[passage][OA.exact] == [TEXT[start:end]]


def test_every_subject_of_a_statement_is_mentioned() -> None:
    """Each thing has one mention with a key that tells its kind."""
    found = rows(album())
    meant = {found[mention][CP.mentionOf][0]: found[mention][CP.key][0] for mention in of_type(found, CP.Mention)}
    subjects = {found[one][RDF.subject][0] for one in of_type(found, RDF.Statement)} - {IDS.report("album.md")}
    assert subjects <= meant.keys()
    (agreement,) = of_type(found, CP.Agreement)
    assert meant[agreement].startswith(
        "agreement|strategic-cooperation|signed|larkmoor museum|quillfeather press co ltd|"
    )


def test_equal_statements_become_one_with_all_evidence() -> None:
    """The same triple told twice has one node, both passages, and rule, words and confidence of the surer telling."""
    once = said("museum", FIRST, Span(3, 5), 0.5, "weak")
    again = said("museum", SECOND, Span(SECOND.start, SECOND.start + 3), 0.875, "strong")
    facts = ReportFacts(report(), (Organization(said(MUSEUM), once), Organization(said(MUSEUM), again)))
    (statement,) = statements(rows(facts), ORG.classification)
    assert len(statement[CP.evidence]) == 2
    assert statement[CP.confidence] == ["0.875"]
    assert statement[CP.rule] == ["strong"]
    assert statement[OA.start] == [str(SECOND.start)]


def test_two_spellings_in_one_report_are_one_organization() -> None:
    """The longer spelling is the name, the other an alternative; of two types the surer stays, with its statement."""
    facts = ReportFacts(
        report(), (org("Quillfeather Press Co. Ltd", "company", confidence=0.9), org(PRESS, "media", confidence=0.6))
    )
    found = rows(facts)
    (iri,) = of_type(found, ORG.Organization)
    assert found[iri][SKOS.prefLabel] == [PRESS]
    assert found[iri][SKOS.altLabel] == ["Quillfeather Press Co. Ltd"]
    assert found[iri][ORG.classification] == [concept("organization-type", "company")]
    assert len(statements(found, ORG.classification)) == 1


def test_an_alias_equal_to_the_name_is_no_alias() -> None:
    """Names and alternative names never overlap."""
    found = rows(ReportFacts(report(), (org(MUSEUM, aliases=(MUSEUM, "LM")),)))
    (iri,) = of_type(found, ORG.Organization)
    assert found[iri][SKOS.altLabel] == ["LM"]


def test_iris_stay_when_the_text_is_edited() -> None:
    """A sentence put before the text moves passages, and neither things nor statements nor mentions."""
    shift = "A new first sentence. "

    def moved(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + len(shift), value.end + len(shift))
        if isinstance(value, tuple):
            return tuple(moved(part) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = {part.name: moved(getattr(value, part.name)) for part in dataclasses.fields(value)}
            return dataclasses.replace(value, **parts)
        return value

    edited = moved(album())
    assert isinstance(edited, ReportFacts)
    edited = dataclasses.replace(edited, report=dataclasses.replace(edited.report, text=shift + TEXT))
    before, after = rows(album()), rows(edited)

    def lasting(found: dict[str, dict[str, list[str]]]) -> set[str]:
        return {subject for subject in found if "#char=" not in subject}

    assert lasting(before) == lasting(after)
    assert {one for one in before if "#char=" in one}.isdisjoint(one for one in after if "#char=" in one)


def test_the_order_of_facts_changes_nothing() -> None:
    """The graph is a function of what is said, not of the order it was found in."""
    facts = album()
    turned = dataclasses.replace(
        facts, organizations=facts.organizations[::-1], events=facts.events[::-1], categories=facts.categories[::-1]
    )
    assert set(report_quads(facts, DEFAULT_BASE)) == set(report_quads(turned, DEFAULT_BASE))


@pytest.mark.parametrize(
    "broken",
    [
        {"agreements": (pact(MUSEUM, "Nobody"),)},
        {"agreements": (pact(MUSEUM, PRESS, kind="handshake"),)},
        {"agreements": (pact(MUSEUM, PRESS, date=said("soon")),)},
        {"categories": (said("alchemy"),)},
        {"categories": (said("film", confidence=1.5),)},
        {"categories": (said("film", Span(5, 100_000)),)},
        {"polities": (Polity(said("half \ud800 of it")),)},
    ],
)
def test_facts_that_do_not_hold_together_are_refused(broken: dict[str, object]) -> None:
    """The report is named, and no foreign error comes through."""
    with pytest.raises(ReportError, match=r"^album\.md: "):
        report_quads(album(**broken), DEFAULT_BASE)


def test_report_graphs_conform_to_the_shapes(dice: object) -> None:
    """The report above, and reports made by chance, break no shape."""
    from culturepact.graph.dataset import report_graph
    from culturepact.graph.embedded import EmbeddedStore
    from culturepact.graph.reports import write_report
    from culturepact.ontology.shapes import validate

    with EmbeddedStore.in_memory() as store:
        for facts in (album(), *(any_facts(dice, f"r{number}.md") for number in range(4))):  # type: ignore[arg-type]
            write_report(store, facts, "test 1")
            assert validate(report_graph(store, facts.report.identifier), warnings=False) == []


def test_a_person_without_role_has_no_membership() -> None:
    """No node stands for a role that nobody told."""
    found = rows(ReportFacts(report(), (), (), (Person(said(DIRECTOR)),)))
    assert of_type(found, SDO.Person)
    assert not of_type(found, ORG.Membership)


def test_a_polity_can_be_partner_of_a_project() -> None:
    """References reach polities as well as organizations."""
    project = Project(said("album"), said("ongoing"), (), (ref("Vellany", "polity"),))
    found = rows(ReportFacts(report(), (), (Polity(said("Vellany")),), projects=(project,)))
    (iri,) = of_type(found, CP.CooperationProject)
    assert found[iri][CP.partner] == of_type(found, CP.Polity)
