"""Which keys live, and which IRIs mean them, while reports change."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from culturepact.graph.addressing import ReadGraph, read_graph
from culturepact.graph.decided import decided_in
from culturepact.graph.decisions import judge
from culturepact.graph.facts import ReportFacts
from culturepact.graph.identity import alone
from culturepact.graph.living import Living
from culturepact.graph.meaning import Meaning
from culturepact.graph.model import report_quads
from culturepact.graph.references import address_of
from culturepact.graph.store import Store
from deciding import LAKE, LIBRARY, two_reports
from made_up import org, report

LAKE_KEY, LIBRARY_KEY, HALL_KEY = "organization|lake museum", "organization|tidewater library", "organization|orangery"
APART_KEY = alone(LAKE_KEY, "b.md")


@pytest.fixture
def store(memory: Store) -> Store:
    """Two reports on one museum, of which people say that they mean two."""
    two_reports(memory)
    judge(memory, "different", [address_of(memory, f"{LAKE}@{one}.md") for one in "ab"], "Ada")
    return memory


def graph_of(store: Store, identifier: str) -> str:
    """The graph of a report."""
    return store.ids.report_graph(store.ids.report(identifier))


def told(store: Store, identifier: str, *names: str) -> dict[str, ReadGraph | None]:
    """A report that comes and names organizations."""
    quads = report_quads(ReportFacts(report(identifier), tuple(map(org, names))), store.ids.base)
    graph = graph_of(store, identifier)
    return {graph: read_graph(store.ids, graph, quads)}


def test_what_stays_lives_where_it_is_held_apart(store: Store) -> None:
    """A key lives in the reports that have it; held apart in all of them, the key that reports alone give is dead."""
    living = Living(store, decided_in(store))
    assert living.graphs_of(HALL_KEY) == {graph_of(store, "b.md")}
    assert living.graphs_of(APART_KEY) == {graph_of(store, "b.md")}
    assert living.graphs_of(LAKE_KEY) == set()
    assert living.apart_of(LAKE_KEY) == {APART_KEY, alone(LAKE_KEY, "a.md")}
    assert living.name_of(APART_KEY) == LAKE


def test_what_comes_takes_the_place_of_what_was(store: Store) -> None:
    """A report that changes has the keys that it is going to have, not those of the store."""
    living = Living(store, decided_in(store), told(store, "b.md", LIBRARY))
    assert living.graphs_of(LIBRARY_KEY) == {graph_of(store, "a.md"), graph_of(store, "b.md")}
    assert not living.is_alive(HALL_KEY)
    assert living.name_of(HALL_KEY) is None
    assert living.stays(LIBRARY_KEY)
    assert living.coming_keys == {LIBRARY_KEY}


def test_what_goes_is_dead_whatever_is_looked_up(store: Store) -> None:
    """A report that goes has no keys, though people hold apart a mention in it; nor has it after an unknown IRI."""
    living = Living(store, decided_in(store), {graph_of(store, "b.md"): None})
    meaning = Meaning(living)
    mention = store.ids.mention(store.ids.report("b.md"), LAKE_KEY)
    for about in (
        f"{store.ids.base}org/nothing-abcdef",
        store.ids.entity(APART_KEY),
        store.ids.entity(HALL_KEY),
        mention,
    ):
        assert meaning.key_of(about) is None
    assert living.graphs_of(APART_KEY) == living.graphs_of(HALL_KEY) == set()
    assert living.apart_of(LAKE_KEY) == {alone(LAKE_KEY, "a.md")}


def test_an_iri_means_what_answers_for_it(store: Store) -> None:
    """A mention means its thing as people hold it apart; a dead IRI what replaced it; a circle of them nothing."""
    decided = decided_in(store)
    meaning = Meaning(Living(store, decided))
    assert meaning.key_of(store.ids.mention(store.ids.report("b.md"), LAKE_KEY)) == APART_KEY
    dead, other = (ox.NamedNode(f"{store.ids.base}org/{name}-abcdef") for name in ("dead", "other"))
    decided.addresses.replace(dead, ox.NamedNode(store.ids.entity(HALL_KEY)))
    assert meaning.key_of(dead.value) == HALL_KEY
    decided.addresses.replace(dead, other)
    decided.addresses.replace(other, dead)
    assert meaning.key_of(dead.value) is None


def test_what_is_to_be_held_apart_has_its_iri_at_once(memory: Store) -> None:
    """An IRI that the store does not have yet means the key that the decision is going to make."""
    two_reports(memory)
    decided = decided_in(memory)
    decided.apart.add(memory.ids.mention(memory.ids.report("b.md"), LAKE_KEY))
    assert Meaning(Living(memory, decided)).key_of(memory.ids.entity(APART_KEY)) == APART_KEY
