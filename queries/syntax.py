"""What may be run as a query: SPARQL that reads, and asks no other server."""

from __future__ import annotations

import re

from ..errors import QuerySyntax
from ..graph.sparql import keywords
from .catalog import QueryFile

_PROLOGUE = re.compile(r"\s*(?:PREFIX\s*[\w.-]*\s|BASE\s)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)", re.IGNORECASE)


def refuse_other_than_reading(query: QueryFile) -> None:
    """Raise QuerySyntax for an update and for a query with SERVICE, before any store sees it."""
    text = start = keywords(query.text)
    while prologue := _PROLOGUE.match(start):
        start = start[prologue.end() :]
    if update := _UPDATE.match(start):
        raise QuerySyntax(f"{query.name}: {update[1].upper()} would change the graph; a query only reads")
    if "SERVICE" in text:
        raise QuerySyntax(f"{query.name}: SERVICE asks another server; take it out, queries run on this graph alone")
