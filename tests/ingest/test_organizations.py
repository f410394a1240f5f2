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


CUT_AT_AND = [
    ("Museum of Gold and Stone", 0.95, ["Museum of Gold and Stone"]),
    ("Museum of Gold & Stone", 0.95, ["Museum of Gold & Stone"]),
    ("Museum of Gold and Stone", 0.94, ["Museum of Gold"]),
    ("Museum of Gold and Stone", None, ["Museum of Gold"]),
    ("Museum of Gold in Stone", 0.95, ["Museum of Gold"]),
    ("Museum of Gold and others", 0.95, ["Museum of Gold"]),
    ("Veld Museum and Korr Library", 0.95, ["Veld Museum", "Korr Library"]),
    ("National Library and Museum of Gold", 0.95, ["National Library and Museum of Gold"]),
    ("Aldana Lights Ltd. and Stone", 0.95, ["Aldana Lights Ltd."]),
    ("National Library and Aldana Lights Ltd.", 0.95, ["National Library", "Aldana Lights Ltd."]),
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


@pytest.mark.parametrize(("name", "confidence", "expected"), CUT_AT_AND)
def test_a_name_that_is_cut_at_an_and_grows_to_the_encoders(
    mark: Callable[..., Doc], name: str, confidence: float | None, expected: list[str]
) -> None:
    """Where the encoder is sure that the name goes on it does; two own names, and firms, stay as they are."""
    doc = mark(f"They met the {name} there.", ORG=[name])
    doc.ents[0]._.confidence = confidence
    assert [m.name for m in find_organizations(doc)] == expected


@pytest.mark.parametrize("entity", ["Gold and Stone", "Museum of Gold and Stone of"])
def test_a_name_grows_only_from_its_own_start_to_a_capital(mark: Callable[..., Doc], entity: str) -> None:
    """What the encoder marks from the middle of a name on, or up to a small word, does not change the name."""
    doc = mark("They met the Museum of Gold and Stone of clay there.", ORG=[entity])
    doc.ents[0]._.confidence = 0.99
    assert [m.name for m in find_organizations(doc)] == ["Museum of Gold"]


@pytest.mark.parametrize(
    ("label", "entity"), [("ORG", "National Library and Korr"), ("PERSON", "Museum of Gold and Ash")]
)
def test_a_name_longer_than_the_encoders_stays(mark: Callable[..., Doc], label: str, entity: str) -> None:
    """Where the encoder's name ends inside the one that grammar finds, or is a person's, grammar's are kept."""
    doc = mark("The National Library and Korr Opera met the Museum of Gold and Ash there.", **{label: [entity]})
    doc.ents[0]._.confidence = 0.99
    assert [m.name for m in find_organizations(doc)] == ["National Library", "Korr Opera", "Museum of Gold"]


def test_a_name_that_grew_is_not_known_by_its_first_part(mark: Callable[..., Doc]) -> None:
    """The shorter form of the part before "and" is none of the whole."""
    doc = mark("The Kenyan National Museum and Ark opened.", ORG=["Kenyan National Museum and Ark"])
    assert [m.forms for m in find_organizations(doc)] == [("National Museum",)]
    doc.ents[0]._.confidence = 0.95
    assert [(m.name, m.forms) for m in find_organizations(doc)] == [("Kenyan National Museum and Ark", ())]


def test_a_name_that_grew_has_its_own_words_and_takes_the_part_in(mark: Callable[..., Doc]) -> None:
    """The whole name is one mention with offsets of its own, and names before it stay."""
    text = "The Korr Opera met the National Library and Museum of Gold."
    doc = mark(text, ORG=["National Library and Museum of Gold"])
    doc.ents[0]._.confidence = 0.95
    found = [(m.name, text[m.start : m.end], m.forms) for m in find_organizations(doc)]
    whole = "National Library and Museum of Gold"
    assert found == [("Korr Opera", "Korr Opera", ()), (whole, whole, ())]


@pytest.mark.parametrize(("confidence", "count"), [(0.35, 2), (0.3, 1)])
def test_a_doubted_short_form_of_a_name_is_a_mention(mark: Callable[..., Doc], confidence: float, count: int) -> None:
    """The first word of a name found by its head noun counts where the encoder half believes in it."""
    doc = mark("The Quorra Veld Museum came. Then Quorra left.", ORG=["Then Quorra"])
    doc.ents[0]._.confidence = confidence
    assert len(find_organizations(doc)) == count


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
