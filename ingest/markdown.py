"""Markdown becomes prose: the words stay, the marks go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .text import is_picture_credit

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_SOFT = "\r"
_SHORT = 60
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def markdown_prose(source: str) -> tuple[str, str | None]:
    """The prose of CommonMark with tables, and its first heading if the prose begins with it.

    A paragraph, heading, list item or table row becomes one line, with an empty line around it except between the items
    of a list and the rows of a table; cells are parted by `` | ``. Dropped are link targets, pictures with their
    emphasised captions, and HTML tags. A line all in bold or italics is a line of its own, and so are the
    lines of a paragraph that has only short ones. Indented lines are prose, not code.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable("table").disable("code")
    tokens = parser.parse(source)
    prose = _Prose()
    for number, token in enumerate(tokens):
        prose.take(token, tokens[number - 1] if number else None)
    return prose.text(), prose.heading


class _Prose:
    """Blocks of lines, gathered token by token."""

    def __init__(self) -> None:
        self.blocks: list[list[str]] = []
        self.heading: str | None = None
        self._depth = 0
        self._row: list[str] | None = None
        self._open = False
        self._below_picture = False

    def text(self) -> str:
        return "\n\n".join("\n".join(block) for block in self.blocks)

    def take(self, token: Token, before: Token | None) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open", "table_open"):
            self._open = self._open and self._depth > 0
            self._depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close", "table_close"):
            self._depth -= 1
            self._open = self._open and self._depth > 0
        elif kind == "tr_open":
            self._row = []
        elif kind == "tr_close" and self._row is not None:
            self._add(" | ".join(filter(None, self._row)))
            self._row = None
        elif kind == "inline":
            self._take_inline(token, is_heading=before is not None and before.type == "heading_open")
        elif kind in ("fence", "code_block"):
            self._add(token.content)
        elif kind == "html_block":
            self._add(_words_of_html(token.content))

    def _take_inline(self, token: Token, is_heading: bool) -> None:
        words, emphasised, picture = _words(token.children or [])
        if self._row is not None:
            self._row.append(" ".join(words.split()))
            return
        caption = emphasised and (picture or self._below_picture or is_picture_credit(words))
        self._below_picture = picture and not words
        if caption:
            return
        if is_heading and not self.blocks:
            self.heading = " ".join(words.split()) or None
        self._add(words)

    def _add(self, words: str) -> None:
        lines = [line for line in words.split("\n") if line.strip()]
        if not lines:
            return
        if self._depth and self._open:
            self.blocks[-1] += lines
        else:
            self.blocks.append(lines)
        self._open = self._depth > 0


def _words(tokens: list[Token]) -> tuple[str, bool, bool]:
    """The words of a paragraph, whether all of them are emphasised, and whether a picture stands in it."""
    pieces: list[str] = []
    plain, emphasis, picture = False, 0, False
    for token in tokens:
        if token.type in ("em_open", "strong_open"):
            emphasis += 1
        elif token.type in ("em_close", "strong_close"):
            emphasis -= 1
        elif token.type == "image":
            picture = True
        elif token.type == "softbreak":
            pieces.append(_SOFT if plain or emphasis else "\n")
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            pieces.append("\n")
        elif token.type in ("text", "code_inline", "text_special"):
            pieces.append(token.content)
            plain = plain or (not emphasis and bool(token.content.strip()))
    words = _FOOTNOTE.sub("", "".join(pieces)).strip()
    are_short = max(map(len, words.split(_SOFT))) < _SHORT
    words = words.replace(_SOFT, "\n" if are_short else " ")
    return words, bool(words) and not plain, picture


def _words_of_html(source: str) -> str:
    from lxml import etree, html

    try:
        fragment = html.fragment_fromstring(source, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    for unread in fragment.xpath("//script | //style | //figcaption | //template | //comment()"):
        unread.drop_tree()
    return "\n".join(" ".join(line.split()) for line in fragment.text_content().split("\n\n"))
