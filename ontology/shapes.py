"""Hold the graph of one report against the shapes of ``shapes.ttl``.

The shapes see one report graph at a time; rules that span graphs are queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from .terms import RDF, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph

_SHAPES = Path(__file__).with_name("shapes.ttl")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the shapes want it.

    ``focus`` is the IRI of the thing, ``path`` that of the property, None where the thing as such is at fault. A
    violation must not be; a warning says that something is likely incomplete. ``message`` says what ought to be.
    """

    focus: str
    path: str | None
    severity: Literal["violation", "warning"]
    message: str


def validate(data: Graph, *, warnings: bool = True) -> list[Finding]:
    """Return what is wrong with a report graph, violations first, in an order that depends on the content alone.

    ``data`` is one report's graph and stays as it is; things it mentions must be described in it. Without ``warnings``
    only violations are returned. A property at fault in several values gives one finding.
    """
    import pyshacl

    _, results, _ = pyshacl.validate(_comparable(data), shacl_graph=_shapes(), allow_infos=True, allow_warnings=True)
    findings = {finding for finding in _findings(results) if warnings or finding.severity == "violation"}
    return sorted(findings, key=lambda found: (found.severity, found.focus, found.path or "", found.message))


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(_SHAPES, format="turtle")


def _comparable(data: Graph) -> Graph:
    """Return the graph with values that are none, such as 31 February, as plain strings.

    Of the wrong datatype they are found at fault all the same, while comparing two of them would end in a TypeError.
    """
    from rdflib import Graph, Literal

    if not any(isinstance(value, Literal) and value.ill_typed for value in data.objects()):
        return data
    copy = Graph()
    for subject, predicate, value in data:
        copy.add((subject, predicate, Literal(str(value)) if isinstance(value, Literal) and value.ill_typed else value))
    return copy


def _findings(results: Graph) -> Iterator[Finding]:
    from rdflib import URIRef

    for result in results.subjects(URIRef(RDF.type), URIRef(SH.ValidationResult)):
        path = results.value(result, URIRef(SH.resultPath))
        severity = results.value(result, URIRef(SH.resultSeverity))
        yield Finding(
            focus=str(results.value(result, URIRef(SH.focusNode))),
            path=None if path is None else str(path),
            severity="warning" if severity == URIRef(SH.Warning) else "violation",
            message=str(results.value(result, URIRef(SH.resultMessage))),
        )
