"""Reports with their gold annotations, and what training scripts share: fitting, folds and figures."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")  # read when numpy is imported; with more, the language model takes far longer

import numpy as np  # noqa: E402
from culturepact.errors import ReportError  # noqa: E402
from culturepact.ingest import lexicon  # noqa: E402
from culturepact.ingest.gold import Gold, read_gold  # noqa: E402
from culturepact.ingest.pipeline import parsed  # noqa: E402
from culturepact.ingest.readers import read_report  # noqa: E402

if TYPE_CHECKING:
    from culturepact.graph.facts import Report
    from spacy.tokens import Doc

WORDS = Path(lexicon.__file__).with_name("words")
SUFFIXES = (".md", ".txt", ".html")
FOLDS, STEPS = 5, 20


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """A report, its parsed text, and its annotation: as it is written (``fields``), and as it is scored by."""

    name: str
    report: Report
    doc: Doc
    fields: dict[str, Any]
    gold: Gold


def gold_reports(folder: Path) -> list[tuple[Path, Gold, Report]]:
    """The annotations NAME.json of a folder and the reports beside them, by name; ends the script without any."""
    found = []
    try:
        for path in sorted(folder.glob("*.json")):
            source = next(filter(Path.exists, map(path.with_suffix, SUFFIXES)), None)
            gold = read_gold(path)
            if source and gold:
                found.append((path, gold, read_report(source, source.name).report))
    except ReportError as error:
        sys.exit(str(error))
    if not found:
        sys.exit(f"{folder} holds no annotated report: put NAME.json beside NAME{', NAME'.join(SUFFIXES)}")
    return found


def fields_of(path: Path) -> dict[str, Any]:
    """An annotation as it is written."""
    fields: dict[str, Any] = json.loads(path.read_text("utf-8-sig"))
    return fields


def annotated_reports(folder: Path) -> list[Annotated]:
    """The reports of a folder that are annotated, with their parsed text; ends the script without any."""
    found = gold_reports(folder)
    docs = parsed(report for *_, report in found)
    return [
        Annotated(path.stem, report, doc, fields_of(path), gold) for (path, gold, report), (doc, _) in zip(found, docs)
    ]


def held_out(names: Iterable[str]) -> Iterator[set[str]]:
    """The names in up to five parts of about the same size, drawn by a fixed seed."""
    order = np.random.default_rng(0).permutation(sorted(set(names)))
    for fold in range(min(FOLDS, len(order))):
        yield set(order[fold::FOLDS])


def halves(names: Iterable[str]) -> tuple[set[str], set[str]]:
    """The names in two halves, drawn by a fixed seed."""
    order = np.random.default_rng(0).permutation(sorted(set(names)))
    return set(order[::2]), set(order[1::2])


def logistic(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The likelihood of each row, 0 to 1."""
    return 1 / (1 + np.exp(-rows @ weights))


def fit(rows: np.ndarray, gold: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression by Newton's method, with a quadratic penalty for each column."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        share = logistic(rows, weights)
        slope = (rows * np.maximum(share * (1 - share), 1e-4)[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(slope, rows.T @ (share - gold) + penalty * weights)
    return weights


def rates(right: float, chosen: float, of: float) -> tuple[float, float, float]:
    """Precision, recall and F1 where ``of`` is the number of gold items, found or not; 0 where there are none."""
    return right / max(chosen, 1), right / max(of, 1), 2 * right / max(chosen + of, 1)


def show(what: str, right: float, chosen: float, of: float) -> None:
    """Print one line of figures."""
    print(what + ": precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*rates(right, chosen, of)))
