"""The normalised text of a report, in which every offset counts.

Offsets are 0-based code points of this text. It is made in this order:

1. mojibake is repaired; presentation forms of Latin letters and full-width characters become the usual ones; quotation
   marks and dashes stay as they are; the text is in Unicode form NFC;
2. control and format characters (soft hyphens, zero-width characters, direction marks) are dropped, every kind of space
   is a plain one, every kind of line break is ``\\n``;
3. one line is one paragraph, headline, list item or table row: hard-wrapped lines are joined (``paragraphs``), markup
   gives way to its words (``markdown``, ``pages``);
4. lines that only credit a picture, bylines, rows of buttons and what else a page has around its article are dropped
   (``words/page_lines.txt``);
5. no blanks at the ends of a line, no two in a row, at most one empty line between lines, none at the ends of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from .lexicon import word_list

_LINE_BREAKS = re.compile(r"\r\n?|[\x85\u2028]")
_PARAGRAPH_BREAKS = re.compile(r"[\x0b\x0c\u2029]")
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLETS = re.compile(r"[\uf0a7\uf0b7]")
_DROPPED = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_PICTURE = r"(?:photos?|photographs?|images?|pictures?|file photo)"
_CREDIT = re.compile(
    rf"[\[(]?\s*{_PICTURE}(?:\s+(?:credits?|courtesy(?:\s+of)?|by|provided\s+(?:by|to)))*\s*[:/©|]\s*.{{1,120}}"
    rf"|(?:photo_camera )?{_PICTURE}/.{{1,500}}"
    rf"|.{{1,250}}[.!?]\s+{_PICTURE}(?:\s+(?:credit|by))?:\s.{{1,60}}"
    rf"|.{{0,250}}[\[(](?:front page )?{_PICTURE}\b[^\])]{{0,120}}[\])]{{1,2}}\.?",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?:written |reported |posted )?[Bb]y:? "
    r"(?:(?i:staff|admin|editor)|[A-Z][\w.'’-]+(?: (?:and )?(?:[A-Z][\w.'’-]*|d[aei]|van|von)){1,4})"
)
_NOTICE = re.compile(
    r".{0,60}(?:©|\(c\) ?\d{4}|copyright ?\d{4}).{0,120}|.{0,80}\ball rights reserved\b.{0,60}", re.IGNORECASE
)
_PARTED = re.compile(r"\s+[|>»›/•·]\s+")
_SHORT_PART, _LONGEST_LINE, _MENU = 3, 16, 4
"""Words of an entry in a menu, of a line that is known by its beginning, and of a menu in one row."""


def tidy_characters(text: str, *, entities: bool = True) -> str:
    """Steps 1 and 2. ``entities``: whether ``&eacute;`` and its like in a text without ``<`` are read as characters."""
    if not text.isascii() or (entities and "&" in text):
        text = _repair(text, entities)
    text = _LINE_BREAKS.sub("\n", text)
    text = _PARAGRAPH_BREAKS.sub("\n\n", text)
    text = _BULLETS.sub("•", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _DROPPED.sub("", text.expandtabs(4)))


def tidy_lines(text: str) -> str:
    """Steps 4 and 5."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    kept = "\n".join(line for line in lines if not is_picture_credit(line) and not _is_furniture(line))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def is_picture_credit(line: str) -> bool:
    """Whether a line is the caption of a picture, told by its credit: "Photo: …", "… [Photo by …]"."""
    return _CREDIT.fullmatch(line.strip(" *_")) is not None


def _is_furniture(line: str) -> bool:
    """Whether a line stands around an article: a button, a menu or the way to the page, a notice, a byline."""
    parts = _PARTED.split(line.strip("|>»›/•· "))
    known = sum(_is_listed(part) for part in parts)
    if len(parts) > 1:
        return 2 * known >= len(parts) or (known > 0 and all(len(part.split()) <= _SHORT_PART for part in parts))
    return known > 0 or any(kind.fullmatch(line) for kind in (_NOTICE, _BYLINE)) or _is_menu(line)


def _is_menu(line: str) -> bool:
    """Whether the line is a row of capitalised words two of which are entries of menus: "Home News Arts Contact"."""
    words = line.split()
    return len(words) >= _MENU and all(map(str.istitle, words)) and sum(map(_is_listed, words)) >= 2


def _is_listed(part: str) -> bool:
    words = re.sub(r"^[^\w(]+|[^\w)]+$", "", part).lower()
    return re.sub(r" ?\(?\d+\)?$|^\d+ ", "", words) in _page_lines()[0] or (
        words.startswith(_page_lines()[1]) and len(words.split()) <= _LONGEST_LINE
    )


@cache
def _page_lines() -> tuple[frozenset[str], tuple[str, ...]]:
    """Lines matched in full, and beginnings."""
    lines = word_list("page_lines.txt")
    return frozenset(lines), tuple(line.removesuffix("*") for line in lines if line.endswith("*"))


def _repair(text: str, entities: bool) -> str:
    import ftfy

    return ftfy.fix_text(
        text,
        ftfy.TextFixerConfig(
            unescape_html="auto" if entities else False,
            uncurl_quotes=False,
            fix_line_breaks=False,
            remove_control_chars=False,
            explain=False,
        ),
    )
