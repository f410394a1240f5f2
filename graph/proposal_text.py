"""Proposals as a list for a terminal: a pair, why it may be one, and the reports, in lines of its width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TextIO

from .decision_text import columns_of, hanging
from .legible import shortened

if TYPE_CHECKING:
    from .proposed import Candidate, Proposal

_LONGEST: Final = 300
_INDENT: Final = "    "


def write_proposals(proposals: Iterable[Proposal], base: str, out: TextIO) -> None:
    """Write a list; two things of one name are told apart by their IRIs, without the base."""
    columns = columns_of(out)
    for proposal in proposals:
        one, other = proposal.one, proposal.other
        sign = f"  {'=' if proposal.kind == 'same' else '?'}  "
        sides = [_called(one), _called(other)]
        if one.name == other.name:
            sides = [f"{sides[0]}: {one.iri.removeprefix(base)}", other.iri.removeprefix(base)]
        lines = [*hanging(sign.join(sides), "", columns)]
        lines += hanging(shortened(proposal.reason, None), _INDENT, columns)
        reports = sorted({*one.reports, *other.reports})
        lines += hanging(", ".join(shortened(report, _LONGEST) for report in reports), _INDENT, columns)
        out.writelines(f"{line}\n" for line in lines)


def _called(side: Candidate) -> str:
    return shortened(side.name, _LONGEST)
