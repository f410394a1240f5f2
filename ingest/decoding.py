"""Bytes of a file become characters, whatever the encoding, or are found to be no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WINDOWS_1252 = {0xDC00 + byte: bytes([byte]).decode("windows-1252", errors="replace") for byte in range(128, 256)}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*(?!utf-?(?:16|32)|punycode|idna)([\w.:-]+)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters; ``remark`` says how they were read where the bytes are not valid in a stated or marked encoding."""

    characters: str
    remark: str | None = None


def decode(data: bytes, *, markup: bool = False) -> Decoded | None:
    """Read bytes as characters; None if they are no text.

    Stray bytes in UTF-8 are read as windows-1252, and so is a file with at most a fifth of other bytes; the rest is
    left to charset-normalizer. With ``markup`` the encoding that an HTML page declares comes before any guess.
    """
    decoded = _decode(data, markup)
    if decoded is None or len(_CONTROL.findall(decoded.characters)) > len(decoded.characters) / 200:
        return None
    return decoded


def _decode(data: bytes, markup: bool) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"))
    if b"\x00" in data:
        return _decode_unmarked_utf16(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error.start
    declared = _DECLARED.search(data[:4096]) if markup else None
    if declared:
        try:
            return Decoded(data.decode(declared[1].decode("ascii")))
        except (LookupError, ValueError):
            pass
    mended = data.decode("utf-8", errors="surrogateescape")
    stray = len(_STRAY.findall(mended))
    valid = len(_BEYOND_ASCII.findall(mended)) - stray
    if stray > valid and stray > len(data) / 5:
        return _guess(data)
    mended = mended.translate(_WINDOWS_1252)
    if valid:
        line = data.count(b"\n", 0, broken) + 1
        return Decoded(mended, f"is broken UTF-8 in line {line}: read there as windows-1252, check the accents")
    return Decoded(mended, _read_as("windows-1252"))


def _decode_unmarked_utf16(data: bytes) -> Decoded | None:
    """Text in UTF-16 without a mark shows by NUL bytes in every second place."""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first::2].count(0) > len(data) * 0.3 and not data[1 - first :: 2].count(0):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError:
                break
    return None


def _guess(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:200_000]).best()
    if match is None:
        return None
    return Decoded(data.decode(match.encoding, errors="replace"), _read_as(match.encoding))


def _read_as(encoding: str) -> str:
    return f"is not UTF-8: read as {encoding}, save it as UTF-8 if accents come out wrong"
