"""What became of an agreement."""

from collections.abc import Callable

import pytest
from culturepact.ingest.agreement_status import agreement_status
from spacy.tokens import Doc

STATUS = [
    ("A and B signed an agreement .", "signed"),
    ("A and B have signed an agreement .", "signed"),
    ("An agreement was reached between A and B .", "signed"),
    ("A signed not only an agreement with B .", "signed"),
    ("A will sign an agreement with B in May .", "planned"),
    ("A plans to sign an agreement with B .", "planned"),
    ("A and B hope to conclude an agreement .", "planned"),
    ("An agreement is under negotiation between A and B .", "planned"),
    ("A and B discussed an agreement .", "planned"),
    ("The draft agreement with B is ready .", "planned"),
    ("A did not sign an agreement with B .", "denied"),
    ("A has never signed an agreement with B .", "denied"),
    ("A did n't sign an agreement with B .", "denied"),
    ("No agreement was signed with B .", "denied"),
    ("There is no agreement with B .", "denied"),
    ("A refused to sign an agreement with B .", "denied"),
    ("Talks on an agreement with B fell through .", "denied"),
    ("The agreement with B was not signed .", "denied"),
    ("A renewed its agreement with B .", "renewed"),
    ("The agreement with B was extended by two years .", "renewed"),
    ("The agreement between A and B expired in 2019 .", "ended"),
    ("The agreement with B was terminated .", "ended"),
    ("The agreement with B was not renewed .", "ended"),
    ("The agreement with B will expire in 2030 .", "signed"),
    ("A will renew its agreement with B .", "planned"),
    ("A is going to sign an agreement with B .", "planned"),
    ("A expects to conclude an agreement with B .", "planned"),
    ("Preparations have begun for an agreement between A and B .", "planned"),
    (
        "The agreement between the house and B Co. , Ltd. on bells and drums of bronze is still under negotiation .",
        "planned",
    ),
    ("The agreement of 2015 with the house in Leeds , on hold for a year , ended on 31 December .", "ended"),
    ("A contradicted a report that it had signed an agreement with B .", "denied"),
    ("A signed an agreement with B on bells which will be put on the market .", "signed"),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_the_governing_words_decide(mark: Callable[..., Doc], text: str, expected: str) -> None:
    """Negation comes first, then endings and renewals, then the future; what is left is signed."""
    doc = mark(text)
    noun = next(token.i for token in doc if token.lower_ == "agreement")
    status, (first, last), rule, confidence = agreement_status(doc, 0, len(doc), noun)
    assert status == expected
    assert 0 <= first < last <= len(doc)
    assert rule.startswith(f"agreements.status.{expected}")
    assert 0 < confidence <= 1


def test_words_outside_the_clause_do_not_decide(mark: Callable[..., Doc]) -> None:
    """Only the clause given is looked at, whatever stands round it."""
    doc = mark("B will never sign . A signed an agreement . No pact expired .")
    noun = next(token.i for token in doc if token.text == "agreement")
    assert agreement_status(doc, 5, 10, noun)[0] == "signed"


def test_the_words_that_decided_are_handed_back(mark: Callable[..., Doc]) -> None:
    """The stretch that carries the status holds the deciding verb, also behind the noun."""
    doc = mark("Under it the agreement with B was terminated .")
    first, last = agreement_status(doc, 0, len(doc), 3)[1]
    assert "terminated" in doc[first:last].text


def test_a_clause_of_one_word_is_signed(mark: Callable[..., Doc]) -> None:
    """An agreement noun alone tells of no other status."""
    assert agreement_status(mark("agreement"), 0, 1, 0)[:2] == ("signed", (0, 1))
