"""The commands: parse, call one function of the library, print.

Results go to standard output, everything else to standard error. Exit status: 0 done, 1 some reports could not be read
or findings were found, 2 the call is wrong or the store cannot be used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec

import click

from . import __version__
from .errors import CulturepactError

if TYPE_CHECKING:
    from .graph.store import Store
    from .ingest.run import Summary

P = ParamSpec("P")
FORMATS = ("table", "csv", "json", "turtle")
EXPORTS = ("nquads", "trig", "turtle")


def main() -> NoReturn:
    """Run the command line; an error of the system ends in one line too, or a trace with ``$CULTUREPACT_DEBUG`` set."""
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted: what was written so far is whole; run the same command again to go on", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CulturepactError as error:
        _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if os.environ.get("CULTUREPACT_DEBUG"):
            raise
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}: check the path and its permissions")
    sys.exit(status if isinstance(status, int) else 0)


def _fail(message: str) -> NoReturn:
    click.echo(f"culturepact: {' '.join(message.split())}", err=True)
    sys.exit(2)


def _store_option(command: Callable[P, Any]) -> Callable[P, Any]:
    return click.option(
        "--store",
        metavar="STORE",
        envvar="CULTUREPACT_STORE",
        default="culturepact.db",
        show_default=True,
        show_envvar=True,
        help="The folder of the graph.",
    )(command)


@contextmanager
def _opened(location: str, *, write: bool = False) -> Iterator[Store]:
    from .graph.store import open_store

    store = open_store(location, write=write)
    try:
        yield store
    finally:
        store.close()


def _exit_with(status_of: Callable[P, int | None]) -> Callable[P, None]:
    @wraps(status_of)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        status = status_of(*args, **kwargs)
        if status:
            click.get_current_context().exit(status)

    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, no_args_is_help=True)
@click.version_option(__version__, "--version", message="culturepact %(version)s")
def cli() -> None:
    """A knowledge graph of cultural cooperation, read from reports.

    \b
    culturepact ingest reports/       read reports into the graph
    culturepact query partnerships    who works with whom
    culturepact map -o map.html       the network as one page, offline
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_store_option
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Reading processes; by default as many as pay off.")
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary; refusals are still told.")
@click.option("--verbose", "-v", is_flag=True, help="Also list the clauses with an agreement word that gave nothing.")
@_exit_with
def ingest(paths: tuple[str, ...], store: str, jobs: int | None, quiet: bool, verbose: bool) -> int:
    """Read reports into the graph: files, or folders searched for .txt, .md and .html files.

    Reports that have not changed since the last run are passed over. Exit status 1: some could not be read; each is
    named, the rest are in.
    """
    with _opened(store, write=True) as opened:
        summary = _ingest(paths, opened, jobs, quiet)
    _tell(summary, quiet, verbose, store)
    return 1 if summary.refused else 0


def _ingest(paths: tuple[str, ...], opened: Store, jobs: int | None, quiet: bool) -> Summary:
    from .ingest.run import ingest as run

    if quiet or not sys.stderr.isatty():
        return run(paths, opened, jobs=jobs)
    with click.progressbar(length=1, label="Reading reports", file=sys.stderr, width=30, show_pos=True) as bar:

        def progress(done: int, number: int) -> None:
            bar.length = number
            bar.update(done - bar.pos)

        return run(paths, opened, jobs=jobs, progress=progress)


def _tell(summary: Summary, quiet: bool, verbose: bool, store: str) -> None:
    for warning in summary.warnings:
        click.echo(f"warning: {warning}", err=True)
    for error in summary.refused:
        click.echo(f"not read: {error}", err=True)
    if quiet:
        return
    if verbose:
        for report, clause in summary.unread_clauses:
            click.echo(f"no agreement made of: {report}: {' '.join(clause.split())}", err=True)
    parts = [f"{_count(summary.read, 'report')} read"]
    parts += [f"{summary.unchanged} unchanged"] if summary.unchanged else []
    parts += [f"{len(summary.refused)} not read"] if summary.refused else []
    click.echo(f"{', '.join(parts)}; the graph is in {store}", err=True)
    if summary.read:
        found = [_count(getattr(summary, kind), name) for kind, name in _FOUND]
        click.echo(f"found: {', '.join(found)}", err=True)
        if summary.unread:
            clauses = _count(summary.unread, "clause")
            more = "" if verbose else " (--verbose lists them)"
            click.echo(f"{clauses} with an agreement word gave no agreement{more}", err=True)


_FOUND = (
    ("organizations", "organization"),
    ("people", "person"),
    ("agreements", "agreement"),
    ("projects", "project"),
    ("events", "event"),
)


def _count(number: int, name: str) -> str:
    plural = {"person": "people"}.get(name, f"{name}s")
    return f"{number:,} {name if number == 1 else plural}"


@cli.command()
@click.argument("name")
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE...]")
@_store_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="table on a terminal, else csv; turtle for CONSTRUCT."
)
def query(name: str, parameters: tuple[str, ...], store: str, form: str | None) -> None:
    """Run a named query, a .rq file, or - (SPARQL from standard input).

    culturepact queries lists the named ones and their parameters.
    """
    from .queries.catalog import find_query
    from .queries.formats import write
    from .queries.runner import run_query

    file = find_query(name, sys.stdin.read() if name == "-" else None)
    with _opened(store) as opened:
        result = run_query(opened, file, _pairs(parameters))
        write(result, form or ("table" if sys.stdout.isatty() else "csv"), sys.stdout)
    sys.stdout.flush()
    if sys.stdout.isatty() and result.form == "select":
        click.echo(_count(result.count, "row"), err=True)


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


@cli.command()
@click.argument("name", required=False)
def queries(name: str | None) -> None:
    """List the named queries, or tell one query's parameters and columns."""
    from .queries.catalog import find_query, named_queries

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


@cli.command(name="map")
@_store_option
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default="map.html",
    show_default=True,
    help="The page.",
)
@click.option("--title", help="The page's title.")
@click.option(
    "--max",
    "limit",
    type=click.IntRange(1),
    default=150,
    show_default=True,
    help="At most so many organizations are drawn.",
)
def draw_map(store: str, output: Path, title: str | None, limit: int) -> None:
    """Write the partnership network as one HTML page that works offline."""
    from .graph.map import write_map

    with _opened(store) as opened:
        write_map(opened, output, title=title, limit=limit)
    click.echo(f"the map is in {output}: open it in a browser", err=True)


@cli.command()
@click.argument("name")
@_store_option
@click.option("--all", "everything", is_flag=True, help="Long lists whole.")
def show(name: str, store: str, everything: bool) -> None:
    """Show one organization: kind, place, partners, agreements, events, each with the sentence it rests on."""
    from .graph.profile import find_organization, profile
    from .graph.profile_text import write_profile

    with _opened(store) as opened:
        write_profile(profile(opened, find_organization(opened, name)), sys.stdout, limit=None if everything else 10)


@cli.command()
@_store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(EXPORTS),
    default="nquads",
    show_default=True,
    help="turtle: the graph current.",
)
def export(store: str, form: Any) -> None:
    """Write the whole graph to standard output, in canonical order."""
    from .graph.export import export as write

    with _opened(store) as opened:
        write(opened, form, sys.stdout.buffer)
    sys.stdout.buffer.flush()


@cli.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_store_option
@_exit_with
def withdraw(reports: tuple[str, ...], store: str) -> int:
    """Take reports out of the graph, by the name the column "report" shows.

    Exit status 2: one of them is not in the graph; the others are taken out.
    """
    from .errors import UnknownName
    from .graph.reports import withdraw as take_out

    failed = 0
    with _opened(store, write=True) as opened:
        for report in reports:
            try:
                take_out(opened, report)
                click.echo(f"withdrawn: {report}", err=True)
            except UnknownName as error:
                click.echo(f"culturepact: {error}", err=True)
                failed = 2
    return failed


@cli.command()
@_store_option
@_exit_with
def check(store: str) -> int:
    """Look for what must not be in the graph. Exit status 1: something was found."""
    from .graph.checks import check as findings

    violations = warnings = 0
    with _opened(store) as opened:
        for finding in findings(opened):
            violations += finding.severity == "violation"
            warnings += finding.severity == "warning"
            where = f"{finding.report}: " if finding.report else ""
            quote = f"\n    “{' '.join(finding.quote.split())}”" if finding.quote else ""
            click.echo(f"{finding.severity}: {where}{finding.message} <{finding.subject}>{quote}")
    click.echo(f"{_count(violations, 'violation')}, {_count(warnings, 'warning')}", err=True)
    return 1 if violations else 0


@cli.command()
@_store_option
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default="map.html",
    show_default=True,
    help="The page.",
)
@_exit_with
def demo(store: str, output: Path) -> int:
    """Read the sample reports, draw their map, and say what to try next."""
    from importlib.resources import as_file, files

    from .graph.map import write_map
    from .queries.runner import run_query

    with as_file(files("culturepact") / "samples" / "reports") as samples, _opened(store, write=True) as opened:
        summary = _ingest((str(samples),), opened, None, False)
        _tell(summary, False, False, store)
        write_map(opened, output, title="Sample reports")
        result = run_query(opened, "partnerships")
        strongest = sorted(
            result.records(), key=lambda r: (-int(r["agreements"] or 0), r["source_name"] or "", r["target_name"] or "")
        )[:5]
    click.echo("\nThe strongest partnerships:")
    for row in strongest:
        click.echo(
            f"  {row['source_name']} – {row['target_name']} ({_count(int(row['agreements'] or 0), 'agreement')})"
        )
    option = "" if store == "culturepact.db" else f" --store {store}"
    click.echo(f"\nThe map:   {output.resolve()}")
    click.echo(f"Try next:  culturepact query agreements{option}")
    if strongest:
        click.echo(f'           culturepact show "{strongest[0]["source_name"]}"{option}')
    return 1 if summary.refused else 0


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell, to be sourced by it."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "culturepact", "_CULTUREPACT_COMPLETE").source())


if __name__ == "__main__":
    main()
