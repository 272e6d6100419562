"""Reads the word lists: CSV with `#` comment lines for origin and licence, a header row, and rows.

Words are data. One reader for all of them, which refuses what is wrong instead of guessing.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from rashomon.errors import VocabularyError


def read_table(
    path: Path, columns: Sequence[str], *, key: Sequence[str] = (), allowed: Mapping[str, frozenset[str]] | None = None
) -> list[dict[str, str]]:
    """Return the rows of a word list, a dict a row, in the order of the file.

    Args:
        path: the file, UTF-8.
        columns: the header that it must have, in this order.
        key: columns whose values together must not repeat; none: rows may repeat.
        allowed: by column, the values that it may hold.

    Raises:
        VocabularyError: for another header, a row of another length, a repeated key or an unknown value; names file and line.
    """
    rows: list[dict[str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    for (number, _), cells in zip(numbered, csv.reader(line for _, line in numbered), strict=True):
        if number == numbered[0][0]:
            if tuple(cells) != tuple(columns):
                raise VocabularyError(f"{path}:{number}: the header is {','.join(cells)}, not {','.join(columns)}")
            continue
        if len(cells) != len(columns):
            raise VocabularyError(f"{path}:{number}: {len(cells)} values for {len(columns)} columns")
        row = dict(zip(columns, cells, strict=True))
        for column, values in (allowed or {}).items():
            if row[column] not in values:
                raise VocabularyError(f"{path}:{number}: {column} is {row[column]!r}, none of {', '.join(sorted(values))}")
        if key:
            name = tuple(row[column] for column in key)
            if name in seen:
                raise VocabularyError(f"{path}:{number}: {' '.join(name)!r} stands on line {seen[name]} already")
            seen[name] = number
        rows.append(row)
    return rows
