"""From text to a reading: the language model, and the stages in their order."""

import cProfile
import pstats
from collections.abc import Callable

import pytest
from culturepact.errors import MissingExtra
from culturepact.graph.facts import Ref, Report
from culturepact.ingest import pipeline
from culturepact.ingest.assemble import assemble
from culturepact.ingest.pipeline import load_language, model_name, parsed, read
from culturepact.ingest.reading import Reading

DATELINES = [
    ("LISBON, 3 May 2021 - It rained.", ("Lisbon", "LISBON")),
    ("LISBON (AP) - It rained.", ("Lisbon", "LISBON")),
    ("News of the day\n\nNEW DELHI, 3 May - It rained.", ("New Delhi", "NEW DELHI")),
    ("Lisbon: It rained.", ("Lisbon", "Lisbon")),
    ("\nLISBON, 3 May 2021 - It rained.", ("Lisbon", "LISBON")),
    ("VELDKORR, 3 May 2021 - It rained.", None),
    ("It rained in Lisbon.", None),
    ("LISBON", None),
    ("", None),
]


def test_another_model_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names the language model; without it the small English one is used."""
    monkeypatch.delenv("CULTUREPACT_MODEL", raising=False)
    assert model_name().startswith("en_core_web_sm")
    monkeypatch.setenv("CULTUREPACT_MODEL", "xx_made_up")
    assert model_name() == "xx_made_up"


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing model ends with one line that names it and says how to get it."""
    monkeypatch.setenv("CULTUREPACT_MODEL", "xx_made_up")
    with pytest.raises(MissingExtra, match=r"^the language model xx_made_up is not installed: pip install xx-made-up$"):
        load_language.__wrapped__()


def test_parsed_texts_come_in_the_order_of_the_reports(language: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """However reports are batched, each comes with its own text, in the order given."""
    monkeypatch.setattr(pipeline, "BATCH", 2)
    reports = [Report(f"{n}.txt", f"The Lorem Museum has {n} rooms.") for n in range(5)]
    assert [(doc.text, report) for doc, report in parsed(reports)] == [(r.text, r) for r in reports]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_the_dateline_tells_the_city(
    reading_of: Callable[..., Reading], text: str, expected: tuple[str, str] | None
) -> None:
    """A known place at the head of the text, before a dash or colon, is told in ordinary spelling with its words."""
    reading = reading_of(text)
    place = reading.dateline_place
    assert (place and (place[0], reading.doc[place[1] : place[2]].text)) == expected


def test_agents_are_all_who_can_act(reading_of: Callable[..., Reading]) -> None:
    """Organizations, people, countries and nouns that stand for them are agents, in text order."""
    reading = reading_of("Anna Berg of the Lorem Museum went to France. The museum met the Ipsum Library.")
    assert [(a.refs, a.how) for a in reading.agents] == [
        ((Ref("person", "Anna Berg"),), "name"),
        ((Ref("organization", "Lorem Museum"),), "name"),
        ((Ref("polity", "France"),), "polity"),
        ((Ref("organization", "Lorem Museum"),), "definite"),
        ((Ref("organization", "Ipsum Library"),), "name"),
    ]


def test_a_headline_is_a_sentence_of_its_own(reading_of: Callable[..., Reading]) -> None:
    """Sentences end at line breaks too, none is empty, and a passage has no white space at its ends."""
    text = "Museum opens in spring\n\n\nThe Lorem Museum opens.  It is new.\n"
    reading = reading_of(text)
    sentences = [s.text.strip() for s in reading.sentences()]
    assert sentences == ["Museum opens in spring", "The Lorem Museum opens.", "It is new."]
    tokens = [t.i for t in reading.doc if not t.is_space]
    passages = {text[p.start : p.end] for p in map(reading.passage, tokens)}
    assert passages == set(sentences)


def test_dates_are_asked_for_by_their_tokens(reading_of: Callable[..., Reading]) -> None:
    """Only dates that begin between the tokens and have a value are handed out."""
    reading = reading_of("It opened on 3 May 2021. It closed on 4 June 2022.")
    first = next(reading.doc.sents)
    assert [d.iso for d in reading.dates_in(0, first.end)] == ["2021-05-03"]
    assert [d.iso for d in reading.dates_in(first.end, len(reading.doc))] == ["2022-06-04"]
    assert reading.dates_in(len(reading.doc), len(reading.doc)) == []


def test_twice_the_text_takes_twice_the_steps(language: object) -> None:
    """Reading takes steps in proportion to the length of a text: counted calls, so that no clock is asked."""
    line = (
        "The Vellan Museum and the Ostrel Library of Oslo, represented by Ada Berg, director, signed a memorandum in "
        "Leeds on 3 May 2018."
    )

    def steps(lines: int) -> int:
        text = "\n".join([line] * lines)
        counter = cProfile.Profile()
        counter.enable()
        for doc, report in parsed([Report("long.txt", text)]):
            assemble(read(doc, report))
        counter.disable()
        return int(pstats.Stats(counter).total_calls)  # type: ignore[attr-defined]

    steps(5)
    assert steps(240) / steps(120) < 2.1
