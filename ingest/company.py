"""The agents of a report by sentence, and what the sentences say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..graph.facts import Ref
from .event_signs import event_verb_senses
from .lexicon import word_set
from .reading import Agent
from .sentences import Sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reading import Reading

ARTICLES = frozenset(("the", "a", "an", "its"))
LIST_WORDS = frozenset((",", "and", "&", "the", "as", "well", "with", "together", "of", "(", ")"))
LIST_BREAKS = frozenset((".", ";", ":"))
WIDEST_LIST_GAP = 4
SIGNING = frozenset(("sign", "ink", "seal", "conclude"))
DEEDS = frozenset(("attends", "organises", "stages"))


def list_heads(doc: Doc, agents: Iterable[Agent]) -> dict[int, int]:
    """For an agent's first token the first token of the list that it goes on with ("by A, B and the C")."""
    heads: dict[int, int] = {}
    last: Agent | None = None
    for agent in agents:
        if last is not None and 0 < agent.first - last.last <= WIDEST_LIST_GAP:
            gap = doc[last.last : agent.first]
            if all(t.lower_ in LIST_WORDS or (t.is_punct and t.text not in LIST_BREAKS) for t in gap):
                heads[agent.first] = heads.get(last.first, last.first)
        last = agent
    return heads


def before_articles(doc: Doc, first: int) -> int:
    """The token before ``first``, articles skipped; -1 at the very start."""
    k = first - 1
    while k > 0 and doc[k].lower_ in ARTICLES:
        k -= 1
    return k


class Company:
    """Who stands where in one report; ``mentions`` are the agents of each reference in text order."""

    def __init__(self, reading: Reading, sentences: Sentences) -> None:
        self.reading = reading
        self.sentences = sentences
        self.agents = [agent for agent in reading.agents if agent.how != "pronoun"]
        self.mentions: dict[Ref, list[Agent]] = defaultdict(list)
        for agent in self.agents:
            for ref in agent.refs:
                self.mentions[ref].append(agent)
        self.numbers: list[int] = []
        self.verbs: list[set[str]] = []
        for number in range(len(sentences)):
            first, last = sentences.tokens(number)
            self.numbers += [number] * (last - len(self.numbers))
            self.verbs.append({token.lemma_.lower() for token in reading.doc[first:last] if token.pos_ == "VERB"})
        self.senses = [{event_verb_senses()[v] for v in verbs if v in event_verb_senses()} for verbs in self.verbs]
        self.heads = list_heads(reading.doc, self.agents)
        self.deeds = {ref: self._deeds(ref) for ref in self.mentions}

    def number(self, agent: Agent) -> int:
        """The sentence of an agent."""
        return self.numbers[agent.first]

    def speaks(self, sentence: int) -> bool:
        """Whether somebody speaks in the sentence."""
        return not self.verbs[sentence].isdisjoint(word_set("speaking_verbs.txt"))

    def lead(self, agent: Agent) -> int:
        """The token before the agent, or before the list that it stands in, articles skipped; -1 at the very start."""
        return before_articles(self.reading.doc, self.heads.get(agent.first, agent.first))

    def _deeds(self, ref: Ref) -> set[str]:
        """What the report says of the agent anywhere: signing, attending, speaking."""
        found = set()
        for sentence in {self.number(agent) for agent in self.mentions[ref]}:
            found |= {f"deed:{sense}:{ref.kind}" for sense in self.senses[sentence] & DEEDS}
            if self.speaks(sentence):
                found.add(f"deed:speaks:{ref.kind}")
            if self.verbs[sentence] & SIGNING:
                found.add(f"deed:signs:{ref.kind}")
        return found
