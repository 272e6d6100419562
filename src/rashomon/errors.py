"""The error tree: everything that a user may do something about.

RashomonError
├── InputError          one input cannot be read; names the input and the reason
├── StoreError          a graph directory cannot be used
│   ├── NotAStoreError      the directory holds something else
│   ├── StoreInUseError     another process is writing it
│   └── ServerError         a SPARQL server cannot be reached, or refuses
├── ModelError          the language model is missing or is not the pinned one
├── VocabularyError     a Turtle file of names or terms is wrong
├── QueryError          a question cannot be asked
└── OffsetError         a span does not fit its text (also a ValueError)

The command line turns each into one line on standard error; nothing else is caught there.
"""


class RashomonError(Exception):
    """Something that the user can be told in one line."""


class InputError(RashomonError):
    """One input that cannot be read.

    Attributes:
        name: the input as the user gave it (a path, or a path and a line).
        reason: why, without the name.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"{name}: {reason}")


class StoreError(RashomonError):
    """A graph directory that cannot be used."""


class NotAStoreError(StoreError):
    """A directory that is neither empty nor one of ours."""


class StoreInUseError(StoreError):
    """A graph directory that another process is writing."""


class ServerError(StoreError):
    """A SPARQL server that cannot be reached, refuses, or answers something else than it should; the message names its address."""


class ModelError(RashomonError):
    """A language model that is missing or does not match its pinned digest."""


class VocabularyError(RashomonError):
    """A Turtle file of names or terms that is wrong; the message names file and line where known."""


class QueryError(RashomonError):
    """A question that is unknown or is not SPARQL."""


class OffsetError(RashomonError, ValueError):
    """A span that does not fit its text."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(f"span [{start}, {end}) does not fit a text of {length} characters")
