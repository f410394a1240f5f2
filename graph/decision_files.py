"""Decisions as files that can be kept under version control and given to others: CSV and Turtle.

CSV has IRIs relative to the base, so that a store with another base can take them; a cell is never altered, neither
written nor read, be it one that a spreadsheet would run as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

from ..errors import UnreadableList
from ..ontology.terms import CP, DCT, PREFIXES, PROV, RDF, RDFS, SDO
from .judgements import Judgement, triples, written_time
from .lists import csv_rows, list_text

if TYPE_CHECKING:
    from .identifiers import Identifiers

COLUMNS: Final = ("decision", "verdict", "one", "other", "name", "who", "created", "why", "what", "undone")
_NEEDED: Final = frozenset({"verdict", "one", "other", "name", "who", "created"})
_CELLS: Final = {
    CP.verdict: "verdict",
    CP.pinnedLabel: "name",
    DCT.created: "created",
    RDFS.comment: "why",
    DCT.description: "what",
    PROV.invalidatedAtTime: "undone",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A decision as a file has it: its cells by ``COLUMNS``, unchecked, and ``where`` it stands, as messages tell it.

    ``wrong`` tells why there are no cells; None where there are.
    """

    where: str
    cells: dict[str, str]
    wrong: str | None = None


def write_csv(judgements: Iterable[Judgement], ids: Identifiers, out: BinaryIO) -> None:
    """Write decisions as CSV in UTF-8."""
    out.write(_line(COLUMNS))
    for one in judgements:
        first, second = (*(about.removeprefix(ids.base) for about in one.about), "")[:2]
        undone = written_time(one.undone) if one.undone else ""
        cells = (one.number, one.verdict, first, second, one.name or "", one.who, written_time(one.created))
        out.write(_line((*cells, one.why or "", one.what or "", undone)))


def write_turtle(judgements: Iterable[Judgement], ids: Identifiers, out: BinaryIO) -> None:
    """Write decisions as Turtle, those who took them at its end."""
    decisions: list[ox.Triple] = []
    people: dict[ox.Triple, None] = {}
    for judgement in judgements:
        *rest, person = triples(judgement, ids)
        decisions += rest
        people[person] = None
    found = [*decisions, *sorted(people, key=str)]
    used = {prefix: PREFIXES[prefix] for prefix in ("cp", "cpv", "dct", "prov", "rdfs", "sdo", "xsd")}
    written = (ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").splitlines(keepends=True)
    out.writelines(sorted(written[: len(used)]) + written[len(used) :])


def _line(cells: Iterable[str]) -> bytes:
    """A line of CSV; Python's own writer leaves a lone carriage return without quotation marks."""
    quoted = ('"' + cell.replace('"', '""') + '"' if re.search('[",\r\n]', cell) else cell for cell in cells)
    return (",".join(quoted) + "\n").encode()


def read_rows(path: Path, ids: Identifiers) -> list[Row]:
    """The decisions of a file, Turtle where its name ends in ``.ttl``, else CSV with a header.

    UnreadableList where the file cannot be read, is no text, does not parse, or its header is another one.
    """
    text = list_text(path)
    return list(_of_turtle(path, text, ids) if path.suffix.lower() == ".ttl" else _of_csv(path, text))


def _of_csv(path: Path, text: str) -> Iterator[Row]:
    rows = csv_rows(path, text)
    header = [name.strip().lower() for name in next(rows, (1, [""]))[1]]
    if not set(header) >= _NEEDED or not set(header) <= {*COLUMNS} or len(header) != len(set(header)):
        lacking = [name for name in COLUMNS if name in _NEEDED - {*header}]
        hint = f"; it lacks {', '.join(lacking)}" if 0 < len(lacking) < len(_NEEDED) else ", with commas between them"
        raise UnreadableList(f"{path}: its first line must name the columns {','.join(COLUMNS)}{hint}")
    for line, cells in rows:
        if len(cells) != len(header):
            yield Row(f"line {line}", {}, f"it has {len(cells)} cells, the header {len(header)}")
        else:
            yield Row(f"line {line}", dict(zip(header, cells)))


def _of_turtle(path: Path, text: str, ids: Identifiers) -> Iterator[Row]:
    try:
        quads = list(ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=ids.base))
    except (SyntaxError, ValueError) as error:
        raise UnreadableList(f"{path}: this is no Turtle: {' '.join(str(error).split())}; mend it") from None
    said: dict[str, list[tuple[str, str]]] = {}
    for quad in quads:
        said.setdefault(str(quad.subject), []).append((quad.predicate.value, _value(quad.object)))
    people = {
        subject: value for subject, of_one in said.items() for predicate, value in of_one if predicate == SDO.name
    }
    for subject, of_one in said.items():
        if (RDF.type, CP.Judgement) in of_one:
            yield _row(subject.strip("<>"), of_one, people)


def _row(subject: str, said: list[tuple[str, str]], people: dict[str, str]) -> Row:
    cells = {_CELLS[predicate]: value for predicate, value in said if predicate in _CELLS}
    about = sorted(value for predicate, value in said if predicate == CP.about)
    number = subject.rpartition("/")[2]
    if len(about) > 2:
        return Row(f"decision {number}", {}, "it is about more than two things")
    first, second = (*about, "", "")[:2]
    who = next((people.get(f"<{value}>", "") for predicate, value in said if predicate == PROV.wasAttributedTo), "")
    verdict = "named" if "name" in cells else cells.get("verdict", "").rpartition("/")[2]
    ours = {"decision": number, "one": first, "other": second, "who": who, "verdict": verdict}
    return Row(f"decision {number}", cells | ours)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
