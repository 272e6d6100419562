"""Which reader reads which file, by the end of its name."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import PurePath

from rashomon.articles.feeds import read_feed
from rashomon.articles.jsonlines import read_json_lines
from rashomon.articles.mails import read_mhtml
from rashomon.articles.pages import read_page
from rashomon.articles.portable import read_pdf
from rashomon.articles.sources import Source
from rashomon.articles.tables import read_table
from rashomon.articles.texts import read_text
from rashomon.articles.warcs import read_warc
from rashomon.articles.words import table
from rashomon.errors import InputError
from rashomon.model.article import Article

Reader = Callable[[Source], Iterable[Article | InputError]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_table,
    ".tsv": read_table,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
    ".warc": read_warc,
    ".pdf": read_pdf,
}
GZIP, ZIP = ".gz", ".zip"


@cache
def _companions() -> frozenset[str]:
    return frozenset(suffix for (suffix,) in table("companions", "suffix"))


def is_zip(name: str) -> bool:
    """Return whether a file is an archive of files."""
    return PurePath(name).suffix.casefold() == ZIP


def is_gzip(name: str) -> bool:
    """Return whether a file is compressed by gzip."""
    return PurePath(name).suffix.casefold() == GZIP


def reader_for(name: str) -> Reader | None:
    """Return what reads a file of this name, None where nothing does; of a gzip file, what reads its content."""
    path = PurePath(name)
    if is_gzip(name):
        path = path.with_suffix("")
    return READERS.get(path.suffix.casefold())


def takes_gzip(reader: Reader) -> bool:
    """Return whether a reader decompresses by itself: WARC files are compressed record by record, so that each can be found."""
    return reader is read_warc


def passed_over(name: str) -> bool:
    """Return whether a file stands beside articles as a matter of course: hidden files, pictures, scripts."""
    path = PurePath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return hidden or path.name == "meta.csv" or path.suffix.casefold() in _companions()
