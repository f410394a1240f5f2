"""The encoder's names as the entities of a parsed text: the spaCy component ``culturepact_names``.

It stands where the language model's own entity recognizer stood. Occasions, undertakings and roles, which may hold
other names, are kept as span groups; places of the gazetteer that the encoder passes over are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from .encoder import Name, find_names
from .lexicon import word_set
from .places import find_places, place_kind

GROUPS = {"EVENT": "events", "PROJECT": "projects", "ROLE": "roles"}
"""Labels that become span groups, and their names."""

FAIR = 0.6
STRENGTHS = ((0.8, "strong"), (FAIR, "fair"), (0.01, "weak"))
"""Least confidence, and what it is called as a sign."""

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
    text = doc.text
    found = find_names(text)
    entities: list[Span] = []
    for name in found:
        if name.label not in GROUPS:
            is_place = name.label == "ORG" and place_kind(text[name.start : name.end])
            entities += _spans(doc, name, "GPE" if is_place else name.label)
    doc.set_ents(filter_spans(entities), default="outside")
    _add_places(doc)
    set_groups(doc, found)
    doc.user_data[UNLISTED_ROLES] = [token.i for span in doc.spans["roles"] for token in _unlisted(span)]
    return doc


def set_groups(doc: Doc, names: Iterable[Name]) -> None:
    """Set the span groups of ``doc`` from the encoder's occasions, undertakings and roles."""
    for label, group in GROUPS.items():
        doc.spans[group] = [span for name in names if name.label == label for span in _spans(doc, name, label)]


def _spans(doc: Doc, name: Name, label: str) -> Iterator[Span]:
    whole = doc.char_span(name.start, name.end, label=label, alignment_mode="expand")
    for span in _parts(whole) if whole is not None else ():
        span._.confidence = name.confidence
        span._.organization_type = name.type
        yield span


def told_beside(doc: Doc, group: str, first: int, last: int) -> str:
    """How sure the encoder is of a span of the group among these tokens: ``none``, ``weak``, ``fair``, ``strong``."""
    trust = max((confidence(s) or 0 for s in doc.spans.get(group, ()) if s.start < last and first < s.end), default=0)
    return next((word for bound, word in STRENGTHS if trust >= bound), "none")


def encoder_signs(doc: Doc, group: str, tokens: Iterable[tuple[int, int]]) -> set[str]:
    """What the encoder says of one thing at its places, as signs; silence is one where it is silent at all of them."""
    strengths = {told_beside(doc, group, first, last) for first, last in tokens}
    return {f"encoder:{strength}" for strength in strengths if strength != "none" or len(strengths) == 1}


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
