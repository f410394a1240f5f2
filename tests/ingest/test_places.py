"""Places by name, in a sentence, and in the names of organizations."""

import pytest
import spacy
from culturepact.ingest.gazetteer import demonyms, gazetteer
from culturepact.ingest.places import country_of, find_places, place_in_name, place_kind, plain_place
from spacy.tokens import Doc, Span

BLANK = spacy.blank("en")

KINDS = [
    ("Leeds", "city", "United Kingdom"),
    ("Poznań", "city", "Poland"),
    ("Poznan", "city", "Poland"),
    ("BEIJING", "city", "China"),
    ("Kyiv", "city", "Ukraine"),
    ("Hong Kong", "city", "China"),
    ("Macao", "city", "China"),
    ("Shanghai Municipality", "city", "China"),
    ("Dalian city", "city", "China"),
    ("City of Bristol", "city", "United Kingdom"),
    ("Guangdong", "region", "China"),
    ("Guangdong Province", "region", "China"),
    ("Jilin Province", "region", "China"),
    ("Inner Mongolia Autonomous Region", "region", "China"),
    ("Scotland", "region", "United Kingdom"),
    ("Texas", "region", "United States"),
    ("Kenya", "country", "Kenya"),
    ("the Netherlands", "country", "Netherlands"),
    ("UK", "country", "United Kingdom"),
    ("U.S.", "country", "United States"),
    ("Republic of Korea", "country", "South Korea"),
    ("Viet Nam", "country", "Vietnam"),
    ("Czech Republic", "country", "Czechia"),
    ("Türkiye", "country", "Türkiye"),
    ("Turkey", "country", "Türkiye"),
    ("Côte d’Ivoire", "country", "Ivory Coast"),
]

IN_NAMES = [
    ("Shanghai Puppet Museum", "Shanghai"),
    ("National Museum of Kenya", "Kenya"),
    ("University of Leeds", "Leeds"),
    ("University of Bath", "Bath"),
    ("Opera of Paris", "Paris"),
    ("Bureau of Culture of Guangdong Province", "Guangdong"),
    ("Ministry of Culture of the Republic of Kenya", "Kenya"),
    ("Embassy of Peru in Oslo", "Oslo"),
    ("Galway Municipal Library", "Galway"),
    ("Leeds Puppet Theatre of England", "Leeds"),
]

NO_PLACE_IN_NAMES = [
    "Paris Berg Foundation",
    "Victoria Lindqvist Prize",
    "Embassy of Peru",
    "Peru-Kenya Friendship Society",
    "Reading Agency",
    "Studio of Young Artists",
    "Golden Drum Festival",
    "",
]


def _doc(text: str, *entities: tuple[str, str]) -> Doc:
    doc = BLANK(text)
    spans = []
    for words, label in entities:
        start = text.index(words)
        span = doc.char_span(start, start + len(words), label=label)
        assert isinstance(span, Span)
        spans.append(span)
    doc.ents = spans
    return doc


@pytest.mark.parametrize(("name", "kind", "country"), KINDS)
def test_a_name_has_its_kind_and_its_country(name: str, kind: str, country: str) -> None:
    """Short forms, long forms, other spellings and words for the kind lead to one kind and one country."""
    assert (place_kind(name), country_of(name)) == (kind, country)


@pytest.mark.parametrize("name", ["Museum", "Yesterday", "Of", "Asia", "University", ""])
def test_a_common_word_is_no_place(name: str) -> None:
    """Words that are also small towns are unknown, as are continents."""
    assert place_kind(name) is None


def test_an_adjective_leads_to_its_country() -> None:
    """The country of "Kenyan" is known; the adjective itself is no place."""
    assert country_of("Kenyan") == "Kenya"
    assert place_kind("Kenyan") is None


def test_every_adjective_leads_to_a_country_of_the_gazetteer() -> None:
    """The two lists write each country in the same way."""
    countries = {place.country for place in gazetteer().values()}
    assert sorted(set(demonyms().values()) - countries) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("the Guangdong Province", "Guangdong"),
        ("City of Leeds", "Leeds"),
        ("Mexico City", "Mexico City"),
        ("Kenya's", "Kenya"),
    ],
)
def test_the_word_for_the_kind_falls_away(name: str, plain: str) -> None:
    """Province, City of and the like are no part of the plain name, unless the place is only known with them."""
    assert plain_place(name) == plain


@pytest.mark.parametrize(("name", "place"), IN_NAMES)
def test_an_organization_name_holds_its_place(name: str, place: str) -> None:
    """The city, else the region, else the country in a name is told, without the word for its kind."""
    assert place_in_name(name) == place


@pytest.mark.parametrize("name", NO_PLACE_IN_NAMES)
def test_an_undecidable_name_holds_none(name: str) -> None:
    """People's names, common words, pairs of countries and embassies without a seat give no place."""
    assert place_in_name(name) is None


def test_places_are_found_without_the_model() -> None:
    """Well known names count by themselves, the longest first, with the word for their kind."""
    doc = _doc("Guests from New York, Guangdong Province and Kenya met in Oslo.")
    assert [span.text for span in find_places(doc)] == ["New York", "Guangdong Province", "Kenya", "Oslo"]


def test_a_common_word_needs_the_model() -> None:
    """ "Reading" at the head of a sentence is a place only where the model says so."""
    text = "Reading is a pleasure in March."
    assert find_places(_doc(text)) == []
    assert [span.text for span in find_places(_doc(text, ("Reading", "GPE")))] == ["Reading"]


def test_a_place_inside_a_taken_stretch_is_left_out() -> None:
    """The city in an organization's name is not reported again as a place."""
    doc = _doc("The Oslo Puppet Museum opened in Leeds.")
    assert [span.text for span in find_places(doc, [(1, 4)])] == ["Leeds"]


def test_a_place_that_the_gazetteer_lacks_comes_from_the_model() -> None:
    """A made-up town that the model calls a geopolitical entity is a place, without the article."""
    doc = _doc("They met in the Qwexton.", ("the Qwexton", "GPE"))
    assert [span.text for span in find_places(doc)] == ["Qwexton"]


def test_a_person_named_like_a_city_is_no_place() -> None:
    """A city's name inside a longer person's name does not count."""
    doc = _doc("It was signed by Kenneth Lima Bergson.", ("Kenneth Lima Bergson", "PERSON"))
    assert find_places(doc) == []
