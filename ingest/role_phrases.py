"""Where the words of a role begin and end: "deputy head of the textile department", "Minister of Culture and
Tourism"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .capitals import OF, is_capitalised, is_topic
from .people import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span, Token


LONGEST_PHRASE, LONGEST_LINK = 22, 9
AFTER_ROLES = frozenset(("general", "designate", "emeritus"))
"""Words behind a role that belong to it."""
LINKS = frozenset(("of", "at", "for", "with", "in", "from", "to"))
_HEADS_OF_TITLES = frozenset(
    (
        "minister",
        "secretary",
        "ambassador",
        "commissioner",
        "mayor",
        "governor",
        "secretary-general",
        "director-general",
    )
)


def ends_title(doc: Doc, k: int) -> bool:
    """Whether a title such as "Minister of Tourism and Antiquities" ends at ``k``."""
    for i in range(k, max(-1, k - LONGEST_LINK), -1):
        if doc[i].lower_ in _HEADS_OF_TITLES:
            return True
        if not (is_capitalised(doc[i]) or doc[i].lower_ in OF or doc[i].lower_ in ("and", "the", ",", "&")):
            return False
    return False


def title_head(doc: Doc, k: int) -> int | None:
    """The role word of a title whose last word is at ``k``: "Director General", "vice president for sales", "Head of
    Syndication"; None where none ends there."""
    if is_role(doc[k]):
        return k
    if doc[k].lower_ in AFTER_ROLES:
        before = k - 2 if k > 1 and doc[k - 1].text == "-" else k - 1
        return before if before >= 0 and is_role(doc[before]) else None
    for i in range(k - 1, max(0, k - LONGEST_LINK), -1):
        token = doc[i]
        if token.lower_ in ("of", "for"):
            head = title_head(doc, i - 1) if is_role(doc[i - 1]) or doc[i - 1].lower_ in AFTER_ROLES else None
            return head if head is not None and _is_field(doc, i + 1, k + 1) else None
        if not (token.pos_ in ("NOUN", "ADJ", "PROPN") or token.lower_ in ("and", "&")):
            return None
    return None


def _is_field(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a field of work: of common words or topics, no name."""
    return all(token.is_lower or is_topic(token) for token in doc[first:last])


def portfolio_end(doc: Doc, k: int) -> int:
    """Where the fields of the office at ``k`` end: "Minister of Tourism, Crafts and Performing Arts"; else ``k`` + 1.

    The first and the last field are topics, and only the last follows an "and".
    """
    field = k + 2 + (k + 2 < len(doc) and doc[k + 2].lower_ == "the")
    if doc[k].lower_ not in _HEADS_OF_TITLES or field >= len(doc) or doc[k + 1].lower_ not in OF:
        return k + 1
    end = _field_end(doc, field)
    if not any(map(is_topic, doc[field:end])):
        return k + 1
    best = end
    while end + 1 < len(doc) and end - k < LONGEST_PHRASE:
        closing = doc[end].lower_ in ("and", "&") or (doc[end].text == "," and doc[end + 1].lower_ in ("and", "&"))
        if not closing and doc[end].text != ",":
            break
        field = end + 1 + (closing and doc[end].text == ",")
        end = _field_end(doc, field)
        if end == field or (closing and not any(map(is_topic, doc[field:end]))):
            break
        if closing:
            return end
    return best


def _field_end(doc: Doc, k: int) -> int:
    while k < len(doc) and is_capitalised(doc[k]) and doc[k].ent_type_ != "PERSON":
        k += 1
    return k


def portfolio_before(doc: Doc, k: int) -> int | None:
    """The office whose fields end with the token ``k``; None where ``k`` ends no fields."""
    heads = range(k - 2, max(-1, k - LONGEST_PHRASE), -1)
    return next((i for i in heads if portfolio_end(doc, i) == k + 1), None)


def sentence_start(doc: Doc, k: int) -> int:
    """The first token of the sentence that holds ``k``."""
    while k > 0 and not doc[k].is_sent_start:
        k -= 1
    return k


def phrase_before(doc: Doc, k: int) -> int:
    """Where the phrase that ends at ``k`` begins: at most 22 tokens back to a verb, a stop or a comma."""
    first, depth = k, 0
    while first > 0 and k - first < LONGEST_PHRASE:
        token = doc[first]
        depth += (token.text == ")") - (token.text == "(")
        before = doc[first - 1]
        if before.is_space or before.text in (".", ";", ":", "”", '"'):
            break
        if depth == 0 and (before.text == "," and not _inside_title(doc, first - 1)):
            break
        if before.pos_ in ("VERB", "AUX") and not is_capitalised(before):
            break
        first -= 1
    return first


def _inside_title(doc: Doc, comma: int) -> bool:
    """Whether the comma stands between fields of one office: "Minister of Culture, Sports and Tourism"."""
    return is_topic(doc[comma - 1]) and comma + 1 < len(doc) and is_topic(doc[comma + 1])


def role_start(doc: Doc, k: int) -> int:
    """Where the role that ends at ``k`` begins, at most nine tokens before it or before the fields of its office."""
    office = portfolio_before(doc, k)
    first = k = k if office is None else office
    while first > 0 and k - first < 9:
        before = doc[first - 1]
        if (
            is_role(before)
            or (before.tag_ in ("JJ", "NN", "NNS") and not before.is_sent_start and before.text not in (",",))
            or before.text == "-"
            or (before.lower_ in OF and first - 2 >= 0 and (is_role(doc[first - 2]) or ends_title(doc, first - 2)))
            or (before.lower_ in ("and", "&", "the") and ends_title(doc, first - 2 if first > 1 else 0))
            or (
                is_capitalised(before)
                and (
                    is_topic(before)
                    or before.lower_ in ("general", "foreign", "prime", "chief", "vice", "deputy", "acting")
                )
            )
        ):
            first -= 1
            continue
        break
    while first < k and doc[first].lower_ in ("the", "of", "and", "its", "their"):
        first += 1
    return first


def role_end(doc: Doc, k: int) -> int:
    """Where the role that begins or stands at ``k`` ends, at most twelve tokens on."""
    end = k + 1
    while end < len(doc) and end - k < 12:
        token = doc[end]
        if portfolio_end(doc, end - 1) > end:
            end = k = portfolio_end(doc, end - 1)
            continue
        if (
            (token.is_punct and token.text not in ("-", "–"))
            or token.is_space
            or token.pos_ in ("VERB", "AUX")
            or token.lower_ in ("who", "which", "said", "and")
        ):
            if token.lower_ == "and" and end + 1 < len(doc) and is_topic(doc[end + 1]) and is_capitalised(doc[end + 1]):
                end += 2
                continue
            break
        end += 1
    return end


def apposition_end(doc: Doc, start: int) -> int:
    """Where the apposition that begins at ``start`` ends: at a verb, a full stop, a relative, or 28 tokens on."""
    end = start
    while end < len(doc) and end - start < 28:
        token = doc[end]
        closing = next((t.i for t in doc[end + 1 : end + 4] if t.text == ")"), None) if token.text == "(" else None
        if closing is not None:
            end = closing + 1
            continue
        if (
            token.is_space
            or token.text in (".", ";", ":", ")", "”", '"')
            or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" and not is_capitalised(token))
        ):
            break
        if token.lower_ in ("who", "which") or (token.is_sent_start and end > start):
            break
        end += 1
    return end


def leads_to(doc: Doc, role: int, organization: int) -> bool:
    """Whether "of", "at", "for" … or a comma leads from the role to the organization, nothing but a phrase between."""
    between: Sequence[Token] = _without_remark(doc[role + 1 : organization])
    if len(between) > LONGEST_LINK or any(t.text in (";", "(", ")", "behalf") or t.is_space for t in between):
        return False
    if not any(t.lower_ in LINKS for t in between):
        return any(t.text == "," for t in between) and not any(t.pos_ in ("VERB", "AUX") for t in between)
    commas = [t for t in between if t.text == ","]
    return all(len(between) <= 2 or any(x.lower_ == "of" for x in doc[t.i : organization]) for t in commas)


def _without_remark(between: Span) -> list[Token]:
    """The words without one or two in brackets at their head: "Member (Finance), the Y"."""
    words = list(between)
    closing = next((i for i, token in enumerate(words[:4]) if token.text == ")"), 0)
    return words[closing + 1 :] if closing and words[0].text == "(" else words


def trimmed(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """The bounds of a role without the small words at its ends."""
    while first < end and doc[first].lower_ in ("the", "a", "an", "its", "their", "as", "is", "was", ",", "(", "who"):
        first += 1
    while end > first and (
        doc[end - 1].lower_ in ("the", "of", "at", "for", "with", "in", "from", "to") or doc[end - 1].is_punct
    ):
        end -= 1
    return first, end
