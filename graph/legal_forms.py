"""Legal forms at either end of an organization's name, each written in one way (``words/*legal_forms.*``)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from .name_spelling import slips
from .word_lists import legal_forms, rows
from .written_words import Written

_LONGEST_FORM = 6
_LONG_FORM = 12


def without_forms(words: list[Written]) -> tuple[list[Written], frozenset[str]]:
    """The words without the legal forms at either end, and these, each written in one way; one word always stays."""
    found: set[str] = set()
    while True:
        form, begin, end = _form(words)
        if form is None:
            return words, frozenset(found)
        found.add(form)
        words = words[begin:end]


def _form(words: list[Written]) -> tuple[str | None, int, int]:
    """A legal form at the end, else at the beginning, and the words that remain without it."""
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        form = _form_written(" ".join(word.text for word in words[-length:]))
        if form is not None:
            grouped = form.startswith("group ")
            return form.removeprefix("group "), 0, len(words) - length + grouped
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        form = _leading_forms().get(" ".join(word.text for word in words[:length]))
        if form is not None:
            return form, length, len(words)
    return None, 0, len(words)


def _form_written(text: str) -> str | None:
    """The legal form so written, a long one also with one slip of the pen."""
    form = _forms().get(text)
    alike = _long_forms().get(len(text)) if form is None else None
    if not alike:
        return form
    return next((_forms()[written] for written in alike if slips(text, written) == 1), None)


@cache
def _forms() -> dict[str, str]:
    return legal_forms() | {row["written"]: row["meant"] for row in rows("other_legal_forms.csv")}


@cache
def _leading_forms() -> dict[str, str]:
    short = {row["written"] for row in rows("other_legal_forms.csv") if len(row["written"]) > 2} | {"llc", "srl"}
    return {written: form for written, form in _forms().items() if written in short or written.count(" ") > 1}


@cache
def _long_forms() -> dict[int, list[str]]:
    """The long ways to write a legal form, by the length of a text that has at most one slip."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for written in _forms():
        if len(written) >= _LONG_FORM:
            for length in (len(written) - 1, len(written), len(written) + 1):
                found[length].append(written)
    return dict(found)
