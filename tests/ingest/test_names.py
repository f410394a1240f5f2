"""Where names with a head noun begin and end."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from culturepact.ingest.name_readings import is_place
from culturepact.ingest.names import Grammar, NameSpan, longest
from spacy.tokens import Doc

NAMES = [
    ("The Veld Museum reopened.", ["Veld Museum"]),
    (
        "It was led by the Department of Culture, Radio and Film of Korrland.",
        ["Department of Culture, Radio and Film of Korrland"],
    ),
    (
        "It was led by the Department of Culture, Radio, Film, TV, Press and Publication of Korrland.",
        ["Department of Culture, Radio, Film, TV, Press and Publication of Korrland"],
    ),
    ("The Ministry of Youth and Sport met the Veld Opera.", ["Ministry of Youth and Sport", "Veld Opera"]),
    ("The Radio and Film Production Association met.", ["Radio and Film Production Association"]),
    ("They saw the Veld Radio and the Film Museum.", ["Veld Radio", "Film Museum"]),
    ("The Ministry of Culture and the Veld Museum signed.", ["Ministry of Culture", "Veld Museum"]),
    ("The Bureau of Culture, the Veld Museum and others came.", ["Bureau of Culture", "Veld Museum"]),
    ("The Veld Museum and Korr Library signed.", ["Veld Museum", "Korr Library"]),
    ("The Veld Museum, Korr Library signed.", ["Veld Museum", "Korr Library"]),
    ("The Veld Museum Association met.", ["Veld Museum Association"]),
    ("Aldana Press Co., Ltd. and the Veld Park signed.", ["Aldana Press Co., Ltd.", "Veld Park"]),
    ("Aldana Lights Co., Ltd., came too.", ["Aldana Lights Co., Ltd."]),
    ("Aldana Lights, Inc. came too.", ["Aldana Lights, Inc."]),
    ("The Writers' Association of Veld met.", ["Writers' Association of Veld"]),
    ("The Veld Museum's Korr Library opened.", ["Veld Museum", "Korr Library"]),
    ("The University of Veld-Korr opened.", ["University of Veld-Korr"]),
    ("The University of Veld-Korr-Ondra opened.", ["University of Veld-Korr-Ondra"]),
    ("The Veld University-Korr opened.", ["Veld University-Korr"]),
    ("The Veld University -Korr opened.", ["Veld University"]),
    ("The Veld University - Korr opened.", ["Veld University"]),
    ("The Veld University/Korr opened.", ["Veld University"]),
    ("The Veld University-based choir sang.", ["Veld University"]),
    ("The Museum of the City of Veld opened.", ["Museum of the City of Veld"]),
    ("President Veld Foundation spoke.", ["Veld Foundation"]),
    ("Veld Museum\n\nKorr Library opened.", ["Veld Museum", "Korr Library"]),
    ("The Government of Veld and the Kingdom of Korr signed.", ["Government of Veld"]),
    ("The Government of Veld and the People's Republic of Korr signed.", ["Government of Veld"]),
    ("the veld museum opened.", []),
    ("Nothing was said.", []),
]


def names(doc: Doc) -> list[str]:
    """The names found, as written."""
    return [doc[span.start : span.end].text for span in Grammar(doc, is_place).names()]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_a_name_ends_where_its_grammar_ends(mark: Callable[..., Doc], text: str, expected: list[str]) -> None:
    """Modifiers, complements and legal forms belong to the name; neighbours, articles and roles do not."""
    assert names(mark(text, GPE=["Korrland"])) == expected


def test_a_hyphen_at_the_end_of_a_text_joins_nothing(mark: Callable[..., Doc]) -> None:
    """A text may break off behind the hyphen."""
    doc = Doc(mark("").vocab, words=["Veld", "University", "-"], spaces=[True, False, False])
    assert names(doc) == ["Veld University"]


def test_a_headline_verb_ends_the_name(mark: Callable[..., Doc]) -> None:
    """In a headline with capitals throughout the verb is no part of the name before it."""
    assert names(mark("Veld Museum Signs Pact with Korr Library", tags={"Signs": "VBZ"})) == [
        "Veld Museum",
        "Korr Library",
    ]


def test_of_overlapping_names_the_longest_stays() -> None:
    """Of spans that overlap the longest is kept, of equal ones the first, and they come in text order."""
    spans = [NameSpan(6, 9, 7, "a"), NameSpan(0, 3, 1, "b"), NameSpan(2, 7, 4, "c"), NameSpan(8, 11, 9, "d")]
    assert [(s.start, s.end) for s in longest(spans)] == [(2, 7), (8, 11)]


def test_no_name_lies_inside_another(sample_docs: list[Doc]) -> None:
    """In every sample report the names lie inside the text, one behind the other, with their head inside."""
    for doc in sample_docs:
        spans = list(Grammar(doc, is_place).names())
        assert spans
        assert all(0 <= s.start <= s.head < s.end <= len(doc) for s in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
