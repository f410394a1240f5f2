"""Copies of marked reports with changes, from which the encoder learns what the reports at hand do not hold.

Names are exchanged for others of their kind, and the mess of real pages comes in: menus and captions between the
paragraphs, words glued together, lines broken, headlines in capitals. Marks move with the text.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from culturepact.ingest.gazetteer import gazetteer
from encoder_labels import Mark, Marked

SWAPPED, SWAPPED_EACH = 0.6, 0.6
"""Share of copies that get other names, and of their names that are exchanged."""
MOVED, MOVED_EACH = 0.5, 0.7
"""Share of copies whose places get other names, and of their places."""
INVENTED, SHORTENED = 0.5, 0.3
"""Shares of exchanged people with a name from no report, and of exchanged acronyms made up."""
LOWERED, RAISED = 0.06, 0.04
"""Share of copies in small letters, and in capitals."""
TITLED, SHOUTED = 0.3, 0.06
"""Share of copies whose headlines get capital initials, and all capitals."""
BROKEN, BREAK = 0.25, 0.02
"""Share of copies that get line breaks, and of their spaces that become one."""
GLUED, GLUE = 0.12, 0.2
"""Share of copies with sentences glued together, and of their ends of sentences that are."""
CLUTTERED, PIECES = 0.35, 5
"""Share of copies with lines of a web page in them, and the most such lines."""
CURLED = 0.2
"""Share of copies with the other kind of quotation marks."""
HEADLINE = 130
"""The longest headline in code points."""
CLUTTER = Path(__file__).with_name("page_clutter.txt")
LOCALES = (
    *("cs_CZ", "da_DK", "de_DE", "en_GB", "en_IN", "en_KE", "en_NG", "en_PK", "en_TH", "en_US", "es_ES", "es_MX"),
    *("et_EE", "fi_FI", "fr_DZ", "fr_FR", "hr_HR", "hu_HU", "id_ID", "is_IS", "it_IT", "ja_JP", "lt_LT", "lv_LV"),
    *("nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "tr_TR", "uz_UZ", "zh_CN"),
    *("tw_GH", "yo_NG", "zu_ZA"),
)
"""Where invented people come from; their names are written in Latin letters."""

_STRAIGHTENED = str.maketrans("‘’“”", "''\"\"")
_ACRONYM = re.compile(r"[A-Z]{2,6}")

Edit = tuple[int, int, str]
"""Start and end of what goes, and what comes in its place."""


class Pool:
    """Names to put in place of others: organizations by type, people, places."""

    def __init__(self, reports: Sequence[Marked]) -> None:
        self.organizations: dict[int, list[str]] = defaultdict(list)
        self.people: list[str] = []
        self.places = {
            report.text[start:end] for report in reports for start, end, label, _ in report.marks if label == "GPE"
        }
        for report in reports:
            for name, kind in zip(report.organizations, report.types):
                if name:
                    self.organizations[kind].append(name)
            self.people += [name for name in report.people if " " in name]


def vary(report: Marked, pool: Pool, chance: random.Random) -> Marked:
    """A copy with some names exchanged for others of their kind, and sometimes with the mess of real pages."""
    if chance.random() < SWAPPED:
        report = _swap(report, pool, chance)
    if chance.random() < MOVED:
        report = _move(report, pool, chance)
    if chance.random() < CLUTTERED:
        report = _clutter(report, chance)
    if chance.random() < GLUED:
        report = _glue(report, chance)
    draw = chance.random()
    text = report.text
    if draw < LOWERED:
        text = text.lower()
    elif draw < LOWERED + RAISED:
        text = text.upper()
    elif draw < LOWERED + RAISED + TITLED:
        text = _headlines(text, _titled)
    elif draw < LOWERED + RAISED + TITLED + SHOUTED:
        text = _headlines(text, str.upper)
    if len(text) != len(report.text):  # some letters grow: the marks would no longer fit
        text = report.text
    if chance.random() < BROKEN:
        text = re.sub(r"(?<=\w) (?=\w)", lambda found: "\n" if chance.random() < BREAK else found[0], text)
    if chance.random() < CURLED:
        text = text.translate(_STRAIGHTENED) if re.search("[‘’“”]", text) else _curled(text)
    return replace(report, text=text)


def _edited(report: Marked, edits: Sequence[Edit]) -> Marked:
    """The report after edits in order of place; each lies within a mark, or outside all."""
    parts: list[str] = []
    steps: list[tuple[int, int, int]] = []
    position = 0
    for start, end, new in edits:
        parts += [report.text[position:start], new]
        steps.append((start, end, len(new) - (end - start)))
        position = end
    marks: list[Mark] = []
    behind = moved = 0
    for start, end, label, number in report.marks:
        while behind < len(steps) and steps[behind][1] <= start:
            moved += steps[behind][2]
            behind += 1
        first, grown = start + moved, 0
        while behind < len(steps) and steps[behind][1] <= end:
            grown += steps[behind][2]
            behind += 1
        marks.append((first, end + moved + grown, label, number))
        moved += grown
    return replace(report, text="".join([*parts, report.text[position:]]), marks=tuple(marks))


def _swap(report: Marked, pool: Pool, chance: random.Random) -> Marked:
    names = tuple(dict.fromkeys(report.people))
    bodies = {
        number: _elsewhere(chance.choice(pool.organizations[kind]), pool, chance)
        for number, kind in enumerate(report.types)
        if pool.organizations[kind] and chance.random() < SWAPPED_EACH
    }
    people = {number: _person(pool, chance) for number in range(len(names)) if chance.random() < SWAPPED_EACH}
    shorts: dict[str, str] = {}
    edits = []
    for start, end, label, number in report.marks:
        written = report.text[start:end]
        new = written
        if label == "ORG" and number in bodies:
            if written == report.organizations[number]:
                new = bodies[number]
            elif _ACRONYM.fullmatch(written):
                new = shorts.setdefault(written, _acronym(written, bodies[number], chance))
        elif label == "PERSON" and number in people:
            old, other = names[number].split(), people[number].split()
            new = {old[-1]: other[-1], old[0]: other[0], names[number]: people[number]}.get(written, written)
        if new != written:
            edits.append((start, end, new))
    return _edited(report, edits)


def _person(pool: Pool, chance: random.Random) -> str:
    if chance.random() >= INVENTED:
        return chance.choice(pool.people)
    locale = chance.choice(LOCALES)
    source = _inventor(locale)
    source.seed_instance(chance.getrandbits(32))
    if locale in ("ja_JP", "zh_CN"):
        return str(source.romanized_name())
    return f"{source.first_name()} {source.last_name()}"


@cache
def _inventor(locale: str) -> Any:
    from faker import Faker

    return Faker(locale)


def _acronym(old: str, name: str, chance: random.Random) -> str:
    if chance.random() >= SHORTENED:
        return old
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return initials if _ACRONYM.fullmatch(initials) else old


@cache
def _towns_and_countries() -> tuple[list[str], list[str]]:
    places = gazetteer().values()
    towns = sorted({place.name for place in places if place.kind == "city" and place.people >= 200_000})
    return towns, sorted({place.name for place in places if place.kind == "country"})


def _other_place(name: str, chance: random.Random) -> str:
    towns, countries = _towns_and_countries()
    return chance.choice(countries if name in countries else towns)


def _elsewhere(name: str, pool: Pool, chance: random.Random) -> str:
    """An organization's name with another place in it, if it has one."""
    for start, end in _placed(name, pool.places):
        if chance.random() < MOVED_EACH:
            return name[:start] + _other_place(name[start:end], chance) + name[end:]
    return name


def _placed(text: str, places: set[str]) -> Iterator[tuple[int, int]]:
    """Where places stand in a text, the longest name first at each word; capital letters alone are none."""
    end = 0
    for found in re.finditer(r"\b[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)?", text):
        for words in (found[0], found[0].split()[0]):
            if found.start() >= end and words in places and not words.isupper():
                end = found.start() + len(words)
                yield found.start(), end
                break


def _move(report: Marked, pool: Pool, chance: random.Random) -> Marked:
    """Places get other names, in names of organizations too; one name gets one other throughout."""
    own = {report.text[start:end] for start, end, label, _ in report.marks if label == "GPE"} & pool.places
    other = {name: _other_place(name, chance) for name in sorted(own) if chance.random() < MOVED_EACH}
    edits = []
    for start, end in _placed(report.text, own):
        inside = [m for m in report.marks if m[0] < end and m[1] > start]
        whole = all(m[0] <= start and end <= m[1] and m[2] != "PERSON" for m in inside)
        if whole and report.text[start:end] in other:
            edits.append((start, end, other[report.text[start:end]]))
    return _edited(report, edits)


@cache
def _clutter_lines() -> list[str]:
    return [line for line in CLUTTER.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _clutter(report: Marked, chance: random.Random) -> Marked:
    """Lines of menus, captions and buttons before, between and after the paragraphs."""
    breaks = [0, *(found.end() for found in re.finditer(r"\n+", report.text)), len(report.text)]
    free = [at for at in breaks if not any(start < at < end for start, end, *_ in report.marks)]
    chosen = sorted(chance.sample(free, min(len(free), chance.randint(1, PIECES))))
    edits = []
    for at in chosen:
        line = chance.choice(_clutter_lines())
        edits.append((at, at, f"\n{line}" if at == len(report.text) else f"{line}\n"))
    return _edited(report, edits)


def _glue(report: Marked, chance: random.Random) -> Marked:
    """No space, or no line break, between some sentences."""
    ends = list(re.finditer(r"(?<=\w\w[.!?”\"])[ \n]+(?=[A-Z“\"])", report.text))
    free = [f for f in ends if not any(start < f.end() and end > f.start() for start, end, *_ in report.marks)]
    return _edited(report, [(f.start(), f.end(), "") for f in free if chance.random() < GLUE])


def _headlines(text: str, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    heads = [line != "" and len(line) < HEADLINE and line[-1] not in '.!?:;,”"' for line in lines]
    return "\n".join(change(line) if head else line for line, head in zip(lines, heads))


def _titled(line: str) -> str:
    return re.sub(r"\b[a-z](?=\w{3})", lambda found: found[0].upper(), line)


def _curled(text: str) -> str:
    opened = re.sub(r"(?<![^\s(\[])['\"]", lambda found: "‘“"[found[0] == '"'], text)
    return opened.replace("'", "’").replace('"', "”")
