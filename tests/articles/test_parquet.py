"""Parquet files: the rows of JSON Lines in columns."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from rashomon.articles import read
from rashomon.articles.parquet import ROWS
from rashomon.errors import InputError
from rashomon.model import Article

TEXT = "The bridge at Tollhaven was shut on Monday, the mayor said. The army said that it was open."


def written(folder: Path, rows: Sequence[Mapping[str, object]], name: str = "articles.parquet") -> Path:
    parquet.write_table(pa.Table.from_pylist(list(rows)), folder / name, row_group_size=7)
    return folder / name


def test_rows_are_what_the_same_json_lines_are(tmp_path: Path) -> None:
    row = {"id": "x", "text": TEXT, "title": "Bridge", "outlet": "Harbour Post", "published": "2021-03-04", "authors": ["Ada Lim"], "n": 1}
    written(tmp_path, [row])
    (tmp_path / "articles.jsonl").write_text(json.dumps(row), "utf-8")
    (found,), (line,) = read([tmp_path / "articles.parquet"]), read([tmp_path / "articles.jsonl"])
    assert isinstance(found, Article)
    assert isinstance(line, Article)
    assert [getattr(found, key) for key in ("id", "text", "title", "outlet", "published", "authors", "regions")] == [
        getattr(line, key) for key in ("id", "text", "title", "outlet", "published", "authors", "regions")
    ]
    assert found.path == f"{tmp_path / 'articles.parquet'}, row 1"


def test_dates_of_a_column_are_read_and_nulls_are_silence(tmp_path: Path) -> None:
    (found,) = read([written(tmp_path, [{"text": TEXT, "published": dt.date(2021, 3, 4), "title": None}])])
    assert isinstance(found, Article)
    assert found.published.earliest == "2021-03-04"
    assert found.id == "articles.parquet:1"


def test_bad_rows_cost_no_good_ones(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "a", "text": TEXT},
        {"id": "b", "text": None},
        {"id": "a", "text": TEXT},
        {"id": "c", "text": TEXT},
    ]
    found = list(read([written(tmp_path, rows)]))
    assert [one.reason.split(" of ")[0] if isinstance(one, InputError) else one.id for one in found] == [
        "a",
        'has no "text"',
        "repeats the id 'a'",
        "c",
    ]


def test_rows_come_in_order_through_all_row_groups(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"{TEXT} {number}"} for number in range(2 * ROWS + 1)]
    assert [one.id for one in read([written(tmp_path, rows)]) if isinstance(one, Article)] == [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"PAR1 no more", "is no readable Parquet file"), (b"", "is no readable Parquet file")],
)
def test_damaged_file_is_told_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.parquet").write_bytes(data)
    (error,) = read([tmp_path / "a.parquet"])
    assert isinstance(error, InputError)
    assert error.reason.startswith(reason)
    assert "\n" not in str(error)


def test_cut_file_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, [{"text": TEXT}] * 30)
    path.write_bytes(path.read_bytes()[:-20])
    (error,) = read([path])
    assert isinstance(error, InputError)


def test_file_without_texts_names_its_columns(tmp_path: Path) -> None:
    (error,) = read([written(tmp_path, [{"body": TEXT}])])
    assert isinstance(error, InputError)
    assert error.reason == 'has no column "text" (body)'
