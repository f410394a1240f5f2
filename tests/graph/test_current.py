"""What graph current makes of several reports."""

from __future__ import annotations

import random

from culturepact.graph.current import compare, rebuild
from culturepact.graph.reports import stored_reports, withdraw, write_report
from culturepact.graph.store import Store
from made_up import any_facts


def test_changes_equal_a_rebuild(memory: Store, dice: random.Random) -> None:
    """After any sequence of writes, replacements and withdrawals, current is what a rebuild would make."""
    names = [f"r{number}.md" for number in range(8)]
    for step in range(120):
        name = dice.choice(names)
        if dice.random() < 0.25 and name in stored_reports(memory):
            withdraw(memory, name)
        else:
            write_report(memory, any_facts(dice, name), "test 1")
        assert list(compare(memory)) == [], f"step {step}"
    assert rebuild(memory) == 0
