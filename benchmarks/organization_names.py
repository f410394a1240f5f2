#!/usr/bin/env python3
"""How well names of organizations are told apart, and how fast.

    python benchmarks/organization_names.py names FOLDER
    python benchmarks/organization_names.py pairs tests/graph/name_pairs.csv
    python benchmarks/organization_names.py scale [--names 100000]

``names`` and ``pairs`` tell the verdicts on two names, and whether a store merges them that reads a report with each.
``names`` reads ``nomenklatura_name_bench_cases.csv`` (opensanctions/nomenklatura, contrib/name_bench, MIT) and the
frozen scores of its own matcher in ``nomenklatura_logicv2_frozen.csv``, to compare with; it takes companies,
organizations and legal entities, without the generated ``synth_*`` cases. ``pairs`` reads the hard pairs of the tests.
``scale`` makes names up (``name_parts.txt``): 30 % are organizations, the others variants of theirs; it tells processor
time, which other programs on the machine disturb less.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TypeVar

from culturepact.graph.clusters import clusters
from culturepact.graph.embedded import EmbeddedStore
from culturepact.graph.facts import Organization, Report, ReportFacts, Span, Stated
from culturepact.graph.name_blocks import NameIndex
from culturepact.graph.name_comparison import compare
from culturepact.graph.reports import write_report
from culturepact.graph.terms import node
from culturepact.ontology.terms import ORG, RDF

T = TypeVar("T")

SCHEMAS = ("Company", "Organization", "LegalEntity")
LEAST_FOUND, LEAST_SAME = 0.85, 0.60
SECONDS, MEGABYTES, GROWTH, REPORT_SECONDS = 60, 1000, 13, 0.2


def percent(part: int, whole: int) -> str:
    """A share as a report prints it."""
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "none"


def table(counts: Counter[tuple[str, str]], labels: tuple[str, ...]) -> None:
    """Print labels against verdicts."""
    print(f"{'':<10}{'same':>8}{'likely':>8}{'different':>11}")
    for label in labels:
        print(f"{label:<10}{counts[label, 'same']:>8}{counts[label, 'likely']:>8}{counts[label, 'different']:>11}")


def measure_names(folder: Path) -> bool:
    """Score the public cases; whether the goals are met."""
    with (folder / "nomenklatura_name_bench_cases.csv").open(encoding="utf-8", newline="") as file:
        cases = [row for row in csv.DictReader(file) if row["schema"] in SCHEMAS]
    cases = [row for row in cases if not row["case_group"].startswith("synth_")]
    counts: Counter[tuple[str, str]] = Counter()
    merged: Counter[str] = Counter()
    for row in cases:
        verdict = compare(row["name1"], row["name2"])
        counts[row["is_match"], verdict.kind] += 1
        merged[row["is_match"]] += in_a_store(row["name1"], None, row["name2"], None)
        if (row["is_match"] == "true") != (verdict.kind != "different"):
            print(f"  {row['is_match']:<6}{verdict.kind:<10} {row['name1']} / {row['name2']}: {verdict.reason}")
    table(counts, ("true", "false"))
    true = sum(counts["true", kind] for kind in ("same", "likely", "different"))
    same, likely = counts["true", "same"], counts["true", "likely"]
    wrong = counts["false", "same"]
    print(f"same or likely, recall      {percent(same + likely, true)}   goal {LEAST_FOUND}")
    print(f"same or likely, precision   {percent(same + likely, same + likely + wrong + counts['false', 'likely'])}")
    print(f"same, recall                {percent(same, true)}   goal {LEAST_SAME}")
    print(f"same, precision             {percent(same, same + wrong)}   goal: none wrong")
    print(f"merged by a store, recall   {percent(merged['true'], true)}   goal {LEAST_SAME}")
    print(f"merged by a store, precision {percent(merged['true'], merged.total())}   goal: none wrong")
    frozen_scores(folder)
    same, wrong = merged["true"], wrong + merged["false"]
    return wrong == 0 and same + likely >= LEAST_FOUND * true and same >= LEAST_SAME * true


def frozen_scores(folder: Path) -> None:
    """Print what the other matcher made of its cases, by itself and at thresholds."""
    path = folder / "nomenklatura_logicv2_frozen.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        cases = [row for row in csv.DictReader(file) if row["schema"] in SCHEMAS]
    cases = [row for row in cases if not row["case_group"].startswith("synth_")]
    true = sum(row["is_match"] == "true" for row in cases)
    print(f"logic_v2, frozen, on {len(cases)} of the cases")
    choices = {"as predicted": [row for row in cases if row["predicted_match"] == "true"]}
    for threshold in (0.7, 0.8, 0.9, 0.95, 0.98, 1.0):
        choices[f"score from {threshold}"] = [row for row in cases if float(row["score"]) >= threshold]
    for name, chosen in choices.items():
        right = sum(row["is_match"] == "true" for row in chosen)
        print(f"  {name:<17} recall {percent(right, true)}, precision {percent(right, len(chosen))}")


def measure_pairs(path: Path) -> bool:
    """Score the hard pairs, those written before the rules and those held back apart; whether no merge is wrong."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cases = list(csv.DictReader(lines))
    right = True
    for part in ("written", "held"):
        counts: Counter[tuple[str, str]] = Counter()
        merged: Counter[str] = Counter()
        for row in cases:
            if row["set"] == part:
                sides = (row["name1"], row["place1"] or None, row["name2"], row["place2"] or None)
                counts[row["same"], compare(sides[0], sides[2], sides[1], sides[3]).kind] += 1
                merged[row["same"]] += in_a_store(*sides)
        print(f"{part}: {sum(counts.values())} pairs")
        table(counts, ("yes", "no", "unsure"))
        yes = sum(counts["yes", kind] for kind in ("same", "likely", "different"))
        same = sum(counts[label, "same"] for label in ("yes", "no", "unsure"))
        print(f"same, precision {percent(counts['yes', 'same'], same)}, recall {percent(counts['yes', 'same'], yes)}")
        print(f"same or likely, recall {percent(counts['yes', 'same'] + counts['yes', 'likely'], yes)}")
        print(
            f"merged by a store, precision {percent(merged['yes'], merged.total())}, "
            f"recall {percent(merged['yes'], yes)}"
        )
        right &= same == counts["yes", "same"] and merged.total() == merged["yes"]
    return right


def in_a_store(one: str, place_one: str | None, other: str, place_other: str | None) -> bool:
    """Whether two reports that name these make one organization in a store."""
    with EmbeddedStore.in_memory() as store:
        for number, (name, place) in enumerate(((one, place_one), (other, place_other))):
            named = Organization(said(name), said("other"), (), said(place) if place else None)
            write_report(store, ReportFacts(Report(f"{number}.md", "Made up."), (named,)), "benchmark")
        found = store.quads(store.ids.graph("current"), predicate=node(RDF.type), object=node(ORG.Organization))
        return len(list(found)) == 1


def said(value: T) -> Stated[T]:
    """A value with words."""
    return Stated(value, Span(0, 7), Span(0, 7), "made.up", 0.9)


def made_up_names(count: int, seed: int = 1) -> list[tuple[str, str, str | None]]:
    """Names, three tenths of them organizations and the others variants; ids begin with the organization's number."""
    chance = random.Random(seed)
    lines = Path(__file__).with_name("name_parts.txt").read_text(encoding="utf-8").splitlines()[1:]
    syllables, endings, kinds, places = (line.partition(": ")[2].split("|") for line in lines)
    found: list[tuple[str, str, str | None]] = []
    organizations = []
    for number in range(max(1, count * 3 // 10)):
        own = "".join(chance.choices(syllables, k=chance.choice((2, 3)))).capitalize() + chance.choice(endings)
        if chance.random() < 0.4:
            own = "".join(chance.choices(syllables, k=2)).capitalize() + " " + own
        organizations.append((own, chance.choice(kinds), chance.choice(places) or None))
        found.append((f"{number}-0", " ".join(organizations[-1][:2]), organizations[-1][2]))
    for number in range(count - len(found)):
        which = chance.randrange(len(organizations))
        own, kind, place = organizations[which]
        found.append((f"{which}-{number + 1}", variant(own, kind, chance), place if chance.random() < 0.5 else None))
    return found


def variant(own: str, kind: str, chance: random.Random) -> str:
    """Another way to write a name, or a slip in it."""
    at = chance.randrange(1, len(own) - 1)
    return chance.choice(
        (
            f"The {own} {kind}",
            f"{own} {kind.replace('Theatre', 'Theater').replace('Centre', 'Center')}",
            f"{kind} of {own}" if "of" not in kind else f"{own} {kind}",
            f"{own.upper()} {kind.upper()}",
            f"{own[:at]}{own[at + 1 :]} {kind}",
            f"{own[:at]}{own[at]}{own[at:]} {kind}",
            f"{own} {kind} Ltd.",
            f"{own}, {kind.replace('Co., Ltd.', 'Company Limited')}",
        )
    )


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_scale(count: int) -> bool:
    """Time names of two numbers and one report's; whether the goals are met."""
    compare("Palace Museum", "National Palace Museum", "Prague", "Paris")
    times = {}
    for size in (count // 10, count):
        names = made_up_names(size)
        begin = time.process_time()
        index = NameIndex()
        for name in names:
            index.add(*name)
        added = time.process_time() - begin
        pairs = index.pairs()
        times[size] = time.process_time() - begin
        groups = clusters((one, other) for one, other, verdict in pairs if verdict.kind == "same")
        within = sum(one.partition("-")[0] == other.partition("-")[0] for one, other, _ in pairs)
        print(f"{size} names: {times[size]:.1f} s, {added:.1f} s of it adding; {peak():.0f} MB")
        kinds = Counter(verdict.kind for _, _, verdict in pairs)
        print(f"  {kinds['same']} same, {kinds['likely']} likely, {within} of one organization; {len(groups)} groups")
    growth = times[count] / times[count // 10]
    begin = time.process_time()
    report = [(f"new-{identifier}", name, place) for identifier, name, place in made_up_names(34, seed=2)[:10]]
    for identifier, name, place in report:
        index.matches(name, place)
        index.add(identifier, name, place)
    one_report = time.process_time() - begin
    print(f"ten times the names: {growth:.1f} times the time   goal {GROWTH}")
    print(f"a report of {len(report)} names more: {one_report * 1000:.1f} ms   goal {REPORT_SECONDS * 1000:.0f}")
    return times[count] < SECONDS and peak() < MEGABYTES and growth <= GROWTH and one_report < REPORT_SECONDS


def main() -> int:
    """Measure and report; the exit status is 1 where a goal is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = arguments.add_subparsers(dest="command", required=True)
    commands.add_parser("names").add_argument("folder", type=Path)
    commands.add_parser("pairs").add_argument("file", type=Path)
    commands.add_parser("scale").add_argument("--names", type=int, default=100_000)
    chosen = arguments.parse_args()
    if chosen.command == "names":
        return 0 if measure_names(chosen.folder) else 1
    if chosen.command == "pairs":
        return 0 if measure_pairs(chosen.file) else 1
    return 0 if measure_scale(chosen.names) else 1


if __name__ == "__main__":
    sys.exit(main())
