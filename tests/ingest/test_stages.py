"""The stages as spaCy components."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from culturepact.graph.facts import Report
from culturepact.ingest.pipeline import load_language, read
from culturepact.ingest.stages import STAGES, add_stages, agents, reading_of
from spacy.language import Language
from spacy.tokens import Doc

TEXT = "The Harbour Museum signed an agreement with the Tidewater Library, said Anna Berg, director of the museum."


@pytest.fixture(scope="module")
def language() -> Language:
    """A language pipeline of its own with the stages at its end."""
    return add_stages(_fresh())


def _fresh() -> Language:
    """The language model, not the shared one, which has no stages."""
    load_language.cache_clear()
    fresh = load_language()
    load_language.cache_clear()
    return fresh


def test_what_each_stage_needs_is_given_by_one_before(language: Language) -> None:
    """spaCy finds no stage whose declared needs nobody fulfils."""
    assert {name: [] for name in language.pipe_names} == language.analyze_pipes()["problems"]


def test_the_stages_stand_behind_the_language_model_in_their_order(language: Language) -> None:
    """They run in the order in which they need each other."""
    assert list(STAGES) == language.pipe_names[-len(STAGES) :]


def test_a_text_in_the_pipeline_gets_the_reading_that_a_report_gets(language: Language) -> None:
    """A spaCy user finds in the text what ingest finds in a report."""
    piped = language(TEXT)._.reading
    read_alone = read(load_language()(TEXT), Report("text", TEXT))

    assert [group.name for group in read_alone.organizations] == [group.name for group in piped.organizations]
    assert [group.name for group in read_alone.people] == [group.name for group in piped.people] == ["Anna Berg"]
    assert read_alone.agents == piped.agents


def test_a_stage_finds_nothing_in_an_empty_text(language: Language) -> None:
    """No text, nothing found, no error."""
    reading = language("")._.reading

    assert (reading.organizations, reading.people, reading.dates, reading.agents) == ([], [], [], [])


def test_a_state_acts_under_its_full_name(mark: Callable[..., Doc]) -> None:
    """Of "the People's Republic of Kenya" all belongs to the name, wherever the recognizer saw it begin."""
    text = "Yesterday the People's Republic of Kenya signed."
    for seen in ("Kenya", "Republic of Kenya"):
        [agent] = reading_of(agents(mark(text, GPE=[seen]))).agents
        assert agent.refs[0].name == "People's Republic of Kenya"
    [agent] = reading_of(agents(mark("The banks of Kenya are long.", GPE=["Kenya"]))).agents
    assert agent.refs[0].name == "Kenya"
