"""All that may be one and is not merged, for people to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .organization_proposals import organization_proposals
from .proposed import COLUMNS, Candidate, Proposal
from .told_proposals import told_proposals

if TYPE_CHECKING:
    from .store import Store

__all__ = ["COLUMNS", "Candidate", "Proposal", "proposals"]


def proposals(store: Store) -> list[Proposal]:
    """Pairs of organizations first, then of agreements, events and projects: those may be one once the former are."""
    return [*organization_proposals(store), *told_proposals(store)]
