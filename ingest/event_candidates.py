"""Places in a report where an occasion is named: a head noun with its phrase, or a title with such a noun beside it.

Whether the words really tell of an occasion is decided later (``event_signs.py``); here every candidate is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .candidates import Candidate, complement_is_date
from .capitals import is_capitalised
from .entities import FAIR, confidence
from .head_nouns import match_head
from .lexicon import word_set, word_table
from .noun_phrases import DASHES, DETERMINERS, Phrase, phrase_at
from .organization_mentions import clean
from .phrase_heads import Head, head_table
from .titles import Title, find_titles, title_after, title_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .reading import Reading

HEADS = "event_heads.csv"
UNKNOWN = "other"
"""Type of an occasion that no noun tells."""
CAPITAL_LINKS = frozenset(("of", "on", "for"))
BODIES_TOO = frozenset(("forum", "festival"))
OPENS = frozenset(("opening", "edition", "unveiling", "inauguration", "signing", "launch", "programme"))
PERIODS = frozenset(("week", "days", "day", "month", "year", "season", "evening", "edition"))
LONGEST_RUN = 4
TITLE_BEFORE = 8
BESIDE_BEFORE, BESIDE_AFTER = 11, 8
ENDS = frozenset((".", ";"))


def find_event_candidates(reading: Reading) -> list[Candidate]:
    """All candidates in text order, none inside another."""
    doc = reading.doc
    quoted = find_titles(doc, reading.report.text)
    bodies = {i for agent in reading.agents if agent.how == "name" for i in range(agent.first, agent.last)}
    holidays = word_set("event_holidays.txt")
    found: list[Candidate] = []
    end = 0
    for index in range(len(doc)):
        head = head_table(HEADS).at(doc, index) if index >= end else None
        if head is None or is_verb(doc, index) or (index in bodies and head.noun not in BODIES_TOO):
            continue
        if _only_modifies(doc, index):
            continue
        title = next((t for t in quoted if t.first <= index < t.last), None)
        candidate = _from_title(doc, title, head, index) if title else _from_head(reading, index, head, quoted)
        if candidate is not None and candidate.name.lower() not in holidays:
            found.append(candidate)
            end = candidate.last
    found += _from_loose_titles(doc, quoted, found)
    found += _from_encoder(doc, bodies, found)
    return sorted(found, key=lambda candidate: candidate.first)


def _from_encoder(doc: Doc, bodies: set[int], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised names without a head noun that the encoder takes for occasions: "the Kolmar Encounters"."""
    covered = {i for candidate in found for i in range(candidate.first, candidate.last)}
    for span in doc.spans.get("events", ()):
        inside = range(span.start, span.end)
        if (confidence(span) or 0) < FAIR or not covered.isdisjoint(inside) or not bodies.isdisjoint(inside):
            continue
        if sum(is_capitalised(token) for token in span) > 1:
            before = doc[span.start - 1].lower_ if span.start else ""
            determiner = before if before in DETERMINERS else ""
            name = clean(span.text)
            yield Candidate(span.start, span.end, span.end - 1, "", UNKNOWN, "name", determiner, name)


def is_verb(doc: Doc, index: int) -> bool:
    """Whether a word that could be a head noun is a verb here: "they will visit"."""
    token = doc[index]
    return token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBG", "NN", "NNS") and not is_capitalised(token)


def _only_modifies(doc: Doc, index: int) -> bool:
    """A noun straight before another noun of its phrase only modifies it: "festival director", "exhibition hall"."""
    if index + 1 >= len(doc):
        return False
    after = doc[index + 1]
    if after.text in DASHES:
        return not after.whitespace_ and not doc[index].whitespace_
    if after.is_space or not doc[index].whitespace_:
        return False
    is_role = after.lower_ in word_set("role_words.txt") and after.pos_ in ("NOUN", "PROPN")
    if is_role or (after.pos_ == "NOUN" and after.is_lower):
        return True
    return is_capitalised(doc[index]) and any(_heads_name(doc, k) for k in _capital_run(doc, index))


def _capital_run(doc: Doc, index: int) -> list[int]:
    run = []
    for k in range(index + 1, min(index + 1 + LONGEST_RUN, len(doc))):
        if not (is_capitalised(doc[k]) or doc[k].lower_ in ("and", "&")):
            break
        run.append(k)
    return run


def _heads_name(doc: Doc, index: int) -> bool:
    houses = word_set("event_houses.txt")
    return bool(head_table(HEADS).at(doc, index) or match_head(doc, index) or doc[index].lower_ in houses)


def _from_title(doc: Doc, title: Title, head: Head, index: int) -> Candidate:
    """A title that holds its own head noun: "Heritage Week" in quotes."""
    first, last = title.outer
    return Candidate(first, last, index, head.noun, head.type, "title", "", title_text(doc, title), head.plural)


def _from_head(reading: Reading, index: int, head: Head, quoted: Sequence[Title]) -> Candidate | None:
    doc = reading.doc
    links = head.links | CAPITAL_LINKS if is_capitalised(doc[index]) else head.links
    phrase = phrase_at(doc, index, head.first, links)
    if _complement_is_event(doc, phrase, head.noun) or complement_is_date(reading, phrase):
        phrase = phrase.without_complement()
    title = title_after(doc, phrase, quoted) or _title_before(phrase, index, quoted)
    if title:
        first, last = min(phrase.first, title.outer[0]), max(title.outer[1], phrase.last)
        name = title_text(doc, title)
        return Candidate(first, last, index, head.noun, head.type, "title", phrase.determiner, name, head.plural)
    named = _is_named(doc, phrase, index)
    if head.noun in PERIODS and not named and not _is_season_of(doc, phrase):
        return None
    kind = "name" if named else "noun"
    name = clean(doc[phrase.first : phrase.last].text)
    return Candidate(phrase.first, phrase.last, index, head.noun, head.type, kind, phrase.determiner, name, head.plural)


def _is_named(doc: Doc, phrase: Phrase, index: int) -> bool:
    """Whether the phrase is a name of its own: a capitalised head with more words, or capitals enough without one."""
    if is_capitalised(doc[index]) and phrase.last - phrase.first > 1:
        return True
    before = sum(1 for t in doc[phrase.first : index + 1] if is_capitalised(t) and t.ent_type_ != "NORP")
    return before + sum(1 for t in doc[index + 1 : phrase.last] if is_capitalised(t)) / 2 >= 2


def _title_before(phrase: Phrase, index: int, quoted: Sequence[Title]) -> Title | None:
    """A title that stands before the head inside its phrase: 'the "X" exhibition'."""
    ends = (phrase.first, index)
    return next((t for t in quoted if t.outer[1] in ends and t.outer[0] >= phrase.first - TITLE_BEFORE), None)


def _complement_is_event(doc: Doc, phrase: Phrase, noun: str) -> bool:
    """Whether the complement is an occasion itself: "the closing concert of the 12th X Festival"."""
    if noun in OPENS:
        return False
    return any(
        is_capitalised(doc[k]) and head_table(HEADS).at(doc, k) and not _only_modifies(doc, k)
        for k in range(phrase.head + 2, phrase.last)
    )


def _is_season_of(doc: Doc, phrase: Phrase) -> bool:
    """Whether "week", "day", "year" is a season of something rather than a measure of time."""
    words = {token.lower_ for token in doc[phrase.first : phrase.last]}
    return (
        not words.isdisjoint(word_set("event_periods.txt"))
        or doc[phrase.head].lower_ == "editions"
        or any(is_capitalised(token) for token in doc[phrase.first : phrase.head])
    )


def _from_loose_titles(doc: Doc, quoted: Sequence[Title], found: Sequence[Candidate]) -> list[Candidate]:
    """Titles without a head noun of their own."""
    covered = {i for candidate in found for i in range(candidate.first, candidate.last)}
    result = []
    for title in quoted:
        if title.first not in covered:
            noun, kind = _noun_beside(doc, title, found)
            first, last = title.outer
            result.append(Candidate(first, last, title.first, noun, kind, "title", "", title_text(doc, title)))
    return result


def _noun_beside(doc: Doc, title: Title, found: Sequence[Candidate]) -> tuple[str, str]:
    """The noun nearest before the title, else behind it, with its type; else the type of the occasion told last."""
    works = {row["noun"]: row["type"] for row in word_table("event_works.csv")}
    before = range(title.outer[0] - 1, max(-1, title.outer[0] - 1 - BESIDE_BEFORE), -1)
    behind = range(title.outer[1], min(len(doc), title.outer[1] + BESIDE_AFTER))
    for steps in (before, behind):
        for k in steps:
            if doc[k].is_space or doc[k].text in ENDS:
                break
            head = head_table(HEADS).at(doc, k)
            if head and not _only_modifies(doc, k) and not is_verb(doc, k):
                return head.noun, head.type
            if doc[k].lower_ in works:
                return doc[k].lower_, works[doc[k].lower_]
    earlier = [candidate.type for candidate in found if candidate.first < title.first]
    return "", earlier[-1] if earlier else "exhibition"
