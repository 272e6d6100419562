"""What is told of articles so that it can be decided about them, without the articles themselves."""

from dataclasses import replace

import msgspec

from rashomon.iris import digest
from rashomon.model import Article


class Listed(msgspec.Struct, frozen=True, tag="article"):
    """What must be known of an article to decide about it."""

    id: str
    path: str
    facts: str
    """Digest of it."""
    by_path: str
    """Digest of it with its path as its id: the name that it gets where another input has its id."""
    size: int
    """Characters."""


class Unread(msgspec.Struct, frozen=True, tag="error"):
    """An input, or a part of one, that could not be read."""

    name: str
    reason: str


class Surveyed(msgspec.Struct, frozen=True):
    """A file that was read elsewhere."""

    digest: str | None
    """Of all that decides what it gives."""
    found: list[Listed | Unread] | None
    """What it gives, in order; None where it was known and not read."""


def listed(article: Article) -> Listed:
    """Return what must be known of an article to decide about it."""
    by_path = facts(replace(article, id=article.path))
    return Listed(article.id, article.path, facts(article), by_path, len(article.text))


def facts(article: Article) -> str:
    """Return a digest of all that the graph keeps of an article before anything is found in it."""
    return digest(msgspec.json.encode(article, order="deterministic").decode("utf-8"))
