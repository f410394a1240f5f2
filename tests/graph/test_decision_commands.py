"""The commands by which people decide."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pyoxigraph as ox
import pytest
from culturepact.errors import DecisionError, UnknownName
from culturepact.graph.current import compare
from culturepact.graph.decisions import decisions, judge
from culturepact.graph.references import address_of, thing_of
from culturepact.graph.statement_reference import statement_of
from culturepact.graph.store import Store, open_store
from culturepact.ontology.terms import CP, DCT, RDF, SKOS
from deciding import HALL, LAKE, LIBRARY, Call, call, labels, labels_in, status, tell, two_reports
from made_up import report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The store of two reports."""
    with open_store(tmp_path / "store", write=True) as store:
        two_reports(store)
    return tmp_path / "store"


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Calls ``culturepact`` on it as Ada."""
    monkeypatch.setenv("CULTUREPACT_USER", "Ada")
    return call(folder)


def party_statement(store: Store) -> str:
    """The statement that the library is a party."""
    library = ox.NamedNode(address_of(store, LIBRARY))
    parties = {q.subject for q in store.quads(predicate=ox.NamedNode(RDF.predicate), object=ox.NamedNode(CP.party))}
    [found] = [
        q.subject for q in store.quads(predicate=ox.NamedNode(RDF.object), object=library) if q.subject in parties
    ]
    return found.value


def number(done: click.testing.Result) -> str:
    """The number that a command told."""
    return done.stderr.partition("decision ")[2][:8]


# What is meant


def test_a_name_means_the_thing_that_bears_it(memory: Store) -> None:
    """Of two names merged, each means the IRI of its own, so that a decision can part them."""
    two_reports(memory)
    judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")

    assert address_of(memory, LIBRARY) == memory.ids.entity("organization|tidewater library")
    assert address_of(memory, HALL) == memory.ids.entity("organization|orangery")
    assert address_of(memory, "tidewater LIBRARY") == address_of(memory, LIBRARY)


@pytest.mark.parametrize("form", ["{iri}", "<{iri}>", "{short}", " {short} "])
def test_an_iri_means_itself(memory: Store, form: str) -> None:
    """Whole, in angle brackets, relative to the base; also that of a thing which another one stands for."""
    two_reports(memory)
    judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    for name in (LIBRARY, HALL):
        iri = address_of(memory, name)
        assert address_of(memory, form.format(iri=iri, short=iri.removeprefix(memory.ids.base))) == iri


def test_a_retired_iri_means_what_came_in_its_place(memory: Store) -> None:
    """The IRI of a name that no report has any more leads to the later name."""
    tell(memory, "a.md", "Lake Museum")
    retired = address_of(memory, LAKE)
    from culturepact.graph.facts import ReportFacts
    from culturepact.graph.reports import write_report
    from made_up import org

    fuller = org("Lake Museum of Tides", aliases=(LAKE,))
    write_report(memory, ReportFacts(report("a.md"), (fuller,)), "by hand")
    assert address_of(memory, retired) == memory.ids.entity("organization|lake museum of tides")


def test_an_agreement_is_meant_by_its_iri(memory: Store) -> None:
    """What follows the base is enough, as the queries show it."""
    two_reports(memory)
    [agreement] = [
        q.subject.value for q in memory.quads(memory.ids.graph("current"), predicate=ox.NamedNode(CP.party))
    ][:1]
    assert address_of(memory, agreement.removeprefix(memory.ids.base)) == agreement


def test_a_name_in_a_report_is_a_mention(memory: Store) -> None:
    """By the name that the report has or another of the thing's; an @ within the identifier does not part it."""
    two_reports(memory)
    tell(memory, "visit@lake.md", LAKE)
    tell(memory, "lake.md", HALL)
    judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    key = "organization|lake museum"

    assert address_of(memory, f"{LAKE}@b.md") == memory.ids.mention(memory.ids.report("b.md"), key)
    assert address_of(memory, "the lake museum@b.md") == memory.ids.mention(memory.ids.report("b.md"), key)
    assert address_of(memory, f"{LAKE}@visit@lake.md") == memory.ids.mention(memory.ids.report("visit@lake.md"), key)
    library = memory.ids.mention(memory.ids.report("a.md"), "organization|tidewater library")
    assert address_of(memory, f"{HALL}@a.md") == library
    assert address_of(memory, library.removeprefix(memory.ids.base)) == library
    assert thing_of(memory, f"{LAKE}@b.md") == memory.ids.entity(key)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("Lake Musem", "Lake Musem: no organization.*did you mean Lake Museum"),
        ("org/lake-museum-aaaaaa", "org/lake-museum-aaaaaa: nothing in the graph has this IRI"),
        ("https://a b/", "nothing in the graph has this IRI"),
        ("https://example.org/x", "nothing in the graph has this IRI"),
        ("report/a-aaaaaa#m-aaaaaaaa", "nothing in the graph has this IRI"),
        ("Lake Museum@c.md", "no report has the identifier c.md; did you mean"),
        ("Salt Museum@b.md", "Salt Museum: b.md names nothing so; it names Lake Museum"),
        ("@b.md", "b.md names nothing so"),
        ("", "the empty name"),
        ("\udcff", "no organization"),
    ],
)
def test_nothing_is_meant(memory: Store, given: str, message: str) -> None:
    """What means nothing is told, with what is near."""
    two_reports(memory)
    with pytest.raises(UnknownName, match=message):
        address_of(memory, given)


def test_statements_by_their_beginning(memory: Store) -> None:
    """A statement by IRI, by what follows the base, by its id, and by as much of the id as no other has."""
    two_reports(memory)
    whole = party_statement(memory)
    short = whole.removeprefix(memory.ids.base)
    for given in (whole, f"<{whole}>", short, short.removeprefix("statement/"), short[:-3].upper()):
        assert statement_of(memory, given) == whole
    firsts = Counter(q.subject.value.rpartition("/")[2][0] for q in memory.quads(predicate=ox.NamedNode(RDF.subject)))
    [(letter, many)] = firsts.most_common(1)
    assert many > 1
    with pytest.raises(DecisionError, match=f"{letter}: {many} statements begin so"):
        statement_of(memory, letter)
    with pytest.raises(UnknownName, match="the empty id: no report"):
        statement_of(memory, "")
    for wrong in ("statement/", "aaaaaaaaaaaaaaaa", "x y", "https://example.org/x"):
        with pytest.raises(UnknownName, match="no report makes this statement"):
            statement_of(memory, wrong)


# The commands


def test_same_and_undo(run: Call, folder: Path) -> None:
    """Two names become one organization, and two again; each command tells the number in one line."""
    done = run("same", LIBRARY, HALL, "--why", "one house")
    [line] = done.stderr.splitlines()

    assert line == f"decision {number(done)}: {HALL} = {LIBRARY}" or line.endswith(f"{LIBRARY} = {HALL}")
    assert done.stdout == ""
    assert len(labels_in(folder)) == 2
    back = run("undo", number(done)[:5])
    assert back.stderr.startswith(f"decision {number(done)} is taken back: ")
    assert labels_in(folder) == [LAKE, HALL, LIBRARY]


def test_different_parts_two_of_one_name(run: Call, folder: Path) -> None:
    """Organizations of one name are told apart by the reports that name them, and not without."""
    with pytest.raises(DecisionError, match="name one of them as NAME@REPORT"):
        run("different", LAKE, LAKE)
    run("different", f"{LAKE}@a.md", f"{LAKE}@b.md")

    assert labels_in(folder) == [LAKE, LAKE, HALL, LIBRARY]
    with pytest.raises(UnknownName, match="2 bear this name"):
        run("same", LAKE, HALL)


def test_different_parts_two_names_of_one(run: Call, folder: Path) -> None:
    """Names that were merged as they are alike are parted by these names."""
    with open_store(folder, write=True) as store:
        tell(store, "c.md", "Vellan & Korr Theatre")
        tell(store, "d.md", "Vellan and Korr Theater")
        assert len(labels(store)) == 4
    run("different", "Vellan & Korr Theatre", "Vellan and Korr Theater")
    assert len(labels_in(folder)) == 5


def test_rename(run: Call, folder: Path) -> None:
    """A thing gets the name chosen, by whatever it is given; a mention stands for its thing."""
    run("rename", f"{LAKE}@b.md", "The  Lake Museum of Tides ")
    assert labels_in(folder) == ["The Lake Museum of Tides", HALL, LIBRARY]
    with pytest.raises(DecisionError, match="it was named"):
        run("rename", "The Lake Museum of Tides", "The Lake Museum of Tides")
    with pytest.raises(DecisionError, match="the name is empty"):
        run("rename", LAKE, " ")


def test_reject_and_confirm(run: Call, folder: Path) -> None:
    """A rejected statement leaves graph current; of several each is tried, and what failed is told with status 2."""
    with open_store(folder) as store:
        statement = party_statement(store).removeprefix(store.ids.base)
    done = run("reject", "aaaa", statement, statement)

    assert status(done) == 2
    told = done.stderr.splitlines()
    assert told[0].startswith("culturepact: aaaa: no report makes this statement")
    assert told[1].startswith("decision ")
    assert ": wrong: " in told[1]
    assert told[2].endswith("this statement is called wrong already")
    with open_store(folder) as store:
        assert not list(store.quads(store.ids.graph("current"), predicate=ox.NamedNode(CP.party),
                                    object=ox.NamedNode(address_of(store, LIBRARY))))  # fmt: skip
        assert list(compare(store)) == []
    done = run("confirm", statement)
    assert (status(done), ": right: " in done.stderr) == (0, True)
    with open_store(folder) as store:
        assert [one.state for one in decisions(store)] == ["overruled", "stands"]


def test_undo_of_several(run: Call) -> None:
    """Of several numbers each is tried; unknown ones and those taken back already are told with status 2."""
    first = number(run("same", LIBRARY, HALL))
    done = run("undo", "nothing", first, first)

    assert status(done) == 2
    assert ["no decision has this number" in done.stderr, "taken back already" in done.stderr] == [True, True]
    assert f"decision {first} is taken back" in done.stderr


def test_names_cannot_be_taken_from_the_full_form(run: Call, folder: Path) -> None:
    """The fullest name cannot be rejected: a thing needs one."""
    with open_store(folder) as store:
        [name] = [
            q.subject.value
            for q in store.quads(predicate=ox.NamedNode(RDF.object), object=ox.Literal(HALL))
            if list(
                store.quads(
                    subject=q.subject, predicate=ox.NamedNode(RDF.predicate), object=ox.NamedNode(SKOS.prefLabel)
                )
            )
        ]
    done = run("reject", name)
    assert (status(done), "culturepact rename" in done.stderr) == (2, True)


def test_contradiction_names_the_decisions(run: Call) -> None:
    """What contradicts others through a third thing is refused, with their numbers."""
    numbers = [number(run("same", LIBRARY, HALL)), number(run("same", HALL, LAKE))]
    with pytest.raises(DecisionError, match="contradicts") as raised:
        run("different", LIBRARY, LAKE)
    assert all(one in str(raised.value) for one in numbers)


@pytest.mark.parametrize("pair", [(LAKE, LAKE), (LAKE, "{agreement}")])
def test_pairs_that_make_no_sense(run: Call, folder: Path, pair: tuple[str, str]) -> None:
    """One thing alone, and things of two kinds."""
    with open_store(folder) as store:
        found = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(CP.party))
        agreement = next(found).subject.value
    with pytest.raises(DecisionError, match=r"nothing to decide|the other a"):
        run("same", *(one.format(agreement=agreement) for one in pair))


# Who decides


def test_who_decides(run: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--by``, else the variable, else the login name."""
    run("rename", LAKE, "A", "--by", "Berta")
    run("rename", LAKE, "B")
    monkeypatch.delenv("CULTUREPACT_USER")
    monkeypatch.setattr(getpass, "getuser", lambda: "carl")
    run("rename", LAKE, "C")
    with open_store(folder) as store:
        assert [one.judgement.who for one in decisions(store)] == ["Berta", "Ada", "carl"]
        assert [one.state for one in decisions(store)] == ["overruled", "overruled", "stands"]


def test_nobody_decides(run: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody is known to decide it is said what to do, and nothing is decided."""

    def unknown() -> str:
        raise KeyError("no login name")

    monkeypatch.delenv("CULTUREPACT_USER")
    monkeypatch.setattr(getpass, "getuser", unknown)
    for arguments in ([], ["--by", " "]):
        with pytest.raises(click.UsageError, match="give --by NAME, or set CULTUREPACT_USER"):
            run("same", LIBRARY, HALL, *arguments)
    assert len(labels_in(folder)) == 3


def test_words_that_are_no_text(run: Call, folder: Path) -> None:
    """Bytes that are no text are refused, and the store stays as it was."""
    for arguments in (["--by", "\udcff"], ["--why", "\udcff"]):
        with pytest.raises(DecisionError, match="no text in Unicode"):
            run("same", LIBRARY, HALL, *arguments)
    with open_store(folder) as store:
        assert decisions(store) == []


# The list


def test_list(run: Call, folder: Path) -> None:
    """Number, day, state, who; then what and why; lines no longer than 80 columns."""
    first = number(run("same", LIBRARY, HALL, "--why", "one house " * 30))
    run("undo", first)
    run("rename", LAKE, "x" * 300)
    listed = run("decisions")
    lines = listed.stdout.splitlines()

    assert lines[0].startswith(f"{first}  20")
    assert lines[0].endswith(", Ada")
    assert "  undone 20" in lines[0]
    assert lines[1] in (f"    {HALL} = {LIBRARY}", f"    {LIBRARY} = {HALL}")
    assert lines[2].startswith("    because: one house one house")
    assert max(map(len, lines)) <= 80
    assert listed.stderr == "2 decisions\n"


def test_hostile_words_do_not_steer_the_terminal(run: Call) -> None:
    """Control characters in names and reasons come out as a sign that does nothing."""
    done = run("rename", LAKE, "a\x1b[2Jb", "--why", "c\x1b]0;x\x07", "--by", "d\x1b[1m")
    listed = run("decisions")

    assert "\x1b" not in done.stderr + listed.stdout
    assert "a\ufffd[2Jb" in listed.stdout


def test_no_store_is_made(tmp_path: Path) -> None:
    """A decision on a store that is not there is refused, and none is made."""
    from culturepact.errors import StoreUnavailable

    for arguments in (["same", "a", "b"], ["undo", "a"], ["decisions"], ["review"], ["link", "x.csv"], ["reject", "a"]):
        with pytest.raises(StoreUnavailable, match="there is no store here"):
            call(tmp_path / "nowhere")(*arguments)
    assert not (tmp_path / "nowhere").exists()


def test_what_a_role_or_a_report_is_called_is_not_chosen(run: Call, folder: Path) -> None:
    """A report has no other name than its own."""
    with open_store(folder) as store:
        name = store.ids.report("a.md")
        assert list(store.quads(subject=ox.NamedNode(name), predicate=ox.NamedNode(DCT.identifier)))
    with pytest.raises(UnknownName, match="nothing in the graph has this IRI"):
        run("rename", name, "Another")
