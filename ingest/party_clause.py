"""The clause round an agreement noun: its verb, and the groups of agents by their place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from .acting_agents import TOWNS
from .agreement_nouns import Trigger
from .coordination import Coordination, coordinations
from .reading import Agent, Reading
from .signing import HANDS, governing_verb, is_signing_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NEAR = 5
"""Tokens that may stand between a preposition and the first name behind it."""
LONGEST_KIND = 10
"""Tokens of the kind that may stand before a name: "the Brazilian children's channel X"."""
KIND_PARTS = frozenset(("DET", "ADJ", "NOUN", "PART"))
WORKING = frozenset(("work", "implement", "cooperate"))
TALKS = frozenset(("talks", "talk", "negotiations", "negotiating", "discussions", "consultations"))
NO_SIGNING = frozenset(("have", "make", "discuss", "plan", "consider", "negotiate", "prepare", "draft"))
GOVERNING = frozenset(
    (
        "in",
        "at",
        "from",
        "to",
        "for",
        "on",
        "under",
        "near",
        "into",
        "through",
        "inside",
        "of",
        "by",
        "against",
        "after",
    )
) | {"before", "during", "since"}


@dataclass(frozen=True, slots=True)
class Clause:
    """An agreement noun in its sentence. ``bounds`` and ``stop`` are token offsets; ``stop`` is the next such noun."""

    reading: Reading
    agents: Sequence[Agent]
    groups: Sequence[Coordination]
    trigger: Trigger
    sentence: Span
    verb: Token | None
    stop: int
    is_last_noun: bool

    @classmethod
    def around(
        cls, reading: Reading, agents: Sequence[Agent], trigger: Trigger, sentence: Span, triggers: Sequence[Trigger]
    ) -> Self:
        """The clause of ``trigger``, one of ``triggers``, in ``sentence``."""
        later = [t for t in triggers if t.noun > trigger.noun]
        if later and later[0].first - trigger.last <= 2 and _joined(reading.doc, trigger.last, later[0].first):
            later = later[1:]
        stop = later[0].first if later else sentence.end
        groups = coordinations(reading.doc, agents, sentence.start, sentence.end)
        return cls(reading, agents, groups, trigger, sentence, governing_verb(sentence, trigger), stop, not later)

    @classmethod
    def at(cls, reading: Reading, agents: Sequence[Agent], trigger: Trigger, verb: Token | None) -> Self:
        """The clause of a trigger that is no agreement noun and the only one of its sentence."""
        sentence = reading.sentence(trigger.noun)
        groups = coordinations(reading.doc, agents, sentence.start, sentence.end)
        return cls(reading, agents, groups, trigger, sentence, verb, sentence.end, True)

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.reading.doc

    @property
    def bounds(self) -> tuple[int, int]:
        """The sentence, cut at semicolons and bullets round the noun."""
        first, last = self.sentence.start, self.sentence.end
        for token in self.sentence:
            if token.text in (";", "•"):
                if token.i < self.trigger.noun:
                    first = token.i + 1
                else:
                    last = min(last, token.i)
        return first, max(last, self.trigger.last)

    @property
    def verb_signs(self) -> bool:
        """Whether the governing verb tells of a paper's birth or end, not of having or discussing one."""
        return self.verb is not None and self.verb.lemma_.lower() not in NO_SIGNING

    def has_signing_verb(self) -> bool:
        """Whether any verb of the sentence goes with an agreement."""
        return any(is_signing_verb(t) for t in self.sentence)

    def tells_of_signing(self) -> bool:
        """Whether the noun is governed, or the sentence holds a word of signing."""
        return self.verb is not None or any(t.lemma_.lower() in ("sign", "signing", "conclude") for t in self.sentence)

    def has_signing_before(self) -> bool:
        """Whether a word of signing or cooperation stands before the noun."""
        words = ("sign", "conclude", "signing", "cooperation", "negotiation")
        return any(t.lemma_ in words for t in self.sentence if t.i < self.trigger.noun)

    def says(self, word: str) -> bool:
        """Whether the sentence has the word."""
        return any(t.lower_ == word for t in self.sentence)

    def behind(
        self, prepositions: tuple[str, ...], start: int, stop: int, reach: int, *, after_signing: bool = False
    ) -> Coordination | None:
        """The agents right behind the first of the prepositions from ``start`` on, within ``reach`` tokens."""
        doc = self.doc
        for k in range(start, min(stop, start + reach)):
            if doc[k].lower_ not in prepositions:
                continue
            if after_signing and not self._signed_before(k):
                continue
            for group in self.groups:
                near = [a for a in group.agents if k < a.first <= k + NEAR or self.tells_kinds(k + 1, a.first)]
                if near and not any(t.pos_ == "VERB" and t.tag_ != "VBN" for t in doc[k + 1 : near[0].first]):
                    rest = group.agents[group.agents.index(near[0]) :]
                    return group if len(rest) == len(group.agents) else _tail(group, len(rest))
        return None

    def _signed_before(self, position: int) -> bool:
        """Whether the last verb before the position is one of signing: "was signed in the reading room by"."""
        verbs = [t for t in self.doc[self.sentence.start : position] if t.pos_ in ("VERB", "AUX") or is_signing_verb(t)]
        return bool(verbs) and is_signing_verb(verbs[-1]) and verbs[-1].lemma_ not in NO_SIGNING

    def tells_kinds(self, start: int, end: int) -> bool:
        """Whether only words of kind stand there: "the Brazilian children's channel" before "X Ltda."."""
        words = self.doc[start:end]
        return 0 < len(words) <= LONGEST_KIND and all(t.pos_ in KIND_PARTS or t.lower_ == "based" for t in words)

    def partner(self, reach: int) -> Coordination | None:
        """The agents behind "with" after the noun."""
        return self.behind(("with",), self.trigger.last, self.stop, reach)

    def partner_before(self) -> Coordination | None:
        """ "A, together with B, signed", "With B the A has had", "A has partnered with B under": B."""
        subject = self.subject()
        if subject is None or self.verb is None:
            return None
        for group in self.groups:
            if self.verb.i < group.first and group.last <= self.trigger.first:
                if any(t.lower_ == "with" for t in self.doc[max(self.verb.i, group.first - 3) : group.first]):
                    return group
                continue
            if group.last <= subject.first:
                opening = self.doc[max(self.sentence.start, group.first - 3) : group.first]
                near = group.first - self.sentence.start <= 4 or (self.pronoun() and subject.first - group.last <= 2)
                if near and any(t.lower_ == "with" for t in opening):
                    return group
            elif subject.last <= group.first and group.last <= self.verb.i:
                between = self.doc[subject.last : group.first]
                if len(between) <= NEAR + 1 and any(t.lower_ == "with" for t in between):
                    return group
        return None

    def talks_partner(self) -> Coordination | None:
        """B of "talks with B about an agreement"."""
        for group in self.groups:
            before = self.doc[max(self.sentence.start, group.first - 3) : group.first]
            words = [t.lower_ for t in before if t.lower_ != "the"]
            if group.last <= self.trigger.first and words[-1:] == ["with"] and not TALKS.isdisjoint(words):
                return group
        return None

    def subject(self) -> Coordination | None:
        """The agents before the verb, nearest first, that no preposition governs; None without a verb."""
        if self.verb is None:
            return None
        pronoun = self.pronoun()
        if pronoun is None:
            return self._subject(self.verb.i)
        meant = self._meant_by(pronoun)
        if meant is None:
            return None
        return Coordination((Agent(pronoun.i, pronoun.i + 1, meant.refs, "definite", meant.confidence),), ())

    def _governor(self, first: int) -> str:
        """The word before the noun phrase that begins at a token, lower case; empty at a sentence's start."""
        k = first - 1
        while k >= 0 and self.doc[k].lower_ in ("the", "both", "its", "a", "an", "that", ","):
            if self.doc[k].is_sent_start:
                return ""
            k -= 1
        if k > 0 and self.doc[k].lower_ == "of" and self.doc[k - 1].lower_ in TOWNS:
            return ""
        return self.doc[k].lower_ if k >= 0 and not self.doc[k + 1].is_sent_start else ""

    def pronoun(self) -> Token | None:
        """The "it" or "they" that is subject of the verb; None where a name is."""
        if self.verb is None:
            return None
        for token in reversed(self.doc[max(self.sentence.start, self.verb.i - NEAR) : self.verb.i]):
            if token.lower_ in ("it", "they"):
                return token
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ == "nsubj":
                return None
        return None

    def _subject(self, position: int) -> Coordination | None:
        for group in reversed([g for g in self.groups if g.last <= position]):
            word = self._governor(group.first)
            if word in ("with", "between"):
                return self._subject(group.first) or group
            if word not in GOVERNING:
                return group
        return None

    def relative_subject(self) -> Coordination | None:
        """ "the agreement with B which A concluded": A; "the treaty to which A and B put their names": A and B; "which
        they signed": the two countries named before."""
        for group in self.groups:
            if self.trigger.last < group.first < self.stop:
                before = self.doc[group.first - (2 if self.doc[group.first - 1].lower_ == "the" else 1)]
                if before.lower_ in ("which", "that") and self._signs_behind(group.last):
                    return group
        opening = self.doc[self.trigger.last : min(self.trigger.last + 3, self.stop)]
        they = next((t.i for t in opening if t.lower_ == "they"), None)
        if they is not None and self._signs_behind(they + 1):
            return next((g for g in reversed(self.groups) if g.last <= self.trigger.first and g.number > 1), None)
        return None

    def _signs_behind(self, position: int) -> bool:
        words = self.doc[position : position + NEAR]
        return any(is_signing_verb(t) or t.lower_ in HANDS or t.lemma_ in WORKING for t in words)

    def next_joined(self, group: Coordination) -> Coordination | None:
        """The next group behind "and" or "with"."""
        for other in self.groups:
            between = self.doc[group.last : other.first] if other.first >= group.last else None
            if between is None or other.first >= self.stop or len(between) > NEAR + 3:
                continue
            if _joined_by(between, ("and", "with")):
                return other
        return None

    def all_behind(self, preposition: str, group: Coordination) -> tuple[Agent, ...]:
        """The group, and those the preposition repeats: "by A and by B"."""
        found = list(group.agents)
        for other in self.groups:
            opening = self.doc[found[-1].last : other.first] if other.first >= found[-1].last else None
            words = [t.lower_ for t in opening or () if t.text != "," and t.lower_ not in ("the", "and", "as", "well")]
            if words == [preposition]:
                found += other.agents
        return tuple(found)

    def all_partners(self, partner: Coordination) -> tuple[Agent, ...]:
        """Partners of a plural noun to the sentence's end: behind "and with", or commas ("with B for x, C for y")."""
        found = list(partner.agents)
        for agent in self.agents:
            if partner.last <= agent.first < self.sentence.end and agent.how == "name" and not agent.is_person:
                before = [t for t in self.doc[max(partner.last, agent.first - 3) : agent.first] if t.lower_ != "the"]
                if agent.refs[0].kind == "organization" and before and before[-1].lower_ in ("with", ","):
                    found.append(agent)
        return tuple(found)

    def owner(self) -> Coordination | None:
        """A of "A's agreement with B", "MoU of A with B"; whoever "its" means of "its agreement with B"."""
        for group in self.groups:
            behind = self.doc[group.last].text if group.last < len(self.doc) else ""
            if self.trigger.first - 2 <= group.last <= self.trigger.noun and behind in ("'s", "’s", "'", "’"):
                return group
        for group in self.groups:
            opening = [t.lower_ for t in self.doc[self.trigger.last : group.first]]
            if self.trigger.last < group.first and opening in (["of"], ["of", "the"]):
                return group
        for token in self.doc[max(self.sentence.start, self.trigger.first - 1) : self.trigger.noun]:
            meant = self._meant_by(token) if token.lower_ in ("its", "their") else None
            if meant is not None:
                return Coordination((Agent(token.i, token.i + 1, meant.refs, "definite", meant.confidence),), ())
        return None

    def first_organizations(self) -> Coordination | None:
        """The first group before the noun that holds an organization."""
        for group in self.groups:
            if group.last <= self.trigger.first and any(r.kind == "organization" for a in group.agents for r in a.refs):
                return group
        return None

    def _meant_by(self, pronoun: Token) -> Agent | None:
        """The first organization before the pronoun in its sentence, else of the sentence before."""
        before = [s for s in self.reading.sentences() if s.end <= self.sentence.start]
        for start, end in [(self.sentence.start, pronoun.i), *((s.start, s.end) for s in before[-1:])]:
            for agent in self.agents:
                inside = start <= agent.first and agent.last <= end and agent.refs[0].kind == "organization"
                if inside and self._governor(agent.first) not in GOVERNING | {"with", "between"}:
                    return agent
        return None


def _joined(doc: Doc, start: int, end: int) -> bool:
    """ "a contract and a letter of intent with B": what follows the second noun belongs to both."""
    return _joined_by(doc[start:end], ("and", ","))


def _joined_by(between: Span, words: tuple[str, ...]) -> bool:
    return any(t.lower_ in words for t in between)


def _tail(group: Coordination, number: int) -> Coordination:
    return Coordination(group.agents[-number:], group.joints[len(group.joints) - number + 1 :])
