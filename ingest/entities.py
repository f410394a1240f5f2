"""The encoder's names as the entities of a parsed text: the spaCy component ``culturepact_names``.

It stands where the language model's own entity recognizer stood. Occasions, undertakings and roles, which may hold
other names, are kept as span groups; places of the gazetteer that the encoder passes over are added.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from .encoder import find_names
from .lexicon import word_set
from .places import find_places, place_kind

GROUPS = {"EVENT": "events", "PROJECT": "projects", "ROLE": "roles"}
"""Labels that become span groups, and their names."""

UNLISTED_ROLES = "culturepact_unlisted_roles"
"""Key of ``doc.user_data``: the tokens of roles that only the encoder knows."""

Span.set_extension("confidence", default=None, force=True)
Span.set_extension("organization_type", default=None, force=True)


def confidence(span: Span) -> float | None:
    """How sure the encoder is of an entity, 0 to 1; None where another pipeline found it."""
    told: float | None = span._.confidence
    return told


def told_type(span: Span) -> tuple[str, float] | None:
    """The type that the encoder gives an organization, and how sure it is, 0 to 1; None for other entities."""
    told: tuple[str, float] | None = span._.organization_type
    return told


@Language.component("culturepact_names", assigns=["doc.ents", "doc.spans", "token.ent_type", "token.ent_iob"])
def names(doc: Doc) -> Doc:
    """Set ``doc.ents`` (ORG, PERSON, GPE, NORP) and ``doc.spans``; ``span._.confidence`` is 0 to 1."""
    entities: list[Span] = []
    grouped: dict[str, list[Span]] = {group: [] for group in GROUPS.values()}
    text = doc.text
    for name in find_names(text):
        label = "GPE" if name.label == "ORG" and place_kind(text[name.start : name.end]) else name.label
        whole = doc.char_span(name.start, name.end, label=label, alignment_mode="expand")
        for span in _parts(whole) if whole is not None else ():
            span._.confidence = name.confidence
            span._.organization_type = name.type
            grouped.get(GROUPS.get(label, ""), entities).append(span)
    doc.set_ents(filter_spans(entities), default="outside")
    _add_places(doc)
    for group, spans in grouped.items():
        doc.spans[group] = spans
    doc.user_data[UNLISTED_ROLES] = [token.i for span in doc.spans["roles"] for token in _unlisted(span)]
    return doc


def _unlisted(span: Span) -> Span | list[Token]:
    """The words of a role none of which is a known one; of another nothing."""
    known = any(token.lower_ in word_set("role_words.txt") for token in span)
    return [] if known or place_kind(span.text) or not all(token.is_alpha for token in span) else span


def _add_places(doc: Doc) -> None:
    """Places of the gazetteer that the encoder passed over, where no other entity stands."""
    others = [entity for entity in doc.ents if entity.label_ != "GPE"]
    known = list(find_places(doc, [(entity.start, entity.end) for entity in doc.ents]))
    places = [Span(doc, place.start, place.end, label="GPE") for place in known]
    doc.set_ents(filter_spans([*others, *(e for e in doc.ents if e.label_ == "GPE"), *places]), default="outside")


def _parts(span: Span) -> Iterator[Span]:
    """The span without spaces at its ends; of "Lisbon, Portugal" each place."""
    start = span.start
    for token in span:
        if token.is_space or (token.text == "," and span.label_ == "GPE"):
            if token.i > start:
                yield Span(span.doc, start, token.i, label=span.label_)
            start = token.i + 1
    if start < span.end:
        yield Span(span.doc, start, span.end, label=span.label_)
