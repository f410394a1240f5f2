"""Going through the proposals."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from culturepact.graph.decisions import decisions, judge, undo
from culturepact.graph.facts import ReportFacts
from culturepact.graph.proposals import proposals
from culturepact.graph.references import address_of
from culturepact.graph.reports import write_report
from culturepact.graph.store import Store, open_store
from deciding import call, labels_in, status, tell
from made_up import FIRST, SECOND, org, report, said

PAIRS = (
    ("Vellan Archives Trust", "Vellann Archives Trust"),
    ("Ostrel Textile Foundation", "Ostrell Textile Foundation"),
    ("Dunwick Maritime Society", "Dunwyck Maritime Society"),
)


def proposed(store: Store) -> list[tuple[str, str]]:
    """What is proposed, by name."""
    return [(one.one.name, one.other.name) for one in proposals(store)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with three proposals."""
    with open_store(tmp_path / "store", write=True) as store:
        for number, names in enumerate(PAIRS):
            for name in names:
                tell(store, f"{number}-{name}.md", name)
        assert sorted(proposed(store)) == sorted(PAIRS)
    return tmp_path / "store"


def review(folder: Path, *answers: str, options: tuple[str, ...] = ()) -> Result:
    """Answer line by line."""
    return call(folder)("review", "--by", "Ada", *options, text="".join(f"{answer}\n" for answer in answers))


def verdicts(folder: Path) -> list[tuple[str, str]]:
    """The decisions and what has become of them."""
    with open_store(folder) as store:
        return [(one.judgement.verdict, one.state) for one in decisions(store)]


def test_letters(folder: Path) -> None:
    """Same and different decide, skip does not; the end tells how many."""
    done = review(folder, "s", "k", "d")

    assert status(done) == 0
    assert done.stderr.splitlines()[-1] == "2 pairs decided, 1 skipped, 0 left"
    assert verdicts(folder) == [("same", "stands"), ("different", "stands")]
    assert len(labels_in(folder)) == 5


def test_words(folder: Path) -> None:
    """The whole words do too, in any case; what is none of them is asked again."""
    done = review(folder, "SAME", "perhaps", "different", "skip")

    assert "perhaps: give a letter or a word of these" in done.stderr
    assert verdicts(folder) == [("same", "stands"), ("different", "stands")]


def test_what_is_decided_is_not_proposed_again(folder: Path) -> None:
    """A second review asks about what is left alone."""
    review(folder, "s", "d", "q")
    with open_store(folder) as store:
        assert len(proposed(store)) == 1
    done = review(folder, "d")
    assert "1 of 1" in done.stdout
    assert review(folder).stderr.splitlines()[-1] == "0 pairs decided, 0 skipped, 0 left"


@pytest.mark.parametrize("end", ["q", "quit", None])
def test_quit(folder: Path, end: str | None) -> None:
    """What was answered before the end is stored; the end of the input is an end too."""
    done = review(folder, "d", *([end] if end else []))

    assert status(done) == 0
    assert done.stderr.splitlines()[-1] == "1 pair decided, 0 skipped, 2 left"
    assert verdicts(folder) == [("different", "stands")]


def test_undo(folder: Path) -> None:
    """The last answer is taken back and its pair shown again, be it a skip; at first there is nothing to take back."""
    done = review(folder, "u", "s", "undo", "d", "k", "u", "s", "q")
    shown = [line for line in done.stdout.splitlines() if " of 3" in line]

    assert "nothing was answered yet" in done.stderr
    assert shown == ["1 of 3", "2 of 3", "1 of 3", "2 of 3", "3 of 3", "2 of 3", "3 of 3"]
    assert verdicts(folder) == [("same", "undone"), ("different", "stands"), ("same", "stands")]
    assert done.stderr.splitlines()[-1] == "2 pairs decided, 0 skipped, 1 left"


def test_limit(folder: Path) -> None:
    """No more are asked about than wanted; an answer taken back does not count."""
    done = review(folder, "s", "u", "s", "s", options=("--limit", "1"))
    assert done.stderr.splitlines()[-1] == "1 pair decided, 0 skipped, 2 left"


def test_each_answer_tells_its_number_and_reason(folder: Path) -> None:
    """The number stands in one line, and ``--why`` is kept with each decision."""
    done = review(folder, "s", "d", "q", options=("--why", "seen on their site"))
    with open_store(folder) as store:
        for one in decisions(store):
            assert f"decision {one.judgement.number}: " in done.stderr
            assert (one.judgement.who, one.judgement.why) == ("Ada", "seen on their site")


def test_what_follows_from_an_answer_is_not_asked(tmp_path: Path) -> None:
    """Of three pairs of three names, two answers tell the third, whatever they are."""
    names = ("Vellan Archives Trust", "Vellann Archives Trust", "Velllan Archives Trust")
    for number, answers in enumerate((("s", "s"), ("s", "d"), ("d", "s"))):
        folder = tmp_path / str(number)
        with open_store(folder, write=True) as store:
            for name in names:
                tell(store, f"{name}.md", name)
            assert len(proposed(store)) == 3
        done = review(folder, *answers, "k")
        assert done.stderr.splitlines()[-1] == "2 pairs decided, 0 skipped, 0 left"


def test_pairs_called_two_are_not_proposed(memory: Store) -> None:
    """While the decision stands, be it on names or on mentions."""
    one, other = PAIRS[0]
    tell(memory, "a.md", one)
    tell(memory, "b.md", other)
    for abouts in ((one, other), (f"{one}@a.md", f"{other}@b.md"), (f"{one}@a.md", other)):
        taken = judge(memory, "different", [address_of(memory, about) for about in abouts], "Ada")
        assert proposed(memory) == []
        undo(memory, taken.number)
        assert proposed(memory) == [(one, other)]


def test_a_card(tmp_path: Path) -> None:
    """Both names with kind and place, up to two sentences with their reports, the reason."""
    text = report().text
    one, other = PAIRS[0]
    with open_store(tmp_path / "store", write=True) as store:
        for number, published in enumerate(("2018-06-25", "2019-01-01", "2017-01-01")):
            facts = ReportFacts(report(f"{number}.md", published=published), (org(one, "archive", "Vellanport"),))
            write_report(store, facts, "by hand")
        write_report(store, ReportFacts(report("x.md"), (org(other, "other"),)), "by hand")
    lines = review(tmp_path / "store", "q").stdout.splitlines()
    card = " ".join(line.strip() for line in lines)
    first = text[FIRST.start : FIRST.end]

    assert f"{one}, archive, Vellanport “{first}” 1.md “{first}” 0.md {other}, organization “{first}” x.md" in card
    assert "2.md" not in card
    assert any(line.startswith("proposed because: ") for line in lines)
    assert max(map(len, lines)) <= 80


def test_two_sentences_of_one_report(tmp_path: Path) -> None:
    """Where one report alone names it, two of its sentences are shown."""
    one, other = PAIRS[0]
    with open_store(tmp_path / "store", write=True) as store:
        fact = org(one)
        again = type(fact)(fact.name, fact.type, (said("the Trust", SECOND),))
        write_report(store, ReportFacts(report("a.md"), (again,)), "by hand")
        tell(store, "b.md", other)
    card = " ".join(line.strip() for line in review(tmp_path / "store", "q").stdout.splitlines())
    assert card.count("a.md") == 2


def test_what_a_third_parts_is_not_proposed(memory: Store) -> None:
    """If one of the two is a third thing, and the other is not, the two are two."""
    for name in (*PAIRS[0], "The Orangery"):
        tell(memory, f"{name}.md", name)
    one, other, third = (address_of(memory, name) for name in (*PAIRS[0], "The Orangery"))
    judge(memory, "different", [other, third], "Ada")
    assert proposed(memory) == [PAIRS[0]]
    judge(memory, "same", [one, third], "Ada")
    assert proposed(memory) == []
