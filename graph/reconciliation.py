"""Find the organizations that names in other people's tables may mean, as reconciliation services do.

All names are read once; a call then costs what the few names cost that have a block in common with the one asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ..ontology.terms import ORG
from .name_blocks import NameIndex
from .organization_proposals import named_organizations
from .terms import node
from .verdicts import Verdict

if TYPE_CHECKING:
    from .store import Store

_SAME, _SAME_FORM, _LIKELY = 100.0, 90.0, 40.0
_LIKENESS: Final = 0.4
"""How much the likeness of the letters, 0 to 100, counts where names are likely the same and no more."""


@dataclass(frozen=True, slots=True)
class Match:
    """An organization that a name may mean.

    ``score`` is 0 to 100 and an ordering; ``sure`` says that this one, and no other, is meant. ``kind`` is an id of
    organization-type, ``reason`` for people.
    """

    iri: str
    name: str
    kind: str | None
    score: float
    sure: bool
    reason: str


class Reconciler:
    """Answers from the names that a store had when it was made."""

    def __init__(self, store: Store) -> None:
        self._known, names = named_organizations(store)
        self._index = NameIndex()
        self._names = {identifier: name for identifier, name, _ in names}
        for identifier, name, place in names:
            self._index.add(identifier, name, place)
        current = store.ids.graph("current")
        self._kinds = {
            quad.subject: quad.object.value.rpartition("/")[2]  # type: ignore[union-attr]
            for quad in store.quads(current, predicate=node(ORG.classification))
        }

    def matches(self, name: str, place: str | None = None, kind: str | None = None, limit: int = 5) -> list[Match]:
        """The organizations that a name may mean, the likeliest first; of one kind where it is given."""
        best: dict[str, tuple[float, Verdict]] = {}
        for identifier, verdict in self._index.matches(name, place):
            iri, _, form = identifier.partition("\n")
            score = self._score(name, identifier, verdict, bool(form))
            if iri not in best or score > best[iri][0]:
                best[iri] = (score, verdict)
        kinds = {iri: self._kinds.get(ox.NamedNode(iri)) for iri in best}
        left = [iri for iri in best if kind is None or kinds[iri] == kind]
        sure = [iri for iri in left if best[iri][0] == _SAME]
        found = [
            Match(iri, self._known[iri].name, kinds[iri], best[iri][0], sure == [iri], best[iri][1].reason)
            for iri in left
        ]
        return sorted(found, key=lambda match: (-match.score, match.name, match.iri))[:limit]

    def _score(self, name: str, identifier: str, verdict: Verdict, is_form: bool) -> float:
        from rapidfuzz.fuzz import token_sort_ratio

        if verdict.kind == "same":
            return _SAME_FORM if is_form else _SAME
        likeness = token_sort_ratio(name.casefold(), self._names[identifier].casefold())
        return round(_LIKELY + _LIKENESS * likeness, 1)
