"""Component `rashomon_attribution`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import ATTRIBUTIONS


@Language.factory("rashomon_attribution", assigns=["doc.spans"])
def make_attribution(nlp: Language, name: str) -> "Attribution":
    """Build the component."""
    return Attribution(name)


class Attribution:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if ATTRIBUTIONS not in doc.spans:
            doc.spans[ATTRIBUTIONS] = SpanGroup(doc, name=ATTRIBUTIONS, attrs={"annotator": self.name, "records": []})
        return doc
