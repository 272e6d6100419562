"""From the extractions of many articles to claims, propositions, questions and links that all of them share."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Extraction, Link, NameUse, Reconciliation
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.matches import MatchDecision
from rashomon.reconciliation.memo import Matching
from rashomon.reconciliation.naming import name_uses
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.update import Corpus, Update, update


def reconcile(
    extractions: Sequence[Extraction],
    entities: Entities,
    *,
    base: str = DEFAULT_BASE,
    decisions: Sequence[MatchDecision] = (),
    ancestors: Ancestors | None = None,
) -> Reconciliation:
    """Return the derived layer. It depends on the set of extractions, never on their order.

    Args:
        extractions: one an article, the newest version of each.
        entities: which referents are which entities.
        base: under which IRI things live.
        decisions: what people said about matches.
        ancestors: from a place to all places that contain it; without it, no place contains another.
    """
    by_article = {article_iri(one.article, base): one for one in extractions}
    corpus = Corpus(
        articles={article: one.article.id for article, one in by_article.items()},
        fresh=by_article,
        moved=frozenset(),
        entities=entities,
        things=Things.of(by_article, entities),
        load=by_article.__getitem__,
    )
    made = update(Matching(), corpus, base=base, decisions=decisions, ancestors=ancestors or _none)
    return whole(made, entities, name_uses(made.resolved, entities, base))


def whole(made: Update, entities: Entities, uses: tuple[NameUse, ...]) -> Reconciliation:
    """Return the derived layer of an update that began with nothing."""
    links = sorted((link for one in made.matching.asked for link in one.links), key=lambda link: link.iri)
    return Reconciliation(
        entities=entities,
        claims=made.claims,
        propositions=dict(sorted(made.resolved.propositions.items())),
        questions=tuple(one.question for one in made.matching.asked),
        links=tuple(_once(links)),
        name_uses=uses,
    )


def _once(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each link once."""
    last = None
    for link in links:
        if link.iri != last:
            yield link
        last = link.iri


def _none(place: str) -> frozenset[str]:
    return frozenset()
