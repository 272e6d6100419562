"""Component `rashomon_coreference`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import MENTIONS
from rashomon.annotations.mentions import resolve


@Language.factory("rashomon_coreference", assigns=["doc.spans"])
def make_coreference(nlp: Language, name: str) -> "Coreference":
    """Build the component."""
    return Coreference(name)


class Coreference:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if MENTIONS not in doc.spans:
            doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, attrs={"annotator": self.name, "records": [], "referents": []})
        return doc


__all__ = ["Coreference", "make_coreference", "resolve"]
