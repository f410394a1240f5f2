"""Who of a report can act: names, "the museum", "both sides", countries and cities where they do something.

A person reaches to the end of the apposition ("X, director of the Y"), and an organization inside it does not stand
for itself there. A country or city counts only where it can act: not after "in" or "from", not before "'s" or a noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .covered import Covered
from .lexicon import word_set
from .places import place_kind
from .reading import Agent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_ASIDE = 12
"""Tokens between the commas of an aside."""
TWINNING = frozenset(("relations", "relationship", "twinning"))
"""Nouns behind which "of A and B" names two cities as actors: "the sister city relationship of A and B"."""
TOWNS = frozenset(("cities", "towns", "municipalities", "provinces", "regions"))
"""Nouns behind which "of A and B" names places as actors where they are subjects: "the port cities of A and B"."""


def acting_agents(reading: Reading) -> list[Agent]:
    """All agents that can be subject or object, none overlapping; a person reaches to the end of the
    apposition."""
    doc = reading.doc
    grown: list[Agent] = []
    passive: set[int] = set()
    for agent in reading.agents:
        if agent.is_person:
            grown.append(_with_role(reading, agent))
        elif agent.how != "polity" or (_can_act(doc, agent) and not _joins_one_of(doc, agent, passive)):
            grown.append(agent)
        elif not (grown and grown[-1].last == agent.first - 1):
            passive.add(agent.last)
    cities = {a.last for a in grown if a.how != "polity" or place_kind(a.refs[0].name) == "city"}
    named = {a.last for a in grown if a.how not in ("definite", "both")}
    grown = [a for a in grown if not (_locates(doc, a, cities) or _describes(doc, a, named))]
    ends = {a.last for a in grown}
    parents = [a for a in grown if _is_parent(doc, a, ends)]
    grown = [
        _with_parent(doc, a, parents)
        for a in grown
        if not (_in_brackets(doc, a) or tells_seat(doc, a.last) or a in parents)
    ]
    kept: list[Agent] = []
    covered = Covered()
    for agent in sorted(grown, key=lambda a: (a.first - a.last, not a.is_person)):
        if not covered.meets(agent.first, agent.last):
            kept.append(agent)
            covered.add(agent.first, agent.last)
    return sorted(kept, key=lambda a: a.first)


def _joins_one_of(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether "and" joins it to a place that ends at one of the tokens: "in Veld and Leeds"."""
    return agent.first > 0 and doc[agent.first - 1].lower_ in ("and", "&") and agent.first - 1 in ends


def _locates(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether it is a country or region that only tells where the city or body before it is: "Otaru, Japan"."""
    if agent.how != "polity" or agent.first < 2 or doc[agent.first - 1].text != ",":
        return False
    if doc[agent.last : agent.last + 1].text in ("and", ","):
        behind = (e.text for e in doc[agent.last : agent.last + 4].ents if e.start == agent.last + 1)
        if any(place_kind(name) == "country" for name in behind):
            return False
    return agent.first - 1 in ends and place_kind(agent.refs[0].name) in ("country", "region")


def _describes(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether it is an apposition to the name before it: "the Quill, the theatre in Veld, and"."""
    if agent.how != "definite" or doc[agent.first - 1].text != "," or agent.first - 1 not in ends:
        return False
    behind = (t for t in doc[agent.last : agent.last + LONGEST_ASIDE] if t.is_punct or t.pos_ in ("VERB", "AUX"))
    return next((t.is_punct for t in behind), False)


def _in_brackets(doc: Doc, agent: Agent) -> bool:
    """Whether the agent stands in brackets, as an acronym or a remark does."""
    before = [t.text for t in doc[max(0, agent.first - LONGEST_ASIDE) : agent.first]]
    opened = max((i for i, text in enumerate(before) if text in ("(", "[")), default=-1)
    return opened >= 0 and not any(text.startswith((")", "]")) for text in before[opened:])


def tells_seat(doc: Doc, last: int) -> bool:
    """Whether "-based" follows: "the Larkmoor-based house"."""
    behind = doc[last : last + 2]
    return len(behind) == 2 and behind[0].text == "-" and behind[1].lower_ == "based"


def _is_parent(doc: Doc, agent: Agent, ends: set[int]) -> bool:
    """Whether the agent only tells whose part another is: "the Museum of the Y", "X, an office of the Y"."""
    k = agent.first - 1
    while k >= 0 and doc[k].lower_ == "the":
        k -= 1
    if k < 1 or doc[k].lower_ != "of":
        return False
    if k in ends or doc[k - 1].text == ")":
        return True
    for i in range(k - 1, max(0, k - LONGEST_ASIDE), -1):
        if doc[i].text == "," and doc[i + 1].lower_ in ("a", "an", "part"):
            return i in ends or doc[i - 1].text == ")"
        if doc[i].pos_ in ("VERB", "AUX"):
            return False
    return False


def _with_parent(doc: Doc, agent: Agent, parents: Sequence[Agent]) -> Agent:
    """The agent, grown over "of the Y" behind it, so that whoever is joined to "X of the Y" stands beside X."""
    for parent in parents:
        if not agent.last < parent.first <= agent.last + LONGEST_ASIDE:
            continue
        if all(t.lower_ in ("of", "the") for t in without_brackets(doc[agent.last : parent.first])):
            return Agent(agent.first, parent.last, agent.refs, agent.how, agent.confidence)
    return agent


def _with_role(reading: Reading, agent: Agent) -> Agent:
    first, last = agent.first, agent.last
    for role in reading.roles:
        if reading.people[role.person].name != agent.refs[0].name:
            continue
        span = reading.doc.char_span(role.start, role.end, alignment_mode="expand")
        if span is not None and span.start <= agent.first and agent.last <= span.end and span.end - span.start < 40:
            first, last = min(first, span.start), max(last, span.end)
    return Agent(first, last, agent.refs, agent.how, agent.confidence)


def _can_act(doc: Doc, agent: Agent) -> bool:
    before = doc[agent.first - 1] if agent.first else None
    if before is not None and before.lower_ == "the" and agent.first > 1:
        before = doc[agent.first - 2]
    after = doc[agent.last] if agent.last < len(doc) else None
    if before is not None and before.i and before.lower_ == "of":
        noun = before.nbor(-1)
        if noun.lower_ in TWINNING or (noun.lower_ in TOWNS and not _is_governed(noun)):
            return True
        if noun.lower_ in word_set("paper_nouns.txt") and doc[agent.last : agent.last + 1].text == "with":
            return True
    if before is not None and before.lower_ in (
        "in",
        "at",
        "from",
        "of",
        "to",
        "near",
        "for",
        "through",
        "across",
        "around",
        "into",
        "via",
        "on",
        "outside",
    ):
        return False
    if after is not None and (
        after.text in ("'s", "’s", "-", "–")
        or (after.pos_ in ("NOUN", "PROPN", "ADJ") and not after.is_punct and after.lower_ != "both")
    ):
        return False
    if before is not None and before.i and before.text in ("-", "–", "—") and not before.nbor(-1).whitespace_:
        return False
    if (before is not None and before.text == "(") or (after is not None and after.text == ")"):
        return False
    return not (
        before is not None
        and before.pos_ == "ADJ"
        and before.lower_ in ("central", "northern", "southern", "eastern", "western", "neighbouring")
    )


def _is_governed(noun: Token) -> bool:
    """Whether a preposition stands before the noun's phrase: "in the port cities"."""
    k = noun.i - 1
    while k > 0 and _modifies(noun.doc[k]):
        k -= 1
    return k >= 0 and noun.doc[k].pos_ == "ADP" and noun.doc[k].lower_ not in ("between", "among")


def _modifies(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NOUN", "DET", "NUM", "PROPN") and not token.nbor(1).is_sent_start


def without_brackets(tokens: Iterable[Token]) -> list[Token]:
    """The tokens outside brackets."""
    kept, depth = [], 0
    for token in tokens:
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        elif depth == 0:
            kept.append(token)
    return kept
