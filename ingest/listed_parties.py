"""Parties told apart from the agreement's noun: in a heading, in a list, "on behalf of", "the parties are"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .coordination import Coordination, coordinations
from .reading import Agent

if TYPE_CHECKING:
    from .party_clause import Clause

NEAR = 5
"""Tokens that may stand between the words that announce a party and its name."""
LONGEST_BULLET, LONGEST_LINE = 3, 12
"""Tokens before the name in a line of a list; words of such a line."""
PARTIES = frozenset(("parties", "signatories"))


def on_behalf(clause: Clause) -> tuple[Agent, ...]:
    """Whoever is named behind "on behalf of" in the sentence; of a person who speaks so, the body."""
    found = []
    for agent in clause.agents:
        if not clause.sentence.start <= agent.first < clause.sentence.end:
            continue
        before = clause.doc[max(clause.sentence.start, agent.first - NEAR) : agent.first]
        if any(t.lower_ == "behalf" for t in before) and agent.first >= clause.sentence.start + 3:
            found.append(agent)
        elif agent.is_person and any(t.lower_ == "behalf" for t in clause.doc[agent.first : agent.last]):
            bodies = clause.reading.organizations_of(agent.refs[0])[:1]
            found += [Agent(agent.first, agent.last, (body,), agent.how, agent.confidence) for body in bodies]
    return tuple(found)


def listed_as_parties(clause: Clause) -> Coordination | None:
    """The agents behind "(the) parties … are" in the sentence, or in the next where this one names nobody."""
    following = next((s for s in clause.reading.sentences() if s.start >= clause.sentence.end), None)
    for span in (clause.sentence, following if not clause.groups else None):
        noun = next((t for t in span or () if t.lower_ in PARTIES), None)
        behind = clause.doc[noun.i : noun.sent.end] if noun is not None else ()
        verb = next((t for t in behind if t.lemma_ == "be" or t.text == ":"), None)
        groups = coordinations(clause.doc, clause.agents, verb.i, verb.sent.end) if verb is not None else []
        if verb is not None and groups:
            return groups[0] if groups[0].first <= verb.i + NEAR else None
    return None


def listed_below(clause: Clause) -> tuple[Agent, ...]:
    """The organizations of the short lines below a sentence that ends with a colon, one at the head of each."""
    if not clause.sentence.text.rstrip().endswith(":"):
        return ()
    found: list[Agent] = []
    for line in clause.reading.sentences():
        if line.start < clause.sentence.end:
            continue
        words = [t for t in line if not (t.is_punct or t.is_space or t.like_num)]
        agent = next((a for a in clause.agents if line.start <= a.first <= line.start + LONGEST_BULLET), None)
        if agent is None or agent.refs[0].kind != "organization" or len(words) > LONGEST_LINE:
            break
        if any(t.pos_ in ("VERB", "AUX") for t in line[agent.last - line.start :]):
            break
        found.append(agent)
    return tuple(found)


def heading(clause: Clause) -> Coordination | None:
    """The two or more agents at the sentence's head before a colon or dash, the noun right behind it."""
    for group in clause.groups:
        k = group.last
        leads = group.first - clause.sentence.start <= 4 and len(group.agents) > 1
        if leads and k < clause.trigger.first <= k + NEAR + 1 and clause.doc[k].text in (":", "–", "—", "-"):
            return group
    return None
