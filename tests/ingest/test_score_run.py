"""Scoring a folder: reports added up, tables, JSON, the command; and another scorer that gives the same figures."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import culturepact
import pytest
from click.testing import CliRunner
from culturepact.cli import cli
from culturepact.errors import DuplicateReport, ReportError
from culturepact.graph.embedded import EmbeddedStore
from culturepact.ingest.found import Found
from culturepact.ingest.gold import Gold
from culturepact.ingest.measures import score
from culturepact.ingest.run import ingest
from culturepact.ingest.score_run import ScoredReport, score_folder
from culturepact.ingest.score_text import as_json, by_report, confusion, figures, listing
from culturepact.ingest.scores import HEADLINE, MEASURES, Judged, Scores, Share, Tally, total
from culturepact.queries.formats import write
from culturepact.queries.runner import run_query

ROOT = Path(culturepact.__file__).parent
SAMPLES = ROOT / "samples" / "reports"
OTHER_SCORER = next(ROOT.parent.glob("*/corpus/score.py"), None)
QUERIES = (
    *("organizations", "people", "agreements", "signatories"),
    *("projects", "events", "event-roles", "categories"),
)


def one_report(right: int, missed: int) -> ScoredReport:
    """A report whose organizations alone count."""
    scores = score(Gold(), Found())
    tallies = {**scores.tallies, "organizations": Tally(right, ("\x1b[31mred",) * missed)}
    shares = dict(scores.shares)
    shares["agreement-status"] = Share((Judged("signed", "planned", False), Judged("ended", "", False)))
    return ScoredReport(f"{right}.md", Scores(tallies, shares))


def test_reports_are_added_up_before_figures_are_made() -> None:
    """9 of 10 and 0 of 2 are 9 of 12, not the mean of two recalls; the headline is the mean of its F1s."""
    scores = total([one_report(9, 1).scores, one_report(0, 2).scores])
    assert scores.tallies["organizations"].recall == 0.75
    assert scores.headline == pytest.approx(2 * 0.75 / 1.75 / len(HEADLINE))


def test_every_measure_has_its_name() -> None:
    """The list of measures is what scoring gives, in its order."""
    scores = score(Gold(), Found())
    assert (*scores.tallies, *scores.shares) == MEASURES
    assert set(HEADLINE) <= set(scores.tallies)


def test_every_measure_is_explained() -> None:
    """docs/scoring.md names each measure in the first column of a table, and marks those of the headline."""
    rows = [line for line in (ROOT / "docs" / "scoring.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    first = " ".join(row.split(" | ")[0] for row in rows)
    assert sorted(re.findall("`(.+?)`", first)) == sorted(MEASURES)
    assert sorted(re.findall(r"`([^`]+)` \*", first)) == sorted(HEADLINE)


def test_tables_show_figures_reports_and_confusion() -> None:
    """The table has a line a measure, the reports one each, and the confusion a row a value of the gold."""
    reports = [one_report(3, 1), one_report(0, 0)]
    lines = list(figures(reports))
    assert "organizations         *      1.000   0.750  0.857     4" in lines
    assert sum(" * " in line for line in lines) == len(HEADLINE)
    assert [line.split()[:3] for line in by_report(reports)][1:] == [["3.md", "0.857", "-"], ["0.md", "-", "-"]]
    head, ended, signed = confusion(reports, "status")
    assert head.endswith("planned")
    assert ended.split() == ["ended", "2"]
    assert signed.split() == ["signed", "2"]


def test_words_of_reports_cannot_steer_the_terminal() -> None:
    """What was missed is listed by report, without control characters."""
    lines = list(listing([one_report(3, 1)], "organizations"))
    assert lines[1:] == ["3.md", "  - \ufffd[31mred"]


def test_json_has_all_figures_and_the_errors_asked_for() -> None:
    """The JSON holds the measures of all and of each report, the confusion, and the errors of the measure named."""
    told = json.loads(as_json([one_report(3, 1)], "agreement-status"))
    assert told["measures"]["organizations"] == {
        "precision": 1.0,
        "recall": 0.75,
        "f1": pytest.approx(6 / 7),
        "gold": 4,
    }
    assert told["reports"]["3.md"] == told["measures"]
    assert {"gold": "signed", "read": "planned", "count": 1} in told["confusion"]["status"]
    assert told["errors"][1] == {"report": "3.md", "sign": "x", "what": "ended read as nothing"}


REPORT = "The Lorem Museum and the Ipsum Library signed a memorandum of understanding in Lisbon on 3 May 2021. " * 3
ANNOTATION: dict[str, list[Any]] = {
    "organizations": [{"name": "Lorem Museum", "type": "museum"}],
    **{part: [] for part in ("people", "agreements", "projects", "events", "categories")},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an annotated report, one without annotation, and other JSON."""
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(ANNOTATION), encoding="utf-8")
    (tmp_path / "two.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "settings.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_reports_without_annotation_are_left_out(folder: Path) -> None:
    """Only the annotated report is scored, and the order of the files does not matter."""
    seen: list[tuple[int, int]] = []
    (report,) = score_folder(folder, lambda done, number: seen.append((done, number)))
    assert report.identifier == "one.txt"
    assert report.scores.tallies["organizations"].right == 1
    assert seen == [(1, 1)]


def test_a_report_that_cannot_be_read_is_missed(folder: Path) -> None:
    """A missing report and an empty one are named, their gold is missed, and the command ends with status 1."""
    for name in ("gone", "empty"):
        (folder / f"{name}.json").write_text(json.dumps(ANNOTATION), encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    done = CliRunner().invoke(cli, ["score", str(folder), "--json"], standalone_mode=False)
    assert done.return_value == 1
    assert json.loads(done.stdout)["measures"]["organizations"]["gold"] == 3
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        str(folder / "empty.md"),
        str(folder / "gone.json"),
    ]


def test_the_command_prints_what_is_asked(folder: Path) -> None:
    """Figures, reports and errors stand in one answer on standard output."""
    arguments = [str(folder), "--by", "report", "--show", "organizations"]
    done = CliRunner().invoke(cli, ["score", *arguments], standalone_mode=False)
    assert done.return_value == 0
    assert done.stderr == ""
    assert done.stdout.startswith("measure ")
    assert "\none.txt  " in done.stdout
    assert done.stdout.endswith("one.txt\n  + Ipsum Library\n")


def test_two_reports_for_one_annotation_are_refused(folder: Path) -> None:
    """Which of the two the annotation is of cannot be told."""
    (folder / "one.md").write_text(REPORT, encoding="utf-8")
    with pytest.raises(DuplicateReport, match=r"one\.txt: has the same annotation as one\.md"):
        score_folder(folder)


@pytest.mark.parametrize("below", ["none", "two.txt"])
def test_a_folder_without_annotations_is_refused(folder: Path, below: str) -> None:
    """A missing folder and a file are refused in a line that names them."""
    with pytest.raises(ReportError, match=f"{below}: cannot be listed"):
        score_folder(folder / below)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """No annotation at all is a wrong call, no score of 0."""
    with pytest.raises(ReportError, match="holds no gold annotation"):
        score_folder(tmp_path)


@pytest.mark.skipif(OTHER_SCORER is None, reason="needs the corpus's own scorer beside the checkout")
def test_another_scorer_gives_the_same_figures(tmp_path: Path) -> None:
    """On four samples a scorer that asks a store by its queries gives every figure alike."""
    reports, tables = tmp_path / "reports", tmp_path / "tables"
    reports.mkdir()
    tables.mkdir()
    for gold in sorted(SAMPLES.glob("*.json"))[::8]:
        for path in SAMPLES.glob(f"{gold.stem}.*"):
            shutil.copy(path, reports)
    with EmbeddedStore.in_memory() as store:
        assert ingest(sorted(p for p in reports.iterdir() if p.suffix != ".json"), store).read == 4
        for query in QUERIES:
            with (tables / f"{query}.csv").open("w", encoding="utf-8", newline="") as out:
                write(run_query(store, query), "csv", out)
    command = [sys.executable, str(OTHER_SCORER), str(reports), "--csv", str(tables), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    told = json.loads(as_json(score_folder(reports)))
    assert {**told["measures"], "headline": told["headline"]} == theirs
