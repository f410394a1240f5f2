"""A progress bar on standard error, for work on many reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress_bar(label: str, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """What tells a bar the reports done and their number; None where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, file=sys.stderr, width=30, show_pos=True) as bar:

        def progress(done: int, number: int) -> None:
            bar.length = number
            bar.update(done - bar.pos)

        yield progress
