"""Short and second names that a report introduces in brackets."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from culturepact.ingest.organizations import find_organizations
from spacy.tokens import Doc

INTRODUCED = [
    ("The Veld Museum of Glass (VMG) opened.", "VMG"),
    ("The Veld Museum of Glass (the VMG) opened.", "VMG"),
    ("The Veld Museum of Glass (“VMG”) opened.", "VMG"),
    ("The Veld Museum of Glass ( VMG ) opened.", "VMG"),
    ("The Veld Museum of Glass (Museo Aldano) opened.", "Museo Aldano"),
    ("The Veld Museum of Glass (el Museo Aldano) opened.", "el Museo Aldano"),
]

OTHER_BRACKETS = [
    "The Veld Museum of Glass (2019) opened.",
    "The Veld Museum of Glass (Madrid) opened.",
    "The Veld Museum of Glass (founded in 1990) opened.",
    "The Veld Museum of Glass (see below) opened.",
    "The Veld Museum of Glass () opened.",
    "The Veld Museum of Glass (with Korr museum) opened.",
    "The Veld Museum of Glass (VMG opened.",
]


@pytest.mark.parametrize(("text", "form"), INTRODUCED)
def test_a_form_in_brackets_belongs_to_the_name_before(mark: Callable[..., Doc], text: str, form: str) -> None:
    """An acronym of the name, or a name with a head noun of its own, is another form of the organization."""
    named = [m for m in find_organizations(mark(text)) if m.name == "Veld Museum of Glass"]
    assert [m.forms for m in named] == [(form,)]


@pytest.mark.parametrize("text", OTHER_BRACKETS)
def test_other_words_in_brackets_are_no_name(mark: Callable[..., Doc], text: str) -> None:
    """Years, places, asides and brackets that do not close give the name no other form."""
    assert [m.forms for m in find_organizations(mark(text))] == [()]


def test_an_introduced_acronym_is_found_everywhere(mark: Callable[..., Doc]) -> None:
    """Once introduced, the acronym is a mention wherever it stands as a word of its own, and not inside another."""
    text = "VMG opens. The Veld Museum of Glass (VMG) said the VMG's staff left XVMG alone."
    found = [m for m in find_organizations(mark(text)) if m.rule == "organizations.acronym"]
    assert [m.start for m in found] == [0, text.index("(VMG)") + 1, text.index("VMG's")]
    assert {text[m.start : m.end] for m in found} == {"VMG"}


def test_acronyms_that_hold_one_another_do_not_overlap(mark: Callable[..., Doc]) -> None:
    """Where one acronym is part of another, a place in the text belongs to one of them."""
    text = "The Korr Opera (KO) and the Korr Opera Library (KO-L) met. KO-L thanked KO."
    mentions = find_organizations(mark(text))
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert text.rindex("KO") in {m.start for m in mentions}


@pytest.mark.parametrize("words", ["today of the Korr Gallery", "now Korr Gallery", "in the Korr Gallery"])
def test_a_bracket_that_begins_with_a_small_word_is_no_second_name(mark: Callable[..., Doc], words: str) -> None:
    """The other house in such a bracket is an organization of its own."""
    found = find_organizations(mark(f"The Veld Museum of Glass ({words}) opened."))
    assert [(m.name, m.forms) for m in found] == [("Veld Museum of Glass", ()), ("Korr Gallery", ())]
