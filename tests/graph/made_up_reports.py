"""Reports by chance that spell few things in several ways, and what may be done to a store of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from culturepact.errors import DecisionError, UnknownName
from culturepact.graph.decisions import judge, undo
from culturepact.graph.facts import (
    Agreement,
    Event,
    Organization,
    Person,
    Polity,
    Project,
    Ref,
    ReportFacts,
    Role,
    Stated,
)
from culturepact.graph.judgements import judgements
from culturepact.graph.kinds import shape_of
from culturepact.graph.reports import stored_reports, withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, RDF, RDFS
from made_up import org, ref, report, said

NAMES = ("r1.md", "r2.md", "r3.md", "r4.md", "r5.md")
Quads = dict[str, set[ox.Triple]]

_SPELLINGS = (
    ("Vellan & Korr Theatre", "Vellan and Korr Theater", "VELLAN AND KORR THEATRE"),
    ("Good Willow Trust", "Goodwillow Trust", "The Good Willow Trust"),
    ("Larkmoor Pictures", "Larkmoor Pictures GmbH", "Larkmoor Pictures Ltd"),
    ("Quillfeather Press", "Quillfeather Press Co., Ltd."),
    ("City Library", "the City Library"),
    ("Ostrel Archive",),
)
_PLACES = (None, None, None, None, None, "Leeds", "Lisbon")
_DATES = (None, "2018", "2018-06", "2018-06", "2018-06-19", "2018-06-20/2018-06-22", "2019-02-01")
_ISSUED = (None, "2018-03-01", "2018-06-21", "2018-06-25", "2018-06-25", "2019-02-03")


def any_report(dice: random.Random, identifier: str) -> ReportFacts:
    """Facts of few organizations, people, agreements, events and projects, with every kind of link between them."""
    often = _SPELLINGS[:2] if dice.random() < 0.7 else ()
    some = [spellings for spellings in _SPELLINGS if spellings not in often]
    names = [dice.choice(spellings) for spellings in (*often, *dice.sample(some, dice.randint(not often, 2)))]
    if dice.random() < 0.3:
        names = list(dict.fromkeys([*names, dice.choice(dice.choice(_SPELLINGS))]))
    organizations = tuple(_organization(dice, name) for name in names)
    polities = (Polity(said("Vellany")),) if dice.random() < 0.3 else ()
    people = tuple(_person(dice, name, names[:2]) for name in _some(dice, ("Ada Thorncastle", "A. Brightwater"), 0.5))
    parties = [ref(name) for name in names] + [ref(one.name.value, "polity") for one in polities]
    agreements = tuple(_agreement(dice, parties, people) for _ in range(dice.choice((0, 1, 1, 2))))
    projects = tuple(
        Project(
            said(name),
            said(dice.choice(("planned", "ongoing")), confidence=dice.choice((0.5, 0.9))),
            (),
            _sides(dice, parties),
        )
        for name in _some(dice, ("Lantern tour", "Lantern Tour of 2018"), 0.3)
    )
    events = tuple(_event(dice, name, parties) for name in _some(dice, ("Film Festival", "Vellanport Forum"), 0.4))
    if len(events) == 2 and dice.random() < 0.5:
        events = (events[0], _within(events[1], events[0]))
    return ReportFacts(
        report(identifier, published=dice.choice(_ISSUED)),
        organizations,
        polities,
        people,
        agreements,
        projects,
        events,
    )


def _some(dice: random.Random, names: Iterable[str], chance: float) -> list[str]:
    return [name for name in names if dice.random() < chance]


def _sides(dice: random.Random, parties: Sequence[Stated[Ref]]) -> tuple[Stated[Ref], ...]:
    """Often the first two, else any."""
    if dice.random() < 0.7:
        return tuple(parties[:2])
    return tuple(dice.sample(parties, min(len(parties), dice.randint(1, 3))))


def _organization(dice: random.Random, name: str) -> Organization:
    aliases = (f"{name.split()[0]} House",) if dice.random() < 0.2 else ()
    kind = dice.choice(("museum", "archive", "other"))
    return org(name, kind, dice.choice(_PLACES), aliases, confidence=dice.choice((0.5, 0.7, 0.9)))


def _person(dice: random.Random, name: str, employers: Sequence[str]) -> Person:
    roles = tuple(
        Role(
            said(dice.choice(("director", "director", "curator"))) if dice.random() < 0.8 else None,
            ref(dice.choice(employers)) if dice.random() < 0.8 else None,
        )
        for _ in range(dice.choice((0, 1, 1, 2)))
    )
    return Person(said(name), (said("A."),) if dice.random() < 0.2 else (), roles)


def _agreement(dice: random.Random, parties: Sequence[Stated[Ref]], people: tuple[Person, ...]) -> Agreement:
    date = dice.choice(_DATES)
    return Agreement(
        said(dice.choice(("memorandum", "memorandum", "memorandum", "contract")), confidence=dice.choice((0.5, 0.9))),
        said(dice.choice(("signed", "signed", "signed", "planned", "renewed", "ended", "denied"))),
        _sides(dice, parties),
        tuple(ref(one.name.value, "person") for one in people if dice.random() < 0.3),
        date=said(date) if date else None,
        place=said("Vellanport") if dice.random() < 0.3 else None,
        categories=(said("publishing"),) if dice.random() < 0.3 else (),
    )


def _event(dice: random.Random, name: str, parties: Sequence[Stated[Ref]]) -> Event:
    start, place = dice.choice((None, "2018", "2018-06-19", "2019-02-01")), dice.choice((None, "Leeds", "Lisbon"))
    return Event(
        said(name),
        said(dice.choice(("fair", "conference"))),
        start=said(start) if start else None,
        end=said("2018-06-22") if dice.random() < 0.3 else None,
        place=said(place) if place else None,
        organizers=(dice.choice(parties),),
        participants=tuple(party for party in parties if dice.random() < 0.3),
        attendance=said(dice.choice((100, 120))) if dice.random() < 0.3 else None,
    )


def _within(event: Event, larger: Event) -> Event:
    return Event(event.name, event.type, start=event.start, part_of=said(Ref("event", larger.name.value)))


def graphs(store: Store, *left_out: str) -> Quads:
    """All that a store holds, graph by graph, without the graphs of these names."""
    found: Quads = {}
    for graph in store.graphs():
        if graph not in {store.ids.graph(name) for name in left_out}:
            found[graph] = {quad.triple for quad in store.quads(graph)}
    return found


def outcome(store: Store) -> Quads:
    """Graph current and the graphs of the reports."""
    return graphs(store, "registry", "blocks", "meta", "vocabulary", "corrections", "places")


def things(store: Store) -> list[str]:
    """The IRIs of all things in graph current, sorted."""
    found = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(RDFS.label))
    return sorted(quad.subject.value for quad in found if shape_of(quad.subject.value, store.ids.base))


def mentions(store: Store) -> list[str]:
    """The IRIs of all mentions, sorted."""
    return sorted(quad.subject.value for quad in store.quads(predicate=ox.NamedNode(CP.mentionOf)))


def statements(store: Store) -> list[str]:
    """The IRIs of all statements, sorted."""
    return sorted(quad.subject.value for quad in store.quads(predicate=ox.NamedNode(RDF.subject)))


def any_judgement(store: Store, dice: random.Random) -> tuple[str, tuple[str, ...], str | None] | None:
    """A verdict on living things, mentions or a statement, and a name where it is a naming; None in an empty store."""
    known = things(store)
    if not known:
        return None
    verdict = dice.choice(("same", "same", "different", "different", "named", "wrong", "right"))
    if verdict == "named":
        return verdict, (dice.choice(known),), dice.choice(("Larkmoor House", "Willow"))
    if verdict in ("wrong", "right"):
        return verdict, (dice.choice(statements(store)),), None
    one = dice.choice(known)
    segment = one[len(store.ids.base) :].partition("/")[0]
    alike = [thing for thing in known if thing[len(store.ids.base) :].startswith(f"{segment}/")]
    about = [one, dice.choice(alike)]
    for side in range(2):
        if dice.random() < (0.4 if verdict == "different" else 0.15):
            of = store.quads(predicate=ox.NamedNode(CP.mentionOf), object=ox.NamedNode(about[side]))
            about[side] = dice.choice(sorted(quad.subject.value for quad in of) or [about[side]])
    return verdict, tuple(about), None


Step = tuple


def any_step(store: Store, dice: random.Random, versions: int = 3, decide: bool = True) -> Step:
    """Something that may be done to a store, as ``take`` understands it."""
    chance = dice.random()
    name = dice.choice(NAMES)
    held = stored_reports(store)
    if decide and held and chance < 0.5:
        if chance < 0.1:
            standing = [one.number for one in judgements(store) if one.undone is None]
            if standing:
                return "undo", dice.choice(standing)
        found = any_judgement(store, dice)
        if found is not None:
            return "judge", *found
    if chance > 0.85 and name in held:
        return "withdraw", name
    return "ingest", name, dice.randrange(versions)


def take(store: Store, step: Step, seed: object) -> bool:
    """Do it; False where it cannot be done. The versions of a report are the same for one seed."""
    try:
        if step[0] == "ingest":
            write_report(store, version(seed, *step[1:]), "test 1")
        elif step[0] == "withdraw":
            withdraw(store, step[1])
        elif step[0] == "judge":
            judge(store, step[1], step[2], "Ada", name=step[3])
        else:
            undo(store, step[1])
    except (DecisionError, UnknownName):
        return False
    return True


def version(seed: object, name: str, number: int) -> ReportFacts:
    """One of the readings of a report."""
    return any_report(random.Random(f"{seed} {name} {number}"), name)
