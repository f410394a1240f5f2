"""Signs that an organization is a partner in an undertaking.

Weights: ``words/project_weights.csv``, question ``partner``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..graph.facts import Ref
from .candidates import Candidate, CandidateGroup
from .company import before_articles
from .project_setting import ProjectSetting
from .project_signs import JOINT
from .reading import Agent
from .weighing import likelihood

WEIGHTS = "project_weights.csv"
LEAST = 0.35
LEAST_SECOND = 0.2
MEMBERS_READ = 3
LEADS = frozenset(("by", "with", "at", "from", "of", "in", "between", "for", "to", "among", "and", "together"))


def likely_partners(setting: ProjectSetting, group: CandidateGroup) -> list[tuple[Ref, float]]:
    """The likely partners, the surest first; where fewer than two are likely, the two that come nearest to it."""
    weighed = [(likelihood(WEIGHTS, "partner", partner_signs(setting, group, ref)), ref) for ref in setting.mentions]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    likely = [(ref, sure) for sure, ref in weighed if sure >= LEAST]
    return likely if len(likely) > 1 else [(ref, sure) for sure, ref in weighed[:2] if sure >= LEAST_SECOND]


def partner_signs(setting: ProjectSetting, group: CandidateGroup, ref: Ref) -> set[str]:
    """The signs over the first members of the undertaking."""
    mentions = setting.mentions[ref]
    found = {f"first:{min(mentions[0][0], 3)}", f"told:{min(len(mentions), 4)}"}
    for candidate in group.members[:MEMBERS_READ]:
        found.update(_candidate_signs(setting, candidate, ref))
    if sum(1 for others in setting.mentions.values() if len(others) > len(mentions)) < 2:
        found.add("told-most")
    name = group.name.lower()
    if ref in setting.organizers.get(name, ()):
        found.add("organizer")
    elif ref in setting.participants.get(name, ()):
        found.add("participant")
    return found


def _candidate_signs(setting: ProjectSetting, candidate: Candidate, ref: Ref) -> Iterator[str]:
    at = setting.sentences.number(candidate.first)
    names = setting.organization_count(at)
    here = [agent for number, agent in setting.mentions[ref] if number == at]
    for agent in here:
        yield f"same:{min(names, 4)}"
        yield from _agent_signs(setting, candidate, agent, at)
    if not here:
        yield f"apart:{min(names, 3)}"
        last = max((number for number, _ in setting.mentions[ref] if number < at), default=None)
        yield "ahead" if last is None else f"back:{min(at - last, 4)}"
    yield f"in-agreements:{min(2, sum(1 for _, parties in setting.agreements if ref in parties))}"
    how, parties = setting.agreement_for(at)
    if ref in parties:
        yield f"party:{how}"
        yield f"party:{how}:{min(names, 2)}"
    else:
        yield f"outside:{how}"


def _agent_signs(setting: ProjectSetting, candidate: Candidate, agent: Agent, at: int) -> Iterator[str]:
    doc = setting.reading.doc
    side = "before" if agent.last <= candidate.first else "inside" if agent.first < candidate.last else "after"
    yield "same"
    yield f"same:{side}"
    yield f"same:{agent.how}"
    first, _ = setting.sentences.tokens(at)
    k = before_articles(doc, agent.first)
    if doc[k].lower_ in LEADS:
        yield f"led:{doc[k].lower_}"
    if k < first:
        yield "begins"
    if agent.last < len(doc) and doc[agent.last].text in ("'s", "’s"):
        yield "owner"
    if JOINT.search(" ".join(setting.words[at])):
        yield "same:joint"
