"""The graph of a report with other IRIs: as the report alone gives them, or as the whole store and its people know.

As read, each thing has the IRI of its own key (``identifiers``). As known, things that are one have one IRI, and
statements that people rejected have lost their plain triples. Either can be made of the other, triple for triple: a
statement's IRI is computed from the keys of what it is about, so it tells which of two merged things it was said of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..errors import StoreError
from ..ontology.terms import CP, DCT, ORG, RDF, SDO, SKOS, concept
from . import dates
from .identity import kind_of
from .kinds import KINDS
from .terms import day, iri, node

if TYPE_CHECKING:
    from .identifiers import Identifiers
    from .store import Term

REPORT: Final = "report"
"""The key of the report itself."""
_NAMES = (SKOS.prefLabel, SKOS.altLabel)
_PARTS = frozenset(map(node, (RDF.subject, RDF.predicate, RDF.object)))
_OTHER_BODY = concept("organization-type", "other")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement by keys: ``obj`` is the key of a thing, or a value; ``rest`` its other triples."""

    name: ox.NamedNode
    subject: str
    predicate: str
    obj: str | Term
    rest: tuple[tuple[ox.NamedNode, Term], ...]

    @property
    def confidence(self) -> float:
        """0 to 1."""
        return max(float(value.value) for predicate, value in self.rest if predicate == node(CP.confidence))


@dataclass(slots=True)
class ReadGraph:
    """What a report's graph says, told by keys and not by IRIs."""

    ids: Identifiers
    graph: str
    report: str
    fixed: list[ox.Quad] = field(default_factory=list)
    """What never changes: the report's metadata, passages, places."""
    mentions: dict[ox.NamedNode, str] = field(default_factory=dict)
    """Mention to key, of all things, places too."""
    statements: list[Statement] = field(default_factory=list)
    known: dict[str, ox.NamedNode] = field(default_factory=dict)
    """Key to the IRI that the graph had for it."""
    _of: dict[tuple[str, str], list[Statement]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def identifier(self) -> str:
        """The report's ``dct:identifier``."""
        return next(q.object.value for q in self.fixed if q.predicate == node(DCT.identifier))  # type: ignore[union-attr]

    def quads(
        self,
        canonical: Mapping[str, ox.NamedNode] | None = None,
        rejected: Collection[ox.NamedNode] = frozenset(),
        confirmed: Collection[ox.NamedNode] = frozenset(),
    ) -> list[ox.Quad]:
        """The graph with the IRIs of ``canonical`` (by key; the thing's own where it has none).

        Where two things become one and may have one value, the confirmed is kept, then the surer, then the smaller; of
        two fullest names the longer, and the other is then one of its other names.
        """
        return list(_Writing(self, canonical or {}, rejected, confirmed).quads())

    def about(self, key: str, predicate: str, rejected: Collection[ox.NamedNode] = frozenset()) -> list[str | Term]:
        """The objects said of a thing, but in rejected statements: keys, or values."""
        if not self._of:
            for one in self.statements:
                self._of.setdefault((one.subject, one.predicate), []).append(one)
        return [one.obj for one in self._of.get((key, predicate), ()) if one.name not in rejected]

    def nothing(self, rejected: Collection[ox.NamedNode]) -> set[str]:
        """Keys of things that are none, or have lost what they cannot be without, because of what was rejected."""
        if not rejected or not any(statement.name in rejected for statement in self.statements):
            return set()
        gone = {one.subject for one in self.statements if one.predicate == RDF.type and one.name in rejected}
        for needed in (ORG.member, CP.partner):
            held: dict[str, bool] = {}
            for one in self.statements:
                if one.predicate == needed:
                    stays = one.name not in rejected and one.obj not in gone
                    held[one.subject] = held.get(one.subject, False) or stays
            gone |= {subject for subject, stays in held.items() if not stays}
        return gone


def read_graph(ids: Identifiers, graph: str, quads: Collection[ox.Quad]) -> ReadGraph:
    """Read the quads of a report's graph, whatever IRIs it has; StoreError where a thing in it has no mention."""
    found = ReadGraph(ids, graph, ids.report_of(graph) or graph)
    by_subject: dict[ox.NamedNode, list[tuple[ox.NamedNode, Term]]] = defaultdict(list)
    for quad in quads:
        by_subject[iri(quad.subject)].append((quad.predicate, quad.object))  # type: ignore[arg-type]
    keys: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for subject, said in by_subject.items():
        key = next((value.value for predicate, value in said if predicate == node(CP.key)), None)
        meant = next((value for predicate, value in said if predicate == node(CP.mentionOf)), None)
        if key is not None and meant is not None:
            thing = iri(meant)
            found.mentions[subject] = key
            found.known[key] = thing
            keys[thing].append(key)
    report = ox.NamedNode(found.report)
    keys[report] = [REPORT]
    graph_name = ox.NamedNode(graph)
    stated: set[tuple[ox.NamedNode, ox.NamedNode, Term]] = set()
    for subject, said in by_subject.items():
        parts = {predicate: value for predicate, value in said if predicate in _PARTS}
        if len(parts) == len(_PARTS):
            statement = _statement(ids, found.report, subject, parts, said, keys)
            found.statements.append(statement)
            stated.add((iri(parts[node(RDF.subject)]), iri(parts[node(RDF.predicate)]), parts[node(RDF.object)]))
    places = {thing for thing, of in keys.items() if kind_of(of[0]) == "place"}
    for quad in quads:
        subject = iri(quad.subject)
        passage = subject.value.startswith(f"{found.report}#char=")
        if passage or (subject == report and (subject, quad.predicate, quad.object) not in stated):
            found.fixed.append(quad)
        elif subject in places and quad.predicate in (node(SKOS.prefLabel), node(SKOS.altLabel)):
            found.fixed.append(
                ox.Quad(ox.NamedNode(ids.entity(keys[subject][0])), quad.predicate, quad.object, graph_name)
            )
    return found


def _statement(
    ids: Identifiers,
    report: str,
    name: ox.NamedNode,
    parts: Mapping[ox.NamedNode, Term],
    said: Iterable[tuple[ox.NamedNode, Term]],
    keys: Mapping[ox.NamedNode, list[str]],
) -> Statement:
    subject, predicate, value = (parts[node(part)] for part in (RDF.subject, RDF.predicate, RDF.object))
    subjects = keys.get(iri(subject))
    if not subjects:
        raise StoreError(f"{report}: its graph has no mention of {iri(subject).value}; ingest the report again")
    objects: list[str] = keys.get(value, []) if isinstance(value, ox.NamedNode) else []
    rest = tuple((one, other) for one, other in said if one not in _PARTS)
    told = predicate.value
    if len(subjects) > 1 or len(objects) > 1:
        written = _NAMES if told in _NAMES else (told,)
        for one, as_written, other in product(subjects, written, objects or [value.value]):
            if ids.statement(report, one, as_written, other) == name.value:
                return Statement(name, one, as_written, other if objects else value, rest)
    return Statement(name, subjects[0], told, objects[0] if objects else value, rest)


class _Writing:
    def __init__(
        self,
        read: ReadGraph,
        canonical: Mapping[str, ox.NamedNode],
        rejected: Collection[ox.NamedNode],
        confirmed: Collection[ox.NamedNode],
    ) -> None:
        self.read = read
        self.rejected = rejected
        self.confirmed = confirmed
        self.graph = ox.NamedNode(read.graph)
        self.report = ox.NamedNode(read.report)
        self.iris = {
            key: canonical.get(key) or ox.NamedNode(read.ids.entity(key)) for key in read.mentions.values()
        } | {REPORT: self.report}
        self.nothing = read.nothing(rejected)

    def quads(self) -> Iterator[ox.Quad]:
        yield from self.read.fixed
        sides = list(self._sides())
        kept = {(subject, predicate, value) for statement, subject, predicate, value in sides if self._holds(statement)}
        losers = self._losers([side for side in sides if side[1:] in kept])
        plain: dict[tuple[ox.NamedNode, str, Term], None] = {}
        for statement, subject, predicate, value in sides:
            yield from self._node(statement, subject, predicate, value)
            if self._holds(statement) and (subject, predicate, value) not in losers:
                plain[subject, predicate, value] = None
        said: dict[ox.NamedNode, dict[str, str]] = defaultdict(dict)
        for subject, predicate, value in plain:
            said[subject][predicate] = value.value
        for key in self.read.mentions.values():
            if key not in self.nothing:
                plain.update(dict.fromkeys(self._unsaid(key, said[self.iris[key]])))
        for subject, predicate, value in plain:
            yield ox.Quad(subject, node(predicate), value, self.graph)
        for mention, key in self.read.mentions.items():
            yield ox.Quad(mention, node(RDF.type), node(CP.Mention), self.graph)
            yield ox.Quad(mention, node(CP.mentionOf), self.iris[key], self.graph)
            yield ox.Quad(mention, node(CP.key), ox.Literal(key), self.graph)

    def _sides(self) -> Iterator[tuple[Statement, ox.NamedNode, str, Term]]:
        """Each statement with its subject, predicate and object; of the names of one thing one is the fullest."""
        full = {subject: name for subject, (_, _, name) in self._fullest().items()}
        for statement in self.read.statements:
            subject, predicate = self.iris[statement.subject], statement.predicate
            value = self.iris[statement.obj] if isinstance(statement.obj, str) else statement.obj
            if predicate in _NAMES:
                predicate = SKOS.prefLabel if value.value == full.get(subject) else SKOS.altLabel
            yield statement, subject, predicate, value

    def _fullest(self) -> dict[ox.NamedNode, tuple[bool, int, str]]:
        """By thing the fullest name, if need be of one that is none, behind what puts it first."""
        full: dict[ox.NamedNode, tuple[bool, int, str]] = {}
        for statement in self.read.statements:
            if statement.predicate == SKOS.prefLabel:
                subject, name = self.iris[statement.subject], statement.obj.value  # type: ignore[union-attr]
                rank = (statement.subject in self.nothing, -len(name), name)
                full[subject] = min(full.get(subject, rank), rank)
        return full

    def _losers(
        self, sides: Iterable[tuple[Statement, ox.NamedNode, str, Term]]
    ) -> set[tuple[ox.NamedNode, str, Term]]:
        """Second values of what has one value, where two things became one."""
        rivals: dict[tuple[ox.NamedNode, str], dict[Term, tuple[bool, float]]] = defaultdict(dict)
        for statement, subject, predicate, value in sides:
            if statement.subject != REPORT and predicate in KINDS[kind_of(statement.subject)].single:
                sure = (statement.name in self.confirmed, statement.confidence)
                held = rivals[subject, predicate]
                held[value] = max(held.get(value, sure), sure)
        lost = set()
        for (subject, predicate), held in rivals.items():
            best = min(held, key=lambda value: (not held[value][0], -held[value][1], str(value)))
            lost |= {(subject, predicate, value) for value in held if value != best}
        return lost

    def _node(self, statement: Statement, subject: ox.NamedNode, predicate: str, value: Term) -> Iterator[ox.Quad]:
        yield ox.Quad(statement.name, node(RDF.subject), subject, self.graph)
        yield ox.Quad(statement.name, node(RDF.predicate), node(predicate), self.graph)
        yield ox.Quad(statement.name, node(RDF.object), value, self.graph)
        for one, other in statement.rest:
            yield ox.Quad(statement.name, one, other, self.graph)

    def _holds(self, statement: Statement) -> bool:
        return (
            statement.name not in self.rejected
            and statement.subject not in self.nothing
            and not (isinstance(statement.obj, str) and statement.obj in self.nothing)
        )

    def _unsaid(self, key: str, said: Mapping[str, str]) -> Iterator[tuple[ox.NamedNode, str, Term]]:
        """What a report's graph holds of a thing beside statements; ``said`` is what they give, by predicate."""
        subject, shape = self.iris[key], KINDS[kind_of(key)]
        yield subject, CP.reportedIn, self.report
        yield subject, RDF.type, node(shape.type)
        if shape.kind == "organization" and ORG.classification not in said:
            yield subject, ORG.classification, node(_OTHER_BODY)
        bounds = None
        if shape.kind == "agreement" and DCT.date in said:
            bounds = dates.bounds(said[DCT.date])
        elif shape.kind == "event":
            bounds = dates.event_bounds(said.get(SDO.startDate), said.get(SDO.endDate))
        if bounds:
            yield subject, CP.earliest, day(bounds[0])
            yield subject, CP.latest, day(bounds[1])
