"""What a Markdown report says of itself."""

import datetime

import pytest
from culturepact.ingest.front_matter import FrontMatter, read_date, split_front_matter


def test_known_keys_are_read_and_others_are_not() -> None:
    """Title, date, source and address are metadata; tags and the like are ignored; the text begins below."""
    parts = split_front_matter(
        "---\ntitle: Two museums\npublished: 2019-05-02\nsource: Velmar Daily\nurl: https://v.example/1\n"
        "tags: [a, b]\n---\n\nText."
    )
    expected = FrontMatter("Two museums", datetime.date(2019, 5, 2), "Velmar Daily", "https://v.example/1")
    assert parts == (expected, "\nText.")


@pytest.mark.parametrize(
    "line", ["date: 2019-05-02", "published: '2019-05-02'", "published: 2019-05-02T23:30:00+08:00"]
)
def test_date_may_be_named_and_written_otherwise(line: str) -> None:
    """The key ``date`` counts too, and a time of day leaves the day as it stands."""
    parts = split_front_matter(f"---\n{line}\n---\nText.")
    assert parts is not None
    assert parts[0].published == datetime.date(2019, 5, 2)
    assert parts[0].warnings == ()


@pytest.mark.parametrize("date", ["2019-02-30", "soon", "02/05/2019", "2019", "[1, 2]"])
def test_date_that_is_none_is_warned_of(date: str) -> None:
    """The report comes without its date, and the warning says how a date is written."""
    parts = split_front_matter(f"---\ntitle: T\npublished: {date}\n---\nText.")
    assert parts is not None
    front, text = parts
    assert (front.title, front.published, text) == ("T", None, "Text.")
    (warning,) = front.warnings
    assert "YYYY-MM-DD" in warning


def test_empty_date_is_no_date_and_no_fault() -> None:
    """A key without a value says nothing."""
    parts = split_front_matter("---\npublished:\ntitle:\n---\nText.")
    assert parts == (FrontMatter(), "Text.")


def test_front_matter_that_is_no_yaml_is_left_out_with_its_line() -> None:
    """The text below is read all the same."""
    parts = split_front_matter("---\npublished: 2019-05-02\ntitle: Museums: a pact\n---\nText.")
    assert parts is not None
    front, text = parts
    assert (front.title, text) == (None, "Text.")
    (warning,) = front.warnings
    assert "line 3" in warning
    assert "\n" not in warning


@pytest.mark.parametrize(
    "yaml", ["- a\n- b", "just words", "a: !!python/object/apply:os.system [id]", "a: " + "[" * 5000]
)
def test_hostile_or_odd_yaml_does_no_harm(yaml: str) -> None:
    """Lists, objects and bottomless nesting give no metadata, and the text is read."""
    parts = split_front_matter(f"---\n{yaml}\n---\nText.")
    assert parts is not None
    assert (parts[0].title, parts[1]) == (None, "Text.")


def test_front_matter_without_end_has_no_text() -> None:
    """Without the closing line nobody can tell the text from the metadata."""
    assert split_front_matter("---\ntitle: T\n\nText of the report.") is None


@pytest.mark.parametrize("text", ["Text.", "---\n\nText.\n\n---\n", "Text\n---\nMore.\n---\n"])
def test_rule_of_dashes_is_no_front_matter(text: str) -> None:
    """Dashes within the text, or above an empty line, are a rule."""
    assert split_front_matter(text) == (FrontMatter(), text)


@pytest.mark.parametrize("words", ["2019-5-2", "20190502", "", "2019-05-02 or so", "2019-13-01"])
def test_only_whole_iso_dates_are_dates(words: str) -> None:
    """Nothing is guessed from half a date."""
    assert read_date(words) is None
