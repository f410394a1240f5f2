"""Which files of the paths given are reports, and by what name each is known."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import UnreadableReport

REPORT_TYPES = (".txt", ".md", ".markdown", ".html", ".htm")
LATER_TYPES = (".pdf", ".docx", ".eml", ".zip")

_ABOUT_THE_FOLDER = re.compile(r"(readme|licen[cs]e|copying|notice|changelog|contributing|authors)\b.*", re.IGNORECASE)

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def find_reports(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each report's path and identifier: files as given, folders searched and their reports sorted.

    The identifier is the path below the folder given, with ``/`` between its parts, or the file's name where a file
    was given; two reports can come out with the same one. In a folder, hidden files and folders, linked folders, files
    about the folder (README, LICENSE) and files of other types are passed over. A part of a folder that cannot be
    listed is yielded as if it were a report, so that ``read_report`` refuses it by name.

    Raises UnreadableReport, when it is reached, for a path that is missing or no report by its name. That ends the
    iteration: call it with one path at a time to go on with the others.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _search(path)
        else:
            refuse_other_types(path)
            yield path, path.name


def refuse_other_types(path: Path) -> None:
    """Raise UnreadableReport if the file is missing or if its name does not end like a report's."""
    if not os.path.lexists(path):
        raise UnreadableReport(shown(path), "does not exist: check the path")
    ending = path.suffix.lower()
    if ending in LATER_TYPES:
        advice = "unpack it" if ending == ".zip" else "save it as .txt or .html"
        raise UnreadableReport(shown(path), f"{ending} files cannot be read yet: {advice} and give that")
    if ending not in REPORT_TYPES:
        types = " ".join(REPORT_TYPES)
        raise UnreadableReport(shown(path), f"is not of a type that is read ({types}): save it as one of these")


def shown(path: Path) -> str:
    """The path as a message shows it: on one line, with characters that cannot be printed escaped."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), str(path))


def _search(folder: Path) -> Iterator[tuple[Path, str]]:
    unlisted: list[Path] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: unlisted.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if _is_report_name(name)]
    pairs = [(path, path.relative_to(folder).as_posix()) for path in found + unlisted]
    yield from sorted(pairs, key=lambda pair: pair[1])


def _is_report_name(name: str) -> bool:
    return (
        not name.startswith(".") and Path(name).suffix.lower() in REPORT_TYPES and not _ABOUT_THE_FOLDER.fullmatch(name)
    )
