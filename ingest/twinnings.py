"""Twinnings told without a paper: "A became a sister museum of B", "A and B are twin towns"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .agreement_nouns import Trigger
from .coordination import Coordination
from .parties import Parties, parties_of
from .party_clause import Clause
from .reading import Agent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

TWINS = frozenset(("sister", "twin"))
NEAR = 5
"""Tokens between the verb and the word "sister", and between "of" and the name behind it."""


def find_twinnings(reading: Reading, agents: Sequence[Agent]) -> Iterator[tuple[Trigger, Parties]]:
    """Each "sister" or "twin" with both sides; ``agents`` are those that can act."""
    doc = reading.doc
    for token in doc:
        if token.lower_ not in TWINS or token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN"):
            continue
        trigger = Trigger(token.i, token.i + 2, token.i, "twinning", plural=False, definite=False, sure=False)
        clause = Clause.at(reading, agents, trigger, _verb(token))
        for members in _sides(clause, token):
            made = parties_of(clause, members, "parties.twinning")
            if len(made.parties) > 1:
                yield trigger, made


def _verb(twin: Token) -> Token | None:
    """The "become" or "be" before the word."""
    for token in reversed(twin.doc[max(0, twin.i - NEAR) : twin.i]):
        if token.lemma_ in ("become", "be"):
            return token
        if token.pos_ not in ("ADV", "DET", "NUM", "ADJ"):
            return None
    return None


def _sides(clause: Clause, twin: Token) -> list[tuple[Agent, ...]]:
    subject = clause.subject() if clause.verb is not None else _bearer(clause, twin)
    if subject is None:
        return []
    of = twin.i + 2
    if of < len(clause.doc) and clause.doc[of].lower_ == "of":
        other = next((g for g in clause.groups if of < g.first <= of + NEAR), None) or _named(clause, of + 1)
        return [(agent, *other.agents) for agent in subject.agents] if other is not None else []
    return [subject.agents] if clause.verb is not None and subject.number > 1 else []


def _bearer(clause: Clause, twin: Token) -> Coordination | None:
    """Whoever stands before ", a sister city of", ", two sister cities of"."""
    before = clause.doc[max(clause.sentence.start, twin.i - 3) : twin.i]
    comma = next((t.i for t in before if t.text == ","), None)
    return next((g for g in clause.groups if comma is not None and g.last <= comma <= g.last + 2), None)


def _named(clause: Clause, first: int) -> Coordination | None:
    """The body, city or country named at the token, which elsewhere behind "of" is nobody who acts."""
    for agent in clause.reading.agents:
        if agent.how in ("polity", "name") and not agent.is_person and first <= agent.first <= first + 1:
            return Coordination((agent,), ())
    return None
