"""Articles to annotation records, without a store."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.articles import Given, read
from rashomon.errors import InputError
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.reconciling import reconciled
from rashomon.ingestion.report import Failure
from rashomon.model import Article, Extraction
from rashomon.settings import Settings
from rashomon.views.records import Json, records


def extractions(paths: Sequence[str | Path], *, settings: Settings, given: Given | None = None) -> tuple[list[Extraction], list[Failure]]:
    """Return what is found in each article, in the order of the inputs, and the inputs that failed.

    Raises:
        ModelError: if the language model is missing or is not the pinned one.
    """
    failures: list[Failure] = []

    def good() -> list[Article]:
        articles = []
        for one in read(paths, given=given or Given()):
            if isinstance(one, InputError):
                failures.append(Failure(name=one.name, fate="failed", reason=one.reason))
            else:
                articles.append(one)
        return articles

    found = []
    for article, outcome in Pool(settings).run(good()):
        if outcome.extraction is not None:
            found.append(outcome.extraction)
        else:
            failures.append(Failure(name=article.path, fate=outcome.fate, reason=outcome.reason or ""))
    return found, failures


def extract_records(paths: Sequence[str | Path], *, settings: Settings, given: Given | None = None) -> tuple[list[Json], list[Failure]]:
    """Return one annotation record an article, and the inputs that failed. All articles of one call are reconciled together."""
    found, failures = extractions(paths, settings=settings, given=given)
    return records(found, reconciled(found, settings), settings.base), failures
