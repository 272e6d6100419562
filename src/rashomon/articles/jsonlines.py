"""JSON Lines: one object a line, `text` required."""

import json
from collections.abc import Iterator, Mapping

from rashomon.articles.assemble import Found, article
from rashomon.articles.sources import LARGEST, Source, lines
from rashomon.errors import InputError
from rashomon.model.article import Article


def read_json_lines(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each line that is not blank; unknown keys are passed over."""
    some = False
    for number, data in lines(source):
        name = f"{source.name}:{number}"
        data = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if not data.strip():
            continue
        some = True
        try:
            yield article(_found(_object(data, name), data, name, f"{source.id}:{number}"), source)
        except InputError as error:
            yield error
    if not some:
        yield InputError(source.name, "is empty")


def _object(data: bytes, name: str) -> Mapping[str, object]:
    """Return the object of a line."""
    if len(data) > LARGEST:
        raise InputError(name, f"is larger than {LARGEST} bytes")
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not valid UTF-8 at byte {error.start} of the line") from error
    except json.JSONDecodeError as error:
        raise InputError(name, f"is not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise InputError(name, "is nested too deeply") from error
    except ValueError as error:
        raise InputError(name, f"is not JSON: {' '.join(str(error).split())[:100]}") from error
    if not isinstance(record, dict):
        raise InputError(name, f"is no JSON object but {type(record).__name__}")
    return record


def words(record: Mapping[str, object], key: str, name: str) -> str | None:
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


def _found(record: Mapping[str, object], data: bytes, name: str, fallback: str) -> Found:
    text = words(record, "text", name)
    if text is None:
        raise InputError(name, 'has no "text"')
    mark = record.get("id")
    if isinstance(mark, bool) or not isinstance(mark, (str, int, type(None))) or mark == "":
        raise InputError(name, '"id" is neither text nor a whole number')
    authors = record.get("authors")
    if isinstance(authors, str):
        authors = [authors]
    if authors is not None and not (isinstance(authors, list) and all(isinstance(author, str) for author in authors)):
        raise InputError(name, '"authors" is no list of names')
    return Found(
        id=fallback if mark is None else str(mark),
        name=name,
        text=text,
        data=data,
        title=words(record, "title", name),
        outlet=words(record, "outlet", name),
        published=words(record, "published", name),
        published_where='"published" of the record',
        url=words(record, "url", name),
        language=(words(record, "language", name) or "").casefold()[:2] or None,
        authors=tuple(author.strip() for author in authors or () if author.strip()),
    )
