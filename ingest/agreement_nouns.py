"""Where a report speaks of an agreement: the noun, its phrase, and the type the phrase tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc


PURPOSES = frozenset(
    ("understanding", "cooperation", "co-operation", "intent", "agreement", "friendship", "collaboration")
)
DEFINITE = frozenset(("the", "this", "that", "these", "both", "its", "their"))
ORDINALS = frozenset(("first", "second", "third", "fourth", "fifth", "other", "last", "one", "another"))
LONGEST_LINK = 4
"""Tokens between "the first" and "with": "the first was signed with", "the third, with"."""
OTHER_FIELDS = frozenset(
    ("trade", "credit", "peace", "ceasefire", "association", "accession", "wage", "extradition", "visa", "tax")
)
"""Words that say of an agreement that it is none of cultural cooperation."""
HOUSES = frozenset(("center", "centre", "hall", "bureau", "hotel"))
"""Words that make a house of the noun before them."""
EARLIER = frozenset(("first", "original", "earlier", "previous", "initial", "old"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """An agreement's noun phrase by token offsets (end excluded); ``noun`` is the noun's first token.

    ``definite``: "the", "this" or a possessive stands before it, so it may point back to an agreement told before.
    ``earlier``: the phrase says that it is the first of several ("the original contract").
    """

    first: int
    last: int
    noun: int
    type: str
    plural: bool
    definite: bool
    sure: bool
    earlier: bool = False


@cache
def _nouns() -> dict[tuple[str, ...], tuple[str, bool, bool]]:
    nouns: dict[tuple[str, ...], tuple[str, bool, bool]] = {}
    for row in word_table("agreement_nouns.csv"):
        sure = row["sure"] == "yes"
        if row["plural"]:
            nouns[tuple(row["plural"].split())] = (row["type"], True, sure)
        nouns.setdefault(tuple(row["noun"].split()), (row["type"], False, sure))
    return nouns


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _nouns())


@cache
def _types() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["type"]) for row in word_table("agreement_types.csv"))


def agreement_type(phrase: str, default: str) -> str:
    """The id of the scheme ``agreement-type`` that a noun phrase tells."""
    return next((kind for pattern, kind in _types() if pattern.search(phrase)), default)


def find_triggers(doc: Doc) -> Iterator[Trigger]:
    """Agreement nouns in text order; "memorandum of understanding" is one, and so is "twinning agreement"."""
    index = 0
    several: Trigger | None = None
    while index < len(doc):
        match = _match(doc, index)
        if match is None:
            if several is not None and _is_one_of_several(doc, index):
                yield Trigger(index, index + 1, index, several.type, plural=False, definite=False, sure=False)
            index += 1
            continue
        end, kind, plural, sure = match
        if end < len(doc) and _match(doc, end) is not None:
            index = end
            continue
        if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in PURPOSES:
            end += 2
        if _is_other_agreement(doc, index):
            index = end
            continue
        first = _phrase_start(doc, index)
        words = [t.lower_ for t in doc[max(0, first - 1) : index]]
        kind = agreement_type(f"{doc[first:end].text} {_purpose(doc[end : end + 4].text)}", kind)
        definite = not DEFINITE.isdisjoint(words[:2])
        trigger = Trigger(first, end, index, kind, plural, definite, sure, not EARLIER.isdisjoint(words))
        if plural:
            several = trigger
        yield trigger
        index = end


def _is_one_of_several(doc: Doc, index: int) -> bool:
    """ "The first was signed with B", "The third, with C, provides for": the ordinal, behind a plural noun."""
    if doc[index].lower_ not in ORDINALS:
        return False
    opening = index - 1 if index and doc[index - 1].lower_ == "the" else index
    if not (opening == 0 or doc[opening].is_sent_start or doc[opening - 1].text in (";", ":", ",")):
        return False
    for token in doc[index + 1 : index + 1 + LONGEST_LINK]:
        if token.lower_ in ("with", "between"):
            return True
        if token.pos_ not in ("AUX", "VERB") and token.text != ",":
            return False
    return False


def _is_other_agreement(doc: Doc, index: int) -> bool:
    """ "in agreement with", "by agreement of the parties", "the free trade agreement", "the Convention Centre"."""
    before = doc[index - 1].lower_ if index else ""
    if doc[index + 1 : index + 2].text.lower() in HOUSES:
        return True
    return before in OTHER_FIELDS or (before in ("in", "by") and doc[index].lower_ == "agreement")


def _purpose(follow: str) -> str:
    return (
        follow
        if re.match(r"(of|for|on) (cultural |educational |the )?(co-?operation|exchange)", follow, re.IGNORECASE)
        else ""
    )


def _match(doc: Doc, index: int) -> tuple[int, str, bool, bool] | None:
    if doc[index].lower_ not in _first_words():
        return None
    for length in (4, 3, 2, 1):
        key = tuple(t.lower_ for t in doc[index : index + length])
        if len(key) == length and key in _nouns():
            kind, plural, sure = _nouns()[key]
            end = index + length
            if not plural and doc[end : end + 2].text.startswith(("'s with", "’s with", "'s between", "’s between")):
                return end + 1, kind, True, sure
            return end, kind, plural, sure
    return None


def _phrase_start(doc: Doc, index: int) -> int:
    first = index
    while first > 0 and index - first < 7:
        token = doc[first - 1]
        if (
            (token.is_punct and token.text != "-")
            or token.is_space
            or (
                token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "PRON", "SCONJ")
                and token.tag_ != "VBG"
                and token.tag_ != "VBN"
            )
        ):
            if (
                token.lower_ == "and"
                and first > 1
                and doc[first - 2].pos_ in ("ADJ", "NOUN")
                and doc[first].pos_ in ("ADJ", "NOUN")
            ):
                first -= 1
                continue
            break
        if token.tag_ in ("VBN", "VBG", "VBD") and token.lemma_.lower() in (
            "sign",
            "conclude",
            "reach",
            "renew",
            "extend",
            "ink",
            "enter",
        ):
            break
        first -= 1
        if token.pos_ == "DET":
            break
    return first
