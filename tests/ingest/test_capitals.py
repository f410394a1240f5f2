"""Which words can be part of a name by their spelling."""

import pytest
import spacy
from culturepact.ingest.capitals import is_capitalised, is_topic
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab

CAPITALISED = [
    ("Museum", True),
    ("d'Orvalle", True),
    ("l’Aldana", True),
    ("al-Fann", True),
    ("e-Museum", True),
    ("3D", True),
    ("Élan", True),
    ("museum", False),
    ("d'accord", False),
    ("798", False),
    ("3rd", False),
    ("The", False),
    ("Meanwhile", False),
    ("Memorandum", False),
    (",", False),
    ("(", False),
    ("\n", False),
    ("😀", False),
    ("d'", False),
    ("al-", False),
]

TOPICS = [("Culture", True), ("film", True), ("FILMS", True), ("Veld", False), ("museum", False)]


def word(text: str, tag: str = "NN") -> Doc:
    """A text of one word."""
    return Doc(VOCAB, words=[text], tags=[tag])


@pytest.mark.parametrize(("text", "expected"), CAPITALISED)
def test_names_are_made_of_capitalised_words_with_their_prefixes(text: str, expected: bool) -> None:
    """A word counts by its capital, behind a small prefix too; openers, papers, numbers and signs never count."""
    assert is_capitalised(word(text)[0]) is expected


def test_a_headline_verb_is_no_part_of_a_name() -> None:
    """A capitalised verb of a headline ends the name before it, while the same spelling as a noun does not."""
    assert not is_capitalised(word("Signs", "VBZ")[0])
    assert is_capitalised(word("Signs", "NNS")[0])


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_topics_are_known_in_both_numbers(text: str, expected: bool) -> None:
    """A field of work is known singular and plural and in any case; a made-up place is none."""
    assert is_topic(word(text)[0]) is expected
