"""Which thing found is which thing of the gold annotation: names made comparable, things paired one to one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence, Set
from typing import TypeVar

from .found import Agent, Found, FoundEvent
from .gold import Gold, GoldEvent

G = TypeVar("G")
P = TypeVar("P")
Pairs = list[tuple[int, int]]
"""Indexes of a thing of the gold and of the thing found for it."""

ALIKE = 0.5
"""The least overlap at which an agreement, a project or an event is found."""


def comparable(name: str | None) -> str:
    """The name without what may differ between two writings: case, accents, punctuation, articles before it."""
    spelled = unicodedata.normalize("NFKD", name or "").casefold().replace("&", " and ")
    bare = "".join(sign for sign in spelled if not unicodedata.combining(sign))
    words = re.findall(r"\w+", bare.replace("'s", "s").replace("’s", "s"))
    start = next((number for number, word in enumerate(words) if word not in ("the", "a", "an")), len(words))
    return " ".join(words[start:])


def overlap(one: Set[str], other: Set[str]) -> float:
    """What both have of what either has, 0 to 1; 0 where both are empty."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def pair(gold: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float], least: float) -> Pairs:
    """Pair one to one, the most alike first, of equals the first of the gold, then the first found."""
    ranked = sorted(
        (-alike, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (alike := likeness(one, other)) >= least
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return list(taken.items())


class Matching:
    """A report's gold beside what was found: the pairs of each kind, and names on which the two can be compared.

    An organization is found by any form of its name; an agreement by its parties, a project by its partners, an event
    by the words of its name, each by half of what the two have together. ``parties`` and ``partners`` are sets of
    comparable names, ``agreement_parties[0]`` of the gold and ``[1]`` of what was found, likewise for projects.
    """

    def __init__(self, gold: Gold, found: Found) -> None:
        self.gold = gold
        self.found = found
        forms = [{comparable(name) for name in (one.name, *one.aliases)} for one in gold.organizations]
        found_forms = [{comparable(form) for form in one.forms} - {""} for one in found.organizations]
        self.organizations = pair(forms, found_forms, _same_organization, 1.0)
        self._of_form = {f: comparable(one.name) for one, some in zip(gold.organizations, forms) for f in some}
        self._of_iri = {
            found.organizations[j].iri: comparable(gold.organizations[i].name) for i, j in self.organizations
        }
        self.agreement_parties = (
            [self.gold_names(one.parties) for one in gold.agreements],
            [self.agent_names(one.parties) for one in found.agreements],
        )
        self.agreements = pair(*self.agreement_parties, overlap, ALIKE)
        self.project_partners = (
            [self.gold_names(one.partners) for one in gold.projects],
            [self.agent_names(one.partners) for one in found.projects],
        )
        self.projects = pair(*self.project_partners, overlap, ALIKE)
        self.events = pair(gold.events, found.events, _same_event, ALIKE)

    def gold_name(self, name: str) -> str:
        """The comparable full name of the gold's organization that has this form; of others the name itself."""
        form = comparable(name)
        return self._of_form.get(form, form)

    def agent_name(self, agent: Agent) -> str:
        """The comparable full name of the gold's organization that the agent is; of others its own name."""
        return self._of_iri.get(agent.iri) or self.gold_name(agent.name)

    def gold_names(self, names: Sequence[str]) -> set[str]:
        """``gold_name`` of each."""
        return {self.gold_name(name) for name in names}

    def agent_names(self, agents: Sequence[Agent]) -> set[str]:
        """``agent_name`` of each."""
        return {self.agent_name(agent) for agent in agents}


def _same_organization(gold: set[str], found: set[str]) -> float:
    return 1 + overlap(gold, found) if gold & found else 0.0


def _same_event(gold: GoldEvent, found: FoundEvent) -> float:
    words = set(comparable(found.name).split())
    return max(overlap(set(comparable(name).split()), words) for name in (gold.name, *gold.aliases))
