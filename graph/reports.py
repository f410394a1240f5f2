"""Put reports into the store and take them out: each is one update, so the store holds whole reports only."""

from __future__ import annotations

import difflib
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import UnknownName
from ..ontology.terms import DCT, PROV, RDF, XSD
from . import vocabulary
from .addressing import read_graph
from .decided import decided_in
from .follow import follow
from .model import report_quads
from .terms import VOID_DATASET, VOID_URI_SPACE, node, text
from .updates import Update

if TYPE_CHECKING:
    from .facts import ReportFacts
    from .store import Store


def write_report(store: Store, facts: ReportFacts, extractor: str) -> bool:
    """Write a report in place of what the store has under its identifier; False where nothing had to change.

    ``extractor`` names the program's version and models that found the facts. What people decided holds for the new
    graph too. ReportError where the facts do not hold together; the store is then as before.
    """
    ids = store.ids
    report = ids.report(facts.report.identifier)
    graph = ids.report_graph(report)
    new = read_graph(ids, graph, report_quads(facts, ids.base))
    update = Update()
    vocabulary.refresh(store, update)
    follow(store, update, decided_in(store), {graph: new})
    _describe(store, update, graph, report, extractor)
    if update:
        store.update(str(update))
    return bool(update)


def withdraw(store: Store, identifier: str, when: datetime | None = None) -> None:
    """Take a report out: its graph goes, ``current`` follows, the names it brought stay known.

    ``when`` (default: now) is noted. UnknownName where there is no such report, with those that are spelled alike.
    """
    ids = store.ids
    graph = ids.report_graph(ids.report(identifier))
    if next(store.quads(graph), None) is None:
        raise UnknownName(_unknown(store, identifier, graph))
    moment = (when or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    mark = ox.Literal(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=node(XSD.dateTime))
    update = Update()
    follow(store, update, decided_in(store), {graph: None})
    update.insert(ids.graph("meta"), [ox.Triple(ox.NamedNode(graph), node(PROV.invalidatedAtTime), mark)])
    store.update(str(update))


def stored_reports(store: Store) -> dict[str, tuple[str, str]]:
    """Content hash and extractor of each report in the store, by identifier; withdrawn ones are not among them."""
    found = store.query(_query("stored_reports"), {"meta": ox.NamedNode(store.ids.graph("meta"))})
    assert isinstance(found, ox.QuerySolutions)
    return {row["report"].value: (row["hash"].value, row["extractor"].value) for row in found}


def _describe(store: Store, update: Update, graph: str, report: str, extractor: str) -> None:
    """Add to the update what graph ``meta`` says of a report's graph, and the base, where it does not yet say so."""
    ids, meta, name = store.ids, store.ids.graph("meta"), ox.NamedNode(graph)
    run = ox.NamedNode(ids.run(extractor))
    held = {quad.triple for quad in store.quads(meta, subject=name)}
    due = {
        ox.Triple(name, node(PROV.hadPrimarySource), ox.NamedNode(report)),
        ox.Triple(name, node(PROV.wasGeneratedBy), run),
    }
    if held != due:
        dataset = ox.NamedNode(ids.dataset)
        shared = [
            ox.Triple(run, node(RDF.type), node(PROV.Activity)),
            ox.Triple(run, node(DCT.description), text(extractor)),
            ox.Triple(dataset, node(RDF.type), node(VOID_DATASET)),
            ox.Triple(dataset, node(VOID_URI_SPACE), text(ids.base)),
        ]
        update.delete(meta, held - due)
        update.insert(meta, [*(due - held), *shared])


def _unknown(store: Store, identifier: str, graph: str) -> str:
    meta = store.ids.graph("meta")
    if any(store.quads(meta, subject=ox.NamedNode(graph), predicate=node(PROV.invalidatedAtTime))):
        return f"{identifier}: this report is withdrawn already; to have it back, ingest it again"
    near = difflib.get_close_matches(identifier, stored_reports(store), n=3, cutoff=0.5)
    hint = (
        f"did you mean {' or '.join(near)}?"
        if near
        else "`culturepact query organizations` lists the reports there are"
    )
    return f"{identifier}: no report in the store has this identifier; {hint}"


@cache
def _query(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
