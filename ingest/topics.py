"""Whom a clause is about where it does not say: the body or the country that the report is about, or that announces."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from ..graph.facts import Ref
from .reading import Agent, Reading

if TYPE_CHECKING:
    from .party_clause import Clause

ANNOUNCING = frozenset(("announce", "say", "inform", "report", "communicate", "state", "confirm"))
NEAR = 5
"""Tokens behind a name within which a verb tells that it announces something."""


def topic(clause: Clause) -> Agent | None:
    """The organization that the report names far more than others, else the first of the two sentences before."""
    earlier = [a for a in clause.reading.agents if a.last <= clause.sentence.start and len(a.refs) == 1]
    main = _main_organization(clause.reading)
    spoken = [a for a in earlier if a.refs[0] == main]
    if spoken:
        return spoken[-1]
    before = [s for s in clause.reading.sentences() if s.end <= clause.sentence.start]
    for previous in reversed(before[-2:]):
        for agent in earlier:
            if previous.start <= agent.first < previous.end and agent.refs[0].kind == "organization":
                return agent
    return None


def topic_state(clause: Clause) -> Agent | None:
    """The country or city that the report names far more than others, where it was named last."""
    earlier = [a for a in clause.reading.agents if a.how == "polity"]
    ranked = Counter(a.refs[0] for a in earlier).most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return next((a for a in reversed(earlier) if a.refs[0] == ranked[0][0] and a.last <= clause.sentence.start), None)


def announcer(clause: Clause) -> Agent | None:
    """The organization that announces what the sentence tells, in it or in the next: "…, the Institute said"."""
    following = [s for s in clause.reading.sentences() if s.start >= clause.sentence.start][:2]
    for sentence in following:
        inside = [a for a in clause.agents if sentence.start <= a.first < sentence.end]
        for agent, other in zip_longest(inside, inside[1:]):
            stop = min(agent.last + NEAR, other.first if other is not None else sentence.end)
            tells = any(t.lemma_.lower() in ANNOUNCING for t in clause.doc[agent.last : stop])
            if tells and agent.refs[0].kind == "organization":
                return agent
    return None


def _main_organization(reading: Reading) -> Ref | None:
    """The organization named three times or more, and half as often again as the next; None where there is none."""
    counts = Counter(a.refs[0] for a in reading.agents if len(a.refs) == 1 and a.refs[0].kind == "organization")
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return ranked[0][0]
