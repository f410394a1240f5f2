"""Lists under one plural head: "the Public Libraries of A, B and C", "Film, Music and Game Associations of X".

Each member is an organization of its own, named by the singular of the head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .names import NameSpan
from .organization_mentions import Mention, clean
from .places import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PLURAL_ONLY = frozenset(("archives", "studios", "industries", "works", "holdings"))


def shared_head(doc: Doc, span: NameSpan) -> list[Mention]:
    """The members of the list whose plural head ``span`` holds; empty where it is no list."""
    head = doc[span.head]
    singular = _singular(head.text)
    if singular is None:
        return []
    before = doc[span.start : span.head]
    after = doc[span.head + 1 : _list_end(doc, span.end)]
    if len(after) > 1 and after[0].lower_ == "of" and any(t.lower_ == "and" for t in after):
        front = f"{before.text} {singular}".strip()
        pieces = _split_list(doc[after.start + 1 : after.end])
        return [_member(piece, f"{front} of {clean(piece.text)}", span) for piece in pieces]
    if any(t.text in (",", "&") or t.lower_ == "and" for t in before):
        pieces = _split_list(before)
        modifiers = _after_place(pieces[-1]) if all(len(p) == 1 and place_kind(p.text) for p in pieces[:-1]) else ""
        tail = f" {doc[span.head + 1 : span.end].text}".rstrip()
        names = [f"{piece.text}{modifiers} {singular}{tail}" for piece in pieces[:-1]]
        return [_member(p, n, span) for p, n in zip(pieces, [*names, f"{pieces[-1].text} {singular}{tail}"])]
    return []


def _after_place(piece: Span) -> str:
    """What stands behind the place at the head of the last member, a space before it: " Provincial"."""
    return f" {piece[1:].text}" if len(piece) > 1 and place_kind(piece[0].text) else ""


def _member(piece: Span, name: str, span: NameSpan) -> Mention:
    return Mention(piece.start_char, piece.end_char, clean(name), span.type, "organizations.shared-head")


def _list_end(doc: Doc, end: int) -> int:
    """Extend over ", B and C" where capitalised names follow the first complement."""
    k = end
    while k + 1 < len(doc):
        if doc[k].text == "," and is_capitalised(doc[k + 1]):
            k += 1
        elif doc[k].lower_ == "and" and is_capitalised(doc[k + 1]):
            k += 1
            while k < len(doc) and is_capitalised(doc[k]):
                k += 1
            return k
        else:
            return end
        while k < len(doc) and is_capitalised(doc[k]):
            k += 1
    return end


def _split_list(span: Span) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for token in span:
        if token.text in (",", "&") or token.lower_ == "and":
            if token.i > start:
                pieces.append(span.doc[start : token.i])
            start = token.i + 1
    if start < span.end:
        pieces.append(span.doc[start : span.end])
    return pieces


def _singular(word: str) -> str | None:
    if word.lower() in PLURAL_ONLY:
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else None
