"""Extractions as JSON and back: what the graph directory keeps of each article, so that nothing is parsed twice."""

import msgspec

from rashomon.model import Extraction

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Extraction)


def encode(extraction: Extraction) -> bytes:
    """Return the extraction as one line of JSON, UTF-8, the same bytes for the same value."""
    return _ENCODER.encode(extraction)


def decode(data: bytes) -> Extraction:
    """Return the extraction that these bytes hold.

    Raises:
        msgspec.ValidationError: if they hold something else.
    """
    return _DECODER.decode(data)
