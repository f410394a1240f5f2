"""Organizations without a head noun: the encoder's ORG entities, where it is sure enough of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .entities import confidence
from .lexicon import word_set
from .name_readings import in_quotes, is_generic, is_occasion, names_paper, titles_paper
from .organization_mentions import Mention, clean
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LEAST, SURE = 0.75, 0.95
"""Confidence of the encoder below which an entity is left out; the same where a person has this last name."""


def model_names(doc: Doc) -> Iterator[Mention]:
    """The entities that can be organizations; their type is not told."""
    surnames = {entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    for entity in doc.ents:
        if entity.label_ == "ORG":
            name = _capitals_of(entity)
            trust = confidence(entity) or 1
            least = SURE if name is not None and name.text in surnames else LEAST
            if name is not None and _is_name(name) and trust >= least and not _shortens_event(name):
                yield Mention(name.start_char, name.end_char, clean(name.text), None, "organizations.model")


def _capitals_of(entity: Span) -> Span | None:
    """The entity from its first to its last capitalised word; None where it has none or runs over a line's end."""
    inside = [t.i for t in entity if is_capitalised(t)]
    if not inside or any("\n" in t.text for t in entity):
        return None
    return entity.doc[inside[0] : inside[-1] + 1]


def _shortens_event(span: Span) -> bool:
    """Whether it is the short form in brackets behind an occasion: "the Forum on Folk Music (FFM)"."""
    k = span.start - 1
    if k < 1 or span.doc[k].text != "(" or not span.text.isupper():
        return False
    return any(event.start < k <= event.end for event in span.doc.spans.get("events", ()))


def _numbers(noun: str) -> tuple[str, str]:
    return noun, noun.removesuffix("s")


def _is_name(span: Span) -> bool:
    """Whether the words can be an organization's: no paper, work, occasion, role, place, number or common word."""
    doc, words = span.doc, {t.lower_ for t in span}
    if words & word_set("not_organizations.txt") or words & word_set("role_words.txt"):
        return False
    if is_occasion(doc, span.start, span.end) or in_quotes(doc, span.start, span.end):
        return False
    if is_generic(doc, span.start, span.end) or place_kind(clean(span.text)):
        return False
    if span.start and not word_set("work_nouns.txt").isdisjoint(_numbers(doc[span.start - 1].lower_)):
        return False
    if names_paper(doc, span.end) or titles_paper(doc, span.start):
        return False
    name = clean(span.text)
    return len(name) > 1 and not name.isdigit() and not {"|", "_"} & set(name)
