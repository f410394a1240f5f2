"""HTML pages become an article's prose and what the page says of it."""

from __future__ import annotations

import datetime
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .page_markup import prepare
from .page_metadata import page_address, page_published, page_publisher, page_title

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_UNHEARD = logging.NullHandler()
_INLINE = ("hi", "ref", "del", "lb", "graphic")
_FEWEST_WORDS = 20
_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_GONE = re.compile(r"\b(?:404|not found|access denied|forbidden)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:published|posted|(?:last )?(?:updated|modified)|date)\b.{0,10}\d.{0,50}"
    r"|(?:©|copyright\b).*|all rights reserved.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article: its text, one line for each paragraph, headline, list item or table row, and the page's metadata."""

    text: str
    title: str | None
    published: datetime.date | None
    publisher: str | None
    address: str | None


def read_page(markup: str) -> Page | None:
    """Take the article out of a page, by trafilatura on a tree that ``page_markup`` made ready; None if it has none.

    Left out are menus, breadcrumbs, captions, related links, share buttons, bylines, comments and everything hidden.
    The headline is the first line where it stands in the article. Nothing is fetched.
    """
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(_UNHEARD)
    tree = _parse(markup)
    if tree is None or tree.find(".//body") is None:
        return None
    try:
        title = page_title(tree)
        published, publisher, address = page_published(tree), page_publisher(tree, title), page_address(tree)
        headline = _headline_in_article(tree)
        prepare(tree)
        found = bare_extraction(
            tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False
        )
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    body = getattr(found, "body", None)
    blocks = [] if body is None else _blocks(body)
    if blocks and headline and headline not in blocks:
        blocks.insert(0, headline)
    text = "\n\n".join(blocks)
    if not _is_article(text, title):
        return None
    return Page(text, title, published, publisher, address)


def _parse(markup: str) -> HtmlElement | None:
    from lxml import etree, html

    parser = html.HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_DECLARATION.sub("", markup), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _headline_in_article(tree: HtmlElement) -> str | None:
    """The only ``<h1>`` of an ``<article>``, which the extraction leaves out where the text has a block of its own."""
    headlines = [" ".join(heading.text_content().split()) for heading in tree.xpath("//article//h1")]
    return headlines[0] if len(headlines) == 1 else None


def _is_article(text: str, title: str | None) -> bool:
    """Whether there are some sentences; a menu has none, and the page of a missing page only a few."""
    sentences = [line for line in text.split("\n") if _SENTENCE.search(line) and len(line.split()) > 5]
    words = sum(len(line.split()) for line in sentences)
    return words >= _FEWEST_WORDS and not (words < 100 and title is not None and _GONE.search(title))


def _blocks(body: _Element) -> list[str]:
    """Each paragraph, and each list or table as a whole with a line for each item or row."""
    blocks: list[str] = []
    loose = _Words()
    loose.add(body.text)
    for child in body:
        if child.tag in _INLINE:
            loose.take(child)
        else:
            blocks += [loose.flush(), *_block(child)]
        loose.add(child.tail)
    blocks.append(loose.flush())
    return [block for block in blocks if block and not _LABEL.fullmatch(block)]


def _block(element: _Element) -> list[str]:
    if element.tag in ("list", "table"):
        rows = element.iter("row") if element.tag == "table" else element
        lines = [line for row in rows for line in (_row(row) if element.tag == "table" else _item(row))]
        return ["\n".join(lines)]
    if element.tag == "code":
        return ["\n".join(" ".join(line.split()) for line in "".join(element.itertext()).split("\n") if line.strip())]
    return _blocks(element)


def _item(item: _Element) -> list[str]:
    return [line for block in _blocks(item) for line in block.split("\n")]


def _row(row: _Element) -> list[str]:
    """A row as one line, or the paragraphs of its only cell."""
    cells = [_blocks(cell) for cell in row.iter("cell")]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        return filled[0]
    return [" | ".join(" ".join(" ".join(cell).split()) for cell in filled)] if filled else []


class _Words:
    """Running words, with the line breaks that the page makes on purpose."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def add(self, words: str | None) -> None:
        if words:
            self._pieces.append(re.sub(r"\s+", " ", words))

    def take(self, element: _Element) -> None:
        if element.tag == "lb":
            self._pieces.append("\n")
        self.add(element.text)
        for child in element:
            self.take(child)
            self.add(child.tail)

    def flush(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        self._pieces = []
        return "\n".join(line for line in lines if line)
