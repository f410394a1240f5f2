"""Names of other people's tables find the organizations they may mean."""

from __future__ import annotations

import pytest
from culturepact.graph.facts import ReportFacts
from culturepact.graph.reconciliation import Reconciler
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store
from made_up import org, report


@pytest.fixture
def reconciler(memory: Store) -> Reconciler:
    """Over a few organizations of two reports."""
    told = (
        ("a.md", (org("Vellan & Korr Theatre", "performing-company"), org("Larkmoor Museum", aliases=("LMM",)))),
        ("b.md", (org("Larkmoor Museum of Glass"), org("City Library", "library", place="Leeds"))),
        ("c.md", (org("City Library", "library", place="Lisbon"), org("Larkmor Museum", "archive"))),
    )
    for identifier, organizations in told:
        write_report(memory, ReportFacts(report(identifier), organizations), "by hand")
    return Reconciler(memory)


def test_another_spelling_is_a_sure_match(reconciler: Reconciler) -> None:
    """One organization of the same words is meant for sure; what else is alike comes after it."""
    first, second = reconciler.matches("The Larkmoor Museum")
    assert (first.name, first.score, first.sure, first.kind) == ("Larkmoor Museum", 100.0, True, "museum")
    assert (second.name, second.sure) == ("Larkmor Museum", False)
    assert 40 < second.score < 90


def test_another_form_counts_less_and_is_not_sure(reconciler: Reconciler) -> None:
    """An acronym that a report gives finds its organization."""
    [match] = reconciler.matches("LMM")
    assert (match.name, match.sure) == ("Larkmoor Museum", False)
    assert match.score < 100


def test_place_and_kind_choose(reconciler: Reconciler) -> None:
    """A generic name needs its place; a kind that is asked for leaves the others out."""
    assert [match.sure for match in reconciler.matches("City Library", "Lisbon")] == [True]
    assert reconciler.matches("City Library") == []
    assert [match.name for match in reconciler.matches("Larkmoor Museum", kind="archive")] == ["Larkmor Museum"]


def test_no_more_than_asked_for(reconciler: Reconciler) -> None:
    """The limit cuts what is least alike; an unknown name finds nothing."""
    assert [match.name for match in reconciler.matches("Larkmoor Museum", limit=1)] == ["Larkmoor Museum"]
    assert reconciler.matches("Quillfeather Press") == []
