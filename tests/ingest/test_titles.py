"""Quoted titles, and what is quoted but no title."""

from __future__ import annotations

import pytest
import spacy
from culturepact.ingest.noun_phrases import Phrase
from culturepact.ingest.titles import find_titles, title_after, title_text

BLANK = spacy.blank("en")


def found(text: str) -> list[str]:
    """The titles of a text."""
    doc = BLANK(text)
    return [title_text(doc, title) for title in find_titles(doc, text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('The show "Copper Roads" opens.', "Copper Roads"),
        ("The show “Salt and Steel,” opens.", "Salt and Steel"),
        ("The show ‘The Long Way Home’ opens.", "The Long Way Home"),
        ("The show *Copper Roads* opens.", "Copper Roads"),
        ('The show "They Came Home" opens.', "They Came Home"),
    ],
)
def test_a_title_stands_in_quotation_marks_or_emphasis(text: str, title: str) -> None:
    """The title comes without its marks and without the comma before the closing one."""
    assert found(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        '"We are glad that it will open," she said.',
        'They spoke of a "common way" of working.',
        'They signed the "Memorandum on Old Maps" there.',
        "The museum's exhibitions and the library's books travel.",
    ],
)
def test_speech_phrases_and_papers_are_no_titles(text: str) -> None:
    """Quoted speech, quoted lower-case words, the name of a paper and apostrophes give no title."""
    assert found(text) == []


@pytest.mark.parametrize("text", ['exhibition "Copper Roads"', 'exhibition , entitled "Copper Roads"'])
def test_a_title_follows_its_noun(text: str) -> None:
    """Introducing words may stand between the noun and its title."""
    doc = BLANK(text)
    title = title_after(doc, Phrase(0, 1, 0, ""), find_titles(doc, text))
    assert title is not None

    assert title_text(doc, title) == "Copper Roads"


def test_a_title_farther_off_belongs_to_another_noun() -> None:
    """Words that introduce nothing keep the title from the noun."""
    text = 'exhibition in the house of "Copper Roads"'
    doc = BLANK(text)

    assert title_after(doc, Phrase(0, 1, 0, ""), find_titles(doc, text)) is None
