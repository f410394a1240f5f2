"""Print a profile: 80 columns of plain text, with some weight and colour on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

from .legible import folded, shortened, width

if TYPE_CHECKING:
    from .profile_parts import Agreement, Event, Partner, Profile, Project, Report, Role, Sentence

T = TypeVar("T")
COLUMNS: Final = 80
LIMIT: Final = 10
_NARROWEST, _WIDEST = 40, 100
_LONGEST_NAME, _LONGEST_QUOTE = 200, 600


@dataclass(frozen=True, slots=True)
class _Line:
    """Text before it is folded; ``start`` stands before its first line, as much space before the others."""

    text: str
    start: str = "  "
    style: str = ""


class _Page:
    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.lines: list[_Line] = []

    def add(self, text: str, start: str = "  ", style: str = "") -> None:
        if text:
            self.lines.append(_Line(text, start, style))

    def section(self, title: str, found: Sequence[T]) -> Iterator[T]:
        """Write the heading, give the things to be shown, and tell how many are not."""
        if not found:
            return
        self.lines += (_Line("", ""), _Line(f"{title} ({len(found)})", "", "bold"))
        yield from found[: self.limit]
        rest = len(found[self.limit :]) if self.limit is not None else 0
        if rest:
            self.add(f"and {rest} more (--all shows them)", style="italic")

    def name(self, text: str) -> str:
        return shortened(text, None if self.limit is None else _LONGEST_NAME)


def write_profile(profile: Profile, out: TextIO, *, limit: int | None = LIMIT) -> None:
    """Print a profile; lists longer than ``limit`` are cut and say so. Only without a limit are names and quotes whole.

    On a terminal lines are as long as it allows, up to 100 columns; elsewhere there are 80 and no styles. Control
    characters of the reports become U+FFFD.
    """
    page = _Page(limit)
    _head(page, profile)
    _partners(page, profile.partners)
    for agreement in page.section("Agreements", profile.agreements):
        _agreement(page, agreement)
    for project in page.section("Projects", profile.projects):
        _project(page, project)
    for event in page.section("Events", profile.events):
        _event(page, event)
    for role in page.section("People", profile.people):
        _role(page, role)
    for report in page.section("Reports", profile.reports):
        _report(page, report)
    if out.isatty():
        _draw(page.lines, out)
        return
    for line in page.lines:
        for text in _folded(line, COLUMNS):
            out.write(text + "\n")


def _head(page: _Page, profile: Profile) -> None:
    kind = "country or city" if profile.kind == "polity" else _plain(profile.kind)
    page.add(page.name(profile.name), "", "bold")
    page.add(_joined(kind if kind != "other" else "organization", profile.place and page.name(profile.place)), "")
    page.add(_listed(page, profile.surfaces), "also: ")
    page.add(_listed(page, profile.elsewhere), "Elsewhere: ")
    page.add(profile.short, "", "dim")


def _partners(page: _Page, partners: Sequence[Partner]) -> None:
    planned = any(partner.planned for partner in partners)
    for number, partner in enumerate(page.section("Partners", partners)):
        if not number:
            page.add(f"agreements  {'planned  ' if planned else ''}projects  years      partner", style="dim")
        numbers = f"{partner.agreements:12}  {f'{partner.planned:7}  ' if planned else ''}{partner.projects:8}"
        page.add(page.name(partner.name), f"{numbers}  {_years(partner):9}  ")


def _agreement(page: _Page, agreement: Agreement) -> None:
    dates = _span(*(agreement.date or "").split("/"))
    what = _joined(_plain(agreement.type), agreement.status, dates, page.name(agreement.place or ""))
    page.add(what[:1].upper() + what[1:], style="cyan")
    page.add(page.name(agreement.title or ""), "    titled ")
    page.add(_listed(page, agreement.others), "    with ")
    for told in agreement.told if page.limit is None else agreement.told[: page.limit]:
        kind = _plain(told.type or "") if told.type != agreement.type else ""
        place = page.name(told.place or "") if told.place != agreement.place else ""
        what = _joined(kind, told.status, _span(*(told.date or "").split("/")), place)
        page.add(_joined(f"{what} in {page.name(told.report)}", told.published), "    told as ")
    _said(page, agreement.sentences)


def _project(page: _Page, project: Project) -> None:
    page.add(_joined(page.name(project.name), project.status), style="cyan")
    page.add(_listed(page, project.others), "    with ")
    _said(page, project.sentences)


def _event(page: _Page, event: Event) -> None:
    page.add(page.name(event.name), style="cyan")
    where = (page.name(event.venue or ""), page.name(event.place or ""))
    page.add(_joined(_plain(event.type), " and ".join(event.roles), _span(event.start, event.end), *where), "    ")
    _said(page, event.sentences)


def _role(page: _Page, role: Role) -> None:
    page.add(_joined(page.name(role.name), page.name(role.role or "")), style="cyan")
    _said(page, role.sentences)


def _report(page: _Page, report: Report) -> None:
    page.add(_joined(page.name(report.identifier), report.published, page.name(report.title or "")))


def _said(page: _Page, sentences: Sequence[Sentence]) -> None:
    """Write the surest sentence, without a limit all of them."""
    for number, sentence in enumerate(sentences if page.limit is None else sentences[:1]):
        rest = len(sentences) - 1 if page.limit is not None and not number else 0
        more = f"and {rest} more sentence{'s' if rest > 1 else ''}" if rest else ""
        page.add(f"“{shortened(sentence.quote, None if page.limit is None else _LONGEST_QUOTE)}”", "    ")
        source = (page.name(sentence.report), sentence.published, f"confidence {sentence.confidence:.2f}", more)
        page.add(_joined(*source), "    ", "dim")


def _listed(page: _Page, names: Sequence[str]) -> str:
    rest = len(names[page.limit :]) if page.limit is not None else 0
    shown = "; ".join(page.name(name) for name in names[: page.limit])
    return f"{shown}; and {rest} more" if rest else shown


def _span(start: str | None, end: str | None = None) -> str:
    return f"{start} to {end}" if start and end and start != end else start or (f"until {end}" if end else "")


def _years(partner: Partner) -> str:
    first, last = partner.first, partner.last
    return "" if first is None else str(first) if first == last else f"{first}–{last}"


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _plain(concept: str) -> str:
    return concept.replace("-", " ")


def _folded(line: _Line, columns: int) -> Iterator[str]:
    start = line.start
    for text in folded(line.text, columns - width(start)) if line.text else ("",):
        yield start + text if text else ""
        start = " " * width(start)


def _draw(lines: Sequence[_Line], out: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out)
    columns = max(_NARROWEST, min(console.width, _WIDEST))
    for line in lines:
        for text in _folded(line, columns):
            console.print(Text(text, style=line.style), soft_wrap=True)
