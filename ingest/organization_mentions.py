"""A place in a report where an organization is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONFIDENCE = {
    "organizations.head-noun": 0.85,
    "organizations.legal-form": 0.92,
    "organizations.shared-head": 0.6,
    "organizations.acronym": 0.9,
    "organizations.known-form": 0.8,
    "organizations.model": 0.8,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention; offsets are code points of the report's text, the end excluded.

    ``name`` is the written form without article; it differs from the text between the offsets only where a plural
    head is shared out. ``type`` is None where no head noun tells it. ``forms`` are other ways this place writes the
    name.
    """

    start: int
    end: int
    name: str
    type: str | None
    rule: str
    forms: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1."""
        return CONFIDENCE[self.rule]


def clean(text: str) -> str:
    """A name without line breaks, article, possessive ending and stray punctuation."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:-–—\"“”'‘’()[]")
    text = re.sub(r"^(the|a|an)\s+(?=\S)", "", text, flags=re.IGNORECASE)
    return re.sub(r"['’]s?$", "", text)
