"""Runs the queries a profile is made of: the files ``profile_*.rq``."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

if TYPE_CHECKING:
    from .store import Store

Row: TypeAlias = dict[str, str | None]


def rows(store: Store, name: str, agent: ox.NamedNode | None = None) -> list[Row]:
    """Return the rows as text by column, ordered by their cells; None is unknown."""
    sparql = files(__package__).joinpath(f"profile_{name}.rq").read_text(encoding="utf-8")
    found = store.query(sparql, {"agent": agent} if agent else None)
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    read = [{column: None if row[column] is None else row[column].value for column in columns} for row in found]
    return sorted(read, key=lambda row: [row[column] or "" for column in columns])
