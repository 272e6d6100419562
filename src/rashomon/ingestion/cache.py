"""Parses kept on disk: what the language model found in a text, so that a change of names or rules does not parse again.

One file a text, named by the digest of the text and of the model. What rashomon's own components add is never kept: it is cheap, and
changes more often. Nor are the words: whoever asks has the text, and cuts it into words anew. spaCy's own format, which holds them all,
took a tenth of the time of a parse to write; this one takes a fortieth.
"""

import json
import zlib
from pathlib import Path
from typing import Final, cast

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.types import Ints2d

from rashomon.annotations.keys import context
from rashomon.graph import files
from rashomon.iris import sha256

PARSES = "parses"
WORDED: Final[list[int | str]] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_TYPE", "ENT_KB_ID", "ENT_ID"]
"""What the model tells of a token in words, which spaCy numbers."""
COUNTED: Final[list[int | str]] = ["HEAD", "ENT_IOB"]
"""What it tells in numbers."""
LEVEL: Final = 1
"""Of compression: a higher one saves a tenth of the room and takes twice the time."""


class Parse(msgspec.Struct, array_like=True, frozen=True):
    """A parse as it is kept."""

    lengths: bytes
    """Length of each token (uint32): the parse is one of these words and no others."""
    strings: list[str]
    worded: bytes
    """Positions in the strings (uint32), one row for each of WORDED."""
    counted: bytes
    """Numbers (uint64), one row for each of COUNTED."""


class Parses:
    """The parses of one graph directory by one model."""

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder / PARSES
        self.model = model
        """Digest of the model and of whatever stands before it in the pipeline."""

    def place(self, fresh: Doc) -> Path:
        """Return where the parse of a document is kept, before or after it is parsed."""
        # where sentences must begin depends on what is not body
        regions = json.dumps(context(fresh).get("regions", []))
        name = sha256(f"{self.model}\x1f{regions}\x1f{fresh.text}".encode("utf-8", "surrogatepass"))
        return self.folder / name[:2] / f"{name}.parse"

    def get(self, fresh: Doc, place: Path) -> bool:
        """Give a fresh document its parse; return False where there is none, or what is there is no parse of its words."""
        if not place.is_file():
            return False
        try:
            kept = msgspec.msgpack.decode(zlib.decompress(place.read_bytes()), type=Parse)
        except (msgspec.DecodeError, zlib.error):
            # half a file of another time: parsed again, and replaced
            return False
        return restore(fresh, kept)

    def put(self, doc: Doc, place: Path) -> None:
        """Keep a parse."""
        place.parent.mkdir(parents=True, exist_ok=True)
        with files.renamed(place, durable=False) as file:
            file.write(zlib.compress(msgspec.msgpack.encode(kept(doc)), LEVEL))


def kept(doc: Doc) -> Parse:
    """Return the parse of a document as it is kept."""
    numbers, worded = np.unique(doc.to_array(WORDED).T, return_inverse=True)
    strings = doc.vocab.strings
    return Parse(
        lengths=_lengths(doc).tobytes(),
        strings=[strings[number] for number in numbers.tolist()],
        worded=worded.astype(np.uint32).tobytes(),
        counted=np.ascontiguousarray(doc.to_array(COUNTED).T).tobytes(),
    )


def restore(fresh: Doc, kept: Parse) -> bool:
    """Give a fresh document a kept parse; return whether it is one of its words."""
    if kept.lengths != _lengths(fresh).tobytes():
        return False
    numbers = np.array([fresh.vocab.strings.add(string) for string in kept.strings], dtype=np.uint64)
    worded = numbers[np.frombuffer(kept.worded, dtype=np.uint32)].reshape(len(WORDED), len(fresh))
    counted = np.frombuffer(kept.counted, dtype=np.uint64).reshape(len(COUNTED), len(fresh))
    fresh.from_array([*WORDED, *COUNTED], cast("Ints2d", np.ascontiguousarray(np.concatenate((worded, counted)).T)))
    return True


def _lengths(doc: Doc) -> NDArray[np.uint32]:
    return doc.to_array(["LENGTH"]).ravel().astype(np.uint32)
