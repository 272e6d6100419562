"""Which language a text is in; doubtful ones count as English, so that they are read rather than passed over."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.articles.layout import units

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENOUGH = 80
"""Letters below which nothing is said: a line of foreign names is soon taken for a foreign language."""
SURE = 0.9
"""Least probability of a language other than English: not one of 3,200 paragraphs of 66 English news pages was doubted at this bound."""
SAMPLE = 4000
"""Characters that are looked at: more do not change the answer."""
FIRST = 800
"""Characters that are looked at first: where they are surely English, the others are not looked at."""


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # not above: half a second, and not every command reads articles

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language; "en" where the text is too short or the answer is not sure."""
    sample = " ".join(line.words for line in units(text[: 4 * SAMPLE]) if line.count > 3)[:SAMPLE] or text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return "en"
    code, probability = _identifier().classify(sample[:FIRST])
    if code == "en" and probability >= SURE:
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else "en"
