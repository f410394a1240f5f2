"""Signs and their weights: how likely it is that words tell what they may tell.

A file ``words/NAME`` has the columns ``question``, ``sign`` and ``weight``; the weights are those of a logistic
regression over annotated reports. A sign is a general observation ("by:organises"), so nothing of any one report is
kept in them.

Whether something is told at all is decided on the likelihood. What is told carries a confidence that is stretched to
the share that proves right, for those who read the graph: this moves no decision.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from .lexicon import word_table


@cache
def weights(name: str, question: str) -> dict[str, float]:
    """The weights of ``words/NAME`` for one question; the sign ``always`` is the constant."""
    return {row["sign"]: float(row["weight"]) for row in word_table(name) if row["question"] == question}


def likelihood(name: str, question: str, signs: Iterable[str]) -> float:
    """The logistic value of the signs together, 0 to 1; signs without a weight weigh nothing."""
    table = weights(name, question)
    total = math.fsum([table.get("always", 0.0), *(table.get(sign, 0.0) for sign in signs)])
    return 1 / (1 + math.exp(-total))


STRETCH = {"occasion": (0.04, 1.54), "project": (0.12, 0.33)}
"""For a question, constant and slope on the log-odds of the likelihood: a fit of what was right to annotated reports
(Platt scaling)."""


def confidence(question: str, likely: float) -> float:
    """The share right to be expected of what has this likelihood, 0 to 1; keeps the order of likelihoods.

    A question that is not in ``STRETCH`` keeps its likelihood.
    """
    if question not in STRETCH or not 0 < likely < 1:
        return likely
    constant, slope = STRETCH[question]
    return 1 / (1 + math.exp(-constant - slope * math.log(likely / (1 - likely))))
