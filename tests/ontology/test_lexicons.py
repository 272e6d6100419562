"""Word lists that name predicates or event types name those of the ontology."""

import csv
from pathlib import Path

import pytest

from rashomon.resources import PACKAGE
from rashomon.vocabulary.terms import event_types, predicates

LISTS = sorted(PACKAGE.rglob("*.csv"))


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a word list, without comments."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("path", [path for path in LISTS if "predicate" in (rows(path) or [{}])[0]], ids=lambda path: path.stem)
def test_word_list_names_listed_predicates_and_types(path: Path) -> None:
    for row in rows(path):
        assert row["predicate"] in predicates() or not row["predicate"] or row["predicate"].startswith("en/"), row
        for kind in (row.get("type") or "").split("/"):
            assert not kind or kind in event_types(), row
