"""Component `rashomon_times`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import TIMES


@Language.factory("rashomon_times", assigns=["doc.spans"])
def make_times(nlp: Language, name: str) -> "Times":
    """Build the component."""
    return Times(name)


class Times:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if TIMES not in doc.spans:
            doc.spans[TIMES] = SpanGroup(doc, name=TIMES, attrs={"annotator": self.name, "records": []})
        return doc
