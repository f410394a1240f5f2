"""The words of ``words/categories.yml`` that speak of a field of cooperation, found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Span, Token

Offsets = tuple[int, int]

GRADES = {"sure": 1.0, "likely": 0.45, "hint": 0.12}
FORMS = {"word": 1.0, "title": 0.6, "name": 0.5, "office": 0.1}
_JOINTS = frozenset(("and", "of", "for", ",", "&", "-"))


@dataclass(frozen=True, slots=True, order=True)
class CategoryMention:
    """Words that speak of a category.

    ``start`` and ``end`` are 0-based code points of the text, ``sentence`` those of the sentence they stand in. The
    ``rule`` of found words is ``categories.FORM.GRADE``: FORM is ``word``, ``title`` (inside a capitalised name) or
    ``office`` (inside the name of a ministry, bureau, ...), GRADE that of the word list; the rule of decisions is
    ``categories.report`` or ``categories.passage``. ``confidence`` lies in 0 to 1.
    """

    start: int
    end: int
    sentence: Offsets
    category: str
    rule: str
    confidence: float


@cache
def categories_file() -> dict[str, Any]:
    """``words/categories.yml`` as it stands."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load((files(__package__) / "words" / "categories.yml").read_text("utf-8"))
    return loaded


def split_terms(listed: str) -> list[str]:
    """The terms of one line of the word list."""
    return re.split(r",\s*", listed.strip())


@cache
def category_terms() -> dict[str, dict[str, str]]:
    """Each term of the word list, with the grade it has for each category; a term without categories hides others."""
    listed = categories_file()
    terms: dict[str, dict[str, str]] = {term: {} for term in split_terms(listed["none"])}
    for category, graded in listed["categories"].items():
        for grade, line in graded.items():
            for term in split_terms(line):
                for language in split_terms(listed["languages"]) if "{language}" in term else [""]:
                    terms.setdefault(term.replace("{language}", language), {}).setdefault(category, grade)
    return terms


def spellings(term: str) -> set[str]:
    """The ways in which a term is written: plural, -is- for -iz-, hyphen as space or nothing, both apostrophes."""
    found = {term, term.replace("-", " "), term.replace("-", "")}
    found |= {form.replace("iz", "is") for form in found}
    found |= {form.replace("'", "\u2019") for form in found}
    if re.search(r"[^aeiou]y$", term):
        return found | {form[:-1] + "ies" for form in found}
    return found | {form + ("es" if re.search(r"(s|x|z|ch|sh)$", form) else "s") for form in found}


@cache
def _matcher() -> tuple[PhraseMatcher, dict[int, str]]:
    """The matcher and the terms by its keys; it serves every pipeline, as words have one hash in all vocabularies."""
    import spacy
    from spacy.matcher import PhraseMatcher

    english = spacy.blank("en")
    matcher = PhraseMatcher(english.vocab, attr="LOWER")
    terms = {english.vocab.strings.add(term): term for term in category_terms()}
    for term in terms.values():
        matcher.add(term, [english.make_doc(form) for form in sorted(spellings(term))])
    return matcher, terms


def find_categories(doc: Doc) -> list[CategoryMention]:
    """Every stretch of words that speaks of a category, in the order of the text; one stretch may speak of several.

    ``doc`` needs sentence boundaries.
    """
    matcher, terms = _matcher()
    matches = sorted(((start, end, terms[key]) for key, start, end in matcher(doc)), key=lambda m: (m[0] - m[1], m[0]))
    forms = _forms(doc)
    sentences = [(sent.start_char, sent.end_char) for sent in doc.sents for _ in sent]
    taken: set[tuple[str | None, int]] = set()
    mentions = []
    for start, end, term in matches:
        tokens = range(start, end)
        if any((None, i) in taken for i in tokens):
            continue
        grades = category_terms()[term]
        if not grades:
            taken.update((None, i) for i in tokens)
        for category, grade in grades.items():
            form = forms.get(start, "word")
            if any((category, i) in taken for i in tokens) or (grade == "named" and form != "title"):
                continue
            taken.update((category, i) for i in tokens)
            grade = "likely" if grade == "named" else grade
            offsets = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
            rule, confidence = f"categories.{form}.{grade}", GRADES[grade] * FORMS[form]
            mentions.append(CategoryMention(*offsets, sentences[start], category, rule, confidence))
    return sorted(mentions)


def _forms(doc: Doc) -> dict[int, str]:
    """The tokens inside capitalised names of two words and more; a headline in capitals has none."""
    offices = set(split_terms(categories_file()["offices"]))
    forms: dict[int, str] = {}
    for sent in doc.sents:
        words = [token for token in sent if token.is_alpha]
        if sum(map(_is_capital, words)) > 0.6 * len(words):
            continue
        for run in _names(sent):
            form = "office" if any(doc[i].lower_ in offices for i in run) else "title"
            forms.update((i, form) for i in run)
    return forms


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def _names(sent: Span) -> Iterator[list[int]]:
    run: list[int] = []
    for token in [*filter(_is_capital, sent), None]:
        if run and (token is None or any(t.lower_ not in _JOINTS for t in sent.doc[run[-1] + 1 : token.i])):
            if len(run) > 1:
                yield run
            run = []
        if token is not None:
            run.append(token.i)
