#!/usr/bin/env python3
"""How long the quick commands take, each as a whole process.

    python benchmarks/startup.py [--runs 9]

Reads the sample reports into a new store, then calls each command several times and prints the median and the longest
time. The goals are 0.3 seconds for ``--help`` and 0.6 seconds for ``query partnerships`` on the samples.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.resources import as_file, files
from pathlib import Path

GOALS = {"--help": 0.3, "query partnerships": 0.6}
OTHERS = ("--version", "queries", "query agreements --format table", "query evidence", "export", "map", "check")


def seconds(command: str, folder: Path) -> float:
    """Call ``culturepact`` with these arguments in a folder and measure the whole process."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "culturepact", *command.split()], cwd=folder, capture_output=True, check=True)
    return time.perf_counter() - begin


def main() -> int:
    """Measure and print a table; the exit status is 1 where a goal is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=9)
    runs = arguments.parse_args().runs
    missed = 0
    with tempfile.TemporaryDirectory() as place, as_file(files("culturepact") / "samples" / "reports") as samples:
        subprocess.run([sys.executable, "-m", "culturepact", "ingest", "-q", str(samples)], cwd=place, check=True)
        print(f"{'':<34}{'median':>8}{'longest':>9}{'goal':>7}")
        for command in (*GOALS, *OTHERS):
            times = [seconds(command, Path(place)) for _ in range(runs)]
            middle, goal = statistics.median(times), GOALS.get(command)
            missed += goal is not None and middle >= goal
            print(f"{command:<34}{middle:>6.2f} s{max(times):>7.2f} s{f'{goal} s' if goal else '':>7}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
