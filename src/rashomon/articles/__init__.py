"""File, page, feed, archive to Article."""

from rashomon.articles.given import Given
from rashomon.articles.reading import Input, inputs, read
from rashomon.articles.remote import is_address

__all__ = ["Given", "Input", "inputs", "is_address", "read"]
