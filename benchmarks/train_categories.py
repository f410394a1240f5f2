"""Learn the weights of ``ingest/words/categories.json`` from annotated reports.

    python benchmarks/train_categories.py FOLDER            print cross-validated figures
    python benchmarks/train_categories.py FOLDER --write    and write the weights learned from all of the folder
    python benchmarks/train_categories.py FOLDER --on OTHER print the figures of the weights on another folder

FOLDER holds NAME.md, NAME.txt or NAME.html with the annotation NAME.json beside it. The score is a
ridge-penalised logistic regression: one weight for each figure, shared by all categories, and a start value for each
category. Figures are micro F1 over (report, category) and (agreement, category) pairs.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from annotated import WORDS, annotated_reports, fit, held_out, logistic, rates, show
from culturepact.ingest import categories as scoring
from culturepact.ingest.categories import find_categories

WEIGHTS = WORDS / "categories.json"
FIGURE_PENALTY, CATEGORY_PENALTY, START_PENALTY = 10.0, 2.0, 1e-3
EVEN = 0.005  # of thresholds whose F1 differs by less, the highest is taken: precision first
GOES_ON = re.compile(
    r"\b(?:agreement|memorandum|contract|deal|accord|protocol|programme|letter|mou|treaty|partnership)\b|\bjointly\b|"
    r"\b(?:both|two|three|four|five|the) (?:sides|parties|partners|institutions|museums|libraries|companies|cities)\b|"
    r"\b(?:it|which) (?:also )?(?:provides|concerns|covers|envisages|runs|includes)\b",
    re.IGNORECASE,
)
THRESHOLDS = np.arange(0.2, 0.7, 0.02)
Example = tuple[str, str, dict[str, float], bool]  # its unit (report or agreement), category, figures, gold


def places(text: str, names: list[str]) -> list[tuple[int, int]]:
    """The offsets of every name in the text."""
    return [m.span() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def forms(organizations: list[dict[str, Any]], name: str) -> list[str]:
    """The name with the aliases that the gold gives it."""
    return [name, *(alias for entry in organizations if entry["name"] == name for alias in entry["aliases"])]


def sentences_about(
    text: str, sentences: list[tuple[int, int]], parties: list[list[str]], alone: bool
) -> list[tuple[int, int]]:
    """The sentences that name two of the parties (else one), and those that go on about the agreement.

    The latter are all later ones where the agreement is the report's only one, else those right after a naming one.
    """
    named = [sum(any(places(text[start:end], party)) for party in parties) for start, end in sentences]
    most = min(2, max(named, default=0))
    naming = [number for number, count in enumerate(named) if most and count >= most]
    later = range(naming[0] + 1, len(sentences)) if naming and alone else [number + 1 for number in naming]
    going_on = [n for n in later if n < len(sentences) and GOES_ON.search(text, *sentences[n])]
    return [sentences[number] for number in sorted({*naming, *going_on})]


def examples(folder: Path) -> tuple[dict[str, list[Example]], dict[str, dict[str, int]]]:
    """The examples of both scores, and the number of gold categories by unit.

    Each report is taken twice, with and without its organizations' names known, so that the score bears both.
    """
    found: dict[str, list[Example]] = {"report": [], "passage": []}
    golds: dict[str, dict[str, int]] = {"report": {}, "passage": {}}
    for annotated in annotated_reports(folder):
        doc, gold = annotated.doc, annotated.fields
        mentions = find_categories(doc)
        organizations = gold["organizations"]
        weak = places(doc.text, [form for entry in organizations for form in forms(organizations, entry["name"])])
        for names_known in (weak, []):
            unit = f"{annotated.name}/{bool(names_known)}"
            golds["report"][unit] = len(gold["categories"])
            for category, figures in scoring.report_figures(doc, mentions, names_known).items():
                found["report"].append((unit, category, figures, category in gold["categories"]))
        sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]
        for number, agreement in enumerate(gold["agreements"]):
            alone = len(gold["agreements"]) == 1
            spans = sentences_about(doc.text, sentences, [forms(organizations, p) for p in agreement["parties"]], alone)
            if not spans:
                continue
            unit = f"{annotated.name}/{number}"
            golds["passage"][unit] = len(agreement["categories"])
            for category, figures in scoring.passage_figures(mentions, spans, weak, alone).items():
                found["passage"].append((unit, category, figures, category in agreement["categories"]))
    return found, golds


def matrix(found: list[Example], names: list[str], categories: list[str]) -> np.ndarray:
    """One row for each example: 1, the figures, and a 1 in the column of its category."""
    rows = np.zeros((len(found), 1 + len(names) + len(categories)))
    rows[:, 0] = 1
    for row, (_, category, figures, _) in zip(rows, found):
        row[1 : 1 + len(names)] = [figures[name] for name in names]
        if category in categories:
            row[1 + len(names) + categories.index(category)] = 1
    return rows


def penalties(rows: np.ndarray, figures: int) -> np.ndarray:
    """The penalty of each column, for a figure in its standard deviations."""
    penalty = np.full(rows.shape[1], CATEGORY_PENALTY)
    penalty[0] = START_PENALTY
    penalty[1 : 1 + figures] = FIGURE_PENALTY * (rows[:, 1 : 1 + figures].var(axis=0) + 1e-6)
    return penalty


def show_chosen(what: str, chosen: np.ndarray, gold: np.ndarray, of: int) -> None:
    """Print the figures of a choice among examples; ``of`` counts the gold pairs that are no examples too."""
    show(what, (chosen & gold).sum(), chosen.sum(), of)


def cross_validated(found: list[Example], rows: np.ndarray, figures: int) -> np.ndarray:
    """The score of each example by weights that have not seen its report."""
    gold = np.array([example[3] for example in found])
    reports = [example[0].split("/")[0] for example in found]
    shares = np.zeros(len(found))
    for names in held_out(reports):
        held = np.isin(reports, list(names))
        weights = fit(rows[~held], gold[~held], penalties(rows[~held], figures))
        shares[held] = logistic(rows[held], weights)
    return shares


def main() -> None:
    """Train, and print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--on", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    found, golds = examples(options.folder)
    others, other_golds = examples(options.on) if options.on else ({}, {})
    learned = {}
    for kind, own in found.items():
        names, categories = list(own[0][2]), sorted({example[1] for example in own})
        rows, gold = matrix(own, names, categories), np.array([example[3] for example in own])
        shares, of = cross_validated(own, rows, len(names)), sum(golds[kind].values())
        reached = {
            threshold: rates(gold[shares >= threshold].sum(), (shares >= threshold).sum(), of)[2]
            for threshold in THRESHOLDS
        }
        threshold = max(t for t, value in reached.items() if value > max(reached.values()) - EVEN)
        show_chosen(f"{kind}, cross-validated", shares >= threshold, gold, of)
        weights = [round(float(weight), 4) for weight in fit(rows, gold, penalties(rows, len(names)))]
        learned[kind] = {
            "threshold": round(float(threshold), 2),
            "start": weights[0],
            "figures": dict(zip(names, weights[1:])),
            "categories": dict(zip(categories, weights[1 + len(names) :])),
        }
        if options.on:
            shares = logistic(matrix(others[kind], names, categories), np.array(weights))
            gold, of = np.array([example[3] for example in others[kind]]), sum(other_golds[kind].values())
            show_chosen(f"{kind}, on {options.on.name}", shares >= threshold, gold, of)
    if options.write:
        WEIGHTS.write_text(json.dumps(learned, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
