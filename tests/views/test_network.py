import io
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Quad
from tests.graph.world import make_world, thing

from rashomon.graph.places import graph_of
from rashomon.graph.store import open_for_writing
from rashomon.graph.terms import node, text
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.namespaces import SKOS
from rashomon.views.network import to_graphml, to_networkx


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("network") / "kg"
    with open_for_writing(path) as opened:
        opened.replace(make_world().graphs() | {graph_of("vocabulary"): list(vocabulary_quads())})
    return path


def test_claims_stand_between_who_makes_them_and_what_is_claimed(kg: Path) -> None:
    graph = to_networkx(kg)
    kinds = {
        (graph.nodes[source]["kind"], relation, graph.nodes[target]["kind"]) for source, target, relation in graph.edges(data="relation")
    }
    assert kinds == {
        ("claimant", "makes", "claim"),
        ("claim", "affirms", "proposition"),
        ("claim", "denies", "proposition"),
        ("claim", "holds", "question"),
        ("proposition", "answers", "question"),
        ("proposition", "about", "claimant"),
        ("proposition", "about", "thing"),
    }


def test_no_edge_joins_two_actors(kg: Path) -> None:
    graph = to_networkx(kg)
    assert not graph.has_edge(thing("norland"), thing("eastbridge"))
    actors = {name for name, kind in graph.nodes(data="kind") if kind in ("claimant", "thing")}
    assert not [edge for edge in graph.edges() if set(edge) <= actors]


def test_a_claim_has_its_words_outlet_days_and_place(kg: Path) -> None:
    graph = to_networkx(kg)
    claim = next(node for _, node in graph.nodes(data=True) if node.get("verbatim"))
    assert claim["verbatim"] == ["The fighting in Ostbrug goes on,"]
    assert (claim["who"], claim["outlet"], claim["article"], claim["quoting"]) == ("Karl Venn", "Northern Post", "post.txt", "direct")
    assert claim["published_to"] == "2031-05-06"
    assert claim["before"].endswith("\n\n")
    assert claim["url"] == "https://post.example/bridge?a=1"


def test_positions_say_what_is_implied(kg: Path) -> None:
    holds = [edge for _, _, edge in to_networkx(kg).edges(data=True) if edge["relation"] == "holds"]
    assert {(edge["position"], edge["stance"], edge["implied"]) for edge in holds} == {
        ("yes", "supporting", False),
        ("no", "denying", False),
        ("no", "denying", True),
        ("12 km", "answering", False),
        ("20 km", "answering", False),
    }


def test_graphml_can_be_read_back_and_is_the_same_each_time(kg: Path) -> None:
    with open_for_writing(kg) as opened:
        opened.store.add(Quad(node(thing("norland")), node(SKOS.prefLabel), text("\x01 odd"), node(graph_of("derived"))))
    data = to_graphml(kg)
    assert data == to_graphml(kg)
    back = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    graph = to_networkx(kg)
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()


def test_empty_graph_gives_an_empty_network(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg"):
        pass
    assert len(to_networkx(tmp_path / "kg")) == 0
    assert b"graphml" in to_graphml(tmp_path / "kg")
