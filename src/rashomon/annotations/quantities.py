"""Component `rashomon_quantities`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import QUANTITIES


@Language.factory("rashomon_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> "Quantities":
    """Build the component."""
    return Quantities(name)


class Quantities:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if QUANTITIES not in doc.spans:
            doc.spans[QUANTITIES] = SpanGroup(doc, name=QUANTITIES, attrs={"annotator": self.name, "records": []})
        return doc
