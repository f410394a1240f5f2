"""Signs and their weights: how likely it is that words tell what they may tell.

A file ``words/NAME`` has the columns ``question``, ``sign`` and ``weight``; the weights are those of a logistic
regression over annotated reports. A sign is a general observation ("by:organises"), so nothing of any one report is
kept in them.
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
