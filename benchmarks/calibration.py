#!/usr/bin/env python3
"""How far confidences can be trusted: of what is stated with confidence 0.8, are eight in ten right?

    python benchmarks/calibration.py FOLDER [--svg FILE] [--rules] [--fit FOLDER]

FOLDER holds reports with gold annotations. Printed is a table for each kind: by bins of confidence the number of
statements, their mean confidence and the share that is right, then the expected calibration error (the mean distance
between the two, weighed by number) and the Brier score. ``--svg`` draws it, ``--rules`` adds a table of the rules, and
``--fit`` takes for each rule the share that is right in another folder and tells the errors this would give in FOLDER.

Right is: an organization, agreement, event or project that is found in the sense of ``docs/scoring.md``; a role whose
person and organization the gold joins; a party that the gold's agreement has too; a category the gold gives the report.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from culturepact.graph.facts import Stated  # noqa: E402
from culturepact.ingest.found import Found, found_in  # noqa: E402
from culturepact.ingest.gold import Gold  # noqa: E402
from culturepact.ingest.matching import Matching, comparable  # noqa: E402
from culturepact.ingest.score_run import read_annotated  # noqa: E402

KINDS = ("organizations", "roles", "agreements", "parties", "events", "projects", "categories")
BINS = 10
PRIOR = 8
"""A rule's share is drawn to that of its kind as if so many statements more had been seen."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A statement of one kind, and if it is right."""

    kind: str
    rule: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence."""

    count: int
    confidence: float
    right: float


def verdicts(gold: Gold, found: Found) -> Iterator[Verdict]:
    """Judge all statements of one report."""
    matching = Matching(gold, found)

    def judged(kind: str, stated: Stated, right: bool) -> Verdict:
        return Verdict(kind, stated.rule, stated.confidence, right)

    for kind, things, pairs in (
        ("organizations", found.organizations, matching.organizations),
        ("agreements", found.agreements, matching.agreements),
        ("events", found.events, matching.events),
        ("projects", found.projects, matching.projects),
    ):
        used = {j for _, j in pairs}
        yield from (judged(kind, thing.stated, j in used) for j, thing in enumerate(things))
    wanted = {(comparable(p.name), matching.gold_name(p.organization)) for p in gold.people if p.organization}
    surest: dict[tuple[str, str], Stated] = {}
    for role in found.roles:
        who, stated = (comparable(role.person), matching.agent_name(role.organization)), role.organization.stated
        if who not in surest or surest[who].confidence < stated.confidence:
            surest[who] = stated
    yield from (judged("roles", stated, who in wanted) for who, stated in surest.items())
    parties = {j: matching.agreement_parties[0][i] for i, j in matching.agreements}
    for j, agreement in enumerate(found.agreements):
        for party in agreement.parties:
            yield judged("parties", party.stated, matching.agent_name(party) in parties.get(j, ()))
    for category, stated in found.categories.items():
        yield judged("categories", stated, category in gold.categories)


def read(folder: Path) -> dict[str, list[Verdict]]:
    """The verdicts of a folder by kind."""
    by_kind: dict[str, list[Verdict]] = {kind: [] for kind in KINDS}
    for report in read_annotated(folder):
        for verdict in verdicts(report.gold, found_in(report.facts) if report.facts else Found()):
            by_kind[verdict.kind].append(verdict)
    return by_kind


def bins(some: Iterable[Verdict]) -> dict[int, Bin]:
    """By number, bin 0 from 0.0 to under 0.1; the last holds 1.0 too. Empty ones are left out."""
    sorted_in: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in some:
        sorted_in[min(int(verdict.confidence * BINS + 1e-9), BINS - 1)].append(verdict)
    return {
        number: Bin(len(inside), mean(v.confidence for v in inside), mean(v.right for v in inside))
        for number, inside in sorted(sorted_in.items())
    }


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    some = list(values)
    return sum(some) / len(some) if some else 0.0


def calibration_error(some: Sequence[Verdict]) -> float:
    """The expected calibration error over the bins."""
    return sum(one.count * abs(one.confidence - one.right) for one in bins(some).values()) / max(len(some), 1)


def brier(some: Sequence[Verdict]) -> float:
    """The mean square of what the confidence is off by; 0.25 for one who always says 0.5."""
    return mean((v.confidence - v.right) ** 2 for v in some)


def rule_shares(some: Sequence[Verdict]) -> dict[str, float]:
    """For each rule the share that is right, drawn to the share of all where few were seen."""
    share = mean(v.right for v in some)
    by_rule = grouped(some)
    return {
        rule: (sum(v.right for v in inside) + PRIOR * share) / (len(inside) + PRIOR) for rule, inside in by_rule.items()
    }


def grouped(some: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Verdicts by rule."""
    by_rule: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in some:
        by_rule[verdict.rule].append(verdict)
    return dict(sorted(by_rule.items()))


def refitted(some: Sequence[Verdict], other: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts with the confidences that the rules earned elsewhere; an unknown rule has the share of all there."""
    shares, share = rule_shares(other), mean(v.right for v in other)
    return [Verdict(v.kind, v.rule, shares.get(v.rule, share), v.right) for v in some]


def tell(kind: str, some: Sequence[Verdict], other: Sequence[Verdict], rules: bool) -> None:
    """Print the tables of one kind."""
    print(f"\n{kind}: {len(some)} statements, {mean(v.right for v in some):.3f} right")
    print("  confidence    count   mean  right")
    for number, one in bins(some).items():
        print(
            f"  {number / BINS:.1f} to {(number + 1) / BINS:.1f}  {one.count:7}  {one.confidence:.3f}  {one.right:.3f}"
        )
    print(f"  expected calibration error {calibration_error(some):.3f}, Brier score {brier(some):.3f}")
    if other:
        fitted = refitted(some, other)
        print(f"  with the rules' shares: error {calibration_error(fitted):.3f}, Brier score {brier(fitted):.3f}")
    if rules:
        print(f"  {'rule':40}  count   mean  right")
        for rule, inside in grouped(other or some).items():
            row = f"{len(inside):5}  {mean(v.confidence for v in inside):.3f}  {mean(v.right for v in inside):.3f}"
            print(f"  {rule:40}  {row}")


WIDTH, SIDE, GAP, TOP = 4, 170, 56, 46
STYLE = (
    "text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.small{font-size:10px;fill:#666}"
    ".frame{fill:none;stroke:#999}.even{stroke:#bbb;stroke-dasharray:4 3}.bin{fill:#1f6f8b;fill-opacity:.75}"
)


def drawing(by_kind: dict[str, list[Verdict]]) -> str:
    """An SVG with a panel a kind: right share over mean confidence, a dot a bin, its area by the number in it."""
    lines = -(-len(by_kind) // WIDTH)
    width, height = WIDTH * (SIDE + GAP) + 16, lines * (SIDE + GAP + TOP) + 8
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>Share right by confidence</title><style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, (kind, some) in enumerate(by_kind.items()):
        x, y = GAP + number % WIDTH * (SIDE + GAP), TOP + number // WIDTH * (SIDE + GAP + TOP)
        parts.append(f'<g transform="translate({x - 8},{y})">{panel(kind, some)}</g>')
    note = (
        "a dot: statements of like confidence, its area their number; on the dashed line confidence is the share right"
    )
    parts.append(f'<text class="small" x="{GAP - 8}" y="{height - 12}">{note}</text>')
    return "\n".join([*parts, "</svg>", ""])


def panel(kind: str, some: Sequence[Verdict]) -> str:
    """One kind."""
    marks = [
        f'<text class="title" x="0" y="-22">{escape(kind)}</text>',
        f'<text class="small" x="0" y="-8">{len(some)} statements, error {calibration_error(some):.3f}</text>',
        f'<rect class="frame" width="{SIDE}" height="{SIDE}"/>',
        f'<line class="even" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>',
        f'<text class="small" x="{SIDE / 2}" y="{SIDE + 28}" text-anchor="middle">confidence</text>',
        f'<text class="small" transform="translate(-26,{SIDE / 2})rotate(-90)" text-anchor="middle">share right</text>',
    ]
    for tick in (0.0, 0.5, 1.0):
        marks.append(f'<text class="small" x="{tick * SIDE}" y="{SIDE + 14}" text-anchor="middle">{tick}</text>')
        marks.append(f'<text class="small" x="-6" y="{(1 - tick) * SIDE + 4}" text-anchor="end">{tick}</text>')
    for one in bins(some).values():
        radius = 3 + 11 * (one.count / len(some)) ** 0.5
        marks.append(
            f'<circle class="bin" cx="{one.confidence * SIDE:.1f}" cy="{(1 - one.right) * SIDE:.1f}" r="{radius:.1f}">'
            f"<title>{one.count} with mean confidence {one.confidence:.3f}: {one.right:.3f} right</title></circle>"
        )
    return "".join(marks)


def main() -> None:
    """Measure, print, draw."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--svg", type=Path, help="the drawing, such as docs/calibration.svg")
    arguments.add_argument(
        "--rules", action="store_true", help="a table of the rules too, of the folder of --fit if given"
    )
    arguments.add_argument("--fit", type=Path, metavar="FOLDER", help="take the rules' shares from there")
    options = arguments.parse_args()
    by_kind = read(options.folder)
    others = read(options.fit) if options.fit else {kind: [] for kind in KINDS}
    for kind, some in by_kind.items():
        tell(kind, some, others[kind], options.rules)
    if options.svg:
        options.svg.write_text(drawing(by_kind), encoding="utf-8")


if __name__ == "__main__":
    main()
