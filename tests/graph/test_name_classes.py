"""Classes of the words in a name."""

import pytest
from culturepact.graph.name_classes import name_classes


def test_a_name_is_split_into_classes() -> None:
    """Legal form, generic words, places, numbers and distinctive words are told apart."""
    classes = name_classes("The Larkmoor No. 2 Art Publishing House, Prague Co., Ltd.")
    assert classes.distinctive == ("larkmoor",)
    assert classes.generic == ("art", "house", "publishing")
    assert [place.name for place in classes.places] == ["prague"]
    assert classes.numbers == ("2",)
    assert classes.forms == {"co ltd"}
    assert classes.head == "publishing"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Univ. of Larkmoor", "University of Larkmoor"),
        ("Larkmoor Nat'l Theatre", "Larkmoor National Theater"),
        ("Larkmoor Centre & Studios", "Larkmoor Center and Studio"),
        ("Musée de Larkmoor", "Museum of Larkmoor"),
        ("Museo d'Arte Larkmoor", "Museum of Art Larkmoor"),
        ("Larkmoor Staatstheater", "Larkmoor State Theatre"),
        ("Ministerstvo Kultury Larkmoor", "Ministry of Culture Larkmoor"),
        ("Larkmoor Bros. Circus", "Larkmoor Brothers Circus"),
        ("St. Larkmoor's Choir", "Saint Larkmoor Choir"),
        ("Second Larkmoor School", "Larkmoor School No. 2"),
        ("Larkmoor XII School", "Larkmoor Twelfth School"),
        ("Brigade Forty-Four Larkmoor", "Brigade 44 Larkmoor"),
    ],
)
def test_words_of_one_meaning_are_written_in_one_way(one: str, other: str) -> None:
    """Abbreviations, spellings, sure translations and numbers make no difference."""
    first, second = name_classes(one), name_classes(other)
    assert (first.distinctive, first.generic, first.numbers) == (second.distinctive, second.generic, second.numbers)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Museum of the Larkmoor Library", "museum"),
        ("Library of the Larkmoor Museum", "library"),
        ("Department of Music, Larkmoor University", "department"),
        ("Larkmoor University Press", "press"),
        ("Teatro Nacional Larkmoor", "theater"),
        ("Larkmoor Publishing House", "publishing"),
        ("Larkmoor", None),
    ],
)
def test_the_head_says_what_kind_of_body_it_is(name: str, head: str | None) -> None:
    """It stands before "of", else last; words often left out are none."""
    assert name_classes(name).head == head


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("Ministry of Culture", True),
        ("No. 2 Middle School", True),
        ("Larkmoor Library", False),
        ("Prague Library", False),
        ("Embassy of Japan", True),
        ("Embassy of Japan in Italy", False),
        ("Italian Cultural Institute", True),
        ("Danish Film Institute", False),
    ],
)
def test_names_that_many_bear(name: str, generic: bool) -> None:
    """Common words alone, and what a country keeps abroad, need a place."""
    assert name_classes(name).is_generic is generic


def test_small_words_of_other_languages_stay_in_english_names() -> None:
    """A joining word of another language is left out only beside a word of one."""
    assert name_classes("Van Larkmoor Museum").distinctive == ("van", "larkmoor")
    assert name_classes("Museo del Larkmoor").distinctive == ("larkmoor",)


def test_a_dotted_abbreviation_needs_its_dot() -> None:
    """A short word without a dot may be a name."""
    assert name_classes("Min. of Larkmoor").generic == ("ministry",)
    assert name_classes("Min Larkmoor").generic == ()


def test_a_name_is_never_without_a_word() -> None:
    """What consists of joining words or a legal form alone keeps them."""
    assert name_classes("The").distinctive == ("the",)
    assert name_classes("Ltd.").distinctive == ("ltd",)


def test_roman_numbers_are_capitals() -> None:
    """A syllable that looks like a number is none."""
    assert name_classes("Xi Larkmoor Opera").numbers == ()
    assert name_classes("Opera XI Larkmoor").numbers == ("11",)
