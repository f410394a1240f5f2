#!/usr/bin/env python3
"""How long it takes to tell which organizations of one more report are known, in a store that has many.

    python benchmarks/identity_store.py [--names 100000] [--store FOLDER]

Reports are made up, ten names each, three tenths of the names organizations and the others variants of theirs, with an
agreement between every two that follow each other. Times are wall-clock seconds; ``identity`` is what resolving alone
takes, ``writing`` the whole of writing the report with all that follows. A folder that holds such a store already is
used as it is.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from culturepact.graph.addressing import read_graph
from culturepact.graph.decided import decided_in
from culturepact.graph.facts import Agreement, Organization, Ref, Report, ReportFacts
from culturepact.graph.model import report_quads
from culturepact.graph.reports import write_report
from culturepact.graph.resolution import resolve_changes
from culturepact.graph.store import Store, open_store

sys.path.insert(0, str(Path(__file__).parent))
from organization_names import made_up_names, peak, said

NAMES_A_REPORT = 10
SECONDS = 0.2


def made_up_report(number: str, names: list[tuple[str, str, str | None]]) -> ReportFacts:
    """A report that names organizations, every two of them in an agreement."""
    told = {name: place for _, name, place in names}
    organizations = tuple(
        Organization(said(name), said("museum"), (), said(place) if place else None) for name, place in told.items()
    )
    listed = list(told)
    agreements = tuple(
        Agreement(
            said("memorandum"),
            said("signed"),
            (said(Ref("organization", one)), said(Ref("organization", other))),
            date=said("2018-06"),
        )
        for one, other in pairwise(listed)
    )
    return ReportFacts(Report(f"{number}.md", "Made up."), organizations, agreements=agreements)


def fill(store: Store, count: int) -> None:
    """Write reports until the store has so many names."""
    names = made_up_names(count)
    random.Random(1).shuffle(names)
    began, size = time.perf_counter(), count // NAMES_A_REPORT
    for number in range(size):
        chosen = names[number * NAMES_A_REPORT : (number + 1) * NAMES_A_REPORT]
        write_report(store, made_up_report(str(number), chosen), "benchmark")
        if (number + 1) % max(1, size // 10) == 0:
            print(f"  {number + 1} reports, {time.perf_counter() - began:.0f} s", file=sys.stderr)


def measure(store: Store, again: int = 20) -> float:
    """Time more reports; the median of the seconds that identity took."""
    identity, writing = [], []
    for number in range(again):
        names = made_up_names(34, seed=100 + number)[:5] + random.Random(number).sample(made_up_names(3000), 5)
        facts = made_up_report(f"new-{number}", names)
        quads = report_quads(facts, store.ids.base)
        graph = quads[0].graph_name.value
        decided = decided_in(store)
        began = time.perf_counter()
        resolve_changes(store, decided, decided, {graph: read_graph(store.ids, graph, quads)})
        identity.append(time.perf_counter() - began)
        began = time.perf_counter()
        write_report(store, facts, "benchmark")
        writing.append(time.perf_counter() - began)
    for what, times in (("identity", identity), ("writing", writing)):
        print(f"{what:<9} median {statistics.median(times) * 1000:6.1f} ms, longest {max(times) * 1000:6.1f} ms")
    return statistics.median(identity)


def main() -> int:
    """Measure and report; the exit status is 1 where the goal is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--names", type=int, default=100_000)
    arguments.add_argument("--store", type=Path)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = chosen.store or Path(folder) / "store"
        filled = place.exists()
        with open_store(place, write=True) as store:
            if not filled:
                fill(store, chosen.names)
            median = measure(store)
    print(f"peak memory {peak():.0f} MB; goal for identity: {SECONDS * 1000:.0f} ms")
    return 0 if median < SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
