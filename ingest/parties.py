"""The parties of an agreement in one clause, by the ways English names them.

The ways are tried from the surest down: a list of pairs, "between", "on behalf of", a heading, "with B which A signed",
"by", "A … with B", "A and B …", "with B", whoever else the sentence names together. A person who signs stands for the
organization the report ties the person to, and is kept as signatory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.facts import Ref, Stated
from .agreement_nouns import Trigger
from .coordination import Coordination
from .listed_parties import heading, listed_as_parties, listed_below, on_behalf
from .pair_lists import list_of_pairs
from .party_clause import Clause
from .reading import Agent, Reading
from .signing import is_link
from .topics import topic, topic_state

if TYPE_CHECKING:
    from spacy.tokens import Span

Members = tuple[Agent, ...]
"""Whoever is named as party to one agreement."""

REACH_BETWEEN, REACH_BY, REACH_WITH = 14, 24, 16
"""How many tokens behind the noun the preposition may stand."""
NEAR_LINK = 4
"""How many tokens behind the noun a verb may stand that makes it a link, and behind that whom it links."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is party to one agreement of a clause. ``clause`` are token offsets; ``sure``: one party alone is enough."""

    parties: dict[Ref, Stated[Ref]]
    signatories: dict[Ref, Stated[Ref]]
    clause: tuple[int, int]
    sure: bool = False


def find_parties(
    reading: Reading, agents: Sequence[Agent], trigger: Trigger, sentence: Span, triggers: Sequence[Trigger]
) -> list[Parties]:
    """The parties of each agreement that the noun tells of; empty where the sentence names nobody.

    ``agents`` are those of the report that can act, ``triggers`` the agreement nouns of the sentence, in text order.
    """
    clause = Clause.around(reading, agents, trigger, sentence, triggers)
    for rule, way in WAYS:
        made = [parties_of(clause, members, rule) for members in way(clause)]
        made = [m for m in made if len(m.parties) > 1 or (m.parties and (trigger.sure or m.sure))]
        if made:
            return made
    return []


def _pairs(clause: Clause) -> list[Members]:
    return list_of_pairs(clause.doc, clause.groups, clause.trigger, clause.sentence)


def _between(clause: Clause) -> list[Members]:
    """ "an agreement between A and B", "cooperation between A and B was put into an agreement", "the twinning of A and
    B"."""
    trigger = clause.trigger
    group = clause.behind(("between", "among", "amongst"), trigger.last, clause.stop, REACH_BETWEEN)
    if group is None and trigger.type == "twinning":
        group = clause.behind(("of",), trigger.last, clause.stop, 1)
    if group is None and clause.is_last_noun and clause.has_signing_before():
        group = clause.behind(("between", "among"), clause.sentence.start, trigger.first, REACH_BETWEEN)
    if group is None:
        return []
    subject = clause.subject()
    if (
        subject
        and subject is not group
        and subject.number > 1
        and _are_organizations(subject)
        and not _are_organizations(group)
    ):
        return []
    if len(group.agents) == 1 and len(group.agents[0].refs) == 1:
        second = clause.next_joined(group)
        return [group.agents + (second.agents if second else ())]
    return [group.agents]


def _listed(clause: Clause) -> list[Members]:
    """ "Parties to the agreement are A and B"."""
    group = listed_as_parties(clause)
    return [group.agents] if group is not None and group.number > 1 and _are_organizations(group) else []


def _below(clause: Clause) -> list[Members]:
    """ "Four bodies entered into the agreement with A:" and a line for each."""
    found = listed_below(clause)
    if not found:
        return []
    side = clause.partner(REACH_WITH) or clause.subject()
    others = side.agents if side is not None and _are_organizations(side) else ()
    if clause.trigger.plural and len(others) == 1:
        return [(others[0], agent) for agent in found]
    return [others + found] if len(others) + len(found) > 1 else []


def _linked(clause: Clause) -> list[Members]:
    """ "A memorandum now links A and B", "an agreement that joins A, B and C"."""
    verb = next((t for t in clause.doc[clause.trigger.last : clause.trigger.last + NEAR_LINK] if is_link(t)), None)
    if verb is None:
        return []
    near = [group for group in clause.groups if verb.i < group.first <= verb.i + NEAR_LINK]
    return [group.agents for group in near[:1] if group.number > 1 and _are_organizations(group)]


def _behalf(clause: Clause) -> list[Members]:
    """ "X signed on behalf of A and Y on behalf of B"."""
    bodies = on_behalf(clause) if clause.has_signing_verb() else ()
    return [bodies] if len(bodies) > 1 else []


def _heading(clause: Clause) -> list[Members]:
    """ "A and B: framework agreement on …"."""
    group = heading(clause)
    return [group.agents] if group else []


def _relative(clause: Clause) -> list[Members]:
    """ "the agreement with B which A concluded", "the agreement which A and B signed"."""
    subject, partner = clause.relative_subject(), clause.partner(REACH_WITH)
    if subject is not None and partner is None and subject.number > 1:
        return [subject.agents]
    return [subject.agents + partner.agents] if subject and partner and subject is not partner else []


def _by(clause: Clause) -> list[Members]:
    """ "the agreement was signed by A and B", "letters were signed by A and B with C and D respectively"."""
    group = clause.behind(("by",), clause.trigger.last, clause.stop, REACH_BY, after_signing=True)
    if group is None:
        return []
    signers = clause.all_behind("by", group)
    partner = clause.partner(REACH_BY)
    if partner is None or partner is group:
        return [signers]
    return _respectively(clause, signers, partner.agents) or [signers + partner.agents]


def _respectively(clause: Clause, some: Members, others: Members) -> list[Members]:
    """A and B with C and D, or with C, respectively; empty where the clause does not say so."""
    if not clause.says("respectively") or len(some) < 2:
        return []
    if len(others) == 1:
        return [(one, others[0]) for one in some]
    return list(zip(some, others)) if len(some) == len(others) else []


def _subject_with(clause: Clause) -> list[Members]:
    """ "A signed an agreement with B", "A signed agreements with B, with C and with D"."""
    subject, partner = clause.subject(), clause.partner(REACH_WITH) or clause.partner_before()
    if subject is None or partner is None or subject is partner:
        return []
    pairs = _respectively(clause, subject.agents, partner.agents)
    if pairs:
        return pairs
    if clause.trigger.plural and len(subject.agents) == 1:
        others = clause.all_partners(partner)
        if len(others) > 1:
            return [(subject.agents[0], other) for other in others]
    return [subject.agents + partner.agents]


def _subject(clause: Clause) -> list[Members]:
    """ "A and B signed an agreement"."""
    subject = clause.subject()
    if subject is None or not (clause.trigger.sure or clause.verb_signs):
        return []
    return [subject.agents] if subject.number > 1 else []


def _with(clause: Clause) -> list[Members]:
    """ "A's agreement with B", "A works under an agreement with B"."""
    partner = clause.partner(REACH_WITH)
    owner = clause.owner() or clause.subject() or clause.first_organizations()
    if partner and owner and clause.trigger.plural and len(owner.agents) == 1:
        others = clause.all_partners(partner)
        if len(others) > 1 and owner is not partner:
            return [(owner.agents[0], other) for other in others]
    return [owner.agents + partner.agents] if partner and owner and owner is not partner else []


def _topic_with(clause: Clause) -> list[Members]:
    """ "an agreement with B", "talks with B on an agreement" in a report, or after a sentence, about A."""
    partner, main = clause.partner(REACH_WITH) or clause.talks_partner(), topic(clause)
    if partner is not None and all(agent.how == "polity" for agent in partner.agents):
        main = topic_state(clause) or main
    if partner is None or main is None or any(main.refs[0] in a.refs for a in partner.agents):
        return []
    return [(main, *partner.agents)]


def _sentence(clause: Clause) -> list[Members]:
    """The one group of organizations of a sentence that tells of a signing."""
    if not (clause.trigger.sure or clause.verb_signs) or not clause.tells_of_signing():
        return []
    groups = [g for g in clause.groups if g.number > 1 and _are_organizations(g)]
    return [groups[0].agents] if len(groups) == 1 else []


WAYS: tuple[tuple[str, Callable[[Clause], Sequence[Members]]], ...] = (
    ("parties.pairs", _pairs),
    ("parties.between", _between),
    ("parties.listed", _listed),
    ("parties.below", _below),
    ("parties.linked", _linked),
    ("parties.behalf", _behalf),
    ("parties.heading", _heading),
    ("parties.relative", _relative),
    ("parties.by", _by),
    ("parties.subject-with", _subject_with),
    ("parties.subject", _subject),
    ("parties.with", _with),
    ("parties.topic-with", _topic_with),
    ("parties.sentence", _sentence),
)

CONFIDENCE = {
    "parties.pairs": 0.8,
    "parties.between": 0.8,
    "parties.listed": 0.85,
    "parties.below": 0.8,
    "parties.linked": 0.8,
    "parties.behalf": 0.85,
    "parties.heading": 0.8,
    "parties.relative": 0.8,
    "parties.by": 0.85,
    "parties.subject-with": 0.85,
    "parties.subject": 0.9,
    "parties.with": 0.75,
    "parties.topic-with": 0.5,
    "parties.sentence": 0.9,
    "parties.deal": 0.7,
    "parties.twinning": 0.7,
}
"""The share of named parties that is right, estimated; the frequent ways are fitted to annotated reports."""
FOR_RESOLVED = 0.85
"""The part of it that is left for a party that "the museum" or "the two sides" stands for."""
FOR_NAMED = 0.95
"""The part that is left at least where the party is named, however unsure its name was by itself."""
FOR_OTHERS = 0.9
"""How much surer a party is that is named than one for which a signatory stands."""


def _are_organizations(group: Coordination) -> bool:
    return all(ref.kind == "organization" for agent in group.agents for ref in agent.refs)


def _confidence(rule: str, agent: Agent) -> float:
    """What the way is worth, less where the words do not name the party."""
    trust = FOR_RESOLVED if agent.how in ("definite", "both") else max(agent.confidence, FOR_NAMED)
    return round(CONFIDENCE[rule] * trust, 3)


def parties_of(clause: Clause, members: Members, rule: str) -> Parties:
    """People become signatories; a country or city is a party where no organization is, or "between A and France"."""
    parties: dict[Ref, Stated[Ref]] = {}
    signatories: dict[Ref, Stated[Ref]] = {}
    reading = clause.reading
    organizations = any(ref.kind == "organization" for agent in members for ref in agent.refs)
    for agent in members:
        passage, words = reading.passage(agent.first), reading.span(agent.first, agent.last)
        confidence = _confidence(rule, agent)
        for ref in agent.refs:
            if ref.kind == "person":
                signatories[ref] = Stated(ref, passage, words, rule, confidence)
                for body in (reading.organizations_of(ref) or reading.cities_of(ref))[:1]:
                    stated = Stated(body, passage, words, f"{rule}-signatory", round(confidence * FOR_OTHERS, 3))
                    parties.setdefault(body, stated)
            elif ref.kind == "organization" or not organizations or (rule == "parties.between" and len(members) == 2):
                parties.setdefault(ref, Stated(ref, passage, words, rule, confidence))
    return Parties(parties, signatories, clause.bounds, sure=rule in ("parties.pairs", "parties.heading"))
