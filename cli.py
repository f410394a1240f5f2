"""The command line: its commands, and how errors become one line and an exit status.

Results go to standard output, everything else to standard error. Exit status: 0 done, 1 some reports could not be read
or something was found, 2 the call is wrong or the store cannot be used, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from . import __version__
from .errors import CulturepactError
from .graph import commands as graph
from .graph.store_option import DEFAULT_STORE, opened, store_option
from .ingest import commands as ingest
from .queries import commands as queries
from .wording import count


class _Commands(click.Group):
    """The group; a reader of its output that has seen enough (``| head``) is no error."""

    def invoke(self, ctx: click.Context) -> Any:
        """See ``click.Group``; click itself would end with status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()
            return 0


def main() -> NoReturn:
    """Run the command line; an error of the system ends in one line too, or a trace with ``$CULTUREPACT_DEBUG`` set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = cli.main(prog_name="culturepact", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("culturepact: interrupted: nothing is half written; run the same command again to go on", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except CulturepactError as error:
        _fail(str(error))
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except OSError as error:
        if os.environ.get("CULTUREPACT_DEBUG"):
            raise
        _drop_output()
        where = error.filename or "the output"
        _fail(f"{where}: {error.strerror or error}: check the path, its permissions and the space left")
    sys.exit(status if isinstance(status, int) else 0)


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the end of Python does not fail on it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> NoReturn:
    click.echo(f"culturepact: {' '.join(message.split())}", err=True)
    sys.exit(2)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, "--version", message="culturepact %(version)s")
def cli() -> None:
    """A knowledge graph of cultural cooperation, read from reports.

    \b
    culturepact ingest reports/       read reports into the graph
    culturepact query partnerships    who works with whom
    culturepact map -o map.html       the network as one page, offline
    """


@cli.command()
@store_option
@graph.page_option
def demo(store: str, output: Path) -> int:
    """Read the sample reports and draw their map."""
    from importlib.resources import as_file, files
    from shlex import quote

    from .graph.map import write_map
    from .queries.runner import run_query

    with as_file(files("culturepact") / "samples" / "reports") as samples, opened(store, write=True) as held:
        summary = ingest.run([samples], held)
        ingest.tell(summary, store)
        write_map(held, output, title="Sample reports")
        strongest = sorted(
            run_query(held, "partnerships").records(),
            key=lambda row: (-int(row["agreements"] or 0), row["source_name"] or "", row["target_name"] or ""),
        )[:5]
    click.echo("\nThe strongest partnerships:")
    for row in strongest:
        agreements = count(int(row["agreements"] or 0), "agreement")
        click.echo(f"  {row['source_name']} – {row['target_name']} ({agreements})")
    option = "" if store == DEFAULT_STORE else f" --store {quote(store)}"
    click.echo(f"\nThe map:   {output.resolve()}")
    click.echo(f"Try next:  {_program()} query agreements{option}")
    if strongest:
        click.echo(f"           {_program()} show {quote(strongest[0]['source_name'] or '')}{option}")
    return 1 if summary.refused else 0


def _program() -> str:
    """How the program can be called again from this folder."""
    from shutil import which

    called = Path(sys.argv[0])
    if which("culturepact"):
        return "culturepact"
    return os.path.relpath(called) if called.name == "culturepact" else "python -m culturepact"


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    source <(culturepact completion bash)      in ~/.bashrc; zsh likewise
    culturepact completion fish | source       in config.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "culturepact", "_CULTUREPACT_COMPLETE").source())


for command in (ingest.ingest, ingest.explain, ingest.score, queries.query, queries.queries, *graph.COMMANDS):
    cli.add_command(command)

if __name__ == "__main__":
    main()
