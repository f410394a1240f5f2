"""Which statement a person means who calls it right or wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from ..ontology.terms import RDF
from .addresses import Addresses
from .legible import shortened
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store

_STATEMENT: Final = "statement/"
_ID: Final = re.compile(r"[a-z2-7]{1,16}")


def statement_of(store: Store, given: str) -> str:
    """The IRI of the statement that is meant: an IRI, what follows the base, its id, or the beginning of its id.

    UnknownName where there is none, DecisionError where several begin so.
    """
    shown = shortened(given, 80) or "the empty id"
    short = (
        given.strip().removeprefix("<").removesuffix(">").removeprefix(store.ids.base).lower().removeprefix(_STATEMENT)
    )
    if _ID.fullmatch(short):
        statement = ox.NamedNode(f"{store.ids.base}{_STATEMENT}{short}")
        now = Addresses(store).current(statement)
        if next(store.quads(subject=now, predicate=node(RDF.subject)), None) is not None:
            return statement.value
        found = {iri(quad.subject).value for quad in store.quads(predicate=node(RDF.subject))}
        found = {one for one in found if one.startswith(statement.value)}
        if len(found) == 1:
            return found.pop()
        if found:
            raise DecisionError(f"{shown}: {len(found)} statements begin so; give more of the id")
    raise UnknownName(f"{shown}: no report makes this statement; `culturepact query statements` lists all")
