"""The measures, on things and gold made by hand, with figures counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from culturepact.graph.facts import Ref, Span, Stated
from culturepact.ingest.found import (
    Agent,
    Found,
    FoundAgreement,
    FoundEvent,
    FoundOrganization,
    FoundProject,
    FoundRole,
)
from culturepact.ingest.gold import Gold, GoldAgreement, GoldEvent, GoldOrganization, GoldPerson, GoldProject
from culturepact.ingest.matching import Matching, comparable, overlap, pair
from culturepact.ingest.measures import score
from culturepact.ingest.scores import Judged, Tally


def agent(name: str, kind: Any = "organization") -> Agent:
    """Somebody who takes part, with an IRI made of the name."""
    return Agent(f"urn:{name}", name, Stated(Ref(kind, name), Span(0, 1), Span(0, 1), "rule", 0.5))


def body(name: str, *aliases: str, kind: str = "museum") -> FoundOrganization:
    """An organization that was found, with an IRI made of the name."""
    return FoundOrganization(f"urn:{name}", name, (name, *aliases), kind, agent(name).stated)  # type: ignore[arg-type]


def paper(number: int, *parties: str, status: str = "signed", **values: Any) -> FoundAgreement:
    """An agreement that was found."""
    told = {"type": "contract", "date": "", "place": "", "signatories": (), "categories": (), **values}
    return FoundAgreement(
        f"urn:{number}",
        status=status,
        parties=tuple(map(agent, parties)),
        stated=agent("x").stated,  # type: ignore[arg-type]
        **told,
    )


def occasion(name: str, kind: str = "fair", start: str = "", place: str = "", **parts: tuple[Agent, ...]) -> FoundEvent:
    """An event that was found."""
    organizers, participants = parts.get("organizers", ()), parts.get("participants", ())
    return FoundEvent(f"urn:{name}", name, kind, start, place, organizers, participants, agent(name).stated)  # type: ignore[arg-type]


def counts(tally: Tally) -> tuple[int, int, int]:
    """Right, missed, too much."""
    return tally.right, len(tally.missed), len(tally.extra)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("The Lorem Museum", "lorem museum"),
        ("the A Lorem", "lorem"),
        ("Musée d'Ipsum", "musee d ipsum"),
        ("Lorem & Ipsum, Ltd.", "lorem and ipsum ltd"),
        ("Veld’s Children's Library", "velds childrens library"),
        ("ﬁlm-house", "film house"),
        ("The", ""),
        (None, ""),
    ],
)
def test_names_are_compared_without_their_dress(name: str | None, bare: str) -> None:
    """Case, accents, punctuation, possessive marks and articles before the name make no difference."""
    assert comparable(name) == bare


def test_overlap_is_the_share_of_the_union() -> None:
    """Two of four names in common is a half; nothing and nothing have nothing in common."""
    assert overlap({"a", "b", "c"}, {"b", "c", "d"}) == 0.5
    assert overlap(set(), set()) == 0.0


def test_pairs_are_one_to_one_and_the_most_alike_first() -> None:
    """The most alike are paired first, so an earlier but worse pair gives way; equals go by their order."""
    alike = {("a", "x"): 0.6, ("a", "y"): 0.5, ("b", "x"): 0.9, ("b", "y"): 0.4, ("c", "y"): 0.5}
    pairs = pair(["a", "b", "c"], ["x", "y"], lambda g, p: alike.get((g, p), 0.0), 0.5)
    assert sorted(pairs) == [(0, 1), (1, 0)]


def test_figures_of_a_tally() -> None:
    """Three right, one missed, two too much: precision 3/5, recall 3/4, F1 2/3; nothing at all is 0."""
    tally = Tally(3, ("a",), ("b", "c"))
    assert (tally.precision, tally.recall, tally.gold) == (0.6, 0.75, 4)
    assert tally.f1 == pytest.approx(2 / 3)
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


def test_organizations_are_found_by_any_form_once() -> None:
    """An alias is enough; a second organization found for the same one is too much; types are judged of the found."""
    gold = Gold((GoldOrganization("Lorem Museum", "museum", ("LM",)), GoldOrganization("Ipsum Library", "library")))
    found = Found((body("LM", kind="company"), body("The Lorem Museum", "LM"), body("Dolor Opera")))
    scores = score(gold, found)
    assert counts(scores.tallies["organizations"]) == (1, 1, 2)
    assert scores.tallies["organizations"].missed == ("Ipsum Library",)
    assert scores.shares["organization-type"].judged == (Judged("museum", "museum", True),)


def test_people_and_their_roles() -> None:
    """A role's words are right where one holds the other; person and organization count together, aliases alike."""
    gold = Gold(
        (GoldOrganization("Lorem Museum", "museum", ("LM",)),),
        (
            GoldPerson("Ada Moor", "deputy director", "Lorem Museum"),
            GoldPerson("Ben Dale", "mayor", None),
            GoldPerson("Cy Fenn", "curator", "LM"),
        ),
    )
    at = agent("LM")
    found = Found(
        (body("LM"),), ("Ada Moor", "Cy Fenn"), (FoundRole("Ada Moor", "director", at), FoundRole("Cy Fenn", "", at))
    )
    scores = score(gold, found)
    assert counts(scores.tallies["people"]) == (2, 1, 0)
    assert counts(scores.tallies["person-organization"]) == (2, 0, 0)
    assert scores.shares["role"].judged == (
        Judged("deputy director", "director", True),
        Judged("curator", "", False),
    )


def test_agreements_are_found_by_half_of_their_parties() -> None:
    """Half of all parties finds an agreement, the very same make it exact; its values are judged once it is found."""
    gold = Gold(
        (GoldOrganization("Lorem Museum", "museum", ("LM",)),),
        agreements=(
            GoldAgreement("contract", "signed", ("Lorem Museum", "Ipsum Library"), ("Ada Moor",), "2021", "Veld"),
            GoldAgreement("treaty", "planned", ("Veld", "Nord", "Sund"), categories=("film", "music")),
            GoldAgreement("contract", "denied", ("Lorem Museum", "Dolor Opera")),
        ),
    )
    found = Found(
        (body("LM"),),
        agreements=(
            paper(1, "LM", "Ipsum Library", date="2021-05", place="the Veld", signatories=("Ben Dale",)),
            paper(2, "Veld", "Nord", type="treaty", categories=("film", "games")),
            paper(3, "Sund"),
        ),
    )
    scores = score(gold, found)
    assert counts(scores.tallies["agreements"]) == (2, 1, 1)
    assert counts(scores.tallies["agreements-exact"]) == (1, 2, 2)
    assert counts(scores.tallies["agreement-categories"]) == (1, 1, 1)
    assert counts(scores.tallies["signatories"]) == (0, 1, 1)
    assert scores.tallies["agreements-exact"].extra == ("nord + veld", "sund")
    judged = {name: [one.right for one in share.judged] for name, share in scores.shares.items()}
    assert judged["agreement-type"] == [True, True]
    assert judged["agreement-status"] == [True, False]
    assert judged["agreement-date"] == [False, True]
    assert judged["agreement-place"] == [True, True]


def test_denied_agreements_make_no_partners() -> None:
    """Pairs are counted once over all agreements, without those that are denied, in gold and in what was found."""
    gold = Gold(
        agreements=(
            GoldAgreement("contract", "signed", ("Lorem", "Ipsum", "Dolor")),
            GoldAgreement("contract", "renewed", ("Lorem", "Ipsum")),
            GoldAgreement("contract", "denied", ("Lorem", "Amet")),
        )
    )
    found = Found(
        agreements=(
            paper(1, "Lorem", "Ipsum"),
            paper(2, "Lorem", "Amet"),
            paper(3, "Ipsum", "Dolor", status="denied"),
        )
    )
    assert counts(score(gold, found).tallies["partner-pairs"]) == (1, 2, 1)


def test_the_same_parties_twice_are_two_exact_agreements() -> None:
    """A renewal beside its original counts for itself."""
    twice = (GoldAgreement("contract", "signed", ("Lorem", "Ipsum")),) * 2
    assert counts(
        score(Gold(agreements=twice), Found(agreements=(paper(1, "Ipsum", "Lorem"),))).tallies["agreements-exact"]
    ) == (1, 1, 0)


def test_projects_are_found_by_their_partners() -> None:
    """The name of a project does not matter, its partners do: a half finds it, a third does not."""
    gold = Gold(projects=(GoldProject("tour", ("Lorem", "Ipsum")), GoldProject("book", ("Amet", "Dolor", "Ipsum"))))
    partners = (agent("Lorem"),), (agent("Amet"),)
    found = Found(projects=tuple(FoundProject("urn:p", "any", some, agent("x").stated) for some in partners))  # type: ignore[arg-type]
    scores = score(gold, found)
    assert counts(scores.tallies["projects"]) == (1, 1, 1)
    assert scores.tallies["projects"].missed == ("book",)


def test_events_are_found_by_the_words_of_their_names() -> None:
    """Half of the words finds an event; parts count by event, role and name, of events that were not found too."""
    gold = Gold(
        (GoldOrganization("Lorem Museum", "museum", ("LM",)),),
        events=(
            GoldEvent(
                "Veld Spring Book Fair",
                "fair",
                ("VSBF",),
                "2021-05",
                "Veld",
                organizers=("LM",),
                participants=("Ipsum", "Nord"),
            ),
            GoldEvent("opening", "ceremony", organizers=("Dolor",)),
        ),
    )
    found = Found(
        (body("LM"),),
        events=(
            occasion(
                "the Book Fair",
                start="2021",
                organizers=(agent("LM"), agent("Ipsum")),
                participants=(agent("Nord", "polity"),),
            ),
            occasion("autumn concert", "performance", participants=(agent("Dolor"),)),
        ),
    )
    scores = score(gold, found)
    assert counts(scores.tallies["events"]) == (1, 1, 1)
    assert counts(scores.tallies["event-roles"]) == (2, 2, 2)
    assert scores.shares["event-type"].judged == (Judged("fair", "fair", True),)
    assert scores.shares["event-start"].judged == (Judged("2021-05", "2021", False),)
    assert scores.shares["event-place"].judged == (Judged("Veld", "", False),)
    assert [comparable(found.events[j].name) for _, j in Matching(gold, found).events] == ["book fair"]


def test_categories_are_counted_once_for_a_report() -> None:
    """The report's gold against every category that was given to anything in it."""
    stated: Stated[str] = Stated("film", Span(0, 1), Span(0, 1), "rule", 0.5)
    tally = score(Gold(categories=("film", "music")), Found(categories={"film": stated, "games": stated}))
    assert counts(tally.tallies["categories"]) == (1, 1, 1)
