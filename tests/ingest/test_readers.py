"""Files become reports, or are refused in one line."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from culturepact.errors import ForeignLanguage, ReportError, UnreadableReport
from culturepact.ingest.readers import MAX_TEXT, find_reports, read_report

FILES = Path(__file__).parent / "files"
SENTENCE = "The museum and the library have signed an agreement on the exchange of photographs."


def _write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _refused(path: Path, error: type[ReportError] = UnreadableReport) -> str:
    with pytest.raises(error) as refused:
        read_report(path, path.name)
    assert refused.value.source == str(path)
    assert "\n" not in str(refused.value)
    return refused.value.reason


def test_plain_text_has_its_headline_as_title_and_first_line(tmp_path: Path) -> None:
    """The headline is the title and stays in the text; a dateline is no publication date."""
    path = _write(tmp_path, "a.txt", f"A pact of two houses\r\n\r\n\r\nVELMAR, 12 May 2020 - {SENTENCE}  \r\n")
    report = read_report(path, "x/a.txt").report
    assert report.identifier == "x/a.txt"
    assert report.title == "A pact of two houses"
    assert report.text == f"A pact of two houses\n\nVELMAR, 12 May 2020 - {SENTENCE}"
    assert (report.published, report.publisher, report.address) == (None, None, None)


@pytest.mark.parametrize(
    "text", [f"{SENTENCE}\n\n{SENTENCE}", "Two houses\nmore words", "One line only", "Partners:\n\n" + SENTENCE]
)
def test_first_line_that_is_no_headline_is_no_title(tmp_path: Path, text: str) -> None:
    """A sentence, a line without an empty line below it, or the only line of a text is no title."""
    assert read_report(_write(tmp_path, "a.txt", text), "a.txt").report.title is None


def test_headline_may_end_with_an_abbreviation(tmp_path: Path) -> None:
    """The full stop of a company's form is not that of a sentence."""
    path = _write(tmp_path, "a.txt", f"Museum sells prints to Larkspur Co., Ltd.\n\n{SENTENCE}")
    assert read_report(path, "a.txt").report.title == "Museum sells prints to Larkspur Co., Ltd."


def test_markdown_takes_its_metadata_from_the_front_matter(tmp_path: Path) -> None:
    """The front matter is metadata and no text; the heading of the body stays in the text."""
    path = _write(
        tmp_path,
        "a.md",
        "---\ntitle: Pact\npublished: 2019-05-02\nsource: Velmar Daily\nurl: https://v.example/1\n---\n\n"
        f"# A pact\n\n**{SENTENCE}**",
    )
    read = read_report(path, "a.md")
    assert read.warnings == ()
    assert read.report.text == f"A pact\n\n{SENTENCE}"
    assert read.report.title == "Pact"
    assert read.report.published == datetime.date(2019, 5, 2)
    assert (read.report.publisher, read.report.address) == ("Velmar Daily", "https://v.example/1")


def test_markdown_without_front_matter_has_its_heading_as_title(tmp_path: Path) -> None:
    """The first heading names the report where nothing else does."""
    assert read_report(_write(tmp_path, "a.markdown", f"# A pact\n\n{SENTENCE}"), "a").report.title == "A pact"


@pytest.mark.parametrize(("line", "words"), [("published: soon", "no date"), ("title: a: b", "no YAML")])
def test_faults_of_the_front_matter_are_warnings_that_name_the_file(tmp_path: Path, line: str, words: str) -> None:
    """The report is read, and one line tells the file and what to mend."""
    path = _write(tmp_path, "a.md", f"---\n{line}\n---\n\n{SENTENCE}")
    read = read_report(path, "a.md")
    assert read.report.text == SENTENCE
    (warning,) = read.warnings
    assert warning.startswith(f"{path}: ")
    assert words in warning
    assert "\n" not in warning


def test_front_matter_without_end_is_refused(tmp_path: Path) -> None:
    """Nobody can tell where the text begins."""
    assert "closing ---" in _refused(_write(tmp_path, "a.md", f"---\ntitle: T\n\n{SENTENCE}"))


def test_page_becomes_a_report() -> None:
    """An HTML page gives text and metadata, normalised like every report."""
    report = read_report(FILES / "hostile.html", "hostile.html").report
    assert report.title == "Choir of Hartwell goes to Penmoor"
    assert report.text.endswith(
        "They will sing together in the café at the harbour, with songs from São Vicente and the “Oldtown”, and the "
        "school will print the programme."
    )


def test_page_in_its_declared_encoding_is_read() -> None:
    """An old page is read in the encoding that it names, without a warning."""
    read = read_report(FILES / "declared_charset.html", "x.html")
    assert read.report.text.startswith("The Gallery of Łaska and the Zamość Print Workshop")
    assert read.warnings == ()


def test_caption_with_a_credit_is_dropped_from_a_page() -> None:
    """A paragraph that ends in a picture's credit is a caption, whatever the markup says."""
    assert "giant through" not in read_report(FILES / "captions_and_related.html", "x").report.text


def test_broken_utf8_is_read_with_a_warning(tmp_path: Path) -> None:
    """Nothing is lost for a broken byte, and the user is told the line."""
    read = read_report(_write(tmp_path, "a.txt", SENTENCE.encode() + "\nZürich caf".encode() + b"\xe9"), "a.txt")
    assert read.report.text.endswith("Zürich café")
    assert "line 2" in read.warnings[0]


def test_same_file_gives_the_same_report(tmp_path: Path) -> None:
    """Reading is a pure function of the file."""
    path = _write(tmp_path, "a.txt", SENTENCE)
    assert read_report(path, "a.txt").report.content_hash == read_report(path, "a.txt").report.content_hash


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "white space"),
        ("a.txt", b"\xef\xbb\xbf", "no text"),
        ("a.txt", b"\xe2\x80\x8b\n---\n", "no text"),
        ("a.md", b"---\ntitle: T\n---\n![x](y.jpg)\n", "no text"),
        ("a.txt", b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "binary"),
        ("a.txt", b"%PDF-1.4\n" + bytes(range(1, 32)) * 20, "binary"),
        ("a.txt", SENTENCE.encode() * 60_000, "1 MB"),
        ("a.html", f"<html><body>{f'<p>{SENTENCE * 10}</p>' * 1_300}</body></html>".encode(), "characters"),
        ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
    ],
)  # fmt: skip
def test_content_that_is_no_report_is_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """Each refusal names the file, the reason and what to do."""
    reason = _refused(_write(tmp_path, name, content))
    assert words in reason
    assert ": " in reason


def test_text_up_to_the_limit_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    content = (SENTENCE + "\n\n") * (MAX_TEXT // (len(SENTENCE) + 2))
    assert len(read_report(_write(tmp_path, "a.txt", content), "a.txt").report.text) == len(content) - 2


def test_text_in_another_language_is_refused_by_its_name(tmp_path: Path) -> None:
    """The message tells the language in words."""
    path = _write(
        tmp_path, "a.md", "# Accord\n\nLe musée a signé un accord de coopération avec la bibliothèque de la ville."
    )
    assert "French" in _refused(path, ForeignLanguage)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.txt", "does not exist"),
        ("folder.txt", "folder"),
        ("pipe.txt", "pipe"),
        ("dangling.txt", "link"),
        ("scan.pdf", "yet"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, words: str) -> None:
    """Missing paths, folders, pipes and dangling links are told apart, and nothing waits for a pipe."""
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink(tmp_path / "nowhere.txt", tmp_path / "dangling.txt")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4")
    assert words in _refused(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    """The reason of the system is told."""
    path = _write(tmp_path, "a.txt", SENTENCE)
    path.chmod(0)
    assert "Permission denied" in _refused(path)


def test_file_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system becomes a refusal."""

    def closed(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = _write(tmp_path, "a.txt", SENTENCE)
    monkeypatch.setattr(Path, "open", closed)
    assert "Permission denied" in _refused(path)


def test_unprintable_name_is_refused_on_one_line(tmp_path: Path) -> None:
    """A line break in a file's name does not break the message."""
    path = _write(tmp_path, "a\nb.txt", SENTENCE)
    with pytest.raises(UnreadableReport) as refused:
        read_report(path, path.name)
    assert "\n" not in str(refused.value)
    assert r"a\nb.txt" in str(refused.value)


def test_bad_files_of_a_folder_leave_the_others_in(tmp_path: Path) -> None:
    """Every file of a folder is either read or refused by name."""
    _write(tmp_path, "good.txt", SENTENCE)
    _write(tmp_path, "empty.txt", "")
    os.mkfifo(tmp_path / "pipe.txt")
    os.symlink(tmp_path / "nowhere.txt", tmp_path / "dangling.txt")
    read, refused = [], []
    for path, identifier in find_reports([tmp_path]):
        try:
            read.append(read_report(path, identifier).report.identifier)
        except ReportError as error:
            refused.append(Path(error.source).name)
    assert (read, refused) == (["good.txt"], ["dangling.txt", "empty.txt", "pipe.txt"])


def test_importing_the_readers_loads_no_heavy_library() -> None:
    """Commands that read no report do not pay for reading."""
    heavy = "trafilatura lxml ftfy yaml py3langid pycountry markdown_it charset_normalizer htmldate numpy spacy"
    code = f"import sys, culturepact.ingest.readers; print(*(set({heavy.split()!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_refusal_of_a_page_leaves_standard_error_alone(tmp_path: Path) -> None:
    """What a library logs about a broken page is not shown to the user."""
    _write(tmp_path, "a.html", "<html>")
    code = (
        "import sys; from pathlib import Path; from culturepact.errors import ReportError\n"
        "from culturepact.ingest.readers import read_report\n"
        "try: read_report(Path(sys.argv[1]), 'a.html')\n"
        "except ReportError: pass"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.html")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
