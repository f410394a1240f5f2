"""Where an occasion is: city and venue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.facts import Span as TextSpan
from ..graph.facts import Stated
from .candidates import Candidate, CandidateGroup
from .capitals import is_capitalised
from .lexicon import word_set
from .places import find_places, place_kind, plain_place
from .sentences import Sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from .reading import Reading

GOING = frozenset(("visit", "tour", "study tour", "study trip", "trip", "inspection tour"))
AFTER_DATELINE = frozenset((",", ":", "-", "–", "—", "(", "--", "."))
DATELINE_END = 60
OPENING_SENTENCES = 3
BEFORE_COSTS = 8


@dataclass(frozen=True, slots=True)
class City:
    """A city by its first token.

    ``led``: "in" or "at" stands before it, and not only to tell where an organization sits; ``heads``: it opens the
    report as a dateline does.
    """

    first: int
    name: str
    before: str
    led: bool
    heads: bool


class EventPlaces:
    """Reads the places of the occasions of one report."""

    def __init__(self, reading: Reading, sentences: Sentences, groups: Sequence[CandidateGroup]) -> None:
        self.reading = reading
        self.sentences = sentences
        titles = {i for g in groups for m in g.members if m.kind == "title" for i in range(m.first, m.last)}
        self.cities = [city for city in _cities(reading) if city.first not in titles]
        self.setting = _setting(self.cities, sentences)

    def place(self, group: CandidateGroup) -> Stated[str] | None:
        """The city named with "in" in a member's sentence, in the name, or that the report is set in."""
        for candidate in group.members:
            near = self._near(candidate)
            if near:
                return self._stated(min(near, key=lambda pair: (pair[0], pair[1].first))[1], "events.place-in", 0.75)
        best = group.best
        inside = [c for c in self.cities if best.kind == "name" and best.first <= c.first < best.last]
        if inside:
            return self._stated(inside[0], "events.place-in-name", 0.6)
        return self._stated(self.setting, "events.setting", 0.4) if self.setting else None

    def _near(self, candidate: Candidate) -> list[tuple[int, City]]:
        """Cities of the sentence with their distance; what stands behind the candidate is nearer."""
        first, last = self.sentences.around(candidate.first)
        near = []
        for city in self.cities:
            inside = candidate.first <= city.first < candidate.last
            if inside and candidate.head < city.first and city.before == "to" and candidate.noun in GOING:
                near.append((0, city))
            elif city.led and first <= city.first < last and not (inside and candidate.kind == "title"):
                behind = city.first - candidate.last
                near.append((behind if behind >= 0 else 2 * (candidate.first - city.first) + BEFORE_COSTS, city))
        return near

    def _stated(self, city: City, rule: str, confidence: float) -> Stated[str]:
        start = self.reading.doc[city.first].idx
        words = TextSpan(start, start + len(city.name))
        return Stated(city.name, self.sentences.passage(city.first), words, rule, confidence)

    def venue(self, group: CandidateGroup) -> Stated[str] | None:
        """The house named with "at" or "in" behind a member in its sentence."""
        doc = self.reading.doc
        for candidate in group.members:
            _, last = self.sentences.around(candidate.first)
            for k in range(candidate.last, last - 2):
                first, end = self._house(k, last) if doc[k].lower_ in ("at", "in") else (0, 0)
                if end > first + 1 and any(t.lower_ in word_set("event_venues.txt") for t in doc[first:end]):
                    words = self.reading.span(first, end)
                    return Stated(doc[first:end].text, self.sentences.passage(first), words, "events.venue", 0.7)
        return None

    def _house(self, link: int, last: int) -> tuple[int, int]:
        """The name after "at" or "in": an organization's, else a run of capitals."""
        doc = self.reading.doc
        first = link + 1 + (doc[link + 1].lower_ == "the")
        for agent in self.reading.agents:
            if agent.how == "name" and agent.first in (link + 1, first) and agent.refs[0].kind == "organization":
                return max(agent.first, first), agent.last
        return first, _capitals_end(doc, first, last)


def _capitals_end(doc: Doc, first: int, last: int) -> int:
    k = first
    while k < last and (
        is_capitalised(doc[k]) or (doc[k].lower_ in ("of", "de", "and") and k + 1 < last and is_capitalised(doc[k + 1]))
    ):
        k += 1
    return k


def _cities(reading: Reading) -> list[City]:
    """Cities outside the names of organizations and people, and places unknown to the gazetteer, in text order."""
    named = [agent for agent in reading.agents if agent.how == "name"]
    seats = {agent.last: agent.first for agent in named if agent.refs[0].kind == "organization"}
    spans = find_places(reading.doc, [(agent.first, agent.last) for agent in named])
    return [city for span in spans if place_kind((city := _city(span, seats)).name) in ("city", None)]


def _city(span: Span, seats: dict[int, int]) -> City:
    doc, first = span.doc, span.start
    name = plain_place(span.text)
    before = doc[first - 1].lower_ if first else ""
    after = doc[span.end].text if span.end < len(doc) else ""
    house = seats.get(first - 1)
    led = before in ("in", "at") and (house is None or _is_venue(doc, house))
    heads = first < DATELINE_END and bool(doc[first].is_upper) and len(name) > 3 and after in AFTER_DATELINE
    return City(first, name.title() if name.isupper() else name, before, led, heads)


def _is_venue(doc: Doc, first: int) -> bool:
    """Whether "at" or "in" leads to the organization that begins at the token, with or without "the"."""
    words = [token.lower_ for token in doc[max(0, first - 2) : first]]
    return words[-1:] in (["at"], ["in"]) or words in (["at", "the"], ["in", "the"])


def _setting(cities: Sequence[City], sentences: Sentences) -> City | None:
    """The city that the report is set in: its dateline, else the one told most with "in", the early ones first."""
    weight: Counter[str] = Counter()
    opening = sentences.bounds[min(OPENING_SENTENCES, len(sentences))]
    for city in cities:
        weight[city.name] += 8 * city.heads + 2 * city.led + (city.led and city.first < opening)
        weight[city.name] += city.before not in ("of", "from", "with")
    if not weight:
        return None
    name = max(weight, key=lambda n: weight[n])
    mine = [city for city in cities if city.name == name]
    return next((city for city in mine if city.led or city.heads), mine[0])
