"""The commands that ask the graph."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..errors import UnknownQuery
from ..graph.store_option import confidence_option, opened, store_option
from ..wording import count

if TYPE_CHECKING:
    from ..graph.store import Store

FORMATS = ("table", "csv", "json", "turtle")


@click.command()
@click.argument("name")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE...]")
@store_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="table on a terminal, else csv; turtle for CONSTRUCT."
)
@confidence_option
def query(name: str, parameters: tuple[str, ...], store: str, form: str | None, min_confidence: float) -> None:
    """Run a named query, or one of your own.

    NAME is a named query, a .rq file, or - for SPARQL from standard input. culturepact queries lists the named ones
    and their parameters.
    """
    from .catalog import find_query
    from .formats import write
    from .runner import run_query

    file = find_query(name, _standard_input() if name == "-" else None)
    with opened(store) as graph:
        result = run_query(_sure(graph, min_confidence), file, _pairs(parameters))
        write(result, form or ("table" if sys.stdout.isatty() else "csv"), sys.stdout)
    sys.stdout.flush()
    if sys.stdout.isatty() and result.form == "select":
        click.echo(count(result.count, "row"), err=True)


def _sure(store: Store, least: float) -> Store:
    from ..graph.confident import confident

    return confident(store, least) if least else store


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise UnknownQuery("-: what came on standard input is no text in UTF-8; give it as such") from None


def _pairs(parameters: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for parameter in parameters:
        key, equals, value = parameter.partition("=")
        if not equals or not key:
            raise click.UsageError(f"{parameter!r} is no KEY=VALUE")
        if key in pairs:
            raise click.UsageError(f"{key} is given twice")
        pairs[key] = value
    return pairs


@click.command()
@click.argument("name", required=False)
def queries(name: str | None) -> None:
    """List the named queries, or tell what one wants and gives."""
    from .catalog import find_query, named_queries

    if name is None:
        for file in named_queries():
            click.echo(f"{file.name:<14} {file.question or file.title}")
            if file.parameters:
                click.echo(f"{'':<14} {' '.join(f'[{p.name}=…]' for p in file.parameters)}")
        return
    file = find_query(name)
    click.echo(f"{file.name}: {file.title}\n{file.question}")
    for title, listed in (("Parameters", file.parameters), ("Columns", file.columns)):
        click.echo(f"\n{title}:")
        for item in listed:
            click.echo(f"  {item.name:<18} {item.kind:<8} {item.meaning}")
    click.echo(f"\nOrder: {file.order}")
