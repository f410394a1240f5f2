"""Acronyms and second names that a report introduces in brackets behind a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from .capitals import ARTICLES
from .covered import Covered
from .head_nouns import head_nouns
from .organization_mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BRACKET = re.compile(r"\s*[(（]\s*(?:the\s+|or\s+)?[\"“]?([^()（）]{2,60}?)[\"”]?\s*[)）]")


def add_acronyms(doc: Doc, found: Sequence[Mention]) -> list[Mention]:
    """Give each name the acronym or second name that stands in brackets behind it, and find the acronym
    elsewhere."""
    text = doc.text
    result: list[Mention] = []
    acronyms: dict[str, Mention] = {}
    for mention in found:
        match = _BRACKET.match(text, mention.end)
        if match:
            for form in re.split(r"\s*[,;/]\s*", match.group(1)):
                if _introduces(mention.name, form):
                    mention = replace(mention, forms=(*mention.forms, form))
                    if form.isupper() or len(form) < 8:
                        acronyms[form] = mention
        result.append(mention)
    covered = Covered((m.start, m.end) for m in result)
    for form, mention in sorted(acronyms.items(), key=lambda a: (-len(a[0]), a[0])):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not covered.meets(*match.span()):
                result.append(Mention(match.start(), match.end(), form, mention.type, "organizations.acronym"))
                covered.add(*match.span())
    return [m for m in result if not (m.rule == "organizations.model" and m.name in acronyms)]


def _introduces(name: str, form: str) -> bool:
    """Whether ``form`` can be another name of ``name``: an acronym of its initials, or a name in another
    language."""
    if not form or not form[0].isalnum() or not any(c.isupper() for c in form) or re.search(r"\d{4}", form):
        return False
    initials = "".join(w[0] for w in re.findall(r"[\w'’]+", name)).upper()
    letters = re.sub(r"[^A-Z]", "", form)
    if " " not in form and sum(c.isupper() for c in form) >= 2:
        it = iter(initials)
        return sum(1 for c in letters if c in it) >= max(1, len(letters) - 2) or form.isupper()
    heads = re.findall(r"[\w'’-]+", form)
    if not form[0].isupper() and heads[0] not in ARTICLES:
        return False
    return len(heads) >= 2 and any(w.lower() in _all_heads() for w in heads)


@cache
def _all_heads() -> frozenset[str]:
    return frozenset(words[-1] for words in head_nouns())
