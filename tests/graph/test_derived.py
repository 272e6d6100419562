from pyoxigraph import Quad
from tests.graph.world import World, spelled, thing

from rashomon.graph.derived import claimant_of, derived_quads
from rashomon.graph.places import graph_of
from rashomon.namespaces import PREDICATE, PROV, RDF, RSH


def triples(quads: list[Quad]) -> set[tuple[str, str, str]]:
    return set(spelled(quads))


def test_derived_stands_in_one_graph_and_repeats_nothing_of_the_articles(world: World) -> None:
    graphs = world.graphs()
    derived = graphs.pop(graph_of("derived"))
    assert {str(quad.graph_name) for quad in derived} == {f"<{graph_of('derived')}>"}
    elsewhere = {quad.triple for quads in graphs.values() for quad in quads}
    assert not elsewhere & {quad.triple for quad in derived}


def test_no_reportable_predicate_is_ever_a_property(world: World) -> None:
    assert not [quad for quad in world.quads() if quad.predicate.value.startswith(PREDICATE)]


def test_claims_affirm_or_deny_what_others_share(world: World) -> None:
    found = triples(list(derived_quads(world.reconciliation)))
    announced, denied = world.reconciliation.claims[:2]
    assert announced.proposition is not None
    assert (announced.iri, RSH.affirms, announced.proposition) in found
    assert (denied.iri, RSH.denies, announced.proposition) in found
    assert (denied.iri, RSH.proposition, announced.proposition) in found


def test_unresolved_claimant_is_a_thing_of_its_own(world: World) -> None:
    found = triples(list(derived_quads(world.reconciliation)))
    nobody = world.reconciliation.claims[-1]
    assert nobody.claimant is None
    assert (nobody.iri, PROV.wasAttributedTo, claimant_of(nobody)) in found
    assert nobody.iri.rsplit("/", 1)[-1] in claimant_of(nobody)


def test_implied_position_is_a_position_too(world: World) -> None:
    found = triples(list(derived_quads(world.reconciliation)))
    position = world.reconciliation.questions[0].positions[1]
    assert {(claim, RSH.position, position.iri) for claim in position.claims} <= found
    assert [triple for triple in found if triple[1] == RSH.impliedPosition] == [(position.implied[0], RSH.impliedPosition, position.iri)]


def test_who_holds_a_role_is_derived_and_its_words_are_not(world: World) -> None:
    article = world.reconciliation.claims[0].article
    found = list(derived_quads(world.reconciliation, referents={article: world.extractions[0].referents}))
    roles = {predicate: value for _, predicate, value in spelled(found) if predicate in (RSH.holder, RSH.of, RSH.words)}
    assert roles == {RSH.holder: thing("karl-venn"), RSH.of: thing("ministry")}


def test_figures_keep_interval_unit_and_measure(world: World) -> None:
    found = triples(list(derived_quads(world.reconciliation)))
    low = {triple for triple in found if triple[1] == RSH.low}
    assert {value for _, _, value in low} == {"12", "20"}
    assert {value for _, predicate, value in found if predicate == RSH.unit} == {"http://qudt.org/vocab/unit/KiloM"}
    assert (world.reconciliation.claims[3].proposition, RDF.predicate, PREDICATE + "distance-from") in found
