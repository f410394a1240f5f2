"""From signs to a likelihood, and from that to a confidence."""

from math import e

import pytest
from culturepact.ingest.weighing import STRETCH, confidence


@pytest.mark.parametrize("question", [*STRETCH, "no such question"])
def test_confidences_keep_the_order_of_likelihoods(question: str) -> None:
    """What is likelier is stated with more confidence, within 0 and 1."""
    stated = [confidence(question, likely / 20) for likely in range(21)]

    assert stated == sorted(set(stated))
    assert (stated[0], stated[-1]) == (0, 1)


def test_confidence_is_stretched_on_the_log_odds() -> None:
    """Even odds keep only the constant; odds of e to one become e to the power of constant and slope."""
    constant, slope = STRETCH["occasion"]
    stated = [confidence("occasion", likely) for likely in (0.5, e / (1 + e))]

    assert [value / (1 - value) for value in stated] == pytest.approx([e**constant, e ** (constant + slope)])
    assert confidence("no such question", 0.3) == 0.3
