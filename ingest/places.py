"""Places in a report: cities, regions, countries by name, and the place that an organization's name holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .gazetteer import Place, PlaceKind, demonyms, first_words, fold, gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LONGEST = 6
KIND_ORDER = ("city", "region", "country")
PLACE_LABELS = {"GPE", "LOC"}
KIND_WORDS: dict[str, PlaceKind] = {
    "city": "city", "municipality": "city", "town": "city", "village": "city", "commune": "city",
    "province": "region", "county": "region", "prefecture": "region", "district": "region", "region": "region",
    "state": "region", "governorate": "region", "oblast": "region", "canton": "region", "voivodeship": "region",
    "republic": "country", "kingdom": "country",
}  # fmt: skip
STATE_WORDS = frozenset(
    ("commonwealth", "emirates", "federation", "kingdom", "principality", "republic", "state", "sultanate")
)
"""Words of the full names of states: "the People's Republic of X"."""
BEHIND = re.compile(
    r"""[\s-]+(?:special\ administrative\ region|new\ area|sar
    |(?:(?:uygur|uyghur|zhuang|hui|tibetan|mongolian|korean|bai|dai|yi)\ )?autonomous\ (?:region|prefecture|county)
    |city|municipality|province|county|prefecture|district|region|governorate|oblast|voivodeship|canton|state)$""",
    re.IGNORECASE | re.VERBOSE,
)
AHEAD = re.compile(
    r"^(?:(?:city|town|municipality|province|county|region|state|canton|prefecture|republic|kingdom|sultanate|"
    r"principality|grand duchy|federal republic|people's republic|islamic republic) of (?:the )?)",
    re.IGNORECASE,
)
SPEAKERS = re.compile(r"\b(?:Embassy|Consulate|Consulate[ -]General|High Commission|Mission)\b")
PREPOSITION = re.compile(r"\b(?:in|at|of|de|di|do|da|del|van|von)\s+(?:the\s+)?$")
KIND_SUFFIX = {"City", "city", "Municipality", "Province", "County", "Prefecture", "District", "Governorate", "Oblast"}
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
INSTITUTION = re.compile(
    r"\s+(?:\w+\s)?(?:Museum|University|Municipality|Municipal|City|Library|Theatre|Theater|Symphony|Philharmonic|Orchestra|"
    r"Opera|Bureau|District|Prefecture|County|Province|Provincial|Festival|Biennale|Gallery|Archives?|College|School|"
    r"Council|Chamber|Region|Regional|Hall|Castle|Zoo|Airport|Government)\b",
    re.IGNORECASE,
)


def plain_place(name: str) -> str:
    """The name without "the" and without the words for its kind: "the Guangdong Province" is "Guangdong".

    A name that the gazetteer knows whole ("Mexico City", "Inner Mongolia") stays as it is.
    """
    name = re.sub(r"^the\s+|['’]s$", "", name.strip(), flags=re.IGNORECASE)
    if fold(name) in gazetteer():
        return name
    return BEHIND.sub("", AHEAD.sub("", name)) or name


def place_kind(name: str) -> PlaceKind | None:
    """What the place is; None for a name unknown to the gazetteer that does not tell its kind either."""
    name = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    known = gazetteer().get(fold(name))
    if known:
        return known.kind
    behind, ahead = BEHIND.search(name), AHEAD.match(name)
    plain = _known(name)
    told = fold(behind.group()).split()[-1] if behind else fold(ahead.group()).split()[0] if ahead else ""
    if plain and plain.kind == "city" and told == "municipality":
        return "city"
    return KIND_WORDS.get(told, "region" if told else None) or (plain.kind if plain else None)


def country_of(name: str) -> str | None:
    """The country's usual short English name: of a place, a country in another form, or an adjective ("Kenyan")."""
    known = _known(name)
    return known.country if known else demonyms().get(fold(name.strip()))


def find_places(doc: Doc, taken: Sequence[tuple[int, int]] = ()) -> list[Span]:
    """The places of a doc, in order, none overlapping another or a stretch of ``taken`` (token offsets, end excluded).

    Names of the gazetteer, longest first; those that are also words or people, and little known ones, only where the
    language model calls them a place. Then what the model alone calls a geopolitical entity.
    """
    covered = {index for start, end in taken for index in range(start, end)}
    spans: list[Span] = []
    words = [token.text_with_ws for token in doc]
    for index, word in enumerate(words):
        if not word[0].isupper() or index in covered or fold(word.rstrip()).partition("-")[0] not in first_words():
            continue
        end = _name_end(doc, words, index, covered)
        if end:
            spans.append(doc[index:end])
            covered.update(range(index, end))
    for entity in doc.ents:
        span = _bare(entity) if entity.label_ == "GPE" else None
        if span and not covered.intersection(range(span.start, span.end)):
            spans.append(span)
    return sorted(spans, key=lambda span: span.start)


def place_in_name(name: str) -> str | None:
    """The place that an organization's name holds, as written: "Leeds" of "University of Leeds".

    After "in" first, then a city, a region, a country. None where there is none, where places of two countries stand
    side by side, where it may be a person's name, and for an embassy that does not tell where it is.
    """
    found = [(start, end, place) for start, end, place in _places_in(name) if _stands(name, start, end, place)]
    located = [item for item in found if re.search(r"\b(?:in|at)\s+(?:the\s+)?$", name[: item[0]])]
    if located:
        start, end, _ = located[-1]
        return _bare_name(name[start:end])
    if SPEAKERS.search(name):
        return None
    found.sort(key=lambda item: KIND_ORDER.index(item[2].kind))
    if not found:
        return None
    start, end, first = found[0]
    same_kind = [item for item in found if item[2].kind == first.kind]
    if len({place.country for _, _, place in same_kind}) > 1:
        return None
    if same_kind[-1][1] == len(name) and re.search(r"\b(?:of|de)\s+$", name[: same_kind[-1][0]]):
        start, end, _ = same_kind[-1]
    return _bare_name(name[start:end])


def _known(name: str) -> Place | None:
    places = gazetteer()
    return places.get(fold(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))) or places.get(
        fold(plain_place(name))
    )


def _name_end(doc: Doc, words: Sequence[str], index: int, covered: set[int]) -> int:
    for end in range(min(len(doc), index + LONGEST), index, -1):
        if end - 1 in covered or words[end - 1].isspace():
            continue
        place = gazetteer().get(fold("".join(words[index:end]).rstrip(" ")))
        if place and not covered.intersection(range(index, end)) and _is_place(doc[index:end], place):
            kind_follows = end < len(doc) and end not in covered and doc[end].text in KIND_SUFFIX
            return end + 1 if kind_follows else end
    return 0


def _is_place(span: Span, place: Place) -> bool:
    labels = {token.ent_type_ for token in span}
    if labels <= PLACE_LABELS:
        return not (place.ambiguous and _within_longer(span))
    if "DATE" in labels or ("PERSON" in labels and _within_longer(span)):
        return False
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return place.sure or (before == "in" and not place.ambiguous)


def _within_longer(span: Span) -> bool:
    return any(
        entity.start <= span.start and entity.end >= span.end and len(entity) > len(span) for entity in span.doc.ents
    )


def _bare(entity: Span) -> Span | None:
    start, end = entity.start, entity.end
    while start < end and entity.doc[start].text.lower() in ("the", "'s", "’s", "'"):
        start += 1
    while end > start and entity.doc[end - 1].text in ("'s", "’s", "'", ",", "."):
        end -= 1
    span = entity.doc[start:end]
    ok = len(span) and span.text[0].isupper() and len(span.text) > 2 and fold(span.text) not in demonyms()
    return span if ok and not any(letter.isdigit() for letter in span.text) else None


def _places_in(name: str) -> list[tuple[int, int, Place]]:
    words = [(word.start(), word.end()) for word in WORD.finditer(name)]
    found = []
    index = 0
    while index < len(words):
        for last in range(min(len(words), index + LONGEST), index, -1):
            start, end = words[index][0], words[last - 1][1]
            form = re.sub(r"['’]s$", "", name[start:end])
            place = gazetteer().get(fold(form)) if name[start].isupper() else None
            if place:
                found.append((start, start + len(form), place))
                index = last - 1
                break
        index += 1
    return found


def _bare_name(name: str) -> str:
    """ "Republic of Kenya" is "Kenya", where the gazetteer knows that too."""
    bare = BEHIND.sub("", AHEAD.sub("", name))
    return bare if fold(bare) in gazetteer() else name


def _stands(name: str, start: int, end: int, place: Place) -> bool:
    """Whether the word is a place: well known, behind a preposition, or at the head before a word such as Museum."""
    if place.sure or PREPOSITION.search(name[:start]):
        return True
    return not place.ambiguous and start == 0 and INSTITUTION.match(name[end:]) is not None
