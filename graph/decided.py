"""What people's decisions come to, taken together: the later of two that contradict each other stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from .addresses import Addresses
from .identifiers import is_mention
from .judgements import ON_PAIRS, Judgement, judgements

if TYPE_CHECKING:
    from .store import Store

Pair = frozenset[str]


@dataclass(slots=True)
class Decided:
    """Decisions on IRIs as they answer now (statements, mentions, things), told by ``addresses``."""

    addresses: Addresses
    rejected: set[ox.NamedNode] = field(default_factory=set)
    confirmed: set[ox.NamedNode] = field(default_factory=set)
    standing: dict[Pair, Judgement] = field(default_factory=dict)
    """The decision that stands on each pair of things or mentions, by the IRIs it names."""
    given: dict[str, Judgement] = field(default_factory=dict)
    """The decision that stands on the name of each thing, by the IRI it names; the latest last."""
    apart: set[str] = field(default_factory=set)
    """Mentions that are held apart from all others of their key."""
    judged: set[ox.NamedNode] = field(default_factory=set)
    """The statements and mentions that decisions name, as they named them and as they are now."""
    judgements: list[Judgement] = field(default_factory=list)
    """All that it comes from."""

    def add(self, judgement: Judgement) -> None:
        """Let one more decision count, taken after all others; one that was taken back counts for nothing."""
        self.judgements.append(judgement)
        if judgement.undone is not None:
            return
        if judgement.verdict in ON_PAIRS:
            self._add_pair(judgement)
        elif judgement.verdict == "named":
            self.given.pop(judgement.about[0], None)
            self.given[judgement.about[0]] = judgement
        else:
            statement = self._judge(judgement.about[0])
            wrong = judgement.verdict == "wrong"
            (self.rejected if wrong else self.confirmed).add(statement)
            (self.confirmed if wrong else self.rejected).discard(statement)

    def _add_pair(self, judgement: Judgement) -> None:
        mentions = {self._judge(about).value for about in judgement.about if is_mention(about)}
        pair = frozenset(judgement.about)
        overruled = self.standing.pop(pair, None)
        self.standing[pair] = judgement
        if judgement.verdict == "different":
            self.apart |= mentions
        elif overruled is not None and mentions:
            parting = (one for one in self.standing.values() if one.verdict == "different")
            abouts = (about for one in parting for about in one.about if is_mention(about))
            self.apart = {self.addresses.current(ox.NamedNode(about)).value for about in abouts}

    def _judge(self, about: str) -> ox.NamedNode:
        """Note a statement or mention that is judged; what it is now."""
        now = self.addresses.current(ox.NamedNode(about))
        self.judged |= {ox.NamedNode(about), now}
        return now

    def renewed(self) -> Decided:
        """The same decisions, after another IRI came to answer for one of ``judged``."""
        return decide(self.judgements, self.addresses)

    def names(self) -> dict[ox.NamedNode, str]:
        """The names that people gave, by the things that answer for what they named."""
        return {
            self.addresses.current(ox.NamedNode(about)): judgement.name or "" for about, judgement in self.given.items()
        }

    def name_of(self, thing: ox.NamedNode) -> str | None:
        """The name that people gave to one thing; None where they gave none."""
        given = (self.given[one.value] for one in self.addresses.leading_to(thing) if one.value in self.given)
        latest = max(given, default=None)
        return latest.name if latest is not None else None


def decided_in(store: Store, addresses: Addresses | None = None) -> Decided:
    """What the decisions in a store come to."""
    return decide(judgements(store), addresses or Addresses(store))


def decide(found: Iterable[Judgement], addresses: Addresses) -> Decided:
    """What decisions come to, given in the order in which they were taken."""
    decided = Decided(addresses)
    for judgement in found:
        decided.add(judgement)
    return decided
