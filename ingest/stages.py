"""The stages that turn a parsed text into a ``Reading``, as spaCy components that declare what they need and give.

Finding is done by pure functions (``find_organizations``, ``find_people`` …); a stage calls one and keeps what it
returns in ``doc._.reading``. ``read`` runs them on one text; ``add_stages`` puts them into a spaCy pipeline, so that
``nlp(text)._.reading`` is there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from ..graph.facts import Ref, Report
from .anaphora import Resolver
from .beside import OrganizationSpan
from .capitals import is_capitalised
from .coreference import group_mentions
from .dateline import dateline_place
from .dates import find_dateline, find_dates
from .entities import told_type
from .organization_places import organization_place
from .organization_types import organization_type
from .organizations import find_organizations
from .people import find_people, group_people
from .places import STATE_WORDS, place_kind
from .reading import Agent, Reading, in_order
from .roles import find_roles

UNKNOWN = "text"
"""Identifier of the report where a stage runs on a text that belongs to none."""

Doc.set_extension("reading", default=None, force=True)


def reading_of(doc: Doc) -> Reading:
    """What the stages have found in the text so far."""
    if doc._.reading is None:
        doc._.reading = Reading(Report(UNKNOWN, doc.text), doc)
    found: Reading = doc._.reading
    return found


@Language.component(
    "culturepact_organizations",
    requires=["doc.ents", "doc.sents", "token.tag"],
    assigns=["doc._.reading"],
)
def organizations(doc: Doc) -> Doc:
    """Organizations with their forms, types and places."""
    reading, text = reading_of(doc), doc.text
    reading.organizations = group_mentions(find_organizations(doc), text)
    types = [(entity, told_type(entity)) for entity in doc.ents]
    told = [(entity.start_char, entity.end_char, *kind) for entity, kind in types if kind]
    reading.types = [organization_type(group, text, told) for group in reading.organizations]
    reading.places = [organization_place(doc, group) for group in reading.organizations]
    return doc


@Language.component("culturepact_people", requires=["doc.ents", "doc._.reading"], assigns=["doc._.reading"])
def people(doc: Doc) -> Doc:
    """People who are no part of an organization's name, and their roles."""
    reading = reading_of(doc)
    taken = [(m.start, m.end) for group in reading.organizations for m in group.mentions]
    reading.people = group_people(find_people(doc, taken))
    spans, resolver = _spans(reading), _resolver(reading)
    definite = [(first, last, groups[0]) for first, last, groups, how in resolver.agents() if how == "definite"]
    reading.roles = find_roles(doc, reading.people, sorted([*spans, *definite]), resolver)
    return doc


@Language.component("culturepact_dates", requires=["doc._.reading"], assigns=["doc._.reading"])
def dates(doc: Doc) -> Doc:
    """Dates, counted from the report's publication, and the dateline."""
    reading, text = reading_of(doc), doc.text
    reading.dates = find_dates(text, reading.report.published)
    reading.dateline_place = dateline_place(doc)
    reading.dateline_date = find_dateline(text, reading.report.published)
    return doc


@Language.component("culturepact_agents", requires=["doc.ents", "doc._.reading"], assigns=["doc._.reading"])
def agents(doc: Doc) -> Doc:
    """Everybody who can act: names, "the museum", "both sides", countries and cities."""
    reading = reading_of(doc)
    found = [Agent(first, last, (reading.organization(index),), "name") for first, last, index in _spans(reading)]
    for group in reading.people:
        found += [Agent(m.first, m.last, (Ref("person", group.name),), "name", m.confidence) for m in group.mentions]
    for first, last, indexes, how in _resolver(reading).agents():
        found.append(Agent(first, last, tuple(reading.organization(i) for i in indexes), how, 0.7))
    taken = {i for agent in found for i in range(agent.first, agent.last)}
    for entity in doc.ents:
        if entity.label_ == "GPE" and not any(i in taken for i in range(entity.start, entity.end)):
            first = _state_start(doc, entity.start)
            name = doc[first : entity.end].text.removeprefix("the ").removeprefix("The ").strip()
            if name:
                found.append(Agent(first, entity.end, (Ref("polity", name),), "polity", 0.6))
    reading.agents = in_order([*found, *_both_countries(doc, found)])
    return doc


def _both_countries(doc: Doc, agents: list[Agent]) -> Iterator[Agent]:
    """ "The two countries" where the text before names just two."""
    for token in doc[1:]:
        count = doc[token.i - 1]
        if token.lower_ not in COUNTRIES or count.lower_ not in ("two", "both"):
            continue
        named = [
            a for a in agents if a.last <= token.i and a.how == "polity" and place_kind(a.refs[0].name) == "country"
        ]
        different = dict.fromkeys(a.refs[0] for a in named)
        if len(different) == 2:
            first = count.i - (count.i > 0 and doc[count.i - 1].lower_ == "the")
            yield Agent(first, token.i + 1, tuple(different), "both", 0.6)


def _state_start(doc: Doc, first: int) -> int:
    """Where "the People's Republic of" begins before a country; ``first`` where nothing of the kind stands."""
    if not _is_state(doc[first]):
        if first < 2 or doc[first - 1].lower_ != "of" or not _is_state(doc[first - 2]):
            return first
        first -= 2
    while first and (is_capitalised(doc[first - 1]) or doc[first - 1].text in ("'s", "’s")):
        first -= 1
    return first


def _is_state(token: Token) -> bool:
    return is_capitalised(token) and token.lower_ in STATE_WORDS


COUNTRIES = frozenset(("countries", "nations", "states"))
STAGES = {
    "culturepact_organizations": organizations,
    "culturepact_people": people,
    "culturepact_dates": dates,
    "culturepact_agents": agents,
}
"""The stages by their spaCy names, in the order they run."""


def read(doc: Doc, report: Report) -> Reading:
    """Run the stages on the parsed text of a report."""
    doc._.reading = Reading(report, doc)
    for stage in STAGES.values():
        doc = stage(doc)
    return reading_of(doc)


def add_stages(language: Language) -> Language:
    """Put the stages at the end of a spaCy pipeline that tags, parses and finds entities."""
    for name in STAGES:
        language.add_pipe(name)
    return language


def _spans(reading: Reading) -> list[OrganizationSpan]:
    """Where organizations are named: first token, end token, index of the group; in text order."""
    found = []
    for index, group in enumerate(reading.organizations):
        for mention in group.mentions:
            span = reading.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                found.append((span.start, span.end, index))
    return sorted(found)


def _resolver(reading: Reading) -> Resolver:
    return Resolver(reading.doc, reading.organizations, [kind for kind, _ in reading.types], _spans(reading))
