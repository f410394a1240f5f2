"""The measures of one report; ``docs/scoring.md`` says in words what each means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from itertools import combinations
from typing import TypeVar

from .found import Found
from .gold import Gold
from .matching import Matching, comparable
from .scores import Judged, Scores, Share, Tally, added

K = TypeVar("K", str, tuple[str, str])


def score(gold: Gold, found: Found) -> Scores:
    """The measures of one report."""
    matching = Matching(gold, found)
    agreements, exact, pairs, categories = _agreements(matching)
    return Scores(
        {
            "organizations": _organizations(matching),
            "people": _sets({comparable(one.name) for one in gold.people}, set(map(comparable, found.people))),
            "person-organization": _sets(set(_gold_roles(matching)), set(_found_roles(matching))),
            "agreements": agreements,
            "agreements-exact": exact,
            "partner-pairs": pairs,
            "signatories": _sets(
                {comparable(name) for one in gold.agreements for name in one.signatories},
                {comparable(name) for one in found.agreements for name in one.signatories},
            ),
            "projects": _projects(matching),
            "events": _events(matching),
            "event-roles": _event_roles(matching),
            "categories": _sets(set(gold.categories), set(found.categories)),
            "agreement-categories": categories,
        },
        {
            "organization-type": Share(
                tuple(
                    _equal(gold.organizations[i].type, found.organizations[j].type) for i, j in matching.organizations
                )
            ),
            "role": _roles(matching),
            **_agreement_values(matching),
            **_event_values(matching),
        },
    )


def _organizations(matching: Matching) -> Tally:
    golds, found, pairs = matching.gold.organizations, matching.found.organizations, matching.organizations
    got, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return Tally(
        len(pairs),
        tuple(one.name for i, one in enumerate(golds) if i not in got),
        tuple(" | ".join(one.forms) for j, one in enumerate(found) if j not in used),
    )


def _gold_roles(matching: Matching) -> dict[tuple[str, str], str]:
    people = [(one, one.organization) for one in matching.gold.people]
    return {(comparable(one.name), matching.gold_name(body)): comparable(one.role) for one, body in people if body}


def _found_roles(matching: Matching) -> dict[tuple[str, str], str]:
    roles = matching.found.roles
    return {(comparable(one.person), matching.agent_name(one.organization)): comparable(one.role) for one in roles}


def _roles(matching: Matching) -> Share:
    golds, found = _gold_roles(matching), _found_roles(matching)
    judged = []
    for who in sorted(golds.keys() & found.keys()):
        wanted, got = golds[who], found[who]
        within = bool(wanted and got) and (wanted in got or got in wanted)
        judged.append(Judged(wanted, got, wanted == got or within))
    return Share(tuple(judged))


def _agreements(matching: Matching) -> tuple[Tally, Tally, Tally, Tally]:
    """Agreements found, those with the very parties, pairs of partners, and categories of the agreements found."""
    golds, found = matching.agreement_parties
    real_golds = [some for some, one in zip(golds, matching.gold.agreements) if one.status != "denied"]
    real_found = [some for some, one in zip(found, matching.found.agreements) if one.status != "denied"]
    exact_gold, exact_found = (Counter(tuple(sorted(parties)) for parties in some) for some in (golds, found))
    of_agreements = [
        _sets(set(matching.gold.agreements[i].categories), set(matching.found.agreements[j].categories))
        for i, j in matching.agreements
    ]
    return (
        _paired(matching.agreements, list(map(_line, golds)), list(map(_line, found))),
        Tally(
            (exact_gold & exact_found).total(),
            tuple(map(_line, (exact_gold - exact_found).elements())),
            tuple(map(_line, (exact_found - exact_gold).elements())),
        ),
        _sets(_linked(real_golds), _linked(real_found)),
        added(of_agreements),
    )


def _linked(parties: Iterable[set[str]]) -> set[tuple[str, str]]:
    return {two for some in parties for two in combinations(sorted(some), 2)}


def _agreement_values(matching: Matching) -> dict[str, Share]:
    pairs = [(matching.gold.agreements[i], matching.found.agreements[j]) for i, j in matching.agreements]
    return {
        "agreement-type": Share(tuple(_equal(gold.type, found.type) for gold, found in pairs)),
        "agreement-status": Share(tuple(_equal(gold.status, found.status) for gold, found in pairs)),
        "agreement-date": Share(tuple(_equal(gold.date, found.date) for gold, found in pairs)),
        "agreement-place": Share(tuple(_alike(gold.place, found.place) for gold, found in pairs)),
    }


def _projects(matching: Matching) -> Tally:
    names = [one.name for one in matching.gold.projects]
    return _paired(matching.projects, names, list(map(_line, matching.project_partners[1])))


def _events(matching: Matching) -> Tally:
    names, found = [one.name for one in matching.gold.events], [one.name for one in matching.found.events]
    return _paired(matching.events, names, found)


def _event_values(matching: Matching) -> dict[str, Share]:
    pairs = [(matching.gold.events[i], matching.found.events[j]) for i, j in matching.events]
    return {
        "event-type": Share(tuple(_equal(gold.type, found.type) for gold, found in pairs)),
        "event-start": Share(tuple(_equal(gold.start, found.start) for gold, found in pairs)),
        "event-place": Share(tuple(_alike(gold.place, found.place) for gold, found in pairs)),
    }


def _event_roles(matching: Matching) -> Tally:
    """Who has which part in which event; the event is told by its place in the gold, else by what it was found as."""
    golds = {
        (event.name, str(i), role, name)
        for i, event in enumerate(matching.gold.events)
        for role, names in (("organizer", event.organizers), ("participant", event.participants))
        for name in matching.gold_names(names)
    }
    known = {j: (matching.gold.events[i].name, str(i)) for i, j in matching.events}
    found = {
        (*known.get(j, (event.name, event.iri)), role, name)
        for j, event in enumerate(matching.found.events)
        for role, agents in (("organizer", event.organizers), ("participant", event.participants))
        for name in matching.agent_names(agents)
    }
    return Tally(
        len(golds & found),
        tuple(f"{name}: {role} {who}" for name, _, role, who in sorted(golds - found)),
        tuple(f"{name}: {role} {who}" for name, _, role, who in sorted(found - golds)),
    )


def _sets(gold: Set[K], found: Set[K]) -> Tally:
    return Tally(
        len(gold & found),
        tuple(_line(one) for one in sorted(gold - found)),
        tuple(_line(one) for one in sorted(found - gold)),
    )


def _paired(pairs: list[tuple[int, int]], gold: list[str], found: list[str]) -> Tally:
    got, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return Tally(
        len(pairs),
        tuple(line for i, line in enumerate(gold) if i not in got),
        tuple(line for j, line in enumerate(found) if j not in used),
    )


def _line(names: str | tuple[str, ...] | set[str]) -> str:
    """Names in one line, those of a set sorted."""
    if isinstance(names, str):
        return names
    return " + ".join(sorted(names) if isinstance(names, set) else names)


def _equal(gold: str | None, read: str) -> Judged:
    return Judged(gold or "", read, (gold or "") == read)


def _alike(gold: str | None, read: str) -> Judged:
    return Judged(gold or "", read, comparable(gold) == comparable(read))
