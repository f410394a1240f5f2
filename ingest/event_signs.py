"""Signs that words tell of an occasion (weights: ``words/event_weights.csv``, question ``occasion``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .candidates import Candidate, CandidateGroup
from .entities import encoder_signs
from .governors import governor, tense
from .lexicon import word_table
from .sentences import Sentences

if TYPE_CHECKING:
    from .reading import Reading

HABIT = frozenset(("every", "annually", "regularly", "each", "usually", "annual", "yearly", "biennial", "often"))
ABSTRACT = frozenset(
    ("exchange", "exchanges", "cooperation", "collaboration", "organisation", "organization", "through", "including",
     "joint", "mutual", "such", "via")
)  # fmt: skip
FUTURE = frozenset(("will", "would", "plan", "planned", "plans", "next"))
DENIAL = frozenset(("not", "no", "n't"))
ARTICLES = frozenset(("the", "a", "an", "this", "its", "their", "'s"))
QUOTES = frozenset(('"', "“", "”"))
SPELLED_OUT = ("ADP", "CCONJ", "PUNCT")


@cache
def event_verb_senses() -> dict[str, str]:
    """What a verb says of an occasion beside it, by lemma."""
    return {row["verb"]: row["sense"] for row in word_table("event_verbs.csv")}


def event_signs(reading: Reading, sentences: Sentences, group: CandidateGroup) -> set[str]:
    """The signs of all members together."""
    length = len(group.name.split())
    found = {
        f"mentions:{min(len(group.members), 4)}",
        f"type:{group.best.type}",
        f"best:{group.best.kind}",
        f"length:{1 if length == 1 else 2 if length < 4 else 3}",
    }
    found.update(encoder_signs(reading.doc, "events", ((m.first, m.last) for m in group.members)))
    found.update(_first_signs(reading, sentences, group.members[0]))
    for candidate in group.members:
        found.update(_word_signs(reading, sentences, candidate))
        found.update(_sentence_signs(reading, sentences, candidate))
    return found


def _first_signs(reading: Reading, sentences: Sentences, candidate: Candidate) -> Iterator[str]:
    yield f"noun:{candidate.noun}"
    yield f"kind:{candidate.kind}"
    yield f"determiner:{candidate.determiner}"
    yield f"sentence:{min(sentences.number(candidate.first), 3)}"
    yield f"part:{min(4, 5 * candidate.first // len(reading.doc))}"
    if candidate.plural:
        yield "plural"
    if candidate.last - candidate.head > 1:
        yield "complement"


def _word_signs(reading: Reading, sentences: Sentences, candidate: Candidate) -> Iterator[str]:
    """The words straight before the candidate and the verb above it."""
    doc = reading.doc
    first, _ = sentences.around(candidate.first)
    before = candidate.first - 1
    while before > first and doc[before].lower_ in ARTICLES:
        before -= 1
    if before < first:
        yield "before:start"
    else:
        yield f"before:{doc[before].lower_ if doc[before].pos_ in SPELLED_OUT else doc[before].pos_}"
    verb, relation = governor(doc[candidate.head])
    if verb is None:
        yield "verb:missing"
    else:
        sense = event_verb_senses().get(verb.lemma_.lower(), "none")
        yield f"verb:{sense}:{relation}"
        yield f"verb:{sense}"
        yield f"tense:{tense(verb)}"
    near = {token.lower_ for token in doc[max(first, candidate.first - 5) : candidate.first]}
    if ABSTRACT & near:
        yield "abstract"
    if candidate.kind != "title" and sum(1 for t in doc[first : candidate.first] if t.text in QUOTES) % 2:
        yield "speech"


def _sentence_signs(reading: Reading, sentences: Sentences, candidate: Candidate) -> Iterator[str]:
    """Dates, places, agents and words of habit, denial and future in the sentence."""
    doc = reading.doc
    first, last = sentences.around(candidate.first)
    dates = reading.dates_in(first, last)
    if dates:
        yield "date"
    if any(len(date.iso or "") >= 10 for date in dates):
        yield "day"
    here = [agent for agent in reading.agents if first <= agent.first < last]
    named = [agent for agent in here if agent.how == "name"]
    if any(agent.how == "polity" and agent.first and doc[agent.first - 1].lower_ in ("in", "at") for agent in here):
        yield "place"
    if named:
        yield "agent"
    if any(candidate.first <= k < candidate.last for agent in named for k in (agent.first, agent.last - 1)):
        yield "holds-agent"
    words = {token.lower_ for token in doc[first:last]}
    for sign, listed in (("habit", HABIT), ("denied", DENIAL), ("future", FUTURE)):
        if words & listed:
            yield sign
