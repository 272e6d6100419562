"""Component `rashomon_layout`: paragraphs bound sentences; what is not body is marked.

Stands before the parser. A parse that runs over a paragraph break is always wrong in news text (headlines and captions have no full
stop), so each token after a line break starts a sentence, and the white space before it belongs to the sentence before. Nor does a
sentence run over the border of what is not body.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.keys import CONTEXT, REGIONS, context


@Language.factory("rashomon_layout", assigns=["token.is_sent_start", "doc.spans"])
def make_layout(nlp: Language, name: str) -> "Layout":
    """Build the component."""
    return Layout(name)


def paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield token ranges [start, end) of the paragraphs, without the white space between them."""
    start = None
    for token in doc:
        if token.is_space and "\n" in token.text:
            if start is not None:
                yield start, token.i
            start = None
        elif start is None:
            start = token.i
    if start is not None:
        yield start, len(doc)


def starts(doc: Doc) -> Iterator[int]:
    """Yield the tokens at which a sentence must begin: after each paragraph break, and where a region begins or has ended.

    A dateline stands before the first sentence of a report in the same line, and is no part of it.
    """
    for start, _ in paragraphs(doc):
        yield start
    for span in doc.spans.get(REGIONS, ()):
        after = next((token.i for token in doc[span.end : span.end + 3] if not token.is_space), None)
        yield span.start
        if after is not None:
            yield after


def excluded(doc: Doc) -> list[tuple[int, int]]:
    """Return character ranges, sorted, in which no claim is looked for: everything that is not body, but for the headline."""
    return [(span.start_char, span.end_char) for span in doc.spans.get(REGIONS, ()) if span.label_ != "headline"]


def headline(doc: Doc) -> tuple[int, int] | None:
    """Return the character range of the headline, or None where the text holds none."""
    return next(((s.start_char, s.end_char) for s in doc.spans.get(REGIONS, ()) if s.label_ == "headline"), None)


class Layout:
    """Sets sentence starts at paragraphs and writes the span group of regions."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with sentence starts fixed at paragraph bounds, and its regions as spans."""
        group = SpanGroup(doc, name=REGIONS, attrs={"annotator": self.name})
        for begin, end, kind in context(doc).get("regions", []):
            span = doc.char_span(int(begin), int(end), label=str(kind), alignment_mode="expand")
            if span is not None:
                group.append(span)
        doc.spans[REGIONS] = group
        if not doc.has_annotation("DEP"):  # a kept parse has its sentences already
            for start in starts(doc):
                doc[start].is_sent_start = True
        return doc


__all__ = ["CONTEXT", "Layout", "excluded", "headline", "make_layout", "paragraphs", "starts"]
