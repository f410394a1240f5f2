"""Whether what two reports tell of is one agreement, one event, one project.

Parties and partners are compared as the things they turned out to be, dates by their first and last possible days.
"Same" is left to what two reports can hardly both say of two things; the rest is proposed, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .identity import is_generic
from .place_words import agreement as places_agreement
from .verdicts import Verdict, different, likely
from .word_lists import event_words, generic_words

Bounds = tuple[date, date]
WEEK: Final = timedelta(days=7)
"""Two undated reports of one signing come out within this time."""
PREPARED: Final = timedelta(days=550)
"""What is planned is signed, where it is, within this time."""
REPEATED: Final = timedelta(days=1100)
"""Reports on one project come out within this time."""


@dataclass(frozen=True, slots=True)
class ToldAgreement:
    """An agreement as one report tells it; ``parties`` are IRIs, ``issued`` the day the report came out."""

    report: str
    type: str
    status: str
    parties: frozenset[str]
    signing: Bounds | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one report tells it; ``name`` is its name key."""

    report: str
    name: str
    place: str | None
    days: Bounds | None
    issued: date | None


@dataclass(frozen=True, slots=True)
class ToldProject:
    """A project as one report tells it; ``name`` is its name key, ``partners`` are IRIs."""

    report: str
    name: str
    partners: frozenset[str]
    issued: date | None


Told = ToldAgreement | ToldEvent | ToldProject


def compare_told(one: Told, other: Told) -> Verdict:
    """Compare two things of one kind; the order of the two makes no difference."""
    if one.report == other.report:
        return different("two in one report")
    if isinstance(one, ToldAgreement) and isinstance(other, ToldAgreement):
        return _agreements(one, other)
    if isinstance(one, ToldEvent) and isinstance(other, ToldEvent):
        return _events(one, other)
    if isinstance(one, ToldProject) and isinstance(other, ToldProject):
        return _projects(one, other)
    return different("things of two kinds")


def block_of(told: Told) -> str | None:
    """What two things that are "same" have in common; None where a thing is never the same as another."""
    if isinstance(told, ToldAgreement):
        return " ".join(["agreement", told.type, *sorted(told.parties)]) if len(told.parties) > 1 else None
    if isinstance(told, ToldEvent):
        return f"event {told.name}"
    return " ".join(["project", told.name, *sorted(told.partners)]) if len(told.partners) > 1 else None


def _agreements(one: ToldAgreement, other: ToldAgreement) -> Verdict:
    shared = one.parties & other.parties
    if len(shared) < 2:
        return different("their parties differ")
    when = _signings(one, other)
    if when.kind == "different":
        return when
    if one.parties != other.parties:
        return likely(f"one report names more parties; {when.reason}")
    if one.type != other.type:
        return likely(f"one report calls it {one.type}, the other {other.type}; {when.reason}")
    return when


def _signings(one: ToldAgreement, other: ToldAgreement) -> Verdict:
    """Whether two agreements of the same parties were signed at one time."""
    planned = [told for told in (one, other) if told.status == "planned"]
    if {"renewed"} < {one.status, other.status}:
        return (
            likely("one report tells of a renewal") if _overlap(one.signing, other.signing) else different("a renewal")
        )
    if one.signing and other.signing and _overlap(one.signing, other.signing):
        return Verdict("same", f"the same parties, and dates that agree: {_days(one.signing)} / {_days(other.signing)}")
    both_dated = bool(one.signing and other.signing)
    if not both_dated and "denied" in (one.status, other.status) and one.status != other.status:
        return likely("one report denies it, and no dates tell that it is this one")
    if len(planned) == 1:
        return _planned(planned[0], other if planned[0] is one else one)
    if both_dated:
        return different("signed at different times")
    if "ended" in (one.status, other.status) and one.status != other.status:
        return likely("one report tells that an agreement of these parties ended, and not when it was signed")
    if one.signing or other.signing:
        dated, undated = (one, other) if one.signing else (other, one)
        return _undated(dated, undated)
    if one.issued and other.issued and abs(one.issued - other.issued) <= WEEK:
        return Verdict("same", "the same parties, told without a date in reports of one week")
    return likely("the same parties, and no report tells a date")


def _planned(planned: ToldAgreement, done: ToldAgreement) -> Verdict:
    """A planned agreement, and one that another report tells as done; their dates do not agree."""
    told = planned.issued or (planned.signing[0] if planned.signing else None)
    signed = done.signing or ((done.issued, done.issued) if done.issued else None)
    if told is None or signed is None:
        return likely("planned in one report, done in the other, and no dates to compare")
    if signed[1] < told or signed[0] > told + PREPARED:
        return different("planned and signed at different times")
    if planned.signing or not done.signing:
        return likely("planned in one report, done in a later one, and the dates do not tell that it is one")
    return Verdict("same", f"planned in a report of {told}, done on {_days(done.signing)}")


def _undated(dated: ToldAgreement, undated: ToldAgreement) -> Verdict:
    assert dated.signing is not None
    first, last = dated.signing
    if undated.issued is None:
        return likely("the same parties, and one report tells no date")
    if undated.issued < first:
        return different("signed at different times")
    if undated.issued <= last + WEEK:
        return Verdict("same", f"the same parties, told without a date within a week of {_days(dated.signing)}")
    return likely(f"the same parties, and the later report does not tell when; the other tells {_days(dated.signing)}")


def _events(one: ToldEvent, other: ToldEvent) -> Verdict:
    if one.name != other.name:
        return different("their names differ")
    where = places_agreement(one.place, other.place)
    if where == "apart":
        return different(f"one name in two places: {one.place} / {other.place}")
    generic = _is_many_events(one.name)
    if one.days and other.days:
        if not _overlap(one.days, other.days):
            return different("at different times")
        days = f"{_days(one.days)} / {_days(other.days)}"
        precise = max(last - first for first, last in (one.days, other.days)) <= timedelta(days=31)
        if generic and not (where == "equal" and precise):
            return likely(f"a name that many events bear, and dates that agree: {days}")
        return Verdict("same", f"one name, and dates that agree: {days}")
    if any(word.isdecimal() for word in one.name.split()) and not generic:
        return Verdict("same", "one name with a number or a year in it")
    near = one.issued and other.issued and abs(one.issued - other.issued) <= PREPARED
    return likely("one name, and a report tells no date") if near else different("one name, and nothing tells when")


def _is_many_events(name: str) -> bool:
    common = generic_words() | event_words()
    return " " not in name or all(word in common or word.isdecimal() for word in name.split())


def _projects(one: ToldProject, other: ToldProject) -> Verdict:
    if one.name != other.name:
        return different("their names differ")
    if len(one.partners & other.partners) < 2:
        return different("their partners differ")
    if one.partners != other.partners:
        return likely("one name, and one report names more partners")
    near = one.issued and other.issued and abs(one.issued - other.issued) <= REPEATED
    if not near or is_generic(one.name) or " " not in one.name:
        return likely("one name and the same partners, perhaps of two projects")
    return Verdict("same", "one name and the same partners")


def _overlap(one: Bounds | None, other: Bounds | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _days(days: Bounds) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"
