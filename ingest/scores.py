"""Figures: how much of the gold was found, how much of what was found is right.

Figures of several reports are made of their counts added up,
so a long report weighs more than a short one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

HEADLINE: Final = (
    "organizations",
    "person-organization",
    "agreements-exact",
    "partner-pairs",
    "projects",
    "events",
    "categories",
)
"""The measures whose mean F1 is the headline."""

MEASURES: Final = (
    *("organizations", "people", "person-organization", "agreements", "agreements-exact", "partner-pairs"),
    *("signatories", "projects", "events", "event-roles", "categories", "agreement-categories"),
    *("organization-type", "role", "agreement-type", "agreement-status", "agreement-date", "agreement-place"),
    *("event-type", "event-start", "event-place"),
)
"""The names of all measures."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were found; what was missed, and what was found and is not in the gold, as lines to show."""

    right: int = 0
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def gold(self) -> int:
        """How many there are in the gold."""
        return self.right + len(self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(self.right, self.right + len(self.extra))

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where there is none."""
        return _share(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Judged:
    """A value of a thing that was found: as the gold has it, as it was read (unknown: empty), and if that is right."""

    gold: str
    read: str
    right: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How often a value is right, of the things that were found; what was missed does not count here."""

    judged: tuple[Judged, ...] = ()

    @property
    def gold(self) -> int:
        """How many were judged."""
        return len(self.judged)

    @property
    def accuracy(self) -> float:
        """The share that is right; 0 where nothing was judged."""
        return _share(sum(one.right for one in self.judged), self.gold)


@dataclass(frozen=True, slots=True)
class Scores:
    """All measures of one report, or of several, by name."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)

    @property
    def headline(self) -> float:
        """The mean F1 of the measures of ``HEADLINE``."""
        return sum(self.tallies[name].f1 for name in HEADLINE) / len(HEADLINE)


def total(scores: Iterable[Scores]) -> Scores:
    """The measures of several reports together; of none there are none."""
    tallies: dict[str, list[Tally]] = {}
    shares: dict[str, list[Share]] = {}
    for one in scores:
        for name, tally in one.tallies.items():
            tallies.setdefault(name, []).append(tally)
        for name, share in one.shares.items():
            shares.setdefault(name, []).append(share)
    return Scores(
        {name: added(some) for name, some in tallies.items()},
        {name: Share(tuple(one for share in some for one in share.judged)) for name, some in shares.items()},
    )


def added(tallies: Iterable[Tally]) -> Tally:
    """The tallies of several reports, or of several things, together."""
    some = list(tallies)
    return Tally(
        sum(one.right for one in some),
        tuple(line for one in some for line in one.missed),
        tuple(line for one in some for line in one.extra),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
