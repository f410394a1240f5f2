"""Which mentions of a report are the same organization."""

import re

import pytest
from culturepact.ingest.coreference import Group, distinctive, group_mentions, words
from culturepact.ingest.organization_mentions import Mention, clean

SAME_WORDS = [
    ("The Veld Museum", "veld museum"),
    ("Véld Museum", "Veld Museum"),
    ("Aldana Press Co., Ltd.", "Aldana Press"),
    ("Aldana Press, Inc.", "Aldana Press"),
    ("Veld Arts Centre", "Veld Arts Center"),
    ("Veld Theatre", "Veld Theater"),
    ("Ministry of Culture & Sport", "Ministry of Culture and Sport"),
    ("Women's Union of Veld", "Women’s Union of Veld"),
]

OTHER_WORDS = [("Veld Museum", "Korr Museum"), ("Veld Museum", "Veld Museums"), ("Bank of Veld", "Veld Bank")]

CLEAN = [
    ("the  Veld\nMuseum", "Veld Museum"),
    ("“Veld Museum”,", "Veld Museum"),
    ("Veld Museum's", "Veld Museum"),
    ("Veld Museum’", "Veld Museum"),
    ("A", "A"),
    ("the", "the"),
    ("", ""),
]


def mentions_of(text: str, *names: str, types: str = "company", **forms: tuple[str, ...]) -> list[Mention]:
    """A mention for each place of each name; longer names first, so that a short one is not found inside."""
    found: list[Mention] = []
    for name in sorted(names, key=lambda n: -len(n)):
        rule = "organizations.legal-form" if name.endswith(("Ltd.", "Ltd")) else "organizations.head-noun"
        for match in re.finditer(re.escape(name), text):
            if all(match.end() <= m.start or match.start() >= m.end for m in found):
                found.append(Mention(*match.span(), name, types, rule, forms.get(name.replace(" ", "_"), ())))
    return sorted(found, key=lambda m: m.start)


def forms(groups: list[Group]) -> list[tuple[str, list[str]]]:
    """Each organization's name with the words of its mentions."""
    return [(group.name, [m.name for m in group.mentions]) for group in groups]


@pytest.mark.parametrize(("one", "other"), SAME_WORDS)
def test_variants_of_spelling_have_the_same_words(one: str, other: str) -> None:
    """Case, accents, articles, legal forms and two ways to spell make no difference."""
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), OTHER_WORDS)
def test_other_names_have_other_words(one: str, other: str) -> None:
    """Another place, number or order of words is another name."""
    assert words(one) != words(other)


@pytest.mark.parametrize(("written", "expected"), CLEAN)
def test_a_name_is_cleaned_of_what_stands_round_it(written: str, expected: str) -> None:
    """Articles, possessive endings, line breaks and stray signs are no part of a name, and nothing is left empty."""
    assert clean(written) == expected


def test_a_name_of_common_words_has_nothing_distinctive() -> None:
    """Head nouns, ranks, topics and places are common to many names; an own name is not."""
    assert distinctive("National Museum of Art of Kenya") == ()
    assert distinctive("Aldana Museum of Art") == ("aldana",)


def test_two_spellings_of_one_publisher_are_one_organization() -> None:
    """With and without "House" the firm is the same, by the fullest form."""
    text = "The Aldana Books Publishing Co., Ltd. came. The Aldana Books Publishing House Co., Ltd. left."
    names = ("Aldana Books Publishing Co., Ltd.", "Aldana Books Publishing House Co., Ltd.")
    (group,) = group_mentions(mentions_of(text, *names), text)
    assert group.name == names[1]
    assert set(names) <= set(group.forms)
    assert [m.start for m in group.mentions] == [text.index(names[0]), text.index(names[1])]


def test_a_short_form_joins_the_one_longer_name() -> None:
    """A shorter name whose distinctive word stands in exactly one longer name is that organization."""
    text = "The Aldana Museum of Art met the Korr Library. The Aldana Museum left."
    groups = group_mentions(mentions_of(text, "Aldana Museum of Art", "Aldana Museum", "Korr Library"), text)
    assert forms(groups) == [
        ("Aldana Museum of Art", ["Aldana Museum of Art", "Aldana Museum"]),
        ("Korr Library", ["Korr Library"]),
    ]


def test_a_short_form_that_fits_two_names_is_left_out() -> None:
    """ "The National Museum" beside two of them is no organization of its own."""
    text = "The National Museum of Veld met the National Museum of Korr. The National Museum left."
    names = ("National Museum of Veld", "National Museum of Korr", "National Museum")
    groups = group_mentions(mentions_of(text, *names), text)
    assert forms(groups) == [(names[0], [names[0]]), (names[1], [names[1]])]


def test_a_form_in_brackets_joins_its_later_mentions() -> None:
    """What stands in brackets behind a name is the same organization wherever it is named."""
    text = "The Veld Museum of Glass (Museo Aldano) opened. The Museo Aldano is new."
    mentions = mentions_of(text, "Veld Museum of Glass", "Museo Aldano", Veld_Museum_of_Glass=("Museo Aldano",))
    (group,) = group_mentions(mentions, text)
    assert group.name == "Veld Museum of Glass"
    assert len(group.mentions) == 3


def test_an_acronym_that_nothing_introduces_joins_the_name_of_its_initials() -> None:
    """One name with these initials takes it in; two, or none, leave it an organization of its own."""
    text = "Veld Symphony Orchestra met. The VSO and the KSO played."
    groups = group_mentions(mentions_of(text, "Veld Symphony Orchestra", "VSO", "KSO"), text)
    assert [name for name, _ in forms(groups)] == ["Veld Symphony Orchestra", "KSO"]
    assert "VSO" in forms(groups)[0][1]

    text = "Veld Symphony Orchestra met Vellan School of Opera. The VSO played."
    groups = group_mentions(mentions_of(text, "Veld Symphony Orchestra", "Vellan School of Opera", "VSO"), text)
    assert len(groups) == 3


@pytest.mark.parametrize("house", ["VMG Art Museum", "VMG Library"])
def test_an_acronym_that_begins_a_name_with_a_head_noun_is_the_house_of_it(house: str) -> None:
    """ "VMG" and "VMG Art Museum" are two: the museum is one of VMG's houses."""
    text = f"The VMG met the {house}. The VMG left."
    groups = group_mentions(mentions_of(text, house, "VMG"), text)
    assert forms(groups) == [("VMG", ["VMG", "VMG"]), (house, [house])]


@pytest.mark.parametrize(
    ("short", "name"),
    [("VMG", "VMG Lorem"), ("Vmg", "Vmg Art Museum"), ("VMG", "Veld VMG Museum"), ("VM", "VM Museum")],
)
def test_other_short_forms_stay_the_longer_names(short: str, name: str) -> None:
    """What is no acronym, does not begin the name, or begins one without a head noun is short for it."""
    text = f"The {name} came. The {short} left."
    (group,) = group_mentions(mentions_of(text, name, short), text)
    assert group.name == name


def test_a_firm_is_found_by_its_own_word() -> None:
    """A firm named in full is known by its distinctive word, where it stands as a word of its own."""
    text = "Aldana Lights Co., Ltd. came. Aldana paid. The Aldanas did not, nor did post-Aldana firms."
    (group,) = group_mentions(mentions_of(text, "Aldana Lights Co., Ltd."), text)
    assert [text[m.start : m.end] for m in group.mentions] == ["Aldana Lights Co., Ltd.", "Aldana"]


def test_a_word_that_two_names_share_stands_for_neither() -> None:
    """The word alone is not taken for one of two firms that bear it."""
    text = "Aldana Lights Co., Ltd. met Aldana Foods Co., Ltd. in May. Aldana paid."
    groups = group_mentions(mentions_of(text, "Aldana Lights Co., Ltd.", "Aldana Foods Co., Ltd."), text)
    assert [len(g.mentions) for g in groups] == [1, 1]


def test_names_of_groups_are_unique() -> None:
    """However names hold one another, no two organizations of a report end with one name."""
    text = "Veld Museum (Korr Museum). Korr Museum (Veld Museum). Museum of Veld. The Korr Museum of Veld."
    mentions = mentions_of(text, "Veld Museum", "Korr Museum", "Museum of Veld", "Korr Museum of Veld")
    names = [g.name for g in group_mentions(mentions, text)]
    assert len(names) == len(set(names))


def test_no_mentions_make_no_groups() -> None:
    """A report without organizations has none."""
    assert group_mentions([], "Nobody came.") == []
