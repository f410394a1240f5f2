"""What a report, read anew, says in place of what it said before."""

from __future__ import annotations

from collections import defaultdict

from ..ontology.terms import CP, DCT, SKOS
from .addressing import ReadGraph
from .identifiers import short
from .identity import kind_of, name_key


def successors(old: ReadGraph, new: ReadGraph) -> dict[str, str]:
    """The keys that a report no longer has, each with the key that says the same now; those without one are left out.

    That is a thing of the same kind that no earlier key stands for, with a form of the name in common; for agreements,
    of the same type and with at least half of the parties.
    """
    gone = sorted(set(old.mentions.values()) - set(new.mentions.values()))
    come = sorted(set(new.mentions.values()) - set(old.mentions.values()))
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in come:
        for form in _forms(new, key):
            forms[kind_of(key), form].append(key)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in gone:
        if kind_of(key) == "agreement":
            near = [other for other in come if kind_of(other) == "agreement" and _same_paper(old, key, new, other)]
        else:
            near = [other for form in _forms(old, key) for other in forms[kind_of(key), form]]
        left = sorted(set(near) - taken)
        if left:
            found[key] = left[0]
            taken.add(left[0])
    return found | _roles([key for key in gone if kind_of(key) == "membership"], come, found)


def _roles(gone: list[str], come: list[str], found: dict[str, str]) -> dict[str, str]:
    """The roles of the same people in the same organizations, be it by their later keys."""
    later = {short(one): short(other) for one, other in found.items()}
    moved = {key: "|".join(later.get(part, part) for part in key.split("|")) for key in gone}
    return {key: other for key, other in moved.items() if other in come}


def _forms(read: ReadGraph, key: str) -> list[str]:
    """The forms of a name, the fullest first."""
    said = [*read.about(key, SKOS.prefLabel), *read.about(key, SKOS.altLabel)]
    return list(dict.fromkeys(name_key(one.value) for one in said if not isinstance(one, str)))


def _same_paper(old: ReadGraph, one: str, new: ReadGraph, other: str) -> bool:
    if set(map(str, old.about(one, DCT.type))) != set(map(str, new.about(other, DCT.type))):
        return False
    before, after = _parties(old, one), _parties(new, other)
    return 2 * len(before & after) >= max(len(before), 1)


def _parties(read: ReadGraph, key: str) -> set[str]:
    return {form for party in read.about(key, CP.party) if isinstance(party, str) for form in _forms(read, party)[:1]}
