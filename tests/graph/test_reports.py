"""Writing reports, replacing them, taking them out and having them back."""

from __future__ import annotations

import dataclasses
import io
import random
from collections.abc import Callable
from datetime import UTC, datetime

import pyoxigraph as ox
import pytest
from culturepact.errors import UnknownName
from culturepact.graph.export import export
from culturepact.graph.facts import Polity, Report, ReportFacts
from culturepact.graph.reports import stored_reports, withdraw, write_report
from culturepact.graph.store import Store
from culturepact.ontology.terms import CP, PROV, RDF, RDFS, SKOS
from made_up import MUSEUM, PRESS, TEXT, album, any_facts, org, report, said

HOSTILE = [
    '"; DROP ALL ; INSERT DATA { <https://a.example/> <https://a.example/> "',
    "} } ; DROP ALL #",
    "two\nlines\tand \\ backslash \\u0022 } DROP ALL",
    "</script><script>alert(1)</script>",
    "<https://a.example/> . ' ''' \"\"\"",
    "🎭 Théâtre de l’Étoile \u202egnp.exe",
    "nul \x00 and bell \x07",
]


def everything(store: Store) -> bytes:
    """The whole store as canonical N-Quads."""
    out = io.BytesIO()
    export(store, "nquads", out)
    return out.getvalue()


def label_count(store: Store, label: str) -> int:
    """How many things of graph current have this label."""
    found = store.quads(store.ids.graph("current"), predicate=ox.NamedNode(RDFS.label), object=ox.Literal(label))
    return len(list(found))


def test_a_second_run_changes_nothing(store: Store) -> None:
    """The same facts read by the same program leave every byte as it was."""
    assert write_report(store, album(), "test 1")
    before = everything(store)
    assert not write_report(store, album(), "test 1")
    assert everything(store) == before


def test_another_extractor_is_noted(store: Store) -> None:
    """The same facts read by a newer program change what is known of the run alone."""
    write_report(store, album(), "test 1")
    graph = store.ids.report_graph(store.ids.report("album.md"))
    before = set(store.quads(graph))
    assert write_report(store, album(), "test 2")
    assert set(store.quads(graph)) == before
    assert stored_reports(store) == {"album.md": (album().report.content_hash, "test 2")}


def test_the_order_of_reports_changes_nothing(new_store: Callable[[], Store], dice: random.Random) -> None:
    """Reports that overlap and contradict each other make the same store in any order."""
    facts = [album(), *(any_facts(dice, f"r{number}.md") for number in range(12))]
    exports = set()
    for _ in range(4):
        dice.shuffle(facts)
        with new_store() as store:
            for one in facts:
                write_report(store, one, "test 1")
            exports.add(everything(store))
    assert len(exports) == 1


def test_a_changed_report_takes_the_place_of_the_old_one(store: Store) -> None:
    """Nothing of the old graph stays but the names in the registry."""
    write_report(store, album(), "test 1")
    changed = ReportFacts(report("album.md", text=TEXT.upper()), (org("Ostrel Opera"),))
    assert write_report(store, changed, "test 1")
    assert (label_count(store, MUSEUM), label_count(store, "Ostrel Opera")) == (0, 1)
    texts = {quad.object.value for quad in store.quads() if "Larkmoor Museum and" in quad.object.value}
    assert texts == set()


def test_what_another_report_says_stays(store: Store) -> None:
    """Withdrawing one of two reports on an organization leaves it with one source."""
    write_report(store, album(), "test 1")
    write_report(store, ReportFacts(report("other.md"), (org(MUSEUM),)), "test 1")
    withdraw(store, "album.md")
    current = store.ids.graph("current")
    (museum,) = (quad.subject for quad in store.quads(current, predicate=ox.NamedNode(RDF.type)))
    sources = [
        quad.object.value for quad in store.quads(current, subject=museum, predicate=ox.NamedNode(CP.reportedIn))
    ]
    assert sources == [store.ids.report("other.md")]
    assert label_count(store, PRESS) == 0


def test_withdrawing_and_coming_back(store: Store) -> None:
    """A withdrawn report leaves a mark and its names; read again, the store is as before it went."""
    write_report(store, album(), "test 1")
    before = everything(store)
    withdraw(store, "album.md", datetime(2024, 5, 1, 12, tzinfo=UTC))
    assert stored_reports(store) == {}
    assert list(store.quads(store.ids.graph("current"))) == []
    (mark,) = store.quads(predicate=ox.NamedNode(PROV.invalidatedAtTime))
    assert mark.object.value == "2024-05-01T12:00:00Z"
    assert list(store.quads(store.ids.graph("registry")))
    assert write_report(store, album(), "test 1")
    assert everything(store) == before


def test_withdrawing_an_unknown_report_names_those_like_it(store: Store) -> None:
    """A slip of the pen is met with the identifier that was meant; a second withdrawal with how to have it back."""
    write_report(store, album(), "test 1")
    with pytest.raises(UnknownName, match=r"albun\.md: .*album\.md"):
        withdraw(store, "albun.md")
    withdraw(store, "album.md")
    with pytest.raises(UnknownName, match="withdrawn already"):
        withdraw(store, "album.md")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(store: Store, hostile: str) -> None:
    """Whatever a report says comes back as it was, and the rest of the store is untouched."""
    write_report(store, album(), "test 1")
    before = set(store.quads(store.ids.report_graph(store.ids.report("album.md"))))
    facts = ReportFacts(
        Report(hostile, hostile + TEXT, title=hostile, publisher=hostile, address=hostile),
        (org(hostile, aliases=(f"{hostile}!",), place=hostile),),
        (Polity(said(hostile)),),
    )
    assert write_report(store, facts, hostile)
    assert before == set(store.quads(store.ids.report_graph(store.ids.report("album.md"))))
    assert stored_reports(store)[hostile] == (facts.report.content_hash, hostile)
    graph = store.ids.report_graph(store.ids.report(hostile))
    named = [quad.object.value for quad in store.quads(graph, predicate=ox.NamedNode(SKOS.prefLabel))]
    assert named == [hostile] * 3
    assert not list(store.quads(subject=ox.NamedNode("https://a.example/")))
    assert not write_report(store, facts, hostile)
    withdraw(store, hostile)


def test_the_vocabulary_is_written_once_and_kept_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first report brings the vocabulary; a store made with another version gets this one."""
    from culturepact.graph import vocabulary

    write_report(store, album(), "test 1")
    graph = store.ids.graph("vocabulary")
    before = {quad.triple for quad in store.quads(graph)}
    assert before == set(vocabulary.triples())
    monkeypatch.setattr(vocabulary, "version", lambda: "sha256:another")
    monkeypatch.setattr(vocabulary, "triples", lambda: list(before)[:5])
    assert write_report(store, album(), "test 1")
    assert {quad.triple for quad in store.quads(graph)} == set(list(before)[:5])
    assert not write_report(store, album(), "test 1")


def test_an_empty_report_is_stored(store: Store) -> None:
    """A report in which nothing was found is known as read."""
    facts = dataclasses.replace(ReportFacts(report("nothing.md")))
    assert write_report(store, facts, "test 1")
    assert list(stored_reports(store)) == ["nothing.md"]
    assert not write_report(store, facts, "test 1")
