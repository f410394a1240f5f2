"""Agreements: who agreed with whom on what paper, when and where, and what became of it.

Each agreement noun is looked at in its clause. Its parties come from "between A and B", "signed by A and B", "A
signed … with B", "A and B signed", "an agreement with B", or a list of pairs; people who sign stand for their
organizations. What a clause tells of a paper named before is added to it. A clause that tells of a paper and gives
no party is handed back as unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..graph.facts import Agreement, Ref, Span, Stated
from .acting_agents import acting_agents
from .agreement_circumstances import add_signatories, add_told_signings, complete_circumstances, tell_circumstances
from .agreement_nouns import Trigger, find_triggers
from .agreement_status import agreement_status
from .deals import find_deals
from .parties import Parties, find_parties
from .places import place_kind
from .reading import Reading
from .signing import is_act, puts_hand
from .twinnings import find_twinnings

JOINTS = frozenset((";", "and", "but", "while", "whereas"))
"""Words between two agreement nouns at which the one's part of the sentence ends."""


FURTHER = frozenset(("second", "third", "another", "further"))
"""Words that make an agreement another one than that told before it in the sentence."""


@dataclass(slots=True)
class Draft:
    """An agreement while it is put together; ``sentences`` are the starts of those that tell of it (token
    offsets)."""

    trigger: Trigger
    parties: dict[Ref, Stated[Ref]]
    signatories: dict[Ref, Stated[Ref]]
    type: Stated[str]
    status: Stated[str]
    date: Stated[str] | None = None
    place: Stated[str] | None = None
    sentences: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FoundAgreements:
    """The agreements, for each the spans of the sentences that tell of it, and the clauses that gave nothing."""

    agreements: tuple[Agreement, ...]
    passages: tuple[tuple[Span, ...], ...]
    unread: tuple[Span, ...]


def find_agreements(reading: Reading) -> FoundAgreements:
    """All agreements of a report in the order of their first mention."""
    drafts: list[Draft] = []
    unread: list[Span] = []
    agents = acting_agents(reading)
    triggers = list(find_triggers(reading.doc))
    for trigger in triggers:
        sentence = reading.sentence(trigger.noun)
        beside = [t for t in triggers if sentence.start <= t.noun < sentence.end]
        found = find_parties(reading, agents, trigger, sentence, beside)
        own_part = _own_part(reading, trigger, beside)
        told = False
        for parties in found:
            told = _tell(reading, drafts, trigger, parties, own_part) or told
        if not told and not _add_to_known(reading, drafts, trigger) and trigger.sure:
            passage = reading.passage(trigger.noun)
            if passage not in unread:
                unread.append(passage)
    for deal, parties in (*find_deals(reading, agents), *find_twinnings(reading, agents)):
        if not any(reading.sentence(deal.noun).start in d.sentences and _shares(d, parties) for d in drafts):
            _tell(reading, drafts, deal, parties)
    drafts = [draft for draft in drafts if not _heads_another(reading, draft, drafts)]
    nouns = {reading.sentence(t.noun).start for t in triggers}
    add_told_signings(reading, drafts, nouns)
    add_signatories(reading, drafts, agents)
    complete_circumstances(reading, drafts)
    told_spans = {reading.passage(s) for d in drafts for s in d.sentences}
    return FoundAgreements(
        tuple(_agreement(d) for d in drafts),
        tuple(tuple(reading.passage(s) for s in d.sentences) for d in drafts),
        tuple(u for u in unread if u not in told_spans),
    )


def _own_part(reading: Reading, trigger: Trigger, beside: Sequence[Trigger]) -> tuple[int, int] | None:
    """The part of the sentence (token offsets) that is the noun's, where it alone tells of a dated signing: "the
    agreement signed in 2000 and the treaty signed in 2018"."""
    if len(beside) < 2:
        return None
    sentence = reading.sentence(trigger.noun)
    first, last = sentence.start, sentence.end
    for earlier, later in pairwise(beside):
        joint = next((t.i for t in reversed(reading.doc[earlier.last : later.first]) if t.lower_ in JOINTS), None)
        if joint is not None and later.noun <= trigger.noun:
            first = joint
        elif joint is not None and earlier.noun >= trigger.noun:
            last = min(last, joint)
    signs = any(is_act(t) or puts_hand(t) for t in reading.doc[first:last])
    further = not FURTHER.isdisjoint(t.lower_ for t in reading.doc[trigger.first : trigger.noun])
    return (first, last) if (signs or further) and reading.dates_in(first, last) else None


def _tell(
    reading: Reading,
    drafts: list[Draft],
    trigger: Trigger,
    parties: Parties,
    own_part: tuple[int, int] | None = None,
) -> bool:
    """Make an agreement of what a clause tells, or add it to the one it repeats; False where the clause names
    nobody."""
    refs = dict(parties.parties)
    if len(refs) < 2 and not (refs and trigger.sure and parties.sure):
        return False
    sentence = reading.sentence(trigger.noun)
    first, last = parties.clause
    status, words, rule, confidence = agreement_status(reading.doc, first, last, trigger.noun)
    passage = reading.passage(trigger.noun)
    stated_status = Stated(status, passage, reading.span(*words), rule, confidence)
    known = _same(drafts, refs, trigger, status) or _of_states(drafts, refs, trigger, status)
    if known is not None and own_part is not None and _dated_before(reading, known, own_part):
        known = None
    if known is None:
        kind = Stated(trigger.type, passage, reading.span(trigger.first, trigger.last), "agreements.type", 0.85)
        known = Draft(trigger, refs, dict(parties.signatories), kind, stated_status)
        drafts.append(known)
    else:
        known.signatories.update(parties.signatories)
        if known.type.value == "cooperation" and trigger.type != "cooperation":
            known.type = Stated(
                trigger.type, passage, reading.span(trigger.first, trigger.last), "agreements.type", 0.75
            )
    if sentence.start not in known.sentences:
        known.sentences.append(sentence.start)
    tell_circumstances(reading, known, *(own_part or (first, last)), trigger.noun)
    return True


def _dated_before(reading: Reading, draft: Draft, part: tuple[int, int]) -> bool:
    """Whether the draft's date stands in the part's sentence before the part."""
    if draft.date is None or reading.sentence(part[0]).start not in draft.sentences:
        return False
    return draft.date.words.start < reading.doc[part[0]].idx


def _is_state(ref: Ref) -> bool:
    if ref.kind == "polity":
        return place_kind(ref.name) == "country"
    return ref.name.startswith("Government of ")


def _shares(draft: Draft, parties: Parties) -> bool:
    return len(draft.parties.keys() & parties.parties.keys()) > 1


def _heads_another(reading: Reading, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a headline alone tells of it, with fewer parties than the text below, or with countries for bodies."""
    if not all(_is_headline(reading, start) for start in draft.sentences):
        return False
    bodies = any(ref.kind == "organization" for ref in draft.parties)
    for other in drafts:
        fuller = draft.parties.keys() < other.parties.keys()
        closer = not bodies and any(ref.kind == "organization" for ref in other.parties)
        if (fuller or closer) and other.status.value == draft.status.value:
            return True
    return False


def _is_headline(reading: Reading, start: int) -> bool:
    """Whether the sentence at this token is a line of its own without a stop at its end."""
    sentence = reading.sentence(start)
    text = reading.report.text
    line = text[text.rfind("\n", 0, sentence.start_char) + 1 :].partition("\n")[0].strip()
    return line[-1:] not in '.!?”"' and line == sentence.text.strip()


def _same(drafts: Sequence[Draft], refs: dict[Ref, Stated[Ref]], trigger: Trigger, status: str) -> Draft | None:
    """The agreement told before that has these parties; a renewal beside its original stays a second one."""
    for draft in reversed(drafts):
        if set(draft.parties) != set(refs) or draft.trigger.earlier != trigger.earlier:
            continue
        if draft.status.value != status and not (trigger.definite and status in ("signed", "planned")):
            continue
        if draft.type.value == trigger.type or "cooperation" in (draft.type.value, trigger.type) or trigger.definite:
            return draft
    return None


def _of_states(drafts: Sequence[Draft], refs: dict[Ref, Stated[Ref]], trigger: Trigger, status: str) -> Draft | None:
    """The agreement told before as one of states or cities, now that "the document" has bodies for parties."""
    if not trigger.definite or any(ref.kind != "organization" for ref in refs):
        return None
    for draft in reversed(drafts):
        if draft.status.value == status and all(ref.kind == "polity" for ref in draft.parties):
            draft.parties = refs
            return draft
    return None


def _add_to_known(reading: Reading, drafts: list[Draft], trigger: Trigger) -> bool:
    """A definite noun without parties of its own ("the memorandum was signed in Paris") adds date and place to the
    last that fits."""
    if not trigger.definite or not drafts:
        return False
    fits = [d for d in drafts if d.type.value == trigger.type or trigger.type == "cooperation"]
    if not fits:
        return False
    draft = fits[-1]
    sentence = reading.sentence(trigger.noun)
    if trigger.earlier and not draft.trigger.earlier:
        original = reading.doc[trigger.noun - 1].lower_ == "original"
        if original and draft.status.value == "signed":
            draft.status = replace(draft.status, value="renewed", rule="agreements.status.has-original")
        return draft.status.value == "renewed" and _tell_original(reading, drafts, draft, trigger)
    _tell_end(reading, draft, trigger)
    if any(is_act(t) for t in sentence):
        tell_circumstances(reading, draft, sentence.start, sentence.end, trigger.noun)
    if sentence.start not in draft.sentences:
        draft.sentences.append(sentence.start)
    return True


def _tell_end(reading: Reading, draft: Draft, trigger: Trigger) -> None:
    """Mark a signed agreement as ended where a later sentence about it says so: "That agreement ran out last year"."""
    sentence = reading.sentence(trigger.noun)
    status, words, rule, confidence = agreement_status(reading.doc, sentence.start, sentence.end, trigger.noun)
    if status == "ended" and draft.status.value == "signed":
        draft.status = Stated(status, reading.passage(trigger.noun), reading.span(*words), rule, confidence)


def _tell_original(reading: Reading, drafts: list[Draft], renewal: Draft, trigger: Trigger) -> bool:
    """ "The original contract was signed in 2011": the agreement that the renewal renews, between the same parties."""
    sentence = reading.sentence(trigger.noun)
    passage = reading.passage(trigger.noun)
    status, words, rule, confidence = agreement_status(reading.doc, sentence.start, sentence.end, trigger.noun)
    kind = Stated(trigger.type, passage, reading.span(trigger.first, trigger.last), "agreements.type", 0.75)
    stated = Stated(status, passage, reading.span(*words), rule, confidence)
    original = Draft(trigger, dict(renewal.parties), {}, kind, stated, sentences=[sentence.start])
    tell_circumstances(reading, original, sentence.start, sentence.end, trigger.noun)
    drafts.append(original)
    return True


def _agreement(draft: Draft) -> Agreement:
    kind = draft.type
    if kind.value in ("cooperation", "contract") and all(_is_state(ref) for ref in draft.parties):
        kind = replace(kind, value="treaty", rule="agreements.type-of-states", confidence=0.7)
    return Agreement(
        type=kind,
        status=draft.status,
        parties=tuple(draft.parties.values()),
        signatories=tuple(draft.signatories.values()),
        date=draft.date,
        place=draft.place,
    )
