"""Who works with whom."""

from __future__ import annotations

from collections.abc import Callable

from culturepact.graph.network import partnership_network
from culturepact.graph.reports import write_report
from culturepact.graph.store import Results, Store
from made_up import MUSEUM, PRESS, TEXT, album, org, pact, report, said

OPERA = "Vellan Opera"
MAKER = "tests 1"


class Counting:
    """A store that counts the queries it is asked."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0

    def query(self, sparql: str) -> Results:
        """Count and pass on."""
        self.asked += 1
        return self.store.query(sparql)


def told(store: Store, *agreements: object, identifier: str = "told.md") -> None:
    """Write a report with three organizations and the agreements given."""
    names = {"organizations": (org(MUSEUM), org(PRESS, "company"), org(OPERA, "performing-company"))}
    things = {"agreements": agreements, "projects": (), "events": (), "people": (), "polities": (), "categories": ()}
    write_report(store, album(report=report(identifier), **names, **things), MAKER)


def lines(store: Store) -> dict[frozenset[str], dict]:
    """The lines of a store's network by the names at their ends."""
    network = partnership_network(store)
    name = network.nodes(data="label")
    return {frozenset((name[one], name[other])): line for one, other, line in network.edges(data=True)}


def test_nodes_tell_name_kind_and_place(memory: Store) -> None:
    """Organizations and polities are nodes with their kind, place and other names."""
    write_report(memory, album(), MAKER)
    found = {about["label"]: about for _, about in partnership_network(memory).nodes(data=True)}
    assert found[MUSEUM] == {"label": MUSEUM, "kind": "museum", "place": "Larkmoor", "surfaces": ["the Museum"]}
    assert found["Vellany"]["kind"] == "polity"
    assert found[PRESS]["place"] is None


def test_a_line_carries_the_sentence_and_where_it_stands(memory: Store) -> None:
    """An agreement on a line has the words that name its parties, with the report's title, day and address."""
    write_report(memory, album(), MAKER)
    (agreement,) = lines(memory)[frozenset((MUSEUM, PRESS))]["agreements"]
    assert (agreement["type"], agreement["status"]) == ("strategic-cooperation", "signed")
    assert agreement["date"] == "2018-06-19/2018-06-22"
    (sentence,) = agreement["sentences"]
    assert sentence["quote"] == TEXT[: TEXT.index(" Ada")]
    assert (sentence["report"], sentence["title"]) == ("album.md", "An album")
    assert (sentence["published"], sentence["address"]) == ("2018-06-25", "https://post.example/album")


def test_projects_make_solid_lines(memory: Store) -> None:
    """Partners of a project are joined pair by pair, a polity among them."""
    write_report(memory, album(agreements=()), MAKER)
    found = lines(memory)
    assert set(found) == {frozenset(pair) for pair in ((MUSEUM, PRESS), (MUSEUM, "Vellany"), (PRESS, "Vellany"))}
    assert all(line["solid"] and line["projects"][0]["name"] == "album" for line in found.values())


def test_denied_agreements_make_no_line(memory: Store) -> None:
    """What a report denies joins nobody."""
    told(memory, pact(MUSEUM, PRESS, status="denied"))
    assert lines(memory) == {}


def test_a_planned_agreement_makes_a_line_that_is_not_solid(memory: Store) -> None:
    """A line that rests on plans alone is told apart, has no weight and no first day."""
    told(memory, pact(MUSEUM, PRESS, status="planned", date=said("2019")))
    line = lines(memory)[frozenset((MUSEUM, PRESS))]
    assert (line["solid"], line["weight"], line["first"], line["last"]) == (False, 0, None, None)


def test_first_and_last_bound_the_signings_that_were_done(memory: Store) -> None:
    """The bounds come from signed, renewed and ended agreements; a plan for later does not move them."""
    told(
        memory,
        pact(MUSEUM, PRESS, kind="framework", date=said("2011")),
        pact(MUSEUM, PRESS, status="renewed", date=said("2015-03")),
        pact(MUSEUM, PRESS, kind="twinning", status="planned", date=said("2031")),
    )
    line = lines(memory)[frozenset((MUSEUM, PRESS))]
    assert (line["first"], line["last"], line["weight"]) == ("2011-01-01", "2015-03-31", 2)
    assert [agreement["date"] for agreement in line["agreements"]] == ["2011", "2015-03", "2031"]


def test_each_pair_of_parties_is_joined(memory: Store) -> None:
    """Three parties of one agreement are three lines."""
    told(memory, pact(MUSEUM, PRESS, OPERA))
    assert set(lines(memory)) == {frozenset(pair) for pair in ((MUSEUM, PRESS), (MUSEUM, OPERA), (PRESS, OPERA))}


def test_the_number_of_queries_does_not_grow(memory: Store) -> None:
    """A network of many lines asks the store as often as a network of one."""
    asked = []
    for number in range(2):
        told(memory, *[pact(MUSEUM, PRESS, OPERA) for _ in range(1 + number)], identifier=f"{number}.md")
        counting = Counting(memory)
        partnership_network(counting)
        asked.append(counting.asked)
    assert asked[0] == asked[1] < 10


def test_the_order_does_not_hang_on_the_order_of_writing(new_store: Callable[[], Store]) -> None:
    """Nodes and lines come in the same order, whichever report was read first."""
    orders = []
    for identifiers in (("a.md", "b.md"), ("b.md", "a.md")):
        with new_store() as store:
            for identifier in identifiers:
                told(store, pact(MUSEUM, PRESS) if identifier == "a.md" else pact(OPERA, PRESS), identifier=identifier)
            network = partnership_network(store)
            orders.append((list(network), list(network.edges(data=True))))
    assert orders[0] == orders[1]


def test_an_empty_store_has_an_empty_network(memory: Store) -> None:
    """Nothing read, nobody there."""
    network = partnership_network(memory)
    assert (len(network), network.graph["reports"]) == (0, 0)
