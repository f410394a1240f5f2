"""Occasions: names, kinds, dates, places, people."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import pytest
from culturepact.graph.facts import Event, Ref, Span, Stated
from culturepact.ingest.candidates import Candidate, CandidateGroup
from culturepact.ingest.event_signs import event_signs
from culturepact.ingest.events import find_events
from culturepact.ingest.reading import Reading
from culturepact.ingest.sentences import Sentences
from culturepact.ingest.weighing import likelihood

PUBLISHED = datetime.date(2021, 6, 20)
T = TypeVar("T")
Find = Callable[[str], list[Event]]


@pytest.fixture
def find(reading_of: Callable[..., Reading]) -> Find:
    """Find the occasions of a text published on 20 June 2021."""
    return lambda text: find_events(reading_of(text, PUBLISHED))


def value(stated: Stated[T] | None) -> T:
    """The value of an attribute that was found."""
    assert stated is not None
    return stated.value


def names(events: list[Event]) -> list[str]:
    """Only the names."""
    return [event.name.value for event in events]


def only(events: list[Event]) -> Event:
    """The one occasion."""
    assert len(events) == 1, names(events)
    return events[0]


FAIR = (
    "The 12th Harlund International Book Fair was held in Oslo from 3 to 7 June 2021. The fair was organised by the "
    "Norlund Publishers Association and attended by about 1,200 visitors."
)


EXHIBITION = 'The exhibition "The Copper Roads" opened at the Harlund Museum in Oslo on 4 June 2021.'


def test_a_capitalised_name_keeps_its_number_and_modifiers(find: Find) -> None:
    """The number and all capitalised words before the head belong to the name."""
    assert names(find(FAIR)) == ["12th Harlund International Book Fair"]


def test_the_head_noun_tells_the_kind(find: Find) -> None:
    """A book fair is a fair."""
    assert only(find(FAIR)).type.value == "fair"


def test_an_interval_gives_start_and_end(find: Find) -> None:
    """ "From 3 to 7 June 2021" are the first and the last day."""
    event = only(find(FAIR))

    assert (value(event.start), value(event.end)) == ("2021-06-03", "2021-06-07")


def test_a_single_day_is_start_and_end(find: Find) -> None:
    """A ceremony on one day ends on that day."""
    event = only(find("A signing ceremony took place in Oslo on 15 June 2021."))

    assert (value(event.start), value(event.end)) == ("2021-06-15", "2021-06-15")


def test_the_city_after_in_is_the_place(find: Find) -> None:
    """The city that "in" leads to is where it is held."""
    assert value(only(find(FAIR)).place) == "Oslo"


def test_a_later_definite_noun_is_the_same_occasion(find: Find) -> None:
    """What the second sentence says of "the fair" belongs to the fair of the first: its organizer."""
    assert [stated.value.name for stated in only(find(FAIR)).organizers] == ["Norlund Publishers Association"]


def test_the_number_of_visitors_is_read_with_its_separator(find: Find) -> None:
    """ "1,200 visitors" are 1200."""
    assert value(only(find(FAIR)).attendance) == 1200


def test_values_carry_the_sentence_and_the_words_they_rest_on(find: Find) -> None:
    """Each passage is a whole sentence of the text, and the words lie in it."""
    event = only(find(FAIR))
    assert event.place is not None
    assert event.attendance is not None
    second = FAIR.index("The fair was")

    assert event.name.passage == Span(0, second - 1)
    assert FAIR[event.name.words.start : event.name.words.end] == "12th Harlund International Book Fair"
    assert FAIR[event.place.words.start : event.place.words.end] == "Oslo"
    assert event.attendance.passage == Span(second, len(FAIR))


def test_a_quoted_title_is_the_name_of_an_exhibition(find: Find) -> None:
    """The title in quotation marks names the exhibition, with its article."""
    event = only(find(EXHIBITION))

    assert (event.name.value, event.type.value) == ("The Copper Roads", "exhibition")


def test_a_house_behind_at_is_the_venue(find: Find) -> None:
    """ "At the Harlund Museum" tells the venue."""
    assert value(only(find(EXHIBITION)).venue) == "Harlund Museum"


def test_two_editions_are_two_occasions(find: Find) -> None:
    """Different numbers before the same name do not fold into one."""
    text = (
        "The 5th Harlund Music Festival was held in Oslo in May 2020. "
        "The 6th Harlund Music Festival will be held in Oslo in May 2022."
    )

    assert names(find(text)) == ["5th Harlund Music Festival", "6th Harlund Music Festival"]


def test_a_ceremony_during_a_festival_is_part_of_it(find: Find) -> None:
    """ "During the X" makes X the larger occasion."""
    text = "A signing ceremony was held in Oslo on 5 May 2021 during the 6th Harlund Music Festival."
    ceremony = next(event for event in find(text) if event.type.value == "ceremony")

    assert value(ceremony.part_of) == Ref("event", "6th Harlund Music Festival")


@pytest.mark.parametrize(
    "text",
    [
        "The festival director spoke about the exhibition hall and the concert programme office.",
        "The two museums hope for more exchanges of exhibitions and of training.",
        "He has worked at the museum for ten years and two weeks.",
        "",
    ],
)
def test_nouns_that_tell_of_no_occasion_give_none(find: Find, text: str) -> None:
    """A modifier, a wish, a measure of time and an empty text are no occasions."""
    assert find(text) == []


def test_people_said_to_attend_take_part(find: Find) -> None:
    """Who attended the ceremony is a participant of it."""
    text = (
        "A signing ceremony was held in Oslo on 15 June 2021. Anna Berglund, director of the Harlund Museum, "
        "and Peter Holm, director of the Norlund Library, attended the ceremony."
    )
    event = next(event for event in find(text) if event.type.value == "ceremony")

    assert {"Anna Berglund", "Peter Holm"} <= {stated.value.name for stated in event.participants}


def test_signs_without_a_weight_weigh_nothing() -> None:
    """An unknown sign leaves the likelihood as it is without any."""
    assert likelihood("event_weights.csv", "occasion", ["no such sign"]) == likelihood(
        "event_weights.csv", "occasion", []
    )


def test_the_encoders_occasions_are_signs(marked_reading: Callable[..., Reading]) -> None:
    """What the encoder says of a candidate is among its signs."""
    reading = marked_reading("They opened the Veld Fair there.", EVENT=["Veld Fair"])
    [span] = reading.doc.spans["events"]
    span._.confidence = 0.9
    member = Candidate(span.start, span.end, span.end - 1, "fair", "fair", "name", "the", span.text)

    assert "encoder:strong" in event_signs(reading, Sentences(reading), CandidateGroup([member]))
