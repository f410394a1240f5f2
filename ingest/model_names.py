"""Organizations without a head noun: the language model's ORG entities, where spelling and neighbours agree with
it.

On training reports three of four of its entities that hold no head noun are none (places, people, half-names), so
only acronyms and names of two words or more beside "the", "with", "between" or "by" are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .capitals import is_capitalised, is_topic
from .lexicon import word_set
from .name_readings import in_quotes, is_generic, is_occasion
from .organization_mentions import Mention, clean
from .people import is_role
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LONGEST_ACRONYM = 9
BESIDE = frozenset(("the", "with", "between", "by"))


def model_names(doc: Doc) -> Iterator[Mention]:
    """The model's entities that read like organizations; their type is not told."""
    for entity in doc.ents:
        if entity.label_ == "ORG":
            name = _capitals_of(entity)
            if name is not None and _is_name(name) and _reads_like_one(name):
                yield Mention(name.start_char, name.end_char, clean(name.text), None, "organizations.model")


def _capitals_of(entity: Span) -> Span | None:
    """The entity from its first to its last capitalised word; None where it has none or runs over a line's end."""
    inside = [t.i for t in entity if is_capitalised(t)]
    if not inside or any("\n" in t.text for t in entity):
        return None
    return entity.doc[inside[0] : inside[-1] + 1]


def _is_name(span: Span) -> bool:
    """Whether the words can be an organization's: no paper, work, occasion, role, place, number or common word."""
    doc, words = span.doc, {t.lower_ for t in span}
    if words & word_set("not_organizations.txt") or words & word_set("role_words.txt"):
        return False
    if is_occasion(doc, span.start, span.end) or in_quotes(doc, span.start, span.end):
        return False
    if is_generic(doc, span.start, span.end) or place_kind(clean(span.text)):
        return False
    name = clean(span.text)
    return len(name) > 1 and not name.isdigit()


def _reads_like_one(span: Span) -> bool:
    """Whether spelling or neighbours speak for an organization."""
    doc = span.doc
    words = [t for t in span if not t.is_punct]
    if len(words) == 1:
        word = words[0]
        return word.is_upper and 2 <= len(word) <= LONGEST_ACRONYM and word.text.isalpha() and not is_topic(word)
    before = doc[span.start - 1].lower_ if span.start else ""
    if (
        before == "by"
        and doc[span.end : span.end + 1].text == ","
        and any(is_role(t) for t in doc[span.end : span.end + 5])
    ):
        return False
    return before in BESIDE or (before == "and" and span.start > 1 and doc[span.start - 2].ent_type_ == "ORG")
