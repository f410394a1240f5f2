"""One organization, country or city: what the graph says of it, each thing with the sentences it rests on.

As many queries are run however much there is; the joining is done here. Values are those of the graph
``current``, sentences those of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from ..errors import UnknownName
from ..ontology.terms import SDO
from .addresses import Addresses
from .legible import shortened
from .network import DONE
from .profile_names import find_organization
from .profile_parts import Agreement, Event, Partner, Profile, Project, Report, Role, Sentence, Told
from .profile_rows import Row, rows

if TYPE_CHECKING:
    from .store import Store

__all__ = ["Profile", "find_organization", "profile"]


def profile(store: Store, iri: str) -> Profile:
    """Return what the graph says of an organization, country or city; UnknownName where the IRI is of none.

    An IRI that was replaced by another stands for that one.
    """
    iri = _current(store, iri)
    about, agent = _about(store, iri)
    said = _Sentences(rows(store, "sentences", agent))
    agreements, projects = rows(store, "agreements", agent), rows(store, "projects", agent)
    names = rows(store, "surfaces", agent)
    return Profile(
        iri,
        iri.removeprefix(store.ids.base),
        about["label"] or "",
        _last(about["kind"]) or ("other" if (about["class"] or "").endswith("Organization") else "polity"),
        about["place"],
        tuple(row["surface"] or "" for row in names if row["property"] != SDO.sameAs),
        _partners(iri, agreements, projects),
        tuple(_agreements(iri, agreements, said, rows(store, "history", agent))),
        tuple(_projects(iri, projects, said)),
        tuple(_events(rows(store, "events", agent), said)),
        tuple(
            Role(row["person"] or "", row["name"] or "", row["role"], said.of(row["membership"]))
            for row in sorted(rows(store, "people", agent), key=lambda row: (row["name"] or "", row["role"] or ""))
        ),
        tuple(
            Report(row["report"] or "", row["title"], row["published"], row["address"])
            for row in _newest(rows(store, "reports", agent), "published")
        ),
        tuple(row["surface"] or "" for row in names if row["property"] == SDO.sameAs),
    )


class _Sentences:
    def __init__(self, found: Iterable[Row]) -> None:
        self._rows: dict[str | None, list[Row]] = defaultdict(list)
        for row in found:
            self._rows[row["subject"]].append(row)

    def of(self, subject: str | None) -> tuple[Sentence, ...]:
        """Return each quote of a report once, with the highest of its confidences."""
        found: dict[tuple[str | None, str | None], Sentence] = {}
        newest = _newest(sorted(self._rows[subject], key=lambda row: int(row["start"] or 0)), "published")
        for row in sorted(newest, key=_confidence, reverse=True):
            sentence = Sentence(row["quote"] or "", row["report"] or "", row["published"], _confidence(row))
            found.setdefault((sentence.report, sentence.quote), sentence)
        return tuple(found.values())


def _current(store: Store, iri: str) -> str:
    try:
        return Addresses(store).current(ox.NamedNode(iri)).value
    except ValueError:
        return iri


def _about(store: Store, iri: str) -> tuple[Row, ox.NamedNode]:
    try:
        agent = ox.NamedNode(iri)
        return rows(store, "agent", agent)[0], agent
    except (ValueError, IndexError):
        shown = shortened(iri, 200)
        raise UnknownName(
            f"{shown}: no organization, country or city in the graph has this IRI; "
            "`culturepact query organizations` lists those there are"
        ) from None


def _agreements(iri: str, found: list[Row], said: _Sentences, history: list[Row]) -> Iterator[Agreement]:
    told: dict[str | None, list[Told]] = defaultdict(list)
    for row in sorted(history, key=lambda row: (row["published"] or "", row["report"] or "")):
        values = (_last(row["type"]), _last(row["status"]), row["date"], row["place"])
        told[row["agreement"]].append(Told(row["report"] or "", row["published"], *values))
    for agreement, of_one in _grouped(_newest(found, "latest"), "agreement"):
        row = of_one[0]
        status = _last(row["status"])
        saying = {one.report for one in told[agreement] if one.status == status}
        yield Agreement(
            agreement,
            _last(row["type"]) or "",
            status or "",
            row["title"],
            row["date"],
            row["place"],
            _others(iri, of_one),
            tuple(sorted(said.of(agreement), key=lambda sentence: sentence.report not in saying)),
            tuple(told[agreement]),
        )


def _projects(iri: str, found: list[Row], said: _Sentences) -> Iterator[Project]:
    for project, of_one in _grouped(sorted(found, key=lambda row: row["label"] or ""), "project"):
        row = of_one[0]
        yield Project(project, row["label"] or "", _last(row["status"]), _others(iri, of_one), said.of(project))


def _events(found: list[Row], said: _Sentences) -> Iterator[Event]:
    for event, of_one in _grouped(_newest(found, "earliest"), "event"):
        row = of_one[0]
        yield Event(
            event,
            row["label"] or "",
            _last(row["type"]) or "",
            tuple(sorted({row["role"] or "" for row in of_one})),
            row["start"],
            row["end"],
            row["place"],
            row["venue"],
            said.of(event),
        )


def _partners(iri: str, agreements: list[Row], projects: list[Row]) -> tuple[Partner, ...]:
    names = {row["party"] or "": row["name"] or "" for row in (*agreements, *projects) if row["party"] != iri}
    partners = (_partner(iri, names[iri], agreements, projects) for iri in names)
    known = (partner for partner in partners if partner.agreements or partner.planned or partner.projects)
    return tuple(sorted(known, key=lambda one: (-one.agreements - one.projects, -one.planned, one.name, one.iri)))


def _partner(iri: str, name: str, agreements: list[Row], projects: list[Row]) -> Partner:
    shared = [row for row in agreements if row["party"] == iri]
    done = [row for row in shared if _last(row["status"]) in DONE]
    return Partner(
        iri,
        name,
        agreements=len(done),
        planned=sum(_last(row["status"]) == "planned" for row in shared),
        projects=sum(row["party"] == iri for row in projects),
        first=min((int(day[:4]) for row in done if (day := row["earliest"])), default=None),
        last=max((int(day[:4]) for row in done if (day := row["latest"])), default=None),
    )


def _others(iri: str, of_one: list[Row]) -> tuple[str, ...]:
    return tuple(sorted(row["name"] or "" for row in of_one if row["party"] != iri))


def _grouped(found: Iterable[Row], column: str) -> Iterator[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row[column] or ""].append(row)
    yield from groups.items()


def _newest(found: Iterable[Row], column: str) -> list[Row]:
    return sorted(found, key=lambda row: row[column] or "", reverse=True)


def _confidence(row: Row) -> float:
    return float(row["confidence"] or 0)


def _last(iri: str | None) -> str | None:
    """Return the id of a concept: the last step of its IRI is its ``skos:notation``."""
    return None if iri is None else iri.rstrip("/").rsplit("/", 1)[-1]
