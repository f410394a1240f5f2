"""Roles behind a name: "X, director of the Y", "X of the Y", "X (Y)", "the Y (X, president)"."""

from __future__ import annotations

from collections.abc import Iterator

from .beside import POSSESSIVES, PRONOUNS, Beside, RoleMention
from .people import is_role
from .representatives import LONGEST_ASIDE, signs_for
from .role_phrases import apposition_end, leads_to, role_end, trimmed

LONGEST_UNLISTED = 4
"""Words of a role that no list has, the link behind it included."""


def roles_behind(beside: Beside) -> Iterator[RoleMention]:
    """What stands behind the name, or in brackets round it."""
    doc, k = beside.doc, beside.person.last
    if k >= len(doc):
        return
    token = doc[k]
    yield from _holder_in_brackets(beside)
    if token.lower_ in ("of", "from", "at"):
        org = beside.at(k + 1)
        if org:
            yield beside.role(None, org[2], beside.person.first, org[1], "people.of")
    elif token.text == "(" and _in_brackets(beside, k):
        org = beside.at(k + 1)
        if org:
            yield beside.role(None, org[2], beside.person.first, org[1], "people.brackets")
    elif token.text in (",", "(", "–", "—", "-") or token.lower_ in ("as", "is", "was"):
        yield from _apposition(beside, k + 1)
    yield from signs_for(beside, k)


def _holder_in_brackets(beside: Beside) -> Iterator[RoleMention]:
    """ "the Y (X, president)", "the Y (YY; X, president)"."""
    doc, first, k = beside.doc, beside.person.first, beside.person.last
    opening = next((i for i in range(first - 1, max(-1, first - 4), -1) if doc[i].text == "("), None)
    org = next((o for o in beside.organizations if o[1] == opening), None)
    closing = next((t.i for t in doc[k : k + LONGEST_ASIDE] if t.text == ")"), None)
    if org is None or closing is None or doc[k].text != "," or not any(is_role(t) for t in doc[k:closing]):
        return
    yield beside.role((k + 1, closing), org[2], org[0], closing, "people.brackets")


def _in_brackets(beside: Beside, k: int) -> bool:
    org = beside.at(k + 1)
    return org is not None and org[1] < len(beside.doc) and beside.doc[org[1]].text in (")", ",")


def _apposition(beside: Beside, start: int) -> Iterator[RoleMention]:
    """ "X, director of the Y and president of the Z", "X, the Y's director", "X, director"."""
    doc = beside.doc
    if start < len(doc) and doc[start].lower_ in ("and", "as"):
        return
    if start + 1 < len(doc) and doc[start].lower_ == "who" and doc[start + 1].lower_ in ("is", "was", "serves"):
        start += 3 if doc[start + 2 : start + 3].text == "as" else 2
    stop = apposition_end(doc, start)
    stop = next((t.i for t in doc[start:stop] if t.ent_type_ == "PERSON"), stop)
    role = next((t.i for t in doc[start : min(stop, start + 9)] if is_role(t)), None)
    if role is None:
        yield from _unlisted_role(beside, start, stop)
        return
    inside = [o for o in beside.organizations if start <= o[0] < stop]
    body = next((o for o in inside if o[0] > role and leads_to(doc, role, o[0])), None)
    owner = next((o for o in inside if o[1] <= role <= o[1] + 3), None)
    if body is not None:
        yield beside.role(trimmed(doc, start, body[0]), body[2], beside.person.first, body[1], "people.apposition")
        yield from _second_body(beside, trimmed(doc, start, body[0]), body[1], stop)
        yield from _second_role(beside, body[1], stop)
    elif owner is not None:
        first = owner[1] + (doc[owner[1]].text in POSSESSIVES)
        end = role_end(doc, first)
        yield beside.role((first, end), owner[2], beside.person.first, end, "people.owner")
    else:
        end = role_end(doc, role)
        start = next((t.i + 1 for t in doc[start:role] if t.text in POSSESSIVES), start)
        target = beside.last_before(beside.person.first) if doc[start].lower_ in PRONOUNS else None
        start += doc[start].lower_ in PRONOUNS
        if target is None:
            target = beside.resolve.office_of(doc[start:end].text)
        if target is None:
            target = beside.resolve.definite(role, end)
        yield beside.role((start, end), target, beside.person.first, end, "people.alone")


def _unlisted_role(beside: Beside, start: int, stop: int) -> Iterator[RoleMention]:
    """ "X, Titular of the Y": a word or a few that are no known role, right behind the name."""
    for link in beside.doc[start + 1 : min(stop, start + LONGEST_UNLISTED)]:
        if link.lower_ in ("of", "at"):
            body = beside.at(link.i + 1)
            if body is not None and all(
                t.is_alpha and t.pos_ in ("NOUN", "PROPN", "ADJ") for t in beside.doc[start : link.i]
            ):
                yield beside.role((start, link.i), body[2], beside.person.first, body[1], "people.apposition")
            return


def _second_body(beside: Beside, role: tuple[int, int], k: int, stop: int) -> Iterator[RoleMention]:
    """ "chairman of the Y and the Z": the Z."""
    if k >= stop or beside.doc[k].lower_ not in ("and", "&"):
        return
    body = beside.at(k + 1)
    if body is not None:
        yield beside.role(role, body[2], beside.person.first, body[1], "people.apposition")


def _second_role(beside: Beside, k: int, stop: int) -> Iterator[RoleMention]:
    doc = beside.doc
    if k + 2 < stop and doc[k].text == "(" and doc[k + 2].text == ")":
        k += 3
    if k >= stop or doc[k].lower_ != "and":
        return
    role = next((t.i for t in doc[k + 1 : k + 4] if is_role(t)), None)
    if role is None:
        return
    body = next((o for o in beside.organizations if role < o[0] < stop and leads_to(doc, role, o[0])), None)
    if body is not None:
        yield beside.role(trimmed(doc, k + 1, body[0]), body[2], beside.person.first, body[1], "people.apposition")
