"""Places in a report where something done together may be named: a noun of doing with its phrase, or a title."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .capitals import is_capitalised
from .event_mentions import EventMention, title_after, title_text
from .lexicon import word_set, word_table
from .noun_phrases import Title, phrase_at, titles
from .organization_mentions import clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reading import Reading

LONGEST_HEAD = 3
LINKS = frozenset(("of", "on", "for", "about", "between", "in", "from"))
JOINT = re.compile(r"\b(?:joint|jointly|common|together|co-\w+|shared|collaborat\w+|cooperat\w+|partner\w*|both)\b", re.IGNORECASE)
PAPERS = word_set("paper_nouns.txt")


@cache
def project_heads() -> dict[tuple[str, ...], tuple[str, str, bool]]:
    """By words: the singular head, its kind, whether the form is a plural."""
    table: dict[tuple[str, ...], tuple[str, str, bool]] = {}
    for row in word_table("project_heads.csv"):
        if row["plural"]:
            table.setdefault(_words(row["plural"]), (row["head"], row["kind"], True))
        table[_words(row["head"])] = (row["head"], row["kind"], False)
    return table


@cache
def verb_senses() -> dict[str, str]:
    """What a verb says of an undertaking beside it, by lemma."""
    return {row["verb"]: row["sense"] for row in word_table("project_verbs.csv")}


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+|-", text))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in project_heads())


def _head_at(doc: Doc, index: int) -> tuple[int, str, str, bool] | None:
    if doc[index].lower_ not in _last_words():
        return None
    words = tuple(t.lower_ for t in doc[max(0, index - LONGEST_HEAD + 1):index + 1])
    for k in range(len(words)):
        entry = project_heads().get(words[k:])
        if entry:
            return (index - len(words) + k + 1, *entry)
    return None


def find_project_mentions(reading: Reading) -> list[EventMention]:
    """All candidates in text order, none inside another."""
    doc = reading.doc
    quoted = titles(doc, reading.report.text)
    taken = {i for a in reading.agents if a.how == "name" for i in range(a.first, a.last)}
    found: list[EventMention] = []
    used: set[int] = set()
    for index in range(len(doc)):
        token = doc[index]
        match = _head_at(doc, index)
        if match is None or index in used or index in taken or any(t.outer[0] <= index < t.outer[1] for t in quoted) or _modifies(doc, index) or token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG":
            continue
        first, noun, kind, plural = match
        phrase = phrase_at(doc, index, first, LINKS)
        title = title_after(doc, phrase, quoted)
        if title:
            found.append(EventMention(phrase.first, max(title.outer[1], phrase.last), index, noun, kind, "title", phrase.determiner, title_text(doc, title), plural))
        else:
            name = clean(doc[phrase.first:phrase.last].text)
            capitals = sum(1 for t in doc[phrase.first:index + 1] if is_capitalised(t) and t.ent_type_ != "NORP")
            found.append(EventMention(phrase.first, phrase.last, index, noun, kind, "name" if capitals >= 2 else "noun", phrase.determiner, name, plural))
        used.update(range(index, found[-1].last))
    covered = {i for m in found for i in range(m.first, m.last)}
    found += [_loose(doc, t) for t in quoted if t.first not in covered and not any(w.lower_ in PAPERS for w in doc[t.first:t.last])]
    return sorted(found, key=lambda m: m.first)


def _modifies(doc: Doc, index: int) -> bool:
    if index + 1 >= len(doc):
        return False
    after = doc[index + 1]
    return after.pos_ == "NOUN" and after.is_lower and not after.is_space or after.text in ("-", "–") and not after.whitespace_


def _loose(doc: Doc, title: Title) -> EventMention:
    return EventMention(title.outer[0], title.outer[1], title.first, "", "", "title", "", title_text(doc, title))
