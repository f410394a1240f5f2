"""The scripts of benchmarks/: training writes only when asked to, and measures are of what they say."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import spacy
from culturepact.graph.embedded import EmbeddedStore
from culturepact.ingest.encoder import Name
from culturepact.ontology.terms import ORG, RDF
from pyoxigraph import NamedNode

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


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Import a script of the benchmarks by name, and forget it at the end."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    before = set(sys.modules)
    yield importlib.import_module
    for name in set(sys.modules) - before:
        if str(BENCHMARKS) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8])
def test_halves_part_the_names_for_good(scripts: Callable[[str], ModuleType], count: int) -> None:
    """Each name is in one of two halves of the same size, give or take one, in whatever order and how often it
    comes."""
    names = [f"report-{number}" for number in range(count)]
    one, other = scripts("annotated").halves(names)

    assert one | other == set(names)
    assert not one & other
    assert 0 <= len(one) - len(other) <= 1
    assert scripts("annotated").halves([*reversed(names), *names]) == (one, other)


def test_halves_are_drawn(scripts: Callable[[str], ModuleType]) -> None:
    """The halves are not every second name, so that reports in a row are not parted by a pattern."""
    names = [f"report-{number}" for number in range(9)]
    assert scripts("annotated").halves(names)[0] != set(names[::2])


def test_each_report_is_read_by_the_half_model_that_has_not_seen_it(
    scripts: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report of the first half is read by the model of the second, and the other way round; no entity changes."""
    script, blank = scripts("train_events"), spacy.blank("en")
    reports = [SimpleNamespace(name=f"report-{number}", doc=blank("The Veld Fair opened.")) for number in range(5)]
    halves = scripts("annotated").halves(report.name for report in reports)
    models = {Path("models/0/encoder.onnx"): "EVENT", Path("models/1/encoder.onnx"): "PROJECT"}
    monkeypatch.setattr(script, "find_names", lambda text, model: [Name(4, 13, models[model], 0.9)])
    script.read_by_halves(reports, Path("models"))

    for report in reports:
        found = {group: [span.text for span in report.doc.spans[group]] for group in ("events", "projects")}
        by_first = {"events": ["Veld Fair"], "projects": []}
        by_second = {"events": [], "projects": ["Veld Fair"]}
        assert found == (by_second if report.name in halves[0] else by_first)


def test_identity_is_measured_in_a_store(scripts: Callable[[str], ModuleType]) -> None:
    """A small store is filled with variants of names, some of which are merged, and one more report is quick."""
    bench = scripts("identity_store")
    with EmbeddedStore.in_memory() as store:
        bench.fill(store, 100)
        current = store.ids.graph("current")
        named = store.quads(current, predicate=NamedNode(RDF.type), object=NamedNode(ORG.Organization))
        assert 30 < len(list(named)) < 90
        assert bench.measure(store, again=3) < bench.SECONDS
