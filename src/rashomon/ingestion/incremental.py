"""Names and claims of a graph directory worked out from what it remembers: what is new, what that touches, and nothing else."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass

import msgspec
from pyoxigraph import Triple

from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Revision
from rashomon.graph.revision import NewNames, derived_revision, things_revision, touched_claims
from rashomon.ingestion.remembered import Kept, Named, Remembered, encoded, lexicon_in, nodes_in
from rashomon.iris import digest
from rashomon.model import Entities, Extraction, Link
from rashomon.reconciliation.chapters import Chapters, least
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.entities import Known, as_entities, entities_of, links_of
from rashomon.reconciliation.entities_clusters import identities, settle
from rashomon.reconciliation.entities_groups import Identity, Node, nodes_of
from rashomon.reconciliation.entities_outlets import Outlet, outlet_given
from rashomon.reconciliation.matches import MatchDecision
from rashomon.reconciliation.moved import changed_entities, moved_articles
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.reconciliation.sketch import Sketch, sketch, words_of
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
    changed: Set[str]
    """IRIs of those that came, went or changed in anything."""
    links: tuple[Link, ...]
    """Of the articles whose referents are something else now, or for other reasons."""


def derived(
    before: Remembered,
    articles: Mapping[str, str],
    load: Callable[[str], Extraction],
    names: Names,
    chapters: Chapters,
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
        chapters: where articles are put whose claims are resolved again.
        base: under which IRI things live.
        ancestors: from a place to all places that contain it.
        names_decided: what people said about names.
        matches_decided: what people said about matches; only for the whole.
    """
    found = _names(before, articles, load, names, names_decided, base)
    entities = as_entities(found.known)
    changed = changed_entities(before.known, found.known)
    corpus = Corpus(
        articles=found.ids,
        sketches=found.sketches,
        moved=moved_articles(before.known, found.known, changed) - found.sketches.keys(),
        entities=entities,
        things=Things(entities=entities, named=found.known.named),
        load=load,
    )
    made = update(before.matching, corpus, chapters, base=base, decisions=matches_decided, ancestors=ancestors)
    now = Remembered(
        articles=found.named,
        told={iri: made.told[iri] if iri in made.told else before.told[iri] for iri in made.matching.articles},
        known=found.known,
        lexicon=found.lexicon,
        matching=made.matching,
    )
    return Derived(now=now, update=made, entities=entities, changed=changed, links=found.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names of all articles."""

    ids: Mapping[str, str]
    """By article IRI, its own id."""
    sketches: Mapping[str, Sketch]
    """By IRI, of the articles of which nothing was known."""
    known: Known
    lexicon: msgspec.Raw
    named: dict[str, Named]
    links: tuple[Link, ...]
    """Of the articles whose referents are something else now, or for other reasons."""


def _names(
    before: Remembered,
    articles: Mapping[str, str],
    load: Callable[[str], Extraction],
    names: Names,
    decided: Sequence[NameDecision],
    base: str,
) -> _Names:
    """Return who is meant by the names of all articles; those that are new are read one after the other."""
    stayed = {iri: kept for iri, kept in before.articles.items() if articles.get(iri) == kept.facts}
    outlets = {iri: kept.outlet for iri, kept in stayed.items()}
    lexicon = lexicon_in(before)
    for iri, gone in before.articles.items():
        if iri not in stayed:
            lexicon.take(iri, nodes_in(gone), lambda one: nodes_in(before.articles[one]))
    nodes: dict[str, tuple[Node, ...]] = {}
    sketches: dict[str, Sketch] = {}
    for iri in articles:
        if iri not in stayed:
            one = load(iri)
            nodes[iri], outlets[iri], sketches[iri] = tuple(nodes_of(one, iri)), outlet_given(one.article), sketch(words_of(one.article))
            lexicon.add(iri, nodes[iri])
    other = settle(lexicon, names, decided)
    reached = {iri for identity in other for iri in lexicon.homes.get(identity, ())}
    nodes |= {iri: nodes_in(stayed[iri]) for iri in reached - nodes.keys()}
    found = {iri: identities(iri, own, lexicon) for iri, own in nodes.items()}

    kept = Kept(stayed)

    def node_of(iri: str, number: int) -> Node:
        return nodes[iri][number] if iri in nodes else kept.node(iri, number)

    known = entities_of(node_of, found, outlets, names, base, before.known, sketches)
    named, links = _named(stayed, articles, nodes, outlets, known, found, base)
    ids = {iri: outlet.article for iri, outlet in outlets.items()}
    return _Names(ids=ids, sketches=sketches, known=known, lexicon=encoded(lexicon), named=named, links=links)


def _named(
    stayed: Mapping[str, Named],
    facts: Mapping[str, str],
    nodes: Mapping[str, Sequence[Node]],
    outlets: Mapping[str, Outlet],
    known: Known,
    found: Mapping[str, Sequence[Identity]],
    base: str,
) -> tuple[dict[str, Named], tuple[Link, ...]]:
    """Return the names of all articles, and the links of those whose referents are something else now, or for other reasons."""
    named: dict[str, Named] = {}
    links: list[Link] = []
    for iri in facts:
        if iri not in found:
            named[iri] = stayed[iri]
            continue
        why = digest(*(part for of, one in zip(known.of[iri], found[iri], strict=True) for part in (of, one.rule, one.reason)))
        if iri in stayed and stayed[iri].why == why:
            named[iri] = stayed[iri]
            continue
        own = tuple(links_of(iri, nodes[iri], known.of[iri], found[iri], base))
        links.extend(own)
        named[iri] = Named(
            facts=facts[iri],
            outlet=outlets[iri],
            nodes=stayed[iri].nodes if iri in stayed else encoded(nodes[iri]),
            why=why,
            links=tuple(link.iri for link in own),
        )
    return named, tuple(sorted(links, key=lambda link: link.iri))


def revisions(before: Remembered, made: Derived, names: Names, curated: Callable[[], Collection[Triple]], base: str) -> dict[str, Revision]:
    """Return what the graphs of things and of what is derived must be made to say, by graph.

    Args:
        before: what they say now.
        made: what is to be said.
        names: what is curated.
        curated: gives what the files of names say; asked only where that matters.
        base: under which IRI things live.
    """
    now, retold = made.now, list(made.update.retold)
    renamed = [one for iri, one in before.articles.items() if now.articles.get(iri) is not one]
    told_again = [one for iri, one in before.told.items() if now.told.get(iri) is not one]
    new_names = NewNames(
        entities=made.entities,
        links=made.links,
        subjects={subject for one in renamed for subject in one.links} | {subject for one in told_again for subject in one.subjects},
    )
    old, new = before.known.by_iri, made.entities.by_iri
    old_media, new_media = _media(before), _media(now)
    changed = made.changed | {iri for iri in old_media.keys() | new_media.keys() if old_media.get(iri) != new_media.get(iri)}
    return {
        graph_of("derived", base): derived_revision(before.matching, made.update, retold, new_names, base),
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
    return least(pair for one in what.told.values() for pair in one.media.items())
