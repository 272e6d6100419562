"""File, page, feed, archive to Article."""

from rashomon.articles.given import Given
from rashomon.articles.reading import read

__all__ = ["Given", "read"]
