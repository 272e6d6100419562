"""Names may not get worse than they were; raise the floors in names-floors.json when they get better, lower them only with a reason."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

FLOORS = Path(__file__).parent / "names-floors.json"
KEY = "names/meantime_dev"


@pytest.mark.evaluation
@pytest.mark.model
def test_names_hold_their_floor(shared: Path, tmp_path: Path) -> None:
    from rashomon.ingestion.records import extract_records
    from rashomon.settings import Settings

    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[KEY]
    gold = shared / "evaluation" / "gold" / "meantime_dev.jsonl"
    data = gold.read_bytes()
    assert hashlib.sha256(data).hexdigest() == floor["gold_sha256"], "other gold data: score anew and set the floors with them"
    articles, predicted = tmp_path / "articles.jsonl", tmp_path / "predicted.jsonl"
    with articles.open("w", encoding="utf-8") as out:
        for line in data.decode("utf-8").splitlines():
            record = json.loads(line)
            out.write(json.dumps({key: record[key] for key in ("id", "text", "title", "published") if record.get(key)}) + "\n")
    records, failures = extract_records([str(articles)], settings=Settings())
    assert not failures
    predicted.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    script = shared / "evaluation" / "score_entities.py"
    printed = subprocess.run([sys.executable, str(script), str(gold), str(predicted), "--json"], capture_output=True, text=True, check=True)
    scores = json.loads(printed.stdout)
    assert scores["detection"]["f"] >= floor["detection_f"]
    assert scores["b_cubed"]["f"] >= floor["b_cubed_f"]
    assert scores["b_cubed_end_to_end"]["f"] >= floor["end_to_end_f"]
    assert scores["names"]["joined"] >= floor["joined"]
    assert scores["names"]["false_merge_rate"] <= floor["false_merge_rate"]
