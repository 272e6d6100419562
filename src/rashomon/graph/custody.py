"""Where an article's bytes came from and when it came out, as PROV: enough to show later that nothing was changed."""

from rashomon.graph.terms import Description, day, is_iri, text
from rashomon.iris import slug
from rashomon.model import Article, Custody
from rashomon.namespaces import PROV, RSH, SCHEMA


def describe_publication(into: Description, iri: str, article: Article) -> None:
    """Note the days between which the article came out, the date as found, and how it is known."""
    published = article.published
    first, last = day(published.earliest), day(published.latest)
    if first and last and first.value > last.value:
        first = None
    into.add(iri, RSH.publishedFrom, first)
    into.add(iri, RSH.publishedTo, last)
    into.add(iri, RSH.publishedWords, text(published.raw) if published.raw else None)
    into.add(iri, RSH.publishedAt, text(published.value) if published.value else None)
    into.add(iri, RSH.publishedReason, text(published.reason) if published.reason else None)
    into.add(iri, RSH.publishedBasis, RSH[published.basis if first or last else "unknown"])


def describe_custody(into: Description, iri: str, custody: Custody, base: str) -> None:
    """Note the original bytes, from which the frozen text was derived, and where they were fetched.

    The bytes are named and not described: several articles may come from the same ones, and a triple stands in one graph.
    """
    _describe_address(into, iri, SCHEMA.url, custody.url)
    _describe_address(into, iri, SCHEMA.url, custody.canonical_url)
    into.add(iri, RSH.note, *(text(note) for note in custody.notes))
    if custody.source_sha256:
        into.add(iri, PROV.wasDerivedFrom, f"{base}source/{slug(custody.source_sha256)}")
        into.add(iri, RSH.sourceSha256, text(custody.source_sha256))
    into.add(iri, RSH.retrieved, text(custody.retrieved) if custody.retrieved else None)
    if custody.archive and is_iri(custody.archive):
        into.add(iri, SCHEMA.archivedAt, custody.archive)
    elif custody.archive:
        into.add(iri, RSH.archive, text(custody.archive))


def _describe_address(into: Description, iri: str, property_: str, address: str | None) -> None:
    """Note a web address as a link where it is one, else its letters as they were found."""
    if not address:
        return
    if address.startswith(("http://", "https://")) and is_iri(address):
        into.add(iri, property_, address)
    else:
        into.add(iri, RSH.note, text(f"address as found: {address}"))
