"""The kinds of things in the graph: where their IRIs lie, their class, and which properties they have.

One value at most (``single``) or several (``multiple``) is said of one report graph and of graph ``current`` alike.
``skos:prefLabel`` and ``skos:altLabel`` (named kinds), ``cp:reportedIn`` and the bounds of dates go without saying.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..ontology.terms import CP, DCT, ORG, SDO


@dataclass(frozen=True, slots=True)
class Shape:
    """``named`` kinds are labelled by their names, the others by what they link; ``readable`` IRIs hold the name."""

    kind: str
    segment: str
    type: str
    single: tuple[str, ...] = ()
    multiple: tuple[str, ...] = ()
    named: bool = True
    readable: bool = False
    partners: str | None = None


_SHAPES = (
    Shape("organization", "org", ORG.Organization, single=(ORG.classification, CP.place), readable=True),
    Shape("polity", "polity", CP.Polity, readable=True),
    Shape("person", "person", SDO.Person, readable=True),
    Shape("place", "place", SDO.Place, readable=True),
    Shape(
        "membership",
        "membership",
        ORG.Membership,
        single=(ORG.member, ORG.organization, SDO.roleName),
        named=False,
    ),
    Shape(
        "agreement",
        "agreement",
        CP.Agreement,
        single=(DCT.type, CP.status, DCT.title, DCT.date, CP.place),
        multiple=(CP.party, CP.signatory, DCT.subject),
        named=False,
        partners=CP.party,
    ),
    Shape(
        "project",
        "project",
        CP.CooperationProject,
        single=(CP.status,),
        multiple=(CP.partner, DCT.subject),
        partners=CP.partner,
    ),
    Shape(
        "event",
        "event",
        SDO.Event,
        single=(DCT.type, SDO.startDate, SDO.endDate, CP.place, CP.venue, CP.attendance, SDO.superEvent),
        multiple=(SDO.organizer, SDO.attendee, DCT.subject),
    ),
)

KINDS: Final[dict[str, Shape]] = {shape.kind: shape for shape in _SHAPES}
_BY_SEGMENT = {shape.segment: shape for shape in _SHAPES}


def shape_of(iri: str, base: str) -> Shape | None:
    """The kind of the thing with this IRI; None where it is no thing of the graph, as a report or a concept."""
    if not iri.startswith(base):
        return None
    return _BY_SEGMENT.get(iri[len(base) :].partition("/")[0])
