"""The city at the head of a report: "CAIRO, 10 December 2023 -", "Beijing (agency):", "BERLIN."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

HEAD = 1500
"""Code points of the text in which a dateline is looked for: headlines and a summary may stand before it."""
_AFTER = r"(?:,[^\n]{0,40}?)?(?:\s?\([^)\n]{1,30}\)\s*)?"
_DATELINE = re.compile(
    r"(?:^|\n)\W{0,4}(?:"
    rf"(?P<caps>[A-Z][A-Z'’. -]{{2,28}}[A-Z])\*{{0,2}}{_AFTER}(?:\s[-–—]{{1,2}}\s|[:.]\s)"
    rf"|(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\*{{0,2}}{_AFTER}(?:\s[-–—]{{1,2}}\s|:\s))"
)


def dateline_place(doc: Doc) -> tuple[str, int, int] | None:
    """The city in ordinary spelling and its token offsets (end excluded); None where no dateline names a place."""
    for match in _DATELINE.finditer(doc.text, 0, HEAD):
        written = "caps" if match.group("caps") else "name"
        name = match.group(written)
        name = name.title() if name.isupper() else name
        if place_kind(name):
            span = doc.char_span(*match.span(written), alignment_mode="expand")
            return (name, span.start, span.end) if span is not None else None
    return None
