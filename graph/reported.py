"""What the report graphs say of a thing, and which of it graph ``current`` takes.

Labels: the name that most reports have as the fullest, then the longest, then the first in the alphabet. Where a thing has one value
at most: that of the newest report (``dct:issued``; without it a report is older than all), then the more confident,
then the smaller.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, ORG, RDF, SDO, SKOS
from .kinds import shape_of
from .terms import node

if TYPE_CHECKING:
    from .store import Store, Term

_MANY_PARTIES = 4


class Reported:
    """Reads the report graphs, as if the graph ``replaced`` held ``by`` in place of what it holds.

    ``fresh`` are things that no other graph speaks of, so the store need not be asked. Answers are kept: make a new one after
    each write.
    """

    def __init__(
        self,
        store: Store,
        replaced: str | None = None,
        by: Iterable[ox.Quad] = (),
        fresh: Collection[ox.NamedNode] = frozenset(),
    ) -> None:
        self._store = store
        self._ids = store.ids
        self.base = store.ids.base
        self._replaced = replaced
        self._fresh = fresh
        self._by: dict[tuple[ox.NamedNode, ox.NamedNode], list[Term]] = defaultdict(list)
        for quad in by:
            self._by[quad.subject, quad.predicate].append(quad.object)  # type: ignore[index, arg-type]
        self._labels: dict[ox.NamedNode, tuple[str, frozenset[str]]] = {}

    def values(self, subject: ox.NamedNode, predicate: str) -> list[tuple[str, Term]]:
        """Graph and value of each quad of a report graph; rejected statements are to be left out here."""
        found: list[tuple[str, Term]] = []
        if subject not in self._fresh:
            for quad in self._store.quads(subject=subject, predicate=node(predicate)):
                graph = quad.graph_name.value  # type: ignore[union-attr]
                if graph != self._replaced and self._ids.report_of(graph):
                    found.append((graph, quad.object))  # type: ignore[arg-type]
        if self._replaced is not None:
            found += [(self._replaced, value) for value in self._by.get((subject, node(predicate)), ())]
        return found

    def many(self, subject: ox.NamedNode, predicate: str) -> set[Term]:
        """All values that any report gives."""
        return {value for _, value in self.values(subject, predicate)}

    def one(self, subject: ox.NamedNode, predicate: str) -> Term | None:
        """The one value to be taken; None where no report gives any."""
        found = self.values(subject, predicate)
        if len({value for _, value in found}) <= 1:
            return found[0][1] if found else None
        issued = {graph: self._issued(graph) for graph, _ in found}
        newest = max(issued.values())
        found = [(graph, value) for graph, value in found if issued[graph] == newest]
        return min(found, key=lambda one: (-self._confidence(one[0], subject, predicate, one[1]), str(one[1])))[1]

    def label(self, subject: ox.NamedNode) -> str:
        """The one name of a thing of any kind; empty where no report speaks of it."""
        return self.names(subject)[0]

    def names(self, subject: ox.NamedNode) -> tuple[str, frozenset[str]]:
        """The one name, and all others."""
        found = self._labels.get(subject)
        if found is None:
            found = self._labels[subject] = self._names(subject)
        return found

    def _names(self, subject: ox.NamedNode) -> tuple[str, frozenset[str]]:
        shape = shape_of(subject.value, self._ids.base)
        if shape is None:
            return self._report_name(subject), frozenset()
        if shape.kind == "agreement":
            return self._agreement_name(subject), frozenset()
        if shape.kind == "membership":
            return self._membership_name(subject), frozenset()
        full = Counter(value.value for _, value in self.values(subject, SKOS.prefLabel))
        if not full:
            return "", frozenset()
        label = min(full, key=lambda name: (-full[name], -len(name), name))
        others = full.keys() | {value.value for value in self.many(subject, SKOS.altLabel)}
        return label, frozenset(others - {label})

    def _report_name(self, report: ox.NamedNode) -> str:
        found = self.one(report, DCT.title) or self.one(report, DCT.identifier)
        return found.value if found else ""

    def _agreement_name(self, agreement: ox.NamedNode) -> str:
        type_ = self.one(agreement, DCT.type)
        if type_ is None:
            return ""
        kind = type_.value.rpartition("/")[2].replace("-", " ").capitalize()
        parties = sorted(self.label(party) for party in self.many(agreement, CP.party) if isinstance(party, ox.NamedNode))
        if not parties:
            return kind
        shown, rest = parties[:_MANY_PARTIES], len(parties) - _MANY_PARTIES
        return f"{kind}: {' – '.join(shown)}{f' and {rest} more' if rest > 0 else ''}"

    def _membership_name(self, membership: ox.NamedNode) -> str:
        person = self.one(membership, ORG.member)
        role = self.one(membership, SDO.roleName)
        organization = self.one(membership, ORG.organization)
        if not isinstance(person, ox.NamedNode):
            return ""
        parts = [
            self.label(person),
            role.value if role else "",
            self.label(organization) if isinstance(organization, ox.NamedNode) else "",
        ]
        return ", ".join(part for part in parts if part)

    def _issued(self, graph: str) -> str:
        report = ox.NamedNode(self._ids.report_of(graph) or graph)
        if graph == self._replaced:
            return next((value.value for value in self._by.get((report, node(DCT.issued)), ())), "")
        found = next(iter(self._store.quads(graph, subject=report, predicate=node(DCT.issued))), None)
        return found.object.value if found else ""  # type: ignore[union-attr]

    def _confidence(self, graph: str, subject: ox.NamedNode, predicate: str, value: Term) -> float:
        return max((float(found.value) for found in self._confidences(graph, subject, node(predicate), value)), default=0.0)

    def _confidences(
        self, graph: str, subject: ox.NamedNode, predicate: ox.NamedNode, value: Term
    ) -> Iterable[ox.Literal]:
        if graph == self._replaced:
            for (statement, property_), subjects in list(self._by.items()):
                if property_ == node(RDF.subject) and subject in subjects:
                    said = [self._by.get((statement, node(part)), []) for part in (RDF.predicate, RDF.object)]
                    if predicate in said[0] and value in said[1]:
                        yield from self._by[statement, node(CP.confidence)]  # type: ignore[misc]
            return
        for quad in self._store.quads(graph, predicate=node(RDF.subject), object=subject):
            statement = {said.predicate.value: said.object for said in self._store.quads(graph, subject=quad.subject)}  # type: ignore[arg-type]
            if statement.get(RDF.predicate) == predicate and statement.get(RDF.object) == value:
                yield statement[CP.confidence]  # type: ignore[misc]
