"""Which files are reports."""

import os
from pathlib import Path

import pytest
from culturepact.errors import UnreadableReport
from culturepact.ingest.finding import find_reports


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")


def test_folder_is_searched_recursively_and_in_order(tmp_path: Path) -> None:
    """Reports of a folder come sorted by their path below it, which is their identifier."""
    _make(tmp_path, "b.md", "a.txt", "sub/deep/c.HTML", "sub/d.htm", "e.markdown")
    found = list(find_reports([tmp_path]))
    assert [identifier for _, identifier in found] == ["a.txt", "b.md", "e.markdown", "sub/d.htm", "sub/deep/c.HTML"]
    assert all(path == tmp_path / identifier for path, identifier in found)


def test_what_is_no_report_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Hidden files and folders, files about the folder and other types are not reports."""
    _make(
        tmp_path,
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "LICENSE.txt",
        "readme.txt",
        "gold.json",
        "scan.pdf",
        "r.txt",
    )
    assert [identifier for _, identifier in find_reports([tmp_path])] == ["r.txt"]


def test_report_about_a_notice_is_a_report(tmp_path: Path) -> None:
    """Only a name that begins with a whole word such as README is about the folder."""
    _make(tmp_path, "noticeable.txt", "authorship.md")
    assert len(list(find_reports([tmp_path]))) == 2


def test_file_given_by_name_has_its_name_as_identifier(tmp_path: Path) -> None:
    """Files come in the order given, a README among them if it is named."""
    _make(tmp_path, "z.txt", "sub/README.md")
    given = [tmp_path / "z.txt", tmp_path / "sub/README.md"]
    assert list(find_reports(given)) == [(given[0], "z.txt"), (given[1], "README.md")]


def test_folder_named_like_a_file_is_searched(tmp_path: Path) -> None:
    """A folder named x.txt is a folder."""
    _make(tmp_path, "x.txt/in.txt")
    assert [identifier for _, identifier in find_reports([tmp_path / "x.txt"])] == ["in.txt"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.txt", "does not exist"),
        ("scan.pdf", "cannot be read yet"),
        ("all.zip", "unpack"),
        ("gold.json", ".markdown"),
    ],
)
def test_path_that_is_no_report_is_refused_by_name(tmp_path: Path, name: str, words: str) -> None:
    """A path given by name is refused in one line if it is missing or of another type."""
    if name != "gone.txt":
        _make(tmp_path, name)
    with pytest.raises(UnreadableReport) as refused:
        list(find_reports([tmp_path / name]))
    assert refused.value.source == str(tmp_path / name)
    assert words in refused.value.reason
    assert "\n" not in str(refused.value)


def test_paths_before_a_missing_one_are_found(tmp_path: Path) -> None:
    """The refusal comes when its path is reached, not before."""
    _make(tmp_path, "a.txt")
    found = find_reports([tmp_path / "a.txt", tmp_path / "gone"])
    assert next(found)[1] == "a.txt"
    with pytest.raises(UnreadableReport):
        next(found)


def test_linked_folders_are_not_followed(tmp_path: Path) -> None:
    """A link back to the folder does not make the search endless."""
    _make(tmp_path, "a.txt")
    os.symlink(tmp_path, tmp_path / "again")
    assert [identifier for _, identifier in find_reports([tmp_path])] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_folder_that_cannot_be_listed_is_not_passed_over(tmp_path: Path) -> None:
    """A closed folder is yielded, so that reading it tells the user."""
    _make(tmp_path, "closed/a.txt")
    (tmp_path / "closed").chmod(0)
    try:
        assert [identifier for _, identifier in find_reports([tmp_path])] == ["closed"]
    finally:
        (tmp_path / "closed").chmod(0o700)
