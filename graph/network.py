"""Who works with whom: the partnership network, with the sentences behind each line.

Seven queries read everything, however large the graph is; the joining is done here, because one query over agreements,
statements and reports together is slow on every engine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypedDict

if TYPE_CHECKING:
    import networkx as nx

HERE = Path(__file__).parent
DONE = frozenset({"signed", "renewed", "ended"})
"""The statuses that make a partnership; ``planned`` is told apart, ``denied`` never counts."""


class Queried(Protocol):
    """What is asked of a store: a query that names no graph sees the graph ``current``."""

    def query(self, sparql: str, /) -> Any:
        """Return the solutions of a SELECT query."""


class Sentence(TypedDict):
    """The words of one report; ``report`` is its identifier, ``published`` an ISO day, ``address`` as it gives it."""

    quote: str
    report: str
    title: str | None
    published: str | None
    address: str | None
    confidence: float


class Agreement(TypedDict):
    """One agreement as a line shows it; ``date`` is the signing, ``sentences`` those that name an end of the line."""

    iri: str
    type: str
    status: str
    title: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    sentences: list[Sentence]


class Project(TypedDict):
    """One project as a line shows it."""

    iri: str
    name: str
    status: str | None
    sentences: list[Sentence]


Row = dict[str, str | None]
Key = tuple[str | None, str | None]


def partnership_network(store: Queried) -> nx.Graph[str]:
    """Return all organizations and polities, and a line for each pair with an agreement or a project.

    Nodes are IRIs with ``label``, ``kind`` (an id of organization-type, or ``polity``), ``place`` and ``surfaces``.
    Lines have ``agreements`` and ``projects`` (oldest first), ``first`` and ``last`` (ISO days that bound the signings,
    None where no report tells one), ``solid`` (False where all is only planned) and ``weight`` (done agreements and
    projects). The graph's own attribute ``reports`` counts those read, with partnerships or without. Order is by name.
    """
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    reports = {row["report"]: row for row in _sorted(store, "reports", "report")}
    network.graph["reports"] = len(reports)
    network.add_nodes_from(_agents(store))
    sentences = _sentences(store, reports)
    things = {"agreements": _agreements(store), "projects": _projects(store)}
    rank = {agent: place for place, agent in enumerate(network)}
    lines: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: {"agreements": [], "projects": []})
    for part, found in things.items():
        for thing, agents in found:
            for pair in combinations(sorted(agents & rank.keys(), key=rank.__getitem__), 2):
                said = [sentence for agent in pair for sentence in sentences[thing["iri"], agent]]
                lines[pair][part].append({**thing, "sentences": _distinct(said)})
    for (one, other), line in sorted(lines.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]])):
        network.add_edge(one, other, **line, **_summary(line["agreements"], line["projects"]))
    return network


def _agents(store: Queried) -> list[tuple[str, dict[str, Any]]]:
    surfaces: dict[str | None, list[str | None]] = defaultdict(list)
    for row in _sorted(store, "surfaces", "surface"):
        surfaces[row["agent"]].append(row["surface"])
    agents: dict[str, dict[str, Any]] = {}
    for row in [*_rows(store, "polities"), *_sorted(store, "organizations", "place")]:
        iri = row.get("organization") or row["polity"] or ""
        kind = (_last(row["kind"]) or "other") if "kind" in row else "polity"
        agents[iri] = {"label": row["label"], "kind": kind, "place": row.get("place"), "surfaces": surfaces[iri]}
    return sorted(agents.items(), key=lambda item: (item[1]["label"], item[0]))


def _agreements(store: Queried) -> Iterator[tuple[dict[str, Any], set[str]]]:
    rows = _sorted(store, "agreements", "earliest", "agreement")
    for iri, of_one in _grouped(rows, "agreement").items():
        row = of_one[0]
        status = _last(row["status"])
        if status == "denied":
            continue
        thing = {"iri": iri, "type": _last(row["type"]), "status": status}
        yield thing | {key: row[key] for key in ("title", "date", "earliest", "latest")}, _values(of_one, "party")


def _projects(store: Queried) -> Iterator[tuple[dict[str, Any], set[str]]]:
    for iri, of_one in _grouped(_sorted(store, "projects", "name", "project"), "project").items():
        row = of_one[0]
        yield {"iri": iri, "name": row["name"], "status": _last(row["status"])}, _values(of_one, "partner")


def _sentences(store: Queried, reports: Mapping[str | None, Row]) -> dict[Key, list[Sentence]]:
    found: dict[Key, list[Sentence]] = defaultdict(list)
    for row in sorted(_rows(store, "sentences"), key=lambda row: (row["report"] or "", int(row["start"] or 0))):
        report = reports.get(row["report"])
        if report is None:
            continue
        found[row["subject"], row["agent"]].append(
            {
                "quote": row["quote"] or "",
                "report": report["identifier"] or "",
                "title": report["title"],
                "published": report["published"],
                "address": report["address"],
                "confidence": float(row["confidence"] or 0),
            }
        )
    return found


def _distinct(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Keep each quote of a report once, with the lower of its confidences: a line needs both of its ends."""
    kept: dict[tuple[str, str], Sentence] = {}
    for sentence in sentences:
        known = kept.setdefault((sentence["report"], sentence["quote"]), sentence)
        if sentence["confidence"] < known["confidence"]:
            kept[sentence["report"], sentence["quote"]] = sentence
    return sorted(kept.values(), key=lambda sentence: sentence["published"] or "")


def _summary(agreements: list[Agreement], projects: list[Project]) -> dict[str, Any]:
    done = [agreement for agreement in agreements if agreement["status"] in DONE]
    return {
        "first": min((agreement["earliest"] for agreement in done if agreement["earliest"]), default=None),
        "last": max((agreement["latest"] for agreement in done if agreement["latest"]), default=None),
        "solid": bool(done or projects),
        "weight": len(done) + len(projects),
    }


def _rows(store: Queried, name: str) -> list[Row]:
    solutions = store.query((HERE / f"network_{name}.rq").read_text(encoding="utf-8"))
    names = [variable.value for variable in solutions.variables]
    return [{name: None if row[name] is None else row[name].value for name in names} for row in solutions]


def _sorted(store: Queried, name: str, *by: str) -> list[Row]:
    """Return the rows by the columns named, then by all others; empty cells first."""
    return sorted(_rows(store, name), key=lambda row: [row[column] or "" for column in (*by, *sorted(row))])


def _grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column] or ""].append(row)
    return groups


def _values(rows: list[Row], column: str) -> set[str]:
    return {row[column] or "" for row in rows}


def _last(iri: str | None) -> str | None:
    """Return the id of a concept: the last step of its IRI is its ``skos:notation``."""
    return None if iri is None else iri.rstrip("/").rsplit("/", 1)[-1]
