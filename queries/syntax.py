"""What may be run as a query: SPARQL that reads, and asks no other server."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import BadParameter, QueryError, QuerySyntax

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    from .catalog import QueryFile

_QUIET = re.compile(
    r"""\#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*>
      | \"{3}(?:\\.|"{0,2}[^"\\])*"{0,2}\"{3} | '{3}(?:\\.|'{0,2}[^'\\])*'{0,2}'{3}
      | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*'
      | [?$@]\w+
      | (?P<prefix>[\w.-]*):(?:[\w.:%-]|\\.)*""",
    re.VERBOSE | re.DOTALL,
)
"""What holds no keyword: comments, IRIs, strings, variables, language tags, the local part of a prefixed name."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = re.compile(r"\s*(?:PREFIX\s*[\w.-]*\s|BASE\s)", re.IGNORECASE)
_UPDATE = re.compile(r"\s*(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def check(query: QueryFile, terms: Mapping[str, NamedNode | Literal]) -> None:
    """Refuse what is no query, or no query of this graph alone, before any store sees it.

    Raises QuerySyntax with line and column where the text does not parse, QueryError for an update and for SERVICE, and
    BadParameter where a parameter is not in the SELECT clause.
    """
    from pyoxigraph import Store, Variable

    keywords = _QUIET.sub(lambda found: f"{found['prefix'] or ''} ", _ESCAPE.sub(_unescape, query.text))
    start = keywords
    while prologue := _PROLOGUE.match(start):
        start = start[prologue.end() :]
    if update := _UPDATE.match(start):
        raise QueryError(f"{query.name}: {update[1].upper()} would change the graph; a query only reads")
    if "SERVICE" in keywords.upper():
        raise QueryError(f"{query.name}: SERVICE asks another server; take it out, queries run on this graph alone")
    try:
        Store().query(query.text, substitutions={Variable(name): term for name, term in terms.items()} or None)
    except SyntaxError as error:
        raise QuerySyntax(_explain(query, str(error))) from None
    except RuntimeError:
        wanted = ", ".join(f"?{name}" for name in terms)
        raise BadParameter(f"{query.name}: add {wanted} to its SELECT; a parameter must be a column") from None


def _unescape(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 else found[0]


def _explain(query: QueryFile, message: str) -> str:
    found = _PLACE.search(message)
    if not found:
        return f"{query.name}: not SPARQL ({' '.join(message.split())[:200]})"
    line, column, reason = int(found[1]), int(found[2]), " ".join(found[3].split())
    lines = query.text.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    if "Prefix not found" in reason:
        reason = "a prefix is not declared; add its PREFIX line"
    elif len(reason) > 120:
        reason = "something else is expected here"
    near = f"near {rest[:40]!r}" if rest else "at the end of the line"
    return f"{query.name}, line {line}, column {column}: {near}: {reason}"
