"""Component `rashomon_attribution`: who says what, in which words.

Candidates come from syntax and quotation marks, a filter keeps those that report, overlaps are resolved; see `attributions/`.
"""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.attributions.records import make_page, records
from rashomon.annotations.attributions.search import find
from rashomon.annotations.attributions.syntax import read_syntax
from rashomon.annotations.keys import ATTRIBUTIONS, QUOTATIONS, TIMES
from rashomon.annotations.mentions import Pointing


@Language.factory("rashomon_attribution", assigns=["doc.spans"])
def make_attribution(nlp: Language, name: str) -> "Attribution":
    """Build the component."""
    return Attribution(name)


class Attribution:
    """Writes the span group of attributions."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its attributions: a span for each cue, a record for each attribution."""
        view = read_syntax(doc)
        found = find(view)
        quotations = doc.spans[QUOTATIONS].attrs.get("records", []) if QUOTATIONS in doc.spans else []
        times = doc.spans[TIMES].attrs.get("records", []) if TIMES in doc.spans else []
        pointing = Pointing(doc)
        page = make_page(view.text, view, quotations, times, cache(pointing.resolve), cache(pointing.resolve_all))
        made = records(page, found)
        spans = [Span(doc, min(one.cue), max(one.cue) + 1, label=row["act"]) for one, row in zip(found, made, strict=True) if one.cue]
        doc.spans[ATTRIBUTIONS] = SpanGroup(doc, name=ATTRIBUTIONS, spans=spans, attrs={"annotator": self.name, "records": made})
        return doc
