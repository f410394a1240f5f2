"""Lists that people write: files of text, and their rows with the lines where they begin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..errors import UnreadableList


def list_text(path: Path) -> str:
    """The text of a file; UnreadableList where it cannot be read or is no text in UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableList(f"{path}: this is no text in UTF-8; save it as such") from None
    except OSError as error:
        raise UnreadableList(f"{path}: cannot be read ({error.strerror or error}); check the path") from None


def csv_rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV, each with the number of its first line; lines without a cell are passed over.

    UnreadableList where quotation marks are wrong or a cell is longer than 128 KiB.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableList(f"{path}: line {line} is no CSV ({error}); mend it") from None
