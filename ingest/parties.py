"""The parties of an agreement in one clause, by the ways English names them.

The ways are tried from the surest down: a list of pairs, "between", "by", "A … with B", "A and B …", "with B". A person who signs stands for the
organization the report ties the person to, and is kept as signatory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..graph.facts import Ref, Stated
from .agreement_nouns import Trigger
from .coordination import Coordination, coordinations
from .lexicon import word_table
from .reading import Agent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CONFIDENCE = {
    "parties.pairs": 0.8,
    "parties.between": 0.92,
    "parties.by": 0.88,
    "parties.subject-with": 0.85,
    "parties.relative": 0.8,
    "parties.behalf": 0.85,
    "parties.heading": 0.8,
    "parties.sentence": 0.5,
    "parties.subject": 0.8,
    "parties.with": 0.6,
    "parties.topic-with": 0.5,
}


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is party to one agreement of a clause. ``clause`` are token offsets; ``sure``: a single party is enough to tell of it."""

    parties: dict[Ref, Stated[Ref]]
    signatories: dict[Ref, Stated[Ref]]
    clause: tuple[int, int]
    sure: bool = False


@cache
def signing_verbs() -> frozenset[str]:
    """Lemmas of verbs that go with an agreement."""
    return frozenset(row["lemma"] for row in word_table("signing_verbs.csv"))


def find_parties(reading: Reading, agents: Sequence[Agent], trigger: Trigger, sentence: Span, triggers: Sequence[Trigger]) -> list[Parties]:
    """The parties of each agreement that the noun tells of in its sentence; empty where the sentence names nobody."""
    doc = reading.doc
    later = [t.first for t in triggers if t.noun > trigger.noun]
    stop = min([*later, sentence.end])
    groups = coordinations(doc, agents, sentence.start, sentence.end)
    clause = _clause(sentence, trigger, triggers)

    def build(chosen: Iterable[Agent], rule: str, sure: bool = False) -> list[Parties]:
        made = _parties(reading, chosen, rule, clause, sure)
        return [made] if made.parties else []

    pairs = _list_of_pairs(doc, groups, trigger, sentence)
    if pairs:
        return [p for pair in pairs for p in build(pair, "parties.pairs", sure=True)]

    after = _group_after(doc, groups, trigger.last, stop, ("between", "among", "amongst"), reach=14)
    if after is None and not later:
        after = _group_after(doc, groups, sentence.start, trigger.first, ("between", "among"), reach=8) if _signing_noun_before(sentence, trigger) else None
    if after is not None:
        members = list(after.agents)
        if len(members) == 1 and len(members[0].refs) == 1:
            second = _next_with(doc, groups, after, stop)
            members += list(second.agents) if second else []
        return build(members, "parties.between")

    behalf = _on_behalf(doc, agents, sentence) if any(t.lemma_.lower() in signing_verbs() for t in sentence) else []
    if len(behalf) >= 2:
        return build(behalf, "parties.behalf")
    heading = _heading(doc, groups, trigger, sentence)
    if heading is not None:
        return build(heading.agents, "parties.heading", sure=len(heading.agents) > 1)

    stop = _past_coordinated(doc, trigger, triggers, sentence, stop)
    by = _group_after(doc, groups, trigger.last, stop, ("by",), reach=12, verbs=True)
    partner = _group_after(doc, groups, trigger.last, stop, ("with",), reach=16)
    verb = _verb_before(sentence, trigger)
    subject = _subject(doc, groups, verb if verb is not None else trigger.first, sentence) if verb is not None else None
    relative = _relative_subject(doc, groups, trigger, stop)
    if relative is not None and partner is not None and relative is not partner:
        return build([*relative.agents, *partner.agents], "parties.relative")
    if partner is None and subject is not None and verb is not None:
        partner = _with_before(doc, groups, subject, verb, sentence)
    if by is not None:
        members = [*by.agents, *(partner.agents if partner else ())]
        made = build(members, "parties.by")
        if made and (len(made[0].parties) > 1 or trigger.sure):
            return made
    if subject is not None and partner is not None and subject is not partner:
        if _respectively(sentence) and len(subject.agents) == len(partner.agents) > 1:
            return [p for one, other in zip(subject.agents, partner.agents) for p in build((one, other), "parties.subject-with")]
        others = _all_partners(doc, agents, partner, sentence) if trigger.plural else list(partner.agents)
        if trigger.plural and len(others) > 1 and len(_acting(subject)) == 1:
            return [p for other in others for p in build((*_acting(subject), other), "parties.subject-with")]
        return build([*_acting(subject), *partner.agents], "parties.subject-with")
    if subject is not None and sum(len(a.refs) for a in subject.agents) >= 2 and (trigger.sure or _is_signing(verb)):
        return build(subject.agents, "parties.subject")
    if partner is not None:
        owner = _owner(doc, groups, trigger) or (subject if subject is not None else None) or _leading(groups, trigger)
        if owner is not None and owner is not partner:
            return build([*_acting(owner), *partner.agents], "parties.with")
        topic = _topic(reading, agents, sentence)
        if topic is not None and not any(topic.refs[0] in a.refs for a in partner.agents):
            return build([topic, *partner.agents], "parties.topic-with")
    if trigger.sure or _is_signing(verb):
        whole = [g for g in groups if sum(len(a.refs) for a in g.agents) >= 2 and all(r.kind == "organization" for a in g.agents for r in a.refs)]
        if len(whole) == 1 and (verb is not None or any(t.lemma_.lower() in ("sign", "signing", "conclude") for t in sentence)):
            return build(whole[0].agents, "parties.sentence")
    return []


def _on_behalf(doc: object, agents: Sequence[Agent], sentence: Span) -> list[Agent]:
    """Organizations behind "on behalf of" or people who sign for them, in one sentence."""
    found: list[Agent] = []
    for agent in agents:
        if sentence.start <= agent.first < sentence.end and agent.first >= 3:
            before = [t.lower_ for t in doc[agent.first - 5:agent.first]]  # type: ignore[index]
            if "behalf" in before:
                found.append(agent)
    return found


def _heading(doc: object, groups: Sequence[Coordination], trigger: Trigger, sentence: Span) -> Coordination | None:
    """ "A and B: framework agreement on …": the agents before the colon, the noun right behind it."""
    for group in groups:
        k = group.last
        if k < trigger.first <= k + 6 and doc[k].text in (":", "–", "—", "-") and group.first - sentence.start <= 4 and len(group.agents) >= 2:  # type: ignore[index]
            return group
    return None


def _past_coordinated(doc: object, trigger: Trigger, triggers: Sequence[Trigger], sentence: Span, stop: int) -> int:
    """Where the noun is one of "a contract and a letter of intent with B", what follows the second belongs to both."""
    for other in triggers:
        if other.first == stop and other.first - trigger.last <= 2 and any(t.lower_ in ("and", ",") for t in doc[trigger.last:other.first]):  # type: ignore[index]
            later = [t.first for t in triggers if t.first > other.first]
            return min([*later, sentence.end])
    return stop


def _relative_subject(doc: object, groups: Sequence[Coordination], trigger: Trigger, stop: int) -> Coordination | None:
    """ "the agreement with B which A concluded": A."""
    for group in groups:
        if trigger.last < group.first < stop:
            before = doc[group.first - 1] if doc[group.first - 1].lower_ != "the" else doc[group.first - 2]  # type: ignore[index]
            after = doc[group.last:group.last + 4]  # type: ignore[index]
            if before.lower_ in ("which", "that") and any(t.lemma_.lower() in signing_verbs() for t in after):
                return group
    return None


def _all_partners(doc: object, agents: Sequence[Agent], partner: Coordination, sentence: Span) -> list[Agent]:
    """Partners of a plural noun to the end of the sentence: joined by "and with" or by commas after a purpose ("for the …, B for the …")."""
    found = list(partner.agents)
    for agent in agents:
        if partner.last <= agent.first < sentence.end and agent.refs[0].kind == "organization" and agent.how == "name":
            before = [t for t in doc[max(partner.last, agent.first - 3):agent.first] if t.lower_ != "the"]  # type: ignore[index]
            if before and before[-1].lower_ == "with" or (before and before[-1].text == ","):
                found.append(agent)
    return found


def _parties(reading: Reading, chosen: Iterable[Agent], rule: str, clause: tuple[int, int], sure: bool) -> Parties:
    parties: dict[Ref, Stated[Ref]] = {}
    signatories: dict[Ref, Stated[Ref]] = {}
    members = list(chosen)
    organizations = any(ref.kind == "organization" for a in members for ref in a.refs)
    for agent in members:
        for ref in agent.refs:
            stated = Stated(ref, reading.passage(agent.first), reading.span(agent.first, agent.last), rule, round(CONFIDENCE[rule] * agent.confidence, 3))
            if ref.kind == "person":
                signatories[ref] = stated
                for body in reading.organizations_of(ref)[:1]:
                    parties.setdefault(body, Stated(body, stated.passage, stated.words, f"{rule}-signatory", round(stated.confidence * 0.9, 3)))
            elif ref.kind == "organization" or not organizations or rule == "parties.between":
                parties.setdefault(ref, stated)
    return Parties(parties, signatories, clause, sure)


def _clause(sentence: Span, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[int, int]:
    """The part of the sentence that speaks of this noun: cut at semicolons, and at a later noun with a verb of its own."""
    first, last = sentence.start, sentence.end
    for token in sentence:
        if token.text in (";", "•"):
            if token.i < trigger.noun:
                first = token.i + 1
            elif token.i < last:
                last = token.i
    return first, max(last, trigger.last)


def _group_after(doc: object, groups: Sequence[Coordination], start: int, stop: int, prepositions: tuple[str, ...], *, reach: int, verbs: bool = False) -> Coordination | None:
    """The agents right behind the first of the prepositions between ``start`` and ``stop``, at most ``reach`` tokens on."""
    for k in range(start, min(stop, start + reach)):
        token: Token = doc[k]  # type: ignore[index]
        if token.lower_ in prepositions:
            if verbs and not any(t.lemma_ in signing_verbs() for t in doc[max(0, k - 5):k]):  # type: ignore[index]
                continue
            for group in groups:
                if k < group.first <= k + 5 and not any(t.pos_ in ("VERB",) and t.tag_ != "VBN" for t in doc[k + 1:group.first]):  # type: ignore[index]
                    return group
                inner = [a for a in group.agents if k < a.first <= k + 5]
                if group.first <= k < group.last and inner:
                    rest = group.agents[group.agents.index(inner[0]):]
                    return Coordination(rest, group.joints[len(group.agents) - len(rest):])
    return None


def _signing_noun_before(sentence: Span, trigger: Trigger) -> bool:
    return any(t.lemma_ in ("sign", "conclude", "signing", "cooperation", "negotiation") for t in sentence if t.i < trigger.noun)


def _next_with(doc: object, groups: Sequence[Coordination], group: Coordination, stop: int) -> Coordination | None:
    for other in groups:
        if group.last <= other.first < stop and other.first - group.last <= 8:
            between = doc[group.last:other.first]  # type: ignore[index]
            if any(t.lower_ in ("and", "with") for t in between):
                return other
    return None


def _verb_before(sentence: Span, trigger: Trigger) -> Token | None:
    """The signing verb that governs the noun: the nearest before it, else a passive behind it."""
    for token in reversed([t for t in sentence if t.i < trigger.first]):
        if token.lemma_.lower() in signing_verbs() and (token.pos_ in ("VERB", "AUX") or token.lower_ in ("sign", "signs", "ink", "signing", "renew", "renews")) and trigger.first - token.i < 18:
            if token.lemma_ in ("have", "make", "end", "discuss") and trigger.first - token.i > 5:
                continue
            if token.lemma_ == "put" and not any(t.lower_ in ("name", "names", "signature", "signatures", "pen", "hand") for t in token.doc[token.i:token.i + 4]):
                continue
            return token
    return None


def _is_signing(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_.lower() not in ("have", "make", "discuss", "plan", "consider")


def _subject(doc: object, groups: Sequence[Coordination], verb: Token | int, sentence: Span) -> Coordination | None:
    """The agents before the verb, nearest first, that no preposition governs."""
    position = verb if isinstance(verb, int) else verb.i
    before = [g for g in groups if g.last <= position]
    for group in reversed(before):
        k = group.first - 1
        while k >= sentence.start and doc[k].lower_ in ("the", "both", "its", "a", "an", "that", ","):  # type: ignore[index]
            k -= 1
        word = doc[k].lower_ if k >= sentence.start else ""  # type: ignore[index]
        if word in ("in", "at", "from", "to", "for", "on", "under", "near", "into", "through", "inside", "of", "by", "against", "after", "before", "during", "since"):
            continue
        if word in ("with", "between"):
            earlier = _subject(doc, groups, group.first, sentence)
            return earlier or group
        return group
    return None


def _with_before(doc: object, groups: Sequence[Coordination], subject: Coordination, verb: Token, sentence: Span) -> Coordination | None:
    """ "A, together with B, signed", "With B the A has had": B."""
    for group in groups:
        if group.last <= subject.first and group.first - sentence.start <= 4 and any(t.lower_ == "with" for t in doc[sentence.start:group.first]):  # type: ignore[index]
            return group
        if subject.last <= group.first and group.last <= verb.i:
            between = doc[subject.last:group.first]  # type: ignore[index]
            if any(t.lower_ == "with" for t in between) and len(between) <= 6:
                return group
    return None


def _acting(group: Coordination) -> tuple[Agent, ...]:
    return group.agents


def _owner(doc: object, groups: Sequence[Coordination], trigger: Trigger) -> Coordination | None:
    """ "the Museum's agreement with B": whoever stands in the possessive before the noun."""
    for group in groups:
        if group.last <= trigger.noun and trigger.first - 2 <= group.last and doc[group.last].text in ("'s", "’s", "'", "’"):  # type: ignore[index]
            return group
    return None


def _leading(groups: Sequence[Coordination], trigger: Trigger) -> Coordination | None:
    """The first agents of the sentence, before the noun, that are no mere place or person."""
    for group in groups:
        if group.last <= trigger.first and any(ref.kind == "organization" for a in group.agents for ref in a.refs):
            return group
    return None


def _topic(reading: Reading, agents: Sequence[Agent], sentence: Span) -> Agent | None:
    """The organization the report is about where one is named far more than all others, else the first of the sentence before."""
    main = _main_organization(reading)
    if main is not None:
        spoken = [a for a in agents if a.first < sentence.start and a.refs == (main,)]
        if spoken:
            return spoken[-1]
    before = [s for s in reading.sentences() if s.end <= sentence.start]
    for previous in reversed(before[-2:]):
        for agent in agents:
            if previous.start <= agent.first < previous.end and agent.refs[0].kind == "organization" and len(agent.refs) == 1:
                return agent
    return None


def _main_organization(reading: Reading) -> Ref | None:
    counts = Counter(a.refs[0] for a in reading.agents if len(a.refs) == 1 and a.refs[0].kind == "organization")
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1]):
        return ranked[0][0]
    return None


def _respectively(sentence: Span) -> bool:
    return any(t.lower_ == "respectively" for t in sentence)


def _list_of_pairs(doc: object, groups: Sequence[Coordination], trigger: Trigger, sentence: Span) -> list[tuple[Agent, ...]]:
    """ "A and B, C and D and E reaching agreements", "A with B, C with D, respectively": the pairs, a last one perhaps alone."""
    if not trigger.plural:
        return []
    for group in groups:
        joints = group.joints
        if len(group.agents) >= 4 and joints[0] == "and" and "," in joints and group.last <= trigger.first and _near_verb(sentence, group, trigger):
            return _pair_up(group)
    withs = [(a, b) for a, b in zip(groups, groups[1:]) if any(t.lower_ == "with" for t in doc[a.last:b.first]) and b.first - a.last <= 3]  # type: ignore[index]
    if len(withs) >= 2:
        return _with_pairs(groups, doc)
    return []


def _near_verb(sentence: Span, group: Coordination, trigger: Trigger) -> bool:
    return any(t.lemma_.lower() in signing_verbs() for t in sentence if group.last <= t.i < trigger.first)


def _pair_up(group: Coordination) -> list[tuple[Agent, ...]]:
    pairs: list[tuple[Agent, ...]] = []
    current: list[Agent] = [group.agents[0]]
    for joint, agent in zip(group.joints, group.agents[1:]):
        if joint == "and" and len(current) == 1:
            current.append(agent)
        else:
            pairs.append(tuple(current))
            current = [agent]
    pairs.append(tuple(current))
    return pairs


def _with_pairs(groups: Sequence[Coordination], doc: object) -> list[tuple[Agent, ...]]:
    """Split "A with B, C with D" where the comma binds B to C in one coordination."""
    pairs: list[tuple[Agent, ...]] = []
    left: tuple[Agent, ...] = groups[0].agents
    for one, other in zip(groups, groups[1:]):
        if not any(t.lower_ == "with" for t in doc[one.last:other.first]):  # type: ignore[index]
            left = other.agents
            continue
        is_last = other is groups[-1] or not any(t.lower_ == "with" for t in doc[other.last:groups[groups.index(other) + 1].first])  # type: ignore[index]
        if is_last or len(other.agents) == 1:
            pairs.append((*left[-1:], *other.agents))
        else:
            pairs.append((*left[-1:], *other.agents[:-1]))
        left = other.agents
    return pairs
