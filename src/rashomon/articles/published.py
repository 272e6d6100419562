"""When an article came out, from what is stated or given, and from the day in its address."""

import re
from dataclasses import replace
from datetime import date

from rashomon.articles.dates import Moment, read_date
from rashomon.model.article import Basis, Published

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)", re.ASCII | re.IGNORECASE)
LOOKED_AT = 500
"""Characters of an address in which a day is looked for."""


def stated(raw: str, where: str, basis: Basis = "stated") -> Published:
    """Return the publication date that a written date gives; an unreadable one is kept as found, without a day."""
    moment = read_date(raw)
    if moment is None:
        return Published(raw=raw, reason=f"{where}; not a date that can be read")
    return Published(raw=raw, value=moment.value, earliest=moment.earliest, latest=moment.latest, basis=basis, reason=where)


def day_in(address: str | None) -> Moment | None:
    """Return the day that stands in an address (".../2020/11/08/..."), None where none does.

    >>> day_in("https://norhavenpost.example/2021/mar/12/wall").value
    '2021-03-12'
    """
    found = IN_ADDRESS.search((address or "")[:LOOKED_AT])
    if not found:
        return None
    year, month, day = found.groups()
    return read_date(f"{day} {month} {year}" if month.isalpha() else f"{year}-{int(month):02}-{int(day):02}")


def local(published: Published, address: str | None) -> Published:
    """Return a date whose days include that of the address, where this is the day before or after.

    A page states its time in another zone than that of its town; "on Monday" in its text is meant in the town's.
    """
    there = day_in(address)
    if there is None or published.earliest is None or published.latest is None or published.earliest != published.latest:
        return published
    if abs((date.fromisoformat(there.earliest) - date.fromisoformat(published.earliest)).days) != 1:
        return published
    first, last = sorted((there.earliest, published.earliest))
    return replace(published, earliest=first, latest=last, reason=f"{published.reason}; the address says {there.earliest}")
