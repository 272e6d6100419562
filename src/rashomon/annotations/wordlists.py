"""Word lists (CSV with comment lines) to rows.

One reader for all lists, so that a misspelt header, a repeated word or an unknown class is an error on the first use and never a rule
that silently does nothing.
"""

import csv
import functools
from collections.abc import Collection, Mapping

from rashomon.errors import VocabularyError
from rashomon.resources import lexicons

Row = Mapping[str, str]
"""Column name to cell; all cells are strings, empty where nothing is said."""


def read_rows(
    name: str,
    columns: Collection[str],
    *,
    key: Collection[str],
    allowed: Mapping[str, Collection[str]] | None = None,
    language: str = "en",
) -> tuple[Row, ...]:
    """Return the rows of a word list, in the order of the file.

    Lines that begin with "#" are comments; the first other line is the header.

    Args:
        name: the file's name without ".csv".
        columns: the header that the file must have, in this order.
        key: columns that together may not repeat.
        allowed: for a column, the values that it may hold.
        language: folder of the list.

    Raises:
        VocabularyError: for another header, a row of another length, a repeated key or a value that is not allowed.
    """
    path = lexicons(language) / f"{name}.csv"
    header: list[str] | None = None
    seen: set[tuple[str, ...]] = set()
    rows: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if header is None:
            header = cells
            if header != list(columns):
                raise VocabularyError(f"{path.name}:{number}: header {header} where {list(columns)} is due")
            continue
        if len(cells) != len(header):
            raise VocabularyError(f"{path.name}:{number}: {len(cells)} cells where {len(header)} are due")
        row = dict(zip(header, cells, strict=True))
        for column, values in (allowed or {}).items():
            if row[column] not in values:
                raise VocabularyError(f"{path.name}:{number}: {column} {row[column]!r} is none of {sorted(values)}")
        identity = tuple(row[column] for column in key)
        if identity in seen:
            raise VocabularyError(f"{path.name}:{number}: {', '.join(identity)} stands there twice")
        seen.add(identity)
        rows.append(row)
    return tuple(rows)


@functools.cache
def one_column(name: str, column: str, language: str = "en") -> frozenset[str]:
    """Return the words of a list that has one column."""
    return frozenset(row[column] for row in read_rows(name, (column,), key=(column,), language=language))


__all__ = ["Row", "one_column", "read_rows"]
