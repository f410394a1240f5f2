"""Taking decisions and taking them back: what follows, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyoxigraph as ox
import pytest
from culturepact.errors import DecisionError, UnknownName
from culturepact.graph.addresses import Addresses
from culturepact.graph.checks import check
from culturepact.graph.decisions import decisions, judge, undo
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.judgements import judgements
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, DCT, ORG, RDF, RDFS, SDO, SKOS, concept
from looking import (
    decide,
    event,
    labels,
    meant,
    mention,
    of_class,
    person,
    project,
    reports,
    statement,
    tell,
    told,
    values,
)
from made_up import org, pact, said
from made_up_reports import graphs, outcome

ALDER, BIRCH, CEDAR = "Alder House", "Birch Hall", "Cedar Court"
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _sound(memory: Store):
    """Whatever a test does, it leaves a sound store."""
    yield
    assert [found for found in check(memory) if found.severity == "violation"] == []


@pytest.fixture
def three(memory: Store) -> dict[str, str]:
    """Three organizations, each with a report of its own; their IRIs by the first letter of their names."""
    for name in (ALDER, BIRCH, CEDAR):
        tell(memory, f"{name[0].lower()}.md", org(name))
    return {name[0].lower(): meant(memory, f"{name[0].lower()}.md", name) for name in (ALDER, BIRCH, CEDAR)}


def states(store: Store) -> list[str]:
    """What has become of all decisions, the oldest first."""
    return [one.state for one in decisions(store)]


def test_same_makes_one_and_undo_two(memory: Store, three: dict[str, str]) -> None:
    """One organization with both names and reports, and again two, triple for triple."""
    before = graphs(memory, "corrections")
    taken = decide(memory, "same", three["a"], three["b"])
    assert told(memory, ORG.Organization) == [([ALDER, BIRCH], ["a.md", "b.md"]), ([CEDAR], ["c.md"])]
    assert undo(memory, taken.number).undone is not None
    assert graphs(memory, "corrections") == before


def test_merges_and_a_split_undone_in_any_order(memory: Store, three: dict[str, str]) -> None:
    """Two merges and a split of what is one by name leave nothing but the corrections."""
    tell(memory, "d.md", org("Vellan & Korr Theatre"))
    tell(memory, "e.md", org("Vellan and Korr Theater"))
    before = graphs(memory, "corrections")
    one, other = (memory.ids.entity(f"organization|vellan and korr {word}") for word in ("theatre", "theater"))
    taken = [
        decide(memory, "same", three["a"], three["b"]),
        decide(memory, "same", three["b"], three["c"]),
        decide(memory, "different", one, other),
    ]
    assert len(of_class(memory, ORG.Organization)) == 3
    for judgement in (taken[1], taken[2], taken[0]):
        undo(memory, judgement.number)
    assert graphs(memory, "corrections") == before
    assert states(memory) == ["undone"] * 3


def test_same_works_through_others(memory: Store, three: dict[str, str]) -> None:
    """Three that two decisions join are one, under the IRI of the shortest name; without the middle two are left."""
    decide(memory, "same", three["a"], three["c"])
    middle = decide(memory, "same", three["c"], three["b"])
    (one,) = of_class(memory, ORG.Organization)
    assert one == three["b"]
    assert reports(memory, one) == ["a.md", "b.md", "c.md"]
    undo(memory, middle.number)
    assert len(of_class(memory, ORG.Organization)) == 2


def test_different_parts_what_names_make_one(memory: Store) -> None:
    """Two spellings stay two, whatever third comes."""
    tell(memory, "a.md", org("Vellan & Korr Theatre"))
    tell(memory, "b.md", org("Vellan and Korr Theater"))
    one, other = (memory.ids.entity(f"organization|vellan and korr {word}") for word in ("theatre", "theater"))
    decide(memory, "different", one, other)
    assert len(of_class(memory, ORG.Organization)) == 2
    tell(memory, "c.md", org("VELLAN & KORR THEATRE"))
    assert len(of_class(memory, ORG.Organization)) == 2


def test_the_later_decision_on_a_pair_stands(memory: Store, three: dict[str, str]) -> None:
    """The earlier is overruled and stands again when the later is taken back."""
    decide(memory, "same", three["a"], three["b"])
    later = decide(memory, "different", three["b"], three["a"])
    assert states(memory) == ["overruled", "stands"]
    assert len(of_class(memory, ORG.Organization)) == 3
    undo(memory, later.number)
    assert states(memory) == ["stands", "undone"]
    assert len(of_class(memory, ORG.Organization)) == 2


def test_decisions_may_come_before_the_reports(memory: Store, three: dict[str, str]) -> None:
    """A store that is given the graph of corrections first becomes what the other is."""
    tell(memory, "d.md", org(ALDER), org(BIRCH))
    decide(memory, "same", three["a"], three["b"])
    decide(memory, "different", mention(memory, "a.md", ALDER), three["c"])
    corrections = memory.ids.graph("corrections")
    with EmbeddedStore.in_memory(quads=memory.quads(corrections)) as other:
        tell(other, "d.md", org(ALDER), org(BIRCH))
        assert len(of_class(other, ORG.Organization)) == 1
        for name in (CEDAR, ALDER, BIRCH):
            tell(other, f"{name[0].lower()}.md", org(name))
        assert outcome(other) == outcome(memory)


def test_a_decision_sleeps_while_no_report_tells_of_it(memory: Store, three: dict[str, str]) -> None:
    """It is dormant when the report is withdrawn, and holds again when it is back."""
    decide(memory, "same", three["a"], three["b"])
    decide(memory, "named", three["c"], name="Court of Cedars")
    decide(memory, "wrong", statement(memory, "c.md", three["c"], ORG.classification))
    before = outcome(memory)
    withdraw(memory, "c.md")
    assert states(memory) == ["stands", "dormant", "dormant"]
    tell(memory, "c.md", org(CEDAR))
    assert states(memory) == ["stands"] * 3
    assert outcome(memory) == before


def test_a_decision_on_what_was_replaced_holds_for_what_answers(memory: Store, three: dict[str, str]) -> None:
    """A withdrawn IRI leads on, and takes its decisions along."""
    decide(memory, "same", three["a"], three["b"])
    decide(memory, "same", three["b"], three["c"])
    withdraw(memory, "b.md")
    assert told(memory, ORG.Organization) == [([ALDER, CEDAR], ["a.md", "c.md"])]
    tell(memory, "b.md", org(BIRCH))
    assert len(of_class(memory, ORG.Organization)) == 1


def test_contradictions_are_refused_with_their_numbers(memory: Store, three: dict[str, str]) -> None:
    """Also through a third; each decision that leads there is named, and no other."""
    one = decide(memory, "same", three["a"], three["b"])
    two = decide(memory, "same", three["b"], three["c"])
    with pytest.raises(DecisionError, match="contradicts what decisions") as refused:
        decide(memory, "different", three["a"], three["c"])
    assert {one.number, two.number} <= set(str(refused.value).replace(",", "").split())
    undo(memory, two.number)
    three_ = decide(memory, "different", three["a"], three["c"])
    with pytest.raises(DecisionError, match="to call them same contradicts") as refused:
        decide(memory, "same", three["b"], three["c"])
    assert {one.number, three_.number} <= set(str(refused.value).replace(",", "").split())
    assert two.number not in str(refused.value)
    assert len(judgements(memory)) == 3


def test_sleeping_decisions_contradict_nothing(memory: Store, three: dict[str, str]) -> None:
    """Two that are about what is gone do not lead from one to the other."""
    for name in ("Elm Park", "Oak Lodge"):
        tell(memory, f"{name}.md", org(name))
    elm, oak = (meant(memory, f"{name}.md", name) for name in ("Elm Park", "Oak Lodge"))
    decide(memory, "different", three["a"], elm)
    decide(memory, "different", three["b"], oak)
    decide(memory, "different", three["c"], elm)
    withdraw(memory, "Elm Park.md")
    withdraw(memory, "Oak Lodge.md")
    assert states(memory) == ["dormant"] * 3
    decide(memory, "same", three["a"], three["b"])
    decide(memory, "same", three["c"], three["b"])
    assert len(of_class(memory, ORG.Organization)) == 1


def test_words_are_those_of_the_name_and_not_of_what_it_is_one_with(memory: Store, three: dict[str, str]) -> None:
    """Who is asked about one of two names sees that name."""
    decide(memory, "same", three["a"], three["b"])
    assert decide(memory, "same", three["b"], three["c"]).what == f"{BIRCH} = {CEDAR}"


@pytest.fixture
def bad(memory: Store, three: dict[str, str]) -> dict[str, str]:
    """What decisions may name, by a short word."""
    facts = {
        "people": (person("Ada Thorncastle", ("director", "Elm Park")),),
        "agreements": (pact("Elm Park", "Oak Lodge"),),
    }
    tell(memory, "e.md", org("Elm Park", place="Leeds"), org("Oak Lodge"), **facts)
    return three | {
        "elm": meant(memory, "e.md", "Elm Park"),
        "person": of_class(memory, SDO.Person)[0],
        "role": of_class(memory, ORG.Membership)[0],
        "place": of_class(memory, SDO.Place)[0],
        "pact": of_class(memory, CP.Agreement)[0],
        "report": memory.ids.report("a.md"),
        "none": f"{memory.ids.base}org/none-123456",
        "no mention": f"{memory.ids.report('a.md')}#m-12345678",
        "no statement": f"{memory.ids.base}statement/0123456789abcdef",
        "a in a": mention(memory, "a.md", ALDER),
        "name of a": statement(memory, "a.md", three["a"], SKOS.prefLabel),
        "kind of a": statement(memory, "a.md", three["a"], ORG.classification),
    }


@pytest.mark.parametrize(
    ("verdict", "about", "name", "error", "message"),
    [
        ("same", "a", None, DecisionError, "same: this decision is about two things"),
        ("different", "a b c", None, DecisionError, "different: this decision is about two things"),
        ("wrong", "a b", None, DecisionError, "wrong: this decision is about one thing"),
        ("named", "a b", "X", DecisionError, "named: this decision is about one thing"),
        ("same", "a none", None, UnknownName, "org/none-123456: nothing in the graph has this IRI"),
        ("same", "a no_mention", None, UnknownName, "#m-12345678: nothing in the graph"),
        ("same", "a no_statement", None, UnknownName, "nothing in the graph"),
        ("same", "a report", None, UnknownName, "nothing in the graph"),
        ("same", "a a", None, DecisionError, "these are one and the same; there is nothing to decide"),
        (
            "different",
            "a_in_a a_in_a",
            None,
            DecisionError,
            "these are one and the same; name one of them as NAME@REPORT",
        ),
        ("same", "a a_in_a", None, DecisionError, "these are one and the same; there is nothing to decide"),
        ("same", "a person", None, DecisionError, "one is an organization, the other a person"),
        ("same", "role role", None, DecisionError, "a membership follows"),
        ("same", "role a", None, DecisionError, "a membership follows what it belongs to"),
        ("different", "place a", None, DecisionError, "Leeds: a place follows"),
        ("wrong", "no_statement", None, UnknownName, "statement/0123456789abcdef: no report makes this statement"),
        ("right", "a", None, UnknownName, "no report makes this statement"),
        ("wrong", "name_of_a", None, DecisionError, "a thing needs a name; .*culturepact rename"),
        ("named", "none", "X", UnknownName, "org/none-123456: nothing in the graph"),
        ("named", "report", "X", UnknownName, "nothing in the graph"),
        ("named", "a_in_a", "X", UnknownName, "nothing in the graph"),
        ("named", "a", None, DecisionError, "the name is empty"),
        ("named", "a", " \t", DecisionError, "the name is empty"),
        ("named", "role", "X", DecisionError, "a role is called by what it belongs to"),
        ("named", "a", "X \ud800", DecisionError, "no text in Unicode"),
    ],
)
def test_what_makes_no_sense_is_refused(memory: Store, bad, verdict, about, name, error, message) -> None:
    """With a message on one line that names what is at fault, and nothing is written."""
    before = set(memory.quads())
    with pytest.raises(error, match=message) as refused:
        decide(memory, verdict, *(bad[one.replace("_", " ")] for one in about.split()), name=name)
    assert "\n" not in str(refused.value)
    assert set(memory.quads()) == before


def test_what_is_decided_is_not_decided_again(memory: Store, bad: dict[str, str]) -> None:
    """The message tells by which decision, where there is one."""
    same = decide(memory, "same", bad["a"], bad["b"])
    with pytest.raises(DecisionError, match=f"decided already, by decision {same.number}"):
        decide(memory, "same", bad["b"], bad["a"])
    decide(memory, "wrong", bad["kind of a"])
    with pytest.raises(DecisionError, match="called wrong already"):
        decide(memory, "wrong", bad["kind of a"])
    decide(memory, "right", bad["kind of a"])
    with pytest.raises(DecisionError, match="called right already"):
        decide(memory, "right", bad["kind of a"])
    decide(memory, "named", bad["c"], name="X")
    with pytest.raises(DecisionError, match="named X already"):
        decide(memory, "named", bad["c"], name="X")
    assert states(memory) == ["stands", "overruled", "stands", "stands"]


def test_same_of_two_kinds_by_hand_of_nobody(memory: Store, three: dict[str, str]) -> None:
    """A decision needs somebody who takes it."""
    with pytest.raises(DecisionError, match="needs the name of who"):
        judge(memory, "same", (three["a"], three["b"]), " ")


def test_taking_back(memory: Store, three: dict[str, str]) -> None:
    """By the number or its beginning, in any case of letters; once."""
    taken = [judge(memory, "same", (three["a"], three["b"]), f"Ada {number}", when=None) for number in range(1)]
    with pytest.raises(UnknownName, match=r"no decision has this number; `culturepact decisions`"):
        undo(memory, "00000000")
    with pytest.raises(UnknownName):
        undo(memory, "")
    undone = undo(memory, taken[0].number[:5].upper(), NOON)
    assert undone.undone == judgements(memory)[0].undone == NOON
    with pytest.raises(DecisionError, match="taken back already"):
        undo(memory, taken[0].number)


def test_the_beginning_of_two_numbers_is_not_enough(memory: Store, three: dict[str, str]) -> None:
    """More of the number is asked for."""
    seen: dict[str, str] = {}
    for number in range(40):
        letter = decide(memory, "named", three["a"], name=f"Name {number}").number[0]
        if letter in seen:
            with pytest.raises(DecisionError, match="decisions begin so"):
                undo(memory, letter)
            return
        seen[letter] = letter
    pytest.fail("40 numbers begin with 40 letters of 32")


def test_a_decision_taken_back_can_be_taken_again(memory: Store, three: dict[str, str]) -> None:
    """It is another one; at the time of the first it would be the first, and is refused."""
    first = judge(memory, "same", (three["a"], three["b"]), "Ada", when=NOON)
    undo(memory, first.number)
    with pytest.raises(DecisionError, match=f"{first.number}: .*take it at a later time"):
        judge(memory, "same", (three["a"], three["b"]), "Ada", when=NOON)
    second = judge(memory, "same", (three["a"], three["b"]), "Ada", when=NOON + timedelta(seconds=1))
    assert second.number != first.number
    assert states(memory) == ["undone", "stands"]


def test_decisions_keep_the_order_in_which_they_came(memory: Store, three: dict[str, str]) -> None:
    """Also where the clock goes back; a time that is given is kept."""
    future = datetime.now(UTC) + timedelta(days=1)
    first = judge(memory, "same", (three["a"], three["b"]), "Ada", when=future)
    second = decide(memory, "different", three["a"], three["b"])
    assert first.created == future < second.created
    early = judge(memory, "same", (three["a"], three["c"]), "Ada", when=NOON)
    assert judgements(memory) == [early, first, second]
    assert len(of_class(memory, ORG.Organization)) == 2


def test_words_tell_what_was_decided(memory: Store, bad: dict[str, str]) -> None:
    """By the names of that moment, statements in three parts, mentions with their reports."""
    assert decide(memory, "different", bad["a in a"], bad["b"]).what in (
        f"{ALDER} in a.md ≠ {BIRCH}",
        f"{BIRCH} ≠ {ALDER} in a.md",
    )
    assert decide(memory, "wrong", bad["kind of a"]).what == f"{ALDER}: classification museum"
    assert decide(memory, "named", bad["c"], name="Court").what == f"{CEDAR} → Court"
    party = statement(memory, "e.md", bad["pact"], CP.party, bad["elm"])
    assert decide(memory, "right", party).what == "Memorandum: Elm Park – Oak Lodge: party Elm Park"
    assert " = " in (decide(memory, "same", bad["b"], bad["elm"]).what or "")
    assert [one.what for one in judgements(memory)][1] == f"{ALDER}: classification museum"


def test_a_name_chosen_anew_is_told_with_the_one_so_far(memory: Store, bad: dict[str, str]) -> None:
    """Not with that of the report, which nobody sees any more."""
    decide(memory, "named", bad["c"], name="Court")
    assert decide(memory, "named", bad["c"], name="Yard").what == "Court → Yard"


def test_a_mention_is_held_apart_with_its_people(memory: Store) -> None:
    """NAME@REPORT: this report's thing is another than all others of that name, and so are its people and roles."""
    staff = (person("Ada Thorncastle", ("director", ALDER)),)
    for identifier in ("a.md", "b.md", "c.md"):
        tell(memory, identifier, org(ALDER), people=staff)
    before = graphs(memory, "corrections", "registry")
    alder = meant(memory, "b.md", ALDER)
    taken = decide(memory, "different", mention(memory, "a.md", ALDER), alder)
    assert meant(memory, "a.md", ALDER) != alder == meant(memory, "b.md", ALDER) == meant(memory, "c.md", ALDER)
    for class_ in (ORG.Organization, SDO.Person, ORG.Membership):
        assert sorted(reports(memory, one) for one in of_class(memory, class_)) == [["a.md"], ["b.md", "c.md"]]
    again = meant(memory, "a.md", ALDER)
    tell(memory, "a.md", org(ALDER), people=staff)
    assert meant(memory, "a.md", ALDER) == again
    undo(memory, taken.number)
    assert graphs(memory, "corrections", "registry") == before
    assert Addresses(memory).current(ox.NamedNode(again)).value == alder


def test_others_of_the_report_stay_one_with_theirs(memory: Store) -> None:
    """People and roles of other organizations are not held apart, nor what else the report tells."""
    staff = (person("Ada Thorncastle", ("director", ALDER)), person("A. Brightwater", ("curator", BIRCH)))
    facts = {"people": staff, "agreements": (pact(BIRCH, CEDAR, date=said("2018-06-19")),)}
    for identifier in ("a.md", "b.md"):
        tell(memory, identifier, org(ALDER), org(BIRCH), org(CEDAR), **facts)
    decide(memory, "different", mention(memory, "a.md", ALDER), meant(memory, "b.md", ALDER))
    assert labels(memory, SDO.Person) == ["A. Brightwater", "Ada Thorncastle", "Ada Thorncastle"]
    assert len(of_class(memory, ORG.Membership)) == 3
    assert len(of_class(memory, ORG.Organization)) == 4
    assert len(of_class(memory, CP.Agreement)) == 1


def test_a_mention_held_apart_from_the_only_other(memory: Store) -> None:
    """Two mentions called different are two things, and the old IRI leads to one of them."""
    tell(memory, "a.md", org(ALDER))
    tell(memory, "b.md", org(ALDER))
    alder = meant(memory, "a.md", ALDER)
    decide(memory, "different", mention(memory, "a.md", ALDER), mention(memory, "b.md", ALDER))
    held = {meant(memory, "a.md", ALDER), meant(memory, "b.md", ALDER)}
    assert len(held) == 2
    assert alder not in held
    assert Addresses(memory).current(ox.NamedNode(alder)).value in held
    tell(memory, "c.md", org(ALDER))
    assert meant(memory, "c.md", ALDER) == alder == Addresses(memory).current(ox.NamedNode(alder)).value


def test_a_mention_held_apart_can_be_one_with_another(memory: Store, three: dict[str, str]) -> None:
    """Held apart is it from its own name alone."""
    tell(memory, "d.md", org(ALDER))
    own = mention(memory, "d.md", ALDER)
    decide(memory, "different", own, three["a"])
    decide(memory, "same", own, three["b"])
    assert sorted(reports(memory, one) for one in of_class(memory, ORG.Organization)) == [
        ["a.md"],
        ["b.md", "d.md"],
        ["c.md"],
    ]
    with pytest.raises(DecisionError, match="contradicts"):
        decide(memory, "same", three["a"], three["b"])


def test_partners_held_apart_from_their_names_no_longer_part_these(memory: Store) -> None:
    """The report of the partners means another; the spellings elsewhere are one again."""
    one, other = "Vellan & Korr Theatre", "Vellan and Korr Theater"
    tell(memory, "a.md", org(one))
    tell(memory, "b.md", org(other))
    tell(memory, "c.md", org(one), org(other), agreements=(pact(one, other),))
    assert meant(memory, "a.md", one) != meant(memory, "b.md", other)
    taken = decide(memory, "different", mention(memory, "c.md", one), meant(memory, "a.md", one))
    assert meant(memory, "a.md", one) == meant(memory, "b.md", other) == meant(memory, "c.md", other)
    assert meant(memory, "c.md", one) != meant(memory, "a.md", one)
    undo(memory, taken.number)
    assert meant(memory, "a.md", one) != meant(memory, "b.md", other)


def test_a_rejected_party_is_no_party(memory: Store) -> None:
    """It is no partner any more, its words stay, and it parts no spellings."""
    tell(memory, "a.md", org(ALDER), org(BIRCH), org(CEDAR), agreements=(pact(ALDER, BIRCH, CEDAR),))
    (agreement,) = of_class(memory, CP.Agreement)
    cedar = meant(memory, "a.md", CEDAR)
    wrong = statement(memory, "a.md", agreement, CP.party, cedar)
    before = graphs(memory, "corrections")
    taken = decide(memory, "wrong", wrong)
    assert cedar not in values(memory, agreement, CP.party)
    assert values(memory, cedar, CP.partnerOf) == []
    assert values(memory, wrong, RDF.object, "a.md") == [cedar]
    assert values(memory, agreement, RDFS.label) == [f"Memorandum: {ALDER} – {BIRCH}"]
    tell(memory, "a.md", org(ALDER), org(BIRCH), org(CEDAR), agreements=(pact(ALDER, BIRCH, CEDAR),))
    assert cedar not in values(memory, agreement, CP.party)
    undo(memory, taken.number)
    assert graphs(memory, "corrections") == before


def test_a_decision_on_a_mention_goes_with_its_report(memory: Store, three: dict[str, str]) -> None:
    """Though other reports have the name: it is what this report means that was decided on."""
    tell(memory, "d.md", org(ALDER))
    decide(memory, "same", mention(memory, "d.md", ALDER), three["b"])
    assert len(of_class(memory, ORG.Organization)) == 2
    withdraw(memory, "d.md")
    assert len(of_class(memory, ORG.Organization)) == 3
    tell(memory, "d.md", org(ALDER))
    assert len(of_class(memory, ORG.Organization)) == 2
    tell(memory, "d.md", org("Oak Lodge"))
    assert len(of_class(memory, ORG.Organization)) == 4


def test_what_a_reading_says_instead_takes_decisions_over_at_once(memory: Store, three: dict[str, str]) -> None:
    """Also where the key that takes over is another report's already; back again, it gives them back."""
    tell(memory, "d.md", org("Larkmoor Museum", aliases=("LM",)))
    tell(memory, "e.md", org("Larkmoor Museum of Art"))
    decide(memory, "same", meant(memory, "d.md", "Larkmoor Museum"), three["a"])
    tell(memory, "d.md", org("Larkmoor Museum of Art", aliases=("LM",)))
    assert meant(memory, "e.md", "Larkmoor Museum of Art") == meant(memory, "a.md", ALDER)
    tell(memory, "d.md", org("Larkmoor Museum", aliases=("LM",)))
    assert meant(memory, "d.md", "Larkmoor Museum") == meant(memory, "a.md", ALDER)
    assert meant(memory, "e.md", "Larkmoor Museum of Art") != meant(memory, "a.md", ALDER)


@pytest.mark.parametrize("what", ["party", "date"])
def test_what_is_rejected_tells_nothing_of_sameness(memory: Store, what: str) -> None:
    """Without the wrong party two papers are one; without the wrong date they are not."""
    names = (ALDER, BIRCH, CEDAR) if what == "party" else (ALDER, BIRCH)
    day = said("2018-06-19")
    tell(memory, "a.md", *map(org, names), agreements=(pact(*names, date=day),), published=None)
    tell(memory, "b.md", org(ALDER), org(BIRCH), agreements=(pact(ALDER, BIRCH, date=day),), published=None)
    before = len(of_class(memory, CP.Agreement))
    (own,) = {
        one
        for one in of_class(memory, CP.Agreement, "a.md")
        if values(memory, one, CP.reportedIn, "a.md")
    }  # fmt: skip
    wrong = (
        statement(memory, "a.md", own, CP.party, meant(memory, "a.md", CEDAR))
        if what == "party"
        else statement(memory, "a.md", own, DCT.date)
    )
    decide(memory, "wrong", wrong)
    assert (before, len(of_class(memory, CP.Agreement))) == ((2, 1) if what == "party" else (1, 2))


def test_who_deals_in_what_is_no_agreement_are_no_partners(memory: Store) -> None:
    """Spellings that a misread agreement kept apart are one without it."""
    one, other = "Vellan & Korr Theatre", "Vellan and Korr Theater"
    tell(memory, "a.md", org(one), org(other), agreements=(pact(one, other),))
    assert len(of_class(memory, ORG.Organization)) == 2
    (agreement,) = of_class(memory, CP.Agreement)
    decide(memory, "wrong", statement(memory, "a.md", agreement, RDF.type))
    assert len(of_class(memory, ORG.Organization)) == 1
    assert of_class(memory, CP.Agreement) == []


def test_what_is_no_organization_leaves_current(memory: Store) -> None:
    """With the links to it and the projects of it alone; what others say of it stays."""
    facts = {
        "people": (person("Ada Thorncastle", ("director", ALDER)),),
        "agreements": (pact(ALDER, BIRCH),),
        "projects": (project("Lantern Tour", ALDER),),
    }
    tell(memory, "a.md", org(ALDER), org(BIRCH), **facts)
    alder = meant(memory, "a.md", ALDER)
    taken = decide(memory, "wrong", statement(memory, "a.md", alder, RDF.type))
    assert labels(memory, ORG.Organization) == [BIRCH]
    assert labels(memory, CP.CooperationProject) == []
    assert labels(memory, CP.Agreement) == [f"Memorandum: {BIRCH}"]
    assert labels(memory, ORG.Membership) == ["Ada Thorncastle, director"]
    assert not list(memory.quads(memory.ids.graph("current"), object=ox.NamedNode(alder)))
    tell(memory, "b.md", org(ALDER))
    assert labels(memory, ORG.Organization) == [ALDER, BIRCH]
    undo(memory, taken.number)
    assert reports(memory, alder) == ["a.md", "b.md"]


def test_the_confirmed_beats_the_newer(memory: Store) -> None:
    """At once, also against reports that come later, until the confirmation is taken back."""
    tell(memory, "old.md", org(ALDER, "archive"), published="2017-01-01")
    tell(memory, "new.md", org(ALDER, "museum"), published="2018-01-01")
    alder = meant(memory, "old.md", ALDER)

    def kind() -> str:
        (found,) = values(memory, alder, ORG.classification)
        return found.rpartition("/")[2]

    assert kind() == "museum"
    taken = decide(memory, "right", statement(memory, "old.md", alder, ORG.classification))
    assert kind() == "archive"
    tell(memory, "newer.md", org(ALDER, "library"), published="2019-01-01")
    assert kind() == "archive"
    other = decide(memory, "right", statement(memory, "new.md", alder, ORG.classification))
    assert kind() == "museum"
    undo(memory, other.number)
    undo(memory, taken.number)
    assert kind() == "library"


def test_a_right_statement_that_was_wrong_is_said_again(memory: Store) -> None:
    """The later verdict stands."""
    tell(memory, "a.md", org(ALDER, "archive"))
    alder = meant(memory, "a.md", ALDER)
    kind = statement(memory, "a.md", alder, ORG.classification)
    decide(memory, "wrong", kind)
    assert values(memory, alder, ORG.classification) == [concept("organization-type", "other")]
    decide(memory, "right", kind)
    assert values(memory, alder, ORG.classification) == [concept("organization-type", "archive")]
    assert states(memory) == ["overruled", "stands"]


def test_the_name_of_a_thing_among_others_is_not_rejected(memory: Store, three: dict[str, str]) -> None:
    """Where two things of a report are one it is another name there, and the name again when they are two."""
    tell(memory, "d.md", org(ALDER), org(BIRCH))
    names = [statement(memory, "d.md", three[one], SKOS.prefLabel) for one in "ab"]
    decide(memory, "same", three["a"], three["b"])
    for name in names:
        with pytest.raises(DecisionError, match="a thing needs a name"):
            decide(memory, "wrong", name)


def test_a_given_name_stays(memory: Store, three: dict[str, str]) -> None:
    """After reading again, after one of two reports is gone, and after the thing is made one with another."""
    tell(memory, "d.md", org("ALDER HOUSE"))
    taken = decide(memory, "named", three["a"], name="House of Alder")
    assert values(memory, three["a"], RDFS.label) == ["House of Alder"]
    assert values(memory, three["a"], SKOS.altLabel) == ["ALDER HOUSE", ALDER]
    tell(memory, "a.md", org("The Alder House"))
    withdraw(memory, "d.md")
    assert told(memory, ORG.Organization)[2] == (["House of Alder", "The Alder House"], ["a.md"])
    decide(memory, "same", three["a"], three["b"])
    assert labels(memory, ORG.Organization) == [CEDAR, "House of Alder"]
    undo(memory, taken.number)
    assert labels(memory, ORG.Organization) == [CEDAR, "The Alder House"]


def test_agreements_and_roles_tell_the_given_name(memory: Store) -> None:
    """Labels made of a name follow it; an agreement and a person can be named too."""
    staff = (person("Ada Thorncastle", ("director", ALDER)),)
    tell(memory, "a.md", org(ALDER), org(BIRCH), people=staff, agreements=(pact(ALDER, BIRCH),))
    decide(memory, "named", meant(memory, "a.md", ALDER), name="Aldern")
    assert labels(memory, CP.Agreement) == [f"Memorandum: Aldern – {BIRCH}"]
    assert labels(memory, ORG.Membership) == ["Ada Thorncastle, director, Aldern"]
    decide(memory, "named", of_class(memory, CP.Agreement)[0], name="The Pact")
    decide(memory, "named", of_class(memory, SDO.Person)[0], name="Ada T.")
    assert labels(memory, CP.Agreement) == ["The Pact"]
    assert labels(memory, ORG.Membership) == ["Ada T., director, Aldern"]


def test_a_name_goes_back_with_the_thing_it_was_given_to(memory: Store) -> None:
    """What answered for a withdrawn thing had its name; when that is back, it has not."""
    short, long = "Larkmoor Pictures", "Larkmoor Pictures GmbH"
    tell(memory, "a.md", org(short))
    tell(memory, "b.md", org(long))
    decide(memory, "named", meant(memory, "a.md", short), name="The Pictures")
    withdraw(memory, "a.md")
    assert labels(memory, ORG.Organization) == ["The Pictures"]
    tell(memory, "c.md", org("Larkmoor Pictures Ltd"))
    tell(memory, "a.md", org(short))
    assert labels(memory, ORG.Organization) == [long, "Larkmoor Pictures Ltd", "The Pictures"]


def test_a_verdict_follows_a_statement_into_a_new_reading_and_back(memory: Store) -> None:
    """Whatever readings come between, and also if it was taken back meanwhile."""
    old, new = (
        org("Larkmoor Museum", "archive", aliases=("LM",)),
        org("Larkmoor Museum of Art", "archive", None, ("LM",)),
    )
    tell(memory, "a.md", old)
    first = statement(memory, "a.md", meant(memory, "a.md", "LM"), ORG.classification)
    taken = decide(memory, "wrong", first)
    for reading in (new, old, new):
        tell(memory, "a.md", reading)
        (museum,) = of_class(memory, ORG.Organization)
        assert values(memory, museum, ORG.classification) == [concept("organization-type", "other")]
        assert states(memory) == ["stands"]
    undo(memory, taken.number)
    tell(memory, "a.md", old)
    (museum,) = of_class(memory, ORG.Organization)
    assert values(memory, museum, ORG.classification) == [concept("organization-type", "archive")]
    decide(memory, "wrong", first)
    assert values(memory, museum, ORG.classification) == [concept("organization-type", "other")]


def test_a_mention_held_apart_stays_so_in_a_new_reading(memory: Store) -> None:
    """Though it has another key now."""
    tell(memory, "a.md", org("Larkmoor Museum", aliases=("LM",)))
    tell(memory, "b.md", org("Larkmoor Museum"))
    decide(memory, "different", mention(memory, "a.md", "Larkmoor Museum"), meant(memory, "b.md", "Larkmoor Museum"))
    tell(memory, "c.md", org("Larkmoor Museum of Art"))
    tell(memory, "a.md", org("Larkmoor Museum of Art", aliases=("LM",)))
    found = sorted(reports(memory, one) for one in of_class(memory, ORG.Organization))
    assert found == [["a.md"], ["b.md"], ["c.md"]]
    tell(memory, "a.md", org("Larkmoor Museum", aliases=("LM",)))
    found = sorted(reports(memory, one) for one in of_class(memory, ORG.Organization))
    assert found == [["a.md"], ["b.md"], ["c.md"]]


def test_decisions_on_events_and_agreements(memory: Store) -> None:
    """What only a person can know: two names of one event, two papers that are one, one that is two."""
    forum, fair = event("Vellanport Forum", "2018-06-19"), event("Vellanport Fair", "2018-06-19")
    tell(memory, "a.md", events=(forum,))
    tell(memory, "b.md", events=(fair,))
    tell(memory, "c.md", events=(forum,))
    one, other = of_class(memory, SDO.Event)
    decide(memory, "same", one, other)
    (event_,) = of_class(memory, SDO.Event)
    assert reports(memory, event_) == ["a.md", "b.md", "c.md"]
    key = f"event|vellanport forum||{'a.md'}"
    decide(memory, "different", memory.ids.entity(key), memory.ids.entity(key.replace("a.md", "c.md")))
    assert len(of_class(memory, SDO.Event)) >= 2


def test_a_store_with_decisions_can_be_written_to_without_end(memory: Store, three: dict[str, str]) -> None:
    """Reading the same again changes nothing."""
    decide(memory, "same", three["a"], three["b"])
    decide(memory, "wrong", statement(memory, "a.md", of_class(memory, ORG.Organization)[0], ORG.classification))
    facts = tell(memory, "a.md", org(ALDER))
    before = set(memory.quads())
    assert not write_report(memory, facts, "test 1")
    assert set(memory.quads()) == before
