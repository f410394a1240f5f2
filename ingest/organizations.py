"""Organizations as one report names them: mentions with offsets, the rule that found each, and its type.

Finding works on a parsed ``Doc``: names with a head noun (``names.Grammar``), acronyms that the report introduces, and the model's
own ORG entities where no head noun stands. ``Mention.name`` is the written form without article; it differs from the text between the
offsets only where a plural head is shared out ("the National Museums of A and B").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import word_list, word_set
from .places import place_kind
from .names import OF, Grammar, NameSpan, is_capitalised, is_topic, match_head

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CONFIDENCE = {
    "organizations.head-noun": 0.85,
    "organizations.legal-form": 0.95,
    "organizations.shared-head": 0.75,
    "organizations.acronym": 0.9,
    "organizations.known-form": 0.8,
    "organizations.model": 0.55,
}
GENERIC_ALONE = frozenset(
    "house hall centre center committee executive organizing organising opera concert board office group company secretariat "
    "forum channel base zone friends partners works books press times news radio television community circle club network "
    "commission agency authority council court park palace church temple castle chronicle journal magazine observer daily".split()
)
EVENT_NOUNS = frozenset(
    "festival biennale biennial triennial fair expo exhibition conference forum summit congress symposium seminar workshop week "
    "day days year season ceremony competition prize award awards convention meeting dialogue cup olympics games games tour".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names an organization; offsets are code points of the report's text, the end excluded."""

    start: int
    end: int
    name: str
    type: str | None
    rule: str
    forms: tuple[str, ...] = ()

    @property
    def confidence(self) -> float:
        """How sure the rule is, 0 to 1."""
        return CONFIDENCE[self.rule]


def find_organizations(doc: Doc) -> list[Mention]:
    """All mentions of organizations in text order, none overlapping but for members of one shared-head list."""
    grammar = Grammar(doc, _is_place, lambda token: token.ent_type_ == "PERSON")
    found: list[Mention] = []
    for span in grammar.names():
        found += _from_name(doc, span)
    covered = [(m.start, m.end) for m in found]
    for entity in doc.ents:
        if entity.label_ == "ORG":
            mention = _from_model(doc, entity)
            if mention and all(mention.end <= s or mention.start >= e for s, e in covered):
                found.append(mention)
    found = _add_acronyms(doc, found)
    return sorted(found, key=lambda m: (m.start, m.end))


def _is_place(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "LOC")


def clean(text: str) -> str:
    """A name without line breaks, article, possessive ending and stray punctuation."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:-–—\"“”'‘’()[]")
    text = re.sub(r"^(the|a|an)\s+(?=\S)", "", text, flags=re.IGNORECASE)
    return re.sub(r"['’]s?$", "", text)


def _written(doc: Doc, start: int, end: int) -> Mention | None:
    span = doc[start:end]
    name = clean(span.text)
    return Mention(span.start_char, span.end_char, name, None, "organizations.head-noun") if len(name) > 1 else None


def is_generic(doc: Doc, start: int, end: int) -> bool:
    """Whether the words would fit many organizations: topics, head nouns, ranks and nationalities only ("National Museum")."""
    ranks = word_set("generic_words.txt")
    return all(
        t.is_punct or t.lower_ in OF or t.lower_ in ranks or is_topic(t) or t.ent_type_ == "NORP" or t.lower_ in ("and", "&", "the", "'s")
        or match_head(doc, t.i) is not None
        for t in doc[start:end]
    )


def _from_name(doc: Doc, span: NameSpan) -> list[Mention]:
    start, end = span.start, span.end
    while end > start + 1 and doc[end - 1].is_punct and doc[end - 1].text != ".":
        end -= 1
    words = [t.lower_ for t in doc[start:end] if not t.is_punct]
    if len(words) < 2 or _is_event(doc, start, end) or _in_quotes(doc, start, end):
        return []
    if _is_hall(doc, start, end):
        return []
    if start and doc[start - 1].like_num and len(doc[start - 1]) in (3, 4) and span.type == "park":
        start -= 1
    if all(w in GENERIC_ALONE or w in ("of", "the", "and") for w in words):
        return []
    rule = "organizations.legal-form" if _has_legal_form(doc, start, end) else "organizations.head-noun"
    if span.plural and rule == "organizations.head-noun":
        shared = _shared_head(doc, span)
        if shared:
            return shared
    base = _written(doc, start, end)
    if base is None:
        return []
    base = replace(base, rule=rule, type=span.type)
    forms: list[str] = []
    generic = is_generic(doc, start, end)
    tail = _place_after(doc, end)
    if tail and (generic or words[0] in ("embassy", "consulate")):
        forms.append(base.name)
        qualified = doc[start:tail]
        base = replace(base, end=qualified.end_char, name=clean(qualified.text))
    elif not generic:
        cut = _of_place_cut(doc, start, end, span.head)
        if cut:
            forms.append(clean(doc[start:cut].text))
    first = doc[start]
    if first.ent_type_ == "NORP" and end - start > 2 and span.type in ("government", "museum", "library", "university"):
        forms.append(clean(doc[start + 1:end].text))
    return [replace(base, forms=tuple(forms))]


def _has_legal_form(doc: Doc, start: int, end: int) -> bool:
    from .names import legal_form_end

    return any(legal_form_end(doc, i) == end for i in range(max(start + 1, end - 5), end))


def _is_event(doc: Doc, start: int, end: int) -> bool:
    last = doc[end - 1].lower_
    return (last in EVENT_NOUNS and last != "forum") or last in _not_organizations() or last in _PLACES_NAMED_AFTER


_PLACES_NAMED_AFTER = frozenset("cave hill island islands square quarter garden night gala street lane bridge metro stop".split())
_HALLS = (("convention",), ("exhibition",), ("performing", "arts"), ("conference",), ("sports",), ("concert",))


def _is_hall(doc: Doc, start: int, end: int) -> bool:
    """A hall or centre that only houses what is reported: "at the Tulsa Convention Center"."""
    last = doc[end - 1].lower_
    if last not in ("center", "centre", "hall", "halls"):
        return False
    before = tuple(t.lower_ for t in doc[max(start, end - 3):end - 1])
    if last in ("center", "centre") and not any(before[-len(h):] == h for h in _HALLS):
        return False
    k = start - 1
    while k >= 0 and doc[k].lower_ in ("the", "a"):
        k -= 1
    return k >= 0 and doc[k].lower_ in ("at", "in", "inside", "outside", "from", "to", "of", "near")


def _in_quotes(doc: Doc, start: int, end: int) -> bool:
    return start > 0 and end < len(doc) and doc[start - 1].text in "\"“‘'«" and doc[end].text in "\"”’'»"


def _place_after(doc: Doc, end: int) -> int | None:
    """Where "in Nairobi" or ", Benin City" after a generic name ends; None where nothing of the kind follows."""
    if end + 1 >= len(doc) or not (doc[end].lower_ == "in" or doc[end].text == ","):
        return None
    k = end + 1
    if not (_is_place(doc[k]) and is_capitalised(doc[k])):
        return None
    while k < len(doc) and _is_place(doc[k]) and is_capitalised(doc[k]):
        k += 1
    if doc[end].text == ",":
        after = doc[k].text if k < len(doc) else ""
        if after not in (",", ".", ";", ")") or k - end > 4:
            return None
    return k


def _of_place_cut(doc: Doc, start: int, end: int, head: int) -> int | None:
    """Where "of Madrid" begins in "Factum Foundation of Madrid": behind a head that has a name of its own before it."""
    for i in range(head + 1, end - 1):
        if doc[i].lower_ == "of" and all(_is_place(t) or t.lower_ == "the" for t in doc[i + 1:end]) and head - start >= 1:
            return i
    return None


def _shared_head(doc: Doc, span: NameSpan) -> list[Mention]:
    """Members of a list under one plural head: "National Museums of A, B and C", "Film, Music and Game Associations of X"."""
    head = doc[span.head]
    singular = _singular(head.text)
    if singular is None:
        return []
    before = doc[span.start:span.head]
    after = doc[span.head + 1:_list_end(doc, span.end)]
    if any(t.text in (",", "and", "&") or t.lower_ == "and" for t in before):
        heads = _split_list(before)
        tail = doc[span.head + 1:span.end]
        text_tail = f" {tail.text}" if len(tail) else ""
        return [_member(doc, piece, f"{piece.text} {singular}{text_tail}", span) for piece in heads]
    if len(after) > 1 and after[0].lower_ == "of" and any(t.lower_ == "and" for t in after):
        front = f"{before.text} {singular}".strip()
        pieces = _split_list(doc[after.start + 1:after.end])
        return [_member(doc, piece, f"{front} of {clean(piece.text)}", span) for piece in pieces]
    return []


def _member(doc: Doc, piece: Span, name: str, span: NameSpan) -> Mention:
    return Mention(piece.start_char, piece.end_char, clean(name), span.type, "organizations.shared-head")


def _list_end(doc: Doc, end: int) -> int:
    """Extend over ", B and C" where capitalised names follow the first complement."""
    k = end
    while k + 1 < len(doc):
        if doc[k].text == "," and is_capitalised(doc[k + 1]):
            k += 1
        elif doc[k].lower_ == "and" and is_capitalised(doc[k + 1]):
            k += 1
            while k < len(doc) and is_capitalised(doc[k]):
                k += 1
            return k
        else:
            return end
        while k < len(doc) and is_capitalised(doc[k]):
            k += 1
    return end


def _split_list(span: Span) -> list[Span]:
    pieces: list[Span] = []
    start = span.start
    for token in span:
        if token.text in (",", "&") or token.lower_ == "and":
            if token.i > start:
                pieces.append(span.doc[start:token.i])
            start = token.i + 1
    if start < span.end:
        pieces.append(span.doc[start:span.end])
    return pieces


def _singular(word: str) -> str | None:
    if word.lower() in ("archives", "studios", "industries", "works", "holdings"):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses") or word.endswith("shes"):
        return word[:-2]
    return word[:-1] if word.endswith("s") else None


@cache
def _not_organizations() -> frozenset[str]:
    return word_set("not_organizations.txt")


def _from_model(doc: Doc, entity: Span) -> Mention | None:
    """The model's ORG entity where it looks like a name: capitalised, no event, work, role, month or single common word."""
    start, end = entity.start, entity.end
    while start < end and (not is_capitalised(doc[start])):
        start += 1
    while end > start and not is_capitalised(doc[end - 1]):
        end -= 1
    if start == end:
        return None
    tokens = [t for t in doc[start:end] if not t.is_punct]
    words = [t.lower_ for t in tokens]
    if any(w in _not_organizations() for w in words) or _is_event(doc, start, end) or _in_quotes(doc, start, end):
        return None
    if any("\n" in t.text for t in doc[start:end]) or any(t.lower_ in word_set("role_words.txt") for t in tokens):
        return None
    name = clean(doc[start:end].text)
    if len(name) < 2 or name.isdigit():
        return None
    if len(tokens) == 1 and not tokens[0].is_upper and (is_topic(tokens[0]) or tokens[0].is_sent_start or match_head(doc, tokens[0].i)):
        return None
    if is_generic(doc, start, end) or place_kind(name) or any(t.ent_type_ == "NORP" for t in tokens[:1] if len(tokens) == 1):
        return None
    if not _reads_like_one(doc, start, end, tokens):
        return None
    return Mention(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), name, None, "organizations.model")


def _reads_like_one(doc: Doc, start: int, end: int, tokens: list[Token]) -> bool:
    """Whether spelling or neighbours speak for an organization: an acronym, "the X Y", a partner in a coordination."""
    before = doc[start - 1].lower_ if start else ""
    if len(tokens) == 1:
        return tokens[0].is_upper and 2 <= len(tokens[0]) <= 9 and tokens[0].text.isalpha()
    if before in ("the", "with", "between", "by"):
        return True
    return before == "and" and start > 1 and doc[start - 2].ent_type_ == "ORG"


_BRACKET = re.compile(r"\s*[(（]\s*(?:the\s+|or\s+)?[\"“]?([^()（）]{2,60}?)[\"”]?\s*[)）]")


def _add_acronyms(doc: Doc, found: list[Mention]) -> list[Mention]:
    """Give each name the acronym or second name that stands in brackets behind it, and find the acronym elsewhere."""
    result = []
    acronyms: dict[str, Mention] = {}
    for mention in found:
        match = _BRACKET.match(doc.text, mention.end)
        if match:
            for form in re.split(r"\s*[,;/]\s*", match.group(1)):
                if _introduces(mention.name, form):
                    mention = replace(mention, forms=(*mention.forms, form))
                    if form.isupper() or len(form) < 8:
                        acronyms[form] = mention
        result.append(mention)
    covered = [(m.start, m.end) for m in result]
    for form, mention in acronyms.items():
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", doc.text):
            if all(match.end() <= s or match.start() >= e for s, e in covered):
                result.append(Mention(match.start(), match.end(), form, mention.type, "organizations.acronym"))
    inside = [m for m in result if not (m.rule == "organizations.model" and m.name in acronyms)]
    return inside


def _introduces(name: str, form: str) -> bool:
    """Whether ``form`` can be another name of ``name``: an acronym of its initials, or a capitalised name in another language."""
    if not form[0].isalnum() or not any(c.isupper() for c in form) or re.search(r"\d{4}", form):
        return False
    initials = "".join(w[0] for w in re.findall(r"[\w'’]+", name)).upper()
    letters = re.sub(r"[^A-Z]", "", form)
    if " " not in form and sum(c.isupper() for c in form) >= 2:
        it = iter(initials)
        return sum(1 for c in letters if c in it) >= max(1, len(letters) - 2) or form.isupper()
    heads = [w for w in re.findall(r"[\w'’-]+", form)]
    return len(heads) >= 2 and any(w.lower() in _all_heads() for w in heads)


@cache
def _all_heads() -> frozenset[str]:
    from .names import head_nouns

    return frozenset(words[-1] for words in head_nouns())


def legal_forms() -> tuple[str, ...]:
    """The legal forms as written, longest first."""
    return tuple(sorted(word_list("legal_forms.txt"), key=len, reverse=True))
