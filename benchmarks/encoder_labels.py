"""Annotated reports as the encoder learns from them: names marked in the text.

Annotations have no offsets, so names, aliases and roles are looked for in the text. Places and nationalities are not
annotated: the language model's own entities stand for them, so that the encoder can take its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from culturepact.ingest.encoder import TYPES

if TYPE_CHECKING:
    from spacy.tokens import Span

NEAR_PERSON = 160
"""Code points between a person's name and words that are taken for the person's role."""
PLACES = {"GPE": "GPE", "LOC": "GPE", "NORP": "NORP"}
"""Labels of the language model that are learned, and what the encoder calls them."""

WRITTEN = {
    "person": "PERSON",
    "event": "EVENT",
    "project": "PROJECT",
    "role": "ROLE",
    "place": "GPE",
    "nationality": "NORP",
}
"""Labels of written texts, besides the types of organizations, and what the encoder calls them."""

_MARKUP = re.compile(r"\[\[([a-z-]+)\|([^\[\]|]+)\]\]")
_FIRST = {"ORG": 0, "PERSON": 0, "EVENT": 1, "PROJECT": 2, "ROLE": 3}

Mark = tuple[int, int, str, int]
"""Start, end (code points, the end excluded), label, and the number of the thing among those of its kind (-1: none)."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with marks that do not overlap, and what is annotated of the things marked.

    ``people`` are as listed, one twice who has two roles, while marks number the different names; ``types`` are
    those of the organizations; ``employed`` pairs person and organization, ``agreed`` two parties to one agreement;
    both are None where nobody has annotated this.
    """

    text: str
    marks: tuple[Mark, ...]
    organizations: tuple[str, ...]
    people: tuple[str, ...]
    types: tuple[int, ...]
    employed: frozenset[tuple[int, int]] | None
    agreed: frozenset[tuple[int, int]] | None


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


def marked_text(markup: str) -> Marked:
    """Read a text in which each name stands as ``[[label|words]]``.

    The label is a type of organization, or one of ``WRITTEN``. Each way to write a name counts as a thing of its own,
    but for a part of a person's name; what is not a full name is the empty name.
    """
    parts: list[str] = []
    found: list[tuple[int, int, str, str]] = []
    position = length = 0
    for match in _MARKUP.finditer(markup):
        kind, words = match.groups()
        if kind not in TYPES and kind not in WRITTEN:
            raise ValueError(f"unknown label in {match.group()}")
        parts += [markup[position : match.start()], words]
        length += match.start() - position
        found.append((length, length + len(words), kind, words))
        length += len(words)
        position = match.end()
    bodies = dict.fromkeys((kind, words) for *_, kind, words in found if kind in TYPES)
    people = dict.fromkeys(words for *_, kind, words in found if kind == "person" and " " in words)
    numbers = {body: number for number, body in enumerate(bodies)}
    names = list(people)
    marks: list[Mark] = []
    for start, end, kind, words in found:
        if kind in TYPES:
            marks.append((start, end, "ORG", numbers[kind, words]))
        elif kind == "person":
            bearer = next((n for n, name in enumerate(names) if words == name or words in name.split()), None)
            if bearer is None:
                bearer = len(names)
                names.append(words)
            marks.append((start, end, "PERSON", bearer))
        else:
            marks.append((start, end, WRITTEN[kind], -1))
    return Marked(
        "".join([*parts, markup[position:]]).strip("\n"),
        tuple(marks),
        tuple("" if words.isupper() else words for _, words in bodies),
        tuple(names),
        tuple(TYPES.index(kind) for kind, _ in bodies),
        None,
        None,
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
