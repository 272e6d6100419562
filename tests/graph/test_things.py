from collections import Counter

from pyoxigraph import Literal, NamedNode, Triple
from tests.graph.world import World, spelled, thing

from rashomon.graph.things import runs_quads, things_quads
from rashomon.namespaces import RSH, SKOS


def test_each_thing_has_exactly_one_preferred_label(world: World) -> None:
    labels = Counter(name for name, predicate, _ in spelled(things_quads(world.reconciliation)) if predicate == SKOS.prefLabel)
    typed = {name for name, _, _ in spelled(things_quads(world.reconciliation))}
    assert set(labels.values()) == {1}
    assert labels.keys() == typed


def test_curated_names_keep_their_language_and_bring_their_customs(world: World) -> None:
    town, custom = NamedNode(thing("eastbridge")), NamedNode("https://w3id.org/rashomon/id/naming/eastbridge-1")
    curated = [
        Triple(town, NamedNode(SKOS.prefLabel), Literal("Eastbridge", language="en")),
        Triple(town, NamedNode(SKOS.altLabel), Literal("Ostbrug", language="nl")),
        Triple(custom, NamedNode(RSH.nameOf), town),
        Triple(NamedNode(thing("elsewhere")), NamedNode(SKOS.prefLabel), Literal("Elsewhere", language="en")),
    ]
    quads = list(things_quads(world.reconciliation, curated=curated))
    names = {(quad.object.value, quad.object.language) for quad in quads if quad.subject == town and isinstance(quad.object, Literal)}
    assert names == {("Eastbridge", "en"), ("Ostbrug", "nl")}
    assert any(quad.subject == custom for quad in quads)
    assert not any(name == thing("elsewhere") for name, _, _ in spelled(quads))


def test_run_has_no_clock_and_no_host(world: World) -> None:
    first, second = list(runs_quads([world.run])), list(runs_quads([world.run, world.run]))
    assert first == second
    assert not any("date" in quad.object.datatype.value for quad in first if isinstance(quad.object, Literal))
