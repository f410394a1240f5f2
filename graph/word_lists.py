"""The word lists of this folder, ``words/*.txt`` and ``words/*.csv``; their first lines say what belongs in them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


def lines(file: str, package: str = __package__) -> list[str]:
    """The lines of a list of a package, without blank ones and those that begin with "#"."""
    text = files(package).joinpath("words", file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a table, by column."""
    return list(csv.DictReader(lines(file)))


@cache
def generic_words() -> frozenset[str]:
    """Words that name no one in particular (``words/generic.txt``)."""
    return frozenset(word for line in lines("generic.txt") for word in line.split())


@cache
def event_words() -> frozenset[str]:
    """Words that name no event in particular (``words/event_words.txt``)."""
    return frozenset(word for line in lines("event_words.txt") for word in line.split())


@cache
def bodies() -> frozenset[str]:
    """Those of them that name a kind of body: the words of ``generic.txt`` below its line "# bodies"."""
    text = files(__package__).joinpath("words", "generic.txt").read_text(encoding="utf-8")
    return frozenset(text.partition("# bodies\n")[2].partition("\n\n")[0].split())


@cache
def legal_forms() -> dict[str, str]:
    """Legal form as a name key ends with it -> the one way to write it (``words/legal_forms.txt``)."""
    forms: dict[str, str] = {}
    for line in lines("legal_forms.txt"):
        form, _, variants = line.partition(":")
        forms[form.strip()] = form.strip()
        forms.update({variant.strip(): form.strip() for variant in variants.split(",")})
    return forms
