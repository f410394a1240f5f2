"""People's decisions as the graph ``corrections`` holds them.

A judgement is never deleted: one that is taken back gets a time, and one that a later one contradicts is overruled by
it for as long as that one stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox

from ..ontology.terms import CP, DCT, PROV, RDF, RDFS, SDO, XSD, concept
from .identifiers import digest, slug
from .terms import iri, node, text

if TYPE_CHECKING:
    from .identifiers import Identifiers
    from .store import Store, Term

Verdict = Literal["same", "different", "right", "wrong", "named"]
ON_PAIRS: Final = frozenset({"same", "different"})
ON_STATEMENTS: Final = frozenset({"right", "wrong"})
_DATE_TIME: Final = node(XSD.dateTime)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; of two the earlier is the smaller.

    ``about`` are the IRIs judged, two things or mentions for "same" and "different" (sorted), one statement for "right"
    and "wrong", one thing for "named", whose ``name`` is the name chosen. ``what`` tells in words what was judged, as
    it stood then. ``created`` and ``undone`` are times in UTC, the latter None while the decision stands.
    """

    created: datetime
    verdict: Verdict
    about: tuple[str, ...]
    who: str
    why: str | None = None
    name: str | None = None
    what: str | None = None
    undone: datetime | None = None

    @property
    def number(self) -> str:
        """Eight letters and digits that name the decision, the same in every store, whatever its base."""
        about = ("/".join(one.split("/")[-2:]) for one in self.about)
        return digest(8, self.verdict, *about, self.name or "", self.who, written_time(self.created))

    def __lt__(self, other: Judgement) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[datetime, str, tuple[str, ...], str, str]:
        return self.created, self.verdict, self.about, self.who, self.name or ""


def judgements(store: Store) -> list[Judgement]:
    """All decisions, oldest first, those taken back too."""
    by_subject: dict[ox.NamedNode, list[tuple[str, Term]]] = defaultdict(list)
    for quad in store.quads(store.ids.graph("corrections")):
        by_subject[iri(quad.subject)].append((quad.predicate.value, quad.object))  # type: ignore[arg-type]
    names = {
        subject: value.value
        for subject, said in by_subject.items()
        for predicate, value in said
        if predicate == SDO.name
    }
    return sorted(
        _judgement(said, names) for said in by_subject.values() if any(predicate == RDF.type for predicate, _ in said)
    )


def triples(judgement: Judgement, ids: Identifiers) -> Iterator[ox.Triple]:
    """The decision as triples."""
    subject = ox.NamedNode(f"{ids.base}judgement/{judgement.number}")
    agent = ox.NamedNode(f"{ids.base}agent/{'-'.join(filter(None, (slug(judgement.who), digest(6, judgement.who))))}")
    yield ox.Triple(subject, node(RDF.type), node(CP.Judgement))
    for about in judgement.about:
        yield ox.Triple(subject, node(CP.about), ox.NamedNode(about))
    if judgement.name is None:
        yield ox.Triple(subject, node(CP.verdict), node(concept("verdict", judgement.verdict)))
    else:
        yield ox.Triple(subject, node(CP.pinnedLabel), text(judgement.name))
    yield ox.Triple(subject, node(PROV.wasAttributedTo), agent)
    yield ox.Triple(subject, node(DCT.created), _time(judgement.created))
    if judgement.why:
        yield ox.Triple(subject, node(RDFS.comment), text(judgement.why))
    if judgement.what:
        yield ox.Triple(subject, node(DCT.description), text(judgement.what))
    if judgement.undone:
        yield ox.Triple(subject, node(PROV.invalidatedAtTime), _time(judgement.undone))
    yield ox.Triple(agent, node(SDO.name), text(judgement.who))


def parsed_time(written: str) -> datetime:
    """A time of the corrections in UTC; ValueError where it is none."""
    found = datetime.fromisoformat(written)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def written_time(moment: datetime) -> str:
    """A time in the form that every engine gives back as it was: in UTC, without zeros at the end of a fraction."""
    whole, _, fraction = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds").partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}{'.' if fraction else ''}{fraction}Z"


def _judgement(said: list[tuple[str, Term]], names: dict[ox.NamedNode, str]) -> Judgement:
    one = dict(said)
    name = one[CP.pinnedLabel].value if CP.pinnedLabel in one else None
    undone = one.get(PROV.invalidatedAtTime)
    return Judgement(
        created=parsed_time(one[DCT.created].value),
        verdict="named" if name is not None else one[CP.verdict].value.rpartition("/")[2],  # type: ignore[arg-type]
        about=tuple(sorted(value.value for predicate, value in said if predicate == CP.about)),
        who=names[iri(one[PROV.wasAttributedTo])],
        why=one[RDFS.comment].value if RDFS.comment in one else None,
        name=name,
        what=one[DCT.description].value if DCT.description in one else None,
        undone=parsed_time(undone.value) if undone is not None else None,
    )


def _time(moment: datetime) -> ox.Literal:
    return ox.Literal(written_time(moment), datatype=_DATE_TIME)
