"""The commands that show, hand out and keep the graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..wording import count
from . import decision_commands, review_commands
from .progress import progress_bar
from .store_option import confidence_option, opened, store_option, to_change

EXPORTS = ("nquads", "trig", "turtle")

page_option = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default="map.html",
    show_default=True,
    help="The page.",
)
"""Where a command writes the map; its function gets the path as ``output``."""


@click.command(name="map")
@store_option
@page_option
@click.option("--title", help="The page's title.")
@click.option(
    "--max",
    "limit",
    type=click.IntRange(1),
    metavar="N",
    default=150,
    show_default=True,
    help="At most so many organizations are drawn.",
)
@confidence_option
def draw_map(store: str, output: Path, title: str | None, limit: int, min_confidence: float) -> None:
    """Write the partnership network as one HTML page.

    The page works offline.
    """
    from .map import write_map

    with opened(store) as graph:
        write_map(graph, output, title=title, limit=limit, min_confidence=min_confidence)
    click.echo(f"the map is in {output}: open it in a browser", err=True)


@click.command()
@click.argument("name")
@store_option
@click.option("--all", "everything", is_flag=True, help="Show long lists whole.")
def show(name: str, store: str, everything: bool) -> None:
    """Show what the graph says of one organization.

    Its kind, place, partners, agreements and events, each with the sentence it rests on.
    """
    from .profile import find_organization, profile
    from .profile_text import write_profile

    with opened(store) as graph:
        write_profile(profile(graph, find_organization(graph, name)), sys.stdout, limit=None if everything else 10)


@click.command()
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORTS),
    default="nquads",
    show_default=True,
    help="turtle: the graph current.",
)
def export(store: str, form: Any) -> None:
    """Write the graph to standard output.

    Whole and in canonical order: the same graph gives the same bytes.
    """
    from .export import export as write

    with opened(store) as graph:
        write(graph, form, sys.stdout.buffer)
    sys.stdout.buffer.flush()


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@store_option
def withdraw(reports: tuple[str, ...], store: str) -> int:
    """Take reports out of the graph.

    REPORT is the name that the column "report" of the queries shows. Exit status 2: one of them is not in the graph;
    the others are taken out.
    """
    from ..errors import UnknownName
    from .reports import withdraw as take_out

    failed = 0
    with to_change(store) as graph:
        for report in reports:
            try:
                take_out(graph, report)
                click.echo(f"withdrawn: {report}", err=True)
            except UnknownName as error:
                click.echo(f"culturepact: {error}", err=True)
                failed = 2
    return failed


@click.command()
@store_option
def check(store: str) -> int:
    """Look for what must not be in the graph.

    Exit status 1: something was found.
    """
    from .checks import check as findings

    with opened(store) as graph, progress_bar("Checking reports") as progress:
        found = list(findings(graph, progress))
    for finding in found:
        where = f"{finding.report}: " if finding.report else ""
        quote = f"\n    “{' '.join(finding.quote.split())}”" if finding.quote else ""
        click.echo(f"{finding.severity}: {where}{finding.message} <{finding.subject}>{quote}")
    violations, warnings = (sum(one.severity == severity for one in found) for severity in ("violation", "warning"))
    click.echo(f"{count(violations, 'violation')}, {count(warnings, 'warning')}", err=True)
    return 1 if violations else 0


@click.command(name="proposals")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv")),
    default="text",
    show_default=True,
    help="csv: with the IRIs, for a spreadsheet or a script.",
)
def list_proposals(store: str, form: str) -> None:
    """List what may be one.

    Pairs of organizations whose names, in any form that a report uses, are the same (=) or likely so (?), then pairs of
    agreements, events and projects, each with the reason and the reports. culturepact review decides on them.
    """
    from .proposal_text import write_proposals
    from .proposals import COLUMNS, proposals

    with opened(store) as graph:
        found, base = proposals(graph), graph.ids.base
    if form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(proposal.row() for proposal in found)
    else:
        write_proposals(found, base, sys.stdout)
    click.echo(f"{count(len(found), 'proposal')}", err=True)


COMMANDS = (
    draw_map,
    show,
    export,
    withdraw,
    check,
    list_proposals,
    *decision_commands.COMMANDS,
    *review_commands.COMMANDS,
)
