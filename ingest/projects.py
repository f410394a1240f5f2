"""What organizations do together: co-productions, joint exhibitions and research, training, restorations, exchanges.

Candidates are phrases and titles (``project_candidates.py``); signs around them say whether they are an undertaking and
how far it has come (``project_signs.py``), and who its partners are (``project_partners.py``). A candidate without a
partner is no project.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..graph.facts import Agreement, Event, Project, Ref, Stated
from .candidates import CandidateGroup, group_candidates
from .project_candidates import find_project_candidates
from .project_partners import likely_partners
from .project_setting import ProjectSetting
from .project_signs import project_signs
from .weighing import confidence, likelihood

if TYPE_CHECKING:
    from .reading import Reading

WEIGHTS = "project_weights.csv"
LEAST_FIRST = 0.13
LEAST_FURTHER = 0.36
RULES = {"title": "projects.title", "name": "projects.name", "noun": "projects.head-noun"}


def find_projects(reading: Reading, events: Sequence[Event], agreements: Sequence[Agreement] = ()) -> list[Project]:
    """The joint undertakings in text order; each name is told once. ``categories`` stay empty.

    ``agreements`` help to find partners that a report names only where it tells of the paper. The first undertaking of
    a group of partners needs less evidence than a further one.
    """
    if not len(reading.doc):
        return []
    setting = ProjectSetting(reading, events, agreements)
    groups = group_candidates(find_project_candidates(reading))
    weighed = [(likelihood(WEIGHTS, "project", project_signs(setting, group)), group) for group in groups]
    projects: dict[str, Project] = {}
    told: set[frozenset[Ref]] = set()
    for sure, group in sorted(weighed, key=lambda pair: (-pair[0], pair[1].best.first)):
        if sure < LEAST_FIRST:
            break
        name = group.name.lower()
        partners = [] if name in projects else likely_partners(setting, group)
        together = frozenset(ref for ref, _ in partners)
        if partners and (together not in told or sure >= LEAST_FURTHER):
            told.add(together)
            projects[name] = _project(setting, group, sure, partners)
    return sorted(projects.values(), key=lambda project: project.name.words.start)


def _project(
    setting: ProjectSetting, group: CandidateGroup, sure: float, partners: Sequence[tuple[Ref, float]]
) -> Project:
    reading, sentences, best = setting.reading, setting.sentences, group.best
    passage, words = sentences.passage(best.first), reading.span(best.first, best.last)
    status, status_sure = _status(setting, group)
    return Project(
        name=Stated(group.name, passage, words, RULES[best.kind], round(confidence("project", sure), 3)),
        status=Stated(status, passage, words, "projects.status", round(status_sure, 3)),
        aliases=tuple(
            Stated(m.name, sentences.passage(m.first), reading.span(m.first, m.last), "projects.other-name", 0.6)
            for m in group.other_names()
        ),
        partners=tuple(
            sorted((_partner(setting, group, *partner) for partner in partners), key=lambda stated: stated.words.start)
        ),
    )


def _partner(setting: ProjectSetting, group: CandidateGroup, ref: Ref, sure: float) -> Stated[Ref]:
    """The partner on the mention nearest to the undertaking's name."""
    _, agent = min(setting.mentions[ref], key=lambda pair: abs(pair[1].first - group.best.first))
    words = setting.reading.span(agent.first, agent.last)
    passage = setting.sentences.passage(agent.first)
    return Stated(ref, passage, words, "projects.partner", round(sure * agent.confidence, 3))


def _status(setting: ProjectSetting, group: CandidateGroup) -> tuple[str, float]:
    """What the dates of the occasion of the same name tell on the day of publication, else what the signs say most."""
    published, (start, end) = setting.reading.report.published, setting.event_bounds.get(group.name.lower(), ("", ""))
    if published and start:
        today = published.isoformat()
        if today[: len(start)] < start:
            return "planned", 0.8
        if end:
            return ("completed" if end < today[: len(end)] else "ongoing"), 0.8
    signs = project_signs(setting, group)
    likely = {status: likelihood(WEIGHTS, status, signs) for status in ("ongoing", "completed")}
    likely["planned"] = 1 - sum(likely.values())
    status = max(likely, key=lambda s: likely[s])
    return status, min(1.0, likely[status])
