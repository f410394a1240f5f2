"""What a name with a head noun may be besides an organization's, and how much it says by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .capitals import OF, is_capitalised, is_topic
from .head_nouns import match_head
from .lexicon import word_set
from .places import country_of, place_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HALLS = (("convention",), ("exhibition",), ("performing", "arts"), ("conference",), ("sports",), ("concert",))
_WHERE = frozenset(("at", "in", "inside", "outside", "from", "to", "of", "near"))
_LONGEST_PLACE = 4
_LONGEST_KIND = 6
JOINT = frozenset(("alliance", "collaboration", "cooperation", "co-operation", "exchange", "partnership"))
"""Last words that make a name part of a paper's before "Agreement", "Treaty" and the like."""


def is_place(token: Token) -> bool:
    """Whether the token is part of a place's name, by the model or as a city of the gazetteer."""
    return token.ent_type_ in ("GPE", "LOC") or (token.is_title and place_kind(token.text) == "city")


def is_nationality(token: Token) -> bool:
    """Whether the word tells of a nation ("Cambodian"), by the model or by the list of demonyms."""
    if token.ent_type_ == "NORP":
        return True
    return token.is_title and place_kind(token.text) is None and country_of(token.text) is not None


def is_generic(doc: Doc, start: int, end: int) -> bool:
    """Whether the words fit many organizations: topics, head nouns, ranks, nationalities only ("City
    Library")."""
    return all(_says_nothing(token) for token in doc[start:end])


def _says_nothing(token: Token) -> bool:
    if token.is_punct or is_topic(token) or is_nationality(token):
        return True
    if token.lower_ in OF or token.lower_ in ("and", "&", "the", "'s") or token.lower_ in word_set("generic_words.txt"):
        return True
    return match_head(token.doc, token.i) is not None


def is_occasion(doc: Doc, start: int, end: int) -> bool:
    """Whether the last word makes the phrase an occasion, or a place named after an organization.

    A last word inside an "of" phrase says nothing ("Centre for the Silk Road").
    """
    last = doc[end - 1].lower_
    if any(t.lower_ in OF for t in doc[start:end]):
        return False
    return last in word_set("occasions.txt") or last in word_set("named_after_heads.txt")


def is_called_kind(doc: Doc, end: int) -> bool:
    """Whether an apposition tells that the name which ends here is an organization's: ", the public broadcaster of"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an", "the"):
        return False
    for token in doc[end + 2 : end + 2 + _LONGEST_KIND]:
        if token.is_lower and token.text in word_set("kind_nouns.txt"):
            behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return behind is None or behind.is_punct or behind.pos_ in ("ADP", "PRON", "VERB")
        if token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.lower_ in word_set("role_words.txt"):
            return False
    return False


def is_hall(doc: Doc, start: int, end: int) -> bool:
    """Whether it is a hall or centre that only houses what is reported: "at the Anyville Convention Center"."""
    last = doc[end - 1].lower_
    if last not in ("center", "centre", "hall", "halls"):
        return False
    before = tuple(t.lower_ for t in doc[max(start, end - 3) : end - 1])
    if last in ("center", "centre") and not any(before[-len(hall) :] == hall for hall in _HALLS):
        return False
    k = start - 1
    while k >= 0 and doc[k].lower_ in ("the", "a"):
        k -= 1
    return k >= 0 and doc[k].lower_ in _WHERE


def in_quotes(doc: Doc, start: int, end: int) -> bool:
    """Whether the phrase stands alone between quotation marks, as a work's title does."""
    return start > 0 and end < len(doc) and doc[start - 1].text in "\"“‘'«„" and doc[end].text in "\"”’'»“"


def place_after(doc: Doc, end: int) -> int | None:
    """Where "in Nairobi", "to Kenya" or ", Benin City" behind a name ends; None where nothing of the kind follows."""
    if end + 1 >= len(doc) or not (doc[end].lower_ in ("in", "to") or doc[end].text == ","):
        return None
    k = end + 1
    while k < len(doc) and (is_place(doc[k]) or place_kind(doc[k].text) == "country") and is_capitalised(doc[k]):
        k += 1
    if k == end + 1:
        return None
    if doc[end].text == ",":
        after = doc[k].text if k < len(doc) else ""
        if after not in (",", ".", ";", ")") or k - end > _LONGEST_PLACE:
            return None
    return k


def of_place(doc: Doc, start: int, end: int, head: int) -> int | None:
    """Where "of Madrid" begins behind a head noun that has a name of its own before it; None where it does not
    stand."""
    for i in range(head + 1, end - 1):
        places = all(is_place(t) or t.lower_ == "the" or place_kind(t.text) == "country" for t in doc[i + 1 : end])
        if doc[i].lower_ == "of" and places and head > start:
            return i
    return None


def names_paper(doc: Doc, end: int) -> bool:
    """Whether what ends here only begins the name of a paper: "X Cultural Cooperation" before "Agreement"."""
    return doc[end - 1].lower_ in JOINT and end < len(doc) and doc[end].lower_ in word_set("paper_nouns.txt")


def titles_paper(doc: Doc, start: int) -> bool:
    """Whether what begins here ends the name of a paper: "Friendship and Cooperation" behind "the Treaty on"."""
    k = start - 1
    while k > 0 and doc[k].lower_ in ("for", "on", "the"):
        k -= 1
    if not 0 <= k < start - 1 or doc[k + 1].lower_ == "the":
        return False
    return doc[k].lower_ in word_set("paper_nouns.txt") and doc[k].text[0].isupper()
