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
    named: list[Judgement] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)
    """Mentions that are held apart from all others of their key."""
    judged: set[ox.NamedNode] = field(default_factory=set)
    """The statements and mentions that decisions name, as they named them and as they are now."""
    judgements: tuple[Judgement, ...] = ()
    """All that it comes from."""

    def renewed(self) -> Decided:
        """The same decisions, after another IRI came to answer for one of ``judged``."""
        return decide(self.judgements, self.addresses)

    def names(self) -> dict[ox.NamedNode, str]:
        """The names that people gave, by the things that answer for what they named."""
        given = ((ox.NamedNode(judgement.about[0]), judgement.name or "") for judgement in self.named)
        return {self.addresses.current(about): name for about, name in given}


def decided_in(store: Store, addresses: Addresses | None = None) -> Decided:
    """What the decisions in a store come to."""
    return decide(judgements(store), addresses or Addresses(store))


def decide(found: Iterable[Judgement], addresses: Addresses) -> Decided:
    """What decisions come to, given in the order in which they were taken."""
    decided = Decided(addresses, judgements=tuple(found))
    verdicts: dict[ox.NamedNode, str] = {}
    pairs: dict[Pair, Judgement] = {}
    names: dict[str, Judgement] = {}
    for judgement in decided.judgements:
        if judgement.undone is not None:
            continue
        if judgement.verdict in ON_PAIRS:
            pairs[frozenset(judgement.about)] = judgement
        elif judgement.verdict == "named":
            names.pop(judgement.about[0], None)
            names[judgement.about[0]] = judgement
        else:
            statement = ox.NamedNode(judgement.about[0])
            verdicts[addresses.current(statement)] = judgement.verdict
            decided.judged |= {statement, addresses.current(statement)}
    for statement, verdict in verdicts.items():
        (decided.rejected if verdict == "wrong" else decided.confirmed).add(statement)
    decided.standing = pairs
    decided.named = list(names.values())
    for judgement in pairs.values():
        mentions = {ox.NamedNode(about) for about in judgement.about if is_mention(about)}
        decided.judged |= mentions | {addresses.current(mention) for mention in mentions}
    decided.apart = {
        addresses.current(ox.NamedNode(about)).value
        for judgement in pairs.values()
        if judgement.verdict == "different"
        for about in judgement.about
        if is_mention(about)
    }
    return decided
