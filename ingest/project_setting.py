"""What stands in the sentences of a report that bears on undertakings: agents, papers, agreements, occasions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Agreement, Event, Ref
from .lexicon import word_set
from .reading import Agent
from .sentences import Sentences

if TYPE_CHECKING:
    from .reading import Reading


class ProjectSetting:
    """Looks up, by sentence number, who and what is there. ``mentions`` are organizations with sentence and agent."""

    def __init__(self, reading: Reading, events: Sequence[Event], agreements: Sequence[Agreement]) -> None:
        self.reading = reading
        self.sentences = Sentences(reading)
        count = len(self.sentences)
        spans = [self.sentences.tokens(number) for number in range(count)]
        self.words = [[token.lower_ for token in reading.doc[first:last]] for first, last in spans]
        self.agents: list[list[Agent]] = [[] for _ in range(count)]
        self.mentions: dict[Ref, list[tuple[int, Agent]]] = defaultdict(list)
        for agent in reading.agents:
            number = self.sentences.number(agent.first)
            if not agent.is_person:
                self.agents[number].append(agent)
            for ref in agent.refs:
                if ref.kind == "organization":
                    self.mentions[ref].append((number, agent))
        self.event_types = {event.name.value.lower(): event.type.value for event in events}
        self.organizers = {event.name.value.lower(): {s.value for s in event.organizers} for event in events}
        self.participants = {event.name.value.lower(): {s.value for s in event.participants} for event in events}
        self.agreements = sorted(agreements, key=lambda agreement: agreement.type.passage.start)

    def has_paper(self, number: int) -> bool:
        """Whether the sentence speaks of an agreement or another paper."""
        return not word_set("paper_nouns.txt").isdisjoint(self.words[number])

    def organization_count(self, number: int) -> int:
        """How many organizations the sentence names or means."""
        return len({ref for agent in self.agents[number] for ref in agent.refs if ref.kind == "organization"})

    def agreement_for(self, number: int) -> tuple[str, set[Ref]]:
        """The parties of the agreement that a sentence hangs on: ``in`` it, the ``last`` before, or a ``later`` one."""
        if not self.agreements:
            return "none", set()
        first, last = self.sentences.tokens(number)
        start, end = self.reading.doc[first].idx, self.reading.doc[last - 1].idx
        inside = [a for a in self.agreements if start <= a.type.passage.start <= end]
        before = [a for a in self.agreements if a.type.passage.start < start]
        if inside:
            how, found = "in", inside[0]
        else:
            how, found = ("last", before[-1]) if before else ("later", self.agreements[0])
        return how, {party.value for party in found.parties}
