"""Collects what one report says and lays it out as quads: things, statements, passages, mentions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, OA, RDF, SDO, SKOS
from . import dates
from .identifiers import Identifiers
from .kinds import KINDS
from .terms import confidence, day, node, text

if TYPE_CHECKING:
    from .facts import Report, Span, Stated

_SINGLE: Final = {kind: frozenset(shape.single) for kind, shape in KINDS.items()}
_Said = tuple[ox.NamedNode | ox.Literal, str, list["Stated[Any]"]]


class ReportGraph:
    """The graph of one report in the making; things are told by their keys (see ``identity``).

    Two facts with one key are one thing: its fullest name is the preferred one, and of two values where the model has
    one the more confident is kept, else the smaller.
    """

    def __init__(self, report: Report, base: str) -> None:
        self._report = report
        self._ids = Identifiers(base)
        self._iri = self._ids.report(report.identifier)
        self._node = ox.NamedNode(self._iri)
        self._graph = ox.NamedNode(self._ids.report_graph(self._iri))
        self.report_key = "report"
        self._nodes: dict[str, ox.NamedNode] = {self.report_key: self._node}
        self._said: dict[tuple[str, str], dict[ox.NamedNode | ox.Literal, _Said]] = {}
        self._names: dict[str, dict[str, list[Stated[Any]]]] = {}
        self._full: dict[str, set[str]] = {}
        self._passages: dict[Span, ox.NamedNode] = {}
        self._quads: list[ox.Quad] = []

    def thing(self, key: str, stated: Stated[Any] | None = None) -> None:
        """Something exists, because of the words given; without words its class is no statement."""
        shape = KINDS[key.partition("|")[0]]
        if key not in self._nodes:
            self._nodes[key] = ox.NamedNode(self._ids.entity(key))
            self._add(self._nodes[key], CP.reportedIn, self._node)
            if stated is None:
                self._add(self._nodes[key], RDF.type, node(shape.type))
        if stated is not None:
            self.value(key, RDF.type, node(shape.type), stated)

    def name(self, key: str, full: Stated[str], aliases: Iterable[Stated[str]] = ()) -> None:
        """What a thing is called."""
        names = self._names.setdefault(key, {})
        self._full.setdefault(key, set()).add(full.value)
        for stated in (full, *aliases):
            names.setdefault(stated.value, []).append(stated)

    def value(self, key: str, predicate: str, value: ox.NamedNode | ox.Literal, stated: Stated[Any]) -> None:
        """A value that is no thing of the graph."""
        self._say(key, predicate, value, value.value, stated)

    def link(self, key: str, predicate: str, target: str, stated: Stated[Any]) -> None:
        """A link to another thing, by its key."""
        self._say(key, predicate, self._node_of(target), target, stated)

    def quads(self) -> list[ox.Quad]:
        """All quads; call it once."""
        self._names_as_values()
        self._metadata()
        for (key, predicate), said in self._said.items():
            for value, value_key, stated in self._kept(key, predicate, said):
                self._statement(key, predicate, value, value_key, stated)
        for key, subject in self._nodes.items():
            if key != self.report_key:
                self._bounds(key, subject)
                self._mention(key, subject)
        return self._quads

    def _say(
        self, key: str, predicate: str, value: ox.NamedNode | ox.Literal, value_key: str, stated: Stated[Any]
    ) -> None:
        said = self._said.setdefault((key, predicate), {})
        if value in said:
            said[value][2].append(stated)
        else:
            said[value] = (value, value_key, [stated])

    def _node_of(self, key: str) -> ox.NamedNode:
        return self._nodes.get(key) or ox.NamedNode(self._ids.entity(key))

    def _kept(self, key: str, predicate: str, said: dict[ox.NamedNode | ox.Literal, _Said]) -> list[_Said]:
        if len(said) == 1 or predicate not in _SINGLE.get(key.partition("|")[0], ()):
            return list(said.values())
        return [min(said.values(), key=lambda one: (-max(stated.confidence for stated in one[2]), str(one[0])))]

    def _names_as_values(self) -> None:
        for key, names in self._names.items():
            full = min(self._full[key], key=lambda name: (-len(name), name))
            for name, stated in names.items():
                predicate = SKOS.prefLabel if name == full else SKOS.altLabel
                if key.startswith("place|"):
                    self._add(self._nodes[key], predicate, text(name))
                else:
                    for one in stated:
                        self.value(key, predicate, text(name), one)

    def _metadata(self) -> None:
        report, add = self._report, self._add
        add(self._node, RDF.type, node(CP.Report))
        add(self._node, DCT.identifier, text(report.identifier))
        if report.title:
            add(self._node, DCT.title, text(report.title))
        if report.published:
            add(self._node, DCT.issued, day(report.published))
        if report.publisher:
            add(self._node, DCT.publisher, text(report.publisher))
        if report.address:
            add(self._node, SDO.url, text(report.address))
        add(self._node, CP.contentHash, text(report.content_hash))
        add(self._node, SDO.text, text(report.text))

    def _statement(
        self, key: str, predicate: str, value: ox.NamedNode | ox.Literal, value_key: str, stated: list[Stated[Any]]
    ) -> None:
        subject, add = self._node_of(key), self._add
        add(subject, predicate, value)
        statement = ox.NamedNode(self._ids.statement(self._iri, key, predicate, value_key))
        add(statement, RDF.type, node(RDF.Statement))
        add(statement, RDF.subject, subject)
        add(statement, RDF.predicate, node(predicate))
        add(statement, RDF.object, value)
        best = min(stated, key=lambda one: (-one.confidence, one.words, one.rule))
        add(statement, CP.confidence, confidence(best.confidence))
        add(statement, CP.rule, text(best.rule))
        add(statement, OA.start, ox.Literal(best.words.start))
        add(statement, OA.end, ox.Literal(best.words.end))
        for passage in {one.passage: None for one in stated}:
            add(statement, CP.evidence, self._passage(passage))

    def _passage(self, span: Span) -> ox.NamedNode:
        passage = self._passages.get(span)
        if passage is None:
            if not 0 <= span.start < span.end <= len(self._report.text):
                raise ValueError(f"passage {span.start} to {span.end} lies outside the text")
            passage = self._passages[span] = ox.NamedNode(self._ids.passage(self._iri, span))
            self._add(passage, RDF.type, node(CP.Passage))
            self._add(passage, OA.hasSource, self._node)
            self._add(passage, OA.exact, text(self._report.text[span.start : span.end]))
            self._add(passage, OA.start, ox.Literal(span.start))
            self._add(passage, OA.end, ox.Literal(span.end))
        return passage

    def _bounds(self, key: str, subject: ox.NamedNode) -> None:
        kind = key.partition("|")[0]
        if kind == "agreement":
            written = self._written(key, DCT.date)
            found = dates.bounds(written) if written is not None else None
        elif kind == "event":
            found = dates.event_bounds(self._written(key, SDO.startDate), self._written(key, SDO.endDate))
        else:
            return
        if found:
            self._add(subject, CP.earliest, day(found[0]))
            self._add(subject, CP.latest, day(found[1]))

    def _written(self, key: str, predicate: str) -> str | None:
        said = self._said.get((key, predicate))
        return self._kept(key, predicate, said)[0][0].value if said else None

    def _mention(self, key: str, subject: ox.NamedNode) -> None:
        mention = ox.NamedNode(self._ids.mention(self._iri, key))
        self._add(mention, RDF.type, node(CP.Mention))
        self._add(mention, CP.mentionOf, subject)
        self._add(mention, CP.key, text(key))

    def _add(self, subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self._quads.append(ox.Quad(subject, node(predicate), value, self._graph))
