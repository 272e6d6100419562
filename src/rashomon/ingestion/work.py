"""Articles to extractions with a pipeline at hand: the work of one process, pure but for the pipeline."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from rashomon.annotations.document import make_doc
from rashomon.claims.extract import extract
from rashomon.errors import RashomonError
from rashomon.model import Article, Extraction, Outcome
from rashomon.settings import Settings

BATCH = 32
"""Articles that spaCy sees at once; 8 to 64 are equally fast (300 articles, two cores), 256 is a quarter slower."""


def annotate(nlp: Language, articles: Iterable[Article], settings: Settings) -> Iterator[Outcome]:
    """Yield one outcome an article, in order.

    What is not English is skipped, and a text beyond the limit fails by name; neither reaches the model. An error inside a component
    is not caught here: the process boundary does that, so that one poisonous article costs one process and no other article.
    """
    parsed: list[tuple[Article, str | None]] = []

    def flush() -> Iterator[Outcome]:
        good = [article for article, reason in parsed if reason is None]
        docs = nlp.pipe((make_doc(nlp, article) for article in good), batch_size=BATCH)
        for article, reason in parsed:
            if reason is None:
                yield Outcome(name=article.path, fate="built", extraction=extract(next(docs), article))
            elif article.language != "en":
                yield Outcome(name=article.path, fate="skipped", extraction=Extraction(article=article), reason=reason)
            else:
                yield Outcome(name=article.path, fate="failed", reason=reason)
        parsed.clear()

    for article in articles:
        parsed.append((article, refusal(article, settings)))
        if len(parsed) == BATCH:
            yield from flush()
    yield from flush()


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
