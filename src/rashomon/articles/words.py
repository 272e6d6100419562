"""Word lists as data: one reader for all tables of this folder."""

import csv
from functools import cache
from pathlib import Path

from rashomon.errors import VocabularyError

DATA = Path(__file__).parent / "data"


@cache
def table(name: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `data/<name>.csv`.

    Lines that begin with `#` say where the words come from; the first other line names the columns.

    Raises:
        VocabularyError: if the columns are others than asked for, a row is too long or too short, or a row stands there twice.
    """
    path = DATA / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    if not rows or tuple(rows[0]) != columns:
        raise VocabularyError(f"{path}: columns are {rows[0] if rows else 'missing'}, not {list(columns)}")
    seen: set[tuple[str, ...]] = set()
    for row in map(tuple, rows[1:]):
        if len(row) != len(columns) or row in seen:
            raise VocabularyError(f"{path}: the row {list(row)} is a repeat or has not {len(columns)} columns")
        seen.add(row)
    return tuple(tuple(row) for row in rows[1:])
