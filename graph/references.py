"""Which thing or statement a person means who takes a decision, and by which IRI the decision is to name it.

A thing that was merged has an IRI of its own still; a decision on that IRI holds whatever becomes of the merging.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NoReturn

import pyoxigraph as ox

from ..errors import DecisionError, UnknownName
from ..ontology.terms import RDF, SKOS
from .addresses import Addresses
from .addressing import ReadGraph, read_graph
from .decided import decided_in
from .identity import kind_of, name_key, organization_key
from .kinds import shape_of
from .legible import shortened
from .profile_names import find_organization
from .reports import stored_reports
from .resolution import Resolution
from .terms import iri, node

if TYPE_CHECKING:
    from .store import Store

_MENTION: Final = "#m-"
_STATEMENT: Final = "statement/"
_AGENTS: Final = ("organization", "polity")
_NAMED: Final = ("person", "project", "event")
_ID: Final = re.compile(r"[a-z2-7]{1,16}")
_LONGEST: Final = 80
_OFFERED: Final = 5


def address_of(store: Store, given: str) -> str:
    """The IRI by which a decision is to name a thing or a mention.

    ``given`` is the name of an organization, country or city, an IRI, an IRI relative to the base, or NAME@REPORT: what
    a report names so. UnknownName where nothing or several things are meant.
    """
    written = _written(given)
    if _MENTION in written or written.startswith(("http://", "https://")) or _is_short(store, written):
        whole = written if written.startswith(("http://", "https://")) else store.ids.base + written
        address = _living(store, whole)
        if address is None:
            _unknown(store, whole)
        return address
    if "@" not in written:
        return _of_name(store, written)
    failed = []
    for name, identifier in _parts(store, written):
        try:
            return _mention(store, name, identifier)
        except UnknownName as error:
            failed.append(error)
    try:
        return _of_name(store, written)
    except UnknownName:
        failed.append(UnknownName(f"{shortened(written, _LONGEST)}: {_no_report(store, written)}"))
    raise failed[0]


def thing_of(store: Store, given: str) -> str:
    """As ``address_of``, of things alone: where a mention is meant, the IRI of the thing."""
    address = address_of(store, given)
    key = _resolution(store).node_of(address) if _MENTION in address else None
    return address if key is None else store.ids.entity(key)


def statement_of(store: Store, given: str) -> str:
    """The IRI of the statement that is meant: an IRI, what follows the base, its id, or the beginning of its id.

    UnknownName where there is none, DecisionError where several begin so.
    """
    shown = shortened(given, _LONGEST)
    short = _written(given).removeprefix(store.ids.base).lower().removeprefix(_STATEMENT)
    if _ID.fullmatch(short):
        statement = ox.NamedNode(f"{store.ids.base}{_STATEMENT}{short}")
        now = Addresses(store).current(statement)
        if next(store.quads(subject=now, predicate=node(RDF.subject)), None) is not None:
            return statement.value
        found = {iri(quad.subject).value for quad in store.quads(predicate=node(RDF.subject))}
        found = {one for one in found if one.startswith(statement.value)}
        if len(found) == 1:
            return found.pop()
        if found:
            raise DecisionError(f"{shown}: {len(found)} statements begin so; give more of the id")
    raise UnknownName(f"{shown}: no report makes this statement; `culturepact query statements` lists all")


def _written(given: str) -> str:
    return given.strip().removeprefix("<").removesuffix(">").strip()


def _is_short(store: Store, written: str) -> bool:
    return (
        bool(re.fullmatch(r"[a-z]+/[a-z0-9-]+", written))
        and shape_of(store.ids.base + written, store.ids.base) is not None
    )


def _resolution(store: Store) -> Resolution:
    decided = decided_in(store)
    return Resolution(store, decided, decided, {})


def _unknown(store: Store, address: str) -> NoReturn:
    raise UnknownName(f"{shortened(address.removeprefix(store.ids.base), _LONGEST)}: nothing in the graph has this IRI")


def _living(store: Store, address: str) -> str | None:
    """The IRI itself where reports still mean it, else that of what came in its place; None where nothing did."""
    try:
        named = ox.NamedNode(address)
    except ValueError:
        return None
    resolution = _resolution(store)
    key = resolution.node_of(address)
    if key is None or _MENTION in address:
        return None if key is None else address
    return address if resolution.addresses.key(named) == key else store.ids.entity(key)


def _of_name(store: Store, name: str) -> str:
    """The IRI of the one among merged things that bears the name, else of all of them."""
    thing = find_organization(store, name)
    resolution = _resolution(store)
    wanted = {name_key(name), organization_key(name)} if name_key(name) else set()
    found = []
    for address in resolution.addresses.leading_to(ox.NamedNode(thing)):
        key = resolution.addresses.key(address)
        if key is not None and resolution.node_of(address.value) == key and key.split("|")[1] in wanted:
            found.append(address.value)
    return found[0] if len(found) == 1 else thing


def _parts(store: Store, written: str) -> Iterator[tuple[str, str]]:
    """The name and the report in NAME@REPORT; the shortest identifier first, as either may have an @ in it."""
    reports = stored_reports(store)
    for place in reversed([found.start() for found in re.finditer("@", written)]):
        if written[place + 1 :] in reports:
            yield written[:place].strip(), written[place + 1 :]


def _mention(store: Store, name: str, identifier: str) -> str:
    graph = store.ids.report_graph(store.ids.report(identifier))
    read = read_graph(store.ids, graph, list(store.quads(graph)))
    forms: dict[str, list[str]] = {}
    for key in read.mentions.values():
        said = [*read.about(key, SKOS.prefLabel), *read.about(key, SKOS.altLabel)]
        forms[key] = [one.value for one in said if not isinstance(one, str)]
    for kinds in (_AGENTS, _NAMED):
        for fits in _ways(name):
            found = {key for key in forms if kind_of(key) in kinds and fits(forms[key])}
            if found:
                return _only(store, read, name, found, forms)
    known = _known(store, read, name)
    if known:
        return _only(store, read, name, known, forms)
    named = sorted({of_one[0] for key, of_one in forms.items() if kind_of(key) in (*_AGENTS, *_NAMED) and of_one})
    near = difflib.get_close_matches(name, named, n=_OFFERED, cutoff=0.4) or named[:_OFFERED]
    hint = f"; it names {', '.join(shortened(one, _LONGEST) for one in near)}" if near else ""
    raise UnknownName(f"{shortened(name, _LONGEST)}: {identifier} names nothing so{hint}")


def _no_report(store: Store, written: str) -> str:
    identifier = written.rpartition("@")[2]
    near = difflib.get_close_matches(identifier, stored_reports(store), n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(shortened(one, _LONGEST) for one in near)}?" if near else ""
    return f"nothing bears this name, and no report has the identifier {shortened(identifier, _LONGEST)}{hint}"


def _ways(name: str) -> Iterator[Callable[[list[str]], bool]]:
    yield lambda forms: name in forms
    for same in (name_key, organization_key) if name_key(name) else ():
        yield lambda forms, same=same: same(name) in map(same, forms)  # type: ignore[misc]


def _known(store: Store, read: ReadGraph, name: str) -> set[str]:
    """The keys that a report has of a thing that is called so, or has this IRI, whatever the report calls it."""
    try:
        thing = Addresses(store).current(ox.NamedNode(address_of(store, name)))
    except (UnknownName, ValueError):
        return set()
    return {key for key in read.mentions.values() if read.known[key] == thing}


def _only(store: Store, read: ReadGraph, name: str, found: set[str], forms: dict[str, list[str]]) -> str:
    if len(found) == 1:
        return store.ids.mention(read.report, found.pop())
    offered = [
        f"{shortened(next(iter(forms[key]), key), _LONGEST)} "
        f"({store.ids.mention(read.report, key).removeprefix(store.ids.base)})"
        for key in sorted(found)
    ]
    raise UnknownName(
        f"{shortened(name, _LONGEST)}: {len(found)} are meant by this name in {read.identifier}: "
        f"{', '.join(offered)}; give what stands in brackets"
    )
