"""Builders of facts for the tests; the words they rest on stand in the text where they are said to."""

from __future__ import annotations

import datetime
import random
from typing import TypeVar

from culturepact.graph.facts import (
    Agreement,
    Event,
    Organization,
    Person,
    Polity,
    Project,
    Ref,
    Report,
    ReportFacts,
    Role,
    Span,
    Stated,
)

T = TypeVar("T")

MUSEUM = "Larkmoor Museum"
PRESS = "Quillfeather Press Co., Ltd."
DIRECTOR = "Ada Thorncastle"
TEXT = (
    "During the Vellanport book forum, held in Vellanport from June 19 to 22, 2018, Larkmoor Museum and "
    "Quillfeather Press Co., Ltd. signed a strategic cooperation agreement. "
    "Ada Thorncastle, director of Larkmoor Museum, said the two would make an album together."
)
FIRST = Span(0, TEXT.index(" Ada"))
SECOND = Span(TEXT.index("Ada"), len(TEXT))


def said(
    value: T, passage: Span = FIRST, words: Span | None = None, confidence: float = 0.9, rule: str = "by.hand"
) -> Stated[T]:
    """A value with words."""
    return Stated(value, passage, words or Span(passage.start, passage.start + 1), rule, confidence)


def org(
    name: str, kind: str = "museum", place: str | None = None, aliases: tuple[str, ...] = (), **more: float
) -> Organization:
    """An organization."""
    return Organization(
        said(name, **more), said(kind, **more), tuple(said(alias) for alias in aliases), said(place) if place else None
    )


def ref(name: str, kind: str = "organization") -> Stated[Ref]:
    """A reference to another fact."""
    return said(Ref(kind, name))  # type: ignore[arg-type]


def report(identifier: str = "album.md", text: str = TEXT, published: str | None = "2018-06-25", **more: str) -> Report:
    """A report."""
    return Report(identifier, text, published=datetime.date.fromisoformat(published) if published else None, **more)


def pact(*parties: str, kind: str = "memorandum", status: str = "signed", **more: object) -> Agreement:
    """An agreement between organizations."""
    return Agreement(said(kind), said(status), tuple(ref(party) for party in parties), **more)  # type: ignore[arg-type]


def album(**changed: object) -> ReportFacts:
    """What a careful reader learns from the report above, with every kind of thing in it."""
    facts: dict[str, object] = {
        "report": report(title="An album", publisher="The Larkmoor Post", address="https://post.example/album"),
        "organizations": (
            org(MUSEUM, place="Larkmoor", aliases=("the Museum",)),
            org(PRESS, "company"),
        ),
        "polities": (Polity(said("Vellany")),),
        "people": (
            Person(
                said(DIRECTOR, SECOND), (), (Role(said("director", SECOND), said(Ref("organization", MUSEUM), SECOND)),)
            ),
        ),
        "agreements": (
            pact(
                MUSEUM,
                PRESS,
                kind="strategic-cooperation",
                signatories=(ref(DIRECTOR, "person"),),
                date=said("2018-06-19/2018-06-22"),
                place=said("Vellanport"),
                categories=(said("publishing"),),
            ),
        ),
        "projects": (
            Project(
                said("album", SECOND), said("planned", SECOND), (), (ref(MUSEUM), ref(PRESS), ref("Vellany", "polity"))
            ),
        ),
        "events": (
            Event(
                said("Vellanport book forum"),
                said("conference"),
                start=said("2018-06-19"),
                end=said("2018-06-22"),
                place=said("Vellanport"),
                venue=said("the Old Weighhouse"),
                organizers=(ref(PRESS),),
                participants=(ref(MUSEUM), ref(DIRECTOR, "person")),
                attendance=said(120),
            ),
        ),
        "categories": (said("publishing"), said("museums")),
    }
    return ReportFacts(**(facts | changed))  # type: ignore[arg-type]


_NAMES = [
    f"{first} {last}"
    for first in ("Larkmoor", "Vellan", "Ostrel", "Dunwick")
    for last in ("Museum", "Opera", "Archive")
]


def any_facts(
    dice: random.Random, identifier: str, places: tuple[str | None, ...] = (None, "Larkmoor", "Vellanport")
) -> ReportFacts:
    """Facts by chance: few names, so that reports overlap, differ in spelling, and contradict each other."""
    names = dice.sample(_NAMES, dice.randint(2, 5))
    shown = {name: dice.choice((name, name.upper(), f"the {name}")) for name in names}
    organizations = tuple(
        org(
            shown[name],
            dice.choice(("museum", "archive", "other")),
            dice.choice(places),
            (name[:3],) if dice.random() < 0.3 else (),
            confidence=dice.choice((0.5, 0.7, 0.9)),
        )
        for name in names
    )
    people = tuple(
        Person(said(f"Ada {last}"), (), (Role(said(dice.choice(("director", "curator"))), ref(shown[names[0]])),))
        for last in dice.sample(("Thorncastle", "Brightwater"), dice.randint(0, 2))
    )
    agreements = tuple(
        pact(
            *(shown[name] for name in dice.sample(names, dice.randint(0, 3) if len(names) > 2 else 2)),
            status=dice.choice(("signed", "denied", "planned")),
            date=said(dice.choice(("2018", "2019-05", "2020-01-02"))) if dice.random() < 0.7 else None,
        )
        for _ in range(dice.randint(0, 3))
    )
    projects = tuple(
        Project(said(name), said("ongoing"), (), tuple(ref(shown[one]) for one in dice.sample(names, 2)))
        for name in dice.sample(("Lantern tour", "Reading room"), dice.randint(0, 2))
    )
    events = tuple(
        Event(said("Vellanport book forum"), said("fair"), start=said("2018"), participants=(ref(shown[names[0]]),))
        for _ in range(dice.randint(0, 1))
    )
    published = dice.choice((None, "2018-06-25", "2019-01-01", "2019-01-02"))
    return ReportFacts(report(identifier, published=published), organizations, (), people, agreements, projects, events)
