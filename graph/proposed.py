"""What a proposal is: two things that may be one, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .verdicts import Kind

COLUMNS: Final = ("what", "iri", "name", "other", "other_name", "kind", "reason", "reports", "other_reports")
"""Of the CSV; identifiers of reports are joined by ``|``."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """One thing: its name in graph ``current``, its IRI, and the identifiers of the reports that tell of it."""

    name: str
    iri: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two things of one kind, the one whose name comes first in the alphabet first, and why they may be one.

    ``what`` is the kind of thing, as ``kinds.KINDS`` has it. ``kind`` is "same" where they are one but for a third that
    keeps them apart, else "likely".
    """

    what: str
    one: Candidate
    other: Candidate
    kind: Kind
    reason: str

    def row(self) -> tuple[str, ...]:
        """The values of ``COLUMNS``."""
        one, other = self.one, self.other
        reports = ("|".join(side.reports) for side in (one, other))
        return (self.what, one.iri, one.name, other.iri, other.name, self.kind, self.reason, *reports)
