"""The partnership network as one HTML file that works offline and in which report text stays text.

Names and sentences stand in a table, escaped; the scripts copy them from there or set them as text. A content policy
names by hash the only scripts that may run, and forbids every connection.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .confident import confident
from .drawing import Drawing, draw, safe_json
from .layout import positions
from .network import DONE, partnership_network
from .page_file import content_policy, web_host, write_page

if TYPE_CHECKING:
    import networkx as nx

    from .store import Store

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


def write_map(
    store: Store, path: Path, *, title: str | None = None, limit: int | None = LIMIT, min_confidence: float = 0.0
) -> None:
    """Write the map of a store's partnerships to ``path``, whole or not at all, and no other file.

    At most ``limit`` organizations are drawn, the best connected first (None draws all); the table in the page has the
    others too. What is said with less than ``min_confidence`` (0 to 1) is left out (see ``confident``), as the page
    tells. The same graph gives the same bytes. ``CulturepactError`` where the file cannot be written.
    """
    network = partnership_network(confident(store, min_confidence) if min_confidence else store)
    network.graph["min_confidence"] = min_confidence
    write_page(map_page(network, title=title, limit=limit), path, "the map")


def map_page(network: nx.Graph[str], *, title: str | None = None, limit: int | None = LIMIT) -> str:
    """Return the page for a network as ``partnership_network`` gives it."""
    import jinja2

    kinds = {kind["kind"]: kind for kind in json.loads((PAGE / "kinds.json").read_text(encoding="utf-8"))}
    ranked = sorted((node for node in network if network.degree(node)), key=lambda node: _strength(network, node))
    number = {node: place for place, node in enumerate(ranked)}
    lines = _lines(network, number)
    drawn = _drawn(ranked, lines, limit)
    organizations = [_organization(network, node, node in drawn, kinds) for node in ranked]
    rows = [_row(network.edges[ends], [number[end] for end in ends]) for ends in lines[:TABLE_LIMIT]]
    drawing = _drawing(drawn, number, lines, rows, [kinds[one["kind"]]["shape"] for one in organizations])
    counts = _counted(organizations[number[node]]["kind"] for node in drawn)
    least = network.graph.get("min_confidence", 0)
    shown = _shown(len(organizations), len(drawn), len(lines), drawn.number_of_edges(), least)
    about_lines = [{key: row[key] for key in ("ends", "done", "planned", "joint", "years")} for row in rows]
    data = {
        "organizations": organizations,
        "lines": about_lines,
        "kinds": {kind: kinds[kind] for kind in dict.fromkeys(one["kind"] for one in organizations)},
        "drawn": len(drawn),
        "shown": shown,
    }
    script = '(() => {\n"use strict";\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"
    early, style = _part("early.js"), _part("map.css")
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["words"] = lambda name: str(name).replace("-", " ")
    return environment.from_string(re.sub(r"\n +", "\n", _part("map.html"))).render(
        title=clean(title or TITLE, LONGEST_NAME),
        policy=content_policy(style, [early, drawing.library, script]),
        style=style,
        early=early,
        script=script,
        library=drawing.library,
        drawn_with=drawing.version,
        nodes=drawing.nodes,
        edges=drawing.edges,
        options=drawing.options,
        data=safe_json(data),
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
    """Return the text on one line, without control signs and turned directions, cut at ``longest`` characters."""
    kept = " ".join("".join(" " if _unseen(sign) else sign for sign in text).split())
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def _unseen(sign: str) -> bool:
    """Tell signs that steer the text; the two joiners are part of words in several scripts."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\u200c\u200d"


def _strength(network: Any, node: str) -> tuple[int, int, str, str]:
    weight = sum(line["weight"] for _, _, line in network.edges(node, data=True))
    return -network.degree(node), -weight, network.nodes[node]["label"], node


def _lines(network: Any, number: dict[str, int]) -> list[tuple[str, str]]:
    """Return all lines, the strongest first, each with its better connected end first."""
    told = [(a, b, network.edges[a, b]) for a, b in network.edges()]
    told = [(a, b, line) if number[a] < number[b] else (b, a, line) for a, b, line in told]
    told.sort(key=lambda it: (-it[2]["weight"], -len(it[2]["agreements"]), number[it[0]], number[it[1]]))
    return [(a, b) for a, b, _ in told]


def _drawn(ranked: list[str], lines: list[tuple[str, str]], limit: int | None) -> nx.Graph[str]:
    """Return the best connected organizations with the lines among them, without those that have none there.

    A new graph and no view of the old: a view's order changes from run to run.
    """
    import networkx as nx

    best = set(ranked[:limit])
    kept = [ends for ends in lines[:TABLE_LIMIT] if best.issuperset(ends)]
    joined = {end for ends in kept for end in ends}
    drawn: nx.Graph[str] = nx.Graph()
    drawn.add_nodes_from(node for node in ranked if node in joined)
    drawn.add_edges_from(kept)
    return drawn


def _drawing(
    drawn: nx.Graph[str],
    number: dict[str, int],
    lines: list[tuple[str, str]],
    rows: list[dict[str, Any]],
    shapes: list[str],
) -> Drawing:
    radii = {node: 7 + 4 * min(drawn.degree(node), 40) ** 0.5 for node in drawn}
    nodes = [
        {"id": number[node], "x": x, "y": y, "size": round(radii[node], 1), "shape": shapes[number[node]]}
        for node, (x, y) in positions(drawn, radii).items()
    ]
    edges = [
        {"id": place, "from": row["ends"][0], "to": row["ends"][1], **_stroke(row)}
        for place, (ends, row) in enumerate(zip(lines, rows))
        if drawn.has_edge(*ends)
    ]
    return draw(nodes, edges)


def _stroke(row: dict[str, Any]) -> dict[str, Any]:
    if not row["solid"]:
        return {"width": 2, "dashes": [8, 6]}
    return {"width": round(2.2 * min(row["weight"], 12) ** 0.75, 1)}


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
        "joint": len(line["projects"]),
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
            **_link(sentence["address"] or ""),
        }
        for sentence in thing["sentences"]
    ]
    named = {key: clean(thing[key], LONGEST_NAME) for key in ("title", "name") if thing.get(key)}
    return thing | named | {"sentences": sentences}


def _link(address: str) -> dict[str, str | None]:
    """Return where to go and what to show for it; only web addresses become links."""
    host = web_host(address)
    return {"link": address if host else None, "host": host}


def _part(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


def _counted(kinds: Iterable[str]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _shown(organizations: int, drawn: int, lines: int, drawn_lines: int, least: float) -> str:
    if not organizations:
        return "No organization with a partner."
    if drawn == organizations and drawn_lines == lines:
        sure = f" with a confidence of {least:g} or more" if least else ""
        counts = f"{organizations:,} organizations and {_many(lines, 'line')}"
        return f"{counts}: all partnerships that the reports tell of{sure}."
    return (
        f"{drawn:,} of {organizations:,} organizations, the best connected first, "
        f"and {drawn_lines:,} of {lines:,} lines. Search and table know the others too."
    )


def _caption(rows: int, lines: int) -> str:
    if rows == lines:
        return f"{_many(lines, 'line')}, those with most agreements first."
    return f"{rows:,} of {lines:,} lines, those with most agreements first; the weaker ones are not in this file."


def _source(network: Any, rows: list[dict[str, Any]]) -> str:
    alone = sum(1 for node in network if not network.degree(node))
    days = sorted(day for *_, line in network.edges(data=True) for day in (line["first"], line["last"]) if day)
    facts = [f"From {_many(network.graph.get('reports', 0), 'report')}"]
    if days:
        facts.append(f"agreements of {'–'.join(dict.fromkeys((days[0][:4], days[-1][:4])))}")
    if network.graph.get("min_confidence"):
        facts.append(f"statements of less than {network.graph['min_confidence']:g} confidence left out")
    if alone:
        facts.append(f"{_many(alone, 'organization')} without a reported partner left out")
    if rows:
        facts.append(f"checksum of the content {hashlib.sha256(safe_json(rows).encode()).hexdigest()[:12]}")
    return "; ".join(facts) + "."


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"
