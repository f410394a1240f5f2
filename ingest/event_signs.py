"""Whether words really tell of an occasion: signs around the mentions and their weights.

The weights in ``words/event_weights.csv`` are those of a logistic regression over annotated reports; a sign is the same for every name,
so nothing of any one report is kept in them. ``confidence`` is the logistic value.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .event_groups import EventGroup
from .event_mentions import EventMention
from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .reading import Reading

HABIT = frozenset("every annually regularly each usually annual yearly biennial often traditionally".split())
ABSTRACT = frozenset("exchange exchanges cooperation collaboration organisation organization through including joint mutual such via".split())
LEAST = 0.37


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in word_table("event_weights.csv")}


@cache
def verb_senses() -> dict[str, str]:
    """What a verb says of an occasion beside it, by lemma."""
    return {row["verb"]: row["sense"] for row in word_table("event_verbs.csv")}


def confidence(reading: Reading, group: EventGroup, starts: list[int]) -> float:
    """How likely the group is an occasion that the report tells of, 0 to 1. ``starts`` are the first tokens of the sentences."""
    total = weights()["always"] + sum(weights().get(sign, 0.0) for sign in signs(reading, group, starts))
    return 1 / (1 + math.exp(-total))


def signs(reading: Reading, group: EventGroup, starts: list[int]) -> set[str]:
    """The signs of all mentions together."""
    found = {f"mentions:{min(len(group.mentions), 4)}", f"type:{group.best.type}", f"best:{group.best.kind}"}
    for number, mention in enumerate(group.mentions):
        found.update(_mention_signs(reading, mention, starts, number == 0))
    length = len(group.name.split())
    found.add(f"length:{1 if length == 1 else 2 if length < 4 else 3}")
    return found


def _mention_signs(reading: Reading, mention: EventMention, starts: list[int], is_first: bool) -> Iterator[str]:
    doc = reading.doc
    number = bisect_right(starts, mention.first) - 1
    first, last = starts[number], starts[number + 1] if number + 1 < len(starts) else len(doc)
    if is_first:
        yield f"noun:{mention.noun}"
        yield f"kind:{mention.kind}"
        yield f"determiner:{mention.determiner}"
        yield f"sentence:{min(number, 3)}"
        yield f"part:{min(4, 5 * mention.first // len(doc))}"
        if mention.plural:
            yield "plural"
        if mention.last - mention.head > 1:
            yield "complement"
    low = [t.lower_ for t in doc[first:last]]
    before = mention.first - 1
    while before > first and doc[before].lower_ in ("the", "a", "an", "this", "its", "their", "'s"):
        before -= 1
    if before >= first:
        yield f"before:{doc[before].lower_ if doc[before].pos_ in ('ADP', 'CCONJ', 'PUNCT') else doc[before].pos_}"
    else:
        yield "before:start"
    verb, relation = governor(doc[mention.head])
    if verb is not None:
        sense = verb_senses().get(verb.lemma_.lower(), "none")
        yield f"verb:{sense}:{relation}"
        yield f"verb:{sense}"
        yield f"tense:{tense(verb)}"
    else:
        yield "verb:missing"
    dates = reading.dates_in(first, last)
    if dates:
        yield "date"
        if any(len(d.iso or "") >= 10 for d in dates):
            yield "day"
    here = [a for a in reading.agents if first <= a.first < last]
    if any(a.how == "polity" and a.first and doc[a.first - 1].lower_ in ("in", "at") for a in here):
        yield "place"
    if any(a.how == "name" for a in here):
        yield "agent"
    if HABIT & set(low):
        yield "habit"
    if ABSTRACT & set(t.lower_ for t in doc[max(first, mention.first - 5):mention.first]):
        yield "abstract"
    if "not" in low or "no" in low or "n't" in low:
        yield "denied"
    if any(t in low for t in ("will", "would", "plan", "planned", "plans", "next")):
        yield "future"
    if sum(1 for t in doc[first:mention.first] if t.text in "\"“”") % 2 and mention.kind != "title":
        yield "speech"
    if any(mention.first <= k < mention.last for a in here if a.how == "name" for k in (a.first, a.last - 1)):
        yield "holds-agent"


def governor(token: Token) -> tuple[Token | None, str]:
    """The verb above a noun and how the noun hangs on it: ``subject``, ``passive``, ``object``, the preposition, ``other``."""
    relation = ""
    for _ in range(6):
        if not relation:
            relation = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "pobj": token.head.lower_}.get(token.dep_, "")
        if token.head is token:
            break
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token, relation if relation in ("subject", "passive", "object", "at", "in", "during", "of", "for", "to", "with") else "other"
    return (token if token.pos_ in ("VERB", "AUX") else None), relation or "other"


def tense(verb: Token) -> str:
    """``future``, ``modal`` (or infinitive), ``past`` or ``present``, from the verb and its helpers."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "shall"}:
        return "future"
    if helpers & {"would", "could", "may", "might", "should", "can", "to"}:
        return "modal"
    return "past" if verb.tag_ in ("VBD", "VBN") else "present"
