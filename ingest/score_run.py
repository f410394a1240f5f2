"""Score a folder of reports with gold annotations: the reports are read as ``run`` reads them, into no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DuplicateReport, ReportError
from ..graph.facts import ReportFacts
from .finding import REPORT_TYPES, shown
from .gold import Gold, read_gold
from .run import BATCH, Source, read_batch
from .scores import Scores


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with its gold; ``facts`` is None where the report is missing or refused, and ``error`` tells why."""

    identifier: str
    gold: Gold
    facts: ReportFacts | None = None
    error: ReportError | None = None


@dataclass(frozen=True, slots=True)
class ScoredReport:
    """The measures of one report; of one that could not be read all the gold is missed."""

    identifier: str
    scores: Scores
    error: ReportError | None = None


def score_folder(folder: Path, progress: Callable[[int, int], None] | None = None) -> list[ScoredReport]:
    """Score each report that has a gold annotation beside it; ``progress`` gets the reports done and their number.

    Raises ReportError where there is no annotation, one breaks the form, or one has two reports.
    """
    from .found import Found, found_in
    from .measures import score

    return [
        ScoredReport(one.identifier, score(one.gold, found_in(one.facts) if one.facts else Found()), one.error)
        for one in read_annotated(folder, progress)
    ]


def read_annotated(folder: Path, progress: Callable[[int, int], None] | None = None) -> Iterator[Annotated]:
    """Read the reports that have a gold annotation, in the order of their names; raises as ``score_folder`` does."""
    golds = _golds(folder)
    sources = {path: Source(report, report.name) for path, report in _reports(folder, golds).items()}
    done = 0
    paths = list(golds)
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        outcomes = {one.source.path: one for one in read_batch([sources[path] for path in batch if path in sources])}
        for path in batch:
            if path not in sources:
                missing = ReportError(shown(path), f"has no report beside it ({' '.join(REPORT_TYPES)}): add it")
                yield Annotated(path.stem, golds[path], error=missing)
            else:
                outcome = outcomes[sources[path].path]
                error = outcome.error or _refusal(outcome.facts)
                yield Annotated(outcome.source.identifier, golds[path], None if error else outcome.facts, error)
            done += 1
            if progress is not None:
                progress(done, len(paths))


def _golds(folder: Path) -> dict[Path, Gold]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError as error:
        raise ReportError(shown(folder), f"cannot be listed ({error.strerror}): give a folder") from None
    golds = {path: gold for path in paths if (gold := read_gold(path)) is not None}
    if not golds:
        raise ReportError(shown(folder), "holds no gold annotation: put NAME.json beside the report NAME.md")
    return golds


def _reports(folder: Path, golds: dict[Path, Gold]) -> dict[Path, Path]:
    """The report of each annotation that has one."""
    found: dict[Path, Path] = {}
    for path in sorted(folder.iterdir()):
        gold = path.with_suffix(".json")
        if path.suffix.lower() in REPORT_TYPES and gold in golds:
            if gold in found:
                raise DuplicateReport(shown(path), f"has the same annotation as {found[gold].name}: rename one")
            found[gold] = path
    return found


def _refusal(facts: ReportFacts | None) -> ReportError | None:
    """Why a store would not take the facts; what no store can hold is not found."""
    from ..graph.identifiers import DEFAULT_BASE
    from ..graph.model import report_quads

    try:
        if facts is not None:
            report_quads(facts, DEFAULT_BASE)
    except ReportError as error:
        return error
    return None
