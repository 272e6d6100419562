"""Lines that a site prints under every article: found by their coming back in the files of one folder."""

from collections.abc import Iterable

from rashomon.articles.layout import Unit, folded, units
from rashomon.articles.sources import Source, decode, whole
from rashomon.errors import InputError
from rashomon.iris import digest

SAMPLE = 2000
"""Files that are looked at, in sorted order: what a site prints everywhere comes back within them."""
FILES = 3
"""Different articles in which a line must stand: two may share a line by chance or because one follows up the other."""
LINE = 60
"""Most words of such a line; notes about the outlet have some forty."""


def repeated(sources: Iterable[Source]) -> frozenset[str]:
    """Return the digests of the lines that stand in several different articles.

    Articles with the same longest paragraph are reprints of one another and count once. Files that cannot be read say nothing here; they
    are reported when they are read for good.
    """
    seen: dict[str, set[str]] = {}
    for source in sources:
        try:
            text, _ = decode(whole(source), source.name, source.declared)
        except InputError:
            continue
        lines = list(units(text))
        article = line_digest(max(lines, key=lambda line: len(line.words))) if lines else ""
        for line in lines:
            if line.count <= LINE:
                seen.setdefault(folded(line.words), set()).add(article)
    return frozenset(digest(line) for line, articles in seen.items() if len(articles) >= FILES)


def line_digest(line: Unit) -> str:
    """Return what a line is recognised by, whatever its case and white space."""
    return digest(folded(line.words))
