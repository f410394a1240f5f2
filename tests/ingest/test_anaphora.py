"""Words that stand for a name said before."""

from collections.abc import Callable

import pytest
from culturepact.ingest.anaphora import Resolver
from culturepact.ingest.coreference import Group
from spacy.tokens import Doc

NAMES = {
    "Veld Museum": "museum",
    "Korr Museum": "museum",
    "Aldana Library": "library",
    "Ministry of Culture": "government",
}

AGENTS = [
    ("Veld Museum came. The museum left.", [("The museum", ["Veld Museum"], "definite")]),
    ("Veld Museum met Aldana Library. The library left.", [("The library", ["Aldana Library"], "definite")]),
    ("Veld Museum met Aldana Library. The museum left.", [("The museum", ["Veld Museum"], "definite")]),
    (
        "Veld Museum met Korr Museum. The two museums left.",
        [("The two museums", ["Korr Museum", "Veld Museum"], "both")],
    ),
    ("Veld Museum met Korr Museum. Both museums left.", [("Both museums", ["Korr Museum", "Veld Museum"], "both")]),
    ("Veld Museum met Aldana Library. Both sides left.", [("Both sides", ["Aldana Library", "Veld Museum"], "both")]),
    (
        "Veld Museum met Aldana Library. The two institutions left.",
        [("The two institutions", ["Aldana Library", "Veld Museum"], "both")],
    ),
    (
        "Veld Museum met Aldana Library. The two sides left.",
        [("The two sides", ["Aldana Library", "Veld Museum"], "both")],
    ),
    ("Veld Museum came. A museum left.", []),
    ("Veld Museum came. The museums left.", []),
    ("Veld Museum came. The two museums left.", []),
    ("Veld Museum came. The library left.", []),
    ("The museum came before Veld Museum.", []),
    ("Nobody came. The museum left.", []),
    ("museum", []),
    ("the", []),
]

OFFICES = [
    ("Minister of Culture", True),
    ("Culture Minister", True),
    ("Deputy Minister of Culture", True),
    ("Minister of Tourism", False),
    ("Minister", True),
    ("Secretary", False),
    ("Mayor of Culture", False),
    ("director", False),
    ("", False),
]


def resolver(doc: Doc) -> Resolver:
    """A resolver that knows where the made-up names stand."""
    names = [name for name in NAMES if name in doc.text]
    mentions = []
    for index, name in enumerate(names):
        span = doc.char_span(doc.text.index(name), doc.text.index(name) + len(name))
        assert span is not None
        mentions.append((span.start, span.end, index))
    return Resolver(doc, [Group(n, [n]) for n in names], [NAMES[n] for n in names], sorted(mentions))


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_a_definite_noun_means_the_last_that_fits(
    mark: Callable[..., Doc], text: str, expected: list[tuple[str, list[str], str]]
) -> None:
    """ "The museum" is the last museum before it, "both sides" the last two; others mean nobody."""
    doc = mark(text)
    found = resolver(doc)
    agents = [
        (doc[first:last].text, sorted(found.groups[i].name for i in groups), how)
        for first, last, groups, how in found.agents()
    ]
    assert agents == expected


@pytest.mark.parametrize(("role", "found"), OFFICES)
def test_a_minister_leads_to_the_ministry_named(mark: Callable[..., Doc], role: str, found: bool) -> None:
    """A minister is tied to the one ministry of the own field, or the only one; other roles and fields to none."""
    index = resolver(mark("Veld Museum met Ministry of Culture.")).office_of(role)
    assert index == (1 if found else None)


def test_a_bare_mayor_leads_to_the_one_city_named(mark: Callable[..., Doc]) -> None:
    """Where one city's government is named the mayor is its; a governor is not guessed."""
    groups = [Group(n, [n]) for n in ("City of Veld", "Korr Museum")]
    found = Resolver(mark("They met."), groups, ["government", "museum"], [])
    assert (found.office_of("Mayor"), found.office_of("Governor")) == (0, None)


@pytest.mark.parametrize("role", ["Minister of Culture", "Minister"])
def test_two_offices_of_one_field_stand_for_neither(mark: Callable[..., Doc], role: str) -> None:
    """Where two ministries fit equally, none is meant."""
    groups = [Group(n, [n]) for n in ("Ministry of Culture of Veld", "Ministry of Culture of Korr")]
    assert Resolver(mark("They met."), groups, ["government"] * 2, []).office_of(role) is None


def test_a_place_before_the_noun_chooses(mark: Callable[..., Doc]) -> None:
    """ "The Veld museum" is the museum that bears the place, though another was named later."""
    doc = mark("Veld Museum met Korr Museum. The Veld museum left.", GPE=["Veld"], pos={"Veld": "PROPN"})
    agents = [(doc[a:b].text, groups) for a, b, groups, _ in resolver(doc).agents()]
    assert agents == [("The Veld museum", (0,))]


def resolver_of(doc: Doc, *names: str) -> Resolver:
    """A resolver that knows names of governments, named nowhere in the text."""
    return Resolver(doc, [Group(name, [name]) for name in names], ["government"] * len(names), [])


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Veld City Council", "City of Veld"), 1),
        (("City of Veld", "Veld City Council"), 0),
        (("Veld City Council", "City of Veld Parks"), None),
        (("Veld City Council", "Veld Municipality"), None),
    ],
)
def test_of_two_offices_of_a_mayor_the_city_itself_is_meant(
    mark: Callable[..., Doc], names: tuple[str, ...], found: int | None
) -> None:
    """Where more than one body of the city fits, "City of X" is the mayor's; without it none is."""
    assert resolver_of(mark("They met."), *names).office_of("Mayor of Veld") == found


@pytest.mark.parametrize(
    ("names", "pos", "found"),
    [
        (("Veld Guild", "Korr Library"), "NOUN", 0),
        (("Veld Guild", "Korr Library"), "PROPN", 0),
        (("Veld Guild", "Korr Library"), "VERB", None),
        (("Veld Guild", "Korr Guild"), "NOUN", None),
        (("Korr Library",), "NOUN", None),
    ],
)
def test_a_head_noun_means_the_one_body_whose_name_has_it(
    mark: Callable[..., Doc], names: tuple[str, ...], pos: str, found: int | None
) -> None:
    """ "The guild" is the one guild of the report, wherever it is named; one of two is not guessed."""
    doc = mark("They met the guild of old.", pos={"guild": pos})
    assert resolver_of(doc, *names).definite(0, len(doc)) == found


def test_a_word_that_heads_no_name_is_passed_over(mark: Callable[..., Doc]) -> None:
    """Words before it are looked at still."""
    doc = mark("They met the guild at the festival.", pos={"guild": "NOUN", "festival": "NOUN"})
    assert resolver_of(doc, "Veld Guild").definite(0, len(doc)) == 0


@pytest.mark.parametrize(
    "text", ["museum", "two museums", "both", "the", "the two", "The museum of", "of the museum in"]
)
def test_nouns_at_the_edges_of_a_text_make_no_error(mark: Callable[..., Doc], text: str) -> None:
    """A text may begin or end with such a noun; without names before it, it means nobody."""
    doc = mark(text)
    assert resolver(doc).agents() == []
    assert resolver(doc).definite(0, len(doc)) is None
