"""From the extractions of many articles to claims, propositions, questions and links that all of them share."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Extraction, Link, Reconciliation
from rashomon.reconciliation.chapters import Held, first_told
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.matches import MatchDecision
from rashomon.reconciliation.memo import Asked, Matching
from rashomon.reconciliation.sketch import sketch, words_of
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.update import Corpus, update


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
        sketches={article: sketch(words_of(one.article)) for article, one in by_article.items()},
        moved=frozenset(),
        entities=entities,
        things=Things.of(by_article, entities),
        load=by_article.__getitem__,
    )
    made = update(Matching(), corpus, Held(), base=base, decisions=decisions, ancestors=ancestors or _none)
    chapters = list(made.retold)
    uses = (use for chapter in chapters for use in chapter.uses)
    return Reconciliation(
        entities=entities,
        claims=tuple(claim for chapter in chapters for claim in chapter.claims),
        propositions=dict(sorted(first_told(chapters).items())),
        questions=tuple(one.question for one in made.matching.asked),
        links=tuple(links_of(made.matching.asked)),
        name_uses=tuple(sorted(uses, key=lambda use: (use.article, use.entity, use.name, use.used_by, use.voice))),
    )


def links_of(asked: Iterable[Asked]) -> Iterator[Link]:
    """Yield the links of questions, sorted, each once."""
    return _once(sorted((link for one in asked for link in one.links), key=lambda link: link.iri))


def _once(links: Iterable[Link]) -> Iterator[Link]:
    """Yield each link once."""
    last = None
    for link in links:
        if link.iri != last:
            yield link
        last = link.iri


def _none(place: str) -> frozenset[str]:
    return frozenset()
