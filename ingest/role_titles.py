"""Titles before a name: "the director of the Y, X", "Y director X", "Minister of Culture X"."""

from __future__ import annotations

from collections.abc import Iterator

from .beside import POSSESSIVES, PRONOUNS, Beside, OrganizationSpan, RoleMention
from .people import is_honorific, is_role
from .representatives import signed_for
from .role_phrases import ends_title, leads_to, phrase_before, role_start, title_head, trimmed

UNITS = ("department", "division", "section", "unit", "office", "directorate")


def titles_ahead(beside: Beside) -> Iterator[RoleMention]:
    """ "the director of the Y, X", "Y director X", "Minister of Culture X"."""
    doc, k = beside.doc, beside.person.first - 1
    yield from signed_for(beside)
    while k >= 0 and (doc[k].text in (",", ".") or is_honorific(doc[k])):
        k -= 1
    if k < 0:
        return
    apart = any(t.text == "," for t in doc[k + 1 : beside.person.first])
    listed = _listed(beside, k) if apart else None
    if listed is not None:
        yield listed
        return
    first = phrase_before(doc, k)
    first = max([first, *(t.i + 1 for t in doc[first : k + 1] if t.ent_type_ == "PERSON")])
    role = next((t.i for t in doc[first : k + 1] if is_role(t)), None)
    if role is None:
        return
    body = next((o for o in beside.organizations if role < o[0] and o[1] <= k + 1 and leads_to(doc, role, o[0])), None)
    body = _whole(beside, body) if body is not None else None
    if body is not None and (apart or body[1] == _before_bracket(beside, k) + 1):
        start = role_start(doc, role)
        if apart and start > 1 and doc[start - 1].text == "," and doc[start - 2].ent_type_ == "PERSON":
            return
        yield beside.role(trimmed(doc, start, body[0]), body[2], start, beside.person.last, "people.title-of")
    elif body is None and (title_head(doc, k) is not None or ends_title(doc, k)):
        yield _title(beside, k)


def _listed(beside: Beside, k: int) -> RoleMention | None:
    """ "Head of Sales, the Y, X" and "CEO Y, X", as in lists of guests; ``k`` is the body's last token."""
    body = next((o for o in beside.organizations if o[1] == k + 1), None)
    if body is None or body[0] < 1:
        return None
    last = body[0] - 1
    while last > 0 and beside.doc[last].lower_ in ("the", ","):
        last -= 1
    head = title_head(beside.doc, last)
    if head is None or beside.doc[last].is_lower:
        return None
    start = role_start(beside.doc, head)
    return beside.role((start, last + 1), body[2], start, beside.person.last, "people.title-of")


def _whole(beside: Beside, unit: OrganizationSpan) -> OrganizationSpan:
    """Of "the Audio Department at the Y" the Y; another organization as it is."""
    if beside.doc[unit[1] - 1].lower_ not in UNITS and beside.doc[unit[0]].lower_ not in UNITS:
        return unit
    for other in beside.organizations:
        link = [t.lower_ for t in beside.doc[unit[1] : other[0]] if t.lower_ != "the"]
        if unit[1] < other[0] and other[1] <= beside.person.first and link in (["of"], ["at"]):
            return other
    return unit


def _before_bracket(beside: Beside, k: int) -> int:
    """The last token before "(XYZ)" where it ends at ``k``, else ``k``."""
    return k - 3 if k > 2 and beside.doc[k].text == ")" and beside.doc[k - 2].text == "(" else k


def _title(beside: Beside, k: int) -> RoleMention:
    """A title whose last word is at ``k``, without "of the Y"."""
    doc = beside.doc
    head = title_head(doc, k)
    first = role_start(doc, k if head is None else head)
    inside = [o for o in beside.organizations if first <= o[0] and o[1] <= k]
    if inside:
        start, end, group = inside[-1]
        return beside.role((end, k + 1), group, start, beside.person.last, "people.title")
    owner = next((o for o in beside.organizations if o[1] == first or beside.owns(o, first)), None)
    if owner is not None:
        return beside.role((first, k + 1), owner[2], owner[0], beside.person.last, "people.title")
    target = beside.resolve.office_of(doc[first : k + 1].text)
    if target is None and first and doc[first - 1].lower_ in PRONOUNS:
        target = beside.last_before(first - 1)
    if target is None and first and doc[first - 1].text in POSSESSIVES:
        target = beside.resolve.definite(max(0, first - 3), first - 1)
    if target is None and first and doc[first - 1].lower_ not in ("the", "a"):
        target = beside.resolve.definite(max(0, first - 2), first)
    if target is None:
        target = beside.resolve.definite(first, k)
    return beside.role((first, k + 1), target, first, beside.person.last, "people.alone")
