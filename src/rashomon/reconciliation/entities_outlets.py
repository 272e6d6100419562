"""The outlets of articles as entities."""

from collections.abc import Mapping
from typing import NamedTuple

from rashomon.iris import DEFAULT_BASE, mint
from rashomon.model import Article, Entity
from rashomon.reconciliation.entities_groups import bare
from rashomon.vocabulary.names import OUTLET, Names


class Outlet(NamedTuple):
    """What an article says of who published it."""

    article: str
    """The article's own id."""
    name: str
    """Empty where it names nobody."""


def outlet_given(article: Article) -> Outlet:
    """Return what an article says of who published it."""
    return Outlet(article.id, (article.outlet or "").strip())


def outlet_entities(given: Mapping[str, Outlet], names: Names, base: str) -> tuple[dict[str, Entity], dict[str, str]]:
    """Return the outlets by IRI, and each article's; an article without a known outlet has one of its own.

    Args:
        given: by article IRI; the first of an outlet, by article id, gives its spelling.
        names: what is curated.
        base: under which IRI things live.
    """
    by_iri: dict[str, Entity] = {}
    outlet_of: dict[str, str] = {}
    for article, outlet in sorted(given.items(), key=lambda one: (one[1].article, one[0])):
        entity = _outlet(outlet, article, names, base)
        outlet_of[article] = entity.iri
        by_iri.setdefault(entity.iri, entity)
    return by_iri, outlet_of


def _outlet(outlet: Outlet, article: str, names: Names, base: str) -> Entity:
    name = outlet.name
    if not name:
        label = f"unknown outlet of {outlet.article}"
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
