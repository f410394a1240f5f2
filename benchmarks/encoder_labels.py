"""Annotated reports as the encoder learns from them: names marked in the text.

Annotations have no offsets, so names, aliases and roles are looked for in the text. Places and nationalities are not
annotated: the language model's own entities stand for them, so that the encoder can take its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from culturepact.ontology.terms import SCHEMES

if TYPE_CHECKING:
    from spacy.tokens import Span

TYPES = SCHEMES["organization-type"]
NEAR_PERSON = 160
"""Code points between a person's name and words that are taken for the person's role."""
PLACES = {"GPE": "GPE", "LOC": "GPE", "NORP": "NORP"}
"""Labels of the language model that are learned, and what the encoder calls them."""

_FIRST = {"ORG": 0, "PERSON": 0, "EVENT": 1, "PROJECT": 2, "ROLE": 3}

Mark = tuple[int, int, str, int]
"""Start, end (code points, the end excluded), label, and the number of the thing among those of its kind (-1: none)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks that do not overlap, and what is annotated of the things marked.

    ``people`` are as listed, one twice who has two roles, while marks number the different names; ``types`` are
    those of the organizations; ``employed`` pairs person and organization, ``agreed`` two parties to one agreement.
    """

    text: str
    marks: tuple[Mark, ...]
    organizations: tuple[str, ...]
    people: tuple[str, ...]
    types: tuple[int, ...]
    employed: frozenset[tuple[int, int]]
    agreed: frozenset[tuple[int, int]]


def mark(text: str, fields: dict[str, Any], entities: Iterable[Span]) -> Marked:
    """Mark what is annotated; of overlapping marks the longest stays, and places give way to all others."""
    people = tuple(person["name"] for person in fields["people"])
    numbers = {name: number for number, name in enumerate(dict.fromkeys(people))}
    forms = [[body["name"], *body["aliases"]] for body in fields["organizations"]]
    found = {(*span, "ORG", number) for number, names in enumerate(forms) for n in names for span in _spans(text, n)}
    found |= set(_people(text, numbers))
    for label, key in (("EVENT", "events"), ("PROJECT", "projects")):
        for number, thing in enumerate(fields[key]):
            for name in (thing["name"], *thing.get("aliases", ())):
                found |= {(*span, label, number) for span in _spans(text, name, any_case=True)}
    for number, person in enumerate(fields["people"]):
        at = [(start, end) for start, end, label, who in found if (label, who) == ("PERSON", numbers[person["name"]])]
        for start, end in _spans(text, person["role"] or "", any_case=True):
            if any(abs(start - s) < NEAR_PERSON or abs(end - e) < NEAR_PERSON for s, e in at):
                found.add((start, end, "ROLE", number))
    longest_first = sorted(found, key=lambda m: (m[0] - m[1], _FIRST[m[2]], m))
    kept: list[Mark] = []
    for start, end, label, number in (*longest_first, *_places(entities)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, label, number))
    first = {form: number for number, names in reversed(list(enumerate(forms))) for form in names}
    parties = [
        [number for number, names in enumerate(forms) if any(party in names for party in agreement["parties"])]
        for agreement in fields["agreements"]
    ]
    return Marked(
        text,
        tuple(sorted(kept)),
        tuple(names[0] for names in forms),
        people,
        tuple(TYPES.index(body["type"]) for body in fields["organizations"]),
        frozenset(
            (numbers[p["name"]], first[p["organization"]]) for p in fields["people"] if p["organization"] in first
        ),
        frozenset((a, b) for numbers in parties for a in numbers for b in numbers if a < b),
    )


def _spans(text: str, name: str, *, any_case: bool = False) -> Iterator[tuple[int, int]]:
    words = [re.escape(word) for word in name.split()]
    if words:
        pattern = r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"
        for match in re.finditer(pattern, text, re.IGNORECASE if any_case else 0):
            yield match.span()


def _people(text: str, numbers: dict[str, int]) -> Iterator[Mark]:
    for name, number in numbers.items():
        parts = name.split()
        short = [part for part in (parts[0], parts[-1]) if len(parts) > 1 and len(part) > 2]
        for form in (name, *short):
            for span in _spans(text, form):
                yield (*span, "PERSON", number)


def _places(entities: Iterable[Span]) -> list[Mark]:
    found = [
        (entity.start_char + 4 * entity.text.lower().startswith("the "), entity.end_char, PLACES[entity.label_], -1)
        for entity in entities
        if entity.label_ in PLACES
    ]
    return sorted(found, key=lambda m: m[0] - m[1])
