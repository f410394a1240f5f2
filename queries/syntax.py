"""What may be run as a query: SPARQL that reads, and asks no other server."""

from __future__ import annotations

import re

from ..errors import QuerySyntax
from .catalog import QueryFile

_QUIET = re.compile(
    r"""\#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
      | \"{3}(?:\\.|"{0,2}[^"\\])*"{0,2}\"{3} | '{3}(?:\\.|'{0,2}[^'\\])*'{0,2}'{3}
      | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*'
      | [?$@]\w+
      | (?P<prefix>[\w.-]*):(?:[\w.:%-]|\\.)*""",
    re.VERBOSE | re.DOTALL,
)
"""What holds no keyword: comments, IRIs, strings, variables, language tags, the local part of a prefixed name.

A prefix may hold one, since ``SERVICE:x`` is read as the keyword and a name.
"""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s*[\w.-]*\s|BASE\s)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)", re.IGNORECASE)


def refuse_other_than_reading(query: QueryFile) -> None:
    """Raise QuerySyntax for an update and for a query with SERVICE, before any store sees it."""
    keywords = _QUIET.sub(lambda found: f"{found['prefix'] or ''} ", _ESCAPE.sub(_unescape, query.text))
    start = keywords
    while prologue := _PROLOGUE.match(start):
        start = start[prologue.end() :]
    if update := _UPDATE.match(start):
        raise QuerySyntax(f"{query.name}: {update[1].upper()} would change the graph; a query only reads")
    if "SERVICE" in keywords.upper():
        raise QuerySyntax(f"{query.name}: SERVICE asks another server; take it out, queries run on this graph alone")


def _unescape(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 else found[0]
