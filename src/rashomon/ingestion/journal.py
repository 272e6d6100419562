"""The journal of a graph directory: what was done with which input, one JSON object a line, only ever appended.

A line is written after the store was flushed, so the journal never claims what a power cut could take (R-4). A torn last line is the
mark of a kill; it is ignored, and its article is done again.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Literal

import msgspec

from rashomon.errors import StoreError
from rashomon.model import Fate

NAME = "journal.jsonl"
PRUNED: Final = "pruned"
"""Fate of an article that was taken out because its file is gone."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line."""

    kind: str
    """article, or reconciled."""
    run: str
    """Digest of the configuration."""
    id: str = ""
    """The article's id."""
    article: str = ""
    """Last step of the article's IRI; empty for an input that gave none."""
    name: str = ""
    """The input as the user named it."""
    sha256: str = ""
    """Of the article's own facts and text: another date or outlet makes it another input, as another text does."""
    fate: Fate | Literal["pruned"] | None = None
    reason: str | None = None
    claims: int = 0
    covers: str = ""
    """For reconciled: digest of everything that went into the derived graph."""
    figures: tuple[int, int, int, int] = (0, 0, 0, 0)
    """For reconciled: claims, claimants, questions, disputes."""


class Journal:
    """The lines so far, and a way to add some."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.entries: list[Entry] = []
        self._articles: dict[str, Entry] = {}
        self._newest: dict[str, Entry] = {}
        self.torn = False
        """Whether the last line was cut short."""
        data = self.path.read_bytes() if self.path.is_file() else b""
        lines = data.split(b"\n")
        self.torn = bool(lines[-1])
        for number, line in enumerate(lines[:-1], 1):
            try:
                self._note(msgspec.json.decode(line, type=Entry))
            except msgspec.MsgspecError as error:
                raise StoreError(f"store damaged: {self.path}:{number}: {error}") from error

    def add(self, entries: Iterable[Entry]) -> None:
        """Append lines and make them durable."""
        new = list(entries)
        if not new:
            return
        with self.path.open("r+b" if self.path.is_file() else "xb") as file:
            file.seek(0, os.SEEK_END)
            if self.torn:
                file.truncate(file.tell() - len(self.path.read_bytes().rsplit(b"\n", 1)[-1]))
                file.seek(0, os.SEEK_END)
                self.torn = False
            file.write(b"".join(msgspec.json.encode(entry) + b"\n" for entry in new))
            file.flush()
            os.fsync(file.fileno())
        for entry in new:
            self._note(entry)

    def articles(self) -> list[Entry]:
        """Return the lines of articles that are in the graph, newest version last, each article IRI once."""
        return list(self._articles.values())

    def newest(self) -> Mapping[str, Entry]:
        """Return the newest version of each article, by its id; the mapping follows what is added."""
        return self._newest

    def versions(self, name: str) -> list[Entry]:
        """Return the lines of the versions of an article that are in the graph, by the article's id."""
        return [entry for entry in self._articles.values() if entry.id == name]

    def pruned(self) -> list[Entry]:
        """Return the lines of the articles that were taken out and have not come back."""
        return [entry for entry in self.entries if entry.fate == PRUNED and entry.article not in self._articles]

    def _note(self, entry: Entry) -> None:
        """Take a line into account, in time that does not grow with the journal."""
        self.entries.append(entry)
        if entry.kind != "article" or not entry.article:
            return
        before = self._articles.pop(entry.article, None)
        if entry.fate in ("built", "skipped"):
            self._articles[entry.article] = entry
            self._newest[entry.id] = entry
        if before and self._newest.get(before.id) is before:
            # taken out, or filed under another id: the version before it is the newest again
            older = [one for one in self._articles.values() if one.id == before.id]
            self._newest.pop(before.id)
            self._newest.update((one.id, one) for one in older)
