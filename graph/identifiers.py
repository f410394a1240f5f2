"""The only place that makes IRIs.

Each ends in a piece of SHA-256 in base 32, so it depends on nothing but what it is computed from; the slug before it
is for readers and may be empty. No IRI holds an offset except a passage's, so editing a report's text moves nothing
else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .kinds import KINDS

if TYPE_CHECKING:
    from .facts import Span

DEFAULT_BASE: Final = "https://w3id.org/culturepact/id/"
_MENTION: Final = "#m-"
_SLUG_LENGTH = 60
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def digest(length: int, *parts: str) -> str:
    """``length`` base-32 characters (5 bits each) of the SHA-256 of the parts."""
    raw = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return base64.b32encode(raw).decode()[:length].lower()


def slug(text: str) -> str:
    """ASCII letters and digits joined by hyphens, at most 60 characters; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_SLUG_LENGTH].strip("-")


@lru_cache(maxsize=65536)
def short(key: str) -> str:
    """The IRI of the thing with this key, relative to the base."""
    kind, name, *_ = key.split("|")
    shape = KINDS[kind]
    return f"{shape.segment}/{_readable(name, 6, key) if shape.readable else digest(12, key)}"


def is_mention(address: str) -> bool:
    """Whether an IRI, be it relative to the base, is a mention's."""
    return _MENTION in address


def _readable(name: str, length: int, *parts: str) -> str:
    words = slug(name)
    return f"{words}-{digest(length, *parts)}" if words else digest(2 * length, *parts)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Makes the IRIs under one base, which ends in ``/`` and is an http(s) address without spaces."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?]+/", self.base):
            raise ValueError(f"{self.base!r} is no base: an http(s) address ending in / is needed")

    def report(self, identifier: str) -> str:
        """The report with this ``dct:identifier``."""
        return f"{self.base}report/{_readable(_SUFFIX.sub('', identifier), 6, identifier)}"

    def report_graph(self, report: str) -> str:
        """The named graph of a report, by the report's IRI."""
        return f"{report}/graph"

    def report_of(self, graph: str) -> str | None:
        """The IRI of the report a named graph belongs to; None for the graphs that belong to no report."""
        return graph[: -len("/graph")] if graph.startswith(f"{self.base}report/") else None

    def passage(self, report: str, span: Span) -> str:
        """The stretch of the report's text, counted as in RFC 5147."""
        return f"{report}#char={span.start},{span.end}"

    def mention(self, report: str, key: str) -> str:
        """The thing with this key as the report names it."""
        return f"{report}{_MENTION}{digest(8, key)}"

    def mention_graph(self, mention: str) -> str:
        """The named graph of the report that a mention is in."""
        return self.report_graph(mention.partition("#")[0])

    def statement(self, report: str, subject: str, predicate: str, obj: str) -> str:
        """The statement of one report; subject and object are keys where they are things, so merges keep it."""
        return f"{self.base}statement/{digest(16, report, subject, predicate, obj)}"

    def entity(self, key: str) -> str:
        """The thing with this key, whose first part (up to ``|``) is its kind and whose second is its name."""
        return self.base + short(key)

    def run(self, extractor: str) -> str:
        """The activity of reading with one version of the program and its models."""
        return f"{self.base}run/{digest(12, extractor)}"

    def graph(self, name: str) -> str:
        """A graph of no report: blocks, corrections, current, meta, places, registry, vocabulary."""
        return f"{self.base}graph/{name}"

    @property
    def dataset(self) -> str:
        """The data set itself, described in graph meta."""
        return f"{self.base}dataset"
