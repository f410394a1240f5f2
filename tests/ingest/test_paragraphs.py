"""Hard-wrapped text becomes one line for each paragraph."""

import textwrap

import pytest
from culturepact.ingest.paragraphs import unwrap

FIRST = (
    "The Harbour Museum of Velmar and the Ostrin City Library have signed a memorandum of understanding on the "
    "exchange of prints, which were collected by the families of both towns. It was signed on Monday in the reading "
    "room, in the presence of Mayor Ilse Harrow and of forty guests from the towns along the river, by both directors."
)
SECOND = (
    "Under the memorandum the library lends 240 glass plates to the museum. The museum pays for their restoration at "
    "the Institute of Paper Studies, which has done such work since 1987 and will report on it every year in March."
)


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width: int) -> None:
    """Whatever the column, the paragraphs come back as they were before the wrapping, and the headline stays alone."""
    text = "\n\n".join(
        ["Museum and library sign memorandum", textwrap.fill(FIRST, width), textwrap.fill(SECOND, width)]
    )
    assert unwrap(text) == f"Museum and library sign memorandum\n\n{FIRST}\n\n{SECOND}"


def test_headline_above_a_wrapped_paragraph_keeps_its_line() -> None:
    """A headline without an empty line below it is not drawn into the paragraph."""
    assert unwrap(f"MUSEUM AND LIBRARY SIGN\n{textwrap.fill(FIRST, 70)}") == f"MUSEUM AND LIBRARY SIGN\n{FIRST}"


def test_paragraphs_parted_by_a_short_last_line_stay_apart() -> None:
    """Where no empty line parts two paragraphs, the short last line of the first does."""
    text = f"{textwrap.fill(FIRST, 64)}\n{textwrap.fill(SECOND, 64)}"
    assert len(textwrap.wrap(FIRST, 64)[-1]) < 50
    assert unwrap(text) == f"{FIRST}\n{SECOND}"


def test_one_long_line_for_each_paragraph_is_left_alone() -> None:
    """Text that is not hard-wrapped keeps its lines, with or without empty lines between them."""
    assert unwrap(f"{FIRST}\n{SECOND}\nEnds\n19 March 2018") == f"{FIRST}\n{SECOND}\nEnds\n19 March 2018"


def test_lists_keep_a_line_for_each_item() -> None:
    """Wrapped items are joined, items are not, and their marks go."""
    text = (
        "The papers are the following:\n"
        "- a contract between Larkspur Books and the Nordholm Publishing House on\n  twelve novels;\n"
        "- a letter of intent.\n\n* one\n* two"
    )
    assert unwrap(text) == (
        "The papers are the following:\n"
        "a contract between Larkspur Books and the Nordholm Publishing House on twelve novels;\n"
        "a letter of intent.\n\none\ntwo"
    )


def test_names_one_a_line_are_not_joined() -> None:
    """A list without marks is no wrapped paragraph."""
    text = "Velmar Museum\nOstrin City Library, represented by Director Harrow\nTarn Theatre\nKestrel Library"
    assert unwrap(text) == text


def test_dash_within_a_line_is_no_mark() -> None:
    """The dash after a dateline stays."""
    text = "VELMAR, 12 May 2020 - The museum has signed."
    assert unwrap(text) == text


def test_hyphen_at_the_end_of_a_line_goes_only_from_a_known_word() -> None:
    """A word cut at the line's end is mended if the text has it whole; a compound keeps its hyphen."""
    text = (
        (
            "The two museums have agreed on a cooperation of five years in the coope-\n"
            "ration between the curators of both houses, and on a further and long-\n"
            "term loan of the cooperation papers that were found in the attic there"
        )
        .replace("coope-\nration", "co-\noperation")
        .replace("a cooperation of", "a cooperation in")
    )
    assert "in the cooperation between" in unwrap(text)
    assert "long-term loan" in unwrap(text)


def test_rules_of_dashes_are_dropped() -> None:
    """A line without letters or digits parts paragraphs and is not read."""
    assert unwrap("Headline\n========\nText here.\n* * *\nMore.") == "Headline\n\nText here.\n\nMore."


def test_many_lines_take_no_time_out_of_proportion() -> None:
    """A text of 10,000 wrapped lines is joined, line by line."""
    line = "The museum of the town and the library have signed an agreement today."
    assert unwrap("\n".join([line] * 10_000)).count("\n") == 0
