"""Article to Doc: the text untouched, the article's own facts in `user_data`."""

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.keys import CONTEXT, Context
from rashomon.errors import OffsetError
from rashomon.model import Article


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return the tokenized text of an article, its offsets proven equal to the text's.

    Raises:
        OffsetError: if the tokenizer lost or changed a character.
    """
    doc = nlp.make_doc(article.text)
    if doc.text != article.text:
        raise OffsetError(0, len(doc.text), len(article.text))
    doc.user_data[CONTEXT] = Context(
        title=article.title,
        outlet=article.outlet,
        published=article.published.earliest,
        published_latest=article.published.latest,
        published_basis=article.published.basis,
        regions=[[region.span.start, region.span.end, region.kind] for region in article.regions],
    )
    return doc
