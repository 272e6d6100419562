"""Times may not get worse than they were; raise the floors in floors.json when they get better, lower them only with a reason."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from rashomon.annotations.keys import CONTEXT
from rashomon.annotations.times import read_times

FLOORS = Path(__file__).parent / "floors.json"
KEY = "times/meantime_dev"


@pytest.mark.evaluation
@pytest.mark.model
def test_times_hold_their_floor(nlp: Language, shared: Path, tmp_path: Path) -> None:
    floor = json.loads(FLOORS.read_text(encoding="utf-8"))[KEY]
    gold = shared / "evaluation" / "gold" / "meantime_dev.jsonl"
    data = gold.read_bytes()
    assert hashlib.sha256(data).hexdigest() == floor["gold_sha256"], "other gold data: score anew and set the floors with them"
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as file, nlp.select_pipes(enable=PARSE):
        for line in data.decode("utf-8").splitlines():
            record = json.loads(line)
            doc = nlp.make_doc(record["text"])
            doc.user_data[CONTEXT] = {"published": record["published"], "published_latest": record["published"]}
            times = [dict(time) for time in read_times(nlp(doc))]
            file.write(json.dumps({"id": record["id"], "text": record["text"], "times": times}) + "\n")
    script = shared / "evaluation" / "score_times.py"
    printed = subprocess.run([sys.executable, str(script), str(gold), str(predicted), "--json"], capture_output=True, text=True, check=True)
    scores = json.loads(printed.stdout)
    assert scores["relaxed"]["f"] >= floor["relaxed_f"]
    assert scores["value"]["f"] >= floor["value_f"]


PARSE = ["rashomon_layout", "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
