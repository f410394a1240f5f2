"""What a comparison of two names comes to."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["same", "likely", "different"]


class Verdict(NamedTuple):
    """``kind`` is "same" where the two may be merged without asking and "likely" where that is to be proposed.

    ``reason`` tells a person why, in plain words.
    """

    kind: Kind
    reason: str


def weaker(one: Verdict, other: Verdict) -> Verdict:
    """The less sure of two, with both reasons where both are proposals."""
    order: tuple[Kind, ...] = ("different", "likely", "same")
    if one.kind == other.kind:
        return Verdict(one.kind, "; ".join(filter(None, (one.reason, other.reason))))
    return min(one, other, key=lambda verdict: order.index(verdict.kind))


def likely(reason: str) -> Verdict:
    """A proposal."""
    return Verdict("likely", reason)


def different(reason: str) -> Verdict:
    """Neither to be merged nor proposed."""
    return Verdict("different", reason)
