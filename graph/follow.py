"""Let everything follow a change of reports or of decisions: other reports, ``registry``, ``blocks``, ``current``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .addressing import ReadGraph
from .carrying import carry_over
from .rederive import changes
from .resolution import resolve_changes

if TYPE_CHECKING:
    from .decided import Decided
    from .store import Store
    from .updates import Update


def follow(
    store: Store,
    update: Update,
    decided: Decided,
    changed: Mapping[str, ReadGraph | None],
    before: Decided | None = None,
    seeds: Iterable[str] = (),
    named: Collection[ox.NamedNode] = (),
) -> None:
    """Add to an update all that follows when graphs of reports become these (None: goes), or decisions others.

    ``before`` are the decisions that the store was made by (None: the same). ``seeds`` and ``named`` as in
    ``resolution.resolve_changes`` and ``rederive.changes``.
    """
    before = before or decided
    if carry_over(store, decided, changed):
        decided = decided.renewed()
    resolved = resolve_changes(store, before, decided, changed, seeds)
    graphs: dict[str, list[ox.Quad]] = {}
    for graph, quads in resolved.graphs.items():
        held, due = resolved.held[graph], set(quads)
        if held != due:
            graphs[graph] = quads
            if due:
                update.delete(graph, (quad.triple for quad in held - due))
                update.insert(graph, (quad.triple for quad in due - held))
            else:
                update.drop(graph)
    for name, (gone, new) in (("registry", resolved.registry), ("blocks", resolved.blocks)):
        update.delete(store.ids.graph(name), gone)
        update.insert(store.ids.graph(name), [triple for triple in new if not _held(store, name, triple)])
    if graphs or named:
        found = changes(store, graphs, resolved.held, decided, named)
        update.delete(store.ids.graph("current"), found.gone)
        update.insert(store.ids.graph("current"), found.new)


def _held(store: Store, name: str, triple: ox.Triple) -> bool:
    found = store.quads(
        store.ids.graph(name),
        subject=triple.subject,  # type: ignore[arg-type]
        predicate=triple.predicate,
        object=triple.object,  # type: ignore[arg-type]
    )
    return next(found, None) is not None
