#!/usr/bin/env python3
"""Learn the weights of ``ingest/words/event_weights.csv`` and ``project_weights.csv`` from annotated reports.

    python benchmarks/train_events.py FOLDER            print cross-validated and in-sample figures
    python benchmarks/train_events.py FOLDER --write    and write the weights learned from all of the folder
    python benchmarks/train_events.py FOLDER --on OTHER print the figures of the weights on another folder
    python benchmarks/train_events.py FOLDER --halves MODELS read the reports of FOLDER by encoders that were trained
                                                        without them (train_encoder.py --halves)

Without --halves what the encoder says of FOLDER is no evidence of what it says of other reports, where it was
trained on the same folder.

FOLDER holds NAME.md, NAME.txt or NAME.html with the annotation NAME.json beside it. Each question (is this an occasion,
is this agent its organizer, ...) has a logistic regression with a quadratic penalty over the signs that the finders
see. The questions are learned one after the other: roles are learned on the occasions found with the weights learned
for these, undertakings beside the occasions with their roles.

Figures are those of ``culturepact score``, with the weights as they are written; cross-validated ones are of reports
that no weight was learned from. The same folder gives the same weights.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from annotated import WORDS, Annotated, annotated_reports, fit, halves, held_out, show
from culturepact.graph.facts import Ref
from culturepact.ingest import events, projects, weighing
from culturepact.ingest.agreements import find_agreements
from culturepact.ingest.assemble import assemble
from culturepact.ingest.candidates import group_candidates
from culturepact.ingest.company import Company
from culturepact.ingest.encoder import find_names
from culturepact.ingest.entities import set_groups
from culturepact.ingest.event_candidates import find_event_candidates
from culturepact.ingest.event_roles import EventRoles
from culturepact.ingest.event_signs import event_signs
from culturepact.ingest.found import found_in
from culturepact.ingest.matching import ALIKE, comparable, overlap, pair
from culturepact.ingest.measures import score
from culturepact.ingest.pipeline import read
from culturepact.ingest.project_candidates import find_project_candidates
from culturepact.ingest.project_partners import partner_signs
from culturepact.ingest.project_setting import ProjectSetting
from culturepact.ingest.project_signs import project_signs
from culturepact.ingest.scores import Scores, total
from culturepact.ingest.sentences import Sentences

EVENTS, PROJECTS = events.WEIGHTS, projects.WEIGHTS
HEADERS = {
    EVENTS: """\
# Weights of the signs by which words are read as an occasion (event_signs.py), an agent as its organizer or participant
# (event_roles.py): logistic regression with a quadratic penalty over annotated reports. A sign that is not listed
# weighs nothing.
""",
    PROJECTS: """\
# Weights of the signs by which words are read as an undertaking and how far it has come (project_signs.py), an
# organization as its partner (project_partners.py): logistic regression with a quadratic penalty over annotated
# reports. A sign that is not listed weighs nothing.
""",
}
MEASURES = ("events", "event-roles", "projects")
CONSTANT, CONSTANT_PENALTY, SMALLEST = "always", 1e-3, 0.05

Example = tuple[set[str], set[str]]  # signs, and the names of the questions that the gold says yes to
Weights = dict[tuple[str, str], dict[str, float]]  # by file and question: the weights by sign


@dataclass(frozen=True, slots=True)
class Question:
    """What is learned: its file, its name there, the penalty, and in how many examples a sign must be seen to count."""

    file: str
    name: str
    penalty: float
    least_seen: int


OCCASION = Question(EVENTS, "occasion", 3, 5)
ROLES = (Question(EVENTS, "organizer", 8, 20), Question(EVENTS, "participant", 8, 20))
UNDERTAKING = Question(PROJECTS, "project", 8, 8)
PARTNER = Question(PROJECTS, "partner", 3, 10)
STATUSES = (Question(PROJECTS, "ongoing", 6, 6), Question(PROJECTS, "completed", 6, 6))


class Study:
    """An annotated report as the finders see it. What the weights decide is found anew by those in use."""

    def __init__(self, annotated: Annotated) -> None:
        self.name, self.gold, self.fields = annotated.name, annotated.gold, annotated.fields
        self.reading = read(annotated.doc, annotated.report)
        self.sentences = Sentences(self.reading)
        self.company = Company(self.reading, self.sentences)
        self.agreements = find_agreements(self.reading).agreements
        self.forms = {group.name: group.forms for group in self.reading.organizations}
        self.full_names = {
            comparable(form): comparable(entry["name"])
            for entry in self.fields["organizations"]
            for form in (entry["name"], *entry["aliases"])
        }

    @cached_property
    def occasions(self) -> list[Example]:
        """All candidates for an event."""
        groups = group_candidates(find_event_candidates(self.reading))
        right = self.paired("events", [group.name for group in groups])
        answers = [{OCCASION.name} if number in right else set() for number in range(len(groups))]
        return [(event_signs(self.reading, self.sentences, group), told) for group, told in zip(groups, answers)]

    def roles(self) -> Iterator[Example]:
        """Every agent beside every likely occasion that the gold has."""
        groups = [group for _, group in events.likely_events(self.reading, self.sentences)]
        roles = EventRoles(self.company, groups)
        for number, event in sorted(self.paired("events", [group.name for group in groups]).items()):
            told = {role.name: self.full(self.fields["events"][event][f"{role.name}s"]) for role in ROLES}
            for ref in self.company.mentions:
                yield roles.signs(number, ref), {role for role, names in told.items() if self.full_name(ref) in names}

    def undertakings(self) -> tuple[list[Example], list[Example]]:
        """All candidates for a project, and every organization beside those that the gold has."""
        setting = ProjectSetting(self.reading, events.find_events(self.reading), self.agreements)
        groups = group_candidates(find_project_candidates(self.reading))
        right = self.paired("projects", [group.name for group in groups])
        candidates, partners = [], []
        for number, group in enumerate(groups):
            told = self.fields["projects"][right[number]] if number in right else None
            candidates.append((project_signs(setting, group), {UNDERTAKING.name, told["status"]} if told else set()))
            names = self.full(told["partners"]) if told else set()
            for ref in setting.mentions if told else ():
                answers = {PARTNER.name} if self.full_name(ref) in names else set()
                partners.append((partner_signs(setting, group, ref), answers))
        return candidates, partners

    def full(self, names: Iterable[str]) -> set[str]:
        """The keys of names of the gold, an organization's always of its full name."""
        return {self.full_names.get(comparable(name), comparable(name)) for name in names}

    def full_name(self, ref: Ref) -> str:
        """The key of what the gold calls an agent; of its own name where the gold does not know it."""
        keys = [comparable(form) for form in self.forms.get(ref.name, [ref.name])]
        return next((self.full_names[key] for key in keys if key in self.full_names), comparable(ref.name))

    def paired(self, kind: str, names: Sequence[str]) -> dict[int, int]:
        """For the numbers of names found those of the gold items whose words they share, half of them at least."""
        own = [set(comparable(name).split()) for name in names]
        forms = [
            [set(comparable(name).split()) for name in (item["name"], *item.get("aliases", ()))]
            for item in self.fields[kind]
        ]
        pairs = pair(forms, own, lambda some, words: max(overlap(form, words) for form in some), ALIKE)
        return {number: item for item, number in pairs}

    def scores(self) -> Scores:
        """The measures of the report by the weights in use."""
        return score(self.gold, found_in(assemble(self.reading)))


def read_by_halves(reports: Sequence[Annotated], models: Path) -> None:
    """Replace the encoder's occasions, undertakings and roles by those of the half model that has not seen the
    report."""
    for number, names in enumerate(halves(report.name for report in reports)):
        for report in reports:
            if report.name in names:
                set_groups(report.doc, find_names(report.doc.text, models / str(1 - number) / "encoder.onnx"))


@contextmanager
def in_use(weights: Weights) -> Iterator[None]:
    """The finders weigh by these weights, and by what is added to them meanwhile, not by those of the files."""
    of_files = weighing.weights
    weighing.weights = lambda file, question: weights.get((file, question), {})
    try:
        yield
    finally:
        weighing.weights = of_files


def learn(studies: Sequence[Study]) -> Weights:
    """The weights of all questions."""
    weights: Weights = {}

    def settle(questions: Iterable[Question], examples: list[Example]) -> None:
        weights.update({(question.file, question.name): regression(question, examples) for question in questions})

    with in_use(weights):
        settle([OCCASION], [example for study in studies for example in study.occasions])
        settle(ROLES, [example for study in studies for example in study.roles()])
        found = [study.undertakings() for study in studies]
        candidates = [example for own, _ in found for example in own]
        settle([UNDERTAKING], candidates)
        settle([PARTNER], [example for _, partners in found for example in partners])
        settle(STATUSES, [example for example in candidates if UNDERTAKING.name in example[1]])
    return weights


def regression(question: Question, examples: Sequence[Example]) -> dict[str, float]:
    """The weights as they are written: two decimals, small ones left out."""
    seen = Counter(sign for signs, _ in examples for sign in signs)
    names = [CONSTANT, *sorted(sign for sign, count in seen.items() if count >= question.least_seen)]
    columns = {name: column for column, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names)))
    rows[:, 0] = 1
    for row, (signs, _) in zip(rows, examples):
        row[[columns[sign] for sign in signs if sign in columns]] = 1
    penalty = np.full(len(names), float(question.penalty))
    penalty[0] = CONSTANT_PENALTY
    weights = fit(rows, np.array([question.name in answers for _, answers in examples], dtype=float), penalty)
    kept = {name: weight for name, weight in zip(names, weights) if name == CONSTANT or abs(weight) >= SMALLEST}
    return {name: round(float(weight), 2) for name, weight in kept.items()}


def measured(studies: Iterable[Study], weights: Weights) -> list[Scores]:
    """The measures of each report by these weights."""
    with in_use(weights):
        return [study.scores() for study in studies]


def cross_validated(studies: Sequence[Study]) -> list[Scores]:
    """The measures of each report by weights learned from others."""
    scores = []
    for held in held_out(study.name for study in studies):
        weights = learn([study for study in studies if study.name not in held])
        scores += measured([study for study in studies if study.name in held], weights)
    return scores


def tell(how: str, scores: Iterable[Scores]) -> None:
    """Print the figures of all reports together."""
    tallies = total(scores).tallies
    for measure in MEASURES:
        one = tallies[measure]
        show(f"{measure}, {how}", one.right, one.right + len(one.extra), one.gold)


def write(weights: Weights) -> None:
    """Write the files."""
    for file, header in HEADERS.items():
        with (WORDS / file).open("w", encoding="utf-8", newline="") as handle:
            handle.write(header)
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(("question", "sign", "weight"))
            for (where, question), by_sign in weights.items():
                if where == file:
                    writer.writerows((question, sign, f"{weight:.2f}") for sign, weight in by_sign.items())


def main() -> None:
    """Train, and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--on", type=Path)
    arguments.add_argument("--halves", type=Path, metavar="MODELS")
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    reports = annotated_reports(options.folder)
    if options.halves:
        read_by_halves(reports, options.halves)
    studies = [Study(annotated) for annotated in reports]
    others = [Study(annotated) for annotated in annotated_reports(options.on)] if options.on else []
    tell("cross-validated", cross_validated(studies))
    weights = learn(studies)
    tell("in-sample", measured(studies, weights))
    if others:
        tell(f"on {options.on.name}", measured(others, weights))
    if options.write:
        write(weights)


if __name__ == "__main__":
    main()
