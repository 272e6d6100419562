"""The outlets of articles as entities."""

from collections.abc import Sequence

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE, mint
from rashomon.model import Entity, Extraction
from rashomon.reconciliation.entities_groups import bare
from rashomon.vocabulary.names import OUTLET, Names


def outlet_entities(extractions: Sequence[Extraction], names: Names, base: str) -> tuple[dict[str, Entity], dict[str, str]]:
    """Return the outlets by IRI, and each article's; an article without a known outlet has one of its own."""
    by_iri: dict[str, Entity] = {}
    outlet_of: dict[str, str] = {}
    for extraction in extractions:
        article = article_iri(extraction.article, base)
        outlet = _outlet(extraction, article, names, base)
        outlet_of[article] = outlet.iri
        by_iri.setdefault(outlet.iri, outlet)
    return by_iri, outlet_of


def _outlet(extraction: Extraction, article: str, names: Names, base: str) -> Entity:
    name = (extraction.article.outlet or "").strip()
    if not name:
        label = f"unknown outlet of {extraction.article.id}"
        iri = mint(base, "thing", "unknown-outlet", article.rsplit("/", 1)[-1])
        return Entity(iri=iri, label=label, type="Organization", names=(label,), kind=OUTLET)
    sense = next(
        (s for s in names.lookup(name) if names.concepts[s.concept].kind == OUTLET and s.how in ("label", "alias", "hidden")), None
    )
    if sense is None:
        return Entity(iri=mint(base, "thing", bare(name)), label=name, type="Organization", names=(name,), kind=OUTLET)
    concept = names.concepts[sense.concept]
    shown = tuple(sorted({*concept.names, name}))
    return Entity(iri=rebased(concept.iri, base), label=concept.label, type="Organization", names=shown, kind=OUTLET, curated=True)


def rebased(iri: str, base: str) -> str:
    """Return a curated IRI on the user's base."""
    return base + iri.removeprefix(DEFAULT_BASE) if iri.startswith(DEFAULT_BASE) else iri
