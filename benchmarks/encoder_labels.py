"""Annotated reports as the encoder learns from them: names marked in the text, and copies with changes.

Annotations have no offsets, so names, aliases and roles are looked for in the text. Places and nationalities are not
annotated: the language model's own entities stand for them, so that the encoder can take its place.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from culturepact.ontology.terms import SCHEMES

if TYPE_CHECKING:
    from spacy.tokens import Span

TYPES = SCHEMES["organization-type"]
NEAR_PERSON = 160
"""Code points between a person's name and words that are taken for the person's role."""
SWAPPED, SWAPPED_EACH = 0.6, 0.6
"""Share of copies that get other names, and of their names that are exchanged."""
LOWERED, RAISED = 0.06, 0.04
"""Share of copies in small letters, and in capitals."""
BROKEN, BREAK = 0.25, 0.02
"""Share of copies that get line breaks, and of their spaces that become one."""
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


class Pool:
    """Names to put in place of others: organizations by type, people."""

    def __init__(self, reports: Sequence[Marked]) -> None:
        self.organizations: dict[int, list[str]] = defaultdict(list)
        self.people: list[str] = []
        for report in reports:
            for name, kind in zip(report.organizations, report.types):
                self.organizations[kind].append(name)
            self.people += report.people


def vary(report: Marked, pool: Pool, chance: random.Random) -> Marked:
    """A copy with some names exchanged for others of their kind, and sometimes with the mess of real pages."""
    if chance.random() < SWAPPED:
        report = _swap(report, pool, chance)
    draw = chance.random()
    text = report.text
    if draw < LOWERED:
        text = text.lower()
    elif draw < LOWERED + RAISED:
        text = text.upper()
    if len(text) != len(report.text):  # some letters grow: the marks would no longer fit
        text = report.text
    if chance.random() < BROKEN:
        signs = list(text)
        for space in re.finditer(r"(?<=\w) (?=\w)", text):
            if chance.random() < BREAK:
                signs[space.start()] = "\n"
        text = "".join(signs)
    return replace(report, text=text)


def _swap(report: Marked, pool: Pool, chance: random.Random) -> Marked:
    names = tuple(dict.fromkeys(report.people))
    bodies = {
        number: chance.choice(pool.organizations[kind])
        for number, kind in enumerate(report.types)
        if chance.random() < SWAPPED_EACH
    }
    people = {number: chance.choice(pool.people) for number in range(len(names)) if chance.random() < SWAPPED_EACH}
    parts: list[str] = []
    marks = []
    position = moved = 0
    for start, end, label, number in report.marks:
        written = new = report.text[start:end]
        if label == "ORG" and number in bodies and written == report.organizations[number]:
            new = bodies[number]
        elif label == "PERSON" and number in people and written == names[number]:
            new = people[number]
        elif label == "PERSON" and number in people and written == names[number].split()[-1]:
            new = people[number].split()[-1]
        parts += [report.text[position:start], new]
        marks.append((start + moved, start + moved + len(new), label, number))
        moved += len(new) - (end - start)
        position = end
    return replace(report, text="".join([*parts, report.text[position:]]), marks=tuple(marks))
