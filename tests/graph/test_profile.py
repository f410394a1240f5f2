"""One organization, found by its name, with all the graph says of it, and how it is printed."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from culturepact.errors import UnknownName
from culturepact.graph.facts import Event, Person, Polity, Project, Ref, Role
from culturepact.graph.legible import folded
from culturepact.graph.profile import Profile, find_organization, profile
from culturepact.graph.profile_names import rows as run
from culturepact.graph.profile_text import write_profile
from culturepact.graph.reports import write_report
from culturepact.graph.store import Results, Store
from culturepact.ontology.terms import DCT
from culturepact.queries.runner import run_query
from made_up import DIRECTOR, FIRST, MUSEUM, PRESS, SECOND, TEXT, album, any_facts, org, pact, ref, report, said
from pyoxigraph import NamedNode, Quad
from rich.cells import cell_len

MAKER = "tests 1"
OPERA = "Vellan Opera"
EMPTY = {"organizations": (), "agreements": (), "projects": (), "events": (), "people": (), "polities": ()}
NAMES = {"organizations": (org(MUSEUM), org(PRESS, "company"), org(OPERA, "performing-company"))}


class Terminal(io.StringIO):
    """Takes text as a terminal would."""

    def isatty(self) -> bool:
        """It says it is one."""
        return True


class Counting:
    """A store that counts the queries it is asked."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ids = store.ids
        self.asked = 0

    def query(self, sparql: str, substitutions: object = None) -> Results:
        """Count and pass on."""
        self.asked += 1
        return self.store.query(sparql, substitutions)

    def quads(self, *graph: str, **terms: object) -> Iterator[Quad]:
        """Pass on."""
        return self.store.quads(*graph, **terms)  # type: ignore[arg-type]


def told(store: Store, identifier: str = "told.md", published: str | None = "2020-02-03", **facts: object) -> None:
    """Write a report with the facts given and no others."""
    write_report(store, album(report=report(identifier, published=published), **(EMPTY | NAMES | facts)), MAKER)


def called(store: Store, *names: str) -> None:
    """Write a report that names organizations."""
    told(store, organizations=tuple(org(name) for name in names))


def of(store: Store, name: str = MUSEUM) -> Profile:
    """The profile of who is called so."""
    return profile(store, find_organization(store, name))


def printed(found: Profile, limit: int | None = 10) -> str:
    """A profile as it is written to a file."""
    out = io.StringIO()
    write_profile(found, out, limit=limit)
    return out.getvalue()


@pytest.mark.parametrize(
    "typed",
    [
        MUSEUM,
        "the Museum",
        "larkmoor museum",
        "LÁRKMOOR MUSÉUM",
        "The  Larkmoor-Museum",
        "Larkm",
        "museum lark",
    ],
)
def test_a_name_is_found_as_people_type_it(memory: Store, typed: str) -> None:
    """Label, other name, another case, accents, punctuation, a beginning, and words in any order all find it."""
    write_report(memory, album(), MAKER)
    assert of(memory, typed).name == MUSEUM


def test_the_form_of_a_company_may_be_written_otherwise(memory: Store) -> None:
    """``Co., Ltd.`` and ``Company Limited`` are one."""
    write_report(memory, album(), MAKER)
    assert of(memory, "quillfeather press company limited").name == PRESS


def test_a_country_that_is_a_party_is_found(memory: Store) -> None:
    """Polities have profiles too, of the kind polity."""
    write_report(memory, album(), MAKER)
    assert of(memory, "vellany").kind == "polity"


def test_an_iri_is_taken_as_such(memory: Store) -> None:
    """An IRI, in angle brackets or relative to the store's base, needs no name."""
    write_report(memory, album(), MAKER)
    iri = find_organization(memory, MUSEUM)
    short = iri.removeprefix(memory.ids.base)
    assert {find_organization(memory, form) for form in (iri, f"<{iri}>", short)} == {iri}
    assert profile(memory, iri).short == short


def test_a_whole_name_goes_before_a_beginning(memory: Store) -> None:
    """Who is called so is meant, however many names begin so."""
    called(memory, "Ostrel Opera", "Ostrel Opera Archive", "Ostrel Opera School")
    assert of(memory, "ostrel opera").name == "Ostrel Opera"


def test_a_name_as_it_is_written_goes_before_the_same_in_another_case(memory: Store) -> None:
    """Two names that differ in case alone are told apart by it, be they the one name or another."""
    places = (org("OSTREL", aliases=("ODP",)), org(MUSEUM, aliases=("Odp",)))
    told(memory, organizations=places, polities=(Polity(said("Ostrel")),))
    assert (of(memory, "OSTREL").kind, of(memory, "Ostrel").kind) == ("museum", "polity")
    assert (of(memory, "ODP").name, of(memory, "Odp").name) == ("OSTREL", MUSEUM)


def test_a_beginning_goes_before_words_in_another_order(memory: Store) -> None:
    """What one name begins with is that name, even where another has these words too."""
    called(memory, "Company of the Ostrel Opera", "Ostrel Opera Friends")
    assert of(memory, "ostrel op").name == "Ostrel Opera Friends"


def test_a_name_that_several_bear_is_refused_with_what_tells_them_apart(memory: Store) -> None:
    """The message has the name and the IRI of each, and each of these IRIs finds its own."""
    told(memory, organizations=(org("Ostrel Archive", aliases=("An Archive",)), org("Ostrel Opera")))
    with pytest.raises(UnknownName, match=r"^ostrel: 2 bear") as caught:
        find_organization(memory, "ostrel")
    for name in ("Ostrel Archive", "Ostrel Opera"):
        short = find_organization(memory, name).removeprefix(memory.ids.base)
        assert f"{name} ({short})" in str(caught.value)
        assert of(memory, short).name == name


def test_at_most_five_of_those_that_fit_are_listed(memory: Store) -> None:
    """The others are counted."""
    called(memory, *(f"Ostrel {word}" for word in ("Opera", "Archive", "Museum", "School", "Library", "Choir", "Fair")))
    with pytest.raises(UnknownName, match="7 bear") as caught:
        find_organization(memory, "ostrel")
    assert str(caught.value).count("org/ostrel-") == 5
    assert "and 2 more" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Larkmor Musuem", MUSEUM),
        ("quilfeather", PRESS),
        ("the museeum", MUSEUM),
        ("Lark moor muse", MUSEUM),
        ("quilfether", PRESS),
    ],
)
def test_a_misspelled_name_is_answered_with_close_ones(memory: Store, typed: str, meant: str) -> None:
    """Whole names or words spelled alike are offered, by the one name in the graph."""
    write_report(memory, album(), MAKER)
    with pytest.raises(UnknownName, match="did you mean") as caught:
        find_organization(memory, typed)
    assert meant in str(caught.value)


@pytest.mark.parametrize("typed", ["", "  ", "!!", "Zzyzx Quux", DIRECTOR, "album.md", "org/nobody", "a\x1b[31m\nb"])
def test_a_name_that_nobody_bears_gets_one_plain_line(memory: Store, typed: str) -> None:
    """Names of nobody, of people and of reports find nothing; the message is a single line without control signs."""
    write_report(memory, album(), MAKER)
    with pytest.raises(UnknownName, match="no organization, country or city") as caught:
        find_organization(memory, typed)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("iri", ["http://nobody.example/x", "http://no iri", "https://a\x1b[31m"])
def test_an_iri_of_nothing_has_no_profile(memory: Store, iri: str) -> None:
    """Whatever is given as an IRI, the error is that nobody has it."""
    write_report(memory, album(), MAKER)
    with pytest.raises(UnknownName, match="has this IRI"):
        profile(memory, iri)


def test_a_person_has_no_profile(memory: Store) -> None:
    """The IRI of another kind of thing is refused."""
    write_report(memory, album(), MAKER)
    with pytest.raises(UnknownName):
        profile(memory, of(memory).people[0].person)


def test_a_graph_without_organizations_says_so(memory: Store) -> None:
    """The message tells how to get some."""
    with pytest.raises(UnknownName, match="culturepact ingest"):
        find_organization(memory, MUSEUM)


def test_a_profile_has_everything_with_its_sentence(store: Store) -> None:
    """Agreement, project, event and role each carry the words that name the organization, the report and its day."""
    write_report(store, album(), MAKER)
    found = of(store)
    assert (found.name, found.kind, found.place, found.surfaces) == (MUSEUM, "museum", "Larkmoor", ("the Museum",))
    (agreement,), (project,), (event,), (role,) = found.agreements, found.projects, found.events, found.people
    assert (agreement.type, agreement.status, agreement.place) == ("strategic-cooperation", "signed", "Vellanport")
    assert (agreement.date, agreement.others) == ("2018-06-19/2018-06-22", (PRESS,))
    assert (project.name, project.status, project.others) == ("album", "planned", (PRESS, "Vellany"))
    assert (event.name, event.type, event.roles) == ("Vellanport book forum", "conference", ("participant",))
    assert (event.start, event.end, event.place, event.venue) == (
        "2018-06-19",
        "2018-06-22",
        "Vellanport",
        "the Old Weighhouse",
    )
    assert (role.name, role.role) == (DIRECTOR, "director")
    for thing, passage in ((agreement, FIRST), (project, FIRST), (event, FIRST), (role, SECOND)):
        (sentence,) = thing.sentences
        assert sentence.quote == TEXT[passage.start : passage.end]
        assert (sentence.report, sentence.published, sentence.confidence) == ("album.md", "2018-06-25", 0.9)
    assert [(one.identifier, one.title, one.published) for one in found.reports] == [
        ("album.md", "An album", "2018-06-25")
    ]


def test_what_others_do_is_left_out(memory: Store) -> None:
    """An agreement, a project, an event, a role of others is in no profile but theirs."""
    told(
        memory,
        agreements=(pact(PRESS, OPERA),),
        projects=(Project(said("tour"), said("ongoing"), (), (ref(PRESS), ref(OPERA))),),
        events=(Event(said("gala"), said("festival"), organizers=(ref(OPERA),)),),
        people=(Person(said(DIRECTOR), (), (Role(said("director"), ref(OPERA)),)),),
    )
    found = of(memory)
    assert (found.partners, found.agreements, found.projects, found.events, found.people) == ((), (), (), (), ())


def test_partners_come_strongest_first_with_what_was_done(memory: Store) -> None:
    """Plans are counted apart, denials not at all, and years bound the signings that were done."""
    told(
        memory,
        polities=(Polity(said("Vellany")), Polity(said("Dunwick"))),
        agreements=(
            pact(MUSEUM, OPERA, date=said("2011")),
            pact(MUSEUM, OPERA, status="renewed", date=said("2015-03")),
            pact(MUSEUM, OPERA, kind="twinning", status="planned", date=said("2031")),
            pact(MUSEUM, PRESS),
            replace(pact(MUSEUM, status="planned"), parties=(ref(MUSEUM), ref("Vellany", "polity"))),
            replace(pact(MUSEUM, status="denied"), parties=(ref(MUSEUM), ref("Dunwick", "polity"))),
        ),
    )
    found = of(memory)
    assert [(one.name, one.agreements, one.planned, one.first, one.last) for one in found.partners] == [
        (OPERA, 2, 1, 2011, 2015),
        (PRESS, 1, 0, None, None),
        ("Vellany", 0, 1, None, None),
    ]
    assert [(one.status, one.date) for one in found.agreements][:3] == [
        ("planned", "2031"),
        ("renewed", "2015-03"),
        ("signed", "2011"),
    ]
    assert "denied" in {one.status for one in found.agreements}


def test_an_organizer_that_also_takes_part_has_both_roles(memory: Store) -> None:
    """One event is one entry."""
    told(
        memory, events=(Event(said("gala"), said("festival"), organizers=(ref(MUSEUM),), participants=(ref(MUSEUM),)),)
    )
    (event,) = of(memory).events
    assert event.roles == ("organizer", "participant")
    assert len(event.sentences) == 1


def test_the_surest_sentence_comes_first(memory: Store) -> None:
    """A role told in several reports has a sentence of each, by confidence and then by day."""
    for identifier, published, sure in (("a.md", "2018-01-01", 0.4), ("b.md", "2019-01-01", 0.4), ("c.md", None, 0.8)):
        where = said(Ref("organization", MUSEUM), SECOND, confidence=sure)
        told(memory, identifier, published, people=(Person(said(DIRECTOR), (), (Role(said("director"), where),)),))
    (role,) = of(memory).people
    assert [sentence.report for sentence in role.sentences] == ["c.md", "b.md", "a.md"]
    assert "c.md, confidence 0.80, and 2 more sentences" in printed(of(memory))
    assert printed(of(memory), None).count("confidence 0.40") == 2


def test_a_replaced_iri_finds_what_answers_for_it(memory: Store) -> None:
    """Whole, and relative to the base as this very command shows it."""
    told(memory, organizations=(org("Quillfeather Press Co., Ltd."),))
    old = of(memory, "Quillfeather Press").short
    told(memory, "later.md", organizations=(org("Quillfeather Press"),))
    new = of(memory, "Quillfeather Press").short
    assert old != new
    assert of(memory, old).short == of(memory, f"<{old}>").short == of(memory, memory.ids.base + old).short == new


def test_the_sentence_shown_tells_the_status(memory: Store) -> None:
    """Of an agreement that is denied last, the denial comes before what is surer and says the contrary."""
    signed = pact(MUSEUM, PRESS, date=said("2018-06-19"))
    told(memory, "a.md", "2018-06-20", agreements=(signed,))
    denied = tuple(replace(party, confidence=0.1) for party in signed.parties)
    told(memory, "b.md", "2018-06-22", agreements=(replace(signed, status=said("denied"), parties=denied),))
    (agreement,) = of(memory).agreements
    assert (agreement.status, [one.report for one in agreement.sentences]) == ("denied", ["b.md", "a.md"])


def test_a_withdrawn_role_leaves_no_trace(memory: Store) -> None:
    """A report that is replaced takes its sentences with it."""
    told(memory, agreements=(pact(MUSEUM, PRESS),))
    told(memory)
    assert of(memory).agreements == ()


def test_the_number_of_queries_does_not_grow(memory: Store) -> None:
    """However much there is, the store is asked as often."""
    asked = []
    for number in range(2):
        told(memory, f"{number}.md", agreements=(pact(MUSEUM, PRESS), pact(MUSEUM, OPERA)))
        counting = Counting(memory)
        of(counting)  # type: ignore[arg-type]
        asked.append(counting.asked)
    assert asked[0] == asked[1] < 13


def test_the_printed_page_reads_well(memory: Store) -> None:
    """Every part is there in plain words, sentences between quotation marks and folded."""
    write_report(memory, album(), MAKER)
    text = printed(of(memory))
    flat = " ".join(text.split())
    assert text.startswith(f"{MUSEUM}\nmuseum, Larkmoor\nalso: the Museum\norg/larkmoor-museum-")
    assert "Strategic cooperation, signed, 2018-06-19 to 2018-06-22, Vellanport" in text
    assert f"with {PRESS}" in text
    assert f"“{TEXT[: FIRST.end]}”" in flat
    assert "conference, participant, 2018-06-19 to 2018-06-22, the Old Weighhouse, Vellanport" in flat
    assert f"{DIRECTOR}, director" in text
    assert "album.md, 2018-06-25, confidence 0.90" in text
    assert "1 1 2018 Quillfeather Press Co., Ltd." in flat


@pytest.mark.parametrize("terminal", [False, True])
def test_lines_fit_80_columns_whatever_the_names(
    memory: Store, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long words, wide signs and long lists are folded; a terminal of 80 columns is not run over either."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    wide, long = "博物館" * 40, "Larkmoor" * 30
    names = [MUSEUM, wide, long, *(f"Opera {number} {'of the very far north ' * 6}" for number in range(12))]
    told(memory, organizations=tuple(org(name) for name in names), agreements=(pact(*names), pact(*names[:3])))
    out = Terminal() if terminal else io.StringIO()
    write_profile(of(memory, wide), out)
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert wide in "".join(line.strip() for line in lines)


def test_lists_are_cut_and_say_so(memory: Store) -> None:
    """The number of all stands in the heading, the number of those left out below; without a limit all are there."""
    told(memory, agreements=tuple(pact(MUSEUM, PRESS, date=said(str(year))) for year in range(1990, 2005)))
    text, whole = printed(of(memory)), printed(of(memory), None)
    assert "Agreements (15)" in text
    assert "and 5 more (--all shows them)" in text
    assert [f", {year}\n" in text for year in (2004, 1995, 1994)] == [True, True, False]
    assert "more" not in whole
    assert ", 1990\n" in whole


@pytest.mark.parametrize("terminal", [False, True])
def test_words_of_a_report_cannot_steer_the_terminal(
    memory: Store, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape sequences, turned directions and line ends in names, sentences and file names come out harmless."""
    monkeypatch.setenv("TERM", "dumb")
    evil = "Ev\x1b]0;x\x07il\u202e \x9b2J[red]Museum[/red]"
    text = f"{evil}\r\nand {PRESS} signed."
    passage = replace(FIRST, end=len(text))
    pair = tuple(replace(org(name), name=said(name, passage), type=said("museum", passage)) for name in (evil, PRESS))
    signed = replace(
        pact(),
        type=said("memorandum", passage),
        status=said("signed", passage),
        parties=tuple(said(Ref("organization", name), passage) for name in (evil, PRESS)),
        title=said(evil, passage),
    )
    facts = EMPTY | {"organizations": pair, "agreements": (signed,), "categories": ()}
    write_report(memory, album(report=report("e\x1b[2Jvil.md", text), **facts), MAKER)
    out = Terminal() if terminal else io.StringIO()
    write_profile(of(memory, evil), out)
    assert "[red]Museum[/red]" in out.getvalue()
    assert all(line.isprintable() for line in out.getvalue().split("\n"))


def test_a_terminal_gets_weight_and_a_file_does_not(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where someone looks are there escape sequences, and the words are the same."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    write_report(memory, album(), MAKER)
    out = Terminal()
    write_profile(of(memory), out)
    assert "\x1b[1mLarkmoor Museum" in out.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", out.getvalue()) == printed(of(memory))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in printed(of(memory))


def test_folding_keeps_every_word() -> None:
    """Lines joined by spaces are the text, and each is as full as it can be."""
    lines = list(folded("one two  three four-and-twenty", 9))
    assert lines == ["one two", "three", "four-and-", "twenty"]


def test_a_large_graph_is_quick(memory: Store, dice: random.Random) -> None:
    """One of a dozen organizations in 150 reports is found and read in a fraction of a second."""
    for number in range(150):
        write_report(memory, any_facts(dice, f"{number}.md", places=(None,)), MAKER)
    began = time.perf_counter()
    found = of(memory, "ostrel opera")
    assert len(found.reports) > 30
    assert time.perf_counter() - began < 1


def test_the_queries_join_report_graphs_through_a_triple() -> None:
    """In no query is a report graph joined by its name alone, and after an OPTIONAL come only OPTIONALs."""
    files = sorted(Path(sys.modules[run.__module__].__file__ or "").parent.glob("profile_*.rq"))
    assert len(files) == 10
    for file in files:
        body = file.read_text(encoding="utf-8").partition("WHERE")[2]
        mandatory, *optionals = body.split("OPTIONAL")
        assert body.count("GRAPH") == 0 or "?source dct:identifier ?report" in mandatory
        assert all(part.strip().startswith("{") and part.strip().endswith("}") for part in optionals)
        assert "FROM" not in body


def test_showing_loads_nothing_heavy() -> None:
    """A profile is printed without the libraries for reading reports, drawing maps and handing out graphs."""
    program = (
        "import sys, io\n"
        "from culturepact.graph.embedded import EmbeddedStore\n"
        "from culturepact.graph import profile, profile_text\n"
        "print(*{'rdflib', 'spacy', 'networkx', 'rich', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_an_agreement_that_several_reports_tell_of_shows_what_each_says(memory: Store) -> None:
    """One agreement with its history, the oldest report first, and each report's own date and status."""
    told(memory, "june.md", "2018-06-25", agreements=(pact(MUSEUM, PRESS, date=said("2018-06-21")),))
    told(memory, "march.md", "2018-03-02", agreements=(pact(MUSEUM, PRESS, status="planned"),))
    told(memory, "alone.md", "2018-03-02", agreements=(pact(MUSEUM, PRESS, kind="twinning"),))
    signed, alone = sorted(of(memory).agreements, key=lambda agreement: agreement.type)
    assert (signed.status, signed.date) == ("signed", "2018-06-21")
    assert [(one.report, one.status, one.date) for one in signed.told] == [
        ("march.md", "planned", None),
        ("june.md", "signed", "2018-06-21"),
    ]
    assert alone.told == ()
    text = printed(of(memory))
    assert "told as planned in march.md, 2018-03-02\n" in text
    assert "told as signed, 2018-06-21 in june.md, 2018-06-25\n" in text


def test_a_retired_iri_shows_what_answers_for_it(memory: Store) -> None:
    """The IRI of a name that was merged with another leads to the one profile."""
    told(memory, "a.md", organizations=(org("Vellan & Korr Theatre"),))
    told(memory, "b.md", organizations=(org("Vellan and Korr Theatre Company"), org("Vellan and Korr Theater")))
    registry = memory.ids.graph("registry")
    (retired,) = (q.subject.value for q in memory.quads(registry, predicate=NamedNode(DCT.isReplacedBy)))
    found = profile(memory, retired)
    assert found.iri != retired
    assert [one.identifier for one in found.reports] == ["a.md", "b.md"]
    rows = list(run_query(memory, "organizations", {"organization": retired}).records())
    assert [row["organization"] for row in rows] == [found.iri, found.iri]
