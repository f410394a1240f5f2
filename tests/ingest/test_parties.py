"""Who is party to an agreement in one clause."""

from collections.abc import Callable

import pytest
from culturepact.ingest.acting_agents import acting_agents
from culturepact.ingest.agreement_nouns import find_triggers
from culturepact.ingest.parties import Parties, find_parties
from culturepact.ingest.reading import Reading

A, B, C, D, E = "Lorem Museum", "Ipsum Library", "Veld Theatre", "Korr Opera", "Ondra Gallery"

WAYS = [
    (f"The {A} and the {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"The {A}, the {B} and the {C} signed a memorandum.", "parties.subject", [[A, B, C]]),
    (f"The {A} signed a memorandum with the {B}.", "parties.subject-with", [[A, B]]),
    (f"The {A} signed a memorandum with the {B} and the {C}.", "parties.subject-with", [[A, B, C]]),
    (f"A memorandum between the {A} and the {B} was signed.", "parties.between", [[A, B]]),
    (f"The memorandum was signed by the {A} and the {B}.", "parties.by", [[A, B]]),
    (f"The memorandum which the {A} concluded with the {B} covers loans.", "parties.relative", [[A, B]]),
    (f"{A} and {B}: memorandum of understanding on loans", "parties.heading", [[A, B]]),
    (f"The {A}'s memorandum with the {B} covers loans.", "parties.with", [[A, B]]),
    (f"The {A}, a house of glass, and the {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (
        f"The day ended with the {A} and the Aldana Press Co., Ltd., the {C} and the {D} and the {E} "
        "reaching strategic cooperation agreements.",
        "parties.pairs",
        [[A, "Aldana Press Co., Ltd."], [C, D], [E]],
    ),
    (
        f"The {A} with the {B}, the {C} with the {D} signed agreements, respectively.",
        "parties.pairs",
        [[A, B], [C, D]],
    ),
    (
        f"Agreements were signed by the {A} with the {B} and by the {C} with the {D}.",
        "parties.pairs",
        [[A, B], [C, D]],
    ),
    (
        f"The {A} and the {C} signed agreements with the {B} and the {D}, respectively.",
        "parties.subject-with",
        [[A, B], [C, D]],
    ),
    (
        f"The {A} signed agreements with the {B}, the {C} and the {D}.",
        "parties.subject-with",
        [[A, B], [A, C], [A, D]],
    ),
    (
        "The Department of Culture, Radio and Film of Leeds signed a contract with the Aldana Press Co., Ltd. in May.",
        "parties.subject-with",
        [["Department of Culture, Radio and Film of Leeds", "Aldana Press Co., Ltd."]],
    ),
    (f"The {A} and the Leeds-based {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"The {A} and the Larkmoor-based {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (
        f"The {A} (LM), a special branch of the {C} (VT) for old glass, and the {B} signed a memorandum.",
        "parties.subject",
        [[A, B]],
    ),
    (
        f'The {A} and the {B} signed the "Memorandum on Glass between France and Portugal".',
        "parties.subject",
        [[A, B]],
    ),
    (f"The {A} and the non-profit organization {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"The {A} (LM) of the {C} (VT) and the {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"The {A}, a special branch of the {C}, and the {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"Leeds (RSS): The {A} and the {B} signed a memorandum.", "parties.subject", [[A, B]]),
    (f"The {A} has partnered with the {B} under a memorandum.", "parties.subject-with", [[A, B]]),
    (
        f"The licence contract between the Portuguese children's channel {A} and the French distributor {B} has ended.",
        "parties.between",
        [[A, B]],
    ),
    (
        "The free trade agreement was signed by France and Portugal, and a memorandum was discussed in agreement "
        f"with the {A}.",
        None,
        [],
    ),
    (f"With the {A}, the {B} has had a memorandum.", "parties.subject-with", [[B, A]]),
    (
        f"The {A} and the {C} signed with the {B} a memorandum on loans and a plan on staff, respectively.",
        "parties.subject-with",
        [[A, B], [C, B]],
    ),
    ("France and Portugal signed a memorandum.", "parties.subject", [["France", "Portugal"]]),
    (f"A memorandum was discussed in Leeds. The {A} was closed.", None, []),
    ("A memorandum was signed.", None, []),
]


MARKED = [
    (
        f"The memorandum was signed in the old reading room of the house on the hill on Monday by the {A} and the {B}.",
        "parties.by",
        [[A, B]],
    ),
    (f"The memorandum was signed by the {A} and by the {B}.", "parties.by", [[A, B]]),
    (f"The memorandum was signed by the {A}, as well as by the {B} and by the {C}.", "parties.by", [[A, B, C]]),
    (f"The memorandum was signed by the {A}, and a house was built by the {B}.", "parties.by", [[A]]),
    (f"The memorandum was signed in Leeds by the {A} with the {B}.", "parties.by", [[A, B]]),
    (
        f"Letters of intent were signed by the {A} and the {C} with the {B} and the {D}, respectively.",
        "parties.by",
        [[A, B], [C, D]],
    ),
    (
        f"Letters of intent were signed by the {A} and the {C} with the {B}, respectively.",
        "parties.by",
        [[A, B], [C, B]],
    ),
    (f"A memorandum was signed by the {A} and the {C} with the {B}.", "parties.by", [[A, C, B]]),
    (
        f"Letters of intent were signed by the {A} and by the {C} with the {B} and the {D}, respectively.",
        "parties.by",
        [[A, B], [C, D]],
    ),
    (
        f"The {A} and the {B} signed letters of intent with the {C}, the {D} and the {E}, respectively.",
        "parties.subject-with",
        [[A, B, C, D, E]],
    ),
    (f"The {A} signed agreements with the {B}, respectively.", "parties.subject-with", [[A, B]]),
    (f"A memorandum is being drafted by the {A} and the {B}.", None, []),
    (f"A memorandum is being prepared by the {A} and the {B}.", None, []),
    (f"A memorandum is being negotiated by the {A} and the {B}.", None, []),
    (f"A memorandum signed in Leeds was shown by the {A} and the {B}.", "parties.sentence", [[A, B]]),
    (f"The {A} and the {B} are negotiating an action plan.", None, []),
    (f"The {A} and the {B} are preparing an action plan.", None, []),
    (f"The {A} and the {B} are drafting an action plan.", None, []),
    (f"The {A} and the {B} are signing an action plan.", "parties.subject", [[A, B]]),
    ("Kenya and Peru keep to the agreement which they signed.", "parties.relative", [["Kenya", "Peru"]]),
    (f"The {A} and the {B} keep to the agreement they signed.", "parties.relative", [[A, B]]),
    (f"The {A} and the {B} keep to the agreement to which they put their names.", "parties.relative", [[A, B]]),
    (f"The {A} and the {B} keep to the agreement which they like.", None, []),
    (f"The {A} and the {B} keep to the agreement to which they gave their names.", "parties.relative", [[A, B]]),
    (f"The {A} keeps to the agreement which they signed.", None, []),
    (
        f"Where the {A} and the {B} met, the {C} and the {D} spoke of the agreement which they signed.",
        "parties.relative",
        [[C, D]],
    ),
    (f"Of the {C} and the {D} speaks {A} of the agreement which they signed.", "parties.relative", [[C, D]]),
    (f"In the agreement which they signed the {A} and the {B} are named.", "parties.sentence", [[A, B]]),
    (f"The {A} and the {B} keep to the agreement under which they cooperate.", "parties.relative", [[A, B]]),
    (f"It rests on the agreement under which the {A} and the {B} work.", "parties.relative", [[A, B]]),
    (f"It rests on the agreement which the {A} and the {B} implement.", "parties.relative", [[A, B]]),
    (f"It rests on the agreement which the {A} and the {B} like.", None, []),
    ("The treaty of Kenya with Peru was signed.", "parties.with", [["Kenya", "Peru"]]),
    *(
        (f"The {A} is old. {talks} with the {B} on a memorandum go on.", "parties.topic-with", [[A, B]])
        for talks in (
            "Talks",
            "The talk",
            "Negotiations",
            "In Leeds negotiating",
            "Discussions",
            "Consultations",
        )
    ),
    (f"The {A} is old. A walk with the {B} ended at a memorandum.", None, []),
    (f"The {A} is old. Talks of the {B} on a memorandum go on.", None, []),
    (f"Talks with the {A} on a memorandum go on.", None, []),
]

RULERS = [
    ("mayor of Leeds", ["Leeds", "Lisbon"]),
    ("the deputy mayor of Leeds", ["Leeds", "Lisbon"]),
    ("Governor of Lower Saxony", ["Lower Saxony", "Lisbon"]),
    ("provost of the Veld Coast", ["Veld Coast", "Lisbon"]),
    ("pianist of Leeds", ["Lisbon"]),
    ("mayor", ["Lisbon"]),
]


def parties_of(reading: Reading) -> list[Parties]:
    """The parties of the first agreement noun of a text."""
    triggers = list(find_triggers(reading.doc))
    sentence = reading.sentence(triggers[0].noun)
    here = [t for t in triggers if sentence.start <= t.noun < sentence.end]
    return find_parties(reading, acting_agents(reading), triggers[0], sentence, here)


@pytest.mark.parametrize(("text", "rule", "expected"), WAYS)
def test_each_way_to_name_the_parties_is_read(
    reading_of: Callable[..., Reading], text: str, rule: str | None, expected: list[list[str]]
) -> None:
    """Every agreement of the clause has its own parties and nobody else's, by the surest way the clause offers."""
    found = parties_of(reading_of(text))
    assert [[ref.name for ref in parties.parties] for parties in found] == expected
    for parties in found:
        assert {stated.rule for stated in parties.parties.values()} == {rule}


def test_people_who_sign_stand_for_their_organizations(reading_of: Callable[..., Reading]) -> None:
    """A signatory is kept, and the organization of the own role is the party, a little less sure than a named one."""
    text = f"The memorandum was signed by Anna Berg, director of the {A}, and Tomas Lund, head of the {B}."
    (found,) = parties_of(reading_of(text))
    assert [ref.name for ref in found.parties] == [A, B]
    assert [ref.name for ref in found.signatories] == ["Anna Berg", "Tomas Lund"]
    assert all(
        party.confidence < signatory.confidence
        for party, signatory in zip(found.parties.values(), found.signatories.values())
    )


def test_both_parties_behind_on_behalf_of_count(reading_of: Callable[..., Reading]) -> None:
    """Those on whose behalf people sign are the parties, at the start of a sentence too."""
    text = f"On behalf of the {A}, Anna Berg signed the memorandum, and Tomas Lund on behalf of the {B}."
    (found,) = parties_of(reading_of(text))
    assert {ref.name for ref in found.parties} == {A, B}


def test_a_country_gives_way_to_an_organization(reading_of: Callable[..., Reading]) -> None:
    """Where an organization is named, the country beside it is no party."""
    (found,) = parties_of(reading_of(f"The {A} signed a memorandum with the {B} of Portugal."))
    assert {ref.kind for ref in found.parties} == {"organization"}


def test_a_party_rests_on_the_words_that_name_it(reading_of: Callable[..., Reading]) -> None:
    """The words of each party are its name in the sentence that is shown."""
    text = f"Welcome. The {A} signed a memorandum with the {B}."
    (found,) = parties_of(reading_of(text))
    for ref, stated in found.parties.items():
        assert text[stated.words.start : stated.words.end] == ref.name
        assert text[stated.passage.start : stated.passage.end] == text.removeprefix("Welcome. ")


@pytest.mark.parametrize(
    "text",
    [
        "agreement with",
        "agreement between",
        "agreement between the",
        "agreement by",
        "with agreement",
        f"The {A} signed an agreement with",
        f"The {A} signed an agreement with the {B} and",
        f"an agreement between the {A} and",
        f"{A}'s agreement",
        f"{A}: agreement",
        "agreements, respectively",
        "on behalf of agreement",
    ],
)
def test_a_clause_that_breaks_off_makes_no_error(reading_of: Callable[..., Reading], text: str) -> None:
    """A text may end at the very word that leads to a party; whoever is named before it may still be found."""
    for parties in parties_of(reading_of(text)):
        assert {ref.name for ref in parties.parties} <= {A, B}


def test_the_two_institutions_are_those_the_report_is_about(reading_of: Callable[..., Reading]) -> None:
    """Whoever is named twice comes before whoever is named last."""
    text = (
        f"The {A} works with the {B}. The {A} and the {B} know each other well. In the {C}, the two institutions "
        "signed a memorandum."
    )
    (found,) = parties_of(reading_of(text))
    assert {ref.name for ref in found.parties} == {A, B}


@pytest.mark.parametrize(
    "text",
    [
        f"The {A} lies in a park. Last week it signed a memorandum with the {B}.",
        f"The {A} lies in a park. It worked with the {C}, and last week it signed a memorandum with the {B}.",
        f"The {A} said that it had partnered with the {B} under a memorandum.",
    ],
)
def test_a_pronoun_stands_for_who_was_spoken_of(reading_of: Callable[..., Reading], text: str) -> None:
    """ "it" is the organization that the sentence or the one before begins with, and its words are the pronoun's."""
    (found,) = parties_of(reading_of(text))
    assert [ref.name for ref in found.parties] == [A, B]
    meant, named = found.parties.values()
    assert text[meant.words.start : meant.words.end].lower() == "it"
    assert meant.confidence < named.confidence


def test_a_party_that_is_not_named_is_less_sure(reading_of: Callable[..., Reading]) -> None:
    """Where "the museum" stands for a party, it is stated with less confidence than the party named beside it."""
    text = f"The {A} lies in a park. The museum signed a memorandum with the {B}."
    (found,) = parties_of(reading_of(text))
    resolved, named = (next(s for ref, s in found.parties.items() if ref.name == name) for name in (A, B))

    assert resolved.confidence < named.confidence


@pytest.mark.parametrize(("text", "rule", "expected"), MARKED)
def test_each_way_to_name_the_parties_is_read_without_the_encoder(
    marked_reading: Callable[..., Reading], text: str, rule: str | None, expected: list[list[str]]
) -> None:
    """Signers told one by one or respectively, those of "which they signed", and partners of talks are the parties."""
    found = parties_of(marked_reading(text))
    assert [[ref.name for ref in parties.parties] for parties in found] == expected
    for parties in found:
        assert {stated.rule for stated in parties.parties.values()} == {rule}


@pytest.mark.parametrize(("role", "expected"), RULERS)
def test_a_mayor_who_signs_stands_for_the_city(
    marked_reading: Callable[..., Reading], role: str, expected: list[str]
) -> None:
    """The city or region in a mayor's or governor's role is the party; in another role a city is none."""
    text = f"Anna Berg, {role}, and Tomas Lund, mayor of Lisbon, signed a memorandum."
    found = parties_of(marked_reading(text, PERSON=["Anna Berg", "Tomas Lund"]))
    assert [ref.name for parties in found for ref in parties.parties] == expected
    for parties in found:
        assert {ref.kind for ref in parties.parties} == {"polity"}
        assert {stated.rule for stated in parties.parties.values()} == {"parties.subject-signatory"}
        assert [ref.name for ref in parties.signatories] == ["Anna Berg", "Tomas Lund"]


def test_a_mayor_with_a_body_stands_for_the_body(marked_reading: Callable[..., Reading]) -> None:
    """Where the report names the body that the mayor signs for, the city is no party."""
    text = (
        f"Anna Berg, mayor of Leeds, signed a memorandum on behalf of the {A}, and Tomas Lund, mayor of Lisbon, came. "
        f"Anna Berg, mayor of Leeds, and Tomas Lund, mayor of Lisbon, signed a memorandum."
    )
    reading = marked_reading(text, PERSON=["Anna Berg", "Tomas Lund"])
    triggers = list(find_triggers(reading.doc))
    found = find_parties(
        reading, acting_agents(reading), triggers[-1], reading.sentence(triggers[-1].noun), triggers[-1:]
    )
    assert [[ref.name for ref in parties.parties] for parties in found] == [[A, "Lisbon"]]
