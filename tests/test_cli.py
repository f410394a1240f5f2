"""The command line as a user meets it: each call is a process of its own."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from culturepact import open_store
from culturepact.queries.catalog import named_queries
from pyoxigraph import RdfFormat, parse

SIGNED = "The Harbour Museum signed a cooperation agreement with the Tidewater Library in Veldhaven on 3 May 2021."
TALKS = "The Harbour Museum and the Northgate Theatre plan to sign a memorandum of understanding on stage costumes."
FRENCH = "Le musée de la ville et le théâtre ont signé hier un accord de coopération, et ils en sont très heureux. "
MENU = "<html><body><nav><ul><li><a href='/a'>Home</a><li><a href='/b'>Contact</a></ul></nav></body></html>"

Call = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """The environment without settings of the program, and with what is given."""
    return {**{key: value for key, value in os.environ.items() if not key.startswith("CULTUREPACT_")}, **more}


def run(*arguments: str | Path, cwd: Path, text: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Call ``culturepact`` in a folder; a trace of Python is never what a user may see."""
    command = [sys.executable, "-m", "culturepact", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, input=text, capture_output=True, encoding="utf-8", env=environment(**more), check=False
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Call ``culturepact`` in an empty folder of the test's own."""

    def called(*arguments: str | Path, text: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, cwd=tmp_path, text=text, **more)

    return called


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder in which the demonstration ran, and what it told."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, run("demo", cwd=folder)


@pytest.fixture(scope="module")
def two_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the store of two short reports, one of them on a signing; nothing may be written to it."""
    folder = tmp_path_factory.mktemp("two")
    (folder / "signed.txt").write_text(SIGNED)
    (folder / "talks.txt").write_text(TALKS)
    assert run("ingest", "signed.txt", "talks.txt", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def ask(two_reports: Path) -> Call:
    """Call ``culturepact`` beside the store of two reports."""

    def asked(*arguments: str | Path, text: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, cwd=two_reports, text=text, **more)

    return asked


def rows(output: str) -> list[dict[str, str]]:
    """CSV as dictionaries."""
    return list(csv.DictReader(output.splitlines()))


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The only line of standard error, where nothing came on standard output."""
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    return line


# Help


def test_without_a_command_help_is_shown(call: Call) -> None:
    """Called alone the program shows its commands and ends with status 2."""
    done = call()

    assert done.returncode == 2
    assert "Commands:" in done.stdout + done.stderr


def test_version(call: Call) -> None:
    """``--version`` tells name and version."""
    assert re.fullmatch(r"culturepact \d+\.\d+\.\d+\n", call("--version").stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(call: Call, shell: str) -> None:
    """The completion script asks the program by the variable it listens to, and the program then names its commands."""
    script = call("completion", shell)
    words = {"COMP_WORDS": "culturepact with", "COMP_CWORD": "1" if shell != "fish" else "with"}
    offered = call(_CULTUREPACT_COMPLETE=f"{shell}_complete", **words)

    assert script.returncode == 0
    assert "_CULTUREPACT_COMPLETE" in script.stdout
    assert "withdraw" in offered.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["ingest"],
        ["ingest", "--jobs", "0", "x.txt"],
        ["query"],
        ["query", "people", "--format", "xml"],
        ["map", "--max", "none"],
        ["export", "--format", "rdfxml"],
        ["completion", "tcsh"],
        ["withdraw"],
    ],
)
def test_wrong_call(call: Call, arguments: list[str]) -> None:
    """A wrong call tells how to call, on standard error, and ends with status 2."""
    done = call(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage: culturepact" in done.stderr
    assert "Error: " in done.stderr


# Reports in


def test_ingest_and_ask(call: Call, tmp_path: Path) -> None:
    """A report that was read can be asked for: its agreement has the parties, the date and the place it tells."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    read = call("ingest", "signed.txt")
    asked = call("query", "agreements", "--format", "csv")

    assert (read.returncode, read.stdout) == (0, "")
    assert "1 report read" in read.stderr
    assert {row["party_name"] for row in rows(asked.stdout)} == {"Harbour Museum", "Tidewater Library"}
    assert {(row["report"], row["date"]) for row in rows(asked.stdout)} == {("signed.txt", "2021-05-03")}
    assert asked.stderr == ""


def test_second_run_changes_nothing(call: Call, tmp_path: Path) -> None:
    """The same reports again are told as unchanged, and the export is byte for byte the same."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "signed.txt").write_text(SIGNED)
    call("ingest", "reports")
    before = call("export").stdout
    again = call("ingest", "reports")

    assert again.returncode == 0
    assert "0 reports read, 1 unchanged" in again.stderr
    assert call("export").stdout == before
    assert before


def test_changed_report_replaces_its_graph(call: Call, tmp_path: Path) -> None:
    """What a report no longer says is no longer in the graph."""
    report = tmp_path / "news.txt"
    report.write_text(SIGNED)
    call("ingest", report)
    report.write_text(SIGNED.replace("Tidewater Library", "Millbrook Archive"))
    call("ingest", report)
    names = {row["name"] for row in rows(call("query", "organizations").stdout)}

    assert names == {"Harbour Museum", "Millbrook Archive"}
    assert "Tidewater" not in call("export", "--format", "turtle").stdout


def test_identifier_is_the_path_below_the_folder_given(call: Call, tmp_path: Path) -> None:
    """Blanks and accents in a file's name are kept; ``report`` is the path below the folder that was given."""
    place = tmp_path / "Berichte 2021" / "März"
    place.mkdir(parents=True)
    (place / "visit à Veld.txt").write_text(SIGNED)
    call("ingest", "Berichte 2021")

    assert {row["report"] for row in rows(call("query", "organizations").stdout)} == {"März/visit à Veld.txt"}
    assert rows(call("query", "organizations", "report=März/visit à Veld.txt").stdout)


def test_store_from_the_environment(call: Call, tmp_path: Path) -> None:
    """``CULTUREPACT_STORE`` names the store, and ``--store`` wins over it."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    call("ingest", "signed.txt", CULTUREPACT_STORE="mine")

    assert (tmp_path / "mine").is_dir()
    assert not (tmp_path / "culturepact.db").exists()
    assert rows(call("query", "people", "--store", "mine").stdout) == []
    assert call("query", "people", "--store", "other", CULTUREPACT_STORE="mine").returncode == 2


def test_folder_without_reports(call: Call, tmp_path: Path) -> None:
    """A folder without reports is no error, and it is said that nothing was found."""
    (tmp_path / "empty").mkdir()
    done = call("ingest", "empty")

    assert done.returncode == 0
    assert one_line(done).startswith("no reports found")


def test_quiet(call: Call, tmp_path: Path) -> None:
    """``--quiet`` leaves out the summary, not the refusals."""
    (tmp_path / "signed.txt").write_text(SIGNED)

    assert call("ingest", "--quiet", "signed.txt").stderr == ""
    assert one_line(call("ingest", "--quiet", "gone.txt")).startswith("not read: gone.txt")


def test_verbose_lists_what_gave_nothing(call: Call, tmp_path: Path) -> None:
    """``--verbose`` shows the clauses with an agreement word that no agreement was made of."""
    (tmp_path / "vague.txt").write_text("A memorandum of understanding was signed on Monday. The weather was fine.")
    done = call("ingest", "--verbose", "vague.txt")

    assert "no agreement made of: vague.txt: A memorandum of understanding was signed on Monday." in done.stderr
    assert "1 clause with an agreement word gave no agreement" in done.stderr


BAD = {
    "empty.txt": (b"", "is empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "french.md": (FRENCH.encode() * 5, "French"),
    "five-megabytes.txt": ((SIGNED + "\n").encode() * 50_000, "larger than 1 MB"),
    "menu.html": (MENU.encode(), "no article"),
    "open.md": (f"---\ntitle: a\n{SIGNED}\n".encode(), "front matter has no closing ---"),
}
ODD = {
    "broken.txt": ("The Café. ".encode() + b"The Mus\xe9e. " + SIGNED.encode(), "broken UTF-8 in line 1"),
    "front.md": (f"---\ntitle: [a\n---\n{SIGNED}\n".encode(), "front matter is no YAML (line 3"),
    "dated.md": (f"---\npublished: 2021-13-40\n---\n{SIGNED}\n".encode(), "“2021-13-40” is no date"),
}
NOT_FOUND = {"nowhere/gone.txt": "does not exist", "paper.pdf": ".pdf files cannot be read yet"}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder where bad, odd and good reports were read together, and what was told."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, (content, _) in {**BAD, **ODD}.items():
        (folder / name).write_bytes(content)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7")
    (folder / "signed.txt").write_text(SIGNED)
    return folder, run("ingest", "--quiet", *BAD, *ODD, *NOT_FOUND, "signed.txt", cwd=folder)


@pytest.mark.parametrize("name", [*BAD, *NOT_FOUND])
def test_bad_report_is_named(mixed: tuple[Path, subprocess.CompletedProcess[str]], name: str) -> None:
    """A path that gives no report is told in one line that begins with it; the status is 1."""
    reason = BAD[name][1] if name in BAD else NOT_FOUND[name]
    [line] = [line for line in mixed[1].stderr.splitlines() if name in line]

    assert mixed[1].returncode == 1
    assert line.startswith(f"not read: {name}: ")
    assert reason in line


@pytest.mark.parametrize("name", ODD)
def test_odd_report_is_read_with_a_warning(mixed: tuple[Path, subprocess.CompletedProcess[str]], name: str) -> None:
    """What is wrong with a file but does not hinder reading is told in one line that names it."""
    [line] = [line for line in mixed[1].stderr.splitlines() if name in line]

    assert line.startswith(f"warning: {name}: ")
    assert ODD[name][1] in line


def test_the_other_reports_are_in(mixed: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """What can be read is in the graph, and nothing else is told of or in it."""
    found = rows(run("query", "organizations", cwd=mixed[0]).stdout)

    assert {row["report"] for row in found if row["name"] == "Harbour Museum"} == {*ODD, "signed.txt"}
    assert {row["report"] for row in found} == {*ODD, "signed.txt"}
    assert len(mixed[1].stderr.splitlines()) == len(BAD) + len(ODD) + len(NOT_FOUND)


def test_odd_reports_alone_are_no_failure(call: Call, tmp_path: Path) -> None:
    """Warnings do not change the status."""
    (tmp_path / "front.md").write_bytes(ODD["front.md"][0])

    assert call("ingest", "front.md").returncode == 0


def test_large_report_is_as_large_as_it_says() -> None:
    """The large file of these tests has five megabytes."""
    assert len(BAD["five-megabytes.txt"][0]) > 5_000_000


def test_two_reports_of_one_name(call: Call, tmp_path: Path) -> None:
    """Of two files with one identifier the second is refused, by its path."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(SIGNED)
    done = call("ingest", "--quiet", "a/news.txt", "b/news.txt")

    assert done.returncode == 1
    assert one_line(done).startswith("not read: b/news.txt: has the same name as a/news.txt")


def test_model_that_is_not_installed(call: Call, tmp_path: Path) -> None:
    """A language model that is missing is named, with how to install it."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    done = call("ingest", "signed.txt", CULTUREPACT_MODEL="en_no_such_model")

    assert done.returncode == 2
    assert "en_no_such_model is not installed: pip install en-no-such-model" in one_line(done)


def heed_interrupts() -> None:
    """Undo what a shell does to its background jobs: they, and all they start, ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a process group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted_ingest_leaves_whole_reports(call: Call, tmp_path: Path, jobs: str) -> None:
    """After Ctrl-C the status is 130, no trace is shown, the store is sound, and the same command goes on."""
    (tmp_path / "reports").mkdir()
    for number in range(120):
        (tmp_path / "reports" / f"{number:03}.txt").write_text(SIGNED.replace("3 May", f"{number % 28 + 1} May"))
    command = [sys.executable, "-m", "culturepact", "ingest", "reports", "--jobs", jobs, "--quiet"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(),
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    wait_for_a_report(tmp_path / "culturepact.db")
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    held = {row["report"] for row in rows(call("query", "organizations").stdout)}

    assert process.returncode == 130
    assert "Traceback" not in told
    assert "interrupted" in told
    assert 0 < len(held) < 120
    assert call("check").returncode == 0
    again = call("ingest", "reports")
    assert again.returncode == 0
    assert f"{len(held)} unchanged" in again.stderr


def wait_for_a_report(store: Path) -> None:
    """Wait until a store that another process writes holds a report."""
    from culturepact.errors import StoreError
    from culturepact.graph.reports import stored_reports

    for _ in range(600):
        time.sleep(0.1)
        try:
            with open_store(store) as opened:
                if stored_reports(opened):
                    return
        except StoreError:
            continue
    pytest.fail("no report was written within a minute")


# The graph asked


@pytest.mark.parametrize("query", [query.name for query in named_queries()])
def test_named_query_gives_its_columns(ask: Call, query: str) -> None:
    """Each named query answers in CSV with the columns its file declares, on standard output alone."""
    done = ask("query", query)
    [declared] = [file.columns for file in named_queries() if file.name == query]

    assert (done.returncode, done.stderr) == (0, "")
    assert next(csv.reader(done.stdout.splitlines())) == [column.name for column in declared]


def test_query_with_parameters(ask: Call) -> None:
    """A parameter keeps the rows that have its value."""
    found = rows(ask("query", "agreements", "status=planned").stdout)

    assert {row["report"] for row in found} == {"talks.txt"}
    assert rows(ask("query", "agreements", "report=none.txt").stdout) == []


def test_query_of_what_is_sure(ask: Call) -> None:
    """With a least confidence the statements below it are left out, and nothing else."""

    def confidences(*options: str) -> list[float]:
        found = rows(ask("query", "evidence", *options).stdout)
        return [float(row["confidence"]) for row in found]

    every = confidences()
    middle = sorted(every)[len(every) // 2]
    sure = confidences("--min-confidence", str(middle))

    assert min(sure) >= middle > min(every)
    assert len(sure) < len(every)
    assert ask("query", "evidence", "--min-confidence", "2").returncode == 2


def test_query_as_json_and_table(ask: Call) -> None:
    """JSON is SPARQL's result format; a table shows the same rows."""
    found = json.loads(ask("query", "organizations", "--format", "json").stdout)
    names = {row["name"]["value"] for row in found["results"]["bindings"]}

    assert found["head"]["vars"][0] == "report"
    assert {"Harbour Museum", "Tidewater Library"} <= names
    assert all(name in ask("query", "organizations", "--format", "table").stdout for name in names)


def test_query_of_ones_own(ask: Call, two_reports: Path, tmp_path: Path) -> None:
    """A file and standard input take any SPARQL that reads; a CONSTRUCT comes out as Turtle."""
    select = "SELECT (COUNT(?a) AS ?n) { ?a a <https://w3id.org/culturepact/ns#Agreement> }"
    (tmp_path / "count.rq").write_text(select)
    construct = "CONSTRUCT { ?a a <urn:x> } WHERE { ?a a <https://w3id.org/culturepact/ns#Agreement> }"
    triples = list(parse(ask("query", "-", "--format", "turtle", text=construct).stdout, format=RdfFormat.TURTLE))

    assert rows(ask("query", tmp_path / "count.rq").stdout) == [{"n": "2"}]
    assert rows(ask("query", "-", text=select).stdout) == [{"n": "2"}]
    assert len(triples) == 2


WRONG_QUERIES = {
    "close name": (["partnership"], "partnership: neither a named query nor a file; did you mean partnerships?"),
    "no name": (["zzz"], "there are agreements"),
    "missing file": (["nowhere.rq"], "nowhere.rq: cannot be read"),
    "unknown parameter": (["people", "rapport=x"], "people: no parameter 'rapport'; did you mean 'report'?"),
    "not of its kind": (["people", "person=a b"], "people: parameter 'person' wants an IRI"),
    "turtle of rows": (["people", "--format", "turtle"], "turtle needs a CONSTRUCT"),
}


@pytest.mark.parametrize("case", WRONG_QUERIES)
def test_wrong_query(ask: Call, case: str) -> None:
    """A query that cannot be run as called is told in one line that names it; the status is 2."""
    arguments, message = WRONG_QUERIES[case]
    done = ask("query", *arguments)

    assert done.returncode == 2
    assert message in one_line(done)


@pytest.mark.parametrize("parameter", ["report", "=x", "report=a report=b"])
def test_parameter_that_is_no_pair(ask: Call, parameter: str) -> None:
    """A parameter is KEY=VALUE, and each is given once."""
    done = ask("query", "people", *parameter.split())

    assert done.returncode == 2
    assert "is no KEY=VALUE" in done.stderr or "report is given twice" in done.stderr


def test_syntax_error_tells_file_and_line(ask: Call, tmp_path: Path) -> None:
    """What does not parse is told with the file and the line."""
    (tmp_path / "mine.rq").write_text("# my query\nSELECT ?a\nWHERE { ?a ?? ?b }\n")
    done = ask("query", tmp_path / "mine.rq")

    assert done.returncode == 2
    assert re.search(r"mine\.rq: .*line 3, column \d+, at '}'", one_line(done))


@pytest.mark.parametrize("text", ["DROP ALL", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"])
def test_query_neither_writes_nor_asks_elsewhere(ask: Call, text: str) -> None:
    """An update and a query to another server are refused."""
    done = ask("query", "-", text=text)

    assert done.returncode == 2
    assert one_line(done).startswith("culturepact: standard input: ")


def test_standard_input_that_is_no_text(two_reports: Path) -> None:
    """Bytes that are no UTF-8 are refused in one line."""
    command = [sys.executable, "-m", "culturepact", "query", "-"]
    done = subprocess.run(command, cwd=two_reports, input=b"\xff\xfe", capture_output=True, check=False)

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_queries_are_listed_and_described(call: Call) -> None:
    """``queries`` lists each named query with its parameters, ``queries NAME`` its columns too; no store is needed."""
    listed = call("queries").stdout

    for query in named_queries():
        told = call("queries", query.name).stdout
        assert re.search(rf"^{query.name} +{re.escape(query.question)}$", listed, re.MULTILINE)
        assert all(re.search(rf"^  {column.name} +{column.kind} ", told, re.MULTILINE) for column in query.columns)
    assert call("queries", "person").returncode == 2


# The store


def test_store_that_is_missing(call: Call, tmp_path: Path) -> None:
    """Asking where there is no store says what to do first, and makes none."""
    done = call("query", "people", "--store", "nowhere")

    assert done.returncode == 2
    assert one_line(done) == "culturepact: nowhere: there is no store here; run `culturepact ingest` first"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["query", "people"], ["ingest", "signed.txt"], ["map"], ["check"], ["export"]])
def test_store_that_is_none(call: Call, tmp_path: Path, command: list[str]) -> None:
    """A file, a folder with other things and an address are no store; they are named and left as they are."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "diary.doc").write_text("x")
    for store in ("signed.txt", "notes", "signed.txt/below", "http://localhost:1/sparql"):
        done = call(*command, "--store", store)
        assert done.returncode == 2, store
        assert one_line(done).startswith(f"culturepact: {store}: ")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["diary.doc", "notes", "signed.txt"]
    assert (tmp_path / "signed.txt").read_text() == SIGNED


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_store_in_a_folder_that_cannot_be_written(call: Call, tmp_path: Path) -> None:
    """A store that cannot be made is told with its path."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    (tmp_path / "sealed").mkdir(mode=0o500)
    done = call("ingest", "signed.txt", "--store", "sealed/store")

    assert done.returncode == 2
    assert one_line(done).startswith("culturepact: sealed/store: ")


def test_store_that_another_process_writes(call: Call, tmp_path: Path) -> None:
    """While one process writes, a second writer is turned away in one line, and readers are served."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    (tmp_path / "talks.txt").write_text(TALKS)
    call("ingest", "signed.txt")
    with open_store(tmp_path / "culturepact.db", write=True):
        ingest = call("ingest", "talks.txt")
        withdraw = call("withdraw", "signed.txt")
        query = call("query", "organizations")

    for done in (ingest, withdraw):
        assert done.returncode == 2
        assert "culturepact.db: another process writes to this store" in one_line(done)
    assert query.returncode == 0
    assert {row["report"] for row in rows(query.stdout)} == {"signed.txt"}


# What is made of it


def test_export_formats(ask: Call) -> None:
    """Each format of ``export`` parses; N-Quads and TriG hold the same quads, Turtle those of graph ``current``."""
    quads = set(parse(ask("export").stdout, format=RdfFormat.N_QUADS))
    trig = set(parse(ask("export", "--format", "trig").stdout, format=RdfFormat.TRIG))
    turtle = {quad.triple for quad in parse(ask("export", "--format", "turtle").stdout, format=RdfFormat.TURTLE)}

    assert quads == trig
    assert turtle == {quad.triple for quad in quads if str(quad.graph_name).endswith("graph/current>")}
    assert turtle


@pytest.mark.skipif(sys.platform == "win32", reason="uses a shell's pipe")
@pytest.mark.parametrize("command", ["export", "query evidence", "queries", "show 'Harbour Museum'"])
def test_reader_that_has_seen_enough(two_reports: Path, command: str) -> None:
    """Where the reader of the output ends first, the program ends quietly with status 0."""
    line = f"{sys.executable} -m culturepact {command} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=two_reports, env=environment(), capture_output=True, text=True, check=True
    )

    assert done.stdout == "0\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["export"], ["query", "people"], ["queries"]])
def test_full_disk(two_reports: Path, command: list[str]) -> None:
    """Output that cannot be written is told in one line; the status is 2."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "culturepact", *command],
            cwd=two_reports, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == 2
    assert re.fullmatch(r"culturepact: the output: No space left.*\n", done.stderr)


def test_terminal_without_unicode(ask: Call, tmp_path: Path) -> None:
    """Where the terminal cannot show a letter it is escaped, and the call does not fail."""
    (tmp_path / "é.txt").write_text(SIGNED)
    store = tmp_path / "store"
    ask("ingest", tmp_path / "é.txt", "--store", store)
    done = ask("query", "organizations", "--store", store, PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 0
    assert "\\xe9.txt" in done.stdout


def test_map(ask: Call, tmp_path: Path) -> None:
    """``map`` writes one page that names the partners, and says where it is."""
    page = tmp_path / "out.html"
    done = ask("map", "-o", page, "--title", "Ours <b>")

    assert (done.returncode, done.stdout) == (0, "")
    assert str(page) in done.stderr
    assert "Harbour Museum" in page.read_text(encoding="utf-8")
    assert "<title>Ours &lt;b&gt;" in page.read_text(encoding="utf-8")


def test_map_that_cannot_be_written(ask: Call, tmp_path: Path) -> None:
    """A page that cannot be written is told with its path; nothing is left behind."""
    done = ask("map", "-o", tmp_path / "nowhere" / "map.html")

    assert done.returncode == 2
    assert "nowhere/map.html: the map cannot be written" in one_line(done)
    assert list(tmp_path.iterdir()) == []


def test_show(ask: Call) -> None:
    """``show`` tells of one organization its partner and the sentence that says so."""
    done = ask("show", "harbour museum")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Tidewater Library" in done.stdout
    assert " ".join(SIGNED.split()) in " ".join(done.stdout.split())


def test_show_of_an_unknown_name(ask: Call) -> None:
    """A name the graph does not have is answered with the nearest ones."""
    done = ask("show", "Harbor Museum")

    assert done.returncode == 2
    assert "did you mean Harbour Museum" in one_line(done)


def test_withdraw(call: Call, tmp_path: Path) -> None:
    """A report that is withdrawn is gone from every query; a wrong name is told and does not keep the others in."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    (tmp_path / "talks.txt").write_text(TALKS)
    call("ingest", "signed.txt", "talks.txt")
    done = call("withdraw", "sign.txt", "signed.txt")

    assert done.returncode == 2
    assert done.stderr.splitlines()[1] == "withdrawn: signed.txt"
    assert "sign.txt: no report in the store" in done.stderr
    assert "did you mean signed.txt" in done.stderr
    assert {row["report"] for row in rows(call("query", "organizations").stdout)} == {"talks.txt"}
    assert "withdrawn already" in one_line(call("withdraw", "signed.txt"))


def test_check(call: Call, tmp_path: Path) -> None:
    """A sound graph has no findings and status 0; one that was meddled with has, on standard output, and status 1."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    call("ingest", "signed.txt")
    sound = call("check")
    with open_store(tmp_path / "culturepact.db", write=True) as store:
        graph = store.ids.report_graph(store.ids.report("signed.txt"))
        store.update(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o }} }}")
    broken = call("check")

    assert (sound.returncode, sound.stdout) == (0, "")
    assert "0 violations" in sound.stderr
    assert broken.returncode == 1
    assert broken.stdout


def test_proposals(call: Call, tmp_path: Path) -> None:
    """Two names that differ by a slip are proposed, in lines for people and as CSV; nothing is merged."""
    (tmp_path / "a.txt").write_text("The Vellan Museum and the Korrow Theatre signed a memorandum in Leeds on Monday.")
    (tmp_path / "b.txt").write_text("The Ostrel Library and the Korow Theatre signed a memorandum in Leeds on Friday.")
    call("ingest", "a.txt", "b.txt")
    text, table = call("proposals"), call("proposals", "--format", "csv")

    assert text.stdout.splitlines() == [
        "Korow Theatre  ?  Korrow Theatre",
        "    nearly the same spelling: korow / korrow",
        "    a.txt, b.txt",
    ]
    assert text.stderr.splitlines() == ["1 proposal"]
    [row] = rows(table.stdout)
    assert (row["name"], row["other_name"], row["kind"]) == ("Korow Theatre", "Korrow Theatre", "likely")
    assert (row["reports"], row["other_reports"]) == ("b.txt", "a.txt")
    assert len(rows(call("query", "organizations").stdout)) == 4


def test_decisions(call: Call, tmp_path: Path) -> None:
    """What was decided is told with a number, listed, and can be taken back; errors are one line with status 2."""
    (tmp_path / "signed.txt").write_text(SIGNED)
    call("ingest", "signed.txt")
    decided = call("rename", "Harbour Museum", "The Harbour", CULTUREPACT_USER="Ada")
    number = re.fullmatch(r"decision (\w{8}): Harbour Museum → The Harbour\n", decided.stderr)[1]
    listed = call("decisions")

    assert (decided.returncode, decided.stdout) == (0, "")
    assert listed.stdout.startswith(f"{number}  ")
    assert "Ada" in listed.stdout
    assert call("undo", number).returncode == 0
    for wrong in (
        ["undo", number],
        ["same", "Nobody", "Nothing"],
        ["decisions", "--import", "none.csv"],
        ["link", "x.csv"],
    ):
        done = call(*wrong)
        assert done.returncode == 2
        assert one_line(done).startswith("culturepact: ")


# The demonstration


def test_demo(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The demonstration reads the samples, writes the map and tells its path and two commands to go on with."""
    folder, done = demo

    assert done.returncode == 0
    assert "30 reports read" in done.stderr
    assert f"The map:   {folder / 'map.html'}" in done.stdout
    assert (folder / "map.html").stat().st_size > 100_000
    assert re.search(r"^Try next: .*culturepact query agreements$", done.stdout, re.MULTILINE)


def test_demo_leaves_a_store_to_go_on_with(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """What the demonstration says to try next works as printed."""
    folder, done = demo
    told = done.stdout.partition("Try next:")[2].strip().splitlines()
    tried = [shlex.split(line.partition("culturepact ")[2]) for line in told]

    assert [words[0] for words in tried] == ["query", "show"]
    for words in tried:
        answer = run(*words, cwd=folder)
        assert answer.returncode == 0
        assert answer.stdout


def test_samples_hold_together(demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The graph of the samples breaks no rule of the ontology and none of the store."""
    done = run("check", cwd=demo[0])

    assert (done.returncode, done.stdout) == (0, "")
