"""When and where an agreement was signed, and by whom, beyond the clause that names the parties.

A date that bounds validity ("until 2026") is not the signing. Where the clause tells no date or place, the other
sentences about the same paper are asked, then the occasion the report opens with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Stated
from .coordination import coordinations
from .dates import DateMention
from .lexicon import word_set
from .places import place_kind
from .reading import Agent, Reading
from .signing import is_act, puts_hand

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .agreements import Draft

NOT_SIGNING = ("dates.until", "dates.by", "dates.year-in-name", "dates.year-range")
BESIDE = 3
"""Tokens before a date that may say whose date it is."""
OCCASION = frozenset(("reach", "hold", "ceremony"))
BACKGROUND = frozenset(("under", "since", "earlier", "previous", "existing", "previously"))
OPENERS = frozenset(("it", "they", "both", "the", "at", "on"))
"""Words that open a sentence on a signing told before."""
OPENING = 900
"""Code points of the text that count as its opening."""
FAR = 18
"""Tokens from the verb beyond which a place is not that of the signing."""
NEXT = 120
"""Tokens from an agreement's first sentence within which people are said to sign it."""


def clause_date(reading: Reading, first: int, last: int, noun: int, status: str) -> Stated[str] | None:
    """The date in the clause nearest to the verb of signing (else to the noun) that can be the signing.

    None for a denied agreement, which has no signing, and for an ended one unless the clause tells the signing too.
    """
    verbs = [t.idx for t in reading.doc[first:last] if is_act(t)]
    if status == "denied" or (status == "ended" and not verbs):
        return None
    own = _own_date(reading, reading.dates_in(first, last), noun)
    if own is not None:
        return _stated(reading, own, "agreements.date.of", 0.9)
    dates = [d for d in reading.dates_in(first, last) if _can_be_signing(reading, d, "other_dates.txt")]
    if not dates:
        return None
    anchors = verbs or [reading.doc[noun].idx]
    best = min(dates, key=lambda d: (min(abs(d.start - a) for a in anchors), d.start))
    return _stated(reading, best, "agreements.date.clause", 0.85 if verbs else 0.65)


def _own_date(reading: Reading, dates: Sequence[DateMention], noun: int) -> DateMention | None:
    """The date that the noun bears: "the agreement of 2011", "a memorandum since June 2017"."""
    behind = reading.doc[noun + 1 : noun + 3]
    if len(behind) < 2 or behind[0].lower_ not in ("of", "since"):
        return None
    return next((d for d in dates if d.start == behind[1].idx), None)


def _can_be_signing(reading: Reading, date: DateMention, others: str) -> bool:
    """Whether nothing beside the date makes it the day of something else; ``others`` lists words that would."""
    if date.rule in NOT_SIGNING or (date.rule == "dates.from" and "/" not in (date.iso or "")):
        return False
    line = reading.dateline_date
    if line is not None and date.start <= line.start < date.end:
        return False
    span = reading.doc.char_span(date.start, date.end, alignment_mode="expand")
    before = reading.doc[max(0, span.start - BESIDE) : span.start] if span is not None else ()
    return not any(t.lower_ in word_set(others) for t in before)


def _stated(reading: Reading, date: DateMention, rule: str, confidence: float) -> Stated[str]:
    span = reading.doc.char_span(date.start, date.end, alignment_mode="expand")
    first, last = (span.start, span.end) if span is not None else (0, 1)
    words = reading.span(first, last)
    return Stated(date.iso or "", reading.passage(first), words, rule, round(confidence * date.confidence, 3))


def clause_place(reading: Reading, first: int, last: int) -> Stated[str] | None:
    """The city (else country) after "in" or "at" in the clause, where the clause tells of a signing."""
    verbs = [t for t in reading.doc[first:last] if is_act(t)]
    if not verbs and not any(t.lemma_ in OCCASION for t in reading.doc[first:last]):
        return None
    places = [
        (place_kind(p.text) != "city", _distance(p, verbs), p.start, p) for p in _located(reading.doc[first:last])
    ]
    if not places:
        return None
    _, distance, _, place = min(places, key=lambda p: p[:3])
    return _stated_place(reading, place, "agreements.place.clause", 0.75) if distance <= FAR else None


def _located(span: Span) -> Iterator[Span]:
    """Places right behind "in" or "at"."""
    for entity in span.ents:
        is_place = entity.label_ in ("GPE", "LOC") and entity.text[0].isupper()
        if is_place and entity.start > span.start and span.doc[entity.start - 1].lower_ in ("in", "at"):
            yield entity


def _distance(place: Span, verbs: Sequence[Token]) -> int:
    return min((abs(place.start - verb.i) for verb in verbs), default=FAR)


def _stated_place(reading: Reading, place: Span, rule: str, confidence: float) -> Stated[str]:
    passage, words = reading.passage(place.start), reading.span(place.start, place.end)
    return Stated(place.text, passage, words, rule, confidence)


def add_told_signings(reading: Reading, drafts: Sequence[Draft], nouns: set[int]) -> None:
    """Add date and place that a sentence without an agreement noun tells: "It was signed in Paris on Friday".

    ``nouns`` are the starts of the sentences that hold an agreement noun (token offsets).
    """
    for sentence in reading.sentences():
        if sentence.start in nouns or sentence[0].lower_ not in OPENERS:
            continue
        if not any(is_act(t) or t.lower_ == "signing" for t in sentence):
            continue
        earlier = [d for d in drafts if 0 < sentence.start - max(d.sentences) < NEXT]
        if earlier:
            draft = max(earlier, key=lambda d: max(d.sentences))
            tell_circumstances(reading, draft, sentence.start, sentence.end, sentence.start)


def tell_circumstances(reading: Reading, draft: Draft, first: int, last: int, noun: int) -> None:
    """Give the agreement the clause's date and place where it has none, or where the clause is surer of the date."""
    date = clause_date(reading, first, last, noun, draft.status.value)
    if date is not None and (draft.date is None or _is_better(date, draft.date, draft.status.value)):
        draft.date = date
    draft.place = draft.place or clause_place(reading, first, last)


def _is_better(new: Stated[str], old: Stated[str], status: str) -> bool:
    """Whether a later clause knows the date better: it is surer, or tells an expected day more exactly."""
    return new.confidence > old.confidence or (status == "planned" and len(new.value) > len(old.value))


def add_signatories(reading: Reading, drafts: Sequence[Draft], agents: Sequence[Agent]) -> None:
    """Add people who sign in a sentence without an agreement noun ("put their names to it")."""
    doc = reading.doc
    for sentence in reading.sentences():
        verbs = [t.i for t in sentence if _is_hand(t)]
        for group in coordinations(doc, agents, sentence.start, sentence.end) if verbs else ():
            beside = any(group.last <= v <= group.last + 6 or 0 < group.first - v <= 12 for v in verbs)
            for agent in group.agents if beside else ():
                draft = _signed_by(reading, drafts, agent, sentence)
                if draft is not None:
                    passage, words = reading.passage(agent.first), reading.span(agent.first, agent.last)
                    stated = Stated(agent.refs[0], passage, words, "agreements.signatory", 0.75)
                    draft.signatories.setdefault(agent.refs[0], stated)


def _is_hand(token: Token) -> bool:
    return token.lemma_.lower() in ("sign", "initial") or puts_hand(token)


def _signed_by(reading: Reading, drafts: Sequence[Draft], agent: Agent, sentence: Span) -> Draft | None:
    """The signed agreement near the sentence that a body of the person is party to."""
    if agent.refs[0].kind != "person":
        return None
    bodies = reading.organizations_of(agent.refs[0])
    for draft in drafts:
        near = sentence.start in draft.sentences or abs(min(draft.sentences) - sentence.start) < NEXT
        if near and draft.status.value in ("signed", "renewed") and any(b in draft.parties for b in bodies):
            return draft
    return None


def complete_circumstances(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give signed agreements of the report's present the date and place of the occasion it opens with."""
    opening = _opening_date(reading)
    place = _opening_place(reading)
    for draft in drafts:
        if draft.status.value not in ("signed", "renewed") or _is_background(reading, draft):
            continue
        if draft.date is None and opening is not None:
            draft.date = _stated(reading, opening, "agreements.date.opening", 0.5)
        if draft.place is None and not _is_of_earlier_month(reading, draft, opening):
            draft.place = place


def _is_of_earlier_month(reading: Reading, draft: Draft, opening: DateMention | None) -> bool:
    """Whether the agreement's date is before the month of the opening's, else of the publication."""
    published = reading.report.published
    present = (opening.iso if opening is not None else published.isoformat() if published else None) or ""
    if draft.date is None or not present:
        return False
    length = min(len(draft.date.value), len("2018-06"))
    return draft.date.value[:length] < present[:length]


def _is_background(reading: Reading, draft: Draft) -> bool:
    """Whether the clause speaks of an earlier paper: past perfect, "under an agreement signed in", "since"."""
    sentence = reading.sentence(min(draft.sentences))
    before = [t.lower_ for t in sentence if t.i <= draft.trigger.noun]
    return "had" in before[-14:] or not BACKGROUND.isdisjoint(before[-6:])


def _opening_date(reading: Reading) -> DateMention | None:
    """The first day told in the opening, else the first interval there, else the dateline's day."""
    opening = [
        d for d in reading.dates if d.start <= OPENING and d.iso and _can_be_signing(reading, d, "statement_dates.txt")
    ]
    exact = [d for d in opening if d.iso and len(d.iso) >= 10]
    days = [d for d in exact if d.iso and len(d.iso) == 10]
    if exact:
        return (days or exact)[0]
    line = reading.dateline_date
    return line if line is not None and line.iso else None


def _opening_place(reading: Reading) -> Stated[str] | None:
    """The dateline's city, else the first city of the opening where something takes place ("was held in …")."""
    doc = reading.doc
    if reading.dateline_place is not None:
        name, first, last = reading.dateline_place
        return Stated(name, reading.passage(first), reading.span(first, last), "agreements.place.dateline", 0.5)
    for sentence in reading.sentences():
        if sentence.start_char > OPENING:
            break
        cities = [p for p in _located(doc[sentence.start : sentence.end]) if place_kind(p.text) in ("city", "region")]
        cities = [p for p in cities if place_kind(p.text) == "city"] or cities
        if cities:
            happens = [p for p in cities if doc[p.start - 1].head.pos_ == "VERB"]
            return _stated_place(reading, (happens or cities)[0], "agreements.place.opening", 0.4)
    return None
