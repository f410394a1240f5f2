"""Reports into the store: find the files, read what has changed, write report by report.

Reading runs in worker processes, writing in this one. A batch of files goes to a worker as paths and comes back as
facts; each report is then written in one step, so an interrupted run leaves whole reports only and the next run
goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DuplicateReport, ReadingStopped, ReportError, UnreadableReport
from ..graph.facts import Report, ReportFacts
from ..graph.reports import stored_reports, write_report
from .readers import find_reports, read_report

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..graph.store import Store

BATCH = 16
ALONE_BELOW = 64
"""Fewer files than this are read in this process: a worker's start costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, the identifier of its report, and the content hash the store has of it (None: new, or read
    by another version)."""

    path: Path
    identifier: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a source: facts, or an error, or neither where nothing changed."""

    source: Source
    facts: ReportFacts | None = None
    error: ReportError | None = None
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Summary:
    """What a run did, in numbers; ``unread`` counts clauses that speak of an agreement and gave none."""

    read: int = 0
    unchanged: int = 0
    organizations: int = 0
    people: int = 0
    agreements: int = 0
    projects: int = 0
    events: int = 0
    unread: int = 0
    unread_clauses: list[tuple[str, str]] = field(default_factory=list)
    refused: list[ReportError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, facts: ReportFacts) -> None:
        """Count what one report gave."""
        self.read += 1
        for kind in ("organizations", "people", "agreements", "projects", "events", "unread"):
            setattr(self, kind, getattr(self, kind) + len(getattr(facts, kind)))
        self.unread_clauses += [(facts.report.identifier, facts.report.text[s.start : s.end]) for s in facts.unread]


def ingest(
    paths: Sequence[str | Path],
    store: Store,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Read reports (files, or folders searched for them) into an open, writable store.

    ``jobs`` is the number of worker processes (None: as many as there are cores, fewer for few files). ``progress``
    is called with the files done and their number. Reports that cannot be read are in ``Summary.refused``; the
    others are written. StoreError ends the run, and ReadingStopped where a worker is killed.
    """
    summary = Summary()
    sources = _sources([Path(p) for p in paths], store, summary)
    for done, outcome in enumerate(_outcomes(sources, _workers(len(sources), jobs)), start=1):
        summary.warnings += outcome.warnings
        if outcome.error is not None:
            summary.refused.append(outcome.error)
        elif outcome.facts is None:
            summary.unchanged += 1
        else:
            _write(store, outcome.facts, summary)
        if progress is not None:
            progress(done, len(sources))
    return summary


def _write(store: Store, facts: ReportFacts, summary: Summary) -> None:
    try:
        write_report(store, facts, extractor())
    except ReportError as error:
        summary.refused.append(error)
    else:
        summary.add(facts)


def _sources(paths: Iterable[Path], store: Store, summary: Summary) -> list[Source]:
    stored = {name: content for name, (content, by) in stored_reports(store).items() if by == extractor()}
    found: dict[str, Path] = {}
    sources = []
    for given in paths:
        try:
            for path, identifier in find_reports([given]):
                if identifier in found:
                    if not _same_file(found[identifier], path):
                        summary.refused.append(
                            DuplicateReport(
                                str(path),
                                f"has the same name as {found[identifier]}: give their common folder, or rename one",
                            )
                        )
                    continue
                found[identifier] = path
                sources.append(Source(path, identifier, stored.get(identifier)))
        except ReportError as error:
            summary.refused.append(error)
    return sources


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _workers(number: int, jobs: int | None) -> int:
    if jobs is not None:
        return max(1, min(jobs, -(-number // BATCH)))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 1 if number < ALONE_BELOW else min(cores, -(-number // BATCH))


def _outcomes(sources: Sequence[Source], workers: int) -> Iterator[Outcome]:
    batches = [sources[i : i + BATCH] for i in range(0, len(sources), BATCH)]
    if workers < 2:
        for batch in batches:
            yield from read_batch(batch)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    others = active_children()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_ignore_interrupts) as pool:
        try:
            with _interrupts_held_back():
                read = deque(pool.submit(read_batch, batch) for batch in batches)
            while read:
                yield from read.popleft().result()
        except BrokenProcessPool:
            raise ReadingStopped(
                "a process that reads reports was killed, perhaps because memory ran out: run the same command again "
                "with --jobs 1; what was read before is kept"
            ) from None
        except BaseException:
            for worker in active_children():
                if worker not in others:
                    worker.terminate()
            raise


def _ignore_interrupts() -> None:
    """Ctrl-C reaches the whole process group; the process that writes the store decides what comes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold an interrupt back until the end; the processes started meanwhile hold it back for good.

    They cannot ignore it before they run, and this process must not leave them half started. The mask is for them, the
    handler for this process, in which threads of the store take signals too.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, signal.SIG_DFL if handler is None else handler)
    if held:
        signal.raise_signal(signal.SIGINT)


def read_batch(sources: Sequence[Source]) -> list[Outcome]:
    """Read a few files to facts, in the order given; those whose content the store has already come back
    without."""
    outcomes: dict[str, Outcome] = {}
    changed = []
    for source in sources:
        try:
            content = read_report(source.path, source.identifier)
        except ReportError as error:
            outcomes[source.identifier] = Outcome(source, error=error)
            continue
        outcomes[source.identifier] = Outcome(source, warnings=content.warnings)
        if content.report.content_hash != source.known:
            changed.append(content.report)
    if changed:
        from .pipeline import parsed

        for doc, report in parsed(changed):
            before = outcomes[report.identifier]
            outcomes[report.identifier] = replace(before, **_found(doc, report, before.source.path))
    return [outcomes[source.identifier] for source in sources]


def _found(doc: Doc, report: Report, path: Path) -> dict[str, Any]:
    """Facts, or an error where the rules break on this text: a mistake of the program must not cost other reports."""
    from .assemble import assemble
    from .pipeline import read

    try:
        return {"facts": assemble(read(doc, report))}
    except Exception as error:
        if os.environ.get("CULTUREPACT_DEBUG"):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        reason = f"a mistake in culturepact keeps it from being read ({what}): please report it, with the file"
        return {"error": UnreadableReport(str(path), reason)}


@cache
def extractor() -> str:
    """What reads the reports: program, its rules, language library and model, each with its version.

    A store keeps it with each report; a report read by another extractor is read again.
    """
    from importlib.metadata import PackageNotFoundError, version

    from .. import __version__
    from .pipeline import model_name

    def installed(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return "none"

    digest = hashlib.sha256()
    folder = files(__package__)
    for part in (folder, folder / "model", folder / "words"):
        for path in sorted((p for p in part.iterdir() if p.is_file()), key=lambda p: p.name):
            digest.update(path.read_bytes())
    program = f"culturepact {__version__}+{digest.hexdigest()[:8]}"
    return f"{program}, spacy {installed('spacy')}, {model_name()} {installed(model_name())}"
