"""The commands that read reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..graph.progress import progress_bar
from ..graph.store_option import opened, store_option
from ..wording import count
from .scores import MEASURES

if TYPE_CHECKING:
    from ..graph.store import Store
    from .run import Summary

_FOUND = (
    ("organizations", "organization"),
    ("people", "person"),
    ("agreements", "agreement"),
    ("projects", "project"),
    ("events", "event"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Reading processes; by default as many as pay off.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary; refusals are still told.")
@click.option("--verbose", "-v", is_flag=True, help="Also list the clauses with an agreement word that gave nothing.")
def ingest(paths: tuple[str, ...], store: str, jobs: int | None, quiet: bool, verbose: bool) -> int:
    """Read reports into the graph.

    PATH is a report, or a folder that is searched for .txt, .md and .html files. Reports that have not changed since
    the last run are passed over. Exit status 1: some could not be read; each is named, the rest are in.
    """
    with opened(store, write=True) as graph:
        summary = run(paths, graph, jobs, quiet=quiet)
    tell(summary, store, quiet=quiet, verbose=verbose)
    return 1 if summary.refused else 0


def run(paths: Sequence[str | Path], graph: Store, jobs: int | None = None, *, quiet: bool = False) -> Summary:
    """``run.ingest`` with a progress bar where standard error is a terminal."""
    from .run import ingest

    with progress_bar("Reading reports", quiet) as progress:
        return ingest(paths, graph, jobs=jobs, progress=progress)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--show", type=click.Choice(MEASURES), metavar="MEASURE", help="List what one measure counts as wrong.")
@click.option(
    "--by",
    type=click.Choice(["report", "type", "status"]),
    help="Also F1 by report, or agreements' types or statuses against what they were read as.",
)
@click.option("--json", "as_json", is_flag=True, help="All of this as JSON.")
def score(folder: Path, show: str | None, by: str | None, as_json: bool) -> int:
    """Measure the reading of reports against gold annotations.

    Each NAME.json in FOLDER is the annotation of the report NAME.md, NAME.txt or NAME.html beside it. No graph is
    needed or written. docs/scoring.md tells the form of an annotation and what each measure means. Exit status 1: some
    reports could not be read; what is in them counts as missed.
    """
    from . import score_text as text
    from .score_run import score_folder

    with progress_bar("Reading reports") as progress:
        reports = score_folder(folder, progress)
    for report in reports:
        if report.error:
            click.echo(f"not read: {report.error}", err=True)
    if as_json:
        click.echo(text.as_json(reports, show))
    else:
        parts = [text.figures(reports)]
        parts += [text.by_report(reports) if by == "report" else text.confusion(reports, by)] if by else []
        parts += [text.listing(reports, show)] if show else []
        click.echo("\n\n".join("\n".join(lines) for lines in parts))
    return 1 if any(report.error for report in reports) else 0


@click.command()
@click.argument("report", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False, path_type=Path), metavar="PAGE", help="Also write it as a page."
)
def explain(report: Path, page: Path | None) -> None:
    """Show what is read in one report, and why.

    Its text with everything found marked; each agreement, event, project, person and organization with the words, the
    rule and the confidence of each value; and the clauses with an agreement word that gave nothing. No graph is needed
    or written.
    """
    from .explain import explain
    from .explain_page import write_explanation_page
    from .explain_text import write_explanation
    from .run import Source, read_batch

    [outcome] = read_batch([Source(report, report.name)])
    for warning in outcome.warnings:
        click.echo(f"warning: {warning}", err=True)
    if outcome.error is not None:
        raise outcome.error
    assert outcome.facts is not None
    explanation = explain(outcome.facts)
    if page is not None:
        write_explanation_page(explanation, page)
    write_explanation(explanation, sys.stdout)
    if page is not None:
        click.echo(f"the page is in {page}: open it in a browser", err=True)


def tell(summary: Summary, store: str, *, quiet: bool = False, verbose: bool = False) -> None:
    """Say on standard error what a run did; ``store`` is where the graph lies."""
    for warning in summary.warnings:
        click.echo(f"warning: {warning}", err=True)
    for error in summary.refused:
        click.echo(f"not read: {error}", err=True)
    if quiet:
        return
    if verbose:
        for report, clause in summary.unread_clauses:
            click.echo(f"no agreement made of: {report}: {' '.join(clause.split())}", err=True)
    if not (summary.read or summary.unchanged or summary.refused):
        click.echo("no reports found: in folders .txt, .md and .html files are read", err=True)
        return
    parts = [f"{count(summary.read, 'report')} read"]
    parts += [f"{summary.unchanged} unchanged"] if summary.unchanged else []
    parts += [f"{len(summary.refused)} not read"] if summary.refused else []
    click.echo(f"{', '.join(parts)}; the graph is in {store}", err=True)
    if summary.read:
        found = [count(getattr(summary, kind), name) for kind, name in _FOUND]
        click.echo(f"found: {', '.join(found)}", err=True)
        if summary.unread:
            clauses = count(summary.unread, "clause")
            more = "" if verbose else " (--verbose lists them)"
            click.echo(f"{clauses} with an agreement word gave no agreement{more}", err=True)
