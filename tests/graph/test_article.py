from pyoxigraph import BlankNode, Quad
from tests.graph.world import World, spelled

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.graph.article import article_quads
from rashomon.graph.places import article_graph
from rashomon.namespaces import ACT, OA, PROV, RSH, SCHEMA


def quads_of(world: World, index: int = 0) -> list[Quad]:
    return list(article_quads(world.extractions[index], world.run, outlet="https://w3id.org/rashomon/id/thing/x"))


def values(quads: list[Quad], subject: str, predicate: str) -> list[str]:
    return [value for name, property_, value in spelled(quads) if name == subject and property_ == predicate]


def test_article_stands_in_one_graph_without_blank_nodes_and_says_each_triple_once(world: World) -> None:
    quads = quads_of(world)
    graph = article_graph(article_iri(world.extractions[0].article))
    assert {str(quad.graph_name) for quad in quads} == {f"<{graph}>"}
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert len(set(quads)) == len(quads)


def test_article_says_nothing_of_who_or_what_is_meant(world: World) -> None:
    derived = {
        PROV.wasAttributedTo,
        RSH.proposition,
        RSH.affirms,
        RSH.denies,
        RSH.position,
        RSH.origin,
        RSH.party,
        RSH.wordingBy,
        RSH.medium,
    }
    assert not derived & {quad.predicate.value for quad in quads_of(world)}


def test_claim_carries_words_act_manner_and_offsets(world: World) -> None:
    extraction = world.extractions[0]
    quads, iri = quads_of(world), article_iri(extraction.article)
    denial = claim_iri(iri, extraction.claims[1])
    assert values(quads, denial, RSH.words) == ["the claim"]
    assert values(quads, denial, RSH.speechAct) == [ACT.deny]
    assert values(quads, denial, RSH.respondsTo) == [claim_iri(iri, extraction.claims[0])]
    assert values(quads, denial, RSH.start) == [str(extraction.article.text.index("the claim"))]
    quoted = claim_iri(iri, extraction.claims[2])
    assert values(quads, quoted, RSH.verbatim) == ["The fighting in Ostbrug goes on,"]
    assert values(quads, quoted, RSH.mediumText) == ["statement"]


def test_content_has_both_selectors_and_they_give_its_words(world: World) -> None:
    extraction = world.extractions[0]
    quads, text = quads_of(world), extraction.article.text
    content = values(quads, claim_iri(article_iri(extraction.article), extraction.claims[0]), RSH.content)[0]
    position, quote = sorted(values(quads, content, OA.hasSelector))
    start, end = int(values(quads, position, OA.start)[0]), int(values(quads, position, OA.end)[0])
    assert text[start:end] == values(quads, quote, OA.exact)[0] == "her troops had captured Eastbridge"
    assert text.endswith(values(quads, quote, OA.suffix)[0] + text[end + 32 :])
    assert text[start - 32 : start] == values(quads, quote, OA.prefix)[0]


def test_undated_claim_is_bounded_by_publication_and_never_dated_by_it(world: World) -> None:
    quads, extraction = quads_of(world), world.extractions[0]
    iri = article_iri(extraction.article)
    denial, narration = claim_iri(iri, extraction.claims[1]), claim_iri(iri, extraction.claims[3])
    assert values(quads, denial, RSH.madeFrom) == []
    assert values(quads, denial, RSH.madeTo) == ["2031-05-06"]
    assert values(quads, denial, RSH.madeBasis) == [RSH.inferred]
    assert values(quads, narration, RSH.madeFrom) == values(quads, narration, RSH.madeTo) == ["2031-05-06"]
    assert values(quads, narration, RSH.madeBasis) == [RSH.publication]


def test_undated_article_leaves_the_time_of_its_claims_open(world: World) -> None:
    quads, extraction = quads_of(world, 1), world.extractions[1]
    narration = claim_iri(article_iri(extraction.article), extraction.claims[1])
    assert values(quads, narration, RSH.madeBasis) == [RSH.unknown]
    assert values(quads, narration, RSH.madeTo) == []


def test_custody_and_publication_stand_with_the_article(world: World) -> None:
    quads, iri = quads_of(world), article_iri(world.extractions[0].article)
    assert values(quads, iri, RSH.sourceSha256) == ["ab" * 32]
    assert values(quads, iri, SCHEMA.url) == ["https://post.example/bridge?a=1"]
    assert values(quads, iri, RSH.publishedWords) == ["6 May 2031"]
    assert values(quads, iri, RSH.publishedFrom) == values(quads, iri, RSH.publishedTo) == ["2031-05-06"]
    assert values(quads, iri, SCHEMA.author) == ["Eve Lund"]
    assert values(quads, iri, RSH.note) == ["the date stands under the title"]
    assert values(quads, iri, RSH.missed) == [f"{iri}#char=0,30"]
