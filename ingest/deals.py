"""Contracts told by a verb: "A has acquired the rights from B", "A commissioned B", "the contract has gone to B".

What is bought, licensed or commissioned does not matter; both sides must be named organizations. A contract that goes
to B without a giver is the report's main organization's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .agreement_nouns import Trigger
from .coordination import Coordination
from .parties import Parties, parties_of
from .party_clause import Clause
from .reading import Agent, Reading
from .topics import announcer, topic

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
AWARDS = {"award": ("to",), "go": ("to",), "win": ("from", "of"), "secure": ("from",), "obtain": ("from",)}
"""Verbs of a contract only beside one of its nouns, and the words before the other side."""
AWARDED = frozenset(("contract", "commission", "order", "licence", "license", "right"))
TAKES_OBJECT = frozenset(("commission", "license"))
"""Verbs whose object may be the other side: "commissioned the studio X to develop a guide"."""
REACH, REACH_OBJECT = 30, 9
"""Tokens behind the verb within which the other side begins."""


def find_deals(reading: Reading, agents: Sequence[Agent]) -> Iterator[tuple[Trigger, Parties]]:
    """Each verb of a contract with both sides; ``agents`` are those that can act."""
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or token.tag_ == "VBG" or not (lemma in SELLERS or _awards(token)):
            continue
        trigger = Trigger(token.i, token.i + 1, token.i, "contract", plural=False, definite=False, sure=True)
        clause = Clause.at(reading, agents, trigger, token)
        if lemma in AWARDS:
            sides = _award(clause, token)
        else:
            sides = _passive(clause, token) if _is_passive(token) else _active(clause, token)
        if sides and all(ref.kind == "organization" for side in sides for a in side.agents for ref in a.refs):
            made = parties_of(clause, sides[0].agents + sides[1].agents, "parties.deal")
            if len(made.parties) > 1:
                yield trigger, made


def _awards(verb: Token) -> bool:
    """Whether it is "go", "award" or the like with a contract for its subject or object."""
    if verb.lemma_.lower() not in AWARDS:
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.lemma_.lower() in AWARDED for c in verb.children)


def _award(clause: Clause, verb: Token) -> tuple[Coordination, Coordination] | None:
    """ "The contract has gone to B", "A awarded the contract to B", "A won the order from B"."""
    other = clause.behind(AWARDS[verb.lemma_.lower()], verb.i + 1, clause.stop, REACH)
    if other is None:
        return None
    goes = verb.lemma_.lower() == "go" or _is_passive(verb)
    side = clause.behind(("by",), verb.i + 1, clause.stop, REACH) if goes else clause.subject()
    giver = topic(clause) or announcer(clause)
    if goes and side is None and giver is not None and giver.refs[0] not in other.agents[0].refs:
        side = Coordination((giver,), ())
    return (side, other) if side is not None and side is not other else None


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
            return group if clause.doc[_after_bracket(clause, group.last)].lower_ in ("to", "with", "for") else None
    return None


def _after_bracket(clause: Clause, k: int) -> int:
    """The token behind "(XYZ)" where it stands at ``k``, else ``k``; at most the text's last."""
    doc = clause.doc
    if k + 3 < len(doc) and doc[k].text == "(" and doc[k + 2].text == ")":
        return k + 3
    return min(k, len(doc) - 1)


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
