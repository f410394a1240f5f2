"""Look for what must not be in a store: shapes for each report, ``check_*.rq`` and a rebuild of ``current`` for all.

What people rejected is missed by no shape. Decisions about what no report says any more are told as warnings.

The queries return what is wrong, so a sound store gives no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from ..errors import StoreError
from ..ontology.terms import CP, DCT, OA, RDF
from .addressing import read_graph
from .current import compare
from .decided import Decided, decided_in
from .decisions import decisions
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


def check(store: Store, progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """All findings, report by report and then those of the whole store; a tenth of a second or more for each report.

    ``progress`` is called with the reports done and their number.
    """
    decided = decided_in(store)
    reports = {graph: report for graph in sorted(store.graphs()) if (report := store.ids.report_of(graph))}
    for done, (graph, report) in enumerate(reports.items(), start=1):
        yield from _shapes(store, graph, report, decided)
        yield from _decisions_kept(store, graph, report, decided)
        if progress is not None:
            progress(done, len(reports))
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        if file.name.startswith("check_") and file.name.endswith(".rq"):
            yield from _rows(store, file.read_text(encoding="utf-8"))
    for due, triple in compare(store):
        what = "lacks" if due else "has too much"
        message = f"graph current {what}: {triple.predicate} {triple.object}; derive it anew"
        yield Finding(None, iri(triple.subject).value, "violation", message)
    for decision in decisions(store):
        if decision.state == "dormant":
            judgement = decision.judgement
            message = f"decision {judgement.number} is about what no report says any more: {judgement.what}"
            yield Finding(None, f"{store.ids.base}judgement/{judgement.number}", "warning", message)


def _shapes(store: Store, graph: str, report: str, decided: Decided) -> Iterator[Finding]:
    from ..ontology.shapes import validate
    from .dataset import named_graph

    identifier = _value(store.quads(graph, subject=ox.NamedNode(report), predicate=node(DCT.identifier)))
    rejected = set(_rejected(store, graph, decided))
    reduced = {subject for subject, _ in rejected}
    for found in validate(named_graph(store, graph)):
        if (found.focus, found.path) in rejected or (found.path is None and found.focus in reduced):
            continue
        quote = _quote(store, graph, found.focus, found.path)
        yield Finding(identifier, found.focus, found.severity, _with_path(found.path, found.message), quote)


def _rejected(store: Store, graph: str, decided: Decided) -> Iterator[tuple[str, str]]:
    """Subject and predicate of what people rejected in a graph."""
    for statement in decided.rejected:
        parts = {quad.predicate: quad.object for quad in store.quads(graph, subject=statement)}
        if parts:
            yield iri(parts[node(RDF.subject)]).value, iri(parts[node(RDF.predicate)]).value


def _decisions_kept(store: Store, graph: str, report: str, decided: Decided) -> Iterator[Finding]:
    """Where a graph is not what its statements and people's decisions make of it."""
    held = set(store.quads(graph))
    identifier = _value(store.quads(graph, subject=ox.NamedNode(report), predicate=node(DCT.identifier)))
    try:
        read = read_graph(store.ids, graph, held)
    except StoreError:
        return
    due = set(read.quads(read.known, decided.rejected, decided.confirmed))
    for quad in sorted(held ^ due, key=str):
        what = "lacks a triple that a statement of it makes" if quad in due else "has a triple that no statement makes"
        subject = iri(quad.subject).value
        message = f"the graph of the report {what}: {quad.predicate} {quad.object}; ingest the report again"
        yield Finding(
            identifier, subject, "violation", message, _quote(store, graph, subject, iri(quad.predicate).value)
        )


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
