"""Plain text wrapped at a column becomes one line for each paragraph; headlines and lists keep their lines."""

from __future__ import annotations

import re
from itertools import pairwise

_BULLET = re.compile(r"\s*[*•·▪◦●‣]\s+(?=\S)")
_DASH_OR_NUMBER = re.compile(r"\s*(?:[-–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_MARK = re.compile(r"\A\s*[-–—*•·▪◦●‣]\s+")
_WORDLESS = re.compile(r"[\W_]+")

_NARROWEST, _WIDEST, _UNWRAPPED = 40, 110, 120
_USUAL = 66


def unwrap(text: str) -> str:
    """Join the lines of hard-wrapped paragraphs and take the marks off list items (numbers stay).

    A line break is a wrap where the next word would not have fitted into the paragraph's width, or where the text goes
    on in small letters. Nothing is joined in a text whose paragraphs stand on one long line each. Lines without a
    letter or digit only part paragraphs and are dropped.
    """
    blocks = _blocks(text)
    lines = [line for block in blocks for line in block]
    if sum(len(line) > _UNWRAPPED for line in lines) > len(lines) / 10:
        return "\n\n".join("\n".join(_unmarked(block)) for block in blocks)
    width = max((_width(block) for block in blocks if _is_wrapped(block)), default=_USUAL)
    known = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    return "\n\n".join(_join(block, width, known) for block in blocks)


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip() or _WORDLESS.fullmatch(line):
            blocks.append([])
        else:
            blocks[-1].append(line.rstrip())
    return [block for block in blocks if block]


def _join(block: list[str], width: int, known: set[str]) -> str:
    marked = _items(block)
    plain = _unmarked(block)
    wrapped = _is_wrapped(block)
    limit = _width(block) if wrapped else width
    pieces = [plain[0]]
    for number, (line, following) in enumerate(pairwise(block), start=1):
        if not marked[number] and _is_wrap(line, following, limit, wrapped or len(block) == 2):
            pieces[-1], glue = _glue(pieces[-1], following.strip(), known)
            pieces += [glue, following.strip()]
        else:
            pieces += ["\n", plain[number]]
    return "".join(pieces)


def _unmarked(block: list[str]) -> list[str]:
    return [_MARK.sub("", line) if mark else line for line, mark in zip(block, _items(block))]


def _items(block: list[str]) -> list[bool]:
    """Which lines begin a list item; a dash or a number counts where the list shows otherwise too."""
    dashes = [bool(_DASH_OR_NUMBER.match(line)) for line in block]
    is_list = dashes[0] or sum(dashes) > 1 or any(line.endswith(":") for line in block)
    return [bool(_BULLET.match(line)) or (is_list and dash) for line, dash in zip(block, dashes)]


def _is_wrapped(block: list[str]) -> bool:
    width = _width(block)
    breaks = list(pairwise(block))
    full = sum(_is_full(line, following, width) for line, following in breaks)
    return _NARROWEST <= width <= _WIDEST and len(breaks) > 1 and full >= 0.6 * len(breaks)


def _width(block: list[str]) -> int:
    return max(map(len, block))


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _is_wrap(line: str, following: str, width: int, may_be_full: bool) -> bool:
    if line.isupper() != following.isupper() and len(following.strip()) > 3:
        return False
    if following.lstrip()[0].islower() and len(line) >= _NARROWEST:
        return True
    return may_be_full and len(line) >= _NARROWEST and _is_full(line, following, width)


def _glue(line: str, following: str, known: set[str]) -> tuple[str, str]:
    """The first line and what joins the second to it; a hyphen goes where the text has the whole word elsewhere."""
    head = re.search(r"[^\W\d_]+(?=-$)", line[-_WIDEST:])
    tail = re.match(r"[^\W\d_]+", following)
    if head is None or tail is None:
        return line, " "
    return (line[:-1] if (head[0] + tail[0]).lower() in known else line), ""
