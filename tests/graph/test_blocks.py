"""Blocks as they are in the store, and as they are going to be."""

from __future__ import annotations

import pyoxigraph as ox
from culturepact.graph.addresses import Addresses
from culturepact.graph.blocks import Blocks, block_number
from culturepact.graph.store import Store
from culturepact.graph.updates import Update
from culturepact.ontology.terms import CP

ONE, TWO, THREE, PERSON = "organization|one", "organization|two", "organization|three", "person|one||a.md"
DUE = {ONE: {"x", "y"}, TWO: {"y"}, THREE: {"z"}, PERSON: {"x"}}


def filled(store: Store) -> Store:
    """A store in which all four have the blocks due."""
    update = Update()
    numbers = [(key, block_number(block)) for key in DUE for block in DUE[key]]
    triples = [(own(store, key), ox.NamedNode(CP.block), ox.Literal(number)) for key, number in numbers]
    update.insert(store.ids.graph("blocks"), [ox.Triple(*triple) for triple in triples])
    keys = [ox.Triple(own(store, key), ox.NamedNode(CP.key), ox.Literal(key)) for key in DUE]
    update.insert(store.ids.graph("registry"), keys)
    store.update(str(update))
    return store


def own(store: Store, key: str) -> ox.NamedNode:
    """The IRI of a key."""
    return ox.NamedNode(store.ids.entity(key))


def test_keys_are_found_by_what_they_share(memory: Store) -> None:
    """Of any kind where they are going to share it; of one kind where they did so far."""
    blocks = Blocks(filled(memory), Addresses(memory), DUE.__getitem__)
    assert blocks.sharing(ONE) == {ONE, TWO, PERSON}
    assert blocks.near_so_far(ONE) == {ONE, TWO}
    assert blocks.triples() == ([], [])


def test_changes_are_laid_over_the_store(memory: Store) -> None:
    """A key told anew is found by its new blocks alone, a dead one by none; the store's are what was so far."""
    due = dict(DUE)
    blocks = Blocks(filled(memory), Addresses(memory), lambda key: due[key])
    due[TWO] = {"z"}
    blocks.renew(TWO)
    assert blocks.sharing(ONE) == {ONE, PERSON}
    assert blocks.sharing(THREE) == {TWO, THREE}
    assert blocks.near_so_far(TWO) == {ONE, TWO}
    blocks.clear(THREE)
    assert blocks.sharing(TWO) == {TWO}
    assert blocks.sharing(THREE) == set()
    gone, new = blocks.triples()
    block = ox.NamedNode(CP.block)
    z = ox.Literal(block_number("z"))
    assert set(gone) == {
        ox.Triple(own(memory, TWO), block, ox.Literal(block_number("y"))),
        ox.Triple(own(memory, THREE), block, z),
    }
    assert new == [ox.Triple(own(memory, TWO), block, z)]
    due[TWO] = {"y"}
    blocks.renew(TWO)
    assert blocks.sharing(THREE) == set()
    assert blocks.sharing(ONE) == {ONE, TWO, PERSON}
