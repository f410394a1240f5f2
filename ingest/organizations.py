"""Organizations as one report names them: mentions with offsets, the rule that found each, and its type.

Finding works on a parsed ``Doc``: names with a head noun (``names.Grammar``), acronyms that the report introduces,
and the model's own ORG entities where no head noun stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .acronyms import add_acronyms
from .covered import Covered
from .entities import confidence
from .head_nouns import legal_form_end
from .lexicon import word_set
from .model_names import SURE, model_names
from .name_readings import (
    in_quotes,
    is_generic,
    is_hall,
    is_nationality,
    is_occasion,
    is_place,
    names_paper,
    of_place,
    place_after,
    titles_paper,
)
from .names import Grammar, NameSpan
from .organization_mentions import Mention, clean
from .role_phrases import portfolio_end
from .shared_heads import shared_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

MISSIONS = frozenset(("embassy", "consulate"))
"""Words of names to which belongs the country where they are: "the Embassy of Kenya in Norway"."""
LONGEST_CAPITALS = 4
"""Words of a line in capitals that may still be one name."""
RANKED_BY_NATION = ("government", "museum", "library", "university")
"""Types whose names a report may or may not begin with the nationality ("the Chilean Ministry of Health")."""


def find_organizations(doc: Doc) -> list[Mention]:
    """All mentions of organizations in text order, none overlapping but for members of one shared-head list."""
    found: list[Mention] = []
    for span in Grammar(doc, is_place).names():
        found += _from_name(doc, span)
    text = doc.text
    offices = [doc[t.i : portfolio_end(doc, t.i)] for t in doc if portfolio_end(doc, t.i) > t.i + 1]
    found = [m for m in found if not _in_shouting_line(text, m.start) and not _is_field(m, offices)]
    found = _widened(doc, found)
    covered = Covered((m.start, m.end) for m in found)
    found += [m for m in model_names(doc, {m.name for m in found}) if not covered.meets(m.start, m.end)]
    return sorted(add_acronyms(doc, found), key=lambda m: (m.start, m.end))


def _widened(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, one that is cut at an "and" grown to the encoder's name: "Museum of Gold and Stone"."""
    kept = list(mentions)
    for entity in doc.ents:
        if entity.label_ != "ORG" or (confidence(entity) or 0) < SURE:
            continue
        inside = [m for m in kept if m.start < entity.end_char and entity.start_char < m.end]
        if not inside or inside[0].start != entity.start_char or inside[-1].end > entity.end_char:
            continue
        end = next(t.i + 1 for t in entity if t.idx + len(t) >= inside[0].end)
        rest = doc[end : entity.end]
        parts = len(inside) > 1 and not is_generic(doc, entity.start, end)
        if not parts and rest.text.startswith(("and ", "& ")) and rest[-1].is_title and _is_written_so(inside):
            whole = replace(inside[0], end=entity.end_char, name=clean(entity.text), forms=())
            kept = [whole if m is inside[0] else m for m in kept if m is inside[0] or m not in inside]
    return kept


def _is_written_so(mentions: Sequence[Mention]) -> bool:
    return all(m.rule == "organizations.head-noun" for m in mentions)


def _is_field(mention: Mention, offices: Sequence[Span]) -> bool:
    """Whether it is a field of an office: "Minister of Tourism, Creative Industries and Sport"."""
    return any(office.start_char <= mention.start and mention.end <= office.end_char for office in offices)


def _in_shouting_line(text: str, start: int) -> bool:
    """Whether the line is all capitals, which hide where a name ends; the text below repeats the names."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first : text.find("\n", start) if "\n" in text[start:] else len(text)]
    return line.isupper() and len(line.split()) > LONGEST_CAPITALS


def _from_name(doc: Doc, span: NameSpan) -> list[Mention]:
    start, end = span.start, span.end
    while end > start + 1 and doc[end - 1].is_punct and doc[end - 1].text != ".":
        end -= 1
    words = [t.lower_ for t in doc[start:end] if not t.is_punct]
    if len(words) < 2 or is_occasion(doc, start, end) or in_quotes(doc, start, end) or is_hall(doc, start, end):
        return []
    if names_paper(doc, end) or titles_paper(doc, start):
        return []
    if start and doc[start - 1].like_num and len(doc[start - 1]) in (3, 4) and span.type == "park":
        start -= 1
    if all(w in word_set("bare_heads.txt") or w in ("of", "the", "and") for w in words):
        return []
    has_legal_form = any(legal_form_end(doc, i) == end for i in range(max(start + 1, end - 5), end))
    if span.plural and not has_legal_form:
        shared = shared_head(doc, span)
        if shared:
            return shared
    name = clean(doc[start:end].text)
    if len(name) < 2:
        return []
    rule = "organizations.legal-form" if has_legal_form else "organizations.head-noun"
    mention = Mention(doc[start].idx, doc[start:end].end_char, name, span.type, rule)
    return [_with_forms(doc, mention, span, start, end)]


def _with_forms(doc: Doc, mention: Mention, span: NameSpan, start: int, end: int) -> Mention:
    """Qualify a generic name by the place behind it; add the forms without "of PLACE" and without nationality."""
    forms: list[str] = []
    generic = is_generic(doc, start, end)
    tail = place_after(doc, end)
    mission = not MISSIONS.isdisjoint(t.lower_ for t in doc[start:end])
    if tail and (mission if doc[end].lower_ == "to" else generic or (mission and doc[end].text != ",")):
        forms.append(mention.name)
        qualified = doc[start:tail]
        mention = replace(mention, end=qualified.end_char, name=clean(qualified.text))
    elif not generic:
        cut = of_place(doc, start, end, span.head)
        if cut and not is_generic(doc, start, cut):
            forms.append(clean(doc[start:cut].text))
    if is_nationality(doc[start]) and end - start > 2 and span.type in RANKED_BY_NATION:
        forms.append(clean(doc[start + 1 : end].text))
    return replace(mention, forms=tuple(forms))
