"""What people are, and where: roles read from appositions and titles.

"X, director of the Y", "Y director X", "the director of the Y, X", "Minister of Culture X", "X, who is director of
the Y", "X of the Y", "X signed for the Y". The organization may be named, stand in a definite noun ("director of the
museum"), or follow from the title of a minister or mayor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .beside import Beside, OrganizationResolver, OrganizationSpan, RoleMention
from .people import PersonGroup, is_honorific
from .role_appositions import roles_behind
from .role_phrases import apposition_end
from .role_titles import titles_ahead

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_roles(
    doc: Doc,
    people: Sequence[PersonGroup],
    organizations: Sequence[OrganizationSpan],
    resolve: OrganizationResolver,
) -> list[RoleMention]:
    """Roles of the people. ``organizations`` are mentions and definite nouns in text order."""
    found: list[RoleMention] = []
    for number, group in enumerate(people):
        for mention in group.mentions:
            found += _roles(Beside(doc, organizations, resolve, number, mention))
    return _best(found)


def _roles(beside: Beside) -> Iterator[RoleMention]:
    ahead = list(titles_ahead(beside))
    yield from ahead
    if not (ahead and _title_of_next(beside)):
        yield from roles_behind(beside)


def _title_of_next(beside: Beside) -> bool:
    """Whether what follows is the title of the next person: "the mayor of X, A, the director of the Y, B"."""
    doc, k = beside.doc, beside.person.last
    start = k + 1
    while start < len(doc) and doc[start].lower_ in ("and", "by", "with"):
        start += 1
    if k >= len(doc) or doc[k].text != "," or doc[start : start + 1].text.lower() != "the":
        return False
    stop = apposition_end(doc, start)
    person = next((t.i for t in doc[start:stop] if t.ent_type_ == "PERSON"), None)
    return person is not None and any(t.text == "," or is_honorific(t) for t in doc[person - 2 : person])


def _best(roles: list[RoleMention]) -> list[RoleMention]:
    """One row a person and organization, with a role where any mention tells it; none without beside one with."""
    kept: dict[tuple[int, int | None], RoleMention] = {}
    for role in sorted(roles, key=lambda r: (r.role is None, -r.confidence, r.start)):
        kept.setdefault((role.person, role.organization), role)
    persons_with = {p for p, o in kept if o is not None}
    rows = [
        replace(r, role=kept[p, None].role) if r.role is None and (p, None) in kept else r
        for (p, o), r in kept.items()
        if o is not None or p not in persons_with
    ]
    return sorted(rows, key=lambda r: (r.person, r.start))
