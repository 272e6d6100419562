"""Articles that come as records with keys: lines of JSON, rows of a table."""

from collections.abc import Mapping

from rashomon.articles.assemble import Found
from rashomon.errors import InputError

Record = Mapping[str, object]


def words(record: Record, key: str, name: str) -> str | None:
    """Return a text value, None where it is absent, null or blank.

    Raises:
        InputError: if the value is something else.
    """
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(name, f'"{key}" is no text but {type(value).__name__}')
    return value if value.strip() else None


def found_in(record: Record, data: bytes, name: str, fallback: str) -> Found:
    """Return what a record says; the fallback is its id where it has none.

    Raises:
        InputError: if it has no text, or a value of the wrong kind.
    """
    text = words(record, "text", name)
    if text is None:
        raise InputError(name, 'has no "text"')
    language = words(record, "language", name)
    return Found(
        id=_id(record, name) or fallback,
        name=name,
        text=text,
        data=data,
        title=words(record, "title", name),
        outlet=words(record, "outlet", name),
        published=words(record, "published", name),
        published_where='"published" of the record',
        url=words(record, "url", name),
        language=language.strip().casefold()[:2] if language else None,
        authors=_authors(record, name),
    )


def _id(record: Record, name: str) -> str | None:
    mark = record.get("id")
    if isinstance(mark, bool) or not isinstance(mark, str | int | None):
        raise InputError(name, '"id" is neither text nor a whole number')
    try:
        return str(mark).strip() or None if mark is not None else None
    except ValueError as error:  # a whole number of more than 4300 digits
        raise InputError(name, '"id" is a number that is too long') from error


def _authors(record: Record, name: str) -> tuple[str, ...]:
    authors = record.get("authors")
    if authors is None:
        return ()
    several = [authors] if isinstance(authors, str) else authors
    if not isinstance(several, list):
        raise InputError(name, '"authors" is no list of names')
    found = [author.strip() for author in several if isinstance(author, str)]
    if len(found) < len(several):
        raise InputError(name, '"authors" is no list of names')
    return tuple(author for author in found if author)


class Taken:
    """The ids of one input: each may stand there once."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def take(self, mark: str, name: str) -> None:
        """Note an id.

        Raises:
            InputError: if it was there before.
        """
        if mark in self._names:
            raise InputError(name, f"repeats the id {mark[:100]!r} of {self._names[mark]}")
        self._names[mark] = name
