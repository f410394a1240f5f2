"""Organizations without a head noun: the encoder's ORG entities, where it is sure enough of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .entities import confidence
from .lexicon import word_set
from .name_readings import in_quotes, is_called_kind, is_generic, is_occasion, names_paper, titles_paper
from .organization_mentions import Mention, clean
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LEAST, SURE, BESIDE_KIND, SHORT_FORM = 0.6, 0.95, 0.4, 0.35
"""Confidence of the encoder below which an entity is left out: as a rule, where a person has this last name, where
a noun of its kind stands before it ("the label X"), and where it begins a name that the report has in full."""

SURE_OF_GENERIC, LONG = 0.9, 3
"""Confidence and number of words from which a name of common words alone is taken ("State Council Press Office")."""


def model_names(doc: Doc, names: Collection[str] = ()) -> Iterator[Mention]:
    """The entities that can be organizations, their type not told; ``names`` are those found by other rules."""
    openings = {name.split()[0] for name in names if " " in name}
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    for entity in doc.ents:
        if entity.label_ == "ORG" or (entity.label_ == "PERSON" and is_called_kind(doc, entity.end)):
            name = _capitals_of(entity)
            trust = confidence(entity) or 1
            if name is None or not _is_name(name, trust) or _shortens_event(name):
                continue
            if entity.label_ == "PERSON" or trust >= _least(name, surnames, openings):
                yield Mention(name.start_char, name.end_char, clean(name.text), None, "organizations.model")


def _capitals_of(entity: Span) -> Span | None:
    """The entity from its first to its last capitalised word; None where it has none or runs over a line's end."""
    inside = [t.i for t in entity if is_capitalised(t)]
    if not inside or any("\n" in t.text for t in entity):
        return None
    return entity.doc[inside[0] : inside[-1] + 1]


def _least(name: Span, surnames: Collection[str], openings: Collection[str]) -> float:
    if name.text in surnames:
        return SURE
    if name.text in openings:
        return SHORT_FORM
    return BESIDE_KIND if _follows_kind(name) else LEAST


def _follows_kind(span: Span) -> bool:
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.is_lower and before.text in word_set("kind_nouns.txt")


def _shortens_event(span: Span) -> bool:
    """Whether it is the short form in brackets behind an occasion: "the Forum on Folk Music (FFM)"."""
    k = span.start - 1
    if k < 1 or span.doc[k].text != "(" or not span.text.isupper():
        return False
    return any(event.start < k <= event.end for event in span.doc.spans.get("events", ()))


def _numbers(noun: str) -> tuple[str, str]:
    return noun, noun.removesuffix("s")


def _is_name(span: Span, trust: float) -> bool:
    """Whether the words can be an organization's: no paper, work, occasion, role, place, number or common word."""
    doc, words = span.doc, {t.lower_ for t in span}
    told = trust >= LEAST and _follows_kind(span)
    if words & word_set("role_words.txt") or (words & word_set("not_organizations.txt") and not told):
        return False
    if is_occasion(doc, span.start, span.end) or in_quotes(doc, span.start, span.end):
        return False
    titled = trust >= SURE_OF_GENERIC and len(span) >= LONG
    if (is_generic(doc, span.start, span.end) and not titled) or place_kind(clean(span.text)):
        return False
    if span.start and not word_set("work_nouns.txt").isdisjoint(_numbers(doc[span.start - 1].lower_)):
        return False
    if names_paper(doc, span.end) or titles_paper(doc, span.start):
        return False
    name = clean(span.text)
    return len(name) > 1 and not name.isdigit() and not {"|", "_"} & set(name)
