"""Take decisions, and take them back: each is one update, with all that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from .addresses import Addresses
from .decided import decide
from .docket import Docket, statement_parts
from .judgements import ON_PAIRS, ON_STATEMENTS, Judgement, Verdict, judgements
from .legible import shortened
from .living import Living
from .meaning import Meaning

if TYPE_CHECKING:
    from .store import Store

State = Literal["stands", "overruled", "dormant", "undone"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement and what has become of it: a dormant one is about what no report says any more."""

    judgement: Judgement
    state: State


def judge(
    store: Store,
    verdict: Verdict,
    about: Sequence[str],
    who: str,
    why: str | None = None,
    name: str | None = None,
    when: datetime | None = None,
) -> Judgement:
    """Take one decision and let everything follow it.

    ``about`` are IRIs: two things or mentions for "same" and "different", a statement for "right" and "wrong", one
    thing for "named", which needs ``name``. ``when`` is now if None.

    Raises:
        UnknownName: Nothing in the graph has one of the IRIs.
        DecisionError: The decision makes no sense, contradicts others through a third thing, or is taken already.
    """
    held = judgements(store)
    moment = when or datetime.now(UTC)
    if when is None and held and moment <= held[-1].created:
        moment = held[-1].created + timedelta(microseconds=1)
    wanted = Judgement(moment, verdict, tuple(sorted(about)), who, why, name)
    docket = Docket(store, held)
    found = docket.accept(wanted)
    docket.close()
    return found


def undo(store: Store, number: str, when: datetime | None = None) -> Judgement:
    """Take a decision back, by its number or the beginning of it; what it overruled stands again.

    UnknownName where there is none; DecisionError where several begin so, or it is taken back already.
    """
    held = judgements(store)
    found = [judgement for judgement in held if judgement.number.startswith(number.lower())] if number else []
    if not found:
        shown = shortened(number, 80) or "the empty number"
        raise UnknownName(f"{shown}: no decision has this number; `culturepact decisions` lists them")
    if len(found) > 1:
        raise DecisionError(f"{number}: {len(found)} decisions begin so; give more of the number")
    if found[0].undone is not None:
        raise DecisionError(f"{number}: this decision is taken back already; take it again if it is to stand")
    docket = Docket(store, held)
    undone = docket.take_back(found[0], when or datetime.now(UTC))
    docket.close()
    return undone


def decisions(store: Store) -> list[Decision]:
    """All decisions, oldest first, with what has become of each."""
    held = judgements(store)
    addresses = Addresses(store)
    decided = decide(held, addresses)
    meaning = Meaning(Living(store, decided))
    standing = {id(one) for one in decided.standing.values()}
    last: dict[ox.NamedNode, Judgement] = {}
    for one in held:
        if one.verdict not in ON_PAIRS and one.undone is None:
            last[addresses.current(ox.NamedNode(one.about[0]))] = one
    standing |= {id(one) for one in last.values()}
    return [Decision(one, _state(store, one, id(one) in standing, addresses, meaning)) for one in held]


def _state(store: Store, judgement: Judgement, standing: bool, addresses: Addresses, meaning: Meaning) -> State:
    if judgement.undone is not None:
        return "undone"
    if not standing:
        return "overruled"
    if judgement.verdict in ON_STATEMENTS:
        living = statement_parts(store, addresses.current(ox.NamedNode(judgement.about[0]))) is not None
    elif judgement.verdict in ON_PAIRS:
        living = all(meaning.key_of(about) is not None for about in judgement.about)
    else:
        living = meaning.key_of(judgement.about[0]) is not None
    return "stands" if living else "dormant"
