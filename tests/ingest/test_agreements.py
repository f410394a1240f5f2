"""Agreements of a whole report."""

import datetime
from collections.abc import Callable

import pytest
from culturepact.graph.facts import Agreement
from culturepact.ingest.agreements import find_agreements
from culturepact.ingest.reading import Reading

A, B, C = "Lorem Museum", "Ipsum Library", "Ipsum Museum"


def shown(agreement: Agreement) -> tuple[str, str, list[str]]:
    """Type, status and parties."""
    return agreement.type.value, agreement.status.value, sorted(ref.value.name for ref in agreement.parties)


REPORTS = [
    (f"The {A} plans to sign a memorandum with the {B} next year.", [("memorandum", "planned", [B, A])]),
    (f"The {A} did not sign a memorandum with the {B}.", [("memorandum", "denied", [B, A])]),
    (f"The {A} renewed its agreement with the {B}.", [("cooperation", "renewed", [B, A])]),
    (f"The agreement between the {A} and the {B} expired in 2019.", [("cooperation", "ended", [B, A])]),
    (
        f"The {A} and the {C} are old friends. The two museums signed a memorandum.",
        [("memorandum", "signed", [C, A])],
    ),
    (f"The {A} met the {B}. Both sides signed a memorandum.", [("memorandum", "signed", [B, A])]),
    (f"The {A} is old. The museum signed a memorandum with the {B}.", [("memorandum", "signed", [B, A])]),
    (
        f"The {A} signed a memorandum with the {B}. The memorandum covers loans.",
        [("memorandum", "signed", [B, A])],
    ),
    (
        f"The {A} and the {B} agreed to work together. An agreement was signed by the {A} and the {B}. "
        f"The memorandum of understanding between the {A} and the {B} covers loans.",
        [("memorandum", "signed", [B, A])],
    ),
    (
        f"The {A} renewed its contract with the {B}. In May the {A} signed a memorandum with the {C}.",
        [("contract", "renewed", [B, A]), ("memorandum", "signed", [C, A])],
    ),
    (f"The {A} and the {B} met.", []),
    (f"The {A} acquired 46 drawings from the {B}.", [("contract", "signed", [B, A])]),
    (f"The {A} has licensed its best-known design to the {B}.", [("contract", "signed", [B, A])]),
    (f"The series from the {A} has been bought by the {B}.", [("contract", "signed", [B, A])]),
    (f"The {A} has commissioned the {B} to restore a map.", [("contract", "signed", [B, A])]),
    (f"The {A} was commissioned by the {B} with the work.", [("contract", "signed", [B, A])]),
    (f"The {A} has bought a house in Leeds and shows it to the {B}.", []),
    (f"The {A} will commission a poet.", []),
    (f"Parties to the agreement, which is global, are the {A} and the {B}.", [("cooperation", "signed", [B, A])]),
    (
        f"A cooperation agreement was concluded on Monday. The parties are the {A}, the {B} and the {C}.",
        [("cooperation", "signed", [B, C, A])],
    ),
    (
        f"It is in line with the pact, to which the {A} and the {B} put their signatures in May.",
        [("cooperation", "signed", [B, A])],
    ),
    (f"It rests on the contract which the {A} and the {B} signed in Leeds.", [("contract", "signed", [B, A])]),
    (
        f"Kenya and Peru signed a memorandum in Leeds. Anna Berg inked the document on behalf of the {A}, John Moss "
        f"on behalf of the {B}.",
        [("memorandum", "signed", [B, A])],
    ),
    (f"The {A} and the {B} put their names to a pact.", [("cooperation", "signed", [B, A])]),
    (f"With the {B} it has signed a pact, the {A} said.", []),
    (f"The {A} is old: with the {B} it signed a pact.", [("cooperation", "signed", [B, A])]),
    (
        f"The {A} has memorandums of its own. It signed MOU's with the {B} and with the {C}.",
        [("memorandum", "signed", [B, A]), ("memorandum", "signed", [C, A])],
    ),
    (f"The visa agreement between the {A} and the {B} was signed.", []),
    (
        f"The {A} licensed a design to the {B} under a framework agreement with the {B}.",
        [("framework", "signed", [B, A])],
    ),
    (f"The {A} bought a map from Kenya.", []),
    (f"The {A} bought a map from Anna Berg, director of the {B}.", []),
    ("The sister city relationship of Leeds and Lisbon was celebrated.", [("twinning", "signed", ["Leeds", "Lisbon"])]),
    (
        f"Kenya, Peru sign cultural agreement\n\nA pact was signed in Leeds by the {A} and the {B}.",
        [("cooperation", "signed", [B, A])],
    ),
    (
        "Kenya met Peru. The agreement was signed by the two countries in Leeds.",
        [("treaty", "signed", ["Kenya", "Peru"])],
    ),
    (
        "An agreement between the Republic of Kenya and Peru was signed in Leeds.",
        [("treaty", "signed", ["Peru", "Republic of Kenya"])],
    ),
    (f"A memorandum now links the {A} and the {B}.", [("memorandum", "signed", [B, A])]),
    ("The port cities of Leeds and Lisbon signed an agreement.", [("cooperation", "signed", ["Leeds", "Lisbon"])]),
    ("The pact between the cities of Leeds and Lisbon was signed.", [("cooperation", "signed", ["Leeds", "Lisbon"])]),
    (
        f"The {A} and the {B} signed an agreement in May 2000 and a second agreement in June 2018.",
        [("cooperation", "signed", [B, A]), ("cooperation", "signed", [B, A])],
    ),
    (f"The {A} is old. Consultations with the {B} on a memorandum go on.", [("memorandum", "planned", [B, A])]),
    (
        f"The {A} signed a memorandum with the {B}. That memorandum ran out last year.",
        [("memorandum", "ended", [B, A])],
    ),
    (
        f"The {A} signed a memorandum with the {B}. The memorandum will expire in 2030.",
        [("memorandum", "signed", [B, A])],
    ),
    (f"The contract has gone to the {A}, the {B} said.", [("contract", "signed", [B, A])]),
    (f"The contract has gone to the {A}. The {B} announced it in Leeds.", [("contract", "signed", [B, A])]),
    (f"The {A}, a sister house of the {B}, came.", [("twinning", "signed", [B, A])]),
    (
        f"The {A} and the {B} were told. The memorandum between the {A} and the {B} was signed in the hall:\nAll came.",
        [("memorandum", "signed", [B, A])],
    ),
    (
        f"Two bodies entered into the agreement with the {A}, namely:\n- {B}\n- Ondra Gallery",
        [("cooperation", "signed", [B, A, "Ondra Gallery"])],
    ),
    (f"Memorandum of the {A} with the {B} to set up a chair.", [("memorandum", "signed", [B, A])]),
    (
        f"The {A} is at work. Its contracts with the {B} and with the {C} were signed in May.",
        [("contract", "signed", [B, A]), ("contract", "signed", [C, A])],
    ),
    (
        f"{A} and {B} Sign Pact\n\nThe {A}, the {B} and the {C} have signed a pact in Leeds.",
        [("cooperation", "signed", [B, C, A])],
    ),
]


AWARDS = [
    (f"The {B} awarded the contract to the {A}.", [B, A]),
    (f"The contract was awarded to the {A} by the {B}.", [B, A]),
    (f"The contract was awarded by the {B} to the {A}.", [B, A]),
    (f"The {A} won the order from the {B}.", [B, A]),
    (f"The {A} won the licence of the {B}.", [B, A]),
    (f"The {A} secured the rights from the {B}.", [B, A]),
    (f"The {A} obtained a license from the {B}.", [B, A]),
    (f"The {A} obtained a commission from the {B}.", [B, A]),
    (f"The {B} is old. The contract has gone to the {A}.", [B, A]),
    (f"The {B} is old. The contract was awarded to the {A}.", [B, A]),
    (f"The {A} obtained a map from the {B}.", []),
    (f"The {B} awarded a prize to the {A}.", []),
    (f"The {A} won a prize from the {B}.", []),
    (f"The {B} is old. The prize has gone to the {A}.", []),
    (f"The {B} is old. The contract has gone to Anna Berg.", []),
    (f"The {B} is old. The contract has gone in Leeds.", []),
    (f"The {A} is old. The contract has gone to the {A}.", []),
    (f"The {A} is old. The contract has gone to the {A} and the {C}.", []),
    (f"The {B} is old. Somebody won the order from the {A}.", []),
    (f"The {A} has commissioned the {B} (it seems to us) to restore a map.", []),
    (f"The contract has gone to the {A}.", []),
    ("The contract has gone", []),
    (f"The {B} is old. It won the contract that is for the {A}.", []),
    *(
        (f"The {B} {verb} that the contract has gone to the {A}.", [B, A])
        for verb in ("announces", "said", "reports", "states", "confirmed", "has communicated", "informs all")
    ),
    (f"The {B} sees that the contract has gone to the {A}.", []),
    (f"Anna Berg said that the contract has gone to the {A}.", []),
    (f"Anna Berg said that the contract has gone to the {A}. In Leeds the {B} announced it.", [B, A]),
    (f"The contract has gone to the {A} for four long and happy years. The {B} announced it.", [B, A]),
    (f"The contract has gone to the {A} for four long and happy years. It rained. The {B} announced it.", []),
    (f"The {A} (LM) has commissioned the {B} (IL) to restore a map.", [B, A]),
    (f"The {A} has commissioned the {B} (today a ruin) to restore a map.", []),
    (f"The {A} has commissioned the {B} (IL).", []),
    (f"The {A} has commissioned the {B} (IL", []),
    (f"The {A} has commissioned the {B}", []),
]

DATED = [
    (f"The {A} and the {B} have an agreement signed in 2000 and a memorandum signed in 2018.", ["2000", "2018"]),
    (f"The {A} and the {B} signed an agreement in 2000 and signed a second agreement in 2018.", ["2000", "2018"]),
    (f"The {A} and the {B} put their names to a pact in 2000 and put their names to a pact in 2018.", ["2000", "2018"]),
    *(
        (
            f"The agreement between the {A} and the {B} was signed in 2000{joint} their second agreement was signed in "
            "2018.",
            ["2000", "2018"],
        )
        for joint in (" and", " but", ", while", ", whereas", ";")
    ),
    (
        f"The {A} and the {B} signed an agreement in 2000 and signed an agreement in 2009 and signed an agreement in "
        "2018.",
        ["2000", "2009", "2018"],
    ),
    (f"The agreement between the {A} and the {B}, their second agreement, was signed in 2018.", ["2018"]),
    (f"The agreement between the {A} and the {B} is old and their agreement was signed in 2018.", ["2018"]),
    (f"The agreement between the {A} and the {B} was signed in 2000 and their agreement ran till 2018.", ["2000"]),
    (f"The agreement between the {A} and the {B} was signed in 2000 and their agreement was signed.", ["2000"]),
    (f"The {A} and the {B} signed an agreement in 2000. Their agreement was signed in 2000.", ["2000"]),
    (f"The {A} and the {B} signed an agreement in 2018.", ["2018"]),
    (f"The {A} and the {B} signed an agreement; in 2018 it rained.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_a_report_gives_each_agreement_once(
    reading_of: Callable[..., Reading], text: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    """Agreements come in text order, told with type and status; what is said of one again adds to it."""
    assert [shown(a) for a in find_agreements(reading_of(text)).agreements] == expected


def test_a_clause_without_parties_is_handed_back(reading_of: Callable[..., Reading]) -> None:
    """A sentence that speaks of a paper and gives no party is unread, once, and nothing is made of it."""
    text = "Welcome to Leeds. A memorandum and a contract were put on the table. Nobody came."
    found = find_agreements(reading_of(text))
    assert found.agreements == ()
    assert [text[s.start : s.end] for s in found.unread] == ["A memorandum and a contract were put on the table."]


def test_a_clause_that_gave_an_agreement_is_not_unread(reading_of: Callable[..., Reading]) -> None:
    """No sentence is both told of and unread."""
    found = find_agreements(reading_of(f"The {A} signed a memorandum with the {B}. A pact was discussed by nobody."))
    told = {span for passages in found.passages for span in passages}
    assert len(found.agreements) == 1
    assert told.isdisjoint(found.unread)


def test_a_later_sentence_adds_date_and_place(reading_of: Callable[..., Reading]) -> None:
    """ "The memorandum was signed in …" tells of the paper named before."""
    text = f"The {A} has a memorandum with the {B}. The memorandum was signed in Lisbon on 4 May 2020."
    (agreement,) = find_agreements(reading_of(text)).agreements
    assert agreement.date is not None
    assert agreement.place is not None
    assert (agreement.date.value, agreement.place.value) == ("2020-05-04", "Lisbon")


def test_signatories_of_a_second_sentence_join(reading_of: Callable[..., Reading]) -> None:
    """People who sign in the sentence behind are signatories of the agreement of their organizations."""
    text = (
        f"The {A} and the {B} concluded a memorandum. Anna Berg, director of the {A}, and Tomas Lund, "
        f"head of the {B}, signed in Lisbon."
    )
    (agreement,) = find_agreements(reading_of(text)).agreements
    assert {s.value.name for s in agreement.signatories} == {"Anna Berg", "Tomas Lund"}


def test_each_of_a_list_of_pairs_is_an_agreement(reading_of: Callable[..., Reading]) -> None:
    """Parties of several agreements told by one noun are not mixed, and a last one may stand alone."""
    text = (
        f"The day ended with the {A} and the Aldana Press Co., Ltd., the Veld Park and the Korr Theatre and the "
        "Ondra Gallery reaching strategic cooperation agreements."
    )
    found = find_agreements(reading_of(text, datetime.date(2021, 5, 5))).agreements
    assert [shown(a) for a in found] == [
        ("strategic-cooperation", "signed", ["Aldana Press Co., Ltd.", A]),
        ("strategic-cooperation", "signed", ["Korr Theatre", "Veld Park"]),
        ("strategic-cooperation", "signed", ["Ondra Gallery"]),
    ]


def test_a_renewal_beside_its_original_is_a_second_agreement(reading_of: Callable[..., Reading]) -> None:
    """A paper that was signed and one that is denied are told apart though the parties are the same."""
    text = f"The {A} signed a contract with the {B}. The {A} did not sign a memorandum with the {B}."
    found = find_agreements(reading_of(text)).agreements
    assert [a.status.value for a in found] == ["signed", "denied"]


@pytest.mark.parametrize(("text", "expected"), AWARDS)
def test_a_contract_that_goes_to_somebody_has_a_giver_and_a_taker(
    marked_reading: Callable[..., Reading], text: str, expected: list[str]
) -> None:
    """Awarded, won or gone: beside a contract's noun alone; the giver is named, announces it, or is spoken of."""
    found = find_agreements(marked_reading(text, PERSON=["Anna Berg"])).agreements
    assert [shown(a) for a in found] == ([("contract", "signed", expected)] if expected else [])


@pytest.mark.parametrize(("text", "dates"), DATED)
def test_two_agreements_dated_in_one_sentence_are_two(
    marked_reading: Callable[..., Reading], text: str, dates: list[str | None]
) -> None:
    """Each part of a sentence that tells of a dated signing makes an agreement of the same parties; one date makes
    one."""
    found = find_agreements(marked_reading(text)).agreements
    assert [a.date and a.date.value for a in found] == dates
    assert all(shown(a)[2] == [B, A] for a in found)


def test_a_later_sentence_with_two_dates_makes_one_more(marked_reading: Callable[..., Reading]) -> None:
    """The agreement told of before is the first of the two, not a third."""
    text = (
        f"The {A} and the {B} have an agreement. The agreement between the {A} and the {B} was signed in 2000 and "
        "their second agreement was signed in 2018."
    )
    found = find_agreements(marked_reading(text)).agreements
    assert [a.date and a.date.value for a in found] == ["2000", "2018"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"The {A} is old. Talks with the {B} on a memorandum go on.", "planned"),
        (f"The {A} is old. Talks with the {B} about a memorandum go on.", "planned"),
        (f"The {A} is old. Talks with the {B} over a memorandum go on.", "planned"),
        (f"The {A} is old. Talks with the {B} led to a memorandum.", "signed"),
    ],
)
def test_talks_with_somebody_on_an_agreement_plan_it(
    marked_reading: Callable[..., Reading], text: str, status: str
) -> None:
    """Whoever is talked with may stand before "on"; talks that led to a paper are over."""
    (agreement,) = find_agreements(marked_reading(text)).agreements
    assert agreement.status.value == status


def test_each_of_two_agreements_in_a_sentence_has_its_own_place(marked_reading: Callable[..., Reading]) -> None:
    """Where the part of one agreement names a place, it is not the place of the one before, which has the report's."""
    text = (
        f"It rained in Leeds. The agreement between the {A} and the {B} was signed in 2000 and their second agreement "
        "was signed in Lisbon in 2009 and their third agreement was signed in Oslo in 2018."
    )
    found = find_agreements(marked_reading(text)).agreements
    assert [a.date and a.date.value for a in found] == ["2000", "2009", "2018"]
    assert [a.place and a.place.value for a in found] == ["Leeds", "Lisbon", "Oslo"]


def test_a_date_told_again_beside_another_paper_makes_no_second_agreement(
    marked_reading: Callable[..., Reading],
) -> None:
    """What an earlier sentence dated is the same agreement where a sentence with two papers tells of it again."""
    text = (
        f"The {A} and the {B} signed an agreement in 2000. The {A} has a contract with the {C} and the agreement "
        f"between the {A} and the {B} was signed in 2000."
    )
    found = find_agreements(marked_reading(text)).agreements
    assert [shown(a)[2] for a in found] == [[B, A], [C, A]]
