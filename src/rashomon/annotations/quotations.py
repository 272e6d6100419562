"""Component `rashomon_quotations`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import QUOTATIONS


@Language.factory("rashomon_quotations", assigns=["doc.spans"])
def make_quotations(nlp: Language, name: str) -> "Quotations":
    """Build the component."""
    return Quotations(name)


class Quotations:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if QUOTATIONS not in doc.spans:
            doc.spans[QUOTATIONS] = SpanGroup(doc, name=QUOTATIONS, attrs={"annotator": self.name, "records": []})
        return doc
