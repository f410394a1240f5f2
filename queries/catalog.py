"""The queries that come with culturepact, and a user's own: files with a header.

A header is the comment lines before the SPARQL text::

    # title: Agreements and their parties
    # question: Which agreements does each report tell of?
    # param report text: the report's identifier
    # column agreement iri: the agreement
    # order: report, agreement

A parameter is a variable of the SELECT clause which every row binds: a value given to one that only an OPTIONAL binds
would be shown in rows it does not hold for.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..errors import QuerySyntax, UnknownQuery

HERE = Path(__file__).parent
KINDS: Final = ("iri", "text", "integer", "decimal", "date")
"""What a parameter may be; a column may also be ``any``."""
STANDARD_INPUT: Final = "standard input"
_LINE = re.compile(r"#\s*(title|question|order)\s*:\s*(.+)", re.IGNORECASE)
_DECLARATION = re.compile(r"#\s*(param|column)\s+\??(\w+)\s+(\w+)\s*:\s*(.+)", re.IGNORECASE)
_ATTEMPT = re.compile(r"#\s*(param|column)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variable:
    """A parameter or a column: its name without ``?``, its kind and what it means."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A query as its file has it; ``name`` is what messages call it. Without a header all else is empty."""

    name: str
    text: str
    title: str = ""
    question: str = ""
    order: str = ""
    parameters: tuple[Variable, ...] = field(default=())
    columns: tuple[Variable, ...] = field(default=())


def named_queries() -> list[QueryFile]:
    """Return the queries that come with culturepact, by name."""
    return [read_query(path.stem, path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.rq"))]


def find_query(name: str, standard_input: str | None = None) -> QueryFile:
    """Return a named query, the query in a file, or for ``-`` the one in ``standard_input``.

    Raises UnknownQuery where there is none of that name (the message offers close names) or its file cannot be read,
    and QuerySyntax where a line of its header is wrong.
    """
    if name == "-":
        if standard_input is None:
            raise UnknownQuery("-: no query came on standard input")
        return read_query(STANDARD_INPUT, standard_input)
    names = [path.stem for path in HERE.glob("*.rq")]
    if name in names:
        return read_query(name, (HERE / f"{name}.rq").read_text(encoding="utf-8"))
    path = Path(name)
    if path.suffix == ".rq" or path.is_file():
        return read_query(name, _read(path))
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    offer = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(sorted(names))}"
    raise UnknownQuery(f"{name}: neither a named query nor a file; {offer}")


def read_query(name: str, text: str) -> QueryFile:
    """Read the header of a query text. Raises QuerySyntax where a declaration in it is wrong."""
    told: dict[str, str] = {}
    declared: dict[str, list[Variable]] = {"param": [], "column": []}
    text = text.removeprefix("\ufeff")
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if line and not line.startswith("#"):
            break
        if found := _LINE.fullmatch(line):
            told[found[1].lower()] = found[2]
        elif found := _DECLARATION.fullmatch(line):
            what, variable = found[1].lower(), Variable(found[2], found[3].lower(), found[4])
            allowed = KINDS if what == "param" else (*KINDS, "any")
            if variable.kind not in allowed:
                raise QuerySyntax(f"{name}, line {number}: no kind '{found[3]}'; use {', '.join(allowed)}")
            declared[what].append(variable)
        elif _ATTEMPT.match(line):
            raise QuerySyntax(f"{name}, line {number}: write '# {line.lstrip('# ').split()[0]} NAME KIND: meaning'")
    return QueryFile(
        name,
        text,
        told.get("title", ""),
        told.get("question", ""),
        told.get("order", ""),
        tuple(declared["param"]),
        tuple(declared["column"]),
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UnknownQuery(f"{path}: not a text in UTF-8; save it as such") from None
    except OSError as error:
        raise UnknownQuery(f"{path}: cannot be read ({error.strerror or error}); check the path") from None
