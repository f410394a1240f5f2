"""The verb that a noun hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST = 6
RELATIONS = frozenset(("subject", "passive", "object", "at", "in", "during", "of", "for", "to", "with"))
DEPENDENCIES = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object"}


def governor(token: Token) -> tuple[Token | None, str]:
    """The verb above a noun and how the noun hangs on it: one of ``RELATIONS`` or ``other``; None where no verb is."""
    relation = ""
    for _ in range(FARTHEST):
        if not relation:
            relation = token.head.lower_ if token.dep_ == "pobj" else DEPENDENCIES.get(token.dep_, "")
        if token.head is token:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token, relation if relation in RELATIONS else "other"
    return (token if token.pos_ in ("VERB", "AUX") else None), relation if relation in RELATIONS else "other"


def tense(verb: Token) -> str:
    """``future``, ``modal`` (or infinitive), ``past`` or ``present``, from the verb and its helpers."""
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "shall"}:
        return "future"
    if helpers & {"would", "could", "may", "might", "should", "can", "to"}:
        return "modal"
    return "past" if verb.tag_ in ("VBD", "VBN") else "present"
