"""Which things are one and which are two, when people say so of some."""

from __future__ import annotations

import pytest
from culturepact.graph.groups import Groups


def groups(*steps: str) -> Groups:
    """Groups after joining ("a=b") and parting ("a/b"); every step must do something."""
    found = Groups()
    for step in steps:
        if "=" in step:
            assert found.join(*step.split("="))
        else:
            found.part(*step.split("/"))
    return found


def test_who_is_joined_is_one() -> None:
    """Also through a third, whichever comes first; the first in the alphabet stands for all."""
    for steps in (("a=b", "b=c"), ("c=b", "a=b"), ("b=c", "c=a", "a=b")):
        found = groups(*steps)
        assert [found.root(key) for key in "abcd"] == ["a", "a", "a", "d"]


@pytest.mark.parametrize("steps", [("a/c", "a=b"), ("c/a", "a=b"), ("a=b", "b/c"), ("b/c", "b=a"), ("c/b", "a=b")])
def test_what_is_apart_from_one_is_apart_from_its_group(steps: tuple[str, ...]) -> None:
    """However the group came about."""
    found = groups(*steps)
    assert found.apart("a", "c")
    assert found.apart("c", "b")
    assert not found.apart("a", "b")
    assert not found.join("b", "c")
    assert found.root("b") != found.root("c")


def test_a_contradiction_through_a_third_changes_nothing() -> None:
    """What was joined is not parted again, what was parted is not joined through others."""
    found = groups("a=b", "b=c")
    found.part("a", "c")
    assert not found.apart("a", "c")
    found = groups("a/d", "a=b", "d=c")
    assert not found.join("b", "c")
    assert found.apart("b", "c")
    assert found.join("b", "a")


def test_groups_joined_late_are_apart_from_all_others() -> None:
    """Both sides bring what they are apart from."""
    found = groups("a/x", "b/y", "a=b", "x=z")
    assert found.apart("b", "z")
    assert found.apart("a", "y")
    assert not found.apart("x", "y")
    assert not found.apart("a", "w")
