"""Several agreements told by one plural noun: "A and B, C and D reached agreements", "A with B, C with D"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .agreement_nouns import Trigger
from .coordination import Coordination
from .reading import Agent
from .signing import signing_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def list_of_pairs(
    doc: Doc, groups: Sequence[Coordination], trigger: Trigger, sentence: Span
) -> list[tuple[Agent, ...]]:
    """ "A and B, C and D and E reaching agreements", "A with B, C with D, respectively": the pairs, a last one
    perhaps alone."""
    if not trigger.plural:
        return []
    for group in groups:
        joints = group.joints
        if (
            len(group.agents) >= 4
            and joints[0] == "and"
            and "," in joints
            and group.last <= trigger.first
            and _near_verb(sentence, group, trigger)
        ):
            return _pair_up(group)
    withs = [
        (a, b)
        for a, b in pairwise(groups)
        if any(t.lower_ == "with" for t in doc[a.last : b.first]) and b.first - a.last <= 3
    ]
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


def _with_pairs(groups: Sequence[Coordination], doc: Doc) -> list[tuple[Agent, ...]]:
    """Split "A with B, C with D" where the comma binds B to C in one coordination."""
    pairs: list[tuple[Agent, ...]] = []
    left: tuple[Agent, ...] = groups[0].agents
    for one, other in pairwise(groups):
        if not any(t.lower_ == "with" for t in doc[one.last : other.first]):
            left = other.agents
            continue
        is_last = other is groups[-1] or not any(
            t.lower_ == "with" for t in doc[other.last : groups[groups.index(other) + 1].first]
        )
        if is_last or len(other.agents) == 1:
            pairs.append((*left[-1:], *other.agents))
        else:
            pairs.append((*left[-1:], *other.agents[:-1]))
        left = other.agents
    return pairs
