"""The vocabulary as a graph of the store: the ontology and the concept schemes, as shipped with this version."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

import pyoxigraph as ox

from ..ontology.terms import OWL
from .store import Store
from .terms import node
from .updates import Update

_ONTOLOGY: Final = ("culturepact.ttl", "borrowed.ttl")


def refresh(store: Store, update: Update) -> None:
    """Add to the update what brings the store's vocabulary to this version; nothing where it is there already."""
    vocabulary, meta = store.ids.graph("vocabulary"), store.ids.graph("meta")
    graph = ox.NamedNode(vocabulary)
    held = [quad.triple for quad in store.quads(meta, subject=graph)]
    due = ox.Triple(graph, node(OWL.versionInfo), ox.Literal(version()))
    if held == [due]:
        return
    update.drop(vocabulary)
    update.insert(vocabulary, triples())
    update.delete(meta, held)
    update.insert(meta, [due])


@cache
def version() -> str:
    """SHA-256 over the shipped files: another version of the vocabulary has another."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"sha256:{digest.hexdigest()}"


def triples() -> list[ox.Triple]:
    """All triples; nodes without IRI get one made of the file's name and their canonical number."""
    found: list[ox.Triple] = []
    for file in _files():
        dataset = ox.Dataset(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        for quad in dataset:
            subject, value = _named(quad.subject, file.name), _named(quad.object, file.name)
            found.append(ox.Triple(subject, quad.predicate, value))  # type: ignore[arg-type]
    return found


def _named(term: object, file: str) -> object:
    if isinstance(term, ox.BlankNode):
        return ox.NamedNode(f"https://w3id.org/culturepact/ns/{file}#{term.value}")
    return term


def _files() -> list[Traversable]:
    folder = files(__package__.rpartition(".")[0]).joinpath("ontology")
    schemes = sorted(folder.joinpath("vocab").iterdir(), key=lambda file: file.name)
    return [
        *(file for name in _ONTOLOGY if (file := folder.joinpath(name)).is_file()),
        *(file for file in schemes if file.name.endswith(".ttl")),
    ]
