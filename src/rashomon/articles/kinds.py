"""Which reader reads which file, by the end of its name."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import PurePath
from typing import cast

from rashomon.articles.sources import Source
from rashomon.articles.words import table
from rashomon.errors import InputError
from rashomon.model.article import Article

Reader = Callable[[Source], Iterable[Article | InputError]]

READERS = {
    ".txt": "texts:read_text",
    ".text": "texts:read_text",
    ".md": "texts:read_text",
    ".markdown": "texts:read_text",
    ".html": "pages:read_page",
    ".htm": "pages:read_page",
    ".xhtml": "pages:read_page",
    ".mhtml": "mails:read_mhtml",
    ".mht": "mails:read_mhtml",
    ".jsonl": "jsonlines:read_json_lines",
    ".ndjson": "jsonlines:read_json_lines",
    ".parquet": "parquet:read_parquet",
    ".csv": "tables:read_table",
    ".tsv": "tables:read_table",
    ".xml": "feeds:read_feed",
    ".rss": "feeds:read_feed",
    ".atom": "feeds:read_feed",
    ".warc": "warcs:read_warc",
    ".pdf": "portable:read_pdf",
}
"""Module of this folder and function, by the end of the name. A reader is imported when its first file comes: the libraries for pages,
feeds and PDF files take a second to load, which nobody should wait for who reads plain text."""
SINGLE = frozenset(READERS[suffix] for suffix in (".txt", ".html", ".mhtml", ".pdf"))
"""The readers that find one article in a file."""
GZIP, ZIP = ".gz", ".zip"


@cache
def _companions() -> frozenset[str]:
    return frozenset(suffix for (suffix,) in table("companions", "suffix"))


@cache
def _reader(place: str) -> Reader:
    module, function = place.split(":")
    return cast("Reader", getattr(import_module(f"rashomon.articles.{module}"), function))


def is_zip(name: str) -> bool:
    """Return whether a file is an archive of files."""
    return PurePath(name).suffix.casefold() == ZIP


def is_text(name: str) -> bool:
    """Return whether a file is read as it stands, with all that was saved around the article."""
    return READERS.get(PurePath(name).suffix.casefold()) == READERS[".txt"]


def holds_one(name: str) -> bool:
    """Return whether a file of this name holds one article, and not many."""
    return READERS.get(PurePath(name).suffix.casefold()) in SINGLE


def is_gzip(name: str) -> bool:
    """Return whether a file is compressed by gzip."""
    return PurePath(name).suffix.casefold() == GZIP


def reader_for(name: str) -> Reader | None:
    """Return what reads a file of this name, None where nothing does; of a gzip file, what reads its content."""
    path = PurePath(name)
    if is_gzip(name):
        path = path.with_suffix("")
    place = READERS.get(path.suffix.casefold())
    return _reader(place) if place else None


def takes_gzip(name: str) -> bool:
    """Return whether the reader decompresses by itself: WARC files are compressed record by record, so that each can be found."""
    return PurePath(name).with_suffix("").suffix.casefold() == ".warc"


def passed_over(name: str) -> bool:
    """Return whether a file stands beside articles as a matter of course: hidden files, pictures, scripts."""
    path = PurePath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return hidden or path.name == "meta.csv" or path.suffix.casefold() in _companions()
