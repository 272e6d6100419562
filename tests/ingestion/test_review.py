"""What people decide: kept, signed, obeyed by the next build, and the machine's reading kept beside it."""

import json
import shutil
from pathlib import Path

import pytest

from rashomon.errors import InputError, QueryError
from rashomon.graph.query import rows
from rashomon.ingestion import naming, review
from rashomon.ingestion.build import build
from rashomon.reconciliation.claim_decisions import read_reviews
from rashomon.resources import samples
from rashomon.settings import Settings

BY, ON = "Ada", "2026-11-22"
SETTINGS = Settings()


@pytest.fixture
def kg(sample_kg: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_kg, tmp_path / "kg")
    return tmp_path / "kg"


def stances(kg: Path, claim: str) -> list[tuple[str, str]]:
    query = (
        "SELECT ?side ?who WHERE { ?c ?side ?p ; prov:wasAttributedTo/skos:prefLabel ?who . FILTER(?side IN (rsh:affirms, rsh:denies)) }"
    )
    found = rows(kg, query.replace("?c ", f"<{claim}> ")).records
    return [(str(row["side"]).rsplit("#", 1)[-1], str(row["who"])) for row in found]


@pytest.mark.model
def test_correction_changes_who_is_meant_and_keeps_what_was_read(kg: Path) -> None:
    (claim, *_) = (
        str(row["c"]) for row in rows(kg, "SELECT ?c WHERE { ?c rsh:affirms ?p ; rsh:speechAct act:assert } ORDER BY ?c").records
    )
    before = stances(kg, claim)
    assert before[0][0] == "affirms"
    review.decide_claim(kg, claim, "correct", claimant="Erik Aldane", polarity="negative", by=BY, on=ON)
    assert build([samples() / "articles"], kg, settings=SETTINGS).changed
    assert stances(kg, claim) == [("denies", "Erik Aldane")]
    found = rows(
        kg, f"SELECT ?v ?who ?note WHERE {{ ?d rsh:decides <{claim}> ; rsh:verdict ?v ; rsh:decidedBy ?who ; rsh:note ?note }}"
    ).records
    assert [(str(row["v"]).rsplit("#", 1)[-1], row["who"]) for row in found] == [("corrected", "Ada")]
    assert "negative" in str(found[0]["note"])
    words = rows(kg, f"SELECT ?act WHERE {{ <{claim}> rsh:speechAct ?act }}").records
    assert str(words[0]["act"]).endswith("assert")


@pytest.mark.model
def test_rejected_claim_keeps_its_words_and_holds_no_position(kg: Path) -> None:
    (claim, *_) = (str(row["c"]) for row in rows(kg, "SELECT ?c WHERE { ?c rsh:position ?p } ORDER BY ?c").records)
    review.decide_claim(kg, claim, "reject", note="irony", by=BY, on=ON)
    build([samples() / "articles"], kg, settings=SETTINGS)
    assert rows(kg, f"SELECT ?w WHERE {{ <{claim}> rsh:words ?w }}").records
    assert not rows(kg, f"SELECT ?p WHERE {{ <{claim}> rsh:position ?p }}").records


@pytest.mark.model
def test_decided_doubts_are_not_shown_again(kg: Path) -> None:
    first = review.doubts(kg, SETTINGS)
    review.decide_claim(kg, first[0].claim, "accept", by=BY, on=ON)
    assert first[0].claim not in {one.claim for one in review.doubts(kg, SETTINGS) if one.other is None}


@pytest.mark.model
def test_decisions_must_be_signed_dated_and_about_something(kg: Path) -> None:
    claim = review.doubts(kg, SETTINGS)[0].claim
    with pytest.raises(QueryError, match="signed"):
        review.decide_claim(kg, claim, "accept", by="", on="2026-11-22")
    with pytest.raises(QueryError, match="dated"):
        review.decide_claim(kg, claim, "accept", by="Ada", on="today")
    with pytest.raises(QueryError, match="no such claim"):
        review.decide_claim(kg, "nosuch", "accept", by=BY, on=ON)
    with pytest.raises(QueryError, match="needs a claimant"):
        review.decide_claim(kg, claim, "correct", by=BY, on=ON)


def test_broken_line_of_decisions_is_named(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").write_text(json.dumps({"about": "claims", "article": "a"}) + "\n", "utf-8")
    with pytest.raises(InputError, match=r"decisions\.jsonl:1"):
        read_reviews(tmp_path)


@pytest.mark.model
def test_accepted_name_joins_and_can_be_undone(kg: Path) -> None:
    def things() -> int:
        return len(rows(kg, 'SELECT DISTINCT ?t WHERE { ?t skos:prefLabel ?l FILTER(STR(?l) IN ("Karsia", "Norland")) }').records)

    assert things() == 2
    decision = naming.record(kg, "accept", "Norland", "Karsia", SETTINGS, by=BY, on=ON)
    build([samples() / "articles"], kg, settings=SETTINGS)
    assert things() == 1
    naming.record(kg, "undo", str(decision.number), "", SETTINGS)
    build([samples() / "articles"], kg, settings=SETTINGS)
    assert things() == 2


@pytest.mark.model
@pytest.mark.parametrize(("name", "other"), [("Nobody Atall", "Karsia"), ("Karsia", "Nobody Atall")])
def test_decision_about_a_name_that_is_not_there_is_refused(kg: Path, name: str, other: str) -> None:
    with pytest.raises(InputError, match="Nobody Atall: is no name in this graph"):
        naming.record(kg, "accept", name, other, SETTINGS, by=BY, on=ON)


@pytest.mark.model
def test_names_report_counts_what_no_list_knows(kg: Path) -> None:
    found = naming.report(kg, SETTINGS)
    assert {"Karsia", "Norland"} <= {one.label for one in found.unresolved}
    assert [one.mentions for one in found.unresolved] == sorted((one.mentions for one in found.unresolved), reverse=True)
