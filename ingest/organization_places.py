"""Where an organization is: the city the text ties to it, else the place its name holds, else the country.

The text ties by "the X in CITY", "the X of CITY", "X, CITY,", "X (CITY)", "CITY's X", "CITY-based X", or by the
nationality of a public body ("the Chilean Ministry of Health"). A city from the text beats a province or country
from the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .coreference import Group
from .name_readings import is_nationality
from .places import country_of, place_in_name, place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

RANK = {"city": 0, "region": 1, "country": 2, None: 3}
CONFIDENCE = {
    "organizations.place-behind": 0.8,
    "organizations.place-before": 0.75,
    "organizations.place-in-name": 0.75,
    "organizations.nationality": 0.7,
}


@dataclass(frozen=True, slots=True)
class OrganizationPlace:
    """A place, the token offsets of the words that tell it (end excluded), and the rule."""

    name: str
    first: int
    last: int
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1."""
        return CONFIDENCE[self.rule]


def organization_place(doc: Doc, group: Group) -> OrganizationPlace | None:
    """The closest place that is told of the organization; None where none is."""
    found = list(_beside(doc, group))
    named = place_in_name(group.name)
    at = group.mentions[0]
    if not named:
        written = ((place_in_name(mention.name), mention) for mention in group.mentions)
        named, at = next(((place, mention) for place, mention in written if place), (None, at))
    if named:
        first, last = _tokens(doc, at.start, at.end)
        found.append(OrganizationPlace(named, first, last, "organizations.place-in-name"))
    return min(found, key=lambda p: (RANK[place_kind(p.name)], -p.confidence, p.first)) if found else None


def _beside(doc: Doc, group: Group) -> Iterator[OrganizationPlace]:
    for mention in group.mentions:
        first, last = _tokens(doc, mention.start, mention.end)
        yield from _behind(doc, last)
        yield from _before(doc, first)
        if mention.type == "government":
            yield from _nationality(doc, first)


def _behind(doc: Doc, k: int) -> Iterator[OrganizationPlace]:
    """ "… in CITY", "… of CITY", "…, CITY," or "… (CITY)"; an acronym in brackets may stand between."""
    if k + 2 < len(doc) and doc[k].text == "(" and doc[k + 2].text == ")" and doc[k + 1].is_upper:
        k += 3
    if k + 1 >= len(doc) or not (doc[k].lower_ in ("in", "of", "from") or doc[k].text in (",", "(")):
        return
    start = k + 1 + (doc[k + 1].lower_ == "the")
    end = _place_end(doc, start)
    if end is None:
        return
    closes = end < len(doc) and doc[end].text in (",", ".", ")", ";")
    if doc[k].lower_ in ("in", "of", "from") or closes:
        yield OrganizationPlace(doc[start:end].text, start, end, "organizations.place-behind")


def _before(doc: Doc, k: int) -> Iterator[OrganizationPlace]:
    """ "CITY's X", "the CITY-based X"."""
    if k and doc[k - 1].lower_ == "the":
        k -= 1
    if k > 1 and doc[k - 1].text in ("'s", "’s") and place_kind(doc[k - 2].text):
        yield OrganizationPlace(doc[k - 2].text, k - 2, k - 1, "organizations.place-before")
    elif k > 2 and doc[k - 1].lower_ == "based" and doc[k - 2].text == "-" and place_kind(doc[k - 3].text):
        yield OrganizationPlace(doc[k - 3].text, k - 3, k - 2, "organizations.place-before")


def _nationality(doc: Doc, first: int) -> Iterator[OrganizationPlace]:
    """The nation of a public body: "the Chilean Ministry of Health", whether the name begins with it or not."""
    for k in (first, first - 1):
        country = country_of(doc[k].text) if k >= 0 and is_nationality(doc[k]) else None
        if country:
            yield OrganizationPlace(country, k, k + 1, "organizations.nationality")


def _place_end(doc: Doc, start: int) -> int | None:
    """Where the place that begins at ``start`` ends; None where none begins there."""
    for end in range(min(start + 3, len(doc)), start, -1):
        text = doc[start:end].text
        if text[:1].isupper() and place_kind(text):
            return end
    return None


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 1)
