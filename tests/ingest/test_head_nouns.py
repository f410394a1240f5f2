"""Head nouns and legal forms in a text."""

from collections.abc import Callable

import pytest
from culturepact.ingest.head_nouns import HeadNoun, legal_form_end, match_head
from spacy.tokens import Doc

HEADS = [
    ("Veld Museum", HeadNoun(1, "museum", False)),
    ("Veld Museums", HeadNoun(1, "museum", True)),
    ("Veld City Council", HeadNoun(1, "government", False)),
    ("Veld People's Government", HeadNoun(1, "government", False)),
    ("Veld museum", None),
    ("Veld", None),
]

FORMS = [
    ("Aldana Press Co., Ltd. of Veld", "Co., Ltd."),
    ("Aldana Press Co. Ltd", "Co. Ltd"),
    ("Aldana Press , Inc. and others", "Inc."),
    ("Aldana Press GmbH & Co. KG", "GmbH & Co. KG"),
    ("Aldana Press LLC", "LLC"),
    ("Aldana Press limited its plans", None),
    ("Aldana Press", None),
]


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_the_longest_head_noun_ends_at_the_word(mark: Callable[..., Doc], text: str, expected: HeadNoun | None) -> None:
    """A head noun is capitalised, may have several words, and tells its type and number."""
    doc = mark(text)
    assert match_head(doc, len(doc) - 1) == expected


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_a_legal_form_is_taken_whole(mark: Callable[..., Doc], text: str, form: str | None) -> None:
    """The legal form behind "Press" is found to its last dot, over inner commas, and only as it is spelled."""
    doc = mark(text)
    start = next(token.i for token in doc if token.text == "Press") + 1
    end = legal_form_end(doc, start)
    assert (doc[start:end].text.removeprefix(", ") or None) == form


def test_no_word_at_the_edges_of_a_text_makes_an_error(mark: Callable[..., Doc]) -> None:
    """Heads and forms may be asked for at every word of a text, the first and the last too."""
    doc = mark("Co., Ltd. 's Museum Council Party Committee Co.,")
    assert [match_head(doc, i) is not None for i in range(len(doc))].count(True) >= 3
    assert all(legal_form_end(doc, i) >= i for i in range(len(doc)))
