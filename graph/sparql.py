"""What must be known of a query's text before an engine gets it, and what an engine's complaint means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import QuerySyntax

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
_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?:^|, )([A-Z][a-z]+ [^,\[\]'\"]+?)(?:,|$)")
_UPDATES = ("INSERT", "DELETE", "DROP", "CLEAR", "LOAD", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_SHOWN = 40


def keywords(sparql: str) -> str:
    """What is left of a query, in upper case, without strings, IRIs, local names, variables and comments."""
    return _QUIET.sub(lambda found: f"{found['prefix'] or ''} ", _ESCAPE.sub(_unescape, sparql)).upper()


def words(sparql: str) -> set[str]:
    """The keywords of a query in upper case."""
    return set(_in_order(sparql))


def names_its_graphs(sparql: str) -> bool:
    """Whether the query has a FROM or FROM NAMED of its own."""
    return "FROM" in words(sparql)


def refuse_remote(sparql: str) -> None:
    """QuerySyntax if the query would fetch something from elsewhere: nothing leaves the machine because of a query."""
    if "SERVICE" in keywords(sparql):
        raise QuerySyntax("the query uses SERVICE, which would ask another server: take that part out")


def syntax_error(error: SyntaxError, sparql: str) -> QuerySyntax:
    """The engine's complaint: line and column (from 1), what stands there, and as much of the reason as helps."""
    first = next((word for word in _in_order(sparql) if word not in ("PREFIX", "BASE")), "")
    if first in _UPDATES:
        return QuerySyntax(f"this is an update ({first}) and no query: use SELECT, ASK, CONSTRUCT or DESCRIBE")
    if not first:
        return QuerySyntax("the query is empty: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")
    match = _PLACE.match(str(error))
    if match is None:
        return QuerySyntax(f"the query does not parse: {' '.join(str(error).split())}")
    line, column = int(match[1]), int(match[2])
    lines = sparql.splitlines() or [""]
    at = lines[line - 1] if line <= len(lines) else ""
    before, rest = at[: column - 1].strip(), at[column - 1 :].strip()
    where = f"at {rest[:_SHOWN]!r}" if rest else f"after {before[-_SHOWN:]!r}" if before else "at its end"
    reason = _SENTENCE.search(match[3])
    why = f" ({reason[1][0].lower()}{reason[1][1:]})" if reason else ""
    return QuerySyntax(f"the query does not parse: line {line}, column {column}, {where}{why}")


def _in_order(sparql: str) -> Iterator[str]:
    return (match[0].upper() for match in re.finditer(r"\w+", _QUIET.sub(" ", sparql)))


def _unescape(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number < 0x110000 else found[0]
