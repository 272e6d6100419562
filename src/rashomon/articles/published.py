"""When an article came out, from what is stated, given, or can be inferred."""

from rashomon.articles.dates import read_date
from rashomon.model.article import Basis, Published


def stated(raw: str, where: str, basis: Basis = "stated") -> Published:
    """Return the publication date that a written date gives; an unreadable one is kept as found, without a day."""
    moment = read_date(raw)
    if moment is None:
        return Published(raw=raw, reason=f"{where}; not a date that can be read")
    return Published(raw=raw, value=moment.value, earliest=moment.earliest, latest=moment.latest, basis=basis, reason=where)
