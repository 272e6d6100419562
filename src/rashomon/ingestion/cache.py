"""Parses kept on disk: what the language model found in a text, so that a change of names or rules does not parse again.

One file a text, named by the digest of the text and of the model. What rashomon's own components add is never kept: it is cheap, and
changes more often.
"""

import json
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from rashomon.annotations.keys import CONTEXT, context
from rashomon.graph import files
from rashomon.iris import sha256

PARSES = "parses"


class Parses:
    """The parses of one graph directory by one model."""

    def __init__(self, folder: Path, model: str) -> None:
        self.folder = folder / PARSES
        self.model = model
        """Digest of the model and of whatever stands before it in the pipeline."""

    def get(self, nlp: Language, fresh: Doc) -> Doc | None:
        """Return the parse of a fresh document; None where there is none, or what is there is no parse of its text."""
        path = self._path(fresh)
        if not path.is_file():
            return None
        try:
            (doc,) = DocBin().from_bytes(path.read_bytes()).get_docs(nlp.vocab)
        except ValueError:
            # half a file of another time: parsed again, and replaced
            return None
        return doc if doc.text == fresh.text else None

    def put(self, doc: Doc) -> None:
        """Keep a parse."""
        path = self._path(doc)
        path.parent.mkdir(parents=True, exist_ok=True)
        with files.renamed(path, durable=False) as file:
            file.write(DocBin(docs=[doc]).to_bytes())

    def _path(self, doc: Doc) -> Path:
        # where sentences must begin depends on what is not body
        regions = json.dumps(context(doc).get("regions", []))
        name = sha256(f"{self.model}\x1f{regions}\x1f{doc.text}".encode("utf-8", "surrogatepass"))
        return self.folder / name[:2] / f"{name}.spacy"


def with_context(doc: Doc, fresh: Doc) -> Doc:
    """Return a parse with the article's own facts of a fresh document."""
    doc.user_data[CONTEXT] = fresh.user_data[CONTEXT]
    return doc
