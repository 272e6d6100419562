"""Reads short articles about one event each, for tests of the derived layer that need the language model."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from rashomon.ingestion.reconciling import reconciled
from rashomon.ingestion.records import extractions
from rashomon.model import Extraction, Reconciliation
from rashomon.settings import Settings


def extracted(root: Path, events: Mapping[str, Iterable[str]]) -> dict[str, list[Extraction]]:
    """What is found in the articles of each event, all of them read in one go. A line break within a paragraph is a space."""
    for event, texts in events.items():
        (root / event).mkdir()
        for number, text in enumerate(texts):
            paragraphs = (" ".join(part.split("\n")) for part in text.strip().split("\n\n"))
            (root / event / f"{number}.txt").write_text("\n\n".join(paragraphs), "utf-8")
    found, failures = extractions([root], settings=Settings())
    assert not failures
    by_event = defaultdict(list)
    for extraction in found:
        by_event[Path(extraction.article.path).parent.name].append(extraction)
    return by_event


def derived(root: Path, events: Mapping[str, Iterable[str]]) -> dict[str, Reconciliation]:
    """The derived layer of each event; no event knows of another."""
    settings = Settings()
    return {event: reconciled(found, settings) for event, found in extracted(root, events).items()}
