"""Signs that words tell of something done together, and how far it has come.

Weights: ``words/project_weights.csv``, questions ``project``, ``ongoing`` and ``completed``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from .candidates import Candidate, CandidateGroup
from .entities import encoder_signs
from .governors import governor, tense
from .lexicon import word_set, word_table
from .project_setting import ProjectSetting

if TYPE_CHECKING:
    from spacy.tokens import Token

JOINT = re.compile(
    r"\b(?:joint|jointly|common|together|co-\w+|shared|collaborat\w+|cooperat\w+|partner\w*|both)\b", re.IGNORECASE
)
UNDER = frozenset(("under", "foresees", "provides", "envisages", "provisions", "framework", "terms", "clause"))
BOTH = frozenset(("both", "sides", "parties", "they"))
PAST = frozenset(("since", "already", "far", "past", "ago", "previous", "previously", "earlier"))
PRESENT = frozenset(("now", "currently", "present", "ongoing", "underway", "until"))
FUTURE = frozenset(("will", "would", "plan", "plans", "planned", "intend", "agreed"))
DENIAL = frozenset(("not", "no"))
WORDS = (("under", UNDER), ("past-words", PAST), ("present-words", PRESENT), ("future", FUTURE), ("denied", DENIAL))
ARTICLES = frozenset(("the", "a", "an", "its", "their", "this"))
QUOTES = frozenset(('"', "“", "”"))
SPELLED_OUT = ("ADP", "CCONJ", "PUNCT")
BACK = 8


@cache
def project_verb_senses() -> dict[str, str]:
    """What a verb says of an undertaking beside it, by lemma."""
    return {row["verb"]: row["sense"] for row in word_table("project_verbs.csv")}


def project_signs(setting: ProjectSetting, group: CandidateGroup) -> set[str]:
    """The signs of all members together."""
    kind = setting.event_types.get(group.name.lower(), "none")
    found = {f"mentions:{min(len(group.members), 3)}", f"best:{group.best.kind}", f"event:{kind}"}
    found.update(encoder_signs(setting.reading.doc, "projects", ((m.first, m.last) for m in group.members)))
    found.update(_first_signs(setting, group.members[0]))
    for candidate in group.members:
        found.update(_word_signs(setting, candidate))
        found.update(_sentence_signs(setting, candidate))
    return found


def _first_signs(setting: ProjectSetting, candidate: Candidate) -> Iterator[str]:
    yield f"noun:{candidate.noun}"
    yield f"does:{candidate.type}"
    yield f"determiner:{candidate.determiner}"
    yield f"part:{min(4, 5 * candidate.first // len(setting.reading.doc))}"
    if candidate.plural:
        yield "plural"
        yield f"plural:{candidate.type}"
    if candidate.last - candidate.head > 1:
        yield "complement"
    if candidate.last - candidate.first == 1:
        yield "bare"
    if setting.sentences.number(candidate.first) == 0:
        yield "opening"


def _word_signs(setting: ProjectSetting, candidate: Candidate) -> Iterator[str]:
    """The phrase itself, the words straight before it and the verb above it."""
    doc = setting.reading.doc
    first, _ = setting.sentences.around(candidate.first)
    if JOINT.search(doc[candidate.first : candidate.last].text):
        yield "joint-phrase"
    k = candidate.first - 1
    while k > 0 and doc[k].lower_ in ARTICLES:
        k -= 1
    if k >= 0:
        yield f"before:{_word(doc[k])}"
    verb, relation = governor(doc[candidate.head])
    if verb is None:
        yield "verb:missing"
    else:
        sense = project_verb_senses().get(verb.lemma_.lower(), "none")
        yield f"verb:{sense}"
        yield f"verb:{sense}:{relation}"
        yield f"verb:{sense}:{tense(verb)}"
    back = {token.lower_ for token in doc[max(first, candidate.first - BACK) : candidate.first]}
    if not back.isdisjoint(word_set("paper_nouns.txt")):
        yield "after-paper"
    if candidate.kind != "title" and sum(1 for t in doc[first : candidate.first] if t.text in QUOTES) % 2:
        yield "speech"


def _word(token: Token) -> str:
    return token.lower_ if token.pos_ in SPELLED_OUT else token.pos_


def _sentence_signs(setting: ProjectSetting, candidate: Candidate) -> Iterator[str]:
    """What the sentence and the one before say of papers, joint work, time and organizations."""
    number = setting.sentences.number(candidate.first)
    words = setting.words[number]
    if JOINT.search(" ".join(words)):
        yield "joint"
    if setting.has_paper(number):
        yield "paper"
    elif number and setting.has_paper(number - 1):
        yield "paper-before"
    if any(agent.how == "both" for agent in setting.agents[number]) or not BOTH.isdisjoint(words):
        yield "both"
    for sign, listed in WORDS:
        if not listed.isdisjoint(words):
            yield sign
    yield f"organizations:{min(3, setting.organization_count(number))}"
    yield f"agreement:{setting.agreement_for(number)[0]}"
