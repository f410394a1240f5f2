"""What the tests on decisions share: short reports, the command line called in this process, and what a store holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
from click.testing import CliRunner, Result
from culturepact.cli import cli
from culturepact.graph.facts import ReportFacts
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store, open_store
from culturepact.ontology.terms import ORG, RDF, RDFS
from made_up import org, pact, report

Call = Callable[..., Result]
LAKE, LIBRARY, HALL = "Lake Museum", "Tidewater Library", "The Orangery"


def tell(store: Store, identifier: str, *names: str, pacts: bool = False) -> None:
    """Write a report that names organizations, perhaps as the parties of an agreement."""
    organizations = tuple(org(name) for name in names)
    agreements = (pact(*names),) if pacts else ()
    write_report(store, ReportFacts(report(identifier), organizations, agreements=agreements), "by hand")


def two_reports(store: Store) -> None:
    """Two museums of one name or one museum, a library and a hall."""
    tell(store, "a.md", LAKE, LIBRARY, pacts=True)
    tell(store, "b.md", LAKE, HALL)


def call(folder: Path) -> Call:
    """Call ``culturepact`` on the store in a folder; errors of ours are raised."""

    def called(*arguments: str, text: str | None = None) -> Result:
        options = ["--store", str(folder)]
        done = CliRunner().invoke(cli, [*arguments, *options], input=text, standalone_mode=False)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return called


def status(done: Result) -> int:
    """The exit status of a command that ended by itself."""
    return done.return_value if isinstance(done.return_value, int) else done.exit_code


def labels(store: Store, kind: str = ORG.Organization) -> list[str]:
    """What the organizations of graph current are called, sorted."""
    current = store.ids.graph("current")
    found = store.quads(current, predicate=ox.NamedNode(RDF.type), object=ox.NamedNode(kind))
    return sorted(
        quad.object.value
        for one in found
        for quad in store.quads(current, subject=one.subject, predicate=ox.NamedNode(RDFS.label))
    )


def current_of(store: Store) -> set[ox.Triple]:
    """All of graph current."""
    return {quad.triple for quad in store.quads(store.ids.graph("current"))}


def labels_in(folder: Path) -> list[str]:
    """As ``labels``, of the store in a folder."""
    with open_store(folder) as store:
        return labels(store)
