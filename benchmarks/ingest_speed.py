#!/usr/bin/env python3
"""How much longer reading reports into a store takes than spaCy alone takes to parse their texts.

    python benchmarks/ingest_speed.py [--reports 200] [--seed 1] [--rounds 1]

Makes reports out of the sample reports (paragraphs recombined, capitalised words exchanged, by a seeded generator) and
measures in turn, each as a whole process that starts Python and loads the language model:

- ``nlp.pipe`` over the texts, with the model and the settings of ``ingest/pipeline.py``, in one process;
- ``culturepact ingest`` of the files into a new store, with as many workers as it takes by itself, and with one.

Prints wall times, their ratio, the processor time of all processes and peak memory. The goal is at most 1.5 times the
time of ``nlp.pipe`` plus 2 seconds, and under 1.5 GB. Peak memory is the largest sum of the process and its workers,
sampled every 50 ms (Linux).
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

FACTOR, EXTRA_SECONDS, MEMORY_GB = 1.5, 2.0, 1.5
BARE = """
import sys
from pathlib import Path
from culturepact.ingest.pipeline import BATCH, load_language
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
for doc in load_language().pipe(texts, batch_size=BATCH):
    pass
"""
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall time and of all processors together, and bytes of memory at the peak."""

    seconds: float
    processors: float
    memory: int


def made_up_reports(number: int, seed: int) -> list[str]:
    """Return texts with a headline and about as many paragraphs as the sample reports have; the seed decides all."""
    from culturepact.ingest.readers import find_reports, read_report

    with as_file(files("culturepact") / "samples" / "reports") as folder:
        samples = [read_report(*found).report.text.split("\n\n") for found in find_reports([folder])]
    dice = random.Random(seed)
    paragraphs = [paragraph for sample in samples for paragraph in sample[1:]]
    names = sorted({name for paragraph in paragraphs for name in NAME.findall(paragraph)})
    texts = []
    for _ in range(number):
        headline, *body = dice.choice(samples)
        body = [paragraph if dice.random() < 0.7 else dice.choice(paragraphs) for paragraph in body]
        renamed = {name: dice.choice(names) for name in names if dice.random() < 0.3}
        whole = "\n\n".join([headline, *body])
        texts.append(NAME.sub(lambda found, by=renamed: by.get(found[0], found[0]), whole) + "\n")
    return texts


def run(command: Sequence[str]) -> Run:
    """Run a command to its end and measure it; ends the benchmark where it fails."""
    begin, used = time.perf_counter(), _processors()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = [0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    _, told = process.communicate()
    seconds = time.perf_counter() - begin
    watch.join()
    if process.returncode:
        sys.exit(f"{' '.join(command[1:4])} failed: {told.decode(errors='replace')}")
    return Run(seconds, _processors() - used, peak[0])


def _processors() -> float:
    """Seconds of processor time of all processes that were started here and have ended, their children included."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _watch(process: subprocess.Popen[bytes], peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory, _family(process.pid))))
        time.sleep(0.05)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(int(child)))]


def _memory(pid: int) -> int:
    """Bytes a process has in memory, pages shared with others counted by their share."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def main() -> int:
    """Measure and print a table; the exit status is 1 where the goal is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rounds", type=int, default=1, help="repeat all; the fastest of each counts")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as place:
        reports = Path(place, "reports")
        reports.mkdir()
        texts = made_up_reports(options.reports, options.seed)
        for number, text in enumerate(texts):
            (reports / f"{number:05}.txt").write_text(text, encoding="utf-8")
        print(f"{len(texts)} reports, {sum(map(len, texts)):,} characters")
        rounds: dict[str, list[Run]] = {"nlp.pipe": [], "ingest": [], "ingest --jobs 1": []}
        for turn in range(options.rounds):
            rounds["nlp.pipe"].append(run([sys.executable, "-c", BARE, str(reports)]))
            for name in ("ingest", "ingest --jobs 1"):
                store = Path(place, f"{name}{turn}")
                command = [sys.executable, "-m", "culturepact", *name.split(), str(reports), "--store", str(store)]
                rounds[name].append(run(command))
    return report(rounds)


def report(rounds: dict[str, list[Run]]) -> int:
    """Print the fastest run of each; return the exit status."""
    best = {name: min(runs, key=lambda one: one.seconds) for name, runs in rounds.items()}
    bare = best["nlp.pipe"].seconds
    allowed = FACTOR * bare + EXTRA_SECONDS
    print(f"{'':<18}{'seconds':>9}{'ratio':>8}{'processors':>12}{'memory':>10}")
    for name, one in best.items():
        ratio, memory = one.seconds / bare, one.memory / 1e9
        print(f"{name:<18}{one.seconds:>9.2f}{ratio:>8.2f}{one.processors:>10.2f} s{memory:>7.2f} GB")
    met = best["ingest"].seconds <= allowed and best["ingest"].memory < MEMORY_GB * 1e9
    print(f"goal: ingest within {allowed:.2f} s and {MEMORY_GB} GB: {'met' if met else 'missed'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
