"""What an HTML page says of itself in its head, its structured data and its dated marks."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from .front_matter import read_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MODIFIED = re.compile(r"modif|updat|revis|review|expire|copyright", re.IGNORECASE)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|pubdate|published|posted|time|timestamp|byline|meta|article-info)(?:[\s_-]|$)", re.IGNORECASE
)
_DATE_LABEL = re.compile(r"\s*(?:first )?(?:published|posted|date)\b", re.IGNORECASE)
_SHORT = 120
_TITLE_PARTS = re.compile(r"\s+(?:\||-|–|—|::|»|·)\s+|\s*\|\s*")
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"


def page_published(tree: HtmlElement) -> datetime.date | None:
    """The day on which the page was first published, None where it tells nothing or only when it was changed.

    Only marks that are made to be dates are read: metadata, structured data, ``<time>`` and elements called date or
    byline. A date in the running text or in the headline is none of them.
    """
    from htmldate import find_date

    found = find_date(
        _dated_marks(tree), original_date=True, extensive_search=False, min_date=_EARLIEST, max_date=_LATEST
    )
    return read_date(found) if found else None


def page_publisher(tree: HtmlElement, title: str | None) -> str | None:
    """Who publishes the page: the name in its metadata or, where the page's title is "HEADLINE | NAME", that name."""
    if name := _first(tree, "//meta[@property='og:site_name']/@content"):
        return name
    for data in _structured_data(tree):
        publisher = data.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    lower = "translate(@name, 'CDIPRSUHBLE', 'cdiprsuhble')"
    if name := _first(tree, f"//meta[{lower}='publisher' or {lower}='dc.publisher']/@content"):
        return name
    parts = _TITLE_PARTS.split(_first(tree, "//title/text()") or "")
    return parts[-1] if len(parts) > 1 and title is not None and parts[0] == title else None


def page_title(tree: HtmlElement) -> str | None:
    """The headline from the metadata, else from the page's headings and title, without the name of the site."""
    from trafilatura.metadata import extract_title

    headlines = (data.get("headline") for data in _structured_data(tree))
    found = _first(tree, "//meta[@property='og:title']/@content") or next(
        (" ".join(headline.split()) for headline in headlines if isinstance(headline, str) and headline.strip()), None
    )
    found = found or " ".join((extract_title(tree) or "").split())
    headings = {" ".join(heading.text_content().split()) for heading in tree.iter("h1", "h2", "h3")}
    for separator in _TITLE_PARTS.finditer(found):
        if found[: separator.start()] in headings:
            return found[: separator.start()]
    return found or None


def page_address(tree: HtmlElement) -> str | None:
    """The canonical address, if it is a whole one."""
    for query in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        address = _first(tree, query)
        if address and re.match(r"https?://[^\s<>\"{}|\\^`]+$", address):
            return address
    return None


def _first(tree: HtmlElement, query: str) -> str | None:
    return next((words for words in (" ".join(found.split()) for found in tree.xpath(query)) if words), None)


def _dated_marks(tree: HtmlElement) -> HtmlElement:
    """A page of its own, with nothing in it but the marks of the first publication."""
    from lxml.html import Element

    page = Element("html")
    head, body = Element("head"), Element("body")
    page.extend((head, body))
    for mark in tree.iter("meta", "link", "script"):
        name = " ".join(mark.get(key) or "" for key in ("name", "property", "itemprop", "http-equiv"))
        if mark.tag == "meta" and (_MODIFIED.search(name) or _is_broken(mark.get("content"))):
            continue
        if mark.tag != "script" or (mark.get("type") or "").endswith("ld+json"):
            copy = deepcopy(mark)
            copy.tail = None
            head.append(copy)
    for mark in tree.xpath("//body//*[self::time or self::abbr or @class or @id or @itemprop or self::p or self::div]"):
        if _is_dated_mark(mark):
            copy = deepcopy(mark)
            copy.tail = None
            body.append(copy)
    return page


def _is_dated_mark(mark: HtmlElement) -> bool:
    words = mark.text_content()
    names = " ".join(mark.get(key) or "" for key in ("class", "id", "itemprop"))
    parent = mark.getparent()
    around = parent.text_content() if parent is not None else ""
    if len(words) > _SHORT or _is_broken(mark.get("datetime")):
        return False
    if mark.xpath("boolean(ancestor::aside | ancestor::footer)"):
        return False
    if _MODIFIED.search(names) or _MODIFIED.search(words) or (mark.tag == "time" and _MODIFIED.search(around[:_SHORT])):
        return False
    if mark.tag in ("time", "abbr"):
        return len(around) <= _SHORT or parent is None or parent.tag not in ("p", "li", "td", "blockquote")
    return bool(_DATED.search(names)) or bool(_DATE_LABEL.match(words))


def _is_broken(words: str | None) -> bool:
    """Whether it has the form of an ISO date and is none."""
    form = re.match(r"\s*(\d{4}-\d\d-\d\d)", words or "")
    return form is not None and read_date(form[1]) is None


def _structured_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for part in graph if isinstance(graph, list) else [item]:
                if isinstance(part, dict):
                    yield part
