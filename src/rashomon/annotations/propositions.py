"""Component `rashomon_propositions`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import PROPOSITIONS


@Language.factory("rashomon_propositions", assigns=["doc.spans"])
def make_propositions(nlp: Language, name: str) -> "Propositions":
    """Build the component."""
    return Propositions(name)


class Propositions:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its span group."""
        if PROPOSITIONS not in doc.spans:
            doc.spans[PROPOSITIONS] = SpanGroup(doc, name=PROPOSITIONS, attrs={"annotator": self.name, "records": []})
        return doc
