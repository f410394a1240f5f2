"""Gold annotations: what a careful reader found in a report, kept as ``NAME.json`` beside it (``docs/scoring.md``).

Of each thing the fields that some measure needs are kept; the others are checked for their names alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import ReportError
from ..graph.dates import bounds
from ..ontology.terms import SCHEMES
from .finding import shown

FIELDS: Final = {
    "organizations": {"name", "aliases", "type", "place"},
    "people": {"name", "role", "organization"},
    "agreements": {"type", "status", "title", "parties", "signatories", "date", "place", "categories"},
    "projects": {"name", "status", "partners", "categories"},
    "events": {
        *("name", "aliases", "type", "start", "end", "place", "venue"),
        *("organizers", "participants", "part_of", "attendance"),
    },
}
"""The parts of an annotation that list things, and the fields of a thing."""


@dataclass(frozen=True, slots=True)
class GoldOrganization:
    """A named organization, its fullest name first."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """One role of a person; None where the report tells none."""

    name: str
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """An agreement; ``parties`` and ``signatories`` are names."""

    type: str
    status: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldProject:
    """A joint undertaking."""

    name: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; organizers and participants are names."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    start: str | None = None
    place: str | None = None
    organizers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one report; ``categories`` are those of the whole report."""

    organizations: tuple[GoldOrganization, ...] = ()
    people: tuple[GoldPerson, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()
    projects: tuple[GoldProject, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    categories: tuple[str, ...] = ()


def read_gold(path: Path) -> Gold | None:
    """Read an annotation; None where the file is other JSON, without any of an annotation's parts.

    ReportError, naming file and field, for what is no JSON and for an annotation that breaks the form.
    """
    whole = _Fields(path, "", _json(path))
    parts = {*FIELDS, "categories"}
    if not parts & whole.fields.keys():
        return None
    for part in sorted(parts - whole.fields.keys()):
        raise whole.error(part, "is missing: write [] where the report has none")
    return Gold(
        organizations=tuple(
            GoldOrganization(f.text("name"), f.one_of("type", "organization-type"), f.texts("aliases"))
            for f in whole.things("organizations")
        ),
        people=tuple(
            GoldPerson(f.text("name"), f.text_or_none("role"), f.text_or_none("organization"))
            for f in whole.things("people")
        ),
        agreements=tuple(
            GoldAgreement(
                f.one_of("type", "agreement-type"),
                f.one_of("status", "agreement-status"),
                f.texts("parties"),
                f.texts("signatories"),
                f.date("date"),
                f.text_or_none("place"),
                f.some_of("categories", "category"),
            )
            for f in whole.things("agreements")
        ),
        projects=tuple(GoldProject(f.text("name"), f.texts("partners")) for f in whole.things("projects")),
        events=tuple(
            GoldEvent(
                f.text("name"),
                f.one_of("type", "event-type"),
                f.texts("aliases"),
                f.date("start"),
                f.text_or_none("place"),
                f.texts("organizers"),
                f.texts("participants"),
            )
            for f in whole.things("events")
        ),
        categories=whole.some_of("categories", "category"),
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ReportError(shown(path), f"cannot be opened ({error.strerror}): check it and its permissions") from None
    except UnicodeDecodeError:
        raise ReportError(shown(path), "is not in UTF-8: save it so") from None
    except json.JSONDecodeError as error:
        raise ReportError(shown(path), f"is no JSON: line {error.lineno}: {error.msg}: mend it there") from None
    except RecursionError:
        raise ReportError(shown(path), "is nested too deep for an annotation: mend it or take it away") from None
    return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one thing; ``where`` is its place in the file, as in ``events[2]``, empty for the whole."""

    path: Path
    where: str
    fields: dict[str, Any]

    def error(self, field: str, reason: str) -> ReportError:
        return ReportError(shown(self.path), f"{self.where}{'.' if self.where else ''}{field} {reason}")

    def things(self, part: str) -> Iterator[_Fields]:
        for number, value in enumerate(self._list(part)):
            where = f"{part}[{number}]"
            if not isinstance(value, dict):
                raise _Fields(self.path, "", {}).error(where, "is no object: write {…}")
            thing = _Fields(self.path, where, value)
            for field in sorted(value.keys() - FIELDS[part]):
                raise thing.error(field, f"is no field: there are {', '.join(sorted(FIELDS[part]))}")
            yield thing

    def text(self, field: str) -> str:
        value = self.fields.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.error(field, "must be a text that is not empty")
        return value

    def text_or_none(self, field: str) -> str | None:
        return None if self.fields.get(field) is None else self.text(field)

    def texts(self, field: str) -> tuple[str, ...]:
        values = self._list(field)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.error(field, "must be a list of texts that are not empty")
        return tuple(values)

    def one_of(self, field: str, scheme: str) -> str:
        value = self.text(field)
        if value not in SCHEMES[scheme]:
            raise self.error(field, f"is {value!r}: use one of {', '.join(SCHEMES[scheme])}")
        return value

    def some_of(self, field: str, scheme: str) -> tuple[str, ...]:
        values = self.texts(field)
        for value in values:
            if value not in SCHEMES[scheme]:
                raise self.error(field, f"holds {value!r}: use some of {', '.join(SCHEMES[scheme])}")
        return values

    def date(self, field: str) -> str | None:
        value = self.text_or_none(field)
        try:
            if value is not None:
                bounds(value)
        except ValueError as error:
            raise self.error(field, f"is wrong: {error}") from None
        return value

    def _list(self, field: str) -> list[Any]:
        value = self.fields.get(field, [])
        if not isinstance(value, list):
            raise self.error(field, "must be a list: write […]")
        return value
