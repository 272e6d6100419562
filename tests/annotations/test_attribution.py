"""Who says what: a sentence or more for each construction, and what the records say beside source, cue and content."""

import csv
import re
from pathlib import Path

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord, Offsets

SENTENCES = Path(__file__).parent / "sentences" / "attribution.csv"
ALIKE = 0.6
"""Least share of common words for a content to count as found: articles and adjuncts may differ, never the matter."""


def cases() -> list[dict[str, str]]:
    """Return the sentences with what is expected of them."""
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE))


def attributions(nlp: Language, text: str) -> list[AttributionRecord]:
    """Return the records of a text."""
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    return records


def words(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    return set(re.findall(r"\w+", text.lower()))


def cut(text: str, spans: list[Offsets]) -> str:
    """Return what spans cover."""
    return " ".join(text[a:b] for a, b in spans)


def fits(record: AttributionRecord, text: str, case: dict[str, str]) -> bool:
    """Return whether a record is the expected one."""
    content, wanted = words(cut(text, record["content"])), words(case["content"])
    alike = len(content & wanted) >= ALIKE * len(content | wanted)
    cue = cut(text, record["cue"])
    named = [words(one["text"] or "") for one in record["claimants"]]
    sources = [words(name) for name in case["source"].split("/") if name]
    return (
        alike
        and (words(case["cue"]) <= words(cue) if words(case["cue"]) else case["cue"] in cue)
        and len(named) == len(sources)
        and all(want <= got for want, got in zip(sources, named, strict=True))
        and (record["act"], record["quoting"]) == (case["act"], case["quoting"])
    )


@pytest.mark.model
@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['construction']}-{case['cue']}-{case['source'][:20]}")
def test_attribution_finds_each_construction(nlp: Language, case: dict[str, str]) -> None:
    found = attributions(nlp, case["sentence"])
    shown = [
        (cut(case["sentence"], r["source"]), cut(case["sentence"], r["cue"]), cut(case["sentence"], r["content"]), r["act"]) for r in found
    ]
    assert any(fits(record, case["sentence"], case) for record in found), shown
