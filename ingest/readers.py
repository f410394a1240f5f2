"""A file becomes a report: its text, normalised as ``text`` says, and what it tells of itself.

A reader of one file type takes characters and returns prose with metadata; what all types share (size, encoding,
language, the refusals) is done here.
"""

from __future__ import annotations

import datetime
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import ForeignLanguage, UnreadableReport
from ..graph.facts import Report
from .decoding import decode
from .english import foreign_language
from .finding import find_reports as find_reports
from .finding import refuse_other_types, shown
from .front_matter import split_front_matter
from .markdown import markdown_prose
from .pages import read_page
from .paragraphs import unwrap
from .text import tidy_characters, tidy_lines

MAX_TEXT = 1_000_000
"""The most bytes of a text file, and the most characters of a report's text."""
MAX_PAGE = 10_000_000
"""The most bytes of an HTML page, whose scripts and styles may be many times its text."""

_LONGEST_TITLE = 250
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Co|Corp|Inc|Jr|Ltd|No|St)\.$")


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, and what was wrong with its file but did not hinder; each warning is one line that names the file."""

    report: Report
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Content:
    prose: str
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    address: str | None = None
    warnings: tuple[str, ...] = ()


def read_report(path: Path, identifier: str) -> ReadReport:
    """Read one report; ``identifier`` is taken as it is.

    The title of a plain text is its first line where that looks like a headline; the line stays in the text. The title
    of a front matter is not part of the text. ``published`` comes from metadata alone, never from a dateline.

    Raises UnreadableReport (missing, not to be opened, no file, too large, no text, no article) and ForeignLanguage.
    """
    source = shown(path)
    if source != str(path):
        raise UnreadableReport(source, "its name has characters that cannot be shown: rename it")
    refuse_other_types(path)
    read = _READERS[path.suffix.lower()]
    data = _bytes(path, MAX_PAGE if read is _read_page else MAX_TEXT)
    decoded = decode(data, markup=read is _read_page)
    if decoded is None:
        raise UnreadableReport(source, "holds binary data, no text: give the text saved as UTF-8")
    content = read(decoded.characters, source)
    text = tidy_lines(content.prose)
    if not re.search(r"\w", text):
        raise UnreadableReport(source, "holds no text: leave it out")
    if len(text) > MAX_TEXT:
        raise UnreadableReport(source, f"holds over {MAX_TEXT:,} characters of text: split it into one file a report")
    language = foreign_language(text)
    if language is not None:
        raise ForeignLanguage(source, f"is in {language}, and only English reports are read: give it in English")
    warnings = tuple(f"{source}: {warning}" for warning in (decoded.remark, *content.warnings) if warning)
    report = Report(identifier, text, content.title, content.published, content.publisher, content.address)
    return ReadReport(report, warnings)


def _bytes(path: Path, limit: int) -> bytes:
    source = shown(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableReport(source, "is a folder, not a file, or cannot be listed: check its permissions")
        if not stat.S_ISREG(mode):
            raise UnreadableReport(source, "is a pipe or a device, not a file: save its content as a file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        if path.is_symlink() and not path.exists():
            raise UnreadableReport(source, "is a link to a file that does not exist: mend the link") from None
        reason = os.strerror(error.errno) if error.errno else "no reason given"
        raise UnreadableReport(source, f"cannot be opened ({reason}): check it and its permissions") from None
    if not data.strip():
        raise UnreadableReport(source, "is empty: leave it out" if not data else "holds only white space: leave it out")
    if len(data) > limit:
        raise UnreadableReport(source, f"is larger than {limit // 1_000_000} MB: split it into one file a report")
    return data


def _read_text(characters: str, source: str) -> _Content:
    prose = unwrap(tidy_characters(characters))
    return _Content(prose, title=_headline(prose))


def _read_markdown(characters: str, source: str) -> _Content:
    parts = split_front_matter(tidy_characters(characters, entities=False))
    if parts is None:
        raise UnreadableReport(source, "its front matter has no closing --- line: add it above the text")
    front, body = parts
    prose, heading = markdown_prose(body)
    title = front.title or heading or _headline(prose)
    return _Content(prose, title, front.published, front.publisher, front.address, front.warnings)


def _read_page(characters: str, source: str) -> _Content:
    page = read_page(characters)
    if page is None:
        raise UnreadableReport(source, "no article was found in the page: give a page with one, or its text as .txt")
    title, publisher = (_label(words) for words in (page.title, page.publisher))
    return _Content(tidy_characters(page.text), title, page.published, publisher, page.address)


def _label(words: str | None) -> str | None:
    return " ".join(tidy_characters(words).split()) or None if words else None


def _headline(prose: str) -> str | None:
    """The first line where it is short, stands alone, ends like a headline and has a text below it."""
    first, gap, rest = tidy_lines(prose).partition("\n\n")
    alone = bool(gap and rest) and "\n" not in first and len(first) <= _LONGEST_TITLE
    ends_openly = not first.endswith((".", ":", ",", ";")) or _ABBREVIATED.search(first) is not None
    return first if alone and ends_openly else None


_READERS: dict[str, Callable[[str, str], _Content]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".html": _read_page,
    ".htm": _read_page,
}
