"""What is read from reports beside what a reader wrote down of them by hand."""

import json
import re
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from culturepact.graph.facts import Ref, ReportFacts
from culturepact.ingest.assemble import assemble
from culturepact.ingest.pipeline import parsed, read
from culturepact.ingest.readers import read_report

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
FIRST = Path(__file__).parents[3] / "shared" / "corpus" / "seed"
"""Where the report that the project started from lies, beside the checkout."""


def key(name: str) -> str:
    """A name without case, accents, signs and article, as names are compared."""
    text = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"^((the|a|an) )+", "", " ".join(re.sub(r"[^\w\s]", " ", re.sub("['’]s", "s", text)).split()))


class Gold:
    """What one report says, written by hand, beside what was read from it."""

    def __init__(self, path: Path, facts: ReportFacts) -> None:
        self.told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self.facts = facts
        self.forms = [{key(o["name"]), *map(key, o["aliases"])} for o in self.told["organizations"]]
        self.read = [{key(o.name.value), *(key(a.value) for a in o.aliases)} for o in facts.organizations]
        self.pairs = self._pairs()
        self.by_form = {
            form: key(self.told["organizations"][i]["name"]) for i, fs in enumerate(self.forms) for form in fs
        }

    def _pairs(self) -> dict[int, int]:
        """Organizations read, by index, with the one of the gold that shares a form, the most alike first."""
        alike = [
            (-len(g & r) / len(g | r), i, j)
            for (i, g), (j, r) in product(enumerate(self.forms), enumerate(self.read))
            if g & r
        ]
        pairs: dict[int, int] = {}
        for _, i, j in sorted(alike):
            if j not in pairs and i not in pairs.values():
                pairs[j] = i
        return pairs

    def who(self, ref: Ref) -> str:
        """The gold's name of a party."""
        for j, organization in enumerate(self.facts.organizations):
            if ref == Ref("organization", organization.name.value) and j in self.pairs:
                return key(self.told["organizations"][self.pairs[j]]["name"])
        return self.by_form.get(key(ref.name), key(ref.name))

    def agreements(self) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """Parties of the gold's agreements, and of those read."""
        told = [
            tuple(sorted({self.by_form.get(key(p), key(p)) for p in a["parties"]})) for a in self.told["agreements"]
        ]
        return told, [tuple(sorted({self.who(p.value) for p in a.parties})) for a in self.facts.agreements]


def f1(counts: list[tuple[int, int, int]]) -> float:
    """The balance of precision and recall over (right, in the gold, read) of each report."""
    right, gold, read = map(sum, zip(*counts))
    return 2 * right / (gold + read)


def organizations(gold: Gold) -> tuple[int, int, int]:
    """Organizations right, in the gold, and read."""
    return len(gold.pairs), len(gold.forms), len(gold.read)


@pytest.fixture(scope="module")
def golds(sample_facts: list[ReportFacts]) -> list[Gold]:
    """The sample reports with their gold."""
    return [Gold((SAMPLES / f.report.identifier).with_suffix(".json"), f) for f in sample_facts]


def test_the_samples_keep_their_quality(golds: list[Gold]) -> None:
    """Organizations, agreements with exactly their parties, and categories are read as well as was promised."""
    exact = []
    for told, found in (gold.agreements() for gold in golds):
        exact.append(((Counter(told) & Counter(found)).total(), len(told), len(found)))
    categories = []
    for gold in golds:
        wanted = set(gold.told["categories"])
        found = {
            c.value for things in (gold.facts, *gold.facts.agreements, *gold.facts.projects) for c in things.categories
        }
        categories.append((len(wanted & found), len(wanted), len(found)))
    assert f1([organizations(gold) for gold in golds]) >= 0.80
    assert f1(exact) >= 0.45
    assert f1(categories) >= 0.70


@pytest.fixture(scope="module")
def first(language: object) -> Gold:
    """The report that the project started from, with its gold."""
    if not FIRST.is_dir():
        pytest.skip("the first report lies beside the checkout, in shared/corpus/seed, and is not there")
    (path,) = FIRST.glob("*.txt")
    report = read_report(path, path.name).report
    ((doc, _),) = parsed([report])
    return Gold(path.with_suffix(".json"), assemble(read(doc, report)))


def test_the_first_report_comes_out_right(first: Gold) -> None:
    """Its lists, the department with commas in its name and its museums are organizations of their own."""
    assert f1([organizations(first)]) >= 0.85
    inner_commas = [o["name"] for o in first.told["organizations"] if o["name"].count(",") > 2]
    assert len(inner_commas) == 1
    assert inner_commas[0] in {o.name.value for o in first.facts.organizations}


def test_the_first_reports_agreements_have_their_own_parties(first: Gold) -> None:
    """Both agreements of two are read with exactly their parties, and with type, status, date and place."""
    told, found = first.agreements()
    pairs = [parties for parties in told if len(parties) == 2]
    assert len(pairs) == 2
    for parties in pairs:
        wanted, got = first.told["agreements"][told.index(parties)], first.facts.agreements[found.index(parties)]
        assert found.count(parties) == 1
        for attribute in ("type", "status", "date", "place"):
            assert getattr(got, attribute).value == wanted[attribute]


def test_the_first_reports_director_is_at_her_museum(first: Gold) -> None:
    """The one person is read with role and organization."""
    wanted = [(p["name"], p["role"], key(p["organization"])) for p in first.told["people"]]
    found = [
        (p.name.value, r.name and r.name.value, r.organization and first.who(r.organization.value))
        for p in first.facts.people
        for r in p.roles
    ]
    assert found == wanted


def test_two_spellings_in_the_first_report_are_one_organization(first: Gold) -> None:
    """Forms of one organization that the text spells in two ways are not two organizations."""
    text = first.facts.report.text
    spelled = [
        {key(form) for form in (o["name"], *o["aliases"]) if form in text and form.endswith("Ltd.")}
        for o in first.told["organizations"]
    ]
    (forms,) = (forms for forms in spelled if len(forms) > 1)
    assert [forms <= read for read in first.read if forms & read] == [True]
