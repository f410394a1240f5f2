"""Links to other people's data."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from culturepact.errors import CulturepactError, UnreadableList
from culturepact.graph.current import compare, rebuild
from culturepact.graph.decisions import judge, undo
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.facts import ReportFacts
from culturepact.graph.links import link, read_links
from culturepact.graph.references import address_of
from culturepact.graph.reports import withdraw, write_report
from culturepact.graph.store import Store, open_store
from culturepact.ontology.terms import CP, SDO
from deciding import HALL, LAKE, LIBRARY, call, current_of, labels, status, tell, two_reports
from made_up import any_facts, org, report

WIKIDATA = "http://www.wikidata.org/entity/Q1"
ROR = "https://ror.org/02mhbdp94"


def links_of(store: Store, name: str) -> set[str]:
    """What graph current shows as links of the organization of this name."""
    thing = store.ids.graph("current")
    current = {q.subject for q in store.quads(thing) if q.object == ox.Literal(name)}
    [subject] = current
    return {q.object.value for q in store.quads(thing, subject=subject, predicate=ox.NamedNode(SDO.sameAs))}


def registered(store: Store) -> set[tuple[str, str]]:
    """The links of graph registry, ours relative to the base."""
    found = store.quads(store.ids.graph("registry"), predicate=ox.NamedNode(SDO.sameAs))
    return {(q.subject.value.removeprefix(store.ids.base), q.object.value) for q in found}


def linked(store: Store, *pairs: tuple[str, str], remove: bool = False) -> tuple[int, int, int]:
    """Give links, or take them out; how many changed, were known, were refused."""
    found = link(store, [(line, list(pair)) for line, pair in enumerate(pairs, start=1)], remove=remove)
    assert list(compare(store)) == []
    return found.changed, found.known, len(found.refused)


def test_a_link_is_registered_and_shown(memory: Store) -> None:
    """By name, IRI, what follows the base, or NAME@REPORT; a second time it is known."""
    two_reports(memory)
    lake = address_of(memory, LAKE)
    short = lake.removeprefix(memory.ids.base)
    assert linked(memory, (LAKE, WIKIDATA)) == (1, 0, 0)
    assert linked(memory, (lake, WIKIDATA), (short, WIKIDATA), (f"{LAKE}@b.md", f"<{WIKIDATA}>")) == (0, 3, 0)
    assert linked(memory, (short, ROR)) == (1, 0, 0)

    assert registered(memory) == {(short, WIKIDATA), (short, ROR)}
    assert links_of(memory, LAKE) == {WIKIDATA, ROR}


def test_two_with_one_external_iri_are_one(memory: Store) -> None:
    """They are merged with the link, and come apart when it is taken out, by the same rows."""
    two_reports(memory)
    before = set(memory.quads())
    rows = [(LIBRARY, WIKIDATA), (HALL, WIKIDATA), (HALL, ROR)]
    assert linked(memory, *rows) == (3, 0, 0)
    assert len(labels(memory)) == 2
    assert links_of(memory, LIBRARY) == {WIKIDATA, ROR}
    assert linked(memory, *rows, remove=True) == (3, 0, 0)
    assert labels(memory) == [LAKE, HALL, LIBRARY]
    assert set(memory.quads()) == before
    assert linked(memory, *rows, remove=True) == (0, 3, 0)


def test_one_of_two_links_parts_them(memory: Store) -> None:
    """It is enough that one of the two has the link no more; a second link in common holds them."""
    two_reports(memory)
    linked(memory, (LIBRARY, WIKIDATA), (HALL, WIKIDATA), (LIBRARY, ROR), (HALL, ROR))
    linked(memory, (HALL, WIKIDATA), remove=True)
    assert len(labels(memory)) == 2
    linked(memory, (HALL, ROR), remove=True)
    assert labels(memory) == [LAKE, HALL, LIBRARY]
    assert links_of(memory, LIBRARY) == {WIKIDATA, ROR}


def test_a_later_link_merges_too(memory: Store) -> None:
    """In two files, and also where the second organization comes with a later report."""
    tell(memory, "a.md", LIBRARY)
    linked(memory, (LIBRARY, WIKIDATA))
    tell(memory, "b.md", HALL)
    linked(memory, (HALL, WIKIDATA))
    assert len(labels(memory)) == 1
    withdraw(memory, "b.md")
    assert labels(memory) == [LIBRARY]
    tell(memory, "b.md", HALL)
    assert len(labels(memory)) == 1
    assert list(compare(memory)) == []


def test_a_decision_beats_a_link(memory: Store) -> None:
    """What people called two stays two whatever the links are, and becomes one when the decision is undone."""
    two_reports(memory)
    taken = judge(memory, "different", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    linked(memory, (LIBRARY, WIKIDATA), (HALL, WIKIDATA))
    assert len(labels(memory)) == 3
    assert links_of(memory, HALL) == {WIKIDATA}
    undo(memory, taken.number)
    assert len(labels(memory)) == 2
    assert list(compare(memory)) == []


def test_what_is_merged_otherwise_stays_merged(memory: Store) -> None:
    """Taking links out parts nothing that a decision holds together."""
    two_reports(memory)
    judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    rows = [(LIBRARY, WIKIDATA), (HALL, WIKIDATA)]
    linked(memory, *rows)
    linked(memory, *rows, remove=True)
    assert len(labels(memory)) == 2


def test_things_of_two_kinds_stay_two(memory: Store) -> None:
    """A link in common merges things of a kind alone."""
    two_reports(memory)
    [agreement, *_] = [
        q.subject.value for q in memory.quads(memory.ids.graph("current"), predicate=ox.NamedNode(CP.party))
    ]
    assert linked(memory, (LAKE, WIKIDATA), (agreement, WIKIDATA)) == (2, 0, 0)
    assert links_of(memory, LAKE) == {WIKIDATA}
    assert len(labels(memory)) == 3


def test_links_follow_a_name(memory: Store) -> None:
    """A link given to a name that no report has any more is that of the later name."""
    write_report(memory, ReportFacts(report("a.md"), (org(LAKE),)), "by hand")
    linked(memory, (LAKE, WIKIDATA))
    fuller = org("Lake Museum of Tides", aliases=(LAKE,))
    write_report(memory, ReportFacts(report("a.md"), (fuller,)), "by hand")
    assert links_of(memory, "Lake Museum of Tides") == {WIKIDATA}
    assert list(compare(memory)) == []
    assert linked(memory, ("Lake Museum of Tides", WIKIDATA), remove=True) == (1, 0, 0)
    assert links_of(memory, "Lake Museum of Tides") == set()


def test_a_damaged_current_gets_its_links_back(memory: Store) -> None:
    """A rebuild reads them off the registry."""
    two_reports(memory)
    linked(memory, (LAKE, WIKIDATA))
    current = memory.ids.graph("current")
    memory.update(f"DELETE WHERE {{ GRAPH <{current}> {{ ?s <{SDO.sameAs}> ?o }} }}")
    assert rebuild(memory) == 1
    assert links_of(memory, LAKE) == {WIKIDATA}


def test_links_by_chance(memory: Store, dice: random.Random) -> None:
    """After links and reports in any order current is what a rebuild makes; without links it is as without any ever."""
    identifiers = [f"r{number}.md" for number in range(5)]
    registry, merged, given, latest = memory.ids.graph("registry"), 0, set(), {}
    for step in range(80):
        known = memory.quads(registry, predicate=ox.NamedNode(CP.key))
        things = sorted(q.subject.value for q in known if q.object.value.startswith("organization"))
        if not things or dice.random() < 0.5:
            identifier = dice.choice(identifiers)
            latest[identifier] = any_facts(dice, identifier)
            write_report(memory, latest[identifier], "test 1")
        else:
            row = (dice.choice(things), f"https://example.org/{dice.randint(1, 3)}")
            before = len(labels(memory))
            found = link(memory, [(1, list(row))], remove=dice.random() < 0.3)
            given |= {row} if found.changed else set()
            merged += len(labels(memory)) < before
        assert list(compare(memory)) == [], f"step {step}"
    assert merged > 3
    link(memory, [(1, list(row)) for row in sorted(given)], remove=True)
    assert registered(memory) == set()
    with EmbeddedStore.in_memory() as fresh:
        for facts in latest.values():
            write_report(fresh, facts, "test 1")
        assert current_of(memory) == current_of(fresh)


BAD = {
    "no address": ((LAKE, "Q42"), "Q42: this is no http or https IRI"),
    "another scheme": ((LAKE, "ftp://x/"), "no http or https IRI"),
    "blank": ((LAKE, ""), "the empty cell: this is no http or https IRI"),
    "spaces": ((LAKE, "https://a/ b"), "no http or https IRI"),
    "no host": ((LAKE, "https://[x/"), "no http or https IRI"),
    "nothing but a scheme": ((LAKE, "https:///"), "no http or https IRI"),
    "a sign that turns directions": ((LAKE, "https://a/\u202ex"), "https://a/\ufffdx: this is no http or https IRI"),
    "unknown": (("Nobody", WIKIDATA), "Nobody: no organization"),
    "unknown IRI": (("org/none-aaaaaa", WIKIDATA), "nothing in the graph has this IRI"),
    "ours": ((LAKE, "https://w3id.org/culturepact/id/org/x"), "use `culturepact same`"),
    "one cell": ((LAKE,), "it has 1 cell;"),
    "three cells": ((LAKE, WIKIDATA, "x"), "it has 3 cells"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_wrong_row_is_named(memory: Store, case: str) -> None:
    """Its line and the reason are told, and the other rows are done."""
    two_reports(memory)
    row, reason = BAD[case]
    found = link(memory, [(3, list(row)), (4, [HALL, ROR])])

    [(line, told)] = found.refused
    assert line == 3
    assert reason in told
    assert found.changed == 1
    assert links_of(memory, HALL) == {ROR}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("our IRI,external IRI\nx,y\n", [2]),
        ("ours,External\n\nx,y\n", [3]),
        ("x,y\nz,w\n", [1, 2]),
        ("x,https://external.example/\n", [1]),
        ("x\n", [1]),
        ("\ufeffour IRI,external IRI\r\nx,y", [2]),
        ("", []),
    ],
)
def test_the_header_is_optional(tmp_path: Path, text: str, lines: list[int]) -> None:
    """A first line whose second cell tells that it is the external one is a header; no other line is left out."""
    path = tmp_path / "links.csv"
    path.write_text(text, "utf-8")
    assert [line for line, _ in read_links(path)] == lines


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """A file that is not there, no text or no CSV is named in one message."""
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe")
    (tmp_path / "quotes.csv").write_text('a,"b"c\n')
    for name, message in (("none.csv", "cannot be read"), ("bytes.csv", "no text"), ("quotes.csv", "line 1 is no CSV")):
        with pytest.raises(UnreadableList, match=f"{name}: .*{message}"):
            read_links(tmp_path / name)


def test_the_command(tmp_path: Path) -> None:
    """``link`` tells how many and ends with 1 where a row is refused; ``show`` prints the links."""
    with open_store(tmp_path / "store", write=True) as store:
        two_reports(store)
    run = call(tmp_path / "store")
    path = tmp_path / "links.csv"
    path.write_text(f"our IRI,external IRI\n{LAKE},{WIKIDATA}\nNobody,{ROR}\n{LAKE},{ROR}\n")
    done = run("link", str(path))

    assert status(done) == 1
    first, last = done.stderr.splitlines()
    assert first.startswith(f"refused: {path}, line 3: Nobody: no organization")
    assert last == "2 links written, 0 known, 1 refused"
    assert f"Elsewhere: {WIKIDATA}; {ROR}" in run("show", LAKE).stdout
    path.write_text(f"{LAKE},{WIKIDATA}\n{LAKE},{ROR}\n")
    done = run("link", str(path), "--remove")
    assert (status(done), done.stderr) == (0, "2 links taken out, 0 not there, 0 refused\n")
    assert "Elsewhere" not in run("show", LAKE).stdout


def test_nothing_is_half_done(memory: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links and what follows from them are one update: if it fails, nothing of it is there."""
    two_reports(memory)
    before = set(memory.quads())
    updates = []

    def broken(sparql: str) -> None:
        updates.append(sparql)
        raise CulturepactError("the disk is full")

    monkeypatch.setattr(memory, "update", broken)
    with pytest.raises(CulturepactError, match="the disk is full"):
        link(memory, [(1, [LIBRARY, WIKIDATA]), (2, [HALL, WIKIDATA])])
    assert len(updates) == 1
    assert set(memory.quads()) == before


def test_organizations_stay_what_they_are(memory: Store) -> None:
    """A link changes nothing in the graphs of reports where nothing is merged by it."""
    two_reports(memory)
    before = {quad for quad in memory.quads() if memory.ids.report_of(quad.graph_name.value)}
    linked(memory, (LAKE, WIKIDATA), (LIBRARY, ROR))
    assert {quad for quad in memory.quads() if memory.ids.report_of(quad.graph_name.value)} == before
    assert labels(memory) == [LAKE, HALL, LIBRARY]
