"""An HTML page is made ready for the extraction of its article: what is certainly none of it goes.

The extraction weighs blocks by their text and links. Old pages laid out in tables, text parted by ``<br>`` alone and
inline marks such as ``<time>`` would mislead it, so these become paragraphs and plain words here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# fmt: off
_INLINE = (
    "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
)
_NEVER_READ = (
    "script", "style", "template", "noscript", "svg", "iframe", "object", "canvas", "figcaption", "button", "select",
    "textarea", "nav", "dialog",
)
_BLOCKS = (
    "p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section",
    "figure", "pre",
)
_HOLDERS = ("div", "td", "body", "section", "article", "main", "p")
# fmt: on
_LONG = 150


def prepare(tree: HtmlElement) -> None:
    """Change the tree in place, until what is left is the article with little around it."""
    size = len(tree.text_content())
    _drop_unread(tree)
    _drop_furniture(tree, size)
    _drop_related(tree)
    _flatten_layout_tables(tree)
    for inline in list(tree.iter(*_INLINE)):
        inline.drop_tag()
    _part_at_breaks(tree)


def _drop_unread(tree: HtmlElement) -> None:
    hidden = "@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')"
    for unread in list(tree.iter(*_NEVER_READ)) + tree.xpath(f"//body//*[{hidden}] | //comment()"):
        _drop(unread)
    for stamp in tree.xpath("//body//time/parent::*"):
        if stamp.text_content().strip() == stamp.find("time").text_content().strip():
            _drop(stamp)
    for mark in tree.xpath("//sup[.//a or starts-with(@class, 'ref')]"):
        _drop(mark)


def _drop_furniture(tree: HtmlElement, size: int) -> None:
    for element in tree.xpath("//body//*[@class or @id or @role or self::aside or self::footer or self::header]"):
        if element.tag in ("article", "main", "h1") or element.getparent() is None:
            continue
        if _is_furniture(element) and _may_go(element, size):
            _drop(element)


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag == "aside":
        return True
    if element.tag == "footer":
        return not element.xpath("boolean(ancestor::blockquote)")
    if element.tag == "header" and not element.xpath("boolean(ancestor::article | ancestor::main | .//h1)"):
        return True
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower().replace("_", "-")
    return _furniture().search(parts) is not None


def _may_go(element: HtmlElement, size: int) -> bool:
    """Whether it is small enough to be furniture, however it is called: no headline in it and not half of the page."""
    length = len(element.text_content())
    return length <= size * 0.4 + _LONG and not element.xpath("boolean(.//h1 | .//article)") and length < 4000


def _drop_related(tree: HtmlElement) -> None:
    """Drop lines such as "Read also", and the links that follow them."""
    for element in list(tree.iter("h2", "h3", "h4", "h5", "h6", "p", "div")):
        words = " ".join(element.text_content().split())
        if element.getparent() is None or len(words) > 150 or not _heads_links(words.rstrip(":.…"), element):
            continue
        following = element.getnext()
        while following is not None and _is_links(following):
            after = following.getnext()
            _drop(following)
            following = after
        _drop(element)


def _heads_links(words: str, element: HtmlElement) -> bool:
    if not _related().fullmatch(words):
        return False
    exact = len(words.split()) < 5
    return exact or _is_links(element) or element.xpath("boolean(.//a)")


def _is_links(element: HtmlElement) -> bool:
    length = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return element.tag in ("ul", "ol", "p", "div", "section") and length > 0 and linked >= 0.7 * length


def _flatten_layout_tables(tree: HtmlElement) -> None:
    """Make blocks of the tables that hold blocks or long text: they lay out the page and show no data."""
    for table in tree.xpath("//table"):
        cells = table.xpath("./tr/td | ./tbody/tr/td | ./tr/th | ./tbody/tr/th")
        if not any(cell.xpath("boolean(.//table | .//p[2] | .//br[3] | .//h1 | .//h2)") for cell in cells):
            continue
        for part in [table, *table.xpath("./tbody | ./thead | ./tfoot | ./tr | ./*/tr"), *cells]:
            part.tag = "div"
        for cell in cells:
            if _is_links(cell):
                _drop(cell)


def _part_at_breaks(tree: HtmlElement) -> None:
    """Make paragraphs of text that only ``<br><br>`` parts, and one line of text that a single ``<br>`` wraps."""
    for holder in {line.getparent() for line in tree.iter("br")}:
        if holder is None:
            continue
        _part_holder(holder)


def _part_holder(holder: HtmlElement) -> None:
    from lxml.html import Element

    for line in [child for child in holder if child.tag == "br"]:
        before = line.getprevious()
        text = (before.tail if before is not None else holder.text) or ""
        after = (line.tail or "").lstrip()
        if after[:1].islower() and len(text.strip()) >= 40:
            line.tail = " " + after
            line.drop_tag()
    if not any(child.tag == "br" for child in holder) or holder.tag not in _HOLDERS:
        return
    pieces: list[HtmlElement] = []
    piece = Element("p")
    piece.text, holder.text = holder.text, None
    for child in list(holder):
        tail, child.tail = child.tail, None
        holder.remove(child)
        if child.tag == "br" or child.tag in _BLOCKS:
            pieces.append(piece)
            if child.tag != "br":
                pieces.append(child)
            piece = Element("p")
            piece.text = tail
        else:
            child.tail = tail
            piece.append(child)
    pieces.append(piece)
    if holder.tag == "p":
        holder.tag = "div"
    holder.extend(part for part in pieces if part.tag != "p" or len(part) or (part.text or "").strip())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-])(?:{'|'.join(map(re.escape, word_list('page_furniture.txt')))})(?:[\s-]|$)")


@cache
def _related() -> re.Pattern[str]:
    phrases = (re.escape(line).replace(r"\ \*", r"\b.*") for line in word_list("related_headings.txt"))
    return re.compile("|".join(phrases), re.IGNORECASE)
