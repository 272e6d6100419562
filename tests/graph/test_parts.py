"""A graph checked in parts has the faults that it has as a whole."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from tests.graph.world import World, thing

from rashomon.graph.parts import parts
from rashomon.graph.places import graph_of
from rashomon.graph.shapes import violations
from rashomon.graph.terms import node
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import OA, PROV, RDF, RSH, SKOS, pred

LOST = [
    PROV.wasAttributedTo, RSH.affirms, RSH.verbatim, RSH.opposes, RSH.question, RSH.reason, RSH.position, RSH.origin, OA.exact,
    SKOS.prefLabel, RDF.type,
]  # fmt: skip


@pytest.fixture
def store(world: World) -> Store:
    found = Store()
    found.extend(quad for quads in world.graphs().values() for quad in quads)
    found.extend(vocabulary_quads())
    return found


def in_parts(store: Store, size: int) -> list[tuple[str, str]]:
    predicates = [str(quad.object)[1:-1] for quad in store.quads_for_pattern(None, node(RDF.predicate), None, None)]
    found = {
        (fault.subject, fault.message)
        for part in parts(store, DEFAULT_BASE, size)
        for fault in violations(part.quads, of=part.things, predicates=predicates)
    }
    return sorted(found)


def as_whole(store: Store) -> list[tuple[str, str]]:
    return sorted({(fault.subject, fault.message) for fault in violations(store)})


@pytest.mark.parametrize("lost", LOST)
def test_what_is_lost_is_missed_in_parts_as_in_the_whole(store: Store, lost: str) -> None:
    derived = node(graph_of("derived"))
    for quad in list(store.quads_for_pattern(None, node(lost), None, None)):
        if lost != RDF.type or quad.graph_name == derived:
            store.remove(quad)
    expected = as_whole(store)
    assert expected
    assert in_parts(store, 60) == expected


def test_a_reported_fact_is_found_in_parts_as_in_the_whole(store: Store) -> None:
    store.add(Quad(node(thing("norland")), node(pred("capture")), node(thing("eastbridge")), node(graph_of("things"))))
    expected = as_whole(store)
    assert expected
    assert in_parts(store, 60) == expected


def test_every_thing_is_in_one_part(store: Store) -> None:
    found = [one for part in parts(store, DEFAULT_BASE, 10) for one in part.things]
    subjects = {quad.subject.value for quad in store if isinstance(quad.subject, NamedNode)}
    assert len(found) == len(set(found))
    assert set(found) == subjects


def test_a_part_of_one_thing_knows_what_is_near(store: Store) -> None:
    store.add(Quad(node("urn:x"), node(RSH.low), Literal("1"), node(graph_of("derived"))))
    part = next(part for part in parts(store, DEFAULT_BASE, 1) if "urn:x" in part.things)
    assert part.things == {"urn:x"}
    assert {str(quad.subject) for quad in part.quads if quad.predicate.value == RSH.low} == {"<urn:x>"}
