"""What can go wrong, as a tree; each class says what to do next.

CulturepactError
├─ ReportError            leave this report out, go on with the next
│  ├─ UnreadableReport    no text can be had from the file
│  ├─ ForeignLanguage     the text is not English
│  └─ DuplicateReport     another file of the same run has this identifier
├─ ReadingStopped         run again with fewer worker processes
├─ QueryError             mend the call or the query file
│  ├─ UnknownQuery
│  ├─ BadParameter
│  └─ QuerySyntax
├─ StoreError             stop the run
│  ├─ StoreUnavailable    missing, no store, or not reachable
│  └─ StoreLocked         another process writes to it
├─ UnknownName            nothing in the graph bears this name
├─ DecisionError          a decision cannot be taken: change it, or take back what it contradicts
├─ UnreadableList         a file of decisions or links cannot be used: mend the file
└─ MissingExtra           install the extra that is named

The message of each error is one line, names its subject (file, query, store) and says what to do. Exit codes are made
of them in ``cli.py`` alone.
"""

from __future__ import annotations


class CulturepactError(Exception):
    """Any error culturepact raises on purpose."""


class ReportError(CulturepactError):
    """One report cannot be used; the others can.

    ``source`` is the path (or name) the user gave, ``reason`` the rest of the message.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class UnreadableReport(ReportError):
    """No text can be had from the file: leave it out."""


class ForeignLanguage(ReportError):
    """The text is not English: leave it out."""


class DuplicateReport(ReportError):
    """A file read earlier in this run has the same identifier: rename one, or give their common folder."""


class ReadingStopped(CulturepactError):
    """A process that reads reports was killed, as systems do when memory runs out: read with fewer at once."""


class QueryError(CulturepactError):
    """A query cannot be run as called: mend the call or the query."""


class UnknownQuery(QueryError):
    """There is neither a named query nor a file of this name."""


class BadParameter(QueryError):
    """A parameter is unknown to the query, missing, or of the wrong kind."""


class QuerySyntax(QueryError):
    """The SPARQL text does not parse; the message tells the place."""


class StoreError(CulturepactError):
    """The store cannot be used: stop the run."""


class StoreUnavailable(StoreError):
    """The store is missing, is not a store, or cannot be reached."""


class StoreLocked(StoreError):
    """Another process writes to the store: wait for it, or end it."""


class UnknownName(CulturepactError):
    """Nothing in the graph bears this name: look at the suggestions in the message."""


class DecisionError(CulturepactError):
    """A decision cannot be taken as it is given; the message names what stands against it."""


class UnreadableList(CulturepactError):
    """A file of decisions or links cannot be read at all: mend the file."""


class MissingExtra(CulturepactError):
    """An optional library is missing: install the extra the message names."""
