"""Draw an answer as a table: fitted to a terminal, whole and plain anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from ..graph.legible import legible, width
from ..ontology.terms import PREFIXES
from .runner import Result, text_of

if TYPE_CHECKING:
    from .runner import Term

_LEGIBLE = 12
"""Columns of text narrower than this, and than their longest cell, are hard to read."""


def write_table(result: Result, out: TextIO) -> None:
    """Write a table. On a terminal it is fitted to the width; elsewhere a row is a line. Nothing is cut off.

    IRIs are shortened: ``cp:party``, or relative to the store's base. Control characters become U+FFFD, so that the
    words of a report cannot steer the terminal.
    """
    rows = [[_cell(term, result.base) for term in row] for row in result]
    if out.isatty():
        _draw(list(result.columns), rows, out)
        return
    widths = [max(map(width, column)) for column in zip(result.columns, *rows)]
    for row in [list(result.columns), ["-" * wide for wide in widths], *rows]:
        out.write("  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths)).rstrip() + "\n")


def _draw(columns: list[str], rows: list[list[str]], out: TextIO) -> None:
    """Draw rows side by side where each column gets a legible width, else each row as a block of lines."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    needed = sum(min(_LEGIBLE, max(map(width, column))) + 2 for column in zip(columns, *rows))
    if needed <= console.width:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for column in columns:
            table.add_column(Text(column), overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
    else:
        table = Table.grid(padding=(0, 2))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for row in rows:
            for column, cell in zip(columns, row):
                table.add_row(Text(column), Text(cell))
            table.add_row()
    console.print(table)


def _cell(term: Term | None, base: str) -> str:
    if term is None:
        return ""
    text = text_of(term)
    if type(term).__name__ == "NamedNode":
        text = _shortened(text, base)
    return legible(text)


def _shortened(iri: str, base: str) -> str:
    if iri.startswith(base) and len(iri) > len(base):
        return iri[len(base) :]
    namespaces = [(prefix, namespace) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not namespaces:
        return iri
    prefix, namespace = max(namespaces, key=lambda found: len(found[1]))
    return f"{prefix}:{iri[len(namespace) :]}"
