"""The partnership network as one HTML file that works offline and in which report text stays text.

pyvis writes the drawing (nodes, edges, options, and the vis-network library itself); its page is left aside, because it
fetches style sheets, runs markup out of titles and needs minutes to settle. Nodes come with places from ``layout``, names and
sentences stand in a table of our own page, and a content policy names by hash the only scripts that may run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .layout import positions
from .network import DONE, Queried, partnership_network

if TYPE_CHECKING:
    import networkx as nx

PAGE = Path(__file__).parent / "page"
SCRIPTS = ("data.js", "palette.js", "labels.js", "panel.js", "search.js", "map.js")
LIMIT = 150
TABLE_LIMIT = 5000
"""So many lines, the strongest, are written with their sentences; the page says how many are left out."""
TITLE = "Partnerships in cultural cooperation"
LONGEST_NAME, LONGEST_QUOTE = 200, 900
OUTLINES = {
    "dot": "M0-7A7 7 0 1 1 0 7A7 7 0 1 1 0-7Z",
    "square": "M-6-6H6V6H-6Z",
    "diamond": "M0-8L8 0L0 8L-8 0Z",
    "triangle": "M0-7L8 6H-8Z",
    "triangleDown": "M0 7L8-6H-8Z",
    "hexagon": "M8 0L4 7H-4L-8 0L-4-7H4Z",
}
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


def write_map(store: Queried, path: Path, *, title: str | None = None, limit: int | None = LIMIT) -> None:
    """Write the map of a store's partnerships to ``path``, whole or not at all, and no other file.

    At most ``limit`` organizations are drawn, the best connected first (None draws all); the table in the page has the
    others too. The same graph gives the same bytes. Raises ``OSError`` where the file cannot be written.
    """
    page = map_page(partnership_network(store), title=title, limit=limit)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise


def map_page(network: nx.Graph[str], *, title: str | None = None, limit: int | None = LIMIT) -> str:
    """Return the page for a network as ``partnership_network`` gives it."""
    import jinja2

    kinds = {kind["kind"]: kind for kind in json.loads((PAGE / "kinds.json").read_text(encoding="utf-8"))}
    ranked = sorted((node for node in network if network.degree(node)), key=lambda node: _strength(network, node))
    lines = sorted(network.edges(), key=lambda ends: (-network.edges[ends]["weight"], -len(network.edges[ends]["agreements"])))
    known = dict.fromkeys(ranked)
    number = {node: place for place, node in enumerate(known)}
    lines = [(a, b) if number[a] < number[b] else (b, a) for a, b in lines]
    drawn = network.subgraph(ranked[:limit])
    drawn = drawn.subgraph([node for node in ranked if node in drawn and drawn.degree(node)])
    organizations = [_organization(network, node, node in drawn, kinds) for node in ranked]
    rows = [_row(network.edges[ends], [number[end] for end in ends]) for ends in lines[:TABLE_LIMIT]]
    drawing = _drawing(drawn, lines[:TABLE_LIMIT], rows, number, organizations, kinds)
    counts = _counted(organizations[node]["kind"] for node in map(number.__getitem__, drawn))
    shown = _shown(len(organizations), len(drawn), len(lines), drawn.number_of_edges())
    data = {
        "organizations": organizations,
        "lines": [{key: row[key] for key in ("ends", "done", "planned", "years")} | {"projects": len(row["projects"])} for row in rows],
        "kinds": {kind: kinds[kind] for kind in {one["kind"]: None for one in organizations}},
        "drawn": len(drawn),
        "shown": shown,
    }
    script = '(() => {\n"use strict";\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"
    style = _part("map.css")
    environment = jinja2.Environment(autoescape=True, loader=jinja2.FileSystemLoader(PAGE), trim_blocks=True, lstrip_blocks=True)
    environment.filters["words"] = lambda name: str(name).replace("-", " ")
    return environment.get_template("map.html").render(
        title=clean(title or TITLE, LONGEST_NAME),
        policy=_policy([drawing.library, script], style),
        style=style,
        script=script,
        library=drawing.library,
        drawn_with=drawing.version,
        nodes=drawing.nodes,
        edges=drawing.edges,
        options=drawing.options,
        data=_safe_json(data),
        organizations=organizations,
        lines=rows,
        kinds=kinds,
        outlines=OUTLINES,
        counts=counts,
        shown=shown,
        caption=_caption(len(rows), len(lines)),
        source=_source(network, rows),
    )


def clean(text: str, longest: int) -> str:
    """Return the text on one line, without control characters and bidirectional overrides, cut at ``longest`` characters."""
    kept = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") or sign in "\u200c\u200d" else " " for sign in text)
    kept = " ".join(kept.split())
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def _strength(network: Any, node: str) -> tuple[int, int, str, str]:
    weight = sum(line["weight"] for _, _, line in network.edges(node, data=True))
    return -network.degree(node), -weight, network.nodes[node]["label"], node


def _organization(network: Any, node: str, drawn: bool, kinds: dict[str, Any]) -> dict[str, Any]:
    about = network.nodes[node]
    return {
        "name": clean(about["label"], LONGEST_NAME),
        "kind": about["kind"] if about["kind"] in kinds else "other",
        "place": clean(about["place"], LONGEST_NAME) if about["place"] else None,
        "surfaces": [clean(surface, LONGEST_NAME) for surface in about["surfaces"][:20]],
        "partners": network.degree(node),
        "drawn": drawn,
    }


def _row(line: dict[str, Any], ends: list[int]) -> dict[str, Any]:
    done = sum(agreement["status"] in DONE for agreement in line["agreements"])
    planned = len(line["agreements"]) - done
    years = sorted({day[:4] for day in (line["first"], line["last"]) if day})
    return {
        "ends": ends,
        "done": done,
        "planned": planned,
        "counted": f"{done} and {planned} planned" if planned and done else f"{planned} planned" if planned else done,
        "years": "–".join(years),
        "solid": line["solid"],
        "weight": line["weight"],
        "agreements": [_said(agreement) for agreement in line["agreements"]],
        "projects": [_said(project) for project in line["projects"]],
    }


def _said(thing: dict[str, Any]) -> dict[str, Any]:
    """Return an agreement or project with its words made fit to be shown."""
    sentences = [
        {
            "quote": clean(sentence["quote"], LONGEST_QUOTE),
            "report": clean(sentence["report"], LONGEST_NAME),
            "title": clean(sentence["title"] or "", LONGEST_NAME),
            "published": sentence["published"],
            "address": clean(sentence["address"] or "", LONGEST_NAME),
            "link": sentence["address"] if re.match(r"https?://[^\s]+$", sentence["address"] or "", re.I) else None,
        }
        for sentence in thing["sentences"]
    ]
    named = {key: clean(thing[key], LONGEST_NAME) for key in ("title", "name") if thing.get(key)}
    return thing | named | {"sentences": sentences}


def _drawing(
    drawn: Any,
    lines: list[tuple[str, str]],
    rows: list[dict[str, Any]],
    number: dict[str, int],
    organizations: list[dict[str, Any]],
    kinds: dict[str, Any],
) -> Drawing:
    """Let pyvis write the drawing; no text of a report goes through it, only numbers and shapes."""
    from pyvis.network import Network

    radii = {node: 6 + 3.4 * min(drawn.degree(node), 40) ** 0.5 for node in drawn}
    places = positions(drawn, radii)
    picture = Network(cdn_resources="in_line")
    picture.nodes = [
        {
            "id": number[node],
            "x": x,
            "y": y,
            "size": round(radii[node], 1),
            "shape": kinds[organizations[number[node]]["kind"]]["shape"],
        }
        for node, (x, y) in places.items()
    ]
    picture.edges = [
        {
            "id": place,
            "from": number[one],
            "to": number[other],
            "width": 1.6 if not rows[place]["solid"] else round(0.4 + 1.6 * min(rows[place]["weight"], 12) ** 0.75, 1),
            "dashes": False if rows[place]["solid"] else [7, 6],
        }
        for place, (one, other) in enumerate(lines)
        if one in places and other in places
    ]
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
    return _safe_json(value)


def _safe_json(value: Any) -> str:
    """Return JSON that no HTML parser can leave: it has no ``<``, ``>`` or ``&``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(scripts: Iterable[str], style: str) -> str:
    def named(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    allowed = " ".join(named(script) for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {named(style)}; base-uri 'none'; form-action 'none'"


def _part(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _counted(kinds: Iterable[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _shown(organizations: int, drawn: int, lines: int, drawn_lines: int) -> str:
    if not organizations:
        return "No organization with a partner."
    if drawn == organizations and drawn_lines == lines:
        return f"{organizations:,} organizations and the {lines:,} lines between them: all that the reports tell."
    return (
        f"{drawn:,} of {organizations:,} organizations, the best connected first, and {drawn_lines:,} of {lines:,} lines. "
        "Search and table know the others too."
    )


def _caption(rows: int, lines: int) -> str:
    if rows == lines:
        return f"All {lines:,} lines, those with most agreements first."
    return f"{rows:,} of {lines:,} lines, those with most agreements first; the weaker ones are not in this file."


def _source(network: Any, rows: list[dict[str, Any]]) -> str:
    alone = sum(1 for node in network if not network.degree(node))
    days = sorted(day for *_, line in network.edges(data=True) for day in (line["first"], line["last"]) if day)
    facts = [f"From {network.graph.get('reports', 0):,} reports"]
    if days:
        facts.append(f"agreements of {days[0][:4]}–{days[-1][:4]}" if days[0][:4] != days[-1][:4] else f"agreements of {days[0][:4]}")
    if alone:
        facts.append(f"{alone:,} organizations without a reported partner left out")
    if rows:
        facts.append(f"checksum of the content {hashlib.sha256(_safe_json(rows).encode()).hexdigest()[:12]}")
    return "; ".join(facts) + "."
