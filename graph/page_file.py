"""A page as a file: written whole or not at all, with a content policy that lets in nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..errors import CulturepactError

_ADDRESS = re.compile(r"https?://([\w.:-]+)(?:[/?#][^\s\\]*)?", re.IGNORECASE)


def write_page(page: str, path: Path, subject: str) -> None:
    """Write a page to ``path``, whole or not at all, and no other file; ``subject`` is what an error calls it.

    ``CulturepactError`` where the file cannot be written.
    """
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(page)
            Path(draft).chmod(0o644)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CulturepactError(f"{path}: {subject} cannot be written: {error.strerror}; give another file") from error


def content_policy(style: str, scripts: Iterable[str] = ()) -> str:
    """The policy of a page that holds this style and these scripts: they alone count, and nothing is fetched."""
    allowed = " ".join(_digest(script) for script in scripts) or "'none'"
    return f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"


def web_host(address: str) -> str | None:
    """The host of a web address; None for anything else, which must not become a link."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else None


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
