"""What organizations do together: co-productions, joint exhibitions and research, training, restorations, exchanges.

Candidates are phrases and titles (``project_mentions.py``); signs around them say whether they are an undertaking, who its partners are and
how far it has come (``project_signs.py``). A candidate without a partner is no project.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Agreement, Event, Project, Ref, Stated
from .event_groups import EventGroup, group_events
from .project_mentions import find_project_mentions
from .project_signs import Setting
from .weighing import likelihood

if TYPE_CHECKING:
    from .reading import Reading

WEIGHTS = "project_weights.csv"
LEAST = 0.33
PARTNER = 0.35
SECOND_PARTNER = 0.15
RULES = {"title": "projects.title", "name": "projects.name", "noun": "projects.head-noun"}


def find_projects(reading: Reading, events: Sequence[Event], agreements: Sequence[Agreement] = ()) -> list[Project]:
    """The joint undertakings in text order. ``agreements`` help to find the partners that a report names only where it tells of the paper."""
    if not len(reading.doc):
        return []
    setting = Setting(reading, events, agreements)
    projects: dict[str, Project] = {}
    for group in group_events(find_project_mentions(reading)):
        signs = setting.signs(group)
        sure = likelihood(WEIGHTS, "project", signs)
        if sure < LEAST or group.name.lower() in projects:
            continue
        partners = _partners(setting, group)
        if partners:
            projects[group.name.lower()] = _project(reading, setting, group, signs, sure, partners)
    return list(projects.values())


def _partners(setting: Setting, group: EventGroup) -> list[tuple[Ref, float]]:
    """The likely partners, the surest first; where fewer than two are likely, the two that come nearest."""
    weighed = sorted(((likelihood(WEIGHTS, "partner", setting.partner_signs(group, ref)), ref) for ref in setting.mentions), key=lambda pair: (-pair[0], pair[1]))
    likely = [(ref, sure) for sure, ref in weighed if sure >= PARTNER]
    return likely if len(likely) > 1 else [(ref, sure) for sure, ref in weighed[:2] if sure >= SECOND_PARTNER]


def _project(
    reading: Reading, setting: Setting, group: EventGroup, signs: set[str], sure: float, partners: list[tuple[Ref, float]]
) -> Project:
    best = group.best
    passage, words = setting.passage(best.first), reading.span(best.first, best.last)
    status, status_sure = _status(signs)
    aliases = {m.name: m for m in group.mentions if m.kind == "name" and m.name != best.name}
    stated = []
    for ref, likely in partners:
        _, agent = min(setting.mentions[ref], key=lambda pair: abs(pair[1].first - best.first))
        stated.append(Stated(ref, setting.passage(agent.first), reading.span(agent.first, agent.last), "projects.partner", round(likely * agent.confidence, 3)))
    return Project(
        name=Stated(group.name, passage, words, RULES[best.kind], round(sure, 3)),
        status=Stated(status, passage, words, "projects.status", round(status_sure, 3)),
        aliases=tuple(Stated(n, setting.passage(m.first), reading.span(m.first, m.last), "projects.other-name", 0.6) for n, m in aliases.items()),
        partners=tuple(sorted(stated, key=lambda s: s.words.start)),
    )


def _status(signs: set[str]) -> tuple[str, float]:
    """``planned`` unless the signs speak for ``ongoing`` or ``completed``."""
    likely = {status: likelihood(WEIGHTS, status, signs) for status in ("ongoing", "completed")}
    status = max(likely, key=lambda s: likely[s])
    if likely[status] >= 0.5:
        return status, likely[status]
    return "planned", 1 - likely["ongoing"] - likely["completed"] if sum(likely.values()) < 0.6 else 0.4
