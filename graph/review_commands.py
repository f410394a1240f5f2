"""The commands by which people go through what is proposed, and say what a thing is called elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from ..wording import count
from .decider import decider, decision_options
from .store_option import store_option, to_change


@click.command()
@decision_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask about at most so many pairs.")
def review(store: str, by: str | None, why: str | None, limit: int | None) -> None:
    """Go through the proposals and decide.

    Each pair is shown with its sentences and asked about: s same, d different, k skip, u undo the last answer, q quit.
    Each answer is stored at once.
    """
    from .review import review as walk

    who = decider(by)
    with to_change(store) as graph:
        found = walk(graph, who, why, limit)
    click.echo(f"{count(found.decided, 'pair')} decided, {found.skipped} skipped, {found.left} left", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
@click.option("--remove", is_flag=True, help="Take the links of the file out again.")
def link(file: Path, store: str, remove: bool) -> int:
    """Say what things are called elsewhere.

    FILE is a CSV of two columns: an organization, event, person … (its name, its IRI, or what follows the base in it),
    and an external IRI, as of Wikidata or ROR. Two things of a kind with one external IRI are one. Exit status 1: a row
    is refused and told; the others are done.
    """
    from .legible import LONGEST_REASON, shortened
    from .links import link as write
    from .links import read_links

    with to_change(store) as graph:
        found = write(graph, read_links(file), remove=remove)
    for line, reason in found.refused:
        click.echo(f"refused: {file}, line {line}: {shortened(reason, LONGEST_REASON)}", err=True)
    done, known = ("taken out", "not there") if remove else ("written", "known")
    told = f"{count(found.changed, 'link')} {done}, {found.known} {known}, {len(found.refused)} refused"
    click.echo(told, err=True)
    return 1 if found.refused else 0


COMMANDS = (review, link)
