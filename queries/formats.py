"""Write the answer to a query as a table, CSV, JSON or Turtle."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Final, TextIO

from ..errors import QueryError
from ..ontology.terms import PREFIXES
from .runner import Result, text_of
from .table import write_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .runner import Term

FORMATS: Final = ("table", "csv", "json", "turtle")


def write(result: Result, format: str, out: TextIO) -> None:
    """Write all rows to ``out``; ``result.count`` tells afterwards how many there were.

    ``csv`` is RFC 4180 with a header line; an unknown value is an empty cell, and no cell is changed, a leading ``=``
    included. ``json`` is SPARQL 1.1 Query Results JSON. ``turtle`` wants the triples of a CONSTRUCT or DESCRIBE. Raises
    QueryError where the format does not fit.
    """
    writers: dict[str, Callable[[Result, TextIO], None]] = {
        "table": write_table,
        "csv": _write_csv,
        "json": _write_json,
        "turtle": _write_turtle,
    }
    if format not in writers:
        raise QueryError(f"{format}: no such format; use {', '.join(FORMATS)}")
    writers[format](result, out)


def _write_csv(result: Result, out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(result.columns)
    for row in result:
        writer.writerow(["" if term is None else text_of(term) for term in row])


def _write_json(result: Result, out: TextIO) -> None:
    if result.form == "ask":
        [(answer,)] = list(result)
        json.dump({"head": {}, "boolean": text_of(answer) == "true" if answer else False}, out)
        out.write("\n")
        return
    out.write('{"head": ' + json.dumps({"vars": result.columns}, ensure_ascii=False) + ', "results": {"bindings": [')
    for number, row in enumerate(result):
        binding = {column: _json_term(term) for column, term in zip(result.columns, row) if term is not None}
        out.write((",\n" if number else "\n") + json.dumps(binding, ensure_ascii=False))
    out.write("\n]}}\n")


def _json_term(term: Term) -> dict[str, Any]:
    from pyoxigraph import BlankNode, Literal, NamedNode

    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        literal = {"type": "literal", "value": term.value}
        if term.language:
            literal["xml:lang"] = term.language
        elif term.datatype.value != PREFIXES["xsd"] + "string":
            literal["datatype"] = term.datatype.value
        return literal
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {part: _json_term(inner) for part, inner in parts.items()}}


def _write_turtle(result: Result, out: TextIO) -> None:
    from pyoxigraph import RdfFormat, Triple, serialize

    if result.form != "graph":
        raise QueryError(f"{result.query.name}: turtle needs a CONSTRUCT or DESCRIBE; use table, csv or json")
    triples: list[Any] = [Triple(*row) for row in result]  # type: ignore[arg-type]
    out.write((serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode())
