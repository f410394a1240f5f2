"""Values given to a query become RDF terms; they are never pasted into its text."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import BadParameter
from ..ontology.terms import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from .catalog import QueryFile

_XSD = PREFIXES["xsd"]
_FORMS = {
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
}
_WANTED = {
    "integer": "a whole number such as 120",
    "decimal": "a number such as 0.8",
    "date": "a day such as 2018-06-21",
}


def bind(query: QueryFile, values: Mapping[str, str], base: str) -> dict[str, NamedNode | Literal]:
    """Return the term for each value, by the kinds the query's header declares.

    An IRI may be whole, in ``<>``, with a prefix (``cp:party``), or relative to ``base``, the store's base IRI. Raises
    BadParameter for a name the query does not declare and for a value that is not of its kind.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    terms: dict[str, NamedNode | Literal] = {}
    for name, value in values.items():
        if name not in kinds:
            raise BadParameter(f"{query.name}: no parameter '{name}'; {_advice(name, list(kinds))}")
        terms[name] = _term(f"{query.name}: parameter '{name}'", kinds[name], value, base)
    return terms


def _advice(name: str, names: list[str]) -> str:
    if not names:
        return f"it declares none: add a line '# param {name} text: what it means' at its top and ?{name} to its SELECT"
    close = difflib.get_close_matches(name, names, n=1)
    return (f"did you mean '{close[0]}'? " if close else "") + f"it has {', '.join(names)}"


def _term(subject: str, kind: str, value: str, base: str) -> NamedNode | Literal:
    from pyoxigraph import Literal, NamedNode

    if kind == "iri":
        iri = _iri(value.strip(), base)
        try:
            return NamedNode(iri or "")
        except ValueError:
            raise BadParameter(f"{subject} wants an IRI, whole or such as cp:party, not {value!r}") from None
    if kind == "text":
        return Literal(value)
    value = value.strip()
    if not _FORMS[kind].fullmatch(value) or (kind == "date" and not _is_day(value)):
        raise BadParameter(f"{subject} wants {_WANTED[kind]}, not {value!r}")
    return Literal(value, datatype=NamedNode(_XSD + kind))


def _iri(value: str, base: str) -> str | None:
    if value.startswith("<") and value.endswith(">"):
        return value[1:-1]
    scheme, colon, rest = value.partition(":")
    if colon and scheme in PREFIXES:
        return str(PREFIXES[scheme] + rest)
    if colon and scheme in ("http", "https", "urn"):
        return value
    return base + value if value and not colon else None


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
