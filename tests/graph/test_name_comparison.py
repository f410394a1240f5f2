"""Which names are one organization's, which may be, and which are not."""

import csv
from pathlib import Path

import pytest
from culturepact.graph.name_comparison import compare

_LINES = Path(__file__).with_name("name_pairs.csv").read_text(encoding="utf-8").splitlines()
PAIRS = list(csv.DictReader(line for line in _LINES if not line.startswith("#")))
SETS = ("written", "held")


def _kinds(part: str, same: str) -> list[str]:
    return [
        compare(row["name1"], row["name2"], row["place1"], row["place2"]).kind
        for row in PAIRS
        if row["set"] == part and row["same"] == same
    ]


@pytest.mark.parametrize("row", [row for row in PAIRS if row["same"] != "yes"], ids=lambda row: row["why"])
def test_no_hard_pair_is_merged_wrongly(row: dict[str, str]) -> None:
    """What is not surely one organization is never "same"."""
    assert compare(row["name1"], row["name2"], row["place1"], row["place2"]).kind != "same"


@pytest.mark.parametrize(("part", "same", "found"), [("written", 0.8, 0.95), ("held", 0.7, 0.9)])
def test_hard_pairs_are_found(part: str, same: float, found: float) -> None:
    """Most pairs of one organization are the same without asking, nearly all at least proposed."""
    kinds = _kinds(part, "yes")
    assert kinds.count("same") >= same * len(kinds)
    assert kinds.count("different") <= (1 - found) * len(kinds)


@pytest.mark.parametrize("part", SETS)
def test_few_proposals_are_wrong(part: str) -> None:
    """Of the pairs that are not one organization at most one in twenty is proposed."""
    kinds = _kinds(part, "no")
    assert kinds.count("likely") <= 0.05 * len(kinds)


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["why"])
def test_the_order_of_two_names_makes_no_difference(row: dict[str, str]) -> None:
    """The verdict is on the pair."""
    there = compare(row["name1"], row["name2"], row["place1"], row["place2"])
    assert compare(row["name2"], row["name1"], row["place2"], row["place1"]).kind == there.kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Larkmoor Pictures Co., Ltd.", "Larkmoor Pictures", "same"),
        ("Larkmoor Museum Co., Ltd.", "Larkmoor Museum", "likely"),
        ("Orio Ltd.", "Orio", "likely"),
        ("Larkmoor GmbH", "Larkmoor S.p.A.", "different"),
        ("Larkmoor Pictures Co., Ltd.", "Larkmoor Pictures Corp.", "likely"),
        ("Larkmoor Joint Stock Compny", "OJSC Larkmoor", "same"),
        ("Larkmoor Pictures Group Co., Ltd.", "Larkmoor Pictures Group", "same"),
    ],
)
def test_legal_forms(one: str, other: str, kind: str) -> None:
    """A firm is known without its form, a public body is not its company, and two forms are two firms."""
    assert compare(one, other).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("New Larkmoor Theatre", "Larkmoor New Theatre", "likely"),
        ("Museum of Danish Art", "Danish Museum of Art", "likely"),
        ("Danish Museum", "Denmark Museum", "likely"),
        ("Danish National Museum", "National Museum of Denmark", "same"),
        ("Larkmoor Bell Press", "Bell Larkmoor Press", "likely"),
        ("Larkmoor Theatre Museum", "Larkmoor Museum Theatre", "likely"),
        ("Larkmoor Institute of Music", "Music Institute of Larkmoor", "same"),
        ("Larkmoor University", "University of Larkmoor", "likely"),
    ],
)
def test_order_of_words(one: str, other: str, kind: str) -> None:
    """Order means nothing around the kind of a body, except where a word belongs to the next or bodies differ by it."""
    assert compare(one, other).kind == kind


@pytest.mark.parametrize(
    ("place_one", "place_other", "kind"),
    [
        ("Prague", "Prague", "same"),
        ("Prague", "Praha", "same"),
        ("Prague, Czech Republic", "Prague", "same"),
        ("Prague", "Czechia", "likely"),
        ("Prague", None, "different"),
        ("Prague", " ", "different"),
        ("Dunwick", "Prague", "different"),
        ("Prague", "Lisbon", "different"),
        ("Czechia", "Czechia", "likely"),
    ],
)
def test_generic_names_need_one_place(place_one: str, place_other: str | None, kind: str) -> None:
    """A name that many bear is one organization's only in one place, and one place is not a whole country."""
    assert compare("City Library", "The City Library", place_one, place_other).kind == kind


@pytest.mark.parametrize(
    ("place_one", "place_other", "kind"),
    [
        ("Prague", None, "same"),
        ("Prague", "Czechia", "same"),
        ("Prague", "Lisbon", "different"),
        ("Dunwick", "Prague", "likely"),
    ],
)
def test_own_names_need_no_place_but_not_two(place_one: str, place_other: str | None, kind: str) -> None:
    """A name with a word of its own is one organization's, if the places told do not say that it has two bearers."""
    assert compare("Larkmoor Fringe Festival", "Larkmoor Fringe Festival", place_one, place_other).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("QVLM", "Quiet Valley Larkmoor Museum", "likely"),
        ("QVTM", "Quiet Valley Larkmoor Museum", "different"),
        ("Quiet Valley Museum (LKMV)", "LKMV", "likely"),
        ("Quiet Valley Museum (LKMV)", "Quiet Valley Museum", "same"),
        ("Quiet Valley Museum (LKMV)", "Quiet Valley Museum (MVLK)", "likely"),
        ("QVM", "QVM", "likely"),
        ("QVLMUS", "QVLMUS", "same"),
    ],
)
def test_acronyms(one: str, other: str, kind: str) -> None:
    """An acronym is at most a proposal, and a short one alone may be anyone's."""
    assert compare(one, other).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("P. Larkmoor Museum", "Pavel Larkmoor Museum", "likely"),
        ("P. Larkmoor Museum", "Ivan Larkmoor Museum", "different"),
        ("Larkmoor Museum", "Pavel Larkmoor Museum", "likely"),
        ("Museum P", "Museum Pavel", "different"),
    ],
)
def test_given_names(one: str, other: str, kind: str) -> None:
    """A given name may be shortened or left out before a family name."""
    assert compare(one, other).kind == kind


def test_one_place_told_can_part_an_acronym_from_a_name() -> None:
    """Initials that fit mean nothing in another country."""
    assert compare("QVLM", "Quiet Valley Larkmoor Museum", "Lisbon", "Tokyo").kind == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Brasley Trust", "Brosley Trust"), ("Larkmor Trust", "Larkmoor Trust"), ("Chubarov Trust", "Tchubarow Trust")],
)
def test_slips_and_transliterations_are_proposed(one: str, other: str) -> None:
    """One letter, or another way to write a sound, is not enough to merge and enough to ask."""
    assert compare(one, other).kind == "likely"


@pytest.mark.parametrize(("one", "other"), [("Bays Trust", "Days Trust"), ("Marin Trust", "Maron Trust")])
def test_short_words_are_never_near(one: str, other: str) -> None:
    """In a short word one letter makes another name."""
    assert compare(one, other).kind == "different"


def test_reasons_are_words_for_a_person() -> None:
    """A proposal says what differs."""
    verdict = compare("Larkmoor Museum Ltd.", "Larkmoor Museum")
    assert verdict.reason == "differ in the legal form: ltd / none"


@pytest.mark.parametrize("name", ["", " ", "!!!", "The", "かき館"])
def test_odd_names_are_compared_too(name: str) -> None:
    """A blank name, or one without letters, is compared like any other."""
    assert compare(name, name).kind in ("same", "likely", "different")
    assert compare(name, "Larkmoor Museum").kind == "different"
