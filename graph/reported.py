"""What the report graphs say of a thing, and which of it graph ``current`` takes.

Labels: the name that most reports have as the fullest, then the longest, then the first in the alphabet. Where a
thing has one value at most: that of the newest report (``dct:issued``; without it a report is older than all), then
the more confident, then the smaller.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, ORG, RDF, SDO, SKOS
from .kinds import shape_of
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store, Term

_MANY_PARTIES = 4


class Reported:
    """Reads the report graphs, as if the graph ``replaced`` held ``by`` in place of what it holds.

    ``fresh`` are things that no other graph speaks of, so the store need not be asked. Answers are kept: make a new
    one after each write.
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
            self._by[iri(quad.subject), quad.predicate].append(quad.object)  # type: ignore[arg-type]
        self._labels: dict[ox.NamedNode, tuple[str, frozenset[str]]] = {}

    def values(self, subject: ox.NamedNode, predicate: str) -> list[tuple[str, Term]]:
        """Graph and value of each quad of a report graph; rejected statements are to be left out here."""
        found: list[tuple[str, Term]] = []
        if subject not in self._fresh:
            for quad in self._store.quads(subject=subject, predicate=node(predicate)):
                graph = iri(quad.graph_name).value
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
        parties = sorted(self.label(iri(party)) for party in self.many(agreement, CP.party))
        if not parties:
            return kind
        shown, rest = parties[:_MANY_PARTIES], len(parties) - _MANY_PARTIES
        return f"{kind}: {' – '.join(shown)}{f' and {rest} more' if rest > 0 else ''}"

    def _membership_name(self, membership: ox.NamedNode) -> str:
        person = self.one(membership, ORG.member)
        role = self.one(membership, SDO.roleName)
        organization = self.one(membership, ORG.organization)
        if person is None:
            return ""
        parts = [
            self.label(iri(person)),
            role.value if role else "",
            self.label(iri(organization)) if organization else "",
        ]
        return ", ".join(part for part in parts if part)

    def _issued(self, graph: str) -> str:
        report = ox.NamedNode(self._ids.report_of(graph) or graph)
        if graph == self._replaced:
            return next((value.value for value in self._by.get((report, node(DCT.issued)), ())), "")
        found = next(iter(self._store.quads(graph, subject=report, predicate=node(DCT.issued))), None)
        return found.object.value if found else ""  # type: ignore[union-attr]

    def _confidence(self, graph: str, subject: ox.NamedNode, predicate: str, value: Term) -> float:
        due = {RDF.subject: subject, RDF.predicate: node(predicate), RDF.object: value}
        if graph == self._replaced:
            statements: dict[ox.NamedNode, dict[str, Term]] = defaultdict(dict)
            for (thing, said), values in self._by.items():
                statements[thing][said.value] = values[0]
            found = (one for one in statements.values() if due.items() <= one.items())
            return max((float(one[CP.confidence].value) for one in found), default=0.0)
        quads = self._store.quads
        for quad in quads(graph, predicate=node(RDF.subject), object=subject):
            statement = iri(quad.subject)
            if all(any(quads(graph, subject=statement, predicate=node(part), object=due[part])) for part in due):
                sure = next(quads(graph, subject=statement, predicate=node(CP.confidence)))
                return float(sure.object.value)  # type: ignore[union-attr]
        return 0.0
