"""Who organises an occasion and who takes part in it.

Each organization, country or person beside an occasion is weighed by signs of the words between and around them, as occasions themselves are
(``event_signs.py``): "organised by", "attended", a list that goes on, the seat of the event. Weights: ``words/event_role_weights.csv``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..graph.facts import Ref, Stated
from .event_details import Details
from .event_groups import EventGroup
from .event_mentions import EventMention
from .event_signs import verb_senses
from .lexicon import word_table
from .reading import Agent

if TYPE_CHECKING:
    from .reading import Reading

LEAST = {"organizer": 0.28, "participant": 0.28}
REACH = 3
SPEAKING = frozenset("say tell speak stress add note welcome thank express point address deliver introduce explain".split())


@cache
def role_weights() -> dict[str, dict[str, float]]:
    """By role and sign."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for row in word_table("event_role_weights.csv"):
        table[row["role"]][row["sign"]] = float(row["weight"])
    return table


class Company:
    """The agents of one report and the sentences they stand in."""

    def __init__(self, reading: Reading, details: Details) -> None:
        self.reading = reading
        self.details = details
        self.sentence_of = [0] * len(reading.doc)
        bounds = [*details.starts, len(reading.doc)]
        for number in range(len(details.starts)):
            for token in range(bounds[number], bounds[number + 1]):
                self.sentence_of[token] = number
        self.events: dict[int, list[EventMention]] = defaultdict(list)
        for mention in sorted((m for g in details.groups for m in g.mentions), key=lambda m: m.first):
            self.events[self.sentence_of[mention.first]].append(mention)
        self.agents = [a for a in reading.agents if a.how != "pronoun"]
        self.lists = self._lists()
        self.senses = [{verb_senses().get(t.lemma_.lower(), "") for t in reading.doc[bounds[n]:bounds[n + 1]] if t.pos_ == "VERB"} - {""} for n in range(len(details.starts))]
        self.speaking = [any(t.lemma_ in SPEAKING for t in reading.doc[bounds[n]:bounds[n + 1]] if t.pos_ == "VERB") for n in range(len(details.starts))]
        self.signing = [any(t.lemma_ in ("sign", "ink", "seal", "conclude") for t in reading.doc[bounds[n]:bounds[n + 1]] if t.pos_ == "VERB") for n in range(len(details.starts))]
        self.mentions: dict[Ref, list[Agent]] = defaultdict(list)
        for agent in self.agents:
            for ref in agent.refs:
                self.mentions[ref].append(agent)
        self.deeds = {ref: self._deeds(ref) for ref in self.mentions}

    def _lists(self) -> dict[int, int]:
        """For each agent's first token the first token of the list that it goes on with ("by A, B and the C")."""
        doc = self.reading.doc
        heads: dict[int, int] = {}
        last: Agent | None = None
        for agent in self.agents:
            if last is not None and 0 < agent.first - last.last <= 4 and all(
                t.text in (",", "and", "&", "the", "as", "well", "with", "together", "of", "(", ")") or t.is_punct and t.text not in (".", ";", ":") for t in doc[last.last:agent.first]
            ):
                heads[agent.first] = heads.get(last.first, last.first)
            last = agent
        return heads

    def stated(self, group: EventGroup, ref: Ref, role: str, sure: float) -> Stated[Ref]:
        """The role on the mention of the agent nearest to one of the occasion."""
        agent = min(self.mentions[ref], key=lambda a: min(abs(a.first - m.first) for m in group.mentions))
        span = self.reading.span(agent.first, agent.last)
        return Stated(ref, self.details.passage(agent.first), span, f"events.{role}", round(sure * agent.confidence, 3))

    def signs(self, group: EventGroup, ref: Ref, number: int, count: int) -> set[str]:
        """Signs between an occasion and one agent, over all their mentions near each other; empty where none are."""
        found: set[str] = set()
        kind = group.best.type
        for mention in group.mentions:
            at = self.sentence_of[mention.first]
            for agent in self.mentions[ref]:
                distance = self.sentence_of[agent.first] - at
                if -REACH <= distance <= REACH:
                    found.update(self._pair(mention, agent, distance, kind))
        told = min(len(self.mentions[ref]), 3)
        if not any(s.startswith("same:") for s in found):
            nearness = "near" if found else "far"
            found |= {nearness, f"{nearness}:{kind}", f"{nearness}:{ref.kind}:{kind}", f"{nearness}:event:{min(number, 2)}", f"{nearness}:told:{told}"}
        found |= {f"type:{kind}", f"kind:{ref.kind}", f"kind:{ref.kind}:{kind}", f"event:{min(number, 2)}", f"event:{min(number, 2)}:of:{min(count, 3)}", f"told:{told}"}
        if self.sentence_of[self.mentions[ref][0].first] <= 2:
            found |= {"opens", f"opens:{kind}", f"opens:{ref.kind}:told:{told}"}
        found |= self.deeds[ref]
        return found

    def _deeds(self, ref: Ref) -> set[str]:
        """What the report says of the agent anywhere: signing, attending, speaking."""
        found = set()
        for agent in self.mentions[ref]:
            sentence = self.sentence_of[agent.first]
            found |= {f"deed:{sense}:{ref.kind}" for sense in self.senses[sentence] & {"attends", "organises", "stages"}}
            if self.speaking[sentence]:
                found.add(f"deed:speaks:{ref.kind}")
            if self.signing[sentence]:
                found.add(f"deed:signs:{ref.kind}")
        return found

    def _nearest(self, token: int, sentence: int) -> EventMention | None:
        """The mention of an occasion that stands nearest before the token in its sentence, else behind it."""
        here = self.events[sentence]
        before = [m for m in here if m.first < token]
        return before[-1] if before else here[0] if here else None

    def _pair(self, mention: EventMention, agent: Agent, distance: int, kind: str) -> Iterator[str]:
        doc = self.reading.doc
        sentence = self.sentence_of[agent.first]
        if distance:
            yield f"distance:{distance}"
            yield f"distance:{min(1, max(-1, distance))}:{kind}"
            for sense in self.senses[sentence]:
                yield f"near:{sense}"
            if self.speaking[sentence]:
                yield f"speaks:{agent.refs[0].kind}"
            return
        side = "before" if agent.last <= mention.first else "inside" if agent.first < mention.last else "after"
        yield f"same:{side}"
        yield f"same:{side}:{kind}"
        first = self.lists.get(agent.first, agent.first)
        k = first - 1
        while k > 0 and doc[k].lower_ in ("the", "a", "an", "its"):
            k -= 1
        word = doc[k].lower_ if k >= 0 else ""
        nearest = self._nearest(first, sentence) is mention
        if nearest:
            yield f"nearest:{side}"
        if word in ("by", "with", "at", "from", "of", "in", "between", "for", "to", "among"):
            yield f"led:{word}"
            yield f"led:{word}:{kind}"
            if word == "by" and k:
                sense = verb_senses().get(doc[k - 1].lemma_.lower(), doc[k - 1].pos_)
                yield f"by:{sense}"
                yield f"by:{sense}:{'nearest' if nearest else 'farther'}"
        if agent.last < len(doc) and doc[agent.last].text in ("'s", "’s", "'"):
            yield f"owner:{side}"
        low, high = (agent.last, mention.first) if side == "before" else (mention.last, first)
        between = [verb_senses().get(t.lemma_.lower(), "other") for t in doc[low:high] if t.pos_ == "VERB"]
        for sense in between[:3]:
            yield f"between:{side}:{sense}"
        if len(between) == 1:
            yield f"only:{side}:{between[0]}"
            yield f"only:{side}:{between[0]}:{kind}"
        if not between:
            yield f"straight:{side}"
        if high - low <= 6:
            yield f"close:{side}"
        for sense in self.senses[sentence]:
            yield f"in:{sense}:{side}"
        if agent.how == "both":
            yield "both"
        if self.speaking[sentence]:
            yield f"speaks:{agent.refs[0].kind}"


def organizers_and_participants(company: Company, group: EventGroup, number: int, count: int) -> tuple[tuple[Stated[Ref], ...], tuple[Stated[Ref], ...]]:
    """The agents of each role in text order; one agent has one role in an occasion."""
    found: dict[str, list[Stated[Ref]]] = {"organizer": [], "participant": []}
    for ref in company.mentions:
        signs = company.signs(group, ref, number, count)
        sure = {role: 1 / (1 + math.exp(-sum(w.get(s, 0.0) for s in signs) - w["always"])) for role, w in role_weights().items()}
        role = max(sure, key=lambda r: sure[r] - LEAST[r])
        if sure[role] >= LEAST[role]:
            found[role].append(company.stated(group, ref, role, sure[role]))
    return tuple(found["organizer"]), tuple(found["participant"])
