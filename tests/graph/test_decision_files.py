"""Decisions written to files and taken over by other stores."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from culturepact.errors import CulturepactError, UnreadableList
from culturepact.graph.current import compare
from culturepact.graph.decision_files import COLUMNS, read_rows, write_csv, write_turtle
from culturepact.graph.decision_import import Imported, import_rows
from culturepact.graph.decisions import decisions, judge, undo
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.judgements import Judgement, judgements
from culturepact.graph.references import address_of
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store, open_store
from culturepact.ontology.terms import ORG, RDF
from deciding import HALL, LAKE, LIBRARY, call, current_of, labels, status, two_reports
from made_up import any_facts
from pyoxigraph import NamedNode

NewStore = Callable[[], Store]
WRITERS = {"csv": write_csv, "ttl": write_turtle}
each_form = pytest.mark.parametrize("form", WRITERS)


def written(store: Store, folder: Path, form: str = "csv") -> Path:
    """A file of all decisions of a store."""
    path = folder / f"decisions.{form}"
    with path.open("wb") as out:
        WRITERS[form](judgements(store), store.ids, out)
    return path


def taken(store: Store, path: Path) -> Imported:
    """Take over what a file holds."""
    return import_rows(store, read_rows(path, store.ids))


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def file_of(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A CSV of rows."""
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def decide(store: Store) -> None:
    """Decide all kinds of things: some are overruled, some undone, one rests on another."""
    lake_a, lake_b = (address_of(store, f"{LAKE}@{identifier}") for identifier in ("a.md", "b.md"))
    judge(store, "different", [lake_a, lake_b], "Ada", "two towns")
    alone = store.ids.entity("organization|lake museum|alone|b.md")
    judge(store, "named", [alone], "Ada", name="Lake Museum of the North")
    first = judge(store, "same", [address_of(store, LIBRARY), address_of(store, HALL)], "Berta")
    second = judge(store, "different", list(first.about), "Ada")
    judge(store, "same", list(first.about), "Berta", "again")
    undo(store, second.number)
    undo(store, judge(store, "same", [alone, address_of(store, HALL)], "Ada").number)
    statements = store.quads(predicate=NamedNode(RDF.predicate), object=NamedNode(ORG.classification))
    for verdict, quad in zip(("wrong", "right"), sorted(statements, key=str)):
        judge(store, verdict, [quad.subject.value], "Ada")


@each_form
def test_another_store_becomes_the_same(memory: Store, new_store: NewStore, tmp_path: Path, form: str) -> None:
    """A store that read the same reports has the same decisions and the same graph current afterwards."""
    other = new_store()
    for store in (memory, other):
        two_reports(store)
    decide(memory)
    found = taken(other, written(memory, tmp_path, form))

    assert found.refused == []
    assert (found.taken, found.undone, found.known) == (8, 0, 0)
    assert judgements(other) == judgements(memory)
    assert [one.state for one in decisions(other)] == [one.state for one in decisions(memory)]
    assert {"stands", "overruled", "undone"} == {one.state for one in decisions(other)}
    assert current_of(other) == current_of(memory)
    assert list(compare(other)) == []
    assert "Lake Museum of the North" in labels(other)


@each_form
def test_a_second_time_changes_nothing(memory: Store, tmp_path: Path, form: str) -> None:
    """A store that has the decisions knows them all; the file is the same byte for byte."""
    two_reports(memory)
    decide(memory)
    before = set(memory.quads())
    path = written(memory, tmp_path, form)
    bytes_before = path.read_bytes()
    found = taken(memory, path)

    assert (found.taken, found.undone, found.known, found.refused) == (0, 0, 8, [])
    assert set(memory.quads()) == before
    assert written(memory, tmp_path, form).read_bytes() == bytes_before


def test_decisions_by_chance(memory: Store, new_store: NewStore, tmp_path: Path, dice: random.Random) -> None:
    """Whatever was decided and undone in whatever order, another store becomes the same."""
    other = new_store()
    for number in range(4):
        facts = any_facts(dice, f"r{number}.md")
        for store in (memory, other):
            write_report(store, facts, "test 1")
    things = sorted(q.subject.value for q in memory.quads(memory.ids.graph("current"), predicate=NamedNode(RDF.type),
                                                          object=NamedNode(ORG.Organization)))  # fmt: skip
    mentions = sorted(q.subject.value for q in memory.quads() if "#m-" in str(q.subject))
    statements = sorted(q.subject.value for q in memory.quads(predicate=NamedNode(RDF.subject)))
    for _ in range(60):
        try:
            if dice.random() < 0.2 and judgements(memory):
                undo(memory, dice.choice(judgements(memory)).number)
            elif dice.random() < 0.3:
                judge(memory, dice.choice(("wrong", "right")), [dice.choice(statements)], "Ada")
            elif dice.random() < 0.2:
                judge(memory, "named", [dice.choice(things)], "Ada", name=f"Name {dice.random()}")
            else:
                judge(memory, dice.choice(("same", "different")), dice.sample([*things, *mentions], 2), "Ada")
        except CulturepactError:
            continue
    path = written(memory, tmp_path)

    assert len(rows_of(path)) > 12
    assert taken(other, path).refused == []
    assert judgements(other) == judgements(memory)
    assert current_of(other) == current_of(memory)
    assert list(compare(memory)) == []


def test_another_base(memory: Store, tmp_path: Path) -> None:
    """Decisions on things and mentions have the same numbers in a store with another base, and hold there."""
    other = EmbeddedStore.in_memory("https://example.org/ours/")
    for store in (memory, other):
        two_reports(store)
    judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    judge(memory, "different", [address_of(memory, f"{LAKE}@{report}") for report in ("a.md", "b.md")], "Ada")

    assert taken(other, written(memory, tmp_path)).refused == []
    assert [one.number for one in judgements(other)] == [one.number for one in judgements(memory)]
    assert labels(other) == labels(memory)


def test_undone_elsewhere(memory: Store, new_store: NewStore, tmp_path: Path) -> None:
    """What is undone in the file and stands in the store becomes undone; what is undone in the store stays so."""
    other = new_store()
    for store in (memory, other):
        two_reports(store)
    one = judge(memory, "same", [address_of(memory, LIBRARY), address_of(memory, HALL)], "Ada")
    two = judge(memory, "named", [address_of(memory, LAKE)], "Ada", name="Another")
    path = written(memory, tmp_path)
    taken(other, path)
    undo(other, two.number)
    undo(memory, one.number)
    found = taken(other, written(memory, tmp_path))

    assert (found.taken, found.undone, found.known) == (0, 1, 2)
    assert [judgement.undone is None for judgement in judgements(other)] == [False, False]
    assert labels(other) == [LAKE, HALL, LIBRARY]


@each_form
@pytest.mark.parametrize(
    "words",
    ['=HYPERLINK("x")', "+1", "-1", "@x", "a,b;\"c\"\n'd'", "a\rb", "a\r\nb", "\ttab ", " x", "é\u2028中", "#x"],
)
def test_no_cell_is_altered(memory: Store, new_store: NewStore, tmp_path: Path, form: str, words: str) -> None:
    """Names, people and reasons come back as they were, be they formulas or have line ends of any kind."""
    other = new_store()
    for store in (memory, other):
        two_reports(store)
    judge(memory, "named", [address_of(memory, LAKE)], f"{words}", words, words)

    assert taken(other, written(memory, tmp_path, form)).refused == []
    [found] = judgements(other)
    assert (found.who, found.why, found.name) == (words, words, words)
    if form == "csv":
        assert rows_of(written(memory, tmp_path))[0]["why"] == words


def test_rows_come_in_order_of_time(memory: Store, tmp_path: Path) -> None:
    """The oldest first, IRIs without the base, times in UTC."""
    two_reports(memory)
    thing, early = address_of(memory, LAKE), datetime(2026, 3, 1, 12, tzinfo=UTC)
    judge(memory, "named", [thing], "Ada", name="Later", when=early + timedelta(days=1))
    judge(memory, "named", [thing], "Ada", name="Earlier", when=early)
    earlier, later = rows_of(written(memory, tmp_path))

    assert (earlier["name"], later["name"]) == ("Earlier", "Later")
    assert earlier["one"] == thing.removeprefix(memory.ids.base)
    assert earlier["created"] == "2026-03-01T12:00:00Z"


def good(store: Store, **changed: str) -> dict[str, str]:
    """A row of a person's own, with changes."""
    one, other = (address_of(store, name).removeprefix(store.ids.base) for name in (LIBRARY, HALL))
    return {"verdict": "same", "one": one, "other": other, "who": "Ada", "created": "2026-03-01"} | changed


def test_a_row_of_ones_own(memory: Store, tmp_path: Path) -> None:
    """A row without a number, with a day for a time, in other columns' order, is a decision."""
    two_reports(memory)
    columns = ("created", "who", "verdict", "other", "one", "name")
    path = file_of(tmp_path, good(memory), columns=columns)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert taken(memory, path).taken == 1
    [found] = decisions(memory)
    assert found.judgement.created == datetime(2026, 3, 1, tzinfo=UTC)
    assert found.judgement.what is not None
    assert LIBRARY in found.judgement.what


WRONG = {
    "verdict": ({"verdict": "equal"}, "the verdict is equal; use same, different, right, wrong, named"),
    "nothing": ({"verdict": ""}, "the verdict is missing"),
    "unknown": ({"one": "org/nothing-aaaaaa"}, "org/nothing-aaaaaa: nothing in the graph has this IRI"),
    "no IRI": ({"one": "a b"}, "a b: this is no IRI"),
    "one alone": ({"other": ""}, "same: give one and other"),
    "two of one": ({"verdict": "wrong"}, "wrong: give one and no other"),
    "a name": ({"name": "x"}, "same: give no name"),
    "no name": ({"verdict": "named", "other": ""}, "named: give a name"),
    "nobody": ({"who": ""}, "needs the name of who takes it"),
    "no time": ({"created": ""}, "it does not tell when it was created"),
    "no date": ({"created": "yesterday"}, "created is yesterday; give a time"),
    "too early": ({"created": "0001-01-01T00:00:00+23:00"}, "give a time"),
    "to come": ({"created": "2999-01-01"}, "still to come"),
    "undone before": ({"undone": "2026-02-01"}, "undone before it was created"),
    "altered": ({"decision": "aaaaaaaa"}, "the row was altered"),
    "kinds": ({"other": "polity/none-aaaaaa"}, "nothing in the graph"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_row_is_named(memory: Store, tmp_path: Path, case: str) -> None:
    """Its line and the reason are told, and the others are taken over."""
    two_reports(memory)
    changed, reason = WRONG[case]
    other = {"verdict": "named", "one": good(memory)["one"], "other": "", "name": "The Tide\nhouse"}
    found = taken(memory, file_of(tmp_path, good(memory, **other), good(memory, **changed)))

    [(where, told)] = found.refused
    assert where == "line 4"
    assert reason in told
    assert found.taken == 1
    assert "The Tide\nhouse" in labels(memory)


def test_a_row_of_too_few_cells(memory: Store, tmp_path: Path) -> None:
    """A row with another number of cells than the header is refused; lines without cells are passed over."""
    two_reports(memory)
    path = file_of(tmp_path, good(memory))
    path.write_text(path.read_text() + "\n,,\nsame,org/x\n", "utf-8")
    found = taken(memory, path)

    assert found.taken == 1
    assert found.refused == [("line 5", "it has 2 cells, the header 10")]


def test_rows_that_contradict(memory: Store, tmp_path: Path) -> None:
    """Rows are checked against each other as decisions taken one after the other."""
    two_reports(memory)
    lake = address_of(memory, LAKE).removeprefix(memory.ids.base)
    one, other = good(memory)["one"], good(memory)["other"]
    rows = [
        good(memory, verdict="different", one=one, other=lake, created="2026-03-03"),
        good(memory, one=other, other=lake, created="2026-03-02"),
        good(memory, created="2026-03-01"),
    ]
    found = taken(memory, file_of(tmp_path, *rows))

    assert found.taken == 2
    [(where, reason)] = found.refused
    assert where == "line 2"
    assert "contradicts" in reason
    assert len(labels(memory)) == 1


def test_the_same_row_twice(memory: Store, tmp_path: Path) -> None:
    """A row that stands twice in the file is one decision."""
    two_reports(memory)
    found = taken(memory, file_of(tmp_path, good(memory), good(memory)))
    assert (found.taken, found.known, found.refused) == (1, 1, [])


def test_two_names_at_one_time(memory: Store, tmp_path: Path) -> None:
    """Two decisions of one moment are kept in an order that depends on what they say alone."""
    two_reports(memory)
    rows = [good(memory, verdict="named", other="", name=name, why=why) for name, why in (("B", ""), ("A", "x"))]
    assert taken(memory, file_of(tmp_path, *rows)).taken == 2
    assert [one.name for one in judgements(memory)] == ["A", "B"]


def test_history_is_kept_where_it_cannot_be_taken(memory: Store, tmp_path: Path) -> None:
    """A decision that was taken back is kept though nothing in this store is what it was about."""
    two_reports(memory)
    row = good(memory, one="org/nothing-aaaaaa", undone="2026-03-02")
    found = taken(memory, file_of(tmp_path, row))

    assert (found.taken, found.refused) == (1, [])
    assert [one.state for one in decisions(memory)] == ["undone"]


def test_a_refusal_is_short_and_legible(memory: Store, tmp_path: Path) -> None:
    """What a cell holds is told in one line that steers no terminal."""
    two_reports(memory)
    path = file_of(tmp_path, good(memory, verdict="\x1b[31m\n" + "y" * 9000), good(memory, one="a b" * 9000))
    for _, reason in taken(memory, path).refused:
        assert reason.isprintable()
        assert len(reason) < 200


BAD = {
    "no text": (b"\xff\xfe", "this is no text in UTF-8"),
    "another header": (b"a,b\n1,2\n", "its first line must name the columns decision,verdict.*, with commas between"),
    "semicolons": (b"verdict;one;other;name;who;created\n", "its first line must name .*, with commas between them"),
    "columns that lack": (
        b"verdict,one,other,name,why\n",
        "its first line must name the columns.*; it lacks who, created",
    ),
    "one more column": (b"verdict,one,other,name,who,created,colour\n", "its first line must name the columns"),
    "a column twice": (b"verdict,one,other,name,who,created,who\n", "its first line must name the columns"),
    "nothing": (b"", "its first line must name the columns"),
    "no CSV": (b'verdict,one,other,name,who,created\n"a"b,c\n', "line 2 is no CSV"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_is_none(memory: Store, tmp_path: Path, case: str) -> None:
    """What is no list of decisions is told in one message that names the file."""
    content, message = BAD[case]
    (tmp_path / "bad.csv").write_bytes(content)
    with pytest.raises(UnreadableList, match=f"bad.csv: .*{message}"):
        read_rows(tmp_path / "bad.csv", memory.ids)


@pytest.mark.parametrize("content", ["<a> <b>", "<a> <b b> <c> .", '<a> <b> "\\uD800" .'])
def test_turtle_that_is_none(memory: Store, tmp_path: Path, content: str) -> None:
    """So is what is no Turtle."""
    (tmp_path / "bad.ttl").write_text(content)
    with pytest.raises(UnreadableList, match=r"bad\.ttl: this is no Turtle"):
        read_rows(tmp_path / "bad.ttl", memory.ids)


def test_a_file_that_is_not_there(memory: Store, tmp_path: Path) -> None:
    """A path that cannot be read is named with the reason."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(UnreadableList, match="cannot be read"):
            read_rows(path, memory.ids)


@pytest.mark.parametrize(
    "triples",
    [
        "",
        "cp:about <org/x>",
        'cp:about [] ; cp:verdict "x" ; dct:created 1',
        "cp:about <a> , <b> , <c> ; cp:verdict <x/same>",
        "cp:about <a> , <b> ; cp:verdict <x/same> ; prov:wasAttributedTo <agent/none> ; dct:created '2026-03-01'",
    ],
)
def test_turtle_that_is_no_decision(memory: Store, tmp_path: Path, triples: str) -> None:
    """A judgement that lacks something, or is about odd things, is refused by its number."""
    prefixes = (
        "@prefix cp: <https://w3id.org/culturepact/ns#> . @prefix dct: <http://purl.org/dc/terms/> . "
        "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    )
    (tmp_path / "odd.ttl").write_text(f"{prefixes}<judgement/aaaaaaaa> a cp:Judgement ; {triples} .")
    found = taken(memory, tmp_path / "odd.ttl")

    assert [where for where, _ in found.refused] == ["decision aaaaaaaa"]
    assert list(memory.quads(memory.ids.graph("corrections"))) == []


def test_the_commands(tmp_path: Path) -> None:
    """What ``decisions --format`` writes ``decisions --import`` takes; status 1 where a row is refused."""
    for name in ("one", "two"):
        with open_store(tmp_path / name, write=True) as store:
            two_reports(store)
    one, two = call(tmp_path / "one"), call(tmp_path / "two")
    one("same", LIBRARY, HALL, "--by", "Ädä", "--why", "=1+1")
    for form in ("csv", "turtle"):
        path = tmp_path / f"decisions.{'csv' if form == 'csv' else 'ttl'}"
        path.write_bytes(one("decisions", "--format", form).stdout_bytes)
        done = two("decisions", "--import", str(path))
        known = int(form == "turtle")
        assert done.stderr == (
            f"{1 - known} decision{'s' if known else ''} taken over, 0 taken back, {known} known, 0 refused\n"
        )
        assert status(done) == 0
    with open_store(tmp_path / "two") as store:
        [found] = judgements(store)
        assert isinstance(found, Judgement)
        assert (found.who, found.why) == ("Ädä", "=1+1")
    path = tmp_path / "wrong.csv"
    path.write_text("verdict,one,other,name,who,created\nsame,org/x,org/y,,Ada,2026-03-01\n")
    done = two("decisions", "--import", str(path))
    assert status(done) == 1
    assert done.stderr.splitlines()[0] == f"refused: {path}, line 2: org/x: nothing in the graph has this IRI"
