"""The YAML between two ``---`` lines with which a Markdown report may open."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_LONGEST = 20_000
_FENCED = re.compile(r"\s*---[ ]*\n(?![ ]*\n)(?P<yaml>.*?)^(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\s*---[ ]*\n[ ]*[\w\"'-]+[ ]*:")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a report says of itself; None where it is silent or cannot be understood, as ``warnings`` say."""

    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    address: str | None = None
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> tuple[FrontMatter, str] | None:
    """The front matter (an empty one if there is none) and the text after it.

    ``title``, ``published`` or ``date``, ``source`` and ``url`` are read, other keys are not. Front matter that is no
    YAML is left out with a warning. None if it has no closing ``---`` line, so nobody can tell where the text begins.
    """
    fenced = _FENCED.match(text)
    if fenced is None or len(fenced["yaml"]) > _LONGEST:
        if _OPENED.match(text):
            return None
        return FrontMatter(), text
    first_line = text.count("\n", 0, fenced.start("yaml")) + 1
    return _read(fenced["yaml"], first_line), text[fenced.end() :]


def _read(source: str, first_line: int) -> FrontMatter:
    import yaml

    try:
        content = yaml.load(source, Loader=yaml.BaseLoader)  # plain strings alone, never objects
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        return FrontMatter(warnings=(_no_yaml(f" (line {line}: {_one_line(error.problem or 'syntax')})"),))
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter(warnings=(_no_yaml(""),))
    if content in (None, ""):
        return FrontMatter()
    if not isinstance(content, dict):
        return FrontMatter(warnings=(_no_yaml(": it has no keys"),))
    warnings: list[str] = []
    return FrontMatter(
        title=_words(content, "title"),
        published=_date(content, warnings),
        publisher=_words(content, "source"),
        address=_words(content, "url"),
        warnings=tuple(warnings),
    )


def _no_yaml(where: str) -> str:
    return f"its front matter is no YAML{where}; the report is read without it: mend it and read the report again"


def _words(content: dict[object, object], key: str) -> str | None:
    value = content.get(key)
    return _one_line(value) or None if isinstance(value, str) and value not in ("null", "~") else None


def _date(content: dict[object, object], warnings: list[str]) -> datetime.date | None:
    for key in ("published", "date"):
        value = content.get(key)
        if value in (None, "", "null", "~"):
            continue
        date = read_date(value) if isinstance(value, str) else None
        if date is None:
            shown = _one_line(value)[:40] if isinstance(value, str) else "a list"
            warnings.append(f"{key}: “{shown}” is no date; the report is read without it: write it as YYYY-MM-DD")
            continue
        return date
    return None


def read_date(words: str) -> datetime.date | None:
    """The day of an ISO 8601 date or date with time, as it stands in its own time zone; None if it is neither."""
    words = words.strip()
    if not re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", words):
        return None
    try:
        return datetime.datetime.fromisoformat(words).date()
    except ValueError:
        return None


def _one_line(words: str) -> str:
    return " ".join(words.split())
