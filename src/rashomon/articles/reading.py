"""Everything that can be read, in the order in which it was given."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.articles.archives import members
from rashomon.articles.boilerplate import SAMPLE, repeated
from rashomon.articles.files import find
from rashomon.articles.given import Given
from rashomon.articles.jsonlines import read_json_lines
from rashomon.articles.kinds import is_gzip, is_text, is_zip, passed_over, reader_for, takes_gzip
from rashomon.articles.sources import Source, fingerprint, unzipped
from rashomon.errors import InputError
from rashomon.model.article import Article

if TYPE_CHECKING:
    from rashomon.articles.web import Transport

UNSAID = Given()
ADDRESSES = ("http://", "https://")


def standard_input() -> BinaryIO:
    """Return standard input as bytes."""
    return sys.stdin.buffer


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file, address or stream that may give articles, before it is read."""

    articles: Callable[[], Iterator[Article | InputError]]
    """Reads it."""
    source: Source | None = None
    """The file; None for what cannot be read twice."""

    def digest(self) -> str | None:
        """Return a digest of all that decides which articles a file gives; None where there is no file, or it cannot be read."""
        return fingerprint(self.source) if self.source else None


def read(
    paths: Sequence[str | Path],
    *,
    given: Given = UNSAID,
    transport: "Transport | None" = None,
    stdin: Callable[[], BinaryIO] = standard_input,
) -> Iterator[Article | InputError]:
    """Yield the articles of files, folders and addresses in the order given, and an error for each input that is none.

    Nothing is raised, so that one bad input costs no good one. A folder is read recursively in sorted order. "-" is JSON Lines from
    standard input, "http://..." and "https://..." are fetched; everything else is a path. A file that was read already is passed over.

    Args:
        paths: what to read.
        given: what the user says of articles that do not say it themselves.
        transport: what fetches addresses; None is the network.
        stdin: what opens standard input.
    """
    for one in inputs(paths, given=given, transport=transport, stdin=stdin):
        if isinstance(one, InputError):
            yield one
        else:
            yield from one.articles()


def inputs(
    paths: Sequence[str | Path],
    *,
    given: Given = UNSAID,
    transport: "Transport | None" = None,
    stdin: Callable[[], BinaryIO] = standard_input,
) -> Iterator[Input | InputError]:
    """Yield what `read` reads, one input at a time and unread, so that a known one need not be read again."""
    ids: dict[str, str] = {}
    read_already: set[Path] = set()
    for path in paths:
        if str(path) == "-":
            yield Input(articles=partial(_read_one, Source(id="-", name="standard input", open=stdin, given=given)))
        elif str(path).startswith(ADDRESSES):
            yield Input(articles=partial(_fetched, str(path), given, transport))
        else:
            yield from _path(Path(path), given, ids, read_already)


def _path(root: Path, given: Given, ids: dict[str, str], read_already: set[Path]) -> Iterator[Input | InputError]:
    """Yield the files below a path; ids that another path has taken get the path's own name before them."""
    again = repeated(islice(_texts(root, given), SAMPLE)) if root.is_dir() else frozenset()
    for source in find(root, given):
        if isinstance(source, InputError):
            yield source
            continue
        place = Path(source.name).resolve()
        if place in read_already:
            continue
        read_already.add(place)
        if ids.setdefault(source.id, source.name) != source.name:
            source = replace(source, id=f"{place.parent.name}/{source.id}" if root.is_file() else f"{root.resolve().name}/{source.id}")
            ids[source.id] = source.name
        source = replace(source, repeated=again)
        yield Input(articles=partial(_read_one, source), source=source)


def _texts(root: Path, given: Given) -> Iterator[Source]:
    """Yield the plain texts below a folder."""
    return (source for source in find(root, given) if isinstance(source, Source) and is_text(source.id))


def _fetched(url: str, given: Given, transport: "Transport | None") -> Iterator[Article | InputError]:
    from rashomon.articles.pages import read_page  # not above: who fetches nothing need not wait for the libraries
    from rashomon.articles.web import fetch, page_at

    try:
        source = page_at(url, given, transport or fetch)
        yield from read_page(source)
    except InputError as error:
        yield error


def _read_one(source: Source) -> Iterator[Article | InputError]:
    """Yield the articles of one file."""
    try:
        if source.id == "-":
            yield from read_json_lines(source)
        elif is_zip(source.id):
            yield from _zip(source)
        elif reader := reader_for(source.id):
            yield from reader(unzipped(source) if is_gzip(source.id) and not takes_gzip(source.id) else source)
        else:
            yield InputError(source.name, "is not a kind of file that is read")
    except InputError as error:
        yield error


def _zip(source: Source) -> Iterator[Article | InputError]:
    """Yield the articles of an archive's members; archives in archives are refused."""
    some = False
    for member in members(source):
        if isinstance(member, InputError):
            some = True
            yield member
        elif not passed_over(member.id.removeprefix(source.id + "/")):
            some = True
            if is_zip(member.id):
                yield InputError(member.name, "is an archive inside an archive")
            else:
                yield from _read_one(member)
    if not some:
        yield InputError(source.name, "holds no articles")
