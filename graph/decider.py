"""Who decides, and why: the options of the commands that take decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec

import click

P = ParamSpec("P")


def by_option(command: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option ``--by``; its function gets ``by``, for ``decider``."""
    return click.option(
        "--by",
        metavar="NAME",
        envvar="CULTUREPACT_USER",
        show_envvar=True,
        help="Who decides.  [default: the login name]",
    )(command)


def why_option(command: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option ``--why``; its function gets ``why``, None where no reason is given."""
    return click.option("--why", metavar="TEXT", help="The reason, for those who read the decision later.")(command)


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
