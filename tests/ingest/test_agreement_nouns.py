"""Where a report speaks of an agreement."""

from collections.abc import Callable

import pytest
from culturepact.ingest.agreement_nouns import agreement_type, find_triggers
from culturepact.ingest.reading import Reading
from spacy.tokens import Doc

TYPES = [
    ("They signed a memorandum of understanding on loans.", "memorandum", False),
    ("They signed two memoranda on loans.", "memorandum", True),
    ("They signed an MoU on loans.", "memorandum", False),
    ("They signed a letter of intent on loans.", "letter-of-intent", False),
    ("They signed letters of intent on loans.", "letter-of-intent", True),
    ("They signed a framework agreement on loans.", "framework", False),
    ("They signed strategic cooperation agreements on loans.", "strategic-cooperation", True),
    ("They signed a twinning agreement today.", "twinning", False),
    ("They signed a co-production agreement today.", "contract", False),
    ("They signed a contract today.", "contract", False),
    ("They signed a bilateral cultural agreement today.", "treaty", False),
    ("They signed an agreement today.", "cooperation", False),
    ("They signed an executive programme today.", "programme", False),
]

PROGRAMMES = [
    ("programme of cultural cooperation", False),
    ("programmes of cultural cooperation", True),
    ("program of cultural cooperation", False),
    ("programs of cultural cooperation", True),
    ("programme for cultural cooperation", False),
    ("program for cultural cooperation", False),
    ("programme of cultural exchange", False),
    ("programmes of cultural exchange", True),
    ("programme of cultural exchanges", False),
    ("programme of exchanges", False),
]

NONE = ["They agreed on it.", "They signed autographs.", "", "of understanding", "They met in May."]


@pytest.mark.parametrize(("text", "type", "plural"), TYPES)
def test_the_phrase_tells_the_type(reading_of: Callable[..., Reading], text: str, type: str, plural: bool) -> None:
    """The whole noun phrase decides the type, and one phrase is one agreement noun."""
    (trigger,) = find_triggers(reading_of(text).doc)
    assert (trigger.type, trigger.plural) == (type, plural)
    assert trigger.first <= trigger.noun < trigger.last


@pytest.mark.parametrize(("noun", "plural"), PROGRAMMES)
def test_a_programme_of_cooperation_or_exchange_is_one(mark: Callable[..., Doc], noun: str, plural: bool) -> None:
    """All its words are one noun, of a programme, that is no sure sign of an agreement."""
    doc = mark(f"They signed {noun} today.", pos={"signed": "VERB", "of": "ADP", "for": "ADP"})
    (trigger,) = find_triggers(doc)
    assert (trigger.type, trigger.plural, trigger.sure) == ("programme", plural, False)
    assert doc[trigger.noun : trigger.last].text == noun


@pytest.mark.parametrize(
    "noun", ["programme of films", "program", "programme of the exchange", "programme for exchanges"]
)
def test_another_programme_is_no_agreement(mark: Callable[..., Doc], noun: str) -> None:
    """A programme of anything else is none."""
    assert list(find_triggers(mark(f"They showed a {noun} today.", pos={"showed": "VERB"}))) == []


@pytest.mark.parametrize("text", NONE)
def test_without_agreement_noun_there_is_none(mark: Callable[..., Doc], text: str) -> None:
    """Verbs and other signatures are no agreement."""
    assert list(find_triggers(mark(text))) == []


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The agreement covers loans.", True),
        ("This memorandum covers loans.", True),
        ("Their agreement covers loans.", True),
        ("An agreement covers loans.", False),
        ("Agreements cover loans.", False),
    ],
)
def test_a_definite_noun_may_point_back(reading_of: Callable[..., Reading], text: str, definite: bool) -> None:
    """An article, "this" or a possessive before the noun is told, for it may mean a paper named before."""
    (trigger,) = find_triggers(reading_of(text).doc)
    assert trigger.definite is definite


def test_the_phrase_does_not_reach_over_verb_or_comma(reading_of: Callable[..., Reading]) -> None:
    """The noun phrase begins behind the verb that governs it."""
    reading = reading_of("In Leeds, the museum signed a long framework agreement.")
    (trigger,) = find_triggers(reading.doc)
    assert reading.doc[trigger.first : trigger.last].text == "a long framework agreement"


@pytest.mark.parametrize("text", ["memorandum of", "memorandum", "letter of intent", "agreement of", "an agreement"])
def test_a_noun_at_the_end_of_the_text_is_found_whole(mark: Callable[..., Doc], text: str) -> None:
    """A text may end with or inside the noun."""
    (trigger,) = find_triggers(mark(text))
    assert 0 <= trigger.first <= trigger.noun < trigger.last <= len(mark(text))


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("They signed two memoranda. The first was signed with Veld Theatre.", ["memorandum", "memorandum"]),
        ("They signed two contracts. The second, with Veld Theatre, covers loans.", ["contract", "contract"]),
        ("They signed a contract. The first was signed with Veld Theatre.", ["contract"]),
        ("They signed two contracts. The first exhibition opened with a speech.", ["contract"]),
        ("They signed two contracts. They came first with Veld Theatre.", ["contract"]),
    ],
)
def test_one_of_several_is_an_agreement_noun(reading_of: Callable[..., Reading], text: str, types: list[str]) -> None:
    """ "The first was signed with B" stands for one of the several that are told before, and is of their type."""
    assert [trigger.type for trigger in find_triggers(reading_of(text).doc)] == types


def test_a_phrase_without_cue_keeps_the_nouns_own_type() -> None:
    """Where no pattern speaks the type of the bare noun stays."""
    assert agreement_type("a long paper", "twinning") == "twinning"
