"""The characters and lines of the normalised text."""

import unicodedata

import pytest
from culturepact.ingest.text import is_picture_credit, tidy_characters, tidy_lines


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("page\x0cpage", "page\n\npage"),
        ("10\u00a0000\u202feuros\u3000here", "10 000 euros here"),
        ("Old\u00adtown mu\u200bseum \u202eevil\ufeff", "Oldtown museum evil"),
        ("bell\x07 and \x1b[31mred", "bell and red"),
        ("Cafe\u0301", "Café"),
        ("cafÃ© and â€œMintâ€\x9d", "café and “Mint”"),
        ("the ﬁlm of ２０１８", "the film of 2018"),
        ("“q” ‘q’ — – „q“ …", "“q” ‘q’ — – „q“ …"),
        ("Hartwell &amp; Sons, caf&eacute;", "Hartwell & Sons, café"),
    ],
)
def test_characters_are_repaired_and_nothing_else_changes(raw: str, tidy: str) -> None:
    """Spaces, breaks, hidden characters and mojibake are normalised; quotation marks and dashes are as printed."""
    assert tidy_characters(raw) == tidy
    assert unicodedata.is_normalized("NFC", tidy_characters(raw))


def test_foreign_names_are_left_alone() -> None:
    """Accents of any language are no mojibake."""
    names = "São Tomé, Łódź, Ørsted, Trần Hưng Đạo, Çela, Jyväskylä, Ştefan, Kalniņš, Ζωή, 上海"
    assert tidy_characters(names) == names


def test_lines_have_no_spare_blanks() -> None:
    """Blanks at the ends, runs of blanks and second empty lines go."""
    assert tidy_lines("\n  a   b \n\n\n\n c\td\n e \n\n") == "a b\n\nc d\ne"


def test_tidy_text_stays_as_it_is() -> None:
    """Normalising twice is normalising once, so offsets hold."""
    once = tidy_lines(tidy_characters("A \u00a0b\r\n\r\n\r\n“c”&amp;d\u00ad\n"))
    assert tidy_lines(tidy_characters(once)) == once


@pytest.mark.parametrize(
    "line",
    [
        "Photo: A. Benn / Galehouse",
        "(Photo by Studio Wickham: Orla)",
        "The two directors sign. [Photo/Harbour Post]",
        "*Image: A. B.*",
    ],
)
def test_picture_credits_are_dropped(line: str) -> None:
    """A line with a credit of a picture is a caption."""
    assert is_picture_credit(line)
    assert tidy_lines(f"Before.\n\n{line}\n\nAfter.") == "Before.\n\nAfter."


@pytest.mark.parametrize(
    "line",
    [
        "Photography is taught there.",
        "The photo archive (photos of 1900) was bought by the museum.",
        "Pictures at an Exhibition",
    ],
)
def test_sentences_about_pictures_stay(line: str) -> None:
    """A report may speak of photographs."""
    assert not is_picture_credit(line)


def test_rows_of_buttons_are_dropped_and_tables_are_not() -> None:
    """Share and subscribe buttons go, rows of a table stay."""
    text = "Share: Facebook | Twitter | Print\nLarkspur Books | 12\nLetter | Forward to a friend | Unsubscribe"
    assert tidy_lines(text) == "Larkspur Books | 12"


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Home > News > Press releases",
        "Home / Media / Latest news / Article",
        "Post a comment 0",
        "Comments (12)",
        "• Save",
        "By Ada Thorncastle",
        "by: Staff",
        "Copyright © 2023. Larkmoor Post",
        "2019 All rights reserved.",
        "error: This content cannot be copied !!",
        "PHOTO/LARKMOOR - Ada Thorncastle (Larkmoor Museum) and others at the door",
        "(The book can be had in two languages.[Photo by Ada Thorncastle/post.example])",
    ],
)
def test_furniture_of_a_page_is_dropped(line: str) -> None:
    """Buttons, ways to the page, bylines, notices and credits are no part of a report."""
    assert tidy_lines(f"The museum reopened.\n{line}\nThe press signed.") == "The museum reopened.\nThe press signed."


@pytest.mark.parametrize(
    "line",
    [
        "Share your memories of the museum with us until the end of the year, said the director, and bring pictures "
        "of it",
        "Click here and there as one may, said the curator, who wanted to see the visitors of the museum find a way",
        "By Ada Thorncastle's account the museum reopened.",
        "Copyright agencies signed.",
        "(c) the exchange of books;",
        "Larkmoor Museum | 12 | Vellanport",
        "Contact with the press was lost.",
        "Home of the opera",
    ],
)
def test_what_only_resembles_furniture_stays(line: str) -> None:
    """Sentences, items and rows stay, whatever word they begin with."""
    assert tidy_lines(line) == line
