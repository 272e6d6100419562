"""JSON Lines: one object a line, `text` required."""

import json
from collections.abc import Iterator

from rashomon.articles.assemble import article
from rashomon.articles.records import Record, Taken, found_in
from rashomon.articles.sources import LARGEST, Source, lines
from rashomon.errors import InputError
from rashomon.model.article import Article

MARK = b"\xef\xbb\xbf"


def read_json_lines(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each line that is not blank; unknown keys are passed over.

    Raises:
        InputError: if the file holds no line, or cannot be read to its end.
    """
    some = False
    taken = Taken()
    for number, line in lines(source):
        data = line.removeprefix(MARK) if number == 1 else line
        if not data.strip():
            continue
        some = True
        name = f"{source.name}:{number}"
        try:
            found = found_in(_object(data, name), data, name, f"{source.id}:{number}")
            taken.take(found.id, name)
            yield article(found, source)
        except InputError as error:
            yield error
    if not some:
        raise InputError(source.name, "is empty")


def _object(data: bytes, name: str) -> Record:
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
