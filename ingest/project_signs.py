"""Signs that words tell of an undertaking, and who its partners are (weights: ``words/project_weights.csv``)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Agreement, Event, Ref, Span as TextSpan
from .event_groups import EventGroup
from .event_mentions import EventMention
from .event_signs import governor, tense
from .lexicon import word_set
from .project_mentions import JOINT, verb_senses
from .reading import Agent

if TYPE_CHECKING:
    from .reading import Reading

PAPERS = word_set("paper_nouns.txt")
UNDER = frozenset("under foresees provides envisages provisions framework terms text clause document paper".split())
LEADS = frozenset("by with at from of in between for to among and together".split())


class Setting:
    """The sentences of a report with what stands in them: agents, papers, words of joint work, agreements."""

    def __init__(self, reading: Reading, events: Sequence[Event], agreements: Sequence[Agreement]) -> None:
        self.reading = reading
        doc = reading.doc
        self.starts = [s.start for s in reading.sentences()]
        self.bounds = [*self.starts, len(doc)]
        count = len(self.starts)
        self.low = [[t.lower_ for t in doc[self.bounds[n]:self.bounds[n + 1]]] for n in range(count)]
        self.agents: list[list[Agent]] = [[] for _ in range(count)]
        self.mentions: dict[Ref, list[tuple[int, Agent]]] = defaultdict(list)
        for agent in reading.agents:
            number = self.number(agent.first)
            if not agent.is_person:
                self.agents[number].append(agent)
            for ref in agent.refs:
                if ref.kind == "organization":
                    self.mentions[ref].append((number, agent))
        self.papers = [bool(PAPERS & set(low)) for low in self.low]
        self.joint = [bool(JOINT.search(" ".join(low))) for low in self.low]
        self.senses = [{verb_senses().get(t.lemma_.lower(), "") for t in doc[self.bounds[n]:self.bounds[n + 1]] if t.pos_ == "VERB"} - {""} for n in range(count)]
        self.events = {e.name.value.lower(): e.type.value for e in events}
        self.event_refs = {e.name.value.lower(): {s.value for s in (*e.organizers, *e.participants)} for e in events}
        self.organizers = {e.name.value.lower(): {s.value for s in e.organizers} for e in events}
        self.agreements = sorted(((_offset(a), a) for a in agreements), key=lambda pair: pair[0])

    def number(self, token: int) -> int:
        """Which sentence holds the token."""
        return bisect_right(self.starts, token) - 1

    def passage(self, token: int) -> TextSpan:
        """Code point offsets of the sentence that holds the token."""
        number = self.number(token)
        first = self.reading.doc[self.bounds[number]].idx
        return TextSpan(first, first + len(self.reading.doc[self.bounds[number]:self.bounds[number + 1]].text.rstrip()))

    def agreement_for(self, number: int) -> tuple[str, set[Ref]]:
        """The parties of the agreement that a sentence hangs on: ``in`` it, the ``last`` before, or ``later``."""
        if not self.agreements:
            return "none", set()
        first = self.reading.doc[self.bounds[number]].idx
        end = self.reading.doc[self.bounds[number + 1] - 1].idx
        inside = [a for o, a in self.agreements if first <= o <= end]
        before = [a for o, a in self.agreements if o < first]
        how, found = ("in", inside[0]) if inside else ("last", before[-1]) if before else ("later", self.agreements[0][1])
        return how, {p.value for p in found.parties}

    def signs(self, group: EventGroup) -> set[str]:
        """The signs of a candidate, over all its mentions."""
        found = {f"mentions:{min(len(group.mentions), 3)}", f"best:{group.best.kind}"}
        for position, mention in enumerate(group.mentions):
            found.update(self._mention_signs(mention, position == 0))
        kind = self.events.get(group.name.lower())
        found.add(f"event:{kind}" if kind else "event:none")
        return found

    def _mention_signs(self, mention: EventMention, is_first: bool) -> Iterator[str]:
        doc = self.reading.doc
        number = self.number(mention.first)
        low = self.low[number]
        if is_first:
            yield f"noun:{mention.noun}"
            yield f"does:{mention.type}"
            yield f"determiner:{mention.determiner}"
            yield f"part:{min(4, 5 * mention.first // len(doc))}"
            if mention.plural:
                yield "plural"
                yield f"plural:{mention.type}"
            if mention.last - mention.head > 1:
                yield "complement"
            if mention.last - mention.first == 1:
                yield "bare"
            if number == 0:
                yield "opening"
        phrase = doc[mention.first:mention.last].text
        if JOINT.search(phrase):
            yield "joint-phrase"
        if self.joint[number]:
            yield "joint"
        k = mention.first - 1
        while k > 0 and doc[k].lower_ in ("the", "a", "an", "its", "their", "this"):
            k -= 1
        yield f"before:{doc[k].lower_ if doc[k].pos_ in ('ADP', 'CCONJ', 'PUNCT') else doc[k].pos_}"
        verb, relation = governor(doc[mention.head])
        if verb is not None:
            sense = verb_senses().get(verb.lemma_.lower(), "none")
            yield f"verb:{sense}:{relation}"
            yield f"verb:{sense}:{tense(verb)}"
            yield f"verb:{sense}"
        else:
            yield "verb:missing"
        back = set(doc[j].lower_ for j in range(max(self.bounds[number], mention.first - 8), mention.first))
        if PAPERS & back:
            yield "after-paper"
        if self.papers[number]:
            yield "paper"
        elif number and self.papers[number - 1]:
            yield "paper-before"
        if UNDER & set(low):
            yield "under"
        organizations = {r for a in self.agents[number] for r in a.refs if r.kind == "organization"}
        yield f"organizations:{min(3, len(organizations))}"
        if any(a.how == "both" for a in self.agents[number]) or {"both", "sides", "parties", "they"} & set(low):
            yield "both"
        if {"since", "already", "far", "past", "ago", "previous", "previously", "earlier"} & set(low):
            yield "past-words"
        if {"now", "currently", "present", "ongoing", "underway", "until"} & set(low):
            yield "present-words"
        if {"will", "would", "plan", "plans", "planned", "intend", "agreed"} & set(low):
            yield "future"
        if sum(1 for t in doc[self.bounds[number]:mention.first] if t.text in "\"“”") % 2 and mention.kind != "title":
            yield "speech"
        if "not" in low or "no" in low:
            yield "denied"
        yield f"agreement:{self.agreement_for(number)[0]}"

    def partner_signs(self, group: EventGroup, ref: Ref) -> set[str]:
        """The signs that an organization is a partner of a candidate."""
        doc = self.reading.doc
        found: set[str] = set()
        for mention in group.mentions[:3]:
            at = self.number(mention.first)
            here = [a for _, a in self.mentions[ref] if _ == at]
            names = len({r for a in self.agents[at] for r in a.refs if r.kind == "organization"})
            for agent in here:
                side = "before" if agent.last <= mention.first else "inside" if agent.first < mention.last else "after"
                found |= {"same", f"same:{side}", f"same:{min(names, 4)}", f"same:{agent.how}"}
                k = agent.first - 1
                while k > 0 and doc[k].lower_ in ("the", "a", "an", "its"):
                    k -= 1
                if doc[k].lower_ in LEADS:
                    found.add(f"led:{doc[k].lower_}")
                if agent.last < len(doc) and doc[agent.last].text in ("'s", "’s"):
                    found.add("owner")
                if k < self.bounds[at]:
                    found.add("begins")
                if self.joint[at]:
                    found.add("same:joint")
            if not here:
                found.add(f"apart:{min(names, 3)}")
                last = max((n for n, _ in self.mentions[ref] if n < at), default=-9)
                found.add(f"back:{min(at - last, 4)}" if last >= 0 else "ahead")
            how, parties = self.agreement_for(at)
            found.add(f"party:{how}" if ref in parties else f"outside:{how}")
            if ref in parties:
                found.add(f"party:{how}:{min(names, 2)}")
        first = self.mentions[ref][0][0]
        found.add(f"first:{min(first, 3)}")
        found.add(f"told:{min(len(self.mentions[ref]), 4)}")
        if sum(1 for r in self.mentions if len(self.mentions[r]) > len(self.mentions[ref])) < 2:
            found.add("told-most")
        if ref in self.organizers.get(group.name.lower(), ()):
            found.add("organizer")
        elif ref in self.event_refs.get(group.name.lower(), ()):
            found.add("participant")
        return found


def _offset(agreement: Agreement) -> int:
    return agreement.type.passage.start
