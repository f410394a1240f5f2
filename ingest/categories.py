"""What a report as a whole, or one agreement or project, is about: its fields of cooperation.

Decided by a linear score over a few dozen figures on the words that speak of a category; the weights stand in
``words/categories.json``, which ``benchmarks/train_categories.py`` writes.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from .category_words import FORMS, GRADES, CategoryMention, Offsets, categories_file, find_categories, split_terms

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["CategoryMention", "find_categories", "passage_categories", "report_categories"]

Figures = dict[str, float]

_NEAR = 400  # characters after a passage, about three sentences


@dataclass(frozen=True, slots=True)
class _Clue:
    mention: CategoryMention
    form: str
    grade: str

    @property
    def strength(self) -> float:
        return GRADES[self.grade] * FORMS[self.form]


@cache
def _weights() -> dict[str, dict[str, Any]]:
    written = (files(__package__) / "words" / "categories.json").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = json.loads(written)
    return loaded


def report_categories(
    doc: Doc, mentions: Sequence[CategoryMention], weak: Sequence[Offsets] = ()
) -> list[CategoryMention]:
    """The categories the report as a whole is about, the surest first, each with the clearest words for it.

    ``mentions`` are all those of ``doc``, ``weak`` the offsets of organizations' names, words in which count less.
    """
    return _decide("report", report_figures(doc, mentions, weak), _clues(mentions, weak))


def passage_categories(
    mentions: Sequence[CategoryMention], spans: Sequence[Offsets], weak: Sequence[Offsets] = (), alone: bool = False
) -> list[CategoryMention]:
    """The categories of one agreement or project, the surest first.

    ``spans`` are the offsets of the sentences about it: those that name its parties and those that go on about it
    ("Under the memorandum, both sides will ..."). ``mentions`` are all those of the report, since what follows a span
    and what the report is about counts too; the words returned may stand up to 400 characters after a span.
    ``alone`` tells that the report has no other agreement.
    """
    clues = [clue for clue in _clues(mentions, weak) if _distance(clue, spans) <= _NEAR]
    clues.sort(key=lambda clue: _distance(clue, spans) > 0)
    return _decide("passage", passage_figures(mentions, spans, weak, alone), clues)


def _decide(kind: str, figures: Mapping[str, Figures], clues: Iterable[_Clue]) -> list[CategoryMention]:
    weights = _weights()[kind]
    best: dict[str, _Clue] = {}
    for clue in clues:
        known = best.get(clue.mention.category)
        if known is None or clue.strength > known.strength:
            best[clue.mention.category] = clue
    decided = []
    for category, own in figures.items():
        score = weights["categories"].get(category, 0.0) + weights["start"]
        score += sum(weights["figures"][name] * value for name, value in own.items())
        share = 1 / (1 + math.exp(-score))
        if share >= weights["threshold"] and category in best:
            decided.append(replace(best[category].mention, rule=f"categories.{kind}", confidence=round(share, 3)))
    return sorted(decided, key=lambda mention: -mention.confidence)


def _clues(mentions: Iterable[CategoryMention], weak: Sequence[Offsets]) -> list[_Clue]:
    names = sorted(weak)
    reach = list(accumulate((end for _, end in names), max))  # how far the names begun so far extend
    clues = []
    for mention in mentions:
        _, form, grade = mention.rule.split(".")
        begun = bisect_right(names, (mention.start, math.inf))
        if form != "office" and begun and reach[begun - 1] >= mention.end:
            form = "name"
        clues.append(_Clue(mention, form, grade))
    return clues


def _grouped(clues: Iterable[_Clue]) -> dict[str, list[_Clue]]:
    groups: dict[str, list[_Clue]] = defaultdict(list)
    for clue in clues:
        groups[clue.mention.category].append(clue)
    return groups


def _sum(clues: Iterable[_Clue]) -> float:
    return math.log1p(sum(clue.strength for clue in clues))


def _most(clues: Iterable[_Clue]) -> float:
    return max((clue.strength for clue in clues), default=0.0)


def _shares(category: str, groups: Mapping[str, Sequence[_Clue]]) -> Figures:
    totals = {name: sum(clue.strength for clue in clues) for name, clues in groups.items()}
    own = totals[category]
    ahead = sum(total > own for total in totals.values())
    return {"of strongest": own / max(totals.values()), "of all": own / sum(totals.values()), "rank": 1 / (1 + ahead)}


def _breadth(groups: Mapping[str, Sequence[_Clue]]) -> float:
    return math.log1p(sum(any(c.grade == "sure" and c.form == "word" for c in clues) for clues in groups.values()))


@cache
def _sign(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(split_terms(categories_file()[kind]))})\b", re.IGNORECASE)


def report_figures(doc: Doc, mentions: Sequence[CategoryMention], weak: Sequence[Offsets]) -> dict[str, Figures]:
    """For each category with a mention, the figures that the score of a report is made of."""
    text = doc.text
    signs = (_sign("agreement"), _sign("plan"))
    sentences = sorted({mention.sentence for mention in mentions})
    about = {offsets: [bool(sign.search(text, *offsets)) for sign in signs] for offsets in sentences}
    order = {(sent.start_char, sent.end_char): number for number, sent in zip(range(4), doc.sents)}
    groups = _grouped(_clues(mentions, weak))
    breadth = _breadth(groups)
    figures = {}
    for category, clues in groups.items():
        firm = [clue for clue in clues if clue.grade != "hint" and clue.form != "office"]
        in_agreement, in_plan = ([c for c in clues if about[c.mention.sentence][i]] for i in (0, 1))
        figures[category] = {
            **_shares(category, groups),
            "all": _sum(clues),
            "agreement": _sum(in_agreement),
            "plan": _sum(in_plan),
            "best": _most(clues),
            "headline": _most(c for c in clues if order.get(c.mention.sentence) == 0),
            "lead": _most(c for c in clues if order.get(c.mention.sentence, 0) > 0),
            "sentences": math.log1p(len({clue.mention.sentence for clue in firm})),
            "words": math.log1p(len({text[c.mention.start : c.mention.end].lower() for c in firm})),
            "breadth": breadth,
        }
    return figures


def _distance(clue: _Clue, spans: Sequence[Offsets]) -> float:
    """Characters from the end of the nearest span before the clue's sentence; 0 inside one, infinite before all."""
    gaps = [0 if start <= clue.mention.start < end else clue.mention.sentence[0] - end + 1 for start, end in spans]
    return min((gap for gap in gaps if gap >= 0), default=math.inf)


def passage_figures(
    mentions: Sequence[CategoryMention], spans: Sequence[Offsets], weak: Sequence[Offsets], alone: bool
) -> dict[str, Figures]:
    """For each category mentioned in a passage or shortly after it, the figures that its score is made of."""
    everywhere = _grouped(_clues(mentions, weak))
    inside = _grouped(c for clues in everywhere.values() for c in clues if _distance(c, spans) == 0)
    breadth = _breadth(inside)
    figures = {}
    for category, clues in everywhere.items():
        near = {clue: _distance(clue, spans) for clue in clues}
        if min(near.values()) > _NEAR:
            continue
        own = inside.get(category, [])
        figures[category] = {
            "of strongest": _shares(category, inside)["of strongest"] if own else 0.0,
            "report, of strongest": _shares(category, everywhere)["of strongest"],
            "report, of all": _shares(category, everywhere)["of all"],
            "inside": _sum(own),
            "next": _sum(clue for clue, gap in near.items() if 0 < gap <= 4),
            "later": _sum(clue for clue, gap in near.items() if 4 < gap <= _NEAR),
            "all": _sum(clues),
            "best": _most(own),
            "alone": float(alone),
            "best, alone": alone * _most(clues),
            "breadth": breadth,
        }
    return figures
