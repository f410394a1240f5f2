"""Places in a report where an occasion is named: a head noun with its phrase, or a quoted title with such a noun beside it.

Whether the phrase really tells of an occasion is decided later (``event_signs.py``); here every candidate is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_set, word_table
from .capitals import is_capitalised
from .head_nouns import match_head
from .noun_phrases import Phrase, Title, is_role_word, phrase_at, titles
from .organization_mentions import clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reading import Reading

INTRODUCERS = frozenset("called entitled titled named dubbed themed headed under the title name theme heading , : of".split())
ORDINAL = re.compile(r"(?:\d+(?:st|nd|rd|th)|[A-Z]?[a-z]*(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|[IVX]{2,}|(?:19|20)\d\d)$")
LONGEST_HEAD = 3
BODIES_TOO = frozenset("forum festival".split())
OTHER_WORKS = frozenset("book album novel catalogue project film series documentary magazine app game brand label song poem volume database platform fund company brand".split())
HOUSES = frozenset("hall halls center centre building square park house venue grounds database platform award awards prize".split())
OPENS = frozenset("opening edition unveiling inauguration signing launch programme".split())
PAPERS = word_set("paper_nouns.txt")
PERIODS = frozenset("week weeks days day month months year years season seasons evening evenings edition".split())


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that may name an occasion, by token offsets (end excluded). ``kind`` is ``title``, ``name`` or ``noun``."""

    first: int
    last: int
    head: int
    noun: str
    type: str
    kind: str
    determiner: str
    name: str
    plural: bool = False


@cache
def heads() -> dict[tuple[str, ...], tuple[str, str, frozenset[str], bool]]:
    """By words: the singular head, its event type, its links, whether the form is a plural."""
    table: dict[tuple[str, ...], tuple[str, str, frozenset[str], bool]] = {}
    for row in word_table("event_heads.csv"):
        links = frozenset(filter(None, row["links"].split("|")))
        if row["plural"]:
            table.setdefault(_words(row["plural"]), (row["head"], row["type"], links, True))
        table[_words(row["head"])] = (row["head"], row["type"], links, False)
    return table


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+|-", text))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in heads())


def head_at(doc: Doc, index: int) -> tuple[int, str, str, frozenset[str], bool] | None:
    """The longest head noun that ends at ``index``: first token, head, type, links, plural."""
    if doc[index].lower_ not in _last_words():
        return None
    words = tuple(t.lower_ for t in doc[max(0, index - LONGEST_HEAD + 1):index + 1])
    for k in range(len(words)):
        entry = heads().get(words[k:])
        if entry:
            return (index - len(words) + k + 1, *entry)
    return None


def find_mentions(reading: Reading) -> list[EventMention]:
    """All candidates in text order, none inside another."""
    doc = reading.doc
    quoted = titles(doc, reading.report.text)
    taken = {i for a in reading.agents if a.how == "name" for i in range(a.first, a.last)}
    found: list[EventMention] = []
    used: set[int] = set()
    for index in range(len(doc)):
        if index in used:
            continue
        match = head_at(doc, index)
        if match is None or _is_verb(doc, index) or index in taken and match[1] not in BODIES_TOO or _is_modifier(doc, index):
            continue
        title = _inside(quoted, index)
        mention = _from_title(doc, title, match, index) if title else _from_head(reading, index, match, quoted)
        if mention is not None and mention.name.lower() not in word_set("event_holidays.txt"):
            found.append(mention)
            used.update(range(index, mention.last))
    found += _from_loose_titles(reading, quoted, found)
    return sorted(found, key=lambda m: m.first)


def _inside(quoted: list[Title], index: int) -> Title | None:
    return next((t for t in quoted if t.first <= index < t.last), None)


def _is_modifier(doc: Doc, index: int) -> bool:
    """A noun straight before another noun of its phrase only modifies it: "festival director", "exhibition hall"."""
    if index + 1 >= len(doc):
        return False
    after = doc[index + 1]
    if after.is_space or doc[index].whitespace_ == "" and after.text not in "-–/":
        return False
    if after.text in "-–/" and not after.is_space:
        return not after.whitespace_ and not doc[index].whitespace_
    if after.pos_ == "NOUN" and after.is_lower or is_role_word(after) and after.pos_ in ("NOUN", "PROPN"):
        return True
    later = [k for k in range(index + 1, min(index + 5, len(doc))) if _run(doc, index, k)] if is_capitalised(doc[index]) else []
    return any(head_at(doc, k) or match_head(doc, k) or doc[k].lower_ in HOUSES for k in later)


def _run(doc: Doc, first: int, last: int) -> bool:
    return all(is_capitalised(t) or t.lower_ in ("and", "&") for t in doc[first:last + 1])


def _is_verb(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "NN", "NNS") and not is_capitalised(token)


def _from_title(doc: Doc, title: Title, match: tuple[int, str, str, frozenset[str], bool], index: int) -> EventMention | None:
    """A title that holds its own head noun: "Heritage Week 2020" in quotes."""
    _, noun, kind, _, plural = match
    if any(t.lower_ in PAPERS for t in doc[title.first:title.last]):
        return None
    return EventMention(title.outer[0], title.outer[1], index, noun, kind, "title", "", title_text(doc, title), plural)


def _from_head(reading: Reading, index: int, match: tuple[int, str, str, frozenset[str], bool], quoted: list[Title]) -> EventMention | None:
    doc = reading.doc
    first, noun, kind, links, plural = match
    phrase = phrase_at(doc, index, first, links | {"of", "on", "for"} if is_capitalised(doc[index]) else links)
    phrase = _without_date(reading, _without_other_event(doc, phrase, noun))
    title = title_after(doc, phrase, quoted) or next((t for t in quoted if t.outer[1] in (phrase.first, index) and t.outer[0] >= phrase.first - 8), None)
    if title:
        last = max(title.outer[1], phrase.last)
        return EventMention(min(phrase.first, title.outer[0]), last, index, noun, kind, "title", phrase.determiner, title_text(doc, title), plural)
    words = doc[phrase.first:phrase.last]
    name = clean(words.text)
    capitals = sum(1 for t in doc[phrase.first:index + 1] if is_capitalised(t) and t.ent_type_ != "NORP") + sum(1 for t in doc[index + 1:phrase.last] if is_capitalised(t)) / 2
    named = is_capitalised(doc[index]) and len(words) > 1 or capitals >= 2
    if noun in PERIODS and not named and not _culture(doc, phrase):
        return None
    return EventMention(phrase.first, phrase.last, index, noun, kind, "name" if named else "noun", phrase.determiner, name, plural)


def _without_other_event(doc: Doc, phrase: Phrase, noun: str) -> Phrase:
    """The phrase cut before a complement that is an occasion itself: "the closing concert | of the 12th X Festival"."""
    if noun in OPENS:
        return phrase
    for k in range(phrase.head + 2, phrase.last):
        if head_at(doc, k) and not _is_modifier(doc, k) and is_capitalised(doc[k]):
            return Phrase(phrase.first, phrase.head + 1, phrase.head, phrase.determiner)
    return phrase


def _without_date(reading: Reading, phrase: Phrase) -> Phrase:
    """The phrase cut before a complement that opens with a date: "a lecture | on 3 May"."""
    if phrase.last - phrase.head < 3:
        return phrase
    link = phrase.head + 1
    date = reading.doc[link + 1].ent_type_ in ("DATE", "TIME") or any(d.start <= reading.doc[k].idx < d.end for d in reading.dates for k in (link + 1, link + 2))
    return Phrase(phrase.first, link, phrase.head, phrase.determiner) if date and reading.doc[link].lower_ in ("on", "in", "of", "for") else phrase


def _culture(doc: Doc, phrase: Phrase) -> bool:
    """Whether "week", "day", "year" is a season of something rather than a measure of time."""
    words = {t.lower_ for t in doc[phrase.first:phrase.last]}
    return bool(words & {"cultural", "culture", "film", "fashion", "music", "dance", "art", "theatre", "heritage", "information", "edition", "concert", "gala"}) or (
        doc[phrase.head].lower_ in ("edition", "editions") or any(is_capitalised(t) for t in doc[phrase.first:phrase.head])
    )


def title_after(doc: Doc, phrase: Phrase, quoted: list[Title]) -> Title | None:
    """A title that follows the phrase, at most over a few introducing words: 'the exhibition, entitled "X"'."""
    for end in (phrase.last, phrase.head + 1):
        for title in quoted:
            gap = doc[end:title.outer[0]]
            if 0 <= title.outer[0] - end <= 4 and all(t.lower_ in INTRODUCERS for t in gap):
                if len(gap) and all(t.text == "," for t in gap) and end != phrase.head + 1:
                    continue
                return title
    return None


def _from_loose_titles(reading: Reading, quoted: list[Title], found: list[EventMention]) -> list[EventMention]:
    """Titles without a head noun of their own: the noun beside them in the sentence, or the exhibition told last, gives the type."""
    doc = reading.doc
    covered = {i for m in found for i in range(m.first, m.last)}
    result = []
    for title in quoted:
        if title.first in covered or any(t.lower_ in PAPERS for t in doc[title.first:title.last]):
            continue
        noun, kind = _noun_beside(doc, title, found)
        name = title_text(doc, title)
        result.append(EventMention(title.outer[0], title.outer[1], title.first, noun, kind, "title", "", name))
    return result


def title_text(doc: Doc, title: Title) -> str:
    """The title on one line, with its article."""
    return re.sub(r"\s+", " ", doc[title.first:title.last].text).strip(" ,;")


def _noun_beside(doc: Doc, title: Title, found: list[EventMention]) -> tuple[str, str]:
    """The kind noun before the title within its sentence, else behind it; with the event type it speaks for."""
    works = {row["noun"]: row["type"] for row in word_table("event_works.csv")}
    steps = [*range(title.outer[0] - 1, max(-1, title.outer[0] - 12), -1), *range(title.outer[1], min(len(doc), title.outer[1] + 8))]
    after = False
    for k in steps:
        if k == title.outer[1]:
            after = True
        token = doc[k]
        if token.is_space or token.text in (".", ";"):
            if after:
                break
            steps = [s for s in steps if s >= title.outer[1]]
            continue
        match = None if _is_modifier(doc, k) or _is_verb(doc, k) else head_at(doc, k)
        if match:
            return match[1], match[2]
        if token.lower_ in works:
            return token.lower_, works[token.lower_]
        if token.lower_ in OTHER_WORKS:
            return token.lower_, "other"
    before = [m for m in found if m.first < title.first]
    return "", before[-1].type if before else "exhibition"
