"""How the commands word what they tell."""

from __future__ import annotations

_PLURALS = {"category": "categories", "country or city": "countries or cities", "person": "people"}


def count(number: int, name: str) -> str:
    """The number with its noun; ``name`` is the singular."""
    return f"{number:,} {name if number == 1 else _PLURALS.get(name, f'{name}s')}"
