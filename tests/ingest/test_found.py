"""What was found, as the queries tell it: facts with one key are one thing."""

from typing import TypeVar

from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.facts import (
    Agreement,
    Organization,
    Person,
    Polity,
    Project,
    Ref,
    Report,
    ReportFacts,
    Role,
    Span,
    Stated,
)
from culturepact.graph.identifiers import DEFAULT_BASE
from culturepact.graph.model import report_quads
from culturepact.ingest.found import Found, found_in
from culturepact.queries.runner import run_query

T = TypeVar("T", str, Ref)
REPORT = Report("visit.md", "The Lorem Museum signed a contract with Veld.")


def stated(value: T, confidence: float = 0.5) -> Stated[T]:
    """A value that rests on the report's first words."""
    return Stated(value, Span(0, 45), Span(0, 3), "rule", confidence)


def body(name: str, kind: str = "museum", confidence: float = 0.5, *aliases: str) -> Organization:
    """An organization."""
    return Organization(stated(name, confidence), stated(kind, confidence), tuple(map(stated, aliases)))


def test_two_spellings_of_a_name_are_one_organization() -> None:
    """Equal names are one thing, with all forms, the longest name and the surer type."""
    found = found_in(
        ReportFacts(REPORT, (body("Lorem Museum", "library", 0.4, "Lorem"), body("The Lorem Museum", "museum", 0.6)))
    )
    (one,) = found.organizations
    assert (one.name, one.type, one.stated.confidence) == ("The Lorem Museum", "museum", 0.6)
    assert set(one.forms) == {"Lorem Museum", "The Lorem Museum", "Lorem"}


def test_a_party_named_twice_is_one_party() -> None:
    """Two references to one thing are one party, with the surer statement."""
    names = ("Lorem Museum", "The Lorem Museum")
    parties = tuple(stated(Ref("organization", name), sure) for name, sure in zip(names, (0.3, 0.7)))
    agreement = Agreement(
        stated("contract"), stated("signed"), (*parties, stated(Ref("polity", "Veld"))), date=stated("2020")
    )
    facts = ReportFacts(REPORT, tuple(map(body, names)), (Polity(stated("Veld")),), agreements=(agreement,))
    (one,) = found_in(facts).agreements
    assert [(party.name, party.stated.confidence) for party in one.parties] == [
        ("The Lorem Museum", 0.7),
        ("Veld", 0.5),
    ]
    assert (one.type, one.status, one.date, one.place) == ("contract", "signed", "2020", "")


def test_projects_without_partners_are_not_told() -> None:
    """A project appears with its partners only; its categories count all the same."""
    partner = stated(Ref("organization", "Lorem Museum"))
    projects = (
        Project(stated("Tour"), stated("planned"), partners=(partner,)),
        Project(stated("Book"), stated("planned"), categories=(stated("publishing"),)),
    )
    found = found_in(ReportFacts(REPORT, (body("Lorem Museum"),), projects=projects))
    assert [one.name for one in found.projects] == ["Tour"]
    assert set(found.categories) == {"publishing"}


def test_a_role_without_organization_is_not_among_the_roles() -> None:
    """A person counts as named; a role counts where it has an organization, and has no name where none is told."""
    at = stated(Ref("organization", "Lorem Museum"))
    people = (
        Person(stated("Ada Moor"), roles=(Role(stated("director"), at), Role(None, at))),
        Person(stated("Ben Dale"), roles=(Role(stated("mayor")),)),
    )
    found = found_in(ReportFacts(REPORT, (body("Lorem Museum"),), people=people))
    assert found.people == ("Ada Moor", "Ben Dale")
    assert [(one.person, one.role, one.organization.name) for one in found.roles] == [
        ("Ada Moor", "", "Lorem Museum"),
        ("Ada Moor", "director", "Lorem Museum"),
    ]


def test_found_is_what_the_queries_tell(sample_facts: list[ReportFacts]) -> None:
    """For each sample report, things, values and links are those of the named queries on its graph, in their order."""
    quads = [quad for facts in sample_facts for quad in report_quads(facts, DEFAULT_BASE)]
    with EmbeddedStore.in_memory(DEFAULT_BASE, quads) as store:
        for facts in sample_facts:
            assert told(found_in(facts)) == asked(store, facts.report.identifier)


def told(found: Found) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the queries, made of what was found."""
    events = [(one.iri, one.name, one.type, one.start, one.place) for one in found.events]
    return {
        "organizations": [(one.iri, one.name, one.type, "|".join(sorted(one.forms))) for one in found.organizations],
        "people": [(one.person, one.role, one.organization.iri, one.organization.name) for one in found.roles],
        "agreements": [
            (one.iri, one.type, one.status, one.date, one.place, name)
            for one in found.agreements
            for name in sorted(party.name for party in one.parties) or [""]
        ],
        "signatories": [(one.iri, name) for one in found.agreements for name in sorted(one.signatories)],
        "projects": [
            (one.iri, name) for one in found.projects for name in sorted(partner.name for partner in one.partners)
        ],
        "events": events,
        "event-roles": [
            (one.iri, role, name)
            for one in found.events
            for role, agents in (("organizer", one.organizers), ("participant", one.participants))
            for name in sorted(agent.name for agent in agents)
        ],
        "categories": [(category,) for category in sorted(found.categories)],
    }


COLUMNS = {
    "organizations": "organization name type surfaces",
    "people": "name role organization organization_name",
    "agreements": "agreement type status date place party_name",
    "signatories": "agreement name",
    "projects": "project partner_name",
    "events": "event name type start place",
    "event-roles": "event role participant_name",
    "categories": "category",
}


def asked(store: EmbeddedStore, report: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the queries, of the columns that are compared."""
    rows = {
        query: [
            tuple(record[column] or "" for column in columns.split())
            for record in run_query(store, query, {"report": report}).records()
        ]
        for query, columns in COLUMNS.items()
    }
    rows["organizations"] = [(*row[:3], "|".join(sorted(row[3].split("|")))) for row in rows["organizations"]]
    rows["people"] = [row for row in rows["people"] if row[2]]
    rows["categories"] = sorted(set(rows["categories"]))
    return rows
