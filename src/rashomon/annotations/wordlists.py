"""Word lists of a language, by name."""

import functools
from collections.abc import Collection, Mapping

from rashomon.resources import lexicons
from rashomon.tables import read_table

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

    Args:
        name: the file's name without ".csv".
        columns: the header that the file must have, in this order.
        key: columns that together may not repeat.
        allowed: for a column, the values that it may hold.
        language: folder of the list.

    Raises:
        VocabularyError: for another header, a row of another length, a repeated key or a value that is not allowed.
    """
    sets = {column: frozenset(values) for column, values in (allowed or {}).items()}
    return tuple(read_table(lexicons(language) / f"{name}.csv", tuple(columns), key=tuple(key), allowed=sets))


@functools.cache
def one_column(name: str, column: str, language: str = "en") -> frozenset[str]:
    """Return the words of a list that has one column."""
    return frozenset(row[column] for row in read_rows(name, (column,), key=(column,), language=language))


@functools.cache
def function_words(kind: str, language: str = "en") -> frozenset[str]:
    """Return the function words that do the same; the head of the list says what each kind does."""
    rows = read_rows("function-words", ("kind", "lemma"), key=("kind", "lemma"), language=language)
    return frozenset(row["lemma"] for row in rows if row["kind"] == kind)


__all__ = ["Row", "function_words", "one_column", "read_rows"]
