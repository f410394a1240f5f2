"""A text as a string of symbols, one letter for each word, so that a date is a short pattern over letters.

The letters of words are in ``words/date_words.csv``. Besides: ``Y`` a year 1000-2199, ``d`` a number that
can be a day (1-31), ``9`` any other of two figures, ``O`` an ordinal such as "21st", ``T`` a date in figures,
``C`` a season with a capital, ``X`` another capitalised word, ``x`` any other word, ``w`` also a word in -ed,
``$`` a currency sign or an amount, ``|`` the end of a paragraph. Punctuation stands for itself, every dash as ``-``.
"""

from __future__ import annotations

import csv
import datetime
import functools
import re
from dataclasses import dataclass
from importlib import resources

CAPITALISED_ONLY = "MWH"
DASHES = "-‐‑‒–—−"

WORDS = re.compile(
    r"""(?P<paragraph>\n[ \t]*\n\s*)
    | (?P<figures>(?<![\d/.-])(?:\d{4}(?P<s>[-/.])\d{1,2}(?P=s)\d{1,2}|\d{1,2}(?P<t>[-/.])\d{1,2}(?P=t)\d{4})(?![\d/]))
    | (?P<amount>[$€£¥]\s?\d[\d.,]*|\d+(?:,\d{3})+(?!\d)|\d+\.\d+|\d+(?:\s?%))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<number>\d+)(?![^\W_])
    | (?P<shortened>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)
    | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\d+\w+)
    | (?P<mark>[^\w\s])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateToken:
    """A word of the text with its offsets and, where its symbol has one, its value."""

    start: int
    end: int
    value: int | str | datetime.date | None = None


@functools.cache
def date_words() -> dict[str, tuple[str, int | str | None]]:
    """Word in lower case -> its symbol and value, from ``words/date_words.csv``."""
    lines = resources.files(__package__).joinpath("words/date_words.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["word"]: (row["symbol"], _value(row["value"])) for row in rows}


def _value(cell: str) -> int | str | None:
    if not cell:
        return None
    return int(cell) if cell.lstrip("-").isdigit() else cell


def tokenize_dates(text: str) -> tuple[str, list[DateToken]]:
    """The symbols of the text, and for each the token at the same index."""
    symbols: list[str] = []
    tokens: list[DateToken] = []
    words = date_words()
    for match in WORDS.finditer(text):
        symbol, value = _symbol(match, words)
        symbols.append(symbol)
        tokens.append(DateToken(match.start(), match.end(), value))
    return "".join(symbols), tokens


def _symbol(
    match: re.Match[str], words: dict[str, tuple[str, int | str | None]]
) -> tuple[str, int | str | datetime.date | None]:
    group, form = match.lastgroup, match.group()
    if group == "word":
        return _word_symbol(form, words)
    if group == "mark":
        return ("-" if form in DASHES else form), None
    if group == "number":
        return _number_symbol(form)
    if group == "ordinal":
        return "O", int(form[:-2])
    if group == "shortened":
        return words[form[:-1].lower()]
    if group == "paragraph":
        return "|", None
    if group == "figures":
        day = _figures(form)
        return ("T", day) if day else ("$", None)
    return "$", None


def _word_symbol(form: str, words: dict[str, tuple[str, int | str | None]]) -> tuple[str, int | str | None]:
    symbol, value = words.get(form.lower(), ("", None))
    capital = form[0].isupper()
    if symbol in CAPITALISED_ONLY:
        symbol = symbol if capital else ""
    elif symbol == "S" and capital:
        symbol = "C"
    if symbol:
        return symbol, value
    if not capital and form.endswith("ed") and len(form) > 4:
        return "w", None
    return ("X" if capital else "x"), None


def _number_symbol(form: str) -> tuple[str, int | None]:
    number = int(form) if len(form) <= 4 else 0
    if len(form) == 4 and 1000 <= number < 2200:
        return "Y", number
    if len(form) <= 2 and 1 <= number <= 31:
        return "d", number
    if len(form) <= 2:
        return "9", number
    return "$", None


def _figures(form: str) -> datetime.date | None:
    parts = [int(part) for part in re.split(r"[-/.]", form)]
    if parts[0] > 31:
        year, month, day = parts
    else:
        first, second, year = parts
        if first <= 12 and second <= 12 and first != second and "." not in form:
            return None
        month, day = (first, second) if first <= 12 and second > 12 else (second, first)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
