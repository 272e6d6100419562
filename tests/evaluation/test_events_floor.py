"""Events may not get worse than they were; raise the floors in floors.json when they get better, lower them only with a reason."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

FLOORS = Path(__file__).parent / "floors.json"
KEY = "events/events_dev"


@pytest.mark.evaluation
@pytest.mark.model
def test_events_hold_their_floor(shared: Path, tmp_path: Path) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[KEY]
    gold = shared / "evaluation" / "gold" / "events_dev.jsonl"
    data = gold.read_bytes()
    assert hashlib.sha256(data).hexdigest() == floor["gold_sha256"], "other gold data: score anew and set the floors with them"
    articles, predicted = tmp_path / "articles.jsonl", tmp_path / "predicted.jsonl"
    sentences = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    articles.write_text("".join(json.dumps({"id": one["id"], "text": one["text"]}) + "\n" for one in sentences), "utf-8")
    command = [sys.executable, "-m", "rashomon", "extract", str(articles)]
    predicted.write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout, "utf-8")
    script = shared / "evaluation" / "score_events.py"
    printed = subprocess.run([sys.executable, str(script), str(gold), str(predicted), "--json"], capture_output=True, text=True, check=True)
    scores = json.loads(printed.stdout)
    for level in ("type", "quad", "triple", "names_only"):
        assert scores[level]["recall"] >= floor[f"{level}_recall"], level
    assert scores["predicted_events"] / scores["sentences"] <= floor["events_a_sentence"]
