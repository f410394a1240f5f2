"""Lists of organizations under one plural head."""

from collections.abc import Callable

import pytest
from culturepact.ingest.organizations import find_organizations
from spacy.tokens import Doc

LISTS = [
    (
        "The National Museums of Leeds, Madrid and Cairo came.",
        ["National Museum of Leeds", "National Museum of Madrid", "National Museum of Cairo"],
    ),
    (
        "The Film, Music and Game Associations of Leeds came.",
        ["Film Association of Leeds", "Music Association of Leeds", "Game Association of Leeds"],
    ),
    ("The Aldana and Korr Libraries came.", ["Aldana Library", "Korr Library"]),
    ("The Universities of Leeds and Madrid signed.", ["University of Leeds", "University of Madrid"]),
]

NO_LISTS = [
    ("The National Archives of Kenya came.", "National Archives of Kenya"),
    ("The National Museums of Kenya came.", "National Museums of Kenya"),
    ("Aldana Film and Music Studios Co., Ltd. came.", "Aldana Film and Music Studios Co., Ltd."),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_member_is_named_by_the_singular(mark: Callable[..., Doc], text: str, expected: list[str]) -> None:
    """Each member of a list is an organization of its own, its words lying inside the list."""
    mentions = find_organizations(mark(text, GPE=["Leeds", "Madrid", "Cairo"]))
    assert [m.name for m in mentions] == expected
    assert {m.rule for m in mentions} == {"organizations.shared-head"}
    for mention in mentions:
        assert text[mention.start : mention.end] in mention.name


@pytest.mark.parametrize(("text", "expected"), NO_LISTS)
def test_a_plural_name_that_is_no_list_stays_one(mark: Callable[..., Doc], text: str, expected: str) -> None:
    """A body whose own name is a plural is one organization by that name."""
    assert [m.name for m in find_organizations(mark(text, GPE=["Kenya"]))] == [expected]


@pytest.mark.parametrize("text", ["Museums of", "Museums of Leeds,", "Museums of Leeds, Madrid and", "and Libraries"])
def test_a_list_cut_off_at_the_end_of_the_text_makes_no_error(mark: Callable[..., Doc], text: str) -> None:
    """A text may end inside the list; what is found then lies inside the text."""
    for mention in find_organizations(mark(f"National {text}", GPE=["Leeds", "Madrid"])):
        assert 0 <= mention.start < mention.end <= len(text) + len("National ")
