"""Mentions of organizations in a text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from culturepact.ingest.organizations import find_organizations
from spacy.tokens import Doc

PLACES = ["Leeds", "Madrid", "Kenya"]

FOUND = [
    ("The Veld Museum reopened.", "Veld Museum", "museum", "organizations.head-noun"),
    ("We met Aldana Press Co., Ltd. in May.", "Aldana Press Co., Ltd.", "company", "organizations.legal-form"),
    (
        "The Department of Culture, Radio and Film of Leeds came.",
        "Department of Culture, Radio and Film of Leeds",
        "government",
        "organizations.head-noun",
    ),
    ("The National Museum in Madrid opened.", "National Museum in Madrid", "museum", "organizations.head-noun"),
    ("The National Museum, Madrid, opened.", "National Museum, Madrid", "museum", "organizations.head-noun"),
    ("The Veld Museum in Madrid opened.", "Veld Museum", "museum", "organizations.head-noun"),
    ("The Veld Embassy to Kenya opened.", "Veld Embassy to Kenya", "government", "organizations.head-noun"),
    ("It is shown in 798 Art Park today.", "798 Art Park", "park", "organizations.head-noun"),
]

NONE = [
    "The Veld Museum Week opened.",
    "The Veld Library Prize was given.",
    "They met at Veld Museum Square.",
    "They met at the Veld Convention Center.",
    "They met in the Opera House.",
    "The Museum opened.",
    'They read "Veld Museum" aloud.',
    "They read “Veld Museum” aloud.",
    "the museum and the library",
    "She is Minister of Tourism, Creative Industries and Performing Arts.",
    "The Veld Cultural Cooperation Agreement was signed.",
    "The Treaty on the Veld Council was signed.",
    "",
    "\n",
    "😀",
]

FORMS = [
    ("The National Museum in Madrid opened.", "National Museum"),
    ("The Aldana Gallery of Madrid opened.", "Aldana Gallery"),
    ("The Kenyan Ministry of Culture opened it.", "Ministry of Culture"),
]


@pytest.mark.parametrize(("text", "name", "type", "rule"), FOUND)
def test_a_name_is_found_with_its_type_and_rule(
    mark: Callable[..., Doc], text: str, name: str, type: str, rule: str
) -> None:
    """A mention has the name as written, what its head noun speaks for, and the rule that found it."""
    (mention,) = find_organizations(mark(text, GPE=PLACES))
    assert (mention.name, mention.type, mention.rule) == (name, type, rule)
    assert text[mention.start : mention.end] == name


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_an_organization_is_left_out(mark: Callable[..., Doc], text: str) -> None:
    """Occasions, prizes, squares, hired halls, bare heads and titles in quotes are no organizations."""
    assert find_organizations(mark(text, GPE=PLACES)) == []


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_a_name_is_known_without_its_place_and_nation(mark: Callable[..., Doc], text: str, form: str) -> None:
    """A name that a place or nationality completes is known by the shorter form too."""
    (mention,) = find_organizations(mark(text, GPE=PLACES, NORP=["Kenyan"]))
    assert form in mention.forms


def test_a_slash_joins_topics_alone(mark: Callable[..., Doc]) -> None:
    """Two names with a slash between them are two; "Radio/TV" is one word of a name."""
    names = [m.name for m in find_organizations(mark("The Veld Museum/Aldana Library and the Radio/TV Institute met."))]
    assert names == ["Veld Museum", "Aldana Library", "Radio/TV Institute"]


def test_a_name_does_not_run_over_a_line(mark: Callable[..., Doc]) -> None:
    """A headline without a full stop does not grow into the line below."""
    found = find_organizations(mark("News of the Veld Museum\n\nKorr Library opened."))
    assert [m.name for m in found] == ["Veld Museum", "Korr Library"]


def test_an_elided_list_of_associations_gives_each_its_own(mark: Callable[..., Doc]) -> None:
    """Names in a list that share only their first place each stay whole, inner "and" included."""
    text = (
        "Heads of Veld Film Distribution and Display Industry Association, Animation Industry Association, "
        "Radio and Film Production Industry Association, and Online Game Industry Association came."
    )
    assert [m.name for m in find_organizations(mark(text))] == [
        "Veld Film Distribution and Display Industry Association",
        "Animation Industry Association",
        "Radio and Film Production Industry Association",
        "Online Game Industry Association",
    ]


def test_mentions_slice_to_their_name_in_every_sample(sample_docs: list[Doc]) -> None:
    """Mentions lie in the text in order, none overlapping but for shared heads, and hold the words of their name."""
    for doc in sample_docs:
        mentions = find_organizations(doc)
        assert mentions
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(doc.text)
            assert 0 < mention.confidence <= 1
            written = " ".join(doc.text[mention.start : mention.end].split())
            if mention.rule != "organizations.shared-head":
                assert mention.name in written
        for one, other in pairwise(mentions):
            assert one.end <= other.start or "organizations.shared-head" in (one.rule, other.rule)
