"""IRIs as digests of content: no blank nodes, no counters, no clock.

The digest never depends on the base IRI, so two people who publish under different bases agree on the last step.
"""

import hashlib
import re
import unicodedata
from urllib.parse import quote

DEFAULT_BASE = "https://w3id.org/rashomon/id/"
"""Where things live unless the user says otherwise (`base` in the settings)."""

BYTES = 10
"""Bytes kept of the SHA-256, 16 letters of base32: 80 bits, a collision in 10^9 nodes has a chance of 4e-7."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_TWO = tuple(one + other for one in _LETTERS for other in _LETTERS)
"""Base32 (RFC 4648) of ten bits, in lower case: eight look-ups a digest, where `base64` takes two and a half times as long."""


def digest(*parts: str) -> str:
    """Return 16 lower-case base32 letters that identify the parts in their order.

    Parts are joined with a unit separator, so ("ab", "c") and ("a", "bc") differ.

    >>> digest("a", "b")
    '6bgnz3mxg2tj3jqq'
    """
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    n, two = int.from_bytes(hashlib.sha256(data).digest()[:BYTES], "big"), _TWO
    return (
        f"{two[n >> 70]}{two[n >> 60 & 1023]}{two[n >> 50 & 1023]}{two[n >> 40 & 1023]}"
        f"{two[n >> 30 & 1023]}{two[n >> 20 & 1023]}{two[n >> 10 & 1023]}{two[n & 1023]}"
    )


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def mint(base: str, kind: str, *parts: str) -> str:
    """Return the IRI of a thing of a kind ("claim", "proposition"): base, kind, digest of the parts."""
    return f"{base}{kind}/{digest(*parts)}"


def slug(words: str) -> str:
    """Return words as a readable IRI step: lower case, hyphens, percent-encoded where not unreserved.

    >>> slug("Republic of Artsakh"), slug("Şuşa")
    ('republic-of-artsakh', '%C5%9Fu%C5%9Fa')
    """
    folded = unicodedata.normalize("NFC", words).casefold()
    return quote(re.sub(r"[\s/#?]+", "-", folded.strip()), safe="-._~")


def fragment(article: str, start: int, end: int) -> str:
    """Return the IRI of a stretch of an article's text (RFC 5147), offsets in code points, end exclusive."""
    return f"{article}#char={start},{end}"
