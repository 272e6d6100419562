import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.graph.world import World, spelled, thing

from rashomon.claims.identity import article_iri
from rashomon.graph.places import graph_of
from rashomon.graph.store import open_for_writing
from rashomon.graph.terms import node, text
from rashomon.graph.validate import JOURNAL, check
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.namespaces import OA, PROV, RSH, SKOS, pred

DERIVED = node(graph_of("derived"))


@pytest.fixture
def kg(world: World, tmp_path: Path) -> Path:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace(world.graphs() | {graph_of("vocabulary"): list(vocabulary_quads())})
        for extraction in world.extractions:
            opened.put_text(extraction.article.text)
    names = [article_iri(extraction.article).rsplit("/", 1)[-1] for extraction in world.extractions]
    lines = [json.dumps({"kind": "article", "article": name, "fate": "built"}) + "\n" for name in names]
    (tmp_path / "kg" / JOURNAL).write_text("".join(lines), "utf-8")
    return tmp_path / "kg"


def test_a_graph_as_it_is_built_passes(kg: Path) -> None:
    report = check(kg)
    assert report.findings == ()
    assert (report.articles, report.claims) == (2, 7)
    assert report.quotations == 8
    assert report.lines()[-1].endswith("nothing wrong")
    assert report.as_json()["passed"] is True


def add(kg: Path, subject: str, predicate: str, value: NamedNode | Literal, graph: NamedNode = DERIVED) -> None:
    with open_for_writing(kg) as opened:
        opened.store.add(Quad(node(subject), node(predicate), value, graph))


def remove(kg: Path, predicate: str) -> None:
    with open_for_writing(kg) as opened:
        for quad in list(opened.quads()):
            if quad.predicate.value == predicate:
                opened.store.remove(quad)


def kinds(kg: Path) -> set[str]:
    return {finding.kind for finding in check(kg).findings}


def test_something_reported_as_a_fact_is_found(kg: Path) -> None:
    add(kg, thing("norland"), pred("capture"), node(thing("eastbridge")))
    assert kinds(kg) >= {"leak", "shape"}


def test_an_unlisted_predicate_as_a_fact_is_found(kg: Path) -> None:
    add(kg, thing("norland"), pred("en/fly"), node(thing("eastbridge")))
    assert "leak" in kinds(kg)


def test_a_triple_in_two_graphs_is_found(kg: Path) -> None:
    add(kg, thing("norland"), SKOS.prefLabel, Literal("Norland", language="en"))
    assert kinds(kg) == {"twice"}


def test_who_is_meant_in_an_article_graph_is_found(kg: Path, world: World) -> None:
    claim = world.reconciliation.claims[0]
    graph = node(graph_of(f"article-{claim.article.rsplit('/', 1)[-1]}"))
    add(kg, claim.iri, RSH.party, node(thing("sudria")), graph)
    assert "layer" in kinds(kg)


@pytest.mark.parametrize("lost", [PROV.wasAttributedTo, RSH.affirms, RSH.verbatim, RSH.opposes, RSH.reason, RSH.madeBasis])
def test_what_the_shapes_ask_for_is_missed(kg: Path, lost: str) -> None:
    remove(kg, lost)
    assert kinds(kg) == {"shape"}


def test_a_changed_text_and_a_lost_one_are_found(kg: Path) -> None:
    first, second = sorted((kg / "texts").iterdir())
    first.write_text(first.read_text("utf-8").upper(), "utf-8")
    second.unlink()
    assert kinds(kg) == {"text"}
    assert len(check(kg).findings) == 2


def test_a_quotation_that_does_not_stand_there_is_found(kg: Path) -> None:
    with open_for_writing(kg) as opened:
        for quad, (_, predicate, words) in [(quad, spelled([quad])[0]) for quad in opened.quads()]:
            if predicate == OA.exact and words == "the claim":
                opened.store.remove(quad)
                opened.store.add(Quad(quad.subject, quad.predicate, text("the lie"), quad.graph_name))
    assert kinds(kg) == {"quotation"}


def test_journal_and_store_must_agree(kg: Path) -> None:
    lines = (kg / JOURNAL).read_text("utf-8").splitlines(keepends=True)
    (kg / JOURNAL).write_text(lines[0] + json.dumps({"kind": "article", "article": "gone", "fate": "built"}) + "\n{torn", "utf-8")
    assert [finding.kind for finding in check(kg).findings] == ["journal", "journal"]


def test_older_versions_stay_without_being_derived(kg: Path, world: World) -> None:
    old, new = (article_iri(extraction.article) for extraction in world.extractions)
    add(kg, new, PROV.wasRevisionOf, node(old), node(graph_of(f"article-{new.rsplit('/', 1)[-1]}")))
    with open_for_writing(kg) as opened:
        for claim in world.reconciliation.claims[:4]:
            for quad in list(opened.store.quads_for_pattern(node(claim.iri), None, None, DERIVED)):
                opened.store.remove(quad)
    assert all(finding.subject != claim.iri for finding in check(kg).findings for claim in world.reconciliation.claims[:4])
