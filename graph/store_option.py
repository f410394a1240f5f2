"""The options ``--store`` and ``--min-confidence`` of the commands, and the store for as long as a command runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec

import click

if TYPE_CHECKING:
    from .store import Store

P = ParamSpec("P")
DEFAULT_STORE = "culturepact.db"


def store_option(command: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option; its function gets the location as ``store``."""
    return click.option(
        "--store",
        metavar="STORE",
        envvar="CULTUREPACT_STORE",
        default=DEFAULT_STORE,
        show_default=True,
        show_envvar=True,
        help="The folder of the graph.",
    )(command)


def confidence_option(command: Callable[P, Any]) -> Callable[P, Any]:
    """Give a command the option; its function gets ``min_confidence``, 0 where all counts."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="C",
        default=0,
        show_default=True,
        help="Leave out statements of less confidence, 0 to 1.",
    )(command)


@contextmanager
def opened(location: str, *, write: bool = False) -> Iterator[Store]:
    """Open a store and close it whatever happens; raises as ``store.open_store``, which is loaded only here."""
    from .store import open_store

    store = open_store(location, write=write)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def to_change(location: str) -> Iterator[Store]:
    """Open a store for writing that is there already: none is made where there is none."""
    with opened(location):
        pass
    with opened(location, write=True) as store:
        yield store
