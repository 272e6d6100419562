"""Everything that can be read, in the order in which it was given."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.articles.files import find
from rashomon.articles.given import Given
from rashomon.articles.jsonlines import read_json_lines
from rashomon.articles.pages import read_page
from rashomon.articles.sources import Source
from rashomon.articles.texts import read_text
from rashomon.errors import InputError
from rashomon.model.article import Article

Reader = Callable[[Source], Iterable[Article | InputError]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".jsonl": read_json_lines,
}
"""What reads a file, by the end of its name, lower case."""

UNSAID = Given()


def read(paths: Sequence[str | Path], *, given: Given = UNSAID) -> Iterator[Article | InputError]:
    """Yield the articles of files and folders in the order given, and an error for each input that is none; nothing is raised.

    A folder is read recursively in sorted order. "-" is JSON Lines from standard input.
    """
    for path in paths:
        for source in _sources(path, given):
            if isinstance(source, InputError):
                yield source
            else:
                yield from _articles(source)


def _sources(path: str | Path, given: Given) -> Iterator[Source | InputError]:
    if str(path) == "-":
        yield Source(id="-", name="standard input", open=lambda: sys.stdin.buffer, given=given)
    else:
        yield from find(Path(path), given, frozenset(READERS))


def _articles(source: Source) -> Iterator[Article | InputError]:
    reader = read_json_lines if source.id == "-" else READERS.get(Path(source.id).suffix.casefold())
    if reader is None:
        yield InputError(source.name, "is not a kind of file that is read here")
        return
    try:
        yield from reader(source)
    except InputError as error:
        yield error
