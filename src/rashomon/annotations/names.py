"""Component `rashomon_names`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import MENTIONS


@Language.factory("rashomon_names", assigns=["doc.spans"])
def make_names(nlp: Language, name: str) -> "Names":
    """Build the component."""
    return Names(name)


class Names:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if MENTIONS not in doc.spans:
            doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, attrs={"annotator": self.name, "records": []})
        return doc
