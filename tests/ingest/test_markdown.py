"""Markdown becomes prose."""

import pytest
from culturepact.ingest.markdown import markdown_prose


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("# Head #\n\nText **bold** and *it* and `code`.", "Head\n\nText bold and it and code."),
        ("Under\n=====\n\nText.", "Under\n\nText."),
        ('See [the museum](https://m.example "T") and [it][1].\n\n[1]: https://x.example', "See the museum and it."),
        ("> Quoted *words*\n> go on.", "Quoted words\ngo on."),
        (
            "Intro:\n\n- one\n- two\n  - deep\n\n1. first\n2. second\n\nEnd.",
            "Intro:\n\none\ntwo\ndeep\n\nfirst\nsecond\n\nEnd.",
        ),
        ("| A | B |\n|---|---|\n| x | **y** |", "A | B\nx | y"),
        ("Text.[^1]\n\n[^1]: Note here.", "Text.\n\nNote here."),
        ("A \\*star\\* &amp; caf&eacute; 2 < 3", "A *star* & café 2 < 3"),
        ("    Indented text is prose.", "Indented text is prose."),
        ("One<br>two  \nthree", "One\ntwo\nthree"),
        (
            "<div>\n<p>Block <b>words</b></p><script>alert(1)</script></div>\n\nText <span onclick='x'>in</span> line.",
            "Block words\n\nText in line.",
        ),
        ("a\n\n***\n\nb", "a\n\nb"),
    ],
)
def test_words_stay_and_marks_go(source: str, prose: str) -> None:
    """Each construct leaves its words on lines of their own."""
    assert markdown_prose(source)[0] == prose


def test_wrapped_paragraph_is_one_line() -> None:
    """Line breaks within a paragraph of long lines are spaces."""
    long = "The Harbour Museum of Velmar and the Ostrin City Library have signed"
    assert markdown_prose(f"{long}\na memorandum *of\nunderstanding*.")[0] == f"{long} a memorandum of understanding."


def test_bold_line_is_a_line_of_its_own() -> None:
    """A heading that is only set in bold is not drawn into the sentence below it."""
    long = "The Harbour Museum, founded in 1901, belongs to the town and is run by its Office of Culture."
    assert markdown_prose(f"**About the museum**\n{long}")[0] == f"About the museum\n{long}"


@pytest.mark.parametrize(
    "caption",
    [
        "![alt](p.jpg)\n*Mina Valk signs.*",
        "![](p.jpg)\n\n*Mina Valk signs.*",
        "*Mina Valk signs. Photo: Studio Wickham*",
        "![Mina Valk](p.jpg)",
    ],
)
def test_pictures_and_their_captions_are_dropped(caption: str) -> None:
    """A picture's alternative text and the emphasised words below it are not read."""
    assert markdown_prose(f"Text.\n\n{caption}\n\nEnd.")[0] == "Text.\n\nEnd."


def test_emphasised_paragraph_without_picture_stays() -> None:
    """Italics alone make no caption."""
    assert (
        markdown_prose("*About us: the society was founded in 1901.*")[0]
        == "About us: the society was founded in 1901."
    )


def test_heading_is_told_only_from_the_top() -> None:
    """The first heading is the headline if the prose begins with it."""
    assert markdown_prose("## Top *of all*\n\nText.\n\n# Later")[1] == "Top of all"
    assert markdown_prose("Text.\n\n# Later")[1] is None
