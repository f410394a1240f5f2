"""Finding, among many names, those worth comparing."""

import csv
import itertools
import random
import runpy
import time
from pathlib import Path

import pytest
from culturepact.graph.clusters import clusters
from culturepact.graph.identity import organization_key
from culturepact.graph.name_blocks import LARGEST_BLOCK, NameIndex, merge_keys, resolve
from culturepact.graph.name_comparison import compare

NAMES = [
    ("a", "Larkmoor Museum", None),
    ("b", "The Museum of Larkmoor", "Prague"),
    ("c", "Larkmor Museum", None),
    ("d", "Larkmoor Museum Foundation", None),
    ("e", "City Library", "Prague"),
    ("f", "Prague City Library", None),
    ("g", "City Library", "Lisbon"),
    ("h", "City Library", None),
    ("i", "QVLM", None),
    ("j", "Quiet Valley Larkmoor Museum", None),
    ("k", "Good Willow Trust", None),
    ("l", "Goodwillow Trust", None),
]
SAME = {("a", "b"), ("e", "f"), ("k", "l")}
LIKELY = {("a", "c"), ("b", "c"), ("i", "j"), ("a", "j"), ("b", "j")}


def test_pairs_are_found() -> None:
    """Every pair worth asking about is found, and no other; the smaller id comes first."""
    pairs = resolve(NAMES)
    assert {pair[:2] for pair in pairs if pair[2].kind == "same"} == SAME
    assert {pair[:2] for pair in pairs if pair[2].kind == "likely"} == LIKELY
    assert [pair[:2] for pair in pairs] == sorted(pair[:2] for pair in pairs)


def test_order_of_names_makes_no_difference() -> None:
    """The same names give the same pairs and groups, however they come."""
    expected = resolve(NAMES)
    for seed in range(5):
        names = random.Random(seed).sample(NAMES, len(NAMES))
        assert [pair[:2] for pair in resolve(names)] == [pair[:2] for pair in expected]
        assert clusters(_alike(names)) == clusters(_alike(NAMES))


def test_a_name_is_added_to_an_index() -> None:
    """What is asked before adding finds the others, and after adding the name itself."""
    index = NameIndex()
    for name in NAMES:
        index.add(*name)
    assert len(index) == len(NAMES)
    assert [identifier for identifier, _ in index.matches("Larkmoor Museum, Prague")] == ["a", "b"]
    index.add("new", "Larkmoor Museum, Prague")
    assert "new" in index.candidates("Larkmoor Museum, Prague")


def test_an_id_has_one_name() -> None:
    """A second name for an id is refused."""
    index = NameIndex()
    index.add("a", "Larkmoor Museum")
    with pytest.raises(ValueError, match="a: has a name already"):
        index.add("a", "Dunwick Museum")


def test_a_key_that_very_many_share_is_passed_over() -> None:
    """A block beyond the limit gives no candidates; a rarer key of the same name still does."""
    index = NameIndex()
    for number in range(100, 101 + LARGEST_BLOCK):
        index.add(str(number), f"Larkmoor Trust No. {number}")
    assert index.candidates("Larkmoor Trust") == []
    assert index.candidates("Larkmoor Trust No. 107") == ["107"]


def test_generic_names_without_place_are_not_compared() -> None:
    """However many reports name a ministry of culture, there are no pairs of them without places."""
    assert resolve([(str(number), "Ministry of Culture", None) for number in range(40)]) == []


def _made_up(count: int) -> list[tuple[str, str, str | None]]:
    script = Path(__file__).parents[2] / "benchmarks" / "organization_names.py"
    return runpy.run_path(str(script))["made_up_names"](count)


def test_blocks_lose_few_pairs_and_keep_few_candidates() -> None:
    """Among thousands of names nearly all pairs of one organization are found, each name compared with a few dozen."""
    names = _made_up(4000)
    index = NameIndex()
    for name in names:
        index.add(*name)
    found = {pair[:2] for pair in index.pairs()}
    by_organization = itertools.groupby(sorted(names), key=lambda name: name[0].partition("-")[0])
    alike = {
        (one[0], other[0])
        for _, group in by_organization
        for one, other in itertools.combinations(sorted(group), 2)
        if compare(one[1], other[1], one[2], other[2]).kind != "different"
    }
    assert len(alike & found) > 0.98 * len(alike) > 3000
    assert sum(len(index.candidates(name, place)) for _, name, place in names) < 40 * len(names)


def test_one_report_is_compared_at_once() -> None:
    """Ten names more are found and added in a fraction of a second, however slow the machine."""
    names = _made_up(5000)
    index = NameIndex()
    for name in names[:-10]:
        index.add(*name)
    begin = time.process_time()
    for identifier, name, place in names[-10:]:
        index.matches(name, place)
        index.add(identifier, name, place)
    assert time.process_time() - begin < 0.2


def _alike(names: list[tuple[str, str, str | None]]) -> list[tuple[str, str]]:
    return [pair[:2] for pair in resolve(names) if pair[2].kind == "same"]


def test_groups_agree_mutually() -> None:
    """Where every two are the same, all are one group."""
    assert clusters([("a", "b"), ("b", "c"), ("a", "c"), ("x", "y")]) == [("a", "b", "c"), ("x", "y")]


def test_nothing_is_merged_through_a_third() -> None:
    """A name that is the same as two different ones is merged with neither."""
    assert clusters([("a", "b"), ("b", "c")]) == []
    names = [
        ("a", "Larkmoor Pictures GmbH", None),
        ("b", "Larkmoor Pictures", None),
        ("c", "Larkmoor Pictures Ltd", None),
    ]
    assert compare(names[0][1], names[2][1]).kind == "different"
    assert clusters(_alike(names)) == []


def _written_pairs() -> list[tuple[str, str | None, str, str | None]]:
    lines = Path(__file__).with_name("name_pairs.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["name1"], row["place1"] or None, row["name2"], row["place2"] or None) for row in rows]


def test_same_names_share_a_key_to_be_merged_by() -> None:
    """Every pair that is "same" has one in common, as names and as the keys of organizations hold them."""
    same = [pair for pair in _written_pairs() if compare(pair[0], pair[2], pair[1], pair[3]).kind == "same"]
    assert len(same) > 50
    for name, place, other, where in same:
        assert merge_keys(name, place) & merge_keys(other, where), (name, other)
        one, two = organization_key(name), organization_key(other)
        if compare(one, two, place, where).kind == "same":
            assert merge_keys(one, place) & merge_keys(two, where), (one, two)


def test_made_up_names_that_are_same_share_a_key() -> None:
    """Also among thousands of names spelled by chance."""
    names = _made_up(4000)
    places = {identifier: place for identifier, _, place in names}
    read = {identifier: name for identifier, name, _ in names}
    same = [pair[:2] for pair in resolve(names) if pair[2].kind == "same"]
    assert len(same) > 500
    for one, other in same:
        assert merge_keys(read[one], places[one]) & merge_keys(read[other], places[other]), (read[one], read[other])


def test_few_names_share_a_key() -> None:
    """Names that differ in their own words, kind or place have none in common; a generic name has one by its place."""
    keys = [
        merge_keys(*pair)
        for pair in [
            ("Larkmoor Museum", None),
            ("Larkmoor Opera", None),
            ("Dunwick Museum", None),
            ("City Library", "Leeds"),
            ("City Library", "Lisbon"),
            ("City Archive", "Leeds"),
        ]
    ]
    assert all(keys)
    assert not any(one & other for one, other in itertools.combinations(keys, 2))
    assert merge_keys("City Library", None) == merge_keys("City Library", " ") == set()
    assert merge_keys("City Library", "leeds") == merge_keys("City Library", "Leeds") == {"place library leeds"}
