"""What stands in the sentences of a report that bears on undertakings: agents, papers, agreements, occasions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Agreement, Event, Ref, Stated
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
        self.event_bounds = {event.name.value.lower(): (_value(event.start), _value(event.end)) for event in events}
        self.organizers = {event.name.value.lower(): {s.value for s in event.organizers} for event in events}
        self.participants = {event.name.value.lower(): {s.value for s in event.participants} for event in events}
        told = [(_starts(agreement), {party.value for party in agreement.parties}) for agreement in agreements]
        self.agreements = sorted(told, key=lambda pair: pair[0])

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
        start, end = self._offsets(number)
        inside = [parties for starts, parties in self.agreements if any(start <= s <= end for s in starts)]
        before = [
            (max(s for s in starts if s < start), parties) for starts, parties in self.agreements if starts[0] < start
        ]
        if inside:
            return "in", inside[0] if len(inside) == 1 else self._sharing(number, inside)
        if before:
            return "last", max(before, key=lambda pair: pair[0])[1]
        return "later", self.agreements[0][1]

    def _sharing(self, number: int, agreements: Sequence[set[Ref]]) -> set[Ref]:
        """Of several agreements the one with most parties in the sentence."""
        here = {ref for agent in self.agents[number] for ref in agent.refs}
        return max(agreements, key=lambda parties: len(parties & here))

    def _offsets(self, number: int) -> tuple[int, int]:
        first, last = self.sentences.tokens(number)
        return self.reading.doc[first].idx, self.reading.doc[last - 1].idx


def _value(stated: Stated[str] | None) -> str:
    return stated.value if stated else ""


def _starts(agreement: Agreement) -> list[int]:
    """Where the sentences begin that the agreement's type and parties rest on."""
    return sorted({agreement.type.passage.start, *(party.passage.start for party in agreement.parties)})
