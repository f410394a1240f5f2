"""Who stands beside whom."""

from collections.abc import Callable

import pytest
from culturepact.ingest.acting_agents import acting_agents
from culturepact.ingest.coordination import coordinations
from culturepact.ingest.reading import Reading

LISTS = [
    ("The Aldana Museum and the Korr Library met.", [["Aldana Museum", "Korr Library"]]),
    (
        "The Aldana Museum, the Korr Library, and the Ondra Gallery met.",
        [["Aldana Museum", "Korr Library", "Ondra Gallery"]],
    ),
    ("The Aldana Museum as well as the Korr Library met.", [["Aldana Museum", "Korr Library"]]),
    ("The Aldana Museum (AM) and the Korr Library met.", [["Aldana Museum", "Korr Library"]]),
    ("The Aldana Museum, a museum of glass, and the Korr Library met.", [["Aldana Museum", "Korr Library"]]),
    ("The Aldana Museum met the Korr Library.", [["Aldana Museum"], ["Korr Library"]]),
    ("The Aldana Museum with the Korr Library left.", [["Aldana Museum"], ["Korr Library"]]),
    ("The Aldana Museum\n\nThe Korr Library left.", [["Aldana Museum"], ["Korr Library"]]),
]

COUNTRIES = [
    ("France and Portugal signed it.", ["France", "Portugal"]),
    ("– France and Portugal signed it.", ["France", "Portugal"]),
    ("They signed it in France.", []),
    ("France's museums signed it.", []),
    ("They came from France.", []),
]


def named(reading: Reading) -> list[list[str]]:
    """The names of each group of agents."""
    agents = acting_agents(reading)
    groups = coordinations(reading.doc, agents, 0, len(reading.doc))
    return [[agent.refs[0].name for agent in group.agents] for group in groups]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_commas_and_small_words_join_agents(
    reading_of: Callable[..., Reading], text: str, expected: list[list[str]]
) -> None:
    """Names joined by commas, "and", brackets and asides stand together; verbs, "with" and line breaks part them."""
    assert named(reading_of(text)) == expected


def test_a_person_takes_the_apposition_along(reading_of: Callable[..., Reading]) -> None:
    """The organization in a person's role does not stand for itself, and the next person joins behind it."""
    text = "Anna Berg, director of the Aldana Museum, and Tomas Lund, head of the Korr Library, spoke."
    assert named(reading_of(text)) == [["Anna Berg", "Tomas Lund"]]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES)
def test_a_country_counts_only_where_it_can_act(
    reading_of: Callable[..., Reading], text: str, expected: list[str]
) -> None:
    """A country that says where, whence or whose does not act; at the start of a text it may."""
    assert [a.refs[0].name for a in acting_agents(reading_of(text))] == expected


def test_joints_tell_comma_from_and(reading_of: Callable[..., Reading]) -> None:
    """Between neighbours the joint is "and" where one stands, else a comma; there is one fewer than agents."""
    reading = reading_of("The Aldana Museum, the Korr Library and the Ondra Gallery met.")
    (group,) = coordinations(reading.doc, acting_agents(reading), 0, len(reading.doc))
    assert group.joints == (",", "and")
    assert (group.first, group.last) == (group.agents[0].first, group.agents[-1].last)


def test_agents_outside_the_bounds_do_not_count(reading_of: Callable[..., Reading]) -> None:
    """Only agents that lie wholly between the two tokens are grouped."""
    reading = reading_of("The Aldana Museum and the Korr Library met.")
    assert coordinations(reading.doc, acting_agents(reading), 2, len(reading.doc))[0].agents[0].first > 2
    assert coordinations(reading.doc, acting_agents(reading), 0, 0) == []
