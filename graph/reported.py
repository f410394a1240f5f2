"""What the report graphs say of a thing, and which of it graph ``current`` takes.

Labels: the name that most reports have as the fullest, then the longest, then the first in the alphabet. Where a
thing has one value at most: that of the newest report (``dct:issued``; without it a report is older than all), then
the more confident, then the smaller.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, ORG, RDF, SDO, SKOS
from .decided import Decided, decided_in
from .kinds import shape_of
from .pending import Pending
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store, Term

_MANY_PARTIES = 4


class Reported:
    """Reads the report graphs, as they are or as ``pending`` tells that they are going to be.

    ``decided`` are people's decisions. Answers are kept: make a new one after each write.
    """

    def __init__(
        self,
        store: Store,
        pending: Pending | None = None,
        decided: Decided | None = None,
    ) -> None:
        self._pending = pending or Pending(store)
        self._decided = decided or decided_in(store)
        self._given = self._decided.names()
        self._ids = store.ids
        self.base = store.ids.base
        self._labels: dict[ox.NamedNode, tuple[str, frozenset[str]]] = {}

    def values(self, subject: ox.NamedNode, predicate: str) -> list[tuple[str, Term]]:
        """Graph and value of each quad of a report graph; what people rejected is not among them."""
        found = self._pending.of(subject, node(predicate))
        return [(iri(quad.graph_name).value, quad.object) for quad in found]  # type: ignore[misc]

    def many(self, subject: ox.NamedNode, predicate: str) -> set[Term]:
        """All values that any report gives."""
        return {value for _, value in self.values(subject, predicate)}

    def one(self, subject: ox.NamedNode, predicate: str) -> Term | None:
        """The one value to be taken; None where no report gives any."""
        found = self.values(subject, predicate)
        if len({value for _, value in found}) <= 1:
            return found[0][1] if found else None
        if self._decided.confirmed:
            right = [(g, value) for g, value in found if self._is_confirmed(g, subject, predicate, value)]
            found = right or found
        issued = {graph: self._issued(graph) for graph, _ in found}
        newest = max(issued.values())
        found = [(graph, value) for graph, value in found if issued[graph] == newest]
        return min(found, key=lambda one: (-self._confidence(one[0], subject, predicate, one[1]), str(one[1])))[1]

    def elsewhere(self, thing: ox.NamedNode) -> set[ox.NamedNode]:
        """What others call a thing, or what it replaced."""
        return self._decided.addresses.elsewhere(thing)

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
        label = self._given.get(subject) or min(full, key=lambda name: (-full[name], -len(name), name))
        others = full.keys() | {value.value for value in self.many(subject, SKOS.altLabel)}
        return label, frozenset(others - {label})

    def _report_name(self, report: ox.NamedNode) -> str:
        found = self.one(report, DCT.title) or self.one(report, DCT.identifier)
        return found.value if found else ""

    def _agreement_name(self, agreement: ox.NamedNode) -> str:
        if not self.values(agreement, CP.reportedIn):
            return ""
        given = self._given.get(agreement)
        if given:
            return given
        type_ = self.one(agreement, DCT.type)
        kind = type_.value.rpartition("/")[2].replace("-", " ").capitalize() if type_ else "Agreement"
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
        found = self._pending.one(graph, report, node(DCT.issued))
        return found.value if found else ""

    def _is_confirmed(self, graph: str, subject: ox.NamedNode, predicate: str, value: Term) -> bool:
        return any(one in self._decided.confirmed for one in self._statements(graph, subject, predicate, value))

    def _confidence(self, graph: str, subject: ox.NamedNode, predicate: str, value: Term) -> float:
        found = self._statements(graph, subject, predicate, value)
        sure = (self._pending.one(graph, one, node(CP.confidence)) for one in found)
        return max((float(one.value) for one in sure if one is not None), default=0.0)

    def _statements(self, graph: str, subject: ox.NamedNode, predicate: str, value: Term) -> list[ox.NamedNode]:
        due = {RDF.predicate: node(predicate), RDF.object: value}
        about = self._pending.statements_on(subject)
        return [
            iri(quad.subject)
            for quad in about
            if iri(quad.graph_name).value == graph
            and all(self._pending.one(graph, iri(quad.subject), node(part)) == due[part] for part in due)
        ]
