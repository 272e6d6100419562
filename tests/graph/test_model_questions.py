"""The questions of the hand-made model, on the hand-made graph, and ours on the same graph."""

from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Store, parse

from rashomon.graph.query import rows
from rashomon.graph.questions import packaged
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import PREFIXES, SCHEMA

pytestmark = pytest.mark.evaluation

SAME_ROWS = {
    "02-contradictions": "contradictions",
    "04-naming": "naming",
    "06-reversals": "reversals",
    "09-corroboration": "corroboration",
}
"""Questions of the model that ours answer row by row; the others have columns added."""
AS_MANY = {
    "05-admissions": "admissions",
    "07-differing-figures": "differing-figures",
}


@pytest.fixture(scope="module")
def model(shared: Path) -> Store:
    store = Store()
    store.extend(parse(path=str(shared / "model" / "shusha.trig"), format=RdfFormat.TRIG))
    return store


def asked(model: Store, shared: Path, name: str) -> list[tuple[str | None, ...]]:
    sparql = (shared / "model" / "queries" / f"{name}.rq").read_text("utf-8")
    found = model.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return sorted((tuple(str(value) if value else None for value in solution) for solution in found), key=str)


@pytest.mark.parametrize(("theirs", "ours"), sorted(SAME_ROWS.items()))
def test_ours_gives_the_rows_of_the_model(model: Store, shared: Path, theirs: str, ours: str) -> None:
    answer = rows(model, ours, base=DEFAULT_BASE)
    assert sorted((tuple(str(term) if term else None for term in row) for row in answer.terms), key=str) == asked(model, shared, theirs)


@pytest.mark.parametrize(("theirs", "ours"), sorted(AS_MANY.items()))
def test_ours_gives_as_many_rows_as_the_model(model: Store, shared: Path, theirs: str, ours: str) -> None:
    assert len(rows(model, ours).terms) == len(asked(model, shared, theirs)) > 0


def test_ours_tells_once_what_the_model_tells_of_an_outlets_own_voice(model: Store, shared: Path) -> None:
    assert len(rows(model, "own-voice").terms) == len(set(asked(model, shared, "11-own-voice"))) > 0


def test_ledger_of_a_place_is_that_of_the_model(model: Store, shared: Path) -> None:
    assert len(rows(model, "disputes", {"place": "Shushi"}).terms) == len(asked(model, shared, "01-dispute-ledger"))


def test_record_of_a_day_is_that_of_the_model(model: Store, shared: Path) -> None:
    assert len(rows(model, "as-of", {"day": "2020-11-08"}).terms) == len(asked(model, shared, "10-as-of"))


@pytest.mark.parametrize("name", ["90-leak", "91-stated-once", "92-derived-in-article"])
def test_checks_of_the_model_hold(model: Store, shared: Path, name: str) -> None:
    sparql = (shared / "model" / "queries" / f"{name}.rq").read_text("utf-8")
    found = model.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert not found if isinstance(found, QueryBoolean) else isinstance(found, QuerySolutions) and not list(found)


def test_every_question_runs_on_the_model(model: Store) -> None:
    assert SCHEMA.BASE in PREFIXES.values()
    for name in packaged():
        rows(model, name)
