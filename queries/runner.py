"""Run a query on a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ..errors import QueryError, StoreUnavailable
from .catalog import QueryFile, find_query
from .parameters import bind
from .syntax import check

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Triple
    from pyoxigraph import Literal as LiteralTerm

    Term = NamedNode | BlankNode | LiteralTerm | Triple
    Row = tuple[Term | None, ...]


class Queried(Protocol):
    """What is asked of a store: a query that names no graph sees the graph ``current``, ``GRAPH ?g`` sees all."""

    def query(self, sparql: str, substitutions: Mapping[str, Any] | None = None) -> Any:
        """Return pyoxigraph's QuerySolutions, QueryTriples or QueryBoolean."""


class Result:
    """The answer to a query, read once and row by row.

    ``form`` is ``select`` (rows of ``columns``; None is unknown), ``graph`` (the triples of a CONSTRUCT or DESCRIBE,
    each once, sorted, as rows of subject, predicate, object) or ``ask`` (one row, the column ``answer``). ``count`` is
    the number of rows given so far. ``base`` is the store's base IRI, None where it tells none. Reading may raise
    QueryError.
    """

    def __init__(
        self, query: QueryFile, form: Literal["select", "graph", "ask"], columns: Iterable[str], rows: Iterable[Row],
        base: str | None = None,
    ) -> None:
        self.query = query
        self.form = form
        self.columns = tuple(columns)
        self.base = base
        self.count = 0
        self._rows = self._counted(rows)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def records(self) -> Iterator[dict[str, str | None]]:
        """Yield each row as text by column; IRIs are whole."""
        for row in self:
            yield {column: None if term is None else text_of(term) for column, term in zip(self.columns, row)}

    def _counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        try:
            for row in rows:
                self.count += 1
                yield row
        except (RuntimeError, ValueError) as error:
            raise _failure(self.query, error) from error
        except OSError as error:
            raise StoreUnavailable(f"the store broke off while '{self.query.name}' ran ({error})") from error


def run_query(store: Queried, query: str | QueryFile, parameters: Mapping[str, str] | None = None) -> Result:
    """Run a named query, a ``.rq`` file or a query read before, with a value for some of its parameters.

    Raises UnknownQuery, BadParameter, QuerySyntax and QueryError, each naming the query; errors of the store pass.
    """
    query = query if isinstance(query, QueryFile) else find_query(query)
    base = getattr(store, "base", None)
    terms = bind(query, parameters or {}, base)
    check(query, terms)
    try:
        answer = store.query(query.text, terms or None)
    except (RuntimeError, ValueError, SyntaxError) as error:
        raise _failure(query, error) from error
    return _result(query, answer, base)


def text_of(term: Term) -> str:
    """Return the text a cell shows: an IRI or a literal without marks, ``_:`` before a blank node."""
    value: str | None = getattr(term, "value", None)
    return str(term) if value is None or type(term).__name__ == "BlankNode" else value


def _result(query: QueryFile, answer: Any, base: str | None) -> Result:
    from pyoxigraph import Literal as LiteralTerm
    from pyoxigraph import QueryBoolean, QuerySolutions

    if isinstance(answer, QueryBoolean):
        return Result(query, "ask", ["answer"], [(LiteralTerm(bool(answer)),)], base)
    if isinstance(answer, QuerySolutions):
        columns = [variable.value for variable in answer.variables]
        return Result(query, "select", columns, (tuple(row) for row in answer), base)
    return Result(query, "graph", ["subject", "predicate", "object"], _triples(answer), base)


def _triples(answer: Any) -> Iterator[Row]:
    for triple in sorted(set(answer), key=str):
        yield (triple.subject, triple.predicate, triple.object)


def _failure(query: QueryFile, error: Exception) -> QueryError:
    return QueryError(f"{query.name}: the store could not run it ({' '.join(str(error).split())[:200]})")
