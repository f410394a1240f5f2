"""Names with a head noun: where a capitalised name begins and ends.

The small model cuts names at commas, at "of" and at "and"; this module finds them by their grammar instead:
modifiers, a head noun from ``words/organization_heads.csv``, a complement, a legal form. "Radio and Film Production
Association" is one name and "Radio and the Film Museum" is not: the word lists and the second head decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_list, word_set, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF = frozenset({"of", "for", "de", "del", "della", "delle", "dei", "di", "da", "do", "dos", "das", "des", "du", "der", "für", "of's"})
ARTICLES = frozenset({"the", "la", "le", "les", "el", "los", "las", "il", "lo", "l'", "der", "die", "das", "a"})
AND = frozenset({"and", "&", "y", "e", "et", "und", "i"})
NOT_IN_NAMES = frozenset(
    "the a an this that these those its his her their our my your in on at by with from to as for of and or but nor both "
    "between among after before during under over since until while when where who which what if because although though it "
    "he she they we i you there here some any each every all many most several such other another more one two three four "
    "five six seven eight nine ten no not only also yet then thus so is are was were be been has have had will would can "
    "could may might shall should must do does did today yesterday tomorrow tonight last next earlier later meanwhile however "
    "moreover furthermore finally afterwards according representatives representative heads leaders officials experts members "
    "delegates participants guests students artists staff about around within through across against towards upon "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december said says mr mrs ms dr professor".split()
)


HEADLINE_VERBS = frozenset(
    "sign signs signed ink inks inked seal seals renew renews launch launches launched open opens opened hold holds held host hosts "
    "hosted join joins meet meets agree agrees visit visits present presents announce announces start starts begin begins bring "
    "brings deepen deepens strengthen strengthens boost boosts look looks partner partners team teams extend extends conclude "
    "concludes discuss discusses plan plans celebrate celebrates welcome welcomes explore explores".split()
)
PAPERS = frozenset("memorandum agreement protocol mou contract letter treaty pact accord declaration".split())
SHARED_POSSESSORS = frozenset(
    "writers women workers artists composers journalists people children architects archivists librarians actors authors "
    "translators publishers farmers teachers students players designers photographers filmmakers producers directors citizens "
    "king queen st saint lady men prince princess bishop filmmakers musicians painters".split()
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name by token offsets (end excluded); ``head`` is the offset of the head noun's last token, ``type`` what it speaks for."""

    start: int
    end: int
    head: int
    type: str
    plural: bool = False


@cache
def head_nouns() -> dict[tuple[str, ...], tuple[str, bool]]:
    """Head nouns by their lower-case words: type and whether the form is a plural."""
    heads: dict[tuple[str, ...], tuple[str, bool]] = {}
    for row in word_table("organization_heads.csv"):
        heads[tuple(row["head"].split())] = (row["type"], False)
        if row["plural"] and row["plural"] != row["head"]:
            heads.setdefault(tuple(row["plural"].split()), (row["type"], True))
    return heads


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.replace(" ", "").replace(",", "") for form in word_list("legal_forms.txt"))


def is_capitalised(token: Token) -> bool:
    """Whether the token may be part of a name by its spelling: "Museum", "d'Orsay", "al-Fann", "3D", "eG", not "The"."""
    text = token.text
    if token.is_punct or token.is_space or (token.lower_ in NOT_IN_NAMES and not text.isupper()):
        return False
    if token.lower_ in PAPERS or (token.lower_ in HEADLINE_VERBS and token.tag_.startswith("V")):
        return False
    if text[0].isupper():
        return True
    if text[0].isdigit():
        return any(c.isupper() for c in text)
    low = text.lower()
    return low.startswith(("d'", "d’", "l'", "l’", "al-", "el-", "e-")) and len(text) > 2 and text[2:3].isalpha() and any(
        c.isupper() for c in text
    )


def match_head(doc: Doc, index: int) -> tuple[int, str, bool] | None:
    """The longest head noun that ends at ``index``: its first token, type, and whether it is a plural."""
    heads = head_nouns()
    for length in (4, 3, 2, 1):
        start = index - length + 1
        if start < 0:
            continue
        words = tuple(_head_words(doc, start, index + 1))
        if words in heads and is_capitalised(doc[index]):
            kind, plural = heads[words]
            return start, kind, plural
    return None


def _head_words(doc: Doc, start: int, end: int) -> list[str]:
    words: list[str] = []
    for token in doc[start:end]:
        if token.text in ("'s", "’s") and words:
            words[-1] += "'s"
        else:
            words.append(token.lower_)
    return words


def legal_form_end(doc: Doc, index: int) -> int:
    """Where a legal form that starts at ``index`` (perhaps after a comma) ends; ``index`` itself where there is none."""
    best = index
    for end in range(index + 1, min(index + 7, len(doc) + 1)):
        text = "".join(t.text for t in doc[index:end]).replace(",", "")
        if text in _legal_forms() and doc[end - 1].text != ",":
            best = end
    return best


@cache
def _topics() -> frozenset[str]:
    return word_set("topic_words.txt")


def is_topic(token: Token) -> bool:
    """Whether the word may be coordinated inside one name ("Culture, Radio and Film"), in the singular or the plural."""
    return token.lower_ in _topics() or token.lower_.removesuffix("s") in _topics()


@dataclass(frozen=True, slots=True)
class Grammar:
    """Finds the borders of names in one ``Doc``. ``is_place`` and ``is_person`` tell whether a token belongs to one."""

    doc: Doc
    is_place: Callable[[Token], bool]
    is_person: Callable[[Token], bool]

    def names(self) -> Iterator[NameSpan]:
        """All names with a head noun, left to right, none inside another."""
        found: list[NameSpan] = []
        for index in range(len(self.doc)):
            form = legal_form_end(self.doc, index)
            if form > index:
                start = self.left_end(index)
                if start < index and self.doc[index - 1].text != ",":
                    found.append(NameSpan(start, form, index - 1, "company"))
                elif start == index and index and self.doc[index - 1].text == ",":
                    start = self.left_end(index - 1)
                    if start < index - 1:
                        found.append(NameSpan(start, form, index - 2, "company"))
            match = match_head(self.doc, index)
            if match is None or self._is_modifier(index):
                continue
            first, kind, plural = match
            end = self.right_end(index, kind)
            start = self.left_end(first, plural)
            found.append(NameSpan(start, end, index, kind, plural))
        yield from longest(found)

    def _is_modifier(self, index: int) -> bool:
        """A head noun straight before a later head noun of the same name only modifies it ("Museum Association")."""
        k = index + 1
        while k < len(self.doc) and is_capitalised(self.doc[k]):
            if match_head(self.doc, k) is not None and not self._new_name(k):
                return True
            k += 1
        return False

    def _new_name(self, index: int) -> bool:
        return self.doc[index].is_sent_start is True and "\n" in self.doc[index - 1].whitespace_

    def left_end(self, first: int, plural: bool = False) -> int:
        """The first token of the modifiers before the head noun that starts at ``first``."""
        doc, start = self.doc, first
        k = first - 1
        while k >= 0:
            token = doc[k]
            if is_capitalised(token) and not self._ends_before(k):
                start = k
                k -= 1
            elif token.text == "." and not token.whitespace_ == "" and k and len(doc[k - 1].text) == 1 and doc[k - 1].is_upper:
                k -= 1
            elif token.text in ("'s", "’s", "’", "'") and k and doc[k - 1].lower_ in SHARED_POSSESSORS and start == k + 1:
                start = k - 1
                k -= 2
            elif token.text == ")" and k > 1 and doc[k - 2].text == "(" and is_capitalised(doc[k - 1]) and start == k + 1:
                start = k - 2
                k -= 3
            elif token.lower_ in ("and", "&") and start == k + 1 and k and self._coordinated_modifier(k - 1, plural):
                start = k - 1
                k -= 2
                k = self._comma_modifiers(k, plural)
                start = min(start, k + 1)
            elif token.text in ("-", "–", "/", "·") and not token.whitespace_ and start == k + 1 and k and is_capitalised(doc[k - 1]):
                start = k - 1
                k -= 2
            else:
                break
        return self._trim_left(start, first)

    def _ends_before(self, index: int) -> bool:
        """Whether the name cannot reach back over this token: another name's end stands here."""
        doc = self.doc
        token = doc[index]
        if "\n" in token.text_with_ws or (index + 1 < len(doc) and doc[index + 1].is_space):
            return True
        form = legal_form_end(doc, index)
        return form > index and token.text.rstrip(".") in {"Ltd", "Inc", "GmbH", "LLC", "PLC", "Corp"}

    def _coordinated_modifier(self, index: int, plural: bool) -> bool:
        """Whether the word before an "and" shares the head that follows: "Film and Television Bureau"."""
        left, right = self.doc[index], self.doc[index + 2]
        if not is_capitalised(left):
            return False
        if plural:
            return not self.is_place(left) and match_head(self.doc, index) is None
        return is_topic(left) and (is_topic(right) or match_head(self.doc, index + 2) is not None)

    def _comma_modifiers(self, k: int, plural: bool) -> int:
        doc = self.doc
        while k >= 1 and doc[k].text == "," and is_capitalised(doc[k - 1]) and (is_topic(doc[k - 1]) or plural):
            k -= 2
        return k

    def _trim_left(self, start: int, first: int) -> int:
        """Drop role words, honorifics and sentence openers that stand before the name proper."""
        roles = word_set("role_words.txt") - {"king", "queen", "master"}
        while start < first and (self.doc[start].lower_ in roles or self.doc[start].lower_ in NOT_IN_NAMES):
            start += 1
        while start < first and self.doc[start].text in ("'s", "’s", "-", "–"):
            start += 1
        return start

    def right_end(self, index: int, kind: str) -> int:
        """Where the name whose head noun ends at ``index`` ends: after complements and a legal form."""
        doc = self.doc
        end, complements = index + 1, 0
        while end < len(doc):
            form = legal_form_end(doc, end)
            if form > end:
                return form
            token = doc[end]
            if is_capitalised(token) and token.lower_ not in word_set("role_words.txt") and doc[end - 1].text != ".":
                end += 1
                continue
            if complements and token.lower_ not in ("of", "de", "del", "di"):
                break
            grown = self._complement(end, kind)
            complements += 1
            if grown == end:
                break
            end = grown
        return end

    def _complement(self, k: int, kind: str) -> int:
        """Where a complement that starts at ``k`` ends; ``k`` where there is none."""
        doc = self.doc
        token = doc[k]
        if token.lower_ in OF:
            first = k + 1
            while first < len(doc) and doc[first].lower_ in ARTICLES:
                first += 1
            if first >= len(doc) or not is_capitalised(doc[first]):
                return k
            end = self._capitals(first)
            if doc[first - 1].lower_ == "the" and self._holds_head(first, end):
                return k
            return self._coordinated_complement(end, kind)
        return k

    def _capitals(self, k: int) -> int:
        doc = self.doc
        while k < len(doc):
            token = doc[k]
            if is_capitalised(token):
                k += 1
            elif token.text in ("-", "–", "/", "·") and k + 1 < len(doc) and is_capitalised(doc[k + 1]) and not token.whitespace_:
                k += 2
            else:
                break
        return k

    def _holds_head(self, start: int, end: int) -> bool:
        return any(match_head(self.doc, i) is not None and not is_topic(self.doc[i]) for i in range(start, end))

    def _coordinated_complement(self, end: int, kind: str) -> int:
        """Take in ", Film, TV and Press" after "Department of Culture": topics only, and only up to a closing "and"."""
        doc = self.doc
        k, best = end, end
        while k + 1 < len(doc):
            separator = doc[k]
            if separator.text == "," and k + 2 < len(doc) and doc[k + 1].lower_ == "and":
                first, closing = k + 2, True
            elif separator.text == ",":
                first, closing = k + 1, False
            elif separator.lower_ in AND:
                first, closing = k + 1, True
            else:
                break
            if first < len(doc) and doc[first].lower_ == "the":
                first += 1
            if first >= len(doc) or not is_capitalised(doc[first]) or not is_topic(doc[first]):
                break
            stop = self._capitals(first)
            if self._holds_head(first, stop):
                break
            k = stop
            if closing:
                best = stop
        return best


def longest(spans: list[NameSpan]) -> list[NameSpan]:
    """Of overlapping spans the longest, then the first; in text order."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
