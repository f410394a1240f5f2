"""Copies of marked reports with changes: whatever is exchanged or strewn in, the marks stay on their names."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import culturepact
import pytest

SCRIPTS = Path(culturepact.__file__).parent / "benchmarks"
TEXT = (
    "Mill Museum Signs a Treaty with the Hill Hall\n\n"
    "Ada Brook, director of the Mill Museum (MM), came to Paris on Monday. Brook met friends of the Hill Hall.\n\n"
    "“It is a beginning.” Paris was pleased."
)
NAMES = (
    *(("Mill Museum", "ORG", 0), ("Hill Hall", "ORG", 1), ("Ada Brook", "PERSON", 0), ("director", "ROLE", 0)),
    *(("MM", "ORG", 0), ("Paris", "GPE", -1), ("Brook", "PERSON", 0)),
)


@pytest.fixture(scope="module")
def variety() -> Iterator[ModuleType]:
    """The module that makes copies."""
    sys.path.insert(0, str(SCRIPTS))
    yield importlib.import_module("encoder_variety")
    sys.path.remove(str(SCRIPTS))
    for name in ("encoder_variety", "encoder_labels"):
        sys.modules.pop(name, None)


@pytest.fixture
def report(variety: ModuleType) -> Any:
    """A report with every name of it marked."""
    marks: list[tuple[int, int, str, int]] = []
    for name, label, number in NAMES:
        start = TEXT.find(name)
        while start >= 0:
            if all(start + len(name) <= mark[0] or start >= mark[1] for mark in marks):
                marks.append((start, start + len(name), label, number))
            start = TEXT.find(name, start + 1)
    bodies, types = ("Mill Museum", "Hill Hall"), (0, 0)
    return variety.Marked(TEXT, tuple(sorted(marks)), bodies, ("Ada Brook",), types, frozenset(), frozenset())


def only(variety: ModuleType, monkeypatch: pytest.MonkeyPatch, **shares: float) -> None:
    """Give these shares; all others that decide whether a copy is changed become 0."""
    every = ["SWAPPED", "MOVED", "LOWERED", "RAISED", "TITLED", "SHOUTED", "BROKEN", "GLUED", "CLUTTERED", "CURLED"]
    for name in every:
        monkeypatch.setattr(variety, name, 0.0)
    for name, share in shares.items():
        monkeypatch.setattr(variety, name, share)


def marked(report: Any) -> list[tuple[str, str]]:
    """Words and label of each mark."""
    return [(report.text[start:end], label) for start, end, label, _ in report.marks]


def test_without_changes_a_copy_is_the_report(
    variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all shares at 0 nothing differs."""
    only(variety, monkeypatch)

    assert variety.vary(report, variety.Pool([report]), random.Random(0)) == report


def test_same_chance_gives_the_same_copy(variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies drawn with one seed are equal, with others they differ."""
    monkeypatch.setattr(variety, "INVENTED", 0.0)
    pool = variety.Pool([report])
    copies = [variety.vary(report, pool, random.Random(seed)) for seed in (3, 3, *range(20))]

    assert copies[0] == copies[1]
    assert len({copy.text for copy in copies}) > 10


def test_names_are_exchanged_for_others_of_their_kind(
    variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person's last name follows the person; a body takes another body's name, everywhere or nowhere."""
    only(variety, monkeypatch, SWAPPED=1.0, SWAPPED_EACH=1.0, INVENTED=0.0, SHORTENED=1.0, MOVED_EACH=0.0)
    pool = variety.Pool([report])
    pool.people, pool.organizations[0] = ["Eve Stone"], ["Lake Fund"]

    copy = variety.vary(report, pool, random.Random(1))

    assert copy.text.startswith("Lake Fund Signs a Treaty with the Lake Fund\n")
    assert "Eve Stone, director of the Lake Fund (LF), came to Paris on Monday. Stone met" in copy.text
    assert [words for words, label in marked(copy) if label in ("ORG", "PERSON")] == [
        *("Lake Fund", "Lake Fund", "Eve Stone", "Lake Fund", "LF", "Stone", "Lake Fund")
    ]


def test_places_are_exchanged_throughout(variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One place gets one other name, and its marks cover it."""
    only(variety, monkeypatch, MOVED=1.0, MOVED_EACH=1.0)
    monkeypatch.setattr(variety, "_other_place", lambda name, chance: "San Lorenzo")

    copy = variety.vary(report, variety.Pool([report]), random.Random(1))

    assert copy.text == TEXT.replace("Paris", "San Lorenzo")
    assert marked(copy).count(("San Lorenzo", "GPE")) == 2


def test_places_in_exchanged_names_become_others(variety: ModuleType) -> None:
    """A body's name from the pool can stand for the like body of another town; words that only begin alike stay."""
    pool = variety.Pool([])
    pool.places = {"Paris", "New Arden"}
    always = random.Random(4)
    always.random = lambda: 0.0  # type: ignore[method-assign]

    assert not variety._elsewhere("City Library of New Arden", pool, always).endswith("New Arden")
    assert variety._elsewhere("Parisian Library", pool, always) == "Parisian Library"


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ({"LOWERED": 1.0}, "mill museum signs"),
        ({"RAISED": 1.0}, "CAME TO PARIS ON MONDAY"),
        ({"TITLED": 1.0}, "Museum Signs a Treaty With the Hill Hall\n\nAda Brook, director"),
        ({"SHOUTED": 1.0}, "MILL MUSEUM SIGNS A TREATY WITH THE HILL HALL\n\nAda Brook, director"),
        ({"BROKEN": 1.0, "BREAK": 1.0}, "Mill\nMuseum\nSigns"),
        ({"GLUED": 1.0, "GLUE": 1.0}, "on Monday.Brook met"),
        ({"CURLED": 1.0}, '"It is a beginning."'),
    ],
)
def test_each_mess_comes_alone(
    variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch, shares: dict[str, float], words: str
) -> None:
    """Every kind of mess shows in the text, and no mark is lost or cut."""
    only(variety, monkeypatch, **shares)

    copy = variety.vary(report, variety.Pool([report]), random.Random(1))

    def plain(names: Any) -> list[tuple[str, str]]:
        return [(" ".join(name.lower().split()), label) for name, label in names]

    assert words in copy.text
    assert plain(marked(copy)) == plain(marked(report))


def test_clutter_stands_on_lines_of_its_own(variety: ModuleType, report: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strewn lines are from the list; without them the text is the report's, and the marks are on the same words."""
    only(variety, monkeypatch, CLUTTERED=1.0)
    chance = random.Random(2)
    for _ in range(20):
        copy = variety.vary(report, variety.Pool([report]), chance)
        strewn = [line for line in copy.text.split("\n") if line and line not in TEXT.split("\n")]

        assert strewn
        assert set(strewn) <= set(variety._clutter_lines())
        assert "\n\n".join(line for line in copy.text.split("\n") if line and line not in strewn) == TEXT
        assert marked(copy) == marked(report)


def test_straight_quotation_marks_become_curly(variety: ModuleType) -> None:
    """They open behind white space and brackets, and close elsewhere; an apostrophe closes."""
    assert variety._curled("\"It's ('so') 'there'\", he said") == "“It’s (‘so’) ‘there’”, he said"
