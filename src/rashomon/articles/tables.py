"""Tables: CSV with a header row; `meta.csv`, which says about files what they cannot say themselves."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.articles.assemble import article
from rashomon.articles.dates import read_date
from rashomon.articles.given import Given
from rashomon.articles.records import Taken, found_in
from rashomon.articles.sources import LARGEST, Source, decode, whole
from rashomon.errors import InputError
from rashomon.model.article import Article

LARGEST_TABLE = 200_000_000
"""Bytes of a table: it is decoded as a whole, so that an encoding error can be named by its byte."""
DELIMITERS = ",;\t"

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a table, or why it is none."""

    number: int
    """Line of the file in which it begins, from 1."""
    raw: str
    row: Row
    fault: str | None = None


def read_table(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each row; the header must name a column `text`.

    Raises:
        InputError: if the table cannot be read, or has no column `text`.
    """
    text, _ = decode(whole(source, LARGEST_TABLE), source.name, source.declared)
    columns, rows = table_of(text, source.name)
    if "text" not in columns:
        raise InputError(source.name, f'has no column "text" in its header ({", ".join(columns)[:200]})')
    some = False
    taken = Taken()
    for line in rows:
        some = True
        name = f"{source.name}:{line.number}"
        try:
            if line.fault:
                raise InputError(name, line.fault)
            found = found_in(_authored(line.row), line.raw.encode("utf-8"), name, f"{source.id}:{line.number}")
            taken.take(found.id, name)
            yield article(found, source)
        except InputError as error:
            yield error
    if not some:
        raise InputError(source.name, "has a header and no rows")


def _authored(row: Row) -> dict[str, object]:
    """Return the row with its authors, which a cell parts by semicolons, as a list."""
    return {**row, "authors": [name for name in row.get("authors", "").split(";") if name.strip()]}


def table_of(text: str, name: str) -> tuple[list[str], Iterator[Line]]:
    """Return the lower-case column names and the rows; blank rows are passed over.

    Raises:
        InputError: if there is no header, or it names a column twice.
    """
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=header.count)
    kept = _Kept(text)
    csv.field_size_limit(LARGEST)
    reader = csv.reader(kept, delimiter=delimiter, strict=True)
    try:
        columns = [cell.strip().casefold() for cell in next(reader, [])]
    except csv.Error as error:
        raise InputError(f"{name}:1", f"is no CSV: {error}") from error
    if not any(columns):
        raise InputError(name, "has no header")
    if len(set(columns)) < len(columns):
        raise InputError(name, "names a column twice in its header")
    kept.taken()
    return columns, _rows(reader, kept, columns)


class _Kept(Iterator[str]):
    """Lines of a text, of which those handed out since the last call of `taken` are kept."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._from = 0
        self.count = 0

    def __next__(self) -> str:
        if self._at >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", self._at)
        start, self._at = self._at, len(self._text) if end < 0 else end + 1
        self.count += 1
        return self._text[start : self._at]

    def taken(self) -> str:
        """Return the lines since the last call."""
        raw, self._from = self._text[self._from : self._at], self._at
        return raw.rstrip("\r\n")


def _rows(reader: Iterator[list[str]], kept: _Kept, columns: list[str]) -> Iterator[Line]:
    while True:
        number = kept.count + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(number=number, raw=kept.taken(), row={}, fault=f"is no CSV: {error}")
            return  # after a broken quotation mark nobody knows where the next row begins
        raw = kept.taken()
        if not any(cell.strip() for cell in cells):
            continue
        fault = None if len(cells) == len(columns) else f"has {len(cells)} cells, the header {len(columns)}"
        yield Line(number=number, raw=raw, row=dict(zip(columns, cells, strict=False)), fault=fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a `meta.csv` says, by file."""

    path: Path
    given: dict[str, Given]
    lines: dict[str, int]
    """Where each file is named."""


def read_meta(path: Path) -> Beside | None:
    """Return what a meta.csv says about files; None where it is a table of articles.

    Raises:
        InputError: if it cannot be read, has neither a column `file` nor `text`, or a row names no file, a file twice, or no date.
    """

    def opened() -> BinaryIO:
        return path.open("rb")

    source = Source(id=path.name, name=str(path), open=opened)
    text, _ = decode(whole(source), source.name)
    columns, rows = table_of(text, source.name)
    if "file" not in columns:
        if "text" in columns:
            return None
        raise InputError(str(path), f'needs a column "file" in its header ({", ".join(columns)[:200]})')
    given: dict[str, Given] = {}
    lines: dict[str, int] = {}
    for line in rows:
        file = line.row.get("file", "").strip().removeprefix("./")
        if line.fault or not file or file in given:
            raise InputError(f"{path}:{line.number}", line.fault or ("names no file" if not file else f"names {file} a second time"))
        said = {key: line.row.get(key, "").strip() or None for key in ("outlet", "published", "url", "title")}
        if said["published"] and read_date(said["published"]) is None:
            raise InputError(f"{path}:{line.number}", f"published is {said['published']!r}, which is no date")
        given[file] = Given(**said, source=f"{path.name}:{line.number}")
        lines[file] = line.number
    return Beside(path=path, given=given, lines=lines)
