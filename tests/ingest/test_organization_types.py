"""What kind of organization a name speaks of."""

import pytest
from culturepact.ingest.coreference import Group
from culturepact.ingest.organization_mentions import Mention
from culturepact.ingest.organization_types import organization_type

BY_NAME = [
    ("Veld Film Bureau", "museum", "government"),
    ("Department of Culture of Veld", None, "government"),
    ("Veld University Library", "university", "library"),
    ("Aldana Lights Co., Ltd.", None, "company"),
    ("Aldana Lights GmbH", None, "company"),
    ("Veld Puppet Theatre Company", "company", "performing-company"),
    ("International Federation of Puppeteers", "association", "international-organization"),
    ("Association of Veld Museums", "museum", "association"),
    ("Veld Film Festival Office", "government", "festival"),
    ("Aldana Foundation", None, "foundation"),
    ("Veld House of Culture", None, "cultural-centre"),
    ("Veld Academy of Sciences", "university", "research-institute"),
    ("Veld Opera Academy", "performing-company", "university"),
    ("Veld Museum", "museum", "museum"),
    ("Veld Digital Park", "park", "park"),
]

BESIDE = [
    ("The broadcaster Quorra sent a crew.", "media"),
    ("They met Quorra, a publisher, in May.", "company"),
    ("They met Quorra (a museum) in May.", "museum"),
]


def group(name: str, type: str | None, start: int = 0) -> Group:
    """An organization with one mention."""
    return Group(name, [name], [Mention(start, start + len(name), name, type, "organizations.head-noun")])


@pytest.mark.parametrize(("name", "head", "expected"), BY_NAME)
def test_cues_in_the_name_overrule_its_head_noun(name: str, head: str | None, expected: str) -> None:
    """Legal form, reach and field decide before the head noun's own type does."""
    assert organization_type(group(name, head), name)[0] == expected


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_name_without_cue_is_told_by_the_words_beside_it(text: str, expected: str) -> None:
    """A head noun in apposition tells the type of a bare name."""
    assert organization_type(group("Quorra", None, text.index("Quorra")), text)[0] == expected


def test_a_guess_is_less_sure_than_a_cue() -> None:
    """The confidence falls from a cue in the name over the words beside it to a guess."""
    cue = organization_type(group("Quorra Ltd", None), "Quorra Ltd")[1]
    beside = organization_type(group("Quorra", None, 16), "The broadcaster Quorra sent a crew.")[1]
    guess = organization_type(group("Quorra", None), "Quorra sent a crew.")[1]
    assert cue > beside > guess > 0


def test_the_type_most_mentions_speak_for_wins() -> None:
    """Where mentions differ, the type told most often is taken."""
    mentions = [Mention(i, i + 1, "Q", kind, "organizations.head-noun") for i, kind in enumerate("aba")]
    assert organization_type(Group("Q", ["Q"], mentions), "QQQ") == ("a", 0.8)


def test_the_encoder_is_heard_where_it_is_sure_or_nothing_else_tells() -> None:
    """A sure type counts before the head noun and behind a cue; an unsure one only before the last guess."""
    name = "Quorra"

    def read(kind: str | None, trust: float, written: str = name) -> tuple[str, float]:
        return organization_type(group(written, kind), written, [(0, 3, "library", trust)])

    assert read("museum", 0.9) == ("library", 0.8)
    assert read("museum", 0.7)[0] == "museum"
    assert read(None, 0.5) == ("library", 0.45)
    assert read(None, 0.1) == ("library", 0.3)
    assert read(None, 0.9, "Quorra Ltd")[0] == "company"
    assert organization_type(group(name, None), name, [(40, 43, "library", 0.9)])[0] == "company"
