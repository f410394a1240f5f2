"""Make RDF terms: nodes of the vocabulary once, literals in the one lexical form that every engine keeps.

Oxigraph stores numbers by value, so ``0.930`` would come back as ``0.93``: what is written here comes back as it was.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

import pyoxigraph as ox

from ..ontology.terms import XSD

_DATE: Final = ox.NamedNode(XSD.date)
_DECIMAL: Final = ox.NamedNode(XSD.decimal)
VOID_DATASET: Final = "http://rdfs.org/ns/void#Dataset"
VOID_URI_SPACE: Final = "http://rdfs.org/ns/void#uriSpace"


@cache
def node(name: str) -> ox.NamedNode:
    """A node of the vocabulary or of the program; not for IRIs made of reports, which would fill the memory."""
    return ox.NamedNode(name)


def iri(term: object) -> ox.NamedNode:
    """The term as a node; TypeError where it is none, which only a store that others wrote to can hold."""
    if isinstance(term, ox.NamedNode):
        return term
    raise TypeError(f"{term} is no IRI")


def text(value: str) -> ox.Literal:
    """A string without language."""
    return ox.Literal(value)


def day(value: date) -> ox.Literal:
    """An ``xsd:date`` without time zone."""
    return ox.Literal(value.isoformat(), datatype=_DATE)


@cache
def confidence(value: float) -> ox.Literal:
    """An ``xsd:decimal`` of at most four places; ValueError outside 0 to 1."""
    if not 0 <= value <= 1:
        raise ValueError(f"confidence {value} lies outside 0 to 1")
    return ox.Literal(f"{value:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)
