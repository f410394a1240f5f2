"""Look for what must not be in a store: shapes for each report, ``check_*.rq`` and a rebuild of ``current`` for all.

The queries return what is wrong, so a sound store gives no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, OA, RDF
from .current import compare
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    ``report`` is the identifier of the report at fault, None where none is; ``subject`` an IRI; ``quote`` words of the
    report that the subject rests on, None where there are none. A warning says that something is likely incomplete.
    """

    report: str | None
    subject: str
    severity: Literal["violation", "warning"]
    message: str
    quote: str | None = None


def check(store: Store) -> Iterator[Finding]:
    """All findings, report by report and then those of the whole store; a second or so for 25 reports."""
    for graph in sorted(store.graphs()):
        report = store.ids.report_of(graph)
        if report is not None:
            yield from _shapes(store, graph, report)
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.startswith("check_") and file.name.endswith(".rq"):
            yield from _rows(store, file.read_text(encoding="utf-8"))
    for due, triple in compare(store):
        what = "lacks" if due else "has too much"
        message = f"graph current {what}: {triple.predicate} {triple.object}; derive it anew"
        yield Finding(None, iri(triple.subject).value, "violation", message)


def _shapes(store: Store, graph: str, report: str) -> Iterator[Finding]:
    from ..ontology.shapes import validate
    from .dataset import named_graph

    identifier = _value(store.quads(graph, subject=ox.NamedNode(report), predicate=node(DCT.identifier)))
    for found in validate(named_graph(store, graph)):
        quote = _quote(store, graph, found.focus, found.path)
        yield Finding(identifier, found.focus, found.severity, _with_path(found.path, found.message), quote)


def _rows(store: Store, query: str) -> Iterator[Finding]:
    title = query.partition("# title: ")[2].partition("\n")[0]
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = {variable.value for variable in found.variables}
    rows = [{name: row[name].value for name in names if row[name] is not None} for row in found]
    for row in sorted(rows, key=lambda row: (row.get("report", ""), row["subject"], row.get("quote", ""))):
        yield Finding(row.get("report"), row["subject"], "violation", title, row.get("quote"))


def _quote(store: Store, graph: str, focus: str, path: str | None) -> str | None:
    """Words of the statement at fault, else of one with this subject and predicate, else of any with this subject."""
    if not focus.startswith(store.ids.base):
        return None
    subject = ox.NamedNode(focus)
    about = [iri(quad.subject) for quad in store.quads(graph, predicate=node(RDF.subject), object=subject)]
    if path is not None:
        closer = {quad.subject for quad in store.quads(graph, predicate=node(RDF.predicate), object=node(path))}
        about.sort(key=lambda statement: (statement not in closer, statement.value))
    for statement in (subject, *about):
        passage = next(store.quads(graph, subject=statement, predicate=node(CP.evidence)), None)
        if passage is not None:
            return _value(store.quads(graph, subject=iri(passage.object), predicate=node(OA.exact)))
    return _value(store.quads(graph, subject=subject, predicate=node(OA.exact)))


def _with_path(path: str | None, message: str) -> str:
    return message if path is None else f"{message} ({path})"


def _value(quads: Iterable[ox.Quad]) -> str | None:
    return next((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), None)
