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


MARKED = [
    ("The port cities of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("The two towns of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("The municipalities of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("The provinces of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("The regions of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("Cities of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("It was a sale they opted in. Cities of Leeds and Lisbon met.", [["Leeds", "Lisbon"]]),
    ("The treaty of Kenya with Peru is old.", [["Kenya"], ["Peru"]]),
    ("The memorandum of the Republic of Kenya with Peru is old.", [["Republic of Kenya"], ["Peru"]]),
    ("Edinburgh, Scotland, met Lisbon.", [["Edinburgh"], ["Lisbon"]]),
    ("Edinburgh, Scotland, and Lisbon, Portugal, met.", [["Edinburgh", "Lisbon"]]),
    ("The Aldana Museum, Kenya, and the Korr Library, Peru, met.", [["Aldana Museum", "Korr Library"]]),
    ("Kenya, Peru and Chile met.", [["Kenya", "Peru", "Chile"]]),
    ("Leeds, Lisbon and Oslo met.", [["Leeds", "Lisbon", "Oslo"]]),
    ("Leeds and Kenya met.", [["Leeds", "Kenya"]]),
    *(
        (
            f"The Aldana Museum {opening}Old Glass{closing} and the Korr Library met.",
            [["Aldana Museum", "Korr Library"]],
        )
        for opening, closing in ("“”", '""', "„“", "«»")
    ),
    ("The Aldana Museum “Old Glass and the Korr Library met.", [["Aldana Museum"], ["Korr Library"]]),
    ("“We know the Aldana Museum now” and the Korr Library read.", [["Aldana Museum"], ["Korr Library"]]),
    ("The Aldana Museum shows “Old Glass” and the Korr Library reads.", [["Aldana Museum"], ["Korr Library"]]),
    (f"The Aldana Museum “It {'is old, ' * 3}it” and the Korr Library met.", [["Aldana Museum"], ["Korr Library"]]),
]

PLACES_OF_DEEDS = [
    "A show opened in the port cities of Leeds and Lisbon.",
    "In the port cities of Leeds and Lisbon a show opened.",
    "A show came to towns of Leeds and Lisbon.",
    "The streets of Leeds and Lisbon are old.",
    "The treaty of Leeds was signed.",
    "The museum of Leeds with a hall is old.",
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


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_places_and_second_names_beside_a_name_are_told_from_actors(
    marked_reading: Callable[..., Reading], text: str, expected: list[list[str]]
) -> None:
    """Cities behind "the cities of" and states behind "the treaty of" act, a country behind its city or house does
    not, and a second name in quotation marks parts nobody."""
    assert named(marked_reading(text)) == expected


@pytest.mark.parametrize("text", PLACES_OF_DEEDS)
def test_a_place_that_tells_where_is_no_actor(marked_reading: Callable[..., Reading], text: str) -> None:
    """Behind a preposition "the port cities of Leeds" are a place; so are the streets and the treaty of a city."""
    assert "Leeds" not in [name for group in named(marked_reading(text)) for name in group]


def test_a_coordination_counts_everyone_its_agents_stand_for(marked_reading: Callable[..., Reading]) -> None:
    """ "The two museums" are two, though one agent."""
    reading = marked_reading("The Aldana Museum met the Veld Museum. The two museums and the Korr Library left.")
    groups = coordinations(reading.doc, acting_agents(reading), 0, len(reading.doc))
    assert [(len(group.agents), group.number) for group in groups] == [(1, 1), (1, 1), (2, 3)]


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
