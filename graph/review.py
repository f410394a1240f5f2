"""Walk through the proposals with a person: each pair is shown and asked about, each answer is stored at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import click
import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from ..ontology.terms import CP, DCT, ORG, RDFS, SDO
from .addresses import Addresses
from .decision_text import columns_of, hanging, in_words
from .decisions import judge, undo
from .kinds import shape_of
from .legible import shortened
from .parted import parted
from .proposals import proposals
from .terms import iri, node

if TYPE_CHECKING:
    from .judgements import Verdict
    from .proposals import Proposal
    from .store import Store

_ANSWERS: Final = {"s": "same", "d": "different", "k": "skip", "u": "undo", "q": "quit"}
_QUESTION: Final = "s same, d different, k skip, u undo, q quit"
_TOLD: Final = (ORG.classification, DCT.type, CP.status, DCT.date, SDO.startDate, SDO.endDate)
_SENTENCES: Final = 2
_LONGEST: Final = 300


@dataclass(slots=True)
class Reviewed:
    """How many pairs were decided and skipped, and how many of the proposals after them are left."""

    decided: int = 0
    skipped: int = 0
    left: int = 0


def review(store: Store, who: str, why: str | None = None, limit: int | None = None) -> Reviewed:
    """Show each proposal and ask; the end of the input means to quit. ``limit`` is the most that are answered."""
    found = proposals(store)
    answered: list[tuple[int, str | None]] = []
    place = 0
    while place < len(found) and (limit is None or len(answered) < limit):
        if not _is_open(store, found[place]):
            place += 1
            continue
        _show(store, found[place], f"{place + 1} of {len(found)}")
        answer, number = _answer(store, found[place], who, why, bool(answered))
        if answer == "quit":
            break
        if answer == "undo":
            place = _take_back(store, *answered.pop())
        else:
            answered.append((place, number))
            place += 1
    decided = sum(number is not None for _, number in answered)
    left = sum(_is_open(store, proposal) for proposal in found[place:])
    return Reviewed(decided, len(answered) - decided, left)


def _answer(store: Store, proposal: Proposal, who: str, why: str | None, can_undo: bool) -> tuple[str, str | None]:
    """The answer, and the number of the decision that was taken by it, None where none was."""
    while True:
        answer = _asked()
        if answer == "undo" and not can_undo:
            click.echo("nothing was answered yet that could be undone", err=True)
        elif answer in ("same", "different"):
            verdict: Verdict = "same" if answer == "same" else "different"
            try:
                taken = judge(store, verdict, [proposal.one.iri, proposal.other.iri], who, why)
            except (DecisionError, UnknownName) as error:
                click.echo(f"culturepact: {error}", err=True)
                continue
            click.echo(f"decision {taken.number}: {in_words(taken)}", err=True)
            return answer, taken.number
        else:
            return answer, None


def _asked() -> str:
    """One of the answers; "quit" at the end of the input."""
    while True:
        try:
            given = click.prompt(_QUESTION, prompt_suffix="? ", err=True).strip().lower()
        except click.Abort:
            click.echo(err=True)
            return "quit"
        if given in _ANSWERS or given in _ANSWERS.values():
            return _ANSWERS.get(given, given)
        click.echo(f"{shortened(given, _LONGEST)}: give a letter or a word of these", err=True)


def _take_back(store: Store, place: int, number: str | None) -> int:
    if number is not None:
        undone = undo(store, number)
        click.echo(f"decision {number} is taken back: {in_words(undone)}", err=True)
    return place


def _is_open(store: Store, proposal: Proposal) -> bool:
    """Whether the answers given so far leave the pair undecided."""
    addresses = Addresses(store)
    sides = (proposal.one.iri, proposal.other.iri)
    things = frozenset(addresses.current(ox.NamedNode(side)).value for side in sides)
    return len(things) == len(sides) and things not in parted(store)


def _show(store: Store, proposal: Proposal, place: str) -> None:
    columns = columns_of(sys.stdout)
    click.echo(f"\n{place}")
    for side in (proposal.one, proposal.other):
        text = f"{shortened(side.name, _LONGEST)}, {_kind_and_place(store, side.iri)}"
        for line in hanging(text, "", columns):
            click.echo(line)
        for quote, report in _sentences(store, side.iri):
            for line in hanging(f"“{shortened(quote, _LONGEST)}” {shortened(report, _LONGEST)}", "    ", columns):
                click.echo(line)
    for line in hanging(f"proposed because: {proposal.reason}", "", columns):
        click.echo(line)


def _kind_and_place(store: Store, thing: str) -> str:
    """Kind, status, dates and place, as far as they are told."""
    current = store.ids.graph("current")

    def value(subject: ox.NamedNode, predicate: str) -> ox.NamedNode | ox.Literal | None:
        found = next(store.quads(current, subject=subject, predicate=node(predicate)), None)
        return None if found is None else found.object  # type: ignore[return-value]

    told = [value(ox.NamedNode(thing), predicate) for predicate in _TOLD]
    place = value(ox.NamedNode(thing), CP.place)
    told.append(value(iri(place), RDFS.label) if place is not None else None)
    shape = shape_of(thing, store.ids.base)
    words = [_word(one) for one in told if one is not None]
    if not words or words[0] == "other":
        words[:1] = [shape.kind if shape else ""]
    return ", ".join(dict.fromkeys(shortened(word, _LONGEST) for word in words))


def _word(value: ox.NamedNode | ox.Literal) -> str:
    return value.value.rpartition("/")[2].replace("-", " ") if isinstance(value, ox.NamedNode) else value.value


def _sentences(store: Store, thing: str) -> Iterator[tuple[str, str]]:
    """Up to two sentences with their reports: of two reports, the newest, where two name it."""
    sparql = files(__package__).joinpath("review_sentences.rq").read_text(encoding="utf-8")
    rows = store.query(sparql, {"thing": ox.NamedNode(thing)})
    assert isinstance(rows, ox.QuerySolutions)
    found = sorted(rows, key=lambda row: (row["report"].value, int(row["start"].value), row["quote"].value))
    found.sort(key=lambda row: row["published"].value if row["published"] else "", reverse=True)
    of_reports: dict[str, list[str]] = {}
    for row in found:
        of_reports.setdefault(row["report"].value, []).append(row["quote"].value)
    in_turn = [(place, quote, report) for report, quotes in of_reports.items() for place, quote in enumerate(quotes)]
    for _, quote, report in sorted(in_turn, key=lambda one: one[0])[:_SENTENCES]:
        yield quote, report
