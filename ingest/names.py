"""Names with a head noun: where a capitalised name begins and ends.

The small model cuts names at commas, at "of" and at "and"; this module finds them by their grammar instead:
modifiers, a head noun, a complement, a legal form. "Radio and Film Production Association" is one name and "Radio
and the Film Museum" is not: the word lists and the second head decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .capitals import AND, ARTICLES, OF, is_capitalised, is_topic
from .covered import Covered
from .head_nouns import legal_form_end, match_head
from .lexicon import word_set
from .places import STATE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HYPHENS = ("-", "–", "/", "·")
ENDING_FORMS = frozenset(("Ltd", "Inc", "GmbH", "LLC", "PLC", "Corp"))


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name by token offsets (end excluded); ``head`` is the head noun's last token, ``type`` what it speaks
    for."""

    start: int
    end: int
    head: int
    type: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """Finds the borders of names in one ``Doc``; ``is_place`` tells whether a token belongs to a place's name."""

    doc: Doc
    is_place: Callable[[Token], bool]

    def names(self) -> Iterator[NameSpan]:
        """All names with a head noun, left to right, none inside another."""
        found: list[NameSpan] = []
        for index in range(len(self.doc)):
            company = self._company(index)
            if company is not None:
                found.append(company)
            territory = self._territory(index)
            if territory is not None:
                found.append(territory)
            head = match_head(self.doc, index)
            if head is not None and not self._is_modifier(index):
                start = self.left_end(head.first, head.plural)
                found.append(NameSpan(start, self.right_end(index), index, head.type, head.plural))
        yield from longest(found)

    def _company(self, index: int) -> NameSpan | None:
        """The name whose legal form begins at ``index``, a comma before it or none."""
        end = legal_form_end(self.doc, index)
        if end == index or index == 0:
            return None
        last = index - 1 if self.doc[index - 1].text == "," else index
        start = self.left_end(last)
        return NameSpan(start, end, last - 1, "company") if start < last else None

    def _territory(self, index: int) -> NameSpan | None:
        """ "City of X", "Autonomous Province of Y": the government of a territory."""
        token = self.doc[index]
        if token.lower_ not in word_set("territories.txt") or not is_capitalised(token):
            return None
        end = self._complement(index + 1) if index + 1 < len(self.doc) and self.doc[index + 1].lower_ == "of" else index
        return NameSpan(self.left_end(index), end, index, "government") if end > index + 1 else None

    def _is_modifier(self, index: int) -> bool:
        """A head noun straight before a later head noun of the same name only modifies it ("Museum
        Association")."""
        k = index + 1
        while k < len(self.doc) and is_capitalised(self.doc[k]):
            if match_head(self.doc, k) is not None:
                return True
            k += 1
        return False

    def left_end(self, first: int, plural: bool = False) -> int:
        """The first token of the modifiers before the head noun that starts at ``first``."""
        doc, start = self.doc, first
        k = first - 1
        while k >= 0:
            token = doc[k]
            if is_capitalised(token) and not self._ends_before(k):
                start = k
                k -= 1
            elif token.text == "." and token.whitespace_ and k and len(doc[k - 1].text) == 1 and doc[k - 1].is_upper:
                k -= 1
            elif (
                token.text in ("'s", "’s", "’", "'")
                and k
                and doc[k - 1].lower_ in word_set("possessors.txt")
                and start == k + 1
            ):
                start = k - 1
                k -= 2
            elif (
                token.text == ")" and k > 1 and doc[k - 2].text == "(" and is_capitalised(doc[k - 1]) and start == k + 1
            ):
                start = k - 2
                k -= 3
            elif token.lower_ in ("and", "&") and start == k + 1 and k and self._coordinated_modifier(k - 1, plural):
                start = k - 1
                k -= 2
                k = self._comma_modifiers(k, plural)
                start = min(start, k + 1)
            elif (start == k + 1 and k and self._joins(k)) or (
                token.lower_ in word_set("name_particles.txt") and start == k + 1 and k and self._surname_before(k - 1)
            ):
                start = k - 1
                k -= 2
            else:
                break
        return self._trim_left(start, first)

    def _joins(self, k: int) -> bool:
        """Whether a sign between two capitalised words makes them one; a slash only between topics."""
        sign, left, right = self.doc[k], self.doc[k - 1], self.doc[k + 1]
        if sign.text not in HYPHENS or sign.whitespace_ or not (is_capitalised(left) and is_capitalised(right)):
            return False
        return sign.text != "/" or (is_topic(left) and is_topic(right))

    def _surname_before(self, index: int) -> bool:
        """Whether a given name stands here, a particle behind it: "Anton de Kom University"."""
        return is_capitalised(self.doc[index]) and match_head(self.doc, index) is None and not is_topic(self.doc[index])

    def _ends_before(self, index: int) -> bool:
        """Whether the name cannot reach back over this token: another name's end stands here."""
        doc = self.doc
        token = doc[index]
        if "\n" in token.text_with_ws or (index + 1 < len(doc) and doc[index + 1].is_space):
            return True
        form = legal_form_end(doc, index)
        return form > index and token.text.rstrip(".") in ENDING_FORMS

    def _coordinated_modifier(self, index: int, plural: bool) -> bool:
        """Whether the word before an "and" shares the head that follows: "Film and Television Bureau"."""
        left, joint, right = self.doc[index : index + 3]
        if not is_capitalised(left):
            return False
        if joint.text == "&":
            return legal_form_end(self.doc, index) == index
        if plural:
            return match_head(self.doc, index) is None
        return is_topic(left) and (is_topic(right) or match_head(self.doc, index + 2) is not None)

    def _comma_modifiers(self, k: int, plural: bool) -> int:
        doc = self.doc
        while k >= 1 and doc[k].text == "," and is_capitalised(doc[k - 1]) and (is_topic(doc[k - 1]) or plural):
            k -= 2
        return k

    def _trim_left(self, start: int, first: int) -> int:
        """Drop role words, honorifics and sentence openers that stand before the name proper."""
        roles = word_set("role_words.txt") - {"king", "queen", "master"}
        while start < first and (
            self.doc[start].lower_ in roles or self.doc[start].lower_ in word_set("not_in_names.txt")
        ):
            start += 1
        while start < first and self.doc[start].text in ("'s", "’s", "-", "–"):
            start += 1
        return start

    def right_end(self, index: int) -> int:
        """Where the name whose head noun ends at ``index`` ends: after complements and a legal form."""
        doc = self.doc
        end, complements = index + 1, 0
        while end < len(doc):
            form = legal_form_end(doc, end)
            if form > end:
                return form
            token = doc[end]
            if self._goes_on(end, complements):
                end += 1
                continue
            if end + 1 < len(doc) and token.text == "-" and self._joins(end) and doc[end - 1].whitespace_ == "":
                end += 2
                continue
            if complements and token.lower_ not in ("of", "de", "del", "di") and not self._purpose(end):
                break
            grown = self._complement(end)
            complements += 1
            if grown == end:
                break
            end = grown
        return end

    def _goes_on(self, k: int, complements: int) -> bool:
        """Whether the word at ``k`` belongs to the name: no role, no new sentence, no person behind a complement."""
        token = self.doc[k]
        if not is_capitalised(token) or token.lower_ in word_set("role_words.txt") or self.doc[k - 1].text == ".":
            return False
        return not (complements and token.ent_type_ == "PERSON")

    def _purpose(self, k: int) -> bool:
        """Whether "for" and a field follow: "Organization of X States for Education"."""
        return self.doc[k].lower_ == "for" and k + 1 < len(self.doc) and is_topic(self.doc[k + 1])

    def _complement(self, k: int) -> int:
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
            return self._coordinated_complement(end)
        return k

    def _capitals(self, k: int) -> int:
        doc = self.doc
        while k < len(doc):
            token = doc[k]
            if is_capitalised(token):
                k += 1
            elif k + 1 < len(doc) and self._joins(k):
                k += 2
            elif self._possessor_ends(k):
                k += 1
            else:
                break
        return k

    def _possessor_ends(self, k: int) -> bool:
        """ "the People's Congress", "the Cultures of X's Peoples": the possessive is inside the name."""
        doc = self.doc
        if doc[k].text not in ("'s", "’s") or k + 1 >= len(doc) or not is_capitalised(doc[k + 1]):
            return False
        return doc[k - 1].lower_ in word_set("possessors.txt")

    def _holds_head(self, start: int, end: int) -> bool:
        return any(match_head(self.doc, i) is not None and not is_topic(self.doc[i]) for i in range(start, end))

    def _coordinated_complement(self, end: int) -> int:
        """Take in ", Film, TV and Press" after "Department of Culture": topics only, and only up to a closing
        "and"."""
        doc = self.doc
        k, best = end, end
        while k + 1 < len(doc):
            separator = doc[k]
            if separator.text == "," and k + 2 < len(doc) and doc[k + 1].lower_ == "and":
                first, closing = k + 2, True
            elif separator.text == ",":
                first, closing = k + 1 + (doc[k + 1].lower_ == "the"), False
            elif separator.lower_ in AND:
                first, closing = k + 1, True
            else:
                break
            article = first < len(doc) and doc[first].lower_ == "the"
            first += article
            if first >= len(doc) or not is_capitalised(doc[first]) or not is_topic(doc[first]):
                break
            stop = self._capitals(first)
            if any(doc[i].lower_ in STATE_WORDS for i in range(first, stop)):
                break
            ranked = article or doc[first].lower_ in word_set("generic_words.txt")
            if self._holds_head(first, stop) or (ranked and any(match_head(doc, i) for i in range(first, stop))):
                break
            k = stop
            if closing:
                best = stop
        return best


def longest(spans: list[NameSpan]) -> list[NameSpan]:
    """Of overlapping spans the longest, then the first; in text order."""
    kept: list[NameSpan] = []
    covered = Covered()
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not covered.meets(span.start, span.end):
            kept.append(span)
            covered.add(span.start, span.end)
    return sorted(kept, key=lambda s: s.start)
