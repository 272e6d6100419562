"""How many attributions are found in the development part of PolNeAR; see floors.json."""

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["attribution/polnear_dev"]


def script(shared: Path, name: str) -> ModuleType:
    """Return one of the scorers as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "evaluation" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
@pytest.mark.evaluation
def test_attributions_do_not_fall_below_their_floors(nlp: Language, shared: Path) -> None:
    path = shared / "evaluation/gold/polnear_dev.jsonl"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == FLOORS["gold_sha256"], "another gold needs other floors"
    scorer, flatten = script(shared, "score_attribution"), script(shared, "attributions_of")
    gold = scorer.read_jsonl(path)
    found = {}
    for name, article in gold.items():
        records = nlp(article["text"]).spans[ATTRIBUTIONS].attrs["records"]
        claims = [{**record, "speech_act": record["act"]} for record in records]
        found[name] = {"id": name, "text": article["text"], "attributions": flatten.flat(claims)}
    report = scorer.score(gold, found)
    reached = {
        f"{part}_{figure}_f": round(report[part][figure]["f1"], 3) for part in ("all", "core", "direct") for figure in ("content", "joint")
    }
    below = {name: (value, FLOORS[name]) for name, value in reached.items() if value < FLOORS[name]}
    assert not below, below
