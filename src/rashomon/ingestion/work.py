"""Articles to extractions with a pipeline at hand: the work of one process, pure but for the pipeline and the kept parses."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.document import make_doc
from rashomon.annotations.pipeline import configuration
from rashomon.claims.extract import extract
from rashomon.errors import RashomonError
from rashomon.ingestion.cache import Parses
from rashomon.model import Article, Extraction, Outcome
from rashomon.settings import Settings

TOGETHER = 8
"""Articles that the model's networks see at once: with 2 to 8 what they compute stays in the processor's cache; 32 are a third slower."""


def annotate(nlp: Language, articles: Sequence[Article], settings: Settings, parses: Parses | None = None) -> Iterator[Outcome]:
    """Yield one outcome an article, in order.

    What is not English is skipped, and a text beyond the limit fails by name; neither reaches the model. An error inside a component
    is not caught here: the process boundary does that, so that one poisonous article costs one process and no other article.
    """
    refusals = [refusal(article, settings) for article in articles]
    good = [article for article, reason in zip(articles, refusals, strict=True) if reason is None]
    docs = annotated(nlp, parsed(nlp, [make_doc(nlp, article) for article in good], parses))
    for article, reason in zip(articles, refusals, strict=True):
        if reason is None:
            yield Outcome(name=article.path, fate="built", extraction=extract(next(docs), article))
        elif article.language != "en":
            yield Outcome(name=article.path, fate="skipped", extraction=Extraction(article=article), reason=reason)
        else:
            yield Outcome(name=article.path, fate="failed", reason=reason)


def parsed(nlp: Language, docs: Sequence[Doc], parses: Parses | None) -> Iterator[Doc]:
    """Yield the documents as the language model leaves them, in order: parsed now, or taken from those that are kept."""
    places = [parses.place(doc) for doc in docs] if parses else []
    known = [parses.get(doc, place) for doc, place in zip(docs, places, strict=True)] if parses else [False] * len(docs)
    own = configuration()["pipeline"]["after"]
    new = nlp.pipe((doc for doc, kept in zip(docs, known, strict=True) if not kept), batch_size=TOGETHER, disable=own)
    layout = [nlp.get_pipe(name) for name in configuration()["pipeline"]["before"]]
    for number, (doc, kept) in enumerate(zip(docs, known, strict=True)):
        if kept:
            for component in layout:
                doc = component(doc)
        else:
            doc = next(new)
            if parses:
                parses.put(doc, places[number])
        yield doc


def annotated(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield the documents with everything that rashomon's own components find."""
    components = [nlp.get_pipe(name) for name in configuration()["pipeline"]["after"]]
    for doc in docs:
        for component in components:
            doc = component(doc)
        yield doc


def refusal(article: Article, settings: Settings) -> str | None:
    """Return why an article is not parsed, or None."""
    if article.language != "en":
        return f"not English but {article.language!r}: stored, not parsed"
    if len(article.text) > settings.max_characters:
        return f"{len(article.text)} characters, more than {settings.max_characters} (setting max_characters)"
    return None


def described(error: BaseException) -> str:
    """Return an error in one line, with its class where it is none of ours."""
    words = " ".join(str(error).split()) or "no message"
    return words if isinstance(error, RashomonError) else f"{type(error).__name__}: {words}"
