"""Text of reports as a terminal may get it: signs that would steer it are replaced, lines are folded by their width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST_REASON: Final = 400
"""Why a row of a file is refused is told in so many characters."""
_TURNS: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_BREAKS: Final = re.compile(r"\r\n|[\t\n\r]")


def legible(text: str) -> str:
    """The text on one line; control characters and turned directions become U+FFFD, tabs and line ends spaces."""
    return "".join("\ufffd" if _steers(sign) else sign for sign in _BREAKS.sub(" ", text))


def shortened(text: str, longest: int | None) -> str:
    """The text made legible, its spaces made single, cut at ``longest`` characters; None cuts nothing."""
    text = " ".join(legible(text).split())
    return text if longest is None or len(text) <= longest else text[: longest - 1].rstrip() + "…"


def width(text: str) -> int:
    """How many columns a terminal takes for the text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def folded(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns, parted at spaces; a word that is wider is parted where it must be."""
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= columns:
            line = joined
            continue
        if line:
            yield line.rstrip()
        line = ""
        for sign in word if width(word) > columns else ():
            if width(line + sign) > columns:
                yield line
                line = ""
            line += sign
        line = line or word
    if line:
        yield line.rstrip()


def _columns(sign: str) -> int:
    return 0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(sign) in _TURNS
