"""Plain text and Markdown files."""

from collections.abc import Iterator

from rashomon.articles.assemble import Found, article
from rashomon.articles.sources import Source, decode, whole
from rashomon.model.article import Article


def read_text(source: Source) -> Iterator[Article]:
    """Yield the one article of a text file; its text is the file's own, line ends untouched.

    Raises:
        InputError: if the file is empty, too large, binary, or not in its encoding.
    """
    data = whole(source)
    text, encoding = decode(data, source.name, source.declared)
    notes = () if encoding == "utf-8" and not data.startswith(b"\xef\xbb\xbf") else (f"decoded as {encoding} (byte order mark)",)
    yield article(Found(id=source.id, name=source.name, text=text, data=data, notes=notes), source)
