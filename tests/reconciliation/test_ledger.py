"""The dispute ledger as JSON values."""

import json

from tests.reconciliation.corpus import Corpus

from rashomon.reconciliation import disputes_record


def test_record_has_the_fields_of_the_interface_and_nothing_undisputed() -> None:
    papers = Corpus(places=("Eastbridge", "Westford"))
    papers.paper("a")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", polarity="negative", act="deny")
    papers.says(None, "distance-from", "Eastbridge", "Westford", figure=20)
    papers.says("Norland", "distance-from", "Eastbridge", "Westford", figure=20)
    (record,) = json.loads(json.dumps(disputes_record(papers.reconciled())))
    assert record["question"] == "Did Norland capture Eastbridge?"
    assert record["status"] == "disputed"
    assert record["kind"] == "contradiction"
    assert [position["stance"] for position in record["positions"]] == ["supports", "denies"]
    assert len(record["articles"]) == 1
    assert record["because"] == "affirmed by Norland, denied by Sudria"
    assert {"id", "kind", "question", "status", "positions", "articles", "because"} <= record.keys()
