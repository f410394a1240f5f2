"""Run a query on a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from ..errors import QueryError, StoreUnavailable
from .catalog import QueryFile, find_query
from .parameters import bind
from .syntax import refuse_other_than_reading

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Triple
    from pyoxigraph import Literal as LiteralTerm

    from ..graph.store import Store

    Term = NamedNode | BlankNode | LiteralTerm | Triple
    Row = tuple[Term | None, ...]


class Result:
    """The answer to a query, read once and row by row.

    ``form`` is ``select`` (rows of ``columns``; None is unknown), ``graph`` (the triples of a CONSTRUCT or DESCRIBE,
    each once, sorted, as rows of subject, predicate, object) or ``ask`` (one row, the column ``answer``). ``count`` is
    the number of rows given so far, ``base`` the store's base IRI. Reading on may raise QueryError or StoreUnavailable.
    """

    def __init__(
        self,
        query: QueryFile,
        form: Literal["select", "graph", "ask"],
        columns: Iterable[str],
        rows: Iterable[Row],
        base: str,
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
            reason = " ".join(str(error).split())
            raise QueryError(f"{self.query.name}: broke off: {reason}") from None
        except OSError as error:
            raise StoreUnavailable(f"{self.query.name}: the store broke off: {error}") from None


def run_query(store: Store, query: str | QueryFile, parameters: Mapping[str, str] | None = None) -> Result:
    """Run a named query, a ``.rq`` file or a query read before, with a value for some of its parameters.

    A parameter that is an IRI which was replaced by another, when two things were found to be one, stands for that.

    Raises UnknownQuery, BadParameter, QuerySyntax and QueryError, each naming the query; errors of the store pass.
    """
    query = query if isinstance(query, QueryFile) else find_query(query)
    base = store.ids.base
    terms = _current(store, bind(query, parameters or {}, base))
    refuse_other_than_reading(query)
    try:
        answer = store.query(query.text, terms or None)
    except QueryError as error:
        raise type(error)(f"{query.name}: {error}") from None
    return _result(query, answer, base)


def _current(store: Store, terms: dict[str, NamedNode | LiteralTerm]) -> dict[str, NamedNode | LiteralTerm]:
    """The terms, each IRI that was replaced by the one that answers for it now."""
    from pyoxigraph import NamedNode

    from ..graph.addresses import Addresses

    addresses = Addresses(store)
    return {name: addresses.current(term) if isinstance(term, NamedNode) else term for name, term in terms.items()}


def text_of(term: Term) -> str:
    """Return the text a cell shows: an IRI or a literal without marks, ``_:`` before a blank node."""
    value: str | None = getattr(term, "value", None)
    return str(term) if value is None or type(term).__name__ == "BlankNode" else value


def _result(query: QueryFile, answer: Any, base: str) -> Result:
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
