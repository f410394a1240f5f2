"""When and where an agreement was signed, and by whom, beyond the clause that names the parties.

A date that bounds validity ("until 2026") is not the signing. Where the clause tells no date, the sentences about
the same paper are asked, then the occasion the report opens with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Stated
from .coordination import coordinations
from .dates import DateMention, find_dateline
from .places import place_kind
from .reading import Agent, Reading

if TYPE_CHECKING:
    from .agreements import Draft

NOT_SIGNING = ("dates.until", "dates.by", "dates.year-in-name")
SIGNING = frozenset(["sign", "conclude", "initial", "seal", "ink", "ratify", "exchange", "put"])


def clause_date(reading: Reading, first: int, last: int, noun: int, status: str) -> Stated[str] | None:
    """The date in the clause nearest to the verb of signing (else to the noun) that can be the signing.

    What was denied has none, and the end of what ended is not its signing.
    """
    verbs = [t.idx for t in reading.doc[first:last] if t.lemma_.lower() in SIGNING]
    if status == "denied" or (status == "ended" and not verbs):
        return None
    dates = [
        d
        for d in reading.dates_in(first, last)
        if d.rule not in NOT_SIGNING and not (d.rule == "dates.from" and "/" not in (d.iso or ""))
    ]
    if not dates:
        return None
    anchors = verbs or [reading.doc[noun].idx]
    best = min(dates, key=lambda d: (min(abs(d.start - a) for a in anchors), d.start))
    return _stated(reading, best, "agreements.date.clause", 0.85 if verbs else 0.65)


def _stated(reading: Reading, date: DateMention, rule: str, confidence: float) -> Stated[str]:
    span = reading.doc.char_span(date.start, date.end, alignment_mode="expand")
    token = span.start if span is not None else 0
    words = reading.span(span.start, span.end) if span is not None else reading.passage(0)
    return Stated(date.iso or "", reading.passage(token), words, rule, round(confidence * date.confidence, 3))


def clause_place(reading: Reading, first: int, last: int) -> Stated[str] | None:
    """The city (else country) after "in" or "at" in the clause, where the clause tells of a signing."""
    doc = reading.doc
    if not any(t.lemma_.lower() in SIGNING or t.lemma_ in ("reach", "hold", "ceremony") for t in doc[first:last]):
        return None
    found: list[tuple[int, int, int, int]] = []
    for k in range(first + 1, last):
        if doc[k].ent_type_ in ("GPE", "LOC") and doc[k - 1].lower_ in ("in", "at") and doc[k].text[0].isupper():
            end = k + 1
            while end < last and doc[end].ent_type_ == doc[k].ent_type_ and doc[end].ent_iob_ == "I":
                end += 1
            kind = place_kind(doc[k:end].text)
            found.append(
                (
                    0 if kind == "city" else 1,
                    min((abs(k - t.i) for t in doc[first:last] if t.lemma_.lower() in SIGNING), default=99),
                    k,
                    end,
                )
            )
    if not found:
        return None
    _, distance, k, end = min(found)
    if distance > 18:
        return None
    return Stated(doc[k:end].text, reading.passage(k), reading.span(k, end), "agreements.place.clause", 0.75)


def add_signatories(reading: Reading, drafts: Sequence[Draft], agents: Sequence[Agent]) -> None:
    """People who "signed", "put their names to it" in a sentence without an agreement noun: added to the agreement
    of their bodies."""
    doc = reading.doc
    for sentence in reading.sentences():
        verbs = [
            t
            for t in sentence
            if t.lemma_.lower() in ("sign", "initial")
            or (
                t.lemma_ == "put"
                and any(x.lower_ in ("names", "signatures", "name", "signature", "pen") for x in doc[t.i : t.i + 4])
            )
        ]
        if not verbs:
            continue
        for group in coordinations(doc, agents, sentence.start, sentence.end):
            for agent in group.agents:
                ref = agent.refs[0]
                if ref.kind != "person" or not any(
                    group.last <= v.i <= group.last + 6 or 0 < group.first - v.i <= 12 for v in verbs
                ):
                    continue
                bodies = reading.organizations_of(ref)
                for draft in drafts:
                    if (
                        any(b in draft.parties for b in bodies)
                        and draft.status.value in ("signed", "renewed")
                        and (sentence.start in draft.sentences or abs(min(draft.sentences) - sentence.start) < 120)
                    ):
                        draft.signatories.setdefault(
                            ref,
                            Stated(
                                ref,
                                reading.passage(agent.first),
                                reading.span(agent.first, agent.last),
                                "agreements.signatory",
                                0.75,
                            ),
                        )
                        break


def complete_circumstances(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give signed agreements the date and place of the occasion the report opens with, where their own clauses
    tell none."""
    opening = _opening_date(reading)
    for draft in drafts:
        if draft.status.value not in ("signed", "renewed"):
            continue
        past = _is_background(reading, draft)
        if draft.date is None and opening is not None and not past:
            draft.date = _stated(reading, opening, "agreements.date.opening", 0.5)
        if draft.place is None and not past and reading.dateline_place is not None:
            name, first, last = reading.dateline_place
            draft.place = Stated(
                name, reading.passage(first), reading.span(first, last), "agreements.place.dateline", 0.5
            )


def _is_background(reading: Reading, draft: Draft) -> bool:
    """Whether the clause speaks of an earlier paper: past perfect, "under an agreement signed in", "since"."""
    start = min(draft.sentences)
    sentence = reading.sentence(start)
    before = [t for t in sentence if t.i <= draft.trigger.noun]
    tense = any(t.lower_ == "had" for t in before[-14:])
    return tense or any(
        t.lower_ in ("under", "since", "earlier", "previous", "existing", "previously") for t in before[-6:]
    )


def _opening_date(reading: Reading) -> DateMention | None:
    """The first date with a value among the opening sentences, by day or as an interval; else the dateline's."""
    limit = 900
    for date in reading.dates:
        if date.start > limit:
            break
        if date.iso and date.rule not in NOT_SIGNING and len(date.iso) >= 10:
            return date
    line = find_dateline(reading.doc.text, reading.report.published)
    return line if line is not None and line.iso else None
