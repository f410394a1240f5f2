"""Let everything follow a change of reports or of decisions: other reports, ``registry``, ``blocks``, ``current``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import RDF
from .addresses import Addresses
from .addressing import ReadGraph
from .carrying import carry_over
from .rederive import changes
from .resolution import resolve_changes
from .terms import iri, node

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
) -> None:
    """Add to an update all that follows when graphs of reports become these (None: goes), or decisions others.

    ``before`` are the decisions that the store was made by (None: the same). ``seeds`` as in
    ``resolution.resolve_changes``.
    """
    before = before or decided
    if carry_over(store, decided, changed):
        decided = decided.renewed()
    resolved = resolve_changes(store, before, decided, changed, seeds)
    named = _given_anew(store, before, decided) | _confirmed_anew(store, before, decided)
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


def _given_anew(store: Store, before: Decided, after: Decided) -> set[ox.NamedNode]:
    """The things that may have another name or another link from people than before."""
    so_far, now = Addresses(store), after.addresses
    names = {ox.NamedNode(one.about[0]) for one in {*before.given.values()} ^ {*after.given.values()}}
    named = {ox.NamedNode(about) for about in after.given}
    linked = {address for address, _ in now.linked}
    if named or next(now.links(), None) is not None:
        for address in now.changed:
            leading = so_far.leading_to(address) | now.leading_to(address)
            if not named.isdisjoint(leading) or any(next(now.links(one), None) for one in leading):
                names.add(address)
    return {addresses.current(one) for one in names | linked for addresses in (so_far, now)}


def _confirmed_anew(store: Store, before: Decided, after: Decided) -> set[ox.NamedNode]:
    """The things of which a statement is confirmed, or is no more."""
    parts = (store.quads(subject=one, predicate=node(RDF.subject)) for one in before.confirmed ^ after.confirmed)
    return {iri(quad.object) for quads in parts for quad in quads}


def _held(store: Store, name: str, triple: ox.Triple) -> bool:
    found = store.quads(
        store.ids.graph(name),
        subject=triple.subject,  # type: ignore[arg-type]
        predicate=triple.predicate,
        object=triple.object,  # type: ignore[arg-type]
    )
    return next(found, None) is not None
