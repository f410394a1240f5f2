"""Which texts are English."""

import pytest
from culturepact.ingest.english import foreign_language

ENGLISH = "The museum and the library have signed an agreement on the exchange of photographs from the harbour."
FRENCH = (
    "Le musée a signé un accord de coopération avec la bibliothèque. Les deux institutions organiseront une exposition "
    "commune, et le directeur a salué ce partenariat historique."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "French"),
        ("Museum und Bibliothek unterzeichnen ein Abkommen über den Austausch von Fotografien.", "German"),
        ("El museo firmó un convenio con la biblioteca de la ciudad sobre el intercambio de fotografías.", "Spanish"),
        ("Het museum heeft een overeenkomst getekend met de bibliotheek of het archief van de stad.", "Dutch"),
        ("两家博物馆签署战略合作协议。", "Chinese"),
        ("Музей подписал соглашение с библиотекой о совместной выставке.", "Russian"),
        ("Το μουσείο υπέγραψε συμφωνία με τη βιβλιοθήκη.", "Modern Greek"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    """The language is told in words, even of one sentence."""
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Museum signs deal",
        "Nordholm and Velmar: memorandum signed, 2018",
        "Participants: Teatro Colón, Opéra de Lyon, Staatsoper Hamburg, Teatro alla Scala, Suomen Kansallisooppera",
        "The Österreichische Nationalbibliothek and the Biblioteca Nacional de España met the Bibliothèque nationale.",
        "2018 / 2019",
    ],
)
def test_short_texts_and_texts_full_of_names_are_english(text: str) -> None:
    """Foreign names do not make a foreign text, and a text in doubt is English."""
    assert foreign_language(text) is None


def test_repetition_does_not_hide_a_language() -> None:
    """A text that says the same many times is in the language in which it says it."""
    assert foreign_language(FRENCH * 20) == "French"


def test_larger_part_decides() -> None:
    """A text with some French passes, a French text with an English sentence does not."""
    assert foreign_language("\n\n".join([ENGLISH, ENGLISH, ENGLISH, FRENCH])) is None
    assert foreign_language("\n\n".join([FRENCH, FRENCH, ENGLISH])) == "French"
