"""Who decides, and why: the options of the commands that take decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec

import click

from .store_option import store_option

P = ParamSpec("P")


def decision_options(command: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the options ``--store``, ``--by`` and ``--why``; ``by`` is for ``decider``."""
    command = click.option("--why", metavar="TEXT", help="The reason, for those who read the decision later.")(command)
    command = click.option(
        "--by",
        metavar="NAME",
        envvar="CULTUREPACT_USER",
        show_envvar=True,
        help="Who decides; if not given, the login name.",
    )(command)
    return store_option(command)


def decider(by: str | None) -> str:
    """Who decides, the login name where ``by`` is None; UsageError where that is not to be had."""
    import getpass

    try:
        found = (getpass.getuser() if by is None else by).strip()
    except (ImportError, KeyError, OSError):
        found = ""
    if not found:
        raise click.UsageError("who decides is not known; give --by NAME, or set CULTUREPACT_USER")
    return found
