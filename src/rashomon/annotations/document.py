"""Article to Doc: every character in its place, the article's own facts in `user_data`."""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.keys import CONTEXT, Context
from rashomon.errors import OffsetError
from rashomon.model import Article

PLAIN: Final = str.maketrans(dict.fromkeys("\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "))
"""White space that web pages have for spaces. spaCy makes a word of each, which parsers hardly ever met while they learnt."""


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return the tokenized text of an article, its offsets proven equal to the text's; spaces of any kind are plain ones in it.

    Raises:
        OffsetError: if the tokenizer lost or changed a character.
    """
    text = plain(article.text)
    doc = nlp.make_doc(text)
    if doc.text != text:
        raise OffsetError(0, len(doc.text), len(text))
    doc.user_data[CONTEXT] = Context(
        title=article.title,
        outlet=article.outlet,
        published=article.published.earliest,
        published_latest=article.published.latest,
        published_basis=article.published.basis,
        regions=[[region.span.start, region.span.end, region.kind] for region in article.regions],
    )
    return doc


def plain(text: str) -> str:
    """Return a text with plain spaces, of the same length."""
    return text.translate(PLAIN)
