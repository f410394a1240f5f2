"""Contracts told by a verb alone: "A has acquired the rights from B", "A licensed the design to B", "A commissioned B".

What is bought, licensed or commissioned does not matter; both sides must be named organizations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .agreement_nouns import Trigger
from .coordination import Coordination, coordinations
from .parties import Parties, parties_of
from .party_clause import Clause
from .reading import Agent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

SELLERS = {
    "acquire": ("from",),
    "buy": ("from",),
    "purchase": ("from",),
    "license": ("from", "to"),
    "sublicense": ("from", "to"),
    "sell": ("to",),
    "commission": ("from",),
}
"""Verbs of a contract, and the words before the other side."""
TAKES_OBJECT = frozenset(("commission", "license"))
"""Verbs whose object may be the other side: "commissioned the studio X to develop a guide"."""
REACH, REACH_OBJECT = 30, 9
"""Tokens behind the verb within which the other side begins."""


def find_deals(reading: Reading, agents: Sequence[Agent]) -> Iterator[tuple[Trigger, Parties]]:
    """Each verb of a contract with both sides; ``agents`` are those that can act."""
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if lemma not in SELLERS or token.pos_ != "VERB" or token.tag_ == "VBG":
            continue
        sentence = reading.sentence(token.i)
        trigger = Trigger(token.i, token.i + 1, token.i, "contract", plural=False, definite=False, sure=True)
        groups = coordinations(reading.doc, agents, sentence.start, sentence.end)
        clause = Clause(reading, agents, groups, trigger, sentence, token, sentence.end, True)
        sides = _passive(clause, token) if _is_passive(token) else _active(clause, token)
        if sides and all(ref.kind == "organization" for side in sides for a in side.agents for ref in a.refs):
            made = parties_of(clause, sides[0].agents + sides[1].agents, "parties.deal")
            if len(made.parties) > 1:
                yield trigger, made


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _active(clause: Clause, verb: Token) -> tuple[Coordination, Coordination] | None:
    subject = clause.subject()
    if subject is None:
        return None
    other = clause.behind(SELLERS[verb.lemma_.lower()], verb.i + 1, clause.stop, REACH)
    if other is None and verb.lemma_.lower() in TAKES_OBJECT:
        other = _object(clause, verb)
    return (subject, other) if other is not None and other is not subject else None


def _object(clause: Clause, verb: Token) -> Coordination | None:
    """The organizations right behind the verb, before a "to", "with" or "for" that tells what they are to do."""
    for group in clause.groups:
        if verb.i < group.first <= verb.i + REACH_OBJECT and clause.tells_kinds(verb.i + 1, group.first):
            behind = clause.doc[group.last : group.last + 1].text
            return group if behind in ("to", "with", "for") else None
    return None


def _passive(clause: Clause, verb: Token) -> tuple[Coordination, Coordination] | None:
    """ "A was commissioned by B", "the series from A has been acquired by B"."""
    buyer = clause.behind(("by",), verb.i + 1, clause.stop, REACH_OBJECT)
    if buyer is None:
        return None
    seller = clause.behind(("from", "of"), clause.sentence.start, verb.i, REACH)
    if verb.lemma_.lower() in TAKES_OBJECT:
        seller = clause.subject() or seller
    seller = seller or clause.behind(SELLERS[verb.lemma_.lower()], buyer.last, clause.stop, REACH)
    return (buyer, seller) if seller is not None and seller is not buyer else None
