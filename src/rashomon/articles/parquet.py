"""Parquet files: one article a row, the columns named as the keys of JSON Lines. Needs the extra `rashomon[shards]`."""

import datetime as dt
import json
from collections.abc import Iterator

from rashomon.articles.assemble import article
from rashomon.articles.records import Record, Taken, found_in
from rashomon.articles.sources import BROKEN, Source, reason
from rashomon.errors import InputError
from rashomon.model.article import Article

COLUMNS = ("id", "text", "title", "outlet", "published", "url", "language", "authors")
ROWS = 64
"""Rows that are decoded at once: bounds memory whatever the size of the row groups."""


def read_parquet(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each row; columns of other names are not read.

    The bytes of an article, of which its custody keeps the digest, are its row as JSON: a table in columns has none of its own.

    Raises:
        InputError: if the file is no Parquet, has no column `text` or no row, or pyarrow is not installed.
    """
    some = False
    taken = Taken()
    for number, row in enumerate(_rows(source), 1):
        some = True
        name = f"{source.name}, row {number}"
        try:
            record = {key: value.isoformat() if isinstance(value, dt.date) else value for key, value in row.items()}
            data = json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
            found = found_in(record, data, name, f"{source.id}:{number}")
            taken.take(found.id, name)
            yield article(found, source)
        except InputError as error:
            yield error
    if not some:
        raise InputError(source.name, "has columns and no rows")


def _rows(source: Source) -> Iterator[Record]:
    """Yield the rows of a file, with the columns that are known.

    Raises:
        InputError: if it cannot be read to its end.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(source.name, "pyarrow is not installed; install the extra rashomon[shards]") from error
    try:
        with source.open() as stream, ParquetFile(stream) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            if "text" not in columns:
                raise InputError(source.name, f'has no column "text" ({", ".join(file.schema_arrow.names)[:200]})')
            for batch in file.iter_batches(ROWS, columns=columns, use_threads=False):
                yield from batch.to_pylist()
    except (*BROKEN, pa.ArrowException) as error:
        raise InputError(source.name, f"is no readable Parquet file: {reason(error)}") from error
