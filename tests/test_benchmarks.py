"""The training scripts: they run on a few reports, and write only when asked to."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "reports"
BENCHMARKS = ROOT / "benchmarks"
FILES = ("event_weights.csv", "project_weights.csv", "categories.json")


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four annotated sample reports."""
    folder = tmp_path_factory.mktemp("annotated")
    for gold in sorted(SAMPLES.glob("*.json"))[:4]:
        for path in SAMPLES.glob(f"{gold.stem}.*"):
            shutil.copy(path, folder)
    return folder


def train(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a training script to its end."""
    command = [sys.executable, str(BENCHMARKS / script), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("script", "measures"),
    [
        ("train_events.py", ["events", "event-roles", "projects"]),
        ("train_categories.py", ["report", "passage"]),
    ],
)
def test_training_prints_cross_validated_figures_and_changes_nothing(
    four: Path, script: str, measures: list[str]
) -> None:
    """Each measure has its line of shares from 0 to 1; without ``--write`` the weights of the package stay."""
    words = ROOT / "ingest" / "words"
    before = [(words / name).read_bytes() for name in FILES]

    done = train(script, four)

    assert done.returncode == 0, done.stderr
    for measure in measures:
        line = rf"^{measure}, cross-validated: precision [01]\.\d+, recall [01]\.\d+, F1 [01]\.\d+$"
        assert re.search(line, done.stdout, re.MULTILINE), done.stdout
    assert [(words / name).read_bytes() for name in FILES] == before


def test_what_was_learned_fits_its_own_reports_better(four: Path) -> None:
    """Events of reports learned from are found better than those of others."""
    told = dict(re.findall(r"^events, (\S+): .* F1 (\S+)$", train("train_events.py", four).stdout, re.MULTILINE))

    assert float(told["in-sample"]) > float(told["cross-validated"])


def test_training_on_a_folder_without_annotations_ends_with_one_line(tmp_path: Path) -> None:
    """An empty folder is told of in one line that says what to put there."""
    done = train("train_events.py", tmp_path)

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(tmp_path) in done.stderr
    assert "NAME.json" in done.stderr
