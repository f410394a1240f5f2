"""Who signs or speaks for a body: "X signed for the Y", "signed, for the Y, by X", "On behalf of the Y, director X"."""

from __future__ import annotations

from collections.abc import Iterator

from .beside import Beside, RoleMention
from .people import is_role
from .role_phrases import sentence_start

LONGEST_ASIDE, LONGEST_OPENING = 14, 24
"""Tokens of an aside behind a name; between "On behalf of" and the name of who speaks so."""


def signs_for(beside: Beside, k: int) -> Iterator[RoleMention]:
    """ "X signed for the Y", "X, its director, signed on behalf of the Y", "X, on behalf of the Y"."""
    k = _behind_aside(beside, k)
    for token in beside.doc[k : k + 3]:
        if token.lower_ in ("for", "on", "representing") and token.i <= k + 1:
            yield from _for_whom(beside, token.i, token.i + 3)
            return
        if token.lemma_.lower() in ("sign", "ink", "initial"):
            yield from _for_whom(beside, token.i + 1, token.i + 9)
            return


def _behind_aside(beside: Beside, k: int) -> int:
    """The token behind ", the director of Z," where it stands at ``k``, else behind a comma, else ``k``."""
    doc = beside.doc
    if k >= len(doc) or doc[k].text != ",":
        return k
    stop = min(len(doc), k + LONGEST_ASIDE)
    closing = next((t.i for t in doc[k + 1 : stop] if t.text == "," or t.is_space or t.pos_ == "VERB"), k)
    aside = doc[closing].text == "," and any(is_role(t) for t in doc[k + 1 : closing])
    return closing + 1 if aside else k + 1


def _for_whom(beside: Beside, first: int, stop: int) -> Iterator[RoleMention]:
    for preposition in beside.doc[first:stop]:
        if preposition.lower_ in ("for", "representing") or (
            preposition.lower_ == "of" and preposition.nbor(-1).lower_ == "behalf"
        ):
            org = beside.at(preposition.i + 1)
            if org:
                yield beside.role(None, org[2], beside.person.first, org[1], "people.signs-for")
            return


def signed_for(beside: Beside) -> Iterator[RoleMention]:
    """ "signed, for the Y, by X", "On behalf of the Y, director X"."""
    doc, k = beside.doc, beside.person.first - 1
    start = sentence_start(doc, beside.person.first)
    opens = [t.lower_ for t in doc[start : start + 3]] == ["on", "behalf", "of"]
    others = any(t.ent_type_ == "PERSON" for t in doc[start : beside.person.first])
    if opens and not others and beside.person.first - start < LONGEST_OPENING:
        whom = beside.at(start + 3)
        if whom is not None:
            yield beside.role(None, whom[2], whom[0], beside.person.last, "people.signs-for")
    if k < 2 or doc[k].lower_ != "by" or doc[k - 1].text != ",":
        return
    org = next((o for o in beside.organizations if o[1] == k - 1), None)
    before = doc[max(0, org[0] - 2) : org[0]] if org else ()
    if org is not None and any(t.lower_ in ("for", "of") for t in before):
        yield beside.role(None, org[2], org[0], beside.person.last, "people.signs-for")
