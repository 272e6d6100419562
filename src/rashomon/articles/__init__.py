"""File, page, feed, archive to Article."""

from rashomon.articles.given import Given
from rashomon.articles.reading import Input, inputs, read

__all__ = ["Given", "Input", "inputs", "read"]
