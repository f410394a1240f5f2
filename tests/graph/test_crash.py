"""A process that dies while it writes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from culturepact.graph.addressing import read_graph
from culturepact.graph.current import compare
from culturepact.graph.identifiers import DEFAULT_BASE
from culturepact.graph.model import report_quads
from culturepact.graph.reports import stored_reports
from culturepact.graph.store import open_store
from made_up import any_facts

WRITER = """
import random, sys
sys.path.insert(0, sys.argv[2])
from culturepact.graph.reports import write_report
from culturepact.graph.store import open_store
from made_up import any_facts
store = open_store(sys.argv[1], write=True)
print("open", flush=True)
for number in range(100_000):
    name = f"r{number % 40}.md"
    write_report(store, any_facts(random.Random(number), name), str(number))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_reports(tmp_path: Path, dice: random.Random) -> None:
    """After kill -9 every report is there whole, with its effect on current, and none that was done is lost."""
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(Path(__file__).parent)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        assert writer.stdout.readline() == "0\n"
        time.sleep(dice.uniform(0.2, 1.2))
        writer.kill()
        acknowledged = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        with open_store(folder, write=True) as store:
            held = {name: int(extractor) for name, (_, extractor) in stored_reports(store).items()}
            for name, number in held.items():
                expected = report_quads(any_facts(random.Random(number), name), DEFAULT_BASE)
                graph = expected[0].graph_name.value
                assert set(read_graph(store.ids, graph, list(store.quads(graph))).quads()) == set(expected)
            last = {f"r{number % 40}.md": number for number in acknowledged}
            assert all(held[name] >= number for name, number in last.items())
            assert list(compare(store)) == []
