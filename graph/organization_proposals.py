"""Organizations that may be one: pairs whose names, in any form that a report uses, are the same or likely so.

Nothing is merged by this. Partners of each other, organizations of one name in two places, and those that people said
are two, are never proposed.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..ontology.terms import CP
from .name_blocks import resolve
from .parted import parted
from .proposed import Candidate, Proposal
from .terms import iri, node
from .verdicts import Verdict, weaker

if TYPE_CHECKING:
    from .store import Store


def organization_proposals(store: Store) -> list[Proposal]:
    """All such pairs, the sure ones first, then by name; the cost grows with the number of names."""
    known, names = named_organizations(store)
    partners = {(iri(q.subject).value, iri(q.object).value) for q in store.quads(None, predicate=node(CP.partnerOf))}
    apart = parted(store)
    found: dict[tuple[str, str], Verdict] = {}
    for one, other, verdict in resolve(names):
        pair = _sorted_pair(one.partition("\n")[0], other.partition("\n")[0])
        if pair[0] == pair[1] or pair in partners or frozenset(pair) in apart:
            continue
        if "\n" in one or "\n" in other:
            verdict = weaker(verdict, Verdict("likely", "a form of the name that a report uses"))
        if pair not in found or (verdict.kind, found[pair].kind) == ("same", "likely"):
            found[pair] = verdict
    made = []
    for pair, verdict in found.items():
        first, second = sorted(known[organization] for organization in pair)
        made.append(Proposal("organization", first, second, verdict.kind, verdict.reason))
    return sorted(made, key=lambda proposal: (proposal.kind != "same", proposal.one, proposal.other))


def _sorted_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def named_organizations(store: Store) -> tuple[dict[str, Candidate], list[tuple[str, str, str | None]]]:
    """The organizations by IRI, and their names with ids: the IRI for the fullest, the IRI, a line break and the form
    for the others."""
    query = files(__package__).joinpath("organization_proposals.rq").read_text(encoding="utf-8")
    rows = store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    labels: dict[str, str] = {}
    reports: dict[str, set[str]] = {}
    names: dict[str, tuple[str, str, str | None]] = {}
    for row in rows:
        organization, label = row["organization"].value, row["label"].value
        place = row["place"].value if row["place"] is not None else None
        labels[organization] = label
        reports.setdefault(organization, set()).add(row["report"].value)
        names[organization] = (organization, label, place)
        if row["form"] is not None:
            identifier = f"{organization}\n{row['form'].value}"
            names[identifier] = (identifier, row["form"].value, place)
    known = {
        organization: Candidate(label, organization, tuple(sorted(reports[organization])))
        for organization, label in labels.items()
    }
    return known, [names[identifier] for identifier in sorted(names)]
