"""Names and claims of a graph directory worked out from what it remembers: what is new, what that touches, and nothing else."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Triple

from rashomon.claims.identity import role_iri
from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Revision
from rashomon.graph.revision import NewNames, derived_revision, things_revision, touched_claims
from rashomon.graph.things import media_of
from rashomon.ingestion.remembered import Named, Remembered, Told
from rashomon.iris import digest
from rashomon.model import Entities, Extraction, Link, NameUse, ResolvedClaim
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.entities import Known, as_entities, entities_of, links_of
from rashomon.reconciliation.entities_clusters import cluster
from rashomon.reconciliation.entities_groups import Identity, Node, nodes_of
from rashomon.reconciliation.entities_outlets import Outlet, outlet_given
from rashomon.reconciliation.matches import MatchDecision
from rashomon.reconciliation.moved import changed_entities, moved_articles
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.reconciliation.naming import name_uses
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.update import Corpus, Update, update
from rashomon.vocabulary.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What was worked out again, and all that is to be remembered."""

    now: Remembered
    update: Update
    entities: Entities
    """All, without links."""
    links: tuple[Link, ...]
    """Of the articles whose referents are something else now, or for other reasons."""
    uses: tuple[NameUse, ...]
    """Of names, in the articles of the update."""


def derived(
    before: Remembered,
    articles: Mapping[str, str],
    load: Callable[[str], Extraction],
    names: Names,
    *,
    base: str,
    ancestors: Ancestors,
    names_decided: Sequence[NameDecision] = (),
    matches_decided: Sequence[MatchDecision] = (),
) -> Derived:
    """Return the derived layer as it is now.

    Args:
        before: what is remembered; nothing, for the whole.
        articles: by IRI, the digest of each article's facts.
        load: from an article's IRI to what was found in it.
        names: what is curated.
        base: under which IRI things live.
        ancestors: from a place to all places that contain it.
        names_decided: what people said about names.
        matches_decided: what people said about matches; only for the whole.
    """
    stayed = {iri: kept for iri, kept in before.articles.items() if articles.get(iri) == kept.facts}
    fresh = {iri: load(iri) for iri in articles if iri not in stayed}
    nodes = {iri: kept.nodes for iri, kept in stayed.items()} | {iri: tuple(nodes_of(one, iri)) for iri, one in fresh.items()}
    outlets = {iri: kept.outlet for iri, kept in stayed.items()} | {iri: outlet_given(one.article) for iri, one in fresh.items()}
    identities = cluster(nodes, names, names_decided)
    known = entities_of(nodes, identities, outlets, names, base, before.known, fresh)
    entities = as_entities(known)
    corpus = Corpus(
        articles={iri: outlet.article for iri, outlet in outlets.items()},
        fresh=fresh,
        moved=moved_articles(before.known, known) - fresh.keys(),
        entities=entities,
        things=Things(entities=entities, named=known.named),
        load=load,
    )
    made = update(before.matching, corpus, base=base, decisions=matches_decided, ancestors=ancestors)
    articles_now, links = _named(stayed, articles, nodes, outlets, known, identities, base)
    uses = name_uses(made.resolved, entities, base)
    now = Remembered(
        articles=articles_now,
        told={iri: one for iri, one in before.told.items() if iri in stayed} | dict(_told(made, uses, base)),
        known=known,
        matching=made.matching,
    )
    return Derived(now=now, update=made, entities=entities, links=links, uses=uses)


def _named(
    stayed: Mapping[str, Named],
    facts: Mapping[str, str],
    nodes: Mapping[str, Sequence[Node]],
    outlets: Mapping[str, Outlet],
    known: Known,
    identities: Mapping[str, Sequence[Identity]],
    base: str,
) -> tuple[dict[str, Named], tuple[Link, ...]]:
    """Return the names of all articles, and the links of those whose referents are something else now, or for other reasons."""
    found: dict[str, Named] = {}
    links: list[Link] = []
    for iri in facts:
        why = digest(*(part for of, one in zip(known.of[iri], identities[iri], strict=True) for part in (of, one.rule, one.reason)))
        if iri in stayed and stayed[iri].why == why:
            found[iri] = stayed[iri]
            continue
        own = tuple(links_of(iri, nodes[iri], known.of[iri], identities[iri], base))
        links.extend(own)
        found[iri] = Named(facts=facts[iri], outlet=outlets[iri], nodes=tuple(nodes[iri]), why=why, links=tuple(link.iri for link in own))
    return found, tuple(sorted(links, key=lambda link: link.iri))


def _told(made: Update, uses: Iterable[NameUse], base: str) -> Iterator[tuple[str, Told]]:
    """Yield what the graph tells of each article of an update alone."""
    used: defaultdict[str, list[str]] = defaultdict(list)
    for use in uses:
        used[use.article].append(use.iri)
    claims: defaultdict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in made.claims:
        claims[claim.article].append(claim)
    for iri, extraction in made.resolved.extraction_of.items():
        roles = (role_iri(iri, number, role, base) for number, referent in enumerate(extraction.referents) for role in referent.roles)
        claimants = sorted({claim.claimant for claim in claims[iri] if claim.claimant})
        yield iri, Told(subjects=(*used[iri], *roles), media=media_of(claims[iri]), claimants=tuple(claimants))


def revisions(before: Remembered, made: Derived, names: Names, curated: Callable[[], Collection[Triple]], base: str) -> dict[str, Revision]:
    """Return what the graphs of things and of what is derived must be made to say, by graph.

    Args:
        before: what they say now.
        made: what is to be said.
        names: what is curated.
        curated: gives what the files of names say; asked only where that matters.
        base: under which IRI things live.
    """
    now, affected = made.now, made.update.resolved.extraction_of
    renamed = [one for iri, one in before.articles.items() if now.articles.get(iri) is not one]
    retold = [one for iri, one in before.told.items() if now.told.get(iri) is not one]
    new_names = NewNames(
        entities=made.entities,
        referents={iri: one.referents for iri, one in affected.items()},
        uses=made.uses,
        links=made.links,
        subjects={subject for one in renamed for subject in one.links} | {subject for one in retold for subject in one.subjects},
    )
    old, new = before.known.by_iri, now.known.by_iri
    old_media, new_media = _media(before), _media(now)
    changed = changed_entities(before.known, now.known)
    changed |= {iri for iri in old_media.keys() | new_media.keys() if old_media.get(iri) != new_media.get(iri)}
    return {
        graph_of("derived", base): derived_revision(before.matching, made.update, new_names, base),
        graph_of("things", base): things_revision(
            {iri: new.get(iri) for iri in changed if iri in old or iri in new},
            {iri: new_media.get(iri) for iri in changed if iri in old_media or iri in new_media},
            touched_claims(before.matching, made.update),
            made.update,
            curated() if not changed.isdisjoint(names.concepts) else (),
            base,
        ),
    }


def _media(what: Remembered) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in what.told.values():
        for iri, words in one.media.items():
            found[iri] = min(found.get(iri, words), words)
    return found
