"""The drawing itself, written by pyvis: nodes, edges, options, and the vis-network library.

pyvis's own page is left aside: it fetches style sheets, runs markup out of titles and moves the nodes for minutes. So
its lists are set directly (its ``add_edge`` looks through all edges each time), no node has a title, physics is off,
and only the library and the data are taken out of what ``generate_html`` returns.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"dragNodes": False, "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False},
    "nodes": {"borderWidth": 1.2, "borderWidthSelected": 1.2, "chosen": False},
    "edges": {"smooth": False, "chosen": False, "hoverWidth": 0, "selectionWidth": 0},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is kept of pyvis's output: the library's script, and three JSON texts that may stand in a script element."""

    library: str
    version: str
    nodes: str
    edges: str
    options: str


def draw(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Drawing:
    """Return pyvis's drawing of nodes and edges as vis-network knows them: numbers and shapes, no text of a report."""
    from pyvis.network import Network

    picture = Network(cdn_resources="in_line")
    picture.nodes, picture.edges = nodes, edges
    picture.set_options(json.dumps(OPTIONS))
    page: str = picture.generate_html()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    library = next(script for script in scripts if "@license" in script and "vis-network" in script)
    library = re.sub(r"\s*//# sourceMappingURL=.*\s*$", "\n", library.replace("\r\n", "\n"))
    version = re.search(r"@version\s+(\S+)", library)
    return Drawing(
        library,
        version[1] if version else "",
        _json_after(page, "nodes = new vis.DataSet("),
        _json_after(page, "edges = new vis.DataSet("),
        _json_after(page, "var options = "),
    )


def _json_after(page: str, mark: str) -> str:
    value, _ = json.JSONDecoder().raw_decode(page, page.index(mark) + len(mark))
    return safe_json(value)


def safe_json(value: Any) -> str:
    """Return JSON that no HTML parser can leave: it has no ``<``, ``>`` or ``&``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
