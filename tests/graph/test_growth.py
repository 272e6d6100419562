"""Questions stay near-linear: each is asked of two invented graphs, one four times as big as the other."""

import time
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store
from tests.benchmarks.graph_at_volume import make_graph

from rashomon.graph.questions import packaged
from rashomon.graph.worker import answer, ask
from rashomon.namespaces import prefixes

FEW, TIMES = 600, 4
MOST = 9.0
"""Times as much CPU that a graph four times as big may take: 4 is linear, 16 quadratic, and a busy machine lies in between."""
UNSEEN = 0.004
"""Seconds that are added to both, so that what takes no time at all is not compared."""
TURNS = 5


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """The smaller and the bigger graph, in memory, so that no disk is timed."""
    made = []
    for claims in (FEW, FEW * TIMES):
        folder = tmp_path_factory.mktemp("growth") / "kg"
        make_graph(folder, claims)
        copy = Store()
        copy.bulk_extend(Store.read_only(str(folder / "store")))
        made.append(copy)
    return made[0], made[1]


@pytest.mark.parametrize("name", sorted(packaged()))
def test_question_costs_as_much_more_as_there_is_more(stores: tuple[Store, Store], name: str, tmp_path: Path) -> None:
    few, many = (seconds(store, name, tmp_path) for store in stores)
    assert (many + UNSEEN) / (few + UNSEEN) < MOST


def seconds(store: Store, name: str, folder: Path) -> float:
    """Return the least CPU time of some turns."""
    spent = []
    for _ in range(TURNS):
        begin = time.process_time()
        with (folder / "rows.tsv").open("wb") as file:
            answer(ask(store, packaged()[name].asked_with(()), prefixes=prefixes(), values={}), file, 1_000_000)
        spent.append(time.process_time() - begin)
    return min(spent)


def test_invented_graph_has_something_to_find(stores: tuple[Store, Store]) -> None:
    empty = set()
    for name in packaged():
        found = ask(stores[0], packaged()[name].asked_with(()), prefixes=prefixes(), values={})
        assert isinstance(found, QuerySolutions)
        rows = (found.serialize(format=QueryResultsFormat.TSV) or b"").count(b"\n") - 1
        empty |= {name} if not rows else set()
    assert empty <= {"edits", "relations"}  # nobody revised, and nothing is related
