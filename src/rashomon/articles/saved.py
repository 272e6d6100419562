"""What the program that saved a page wrote into it: the address, when it was fetched, and the archive that served it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.articles.dates import read_date
from rashomon.articles.metadata import web_address

HEAD, TAIL = 10_000, 4_000
"""Characters at the beginning and the end of a page in which such comments stand."""

SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,2000}) -->")
SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{0,20}url:\s{0,5}(\S{1,2000})\s{1,20}saved date:\s{0,5}([^\n(]{1,60})")
SINGLE_DATE = re.compile(r"\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/(https?:/[^\s\"'<>]{1,2000})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """Where a saved page came from, as far as the saved copy says."""

    url: str | None = None
    retrieved: str | None = None
    """ISO 8601."""
    archive: str | None = None


def saved(page: str) -> Saved:
    """Return what the comments of browsers, SingleFile and the Wayback Machine say."""
    edges = page[:HEAD] + page[max(HEAD, len(page) - TAIL) :]
    if found := SINGLE_FILE.search(edges):
        written = SINGLE_DATE.match(found[2].strip())
        moment = read_date(f"{written[1]} {written[2]}") if written else None
        return archived(found[1], Saved(url=web_address(found[1]), retrieved=moment.value if moment else None))
    if found := SAVED_FROM.search(edges):
        return archived(found[1], Saved(url=web_address(found[1])))
    if "FILE ARCHIVED ON" in edges and (copy := WAYBACK.search(edges)):
        return archived(copy[0], Saved())
    return Saved()


def archived(url: str, otherwise: Saved) -> Saved:
    """Return original address, time and archive of an address of the Wayback Machine, else what was known."""
    found = WAYBACK.match(url)
    if not found:
        return otherwise
    year, month, day, hour, minute, second, original = found.groups()
    moment = read_date(f"{year}-{month}-{day}T{hour}:{minute}:{second}Z")
    if not urlsplit(original).netloc:  # the archive folds the two slashes into one
        original = original.replace(":/", "://", 1)
    return Saved(url=web_address(original), retrieved=moment.value if moment else otherwise.retrieved, archive=web_address(url))
