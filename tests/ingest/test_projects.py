"""Undertakings: names, partners, how far they have come."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from culturepact.graph.facts import Project
from culturepact.ingest.agreements import find_agreements
from culturepact.ingest.candidates import Candidate, CandidateGroup
from culturepact.ingest.events import find_events
from culturepact.ingest.project_setting import ProjectSetting
from culturepact.ingest.project_signs import project_signs
from culturepact.ingest.projects import find_projects
from culturepact.ingest.reading import Reading

Find = Callable[[str], list[Project]]


@pytest.fixture
def find(reading_of: Callable[..., Reading]) -> Find:
    """Find the undertakings of a text published on 20 June 2021, with its occasions and agreements at hand."""

    def found(text: str) -> list[Project]:
        reading = reading_of(text, datetime.date(2021, 6, 20))
        return find_projects(reading, find_events(reading), find_agreements(reading).agreements)

    return found


def partners(project: Project) -> set[str]:
    """The names of the partners."""
    return {stated.value.name for stated in project.partners}


def named(projects: list[Project], word: str) -> Project:
    """The one project with the word in its name."""
    found = [project for project in projects if word in project.name.value]
    assert len(found) == 1, [project.name.value for project in projects]
    return found[0]


AGREEMENT = (
    "The Harlund Museum and the Norlund University signed an agreement in Oslo on 15 June 2021. Under the agreement, "
    "the two sides will publish a joint catalogue of old maps and organise a training course for young curators."
)


def test_what_both_sides_will_do_has_the_parties_as_partners(find: Find) -> None:
    """A clause about "the two sides" hangs on the agreement told before it."""
    assert partners(named(find(AGREEMENT), "catalogue")) == {"Harlund Museum", "Norlund University"}


def test_each_undertaking_of_a_clause_is_a_project(find: Find) -> None:
    """A catalogue and a course are two."""
    projects = find(AGREEMENT)

    assert named(projects, "catalogue").name.value != named(projects, "course").name.value


def test_a_name_takes_in_its_complement(find: Find) -> None:
    """ "Of old maps" belongs to the catalogue's name, the article does not."""
    assert named(find(AGREEMENT), "catalogue").name.value == "joint catalogue of old maps"


def test_what_will_be_done_is_planned(find: Find) -> None:
    """The future tense makes a plan."""
    assert named(find(AGREEMENT), "catalogue").status.value == "planned"


def test_partners_and_name_point_into_the_text(find: Find) -> None:
    """The words of the name and of each partner are the text's own, inside their passage."""
    project = named(find(AGREEMENT), "catalogue")

    assert AGREEMENT[project.name.words.start : project.name.words.end] == "joint catalogue of old maps"
    for stated in project.partners:
        assert stated.passage.start <= stated.words.start < stated.words.end <= stated.passage.end


def test_a_title_names_what_is_made_together(find: Find) -> None:
    """The quoted title of a film made by two studios is the project."""
    text = (
        'The Harlund Film Studio and the Norlund Film Studio will jointly produce the feature film "Copper Roads". '
        "Shooting begins in Oslo in 2022."
    )

    assert partners(named(find(text), "Copper Roads")) == {"Harlund Film Studio", "Norlund Film Studio"}


def test_a_joint_exhibition_is_occasion_and_project(reading_of: Callable[..., Reading]) -> None:
    """An exhibition that two museums organise together is found as both, under one name."""
    text = (
        'The joint exhibition "Copper Roads", organised by the Harlund Museum together with the Norlund Museum, '
        "will open in Oslo on 4 September 2021."
    )
    reading = reading_of(text)
    events = find_events(reading)

    assert [event.name.value for event in events] == ["Copper Roads"]
    assert [project.name.value for project in find_projects(reading, events)] == ["Copper Roads"]


@pytest.mark.parametrize("text", ["", "The course lasts two weeks.", "The weather in Oslo was fine."])
def test_without_a_named_partner_there_is_no_project(find: Find, text: str) -> None:
    """An undertaking of nobody, and no undertaking at all, give nothing."""
    assert find(text) == []


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        ("from 4 to 30 September 2021", "planned"),
        ("from 1 June to 30 July 2021", "ongoing"),
        ("from 4 to 30 March 2021", "completed"),
    ],
)
def test_the_dates_of_an_exhibition_tell_how_far_it_has_come(find: Find, dates: str, status: str) -> None:
    """On the day of publication, 20 June 2021, it lies ahead, is on, or is over."""
    text = (
        'The joint exhibition "Copper Roads", organised by the Harlund Museum together with the Norlund Museum, '
        f"is shown in Oslo {dates}."
    )

    assert named(find(text), "Copper Roads").status.value == status


def test_the_encoders_undertakings_are_signs(marked_reading: Callable[..., Reading]) -> None:
    """What the encoder says of a candidate is among its signs."""
    reading = marked_reading("They opened the Veld Project there.", PROJECT=["Veld Project"])
    [span] = reading.doc.spans["projects"]
    span._.confidence = 0.7
    member = Candidate(span.start, span.end, span.end - 1, "project", "", "name", "the", span.text)

    assert "encoder:fair" in project_signs(ProjectSetting(reading, [], []), CandidateGroup([member]))
