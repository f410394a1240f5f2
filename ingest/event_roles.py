"""Who organises an occasion and who takes part in it.

Each organization, country or person is weighed by signs of the words between it and the occasion (weights:
``words/event_weights.csv``, questions ``organizer`` and ``participant``): "organised by", "attended", a list that goes
on, the sentence before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..graph.facts import Ref, Stated
from .candidates import Candidate, CandidateGroup
from .company import Company
from .event_signs import event_verb_senses
from .reading import Agent
from .weighing import likelihood

WEIGHTS = "event_weights.csv"
LEAST = {"organizer": 0.25, "participant": 0.25}
REACH = 3
CLOSE = 6
OPENING = 2
LEADS = frozenset(("by", "with", "at", "from", "of", "in", "between", "for", "to", "among"))
POSSESSIVES = frozenset(("'s", "’s", "'"))


class EventRoles:
    """Weighs the agents of one report against its occasions."""

    def __init__(self, company: Company, groups: Sequence[CandidateGroup]) -> None:
        self.company = company
        self.groups = groups
        self.told: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in sorted((m for g in groups for m in g.members), key=lambda m: m.first):
            self.told[company.numbers[candidate.first]].append(candidate)

    def of(self, number: int) -> dict[str, tuple[Stated[Ref], ...]]:
        """Organizers and participants of the occasion with this number, in text order; nobody is both."""
        found: dict[str, list[Stated[Ref]]] = {role: [] for role in LEAST}
        for ref in self.company.mentions:
            signs = self.signs(number, ref)
            sure = {role: likelihood(WEIGHTS, role, signs) for role in LEAST}
            role = max(sure, key=lambda r: sure[r] - LEAST[r])
            if sure[role] >= LEAST[role]:
                found[role].append(self._stated(self.groups[number], ref, role, sure[role]))
        return {role: tuple(sorted(stated, key=lambda s: s.words.start)) for role, stated in found.items()}

    def _stated(self, group: CandidateGroup, ref: Ref, role: str, sure: float) -> Stated[Ref]:
        """The role on the mention of the agent nearest to a member of the occasion."""
        agent = min(self.company.mentions[ref], key=lambda a: min(abs(a.first - m.first) for m in group.members))
        words = self.company.reading.span(agent.first, agent.last)
        passage = self.company.sentences.passage(agent.first)
        return Stated(ref, passage, words, f"events.{role}", round(sure * agent.confidence, 3))

    def signs(self, number: int, ref: Ref) -> set[str]:
        """Signs between an occasion and one agent, over all their mentions within a few sentences."""
        group, mentions = self.groups[number], self.company.mentions[ref]
        kind = group.best.type
        found: set[str] = set()
        for candidate in group.members:
            at = self.company.numbers[candidate.first]
            for agent in mentions:
                distance = self.company.number(agent) - at
                if distance == 0:
                    found.update(self._beside(candidate, agent, kind))
                elif abs(distance) <= REACH:
                    found.update(self._apart(agent, distance, kind))
        count, told, order = min(len(self.groups), 3), min(len(mentions), 3), min(number, 2)
        if not any(sign.startswith("same:") for sign in found):
            near = "near" if found else "far"
            found |= {
                near,
                f"{near}:{kind}",
                f"{near}:{ref.kind}:{kind}",
                f"{near}:event:{order}",
                f"{near}:told:{told}",
            }
        found |= {f"type:{kind}", f"kind:{ref.kind}", f"kind:{ref.kind}:{kind}", f"told:{told}"}
        found |= {f"event:{order}", f"event:{order}:of:{count}"}
        if self.company.number(mentions[0]) <= OPENING:
            found |= {"opens", f"opens:{kind}", f"opens:{ref.kind}:told:{told}"}
        return found | self.company.deeds[ref]

    def _apart(self, agent: Agent, distance: int, kind: str) -> Iterator[str]:
        sentence = self.company.number(agent)
        yield f"distance:{distance}"
        yield f"distance:{min(1, max(-1, distance))}:{kind}"
        for sense in self.company.senses[sentence]:
            yield f"near:{sense}"
        if self.company.speaks(sentence):
            yield f"speaks:{agent.refs[0].kind}"

    def _beside(self, candidate: Candidate, agent: Agent, kind: str) -> Iterator[str]:
        doc, sentence = self.company.reading.doc, self.company.number(agent)
        side = _side(agent, candidate)
        nearest = self._nearest(agent, sentence) is candidate
        yield f"same:{side}"
        yield f"same:{side}:{kind}"
        if nearest:
            yield f"nearest:{side}"
        yield from self._lead(agent, kind, nearest)
        yield from self._between(candidate, agent, side, kind)
        if agent.last < len(doc) and doc[agent.last].text in POSSESSIVES:
            yield f"owner:{side}"
        for sense in self.company.senses[sentence]:
            yield f"in:{sense}:{side}"
        if agent.how == "both":
            yield "both"
        if self.company.speaks(sentence):
            yield f"speaks:{agent.refs[0].kind}"

    def _nearest(self, agent: Agent, sentence: int) -> Candidate | None:
        """The mention of an occasion that stands nearest before the agent's list in its sentence, else behind it."""
        first = self.company.heads.get(agent.first, agent.first)
        here = self.told[sentence]
        before = [candidate for candidate in here if candidate.first < first]
        return before[-1] if before else here[0] if here else None

    def _lead(self, agent: Agent, kind: str, nearest: bool) -> Iterator[str]:
        """The preposition before the agent's list, and the verb before "by"."""
        doc, k = self.company.reading.doc, self.company.lead(agent)
        word = doc[k].lower_ if k >= 0 else ""
        if word not in LEADS:
            return
        yield f"led:{word}"
        yield f"led:{word}:{kind}"
        if word == "by" and k:
            sense = event_verb_senses().get(doc[k - 1].lemma_.lower(), doc[k - 1].pos_)
            yield f"by:{sense}"
            yield f"by:{sense}:{'nearest' if nearest else 'farther'}"

    def _between(self, candidate: Candidate, agent: Agent, side: str, kind: str) -> Iterator[str]:
        """The verbs between the agent and the occasion."""
        first = self.company.heads.get(agent.first, agent.first)
        low, high = (agent.last, candidate.first) if side == "before" else (candidate.last, first)
        verbs = [t.lemma_.lower() for t in self.company.reading.doc[low : max(low, high)] if t.pos_ == "VERB"]
        between = [event_verb_senses().get(verb, "other") for verb in verbs]
        for sense in between[:3]:
            yield f"between:{side}:{sense}"
        if len(between) == 1:
            yield f"only:{side}:{between[0]}"
            yield f"only:{side}:{between[0]}:{kind}"
        if not between:
            yield f"straight:{side}"
        if high - low <= CLOSE:
            yield f"close:{side}"


def _side(agent: Agent, candidate: Candidate) -> str:
    if agent.last <= candidate.first:
        return "before"
    return "inside" if agent.first < candidate.last else "after"
