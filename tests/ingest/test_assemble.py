"""All facts of a report: what holds for any text."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from culturepact.graph.facts import Ref, Report, ReportFacts, Span, Stated
from culturepact.graph.model import report_quads
from culturepact.ingest.assemble import assemble
from culturepact.ingest.pipeline import read
from culturepact.ontology.shapes import validate
from spacy.language import Language
from spacy.tokens import Doc

BASE = "https://example.org/"

ODD = {
    "nothing": "",
    "a space": " ",
    "line breaks": "\n\n\n",
    "a dot": ".",
    "a bracket": "(",
    "a possessive": "'s",
    "a dash": "- ",
    "a leading line break": "\nLISBON, 3 May 2021 - The Lorem Museum and the Ipsum Library signed an agreement.",
    "a leading dash": "– France and Portugal signed an agreement.",
    "only a headline": "Lorem Museum and Ipsum Library sign memorandum of understanding",
    "capitals": "THE LOREM MUSEUM AND THE IPSUM LIBRARY SIGNED A MEMORANDUM IN LISBON ON 3 MAY 2021. ANNA BERG SPOKE.",
    "no capitals": "the lorem museum and the ipsum library signed a memorandum in lisbon.",
    "no sentence end": "The Lorem Museum and the Ipsum Library signed an agreement with the Veld Theatre and the " * 30,
    "emoji": "😀 The Lorem Museum 🤝 Ipsum Library 😀 signed a memorandum 🎉 in Lisbon 👩‍🎨.",
    "only names": "Lorem Museum Ipsum Library Anna Berg Tomas Lund Lisbon France Veld Theatre Aldana Press Co., Ltd.",
    "open quotes": "“The Lorem Museum signed an agreement with the \"Ipsum Library, said Anna Berg, head of the 'Korr",
    "open brackets": "The Lorem Museum (LM signed ((an agreement [with the Ipsum Library (IL) and] the Veld ) (",
    "control signs": "The Lorem\u200b Museum\u00a0and the\u2028Ipsum Library\x85signed\tan agreement.",
    "right to left": "The Lorem Museum (متحف لوريم) signed an agreement with the Ipsum Library (ספריית איפסום).",
    "combining signs": "The Lore\u0301m Museum and the Ipsu\u0308m Library signed an agreement.",
    "commas": "The Lorem Museum,,,, and, the Ipsum Library,, signed,, an agreement,, with,,",
    "bullets": "• Lorem Museum; • Ipsum Library; • agreement; • with; • between;",
    "many ands": "and " * 200 + "The Lorem Museum and and and the Ipsum Library and signed and agreements",
    "long": "The Lorem Museum signed an agreement with the Ipsum Library in Lisbon on 3 May 2021. Anna Berg spoke. "
    * 150,
}
SIGNS = [*"()-–,.;:“”", "'s", "\n", "\n\n", "and", "&", "of", "the", "in", "with", "by", "between", "on", "signed"]
WORDS = [
    *SIGNS,
    "agreement",
    "contract",
    "museum",
    "two",
    "Lorem",
    "Museum",
    "Museums",
    "Veld",
    "France",
    "Anna",
    "Berg",
]
WORDS += ["director", "Minister", "Culture", "Ltd.", "Co.", "Festival", "2021", "May", "3"]
TAILS = [
    "with",
    "between",
    "between the",
    "(",
    "'s",
    "and",
    ", director of",
    "signed by",
    "on behalf of",
    "the two",
    "of the",
    "memorandum of",
    "an agreement",
    "in",
    ",",
    "“",
    "Dr",
    "–",
]


def walk(fact: Any) -> Iterator[Stated[Any]]:
    """Every value of the facts, wherever it stands."""
    if isinstance(fact, Stated):
        yield fact
    elif isinstance(fact, tuple):
        for part in fact:
            yield from walk(part)
    elif is_dataclass(fact) and not isinstance(fact, (Report, Span, Ref)):
        for field in fields(fact):
            yield from walk(getattr(fact, field.name))


def check(facts: ReportFacts) -> None:
    """What holds for the facts of any text."""
    text = facts.report.text
    things = {"organization": facts.organizations, "person": facts.people, "polity": facts.polities}
    names = {kind: Counter(thing.name.value for thing in told) for kind, told in things.items()}  # type: ignore[attr-defined]
    for counted in names.values():
        assert all(number == 1 for number in counted.values()), "a name stands for two"
        assert "" not in counted
    for stated in walk(facts):
        assert 0 <= stated.passage.start <= stated.words.start < stated.words.end <= len(text)
        assert stated.words.start < stated.passage.end <= len(text)
        assert 0 <= stated.confidence <= 1
        if isinstance(stated.value, Ref) and stated.value.kind in names:
            assert stated.value.name in names[stated.value.kind], "a reference to nothing"
    for stated in (s for part in (facts.organizations, facts.people, facts.agreements) for s in walk(part)):
        assert stated.words.end <= stated.passage.end, "words behind the sentence shown"
    for span in facts.unread:
        assert 0 <= span.start < span.end <= len(text)
    assert report_quads(facts, BASE)


def facts_of(doc: Doc) -> ReportFacts:
    """The facts of a parsed text."""
    return assemble(read(doc, Report("made-up.txt", doc.text)))


def test_values_rest_on_words_of_the_sentence_shown(sample_facts: list[ReportFacts]) -> None:
    """In each sample report every value has its words inside its passage, references resolve, names are unique."""
    assert len(sample_facts) == 30
    for facts in sample_facts:
        check(facts)


def test_a_passage_has_no_white_space_at_its_ends(sample_facts: list[ReportFacts]) -> None:
    """The sentence shown as quote begins and ends with a sign."""
    for facts in sample_facts:
        for stated in walk(facts):
            quote = facts.report.text[stated.passage.start : stated.passage.end]
            assert quote == quote.strip()


def test_names_slice_to_the_words_they_claim(sample_facts: list[ReportFacts]) -> None:
    """The words of a name hold it as written, but where a plural head is shared out."""
    for facts in sample_facts:
        for thing in (*facts.organizations, *facts.people, *facts.polities):
            for stated in (thing.name, *thing.aliases):
                words = " ".join(facts.report.text[stated.words.start : stated.words.end].split())
                assert stated.value in words or stated.rule == "organizations.shared-head"


def test_parties_slice_to_words_that_stand_for_them(sample_facts: list[ReportFacts]) -> None:
    """A party that a name tells rests on a form of that organization."""
    seen = 0
    for facts in sample_facts:
        forms = {o.name.value: {o.name.value, *(a.value for a in o.aliases)} for o in facts.organizations}
        for party in (p for a in facts.agreements for p in a.parties if p.value.kind == "organization"):
            words = " ".join(facts.report.text[party.words.start : party.words.end].split())
            seen += words.removeprefix("the ") in forms[party.value.name]
    assert seen > 30


def test_the_same_reading_gives_the_same_facts(sample_docs: list[Doc], sample_reports: list[Report]) -> None:
    """Assembling a text twice gives equal facts, in the same order, and equal graphs."""
    for doc, report in zip(sample_docs[:8], sample_reports):
        one, other = (assemble(read(doc, report)) for _ in range(2))
        assert one == other
        assert report_quads(one, BASE) == report_quads(other, BASE)


def test_no_sample_report_breaks_a_shape(sample_facts: list[ReportFacts]) -> None:
    """The graph of every sample report is valid by the shapes."""
    from rdflib import Graph

    for facts in sample_facts:
        lines = "\n".join(f"{quad.triple} ." for quad in report_quads(facts, BASE))
        found = validate(Graph().parse(data=lines, format="nt"), warnings=False)
        assert found == [], facts.report.identifier


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_makes_no_error(language: Language, text: str) -> None:
    """Whatever the text looks like, its facts hold together."""
    check(facts_of(language(text)))


@pytest.mark.parametrize("tail", TAILS)
def test_a_text_may_end_anywhere(language: Language, tail: str) -> None:
    """A text that ends in a word that leads to a name, or in an open bracket, makes no error."""
    for head in ("", "The Lorem Museum ", "The Lorem Museum and Anna Berg, head of the Ipsum Library, signed "):
        check(facts_of(language(head + tail)))


def test_a_piece_of_a_report_makes_no_error(sample_docs: list[Doc]) -> None:
    """Reports cut at any word, front and back, give facts that hold together."""
    dice = random.Random(20180619)
    for _ in range(150):
        doc = dice.choice(sample_docs)
        start = dice.randrange(len(doc) - 1)
        check(facts_of(doc[start : start + dice.choice((1, 2, 3, 5, 8, 20, 50, 120))].as_doc()))


def test_shuffled_words_make_no_error(language: Language, sample_docs: list[Doc]) -> None:
    """Words of reports in any order, signs among them, give facts that hold together."""
    dice = random.Random(20180622)
    texts = []
    for _ in range(120):
        doc = dice.choice(sample_docs)
        start = dice.randrange(len(doc))
        words = [token.text for token in doc[start : start + dice.choice((3, 8, 25, 60))]] + dice.sample(SIGNS, 6)
        dice.shuffle(words)
        texts.append(" ".join(words))
    for doc in language.pipe(texts):
        check(facts_of(doc))


def test_any_marks_on_the_words_make_no_error(language: Language) -> None:
    """Tags and names that no model would give, at the edges of a text too, give facts that hold together."""
    dice = random.Random(20180625)
    labels = ("GPE", "ORG", "PERSON", "NORP", "LOC", "DATE")
    for _ in range(250):
        said = dice.choices(WORDS, k=dice.choice((1, 2, 3, 5, 9, 20)))
        marks = ["O"] * len(said)
        for place in dice.sample(range(len(said)), len(said) // 2):
            marks[place] = f"B-{dice.choice(labels)}"
        doc = Doc(
            language.vocab,
            words=said,
            tags=dice.choices(("NNP", "NN", "VBD", "VBN", "JJ", "IN", "DT"), k=len(said)),
            pos=dice.choices(("PROPN", "NOUN", "VERB", "ADP", "ADJ", "AUX"), k=len(said)),
            lemmas=[word.lower() for word in said],
            ents=marks,
            sent_starts=[number == 0 or dice.random() < 0.1 for number in range(len(said))],
        )
        check(facts_of(doc))
