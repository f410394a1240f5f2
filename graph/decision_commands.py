"""The commands by which people decide: what is one, what is two, what a thing is called, which statement is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..wording import count
from .decider import decider, decision_options
from .store_option import opened, store_option, to_change

if TYPE_CHECKING:
    from .judgements import Verdict
    from .store import Store


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@decision_options
def same(one: str, other: str, store: str, by: str | None, why: str | None) -> None:
    """Decide that two things are one.

    A and B are each the name of an organization, country or city, an IRI, what follows the base in one (org/…,
    agreement/…, event/…, person/…, project/…), or NAME@REPORT: what this one report names so.
    """
    _decide_on_pair(store, "same", one, other, decider(by), why)


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@decision_options
def different(one: str, other: str, store: str, by: str | None, why: str | None) -> None:
    """Decide that two things are two.

    A and B are given as for culturepact same. Two organizations of one name are told apart as NAME@REPORT: what the
    report names so is then held apart from all others of its name.
    """
    _decide_on_pair(store, "different", one, other, decider(by), why)


def _decide_on_pair(store: str, verdict: Verdict, one: str, other: str, who: str, why: str | None) -> None:
    from .references import address_of

    with to_change(store) as graph:
        _decide(graph, verdict, [address_of(graph, one), address_of(graph, other)], who, why)


@click.command()
@click.argument("thing")
@click.argument("name")
@decision_options
def rename(thing: str, name: str, store: str, by: str | None, why: str | None) -> None:
    """Decide what a thing is called.

    THING is given as for culturepact same; its other names stay known.
    """
    from .references import thing_of

    who = decider(by)
    with to_change(store) as graph:
        _decide(graph, "named", [thing_of(graph, thing)], who, why, " ".join(name.split()))


@click.command()
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@decision_options
def reject(statements: tuple[str, ...], store: str, by: str | None, why: str | None) -> int:
    """Decide that statements are wrong.

    STATEMENT is an IRI, statement/… or the beginning of the id; culturepact query statements lists them. Exit status
    2: one of them cannot be rejected; the others are.
    """
    return _decide_on_statements(store, "wrong", statements, decider(by), why)


@click.command()
@click.argument("statements", nargs=-1, required=True, metavar="STATEMENT...")
@decision_options
def confirm(statements: tuple[str, ...], store: str, by: str | None, why: str | None) -> int:
    """Decide that statements are right.

    Where reports contradict each other, what is confirmed counts. STATEMENT is given as for culturepact reject. Exit
    status 2: one of them cannot be confirmed; the others are.
    """
    return _decide_on_statements(store, "right", statements, decider(by), why)


def _decide_on_statements(store: str, verdict: Verdict, statements: Iterable[str], who: str, why: str | None) -> int:
    from .statement_reference import statement_of

    with to_change(store) as graph:
        return _each(statements, lambda one: _decide(graph, verdict, [statement_of(graph, one)], who, why))


@click.command()
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER...")
@store_option
def undo(numbers: tuple[str, ...], store: str) -> int:
    """Take decisions back.

    NUMBER is that of a decision, or its beginning; culturepact decisions lists them. What the decision overruled
    stands again. Exit status 2: one of them cannot be taken back; the others are.
    """
    from .decision_text import in_words
    from .decisions import undo as take_back

    def back(number: str) -> None:
        undone = take_back(graph, number)
        click.echo(f"decision {undone.number} is taken back: {in_words(undone)}", err=True)

    with to_change(store) as graph:
        return _each(numbers, back)


def _decide(
    graph: Store, verdict: Verdict, about: list[str], who: str, why: str | None, name: str | None = None
) -> None:
    from .decision_text import in_words
    from .decisions import judge

    taken = judge(graph, verdict, about, who, why or None, name)
    click.echo(f"decision {taken.number}: {in_words(taken)}", err=True)


def _each(given: Iterable[str], do: Callable[[str], None]) -> int:
    """Do it for each; the exit status, 2 where one of them failed, each is told."""
    from ..errors import DecisionError, UnknownName

    failed = 0
    for one in given:
        try:
            do(one)
        except (DecisionError, UnknownName) as error:
            click.echo(f"culturepact: {error}", err=True)
            failed = 2
    return failed


@click.command()
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "csv", "turtle")),
    default="text",
    show_default=True,
    help="csv, turtle: whole, to be kept or given to others.",
)
@click.option(
    "--import",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take over the decisions of a file: Turtle (.ttl), else CSV.",
)
def decisions(store: str, form: str, source: Path | None) -> int:
    """List all decisions, or take over those of a file.

    Each stands, is overruled by a later one, is dormant while no report says what it is about, or is undone. Exit
    status 1: a row of the file is refused and told; the others are taken over.
    """
    if source is not None:
        return _import(store, source)
    from .decision_files import write_csv, write_turtle
    from .decision_text import write_decisions
    from .decisions import decisions as all_decisions

    with opened(store) as graph:
        found = all_decisions(graph)
        if form == "text":
            write_decisions(found, sys.stdout)
        else:
            write = write_csv if form == "csv" else write_turtle
            write((decision.judgement for decision in found), graph.ids, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    click.echo(count(len(found), "decision"), err=True)
    return 0


def _import(store: str, source: Path) -> int:
    from .decision_files import read_rows
    from .decision_import import import_rows
    from .legible import LONGEST_REASON, shortened

    with to_change(store) as graph:
        found = import_rows(graph, read_rows(source, graph.ids))
    for where, reason in found.refused:
        click.echo(f"refused: {source}, {where}: {shortened(reason, LONGEST_REASON)}", err=True)
    told = f"{count(found.taken, 'decision')} taken over, {found.undone} taken back, {found.known} known"
    click.echo(f"{told}, {len(found.refused)} refused", err=True)
    return 1 if found.refused else 0


COMMANDS = (same, different, rename, reject, confirm, undo, decisions)
