"""Places in a report where something done together may be named: a noun of doing with its phrase, or a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .candidates import Candidate, complement_is_date
from .capitals import is_capitalised
from .noun_phrases import DASHES, phrase_at
from .organization_mentions import clean
from .phrase_heads import Head, head_table
from .titles import Title, find_titles, title_after, title_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reading import Reading

HEADS = "project_heads.csv"
LINKS = frozenset(("of", "on", "for", "about", "between", "in", "from"))


def find_project_candidates(reading: Reading) -> list[Candidate]:
    """All candidates in text order, none inside another."""
    doc = reading.doc
    quoted = find_titles(doc, reading.report.text)
    skipped = {i for agent in reading.agents if agent.how == "name" for i in range(agent.first, agent.last)}
    skipped.update(i for title in quoted for i in range(*title.outer))
    found: list[Candidate] = []
    end = 0
    for index in range(len(doc)):
        head = head_table(HEADS).at(doc, index) if index >= end else None
        if head is None or index in skipped or _only_modifies(doc, index) or _is_verb(doc, index):
            continue
        found.append(_from_head(reading, index, head, quoted))
        end = found[-1].last
    covered = {i for candidate in found for i in range(candidate.first, candidate.last)}
    found += [
        Candidate(*title.outer, title.first, "", "", "title", "", title_text(doc, title))
        for title in quoted
        if title.first not in covered
    ]
    return sorted(found, key=lambda candidate: candidate.first)


def _from_head(reading: Reading, index: int, head: Head, quoted: list[Title]) -> Candidate:
    doc = reading.doc
    phrase = phrase_at(doc, index, head.first, head.links or LINKS)
    if complement_is_date(reading, phrase):
        phrase = phrase.without_complement()
    title = title_after(doc, phrase, quoted)
    if title:
        last = max(title.outer[1], phrase.last)
        kind, name = "title", title_text(doc, title)
    else:
        last = phrase.last
        capitals = sum(1 for t in doc[phrase.first : index + 1] if is_capitalised(t) and t.ent_type_ != "NORP")
        kind, name = "name" if capitals > 1 else "noun", clean(doc[phrase.first : phrase.last].text)
    return Candidate(phrase.first, last, index, head.noun, head.type, kind, phrase.determiner, name, head.plural)


def _only_modifies(doc: Doc, index: int) -> bool:
    if index + 1 >= len(doc):
        return False
    after = doc[index + 1]
    if after.text in DASHES:
        return not after.whitespace_
    return after.pos_ == "NOUN" and after.is_lower


def _is_verb(doc: Doc, index: int) -> bool:
    return doc[index].pos_ in ("VERB", "AUX") and doc[index].tag_ != "VBG"
