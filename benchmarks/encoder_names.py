"""Measure the encoder of names alone on annotated reports, without the rules on top.

    python benchmarks/encoder_names.py FOLDER

FOLDER holds NAME.md, NAME.txt or NAME.html with the annotation NAME.json beside it. A name counts once a report and
must have the key of an annotated name or alias; people found by one word are passed over, for only their full names are
annotated. The figures are given for the text as it is read, in small letters and in capitals.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from annotated import gold_reports, rates
from culturepact.graph.identity import name_key
from culturepact.ingest.encoder import find_names
from culturepact.ingest.gold import Gold

SPELLINGS: dict[str, Callable[[str], str]] = {"as read": str, "small letters": str.lower, "capitals": str.upper}


def forms(gold: Gold) -> dict[str, list[set[str]]]:
    """The keys of all forms of each annotated thing, by label."""
    people = {name_key(person.name) for person in gold.people}
    return {
        "ORG": [{*map(name_key, (body.name, *body.aliases))} for body in gold.organizations],
        "PERSON": [{key} for key in sorted(people)],
        "EVENT": [{*map(name_key, (event.name, *event.aliases))} for event in gold.events],
    }


def counts(text: str, gold: Gold) -> Iterator[tuple[str, Counter[str]]]:
    """Of each label, how many annotated things were found, how many were chosen, and how many there are."""
    names = [(name.label, text[name.start : name.end]) for name in find_names(text)]
    for label, things in forms(gold).items():
        written = {words for kind, words in names if kind == label and (kind != "PERSON" or len(words.split()) > 1)}
        found = {name_key(words) for words in written}
        right = sum(not found.isdisjoint(thing) for thing in things)
        yield label, Counter(right=right, chosen=right + len(found.difference(*things)), of=len(things))


def main() -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    reports = gold_reports(parser.parse_args().folder)
    for spelling, spelled in SPELLINGS.items():
        totals: dict[str, Counter[str]] = {}
        for _, gold, report in reports:
            for label, counted in counts(spelled(report.text), gold):
                totals.setdefault(label, Counter()).update(counted)
        for label, total in totals.items():
            shares = rates(total["right"], total["chosen"], total["of"])
            print("{}, {}: precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(label, spelling, *shares))


if __name__ == "__main__":
    main()
