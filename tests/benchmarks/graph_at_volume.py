"""A graph of invented articles in any number: every property that a question reads, and disputes as dense as they come."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.claims_at_volume import STATES, thing, volume

from rashomon.claims.identity import article_iri
from rashomon.graph.article import article_quads
from rashomon.graph.derived import derived_quads
from rashomon.graph.places import article_graph, graph_of
from rashomon.graph.store import open_for_writing
from rashomon.graph.things import runs_quads, things_quads
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.model import Claim, Entities, Entity, Extraction, Mention, Referent, Role, Run, TextSpan
from rashomon.reconciliation import reconcile

RUN = Run(software="0", model="none", model_sha256="0" * 64, pipeline_sha256="0" * 64, names_sha256="0" * 64)
OUTLETS = 10
GROUP = 32
"""Articles that are put in together, as a build does."""
PROTECTED = STATES // 2
"""States that speak for another state, so that some sides have two voices."""
TYPES = {"capture": "territory-capture", "kill": "assault", "shell": "assault", "fight": "fight", "en/warn": "threaten"}
"""Predicates whose event has a type."""


def make_graph(kg: Path, claims: int) -> int:
    """Make a graph directory of that many claims and return how many quads it has: some 62 a claim."""
    found, entities = volume(claims)
    outlets = [
        Entity(iri=f"{iri}-{number}", label=f"Gazette {number}", type="Organization", kind="Outlet") for number, iri in _gazettes(entities)
    ]
    extractions = [told(extraction) for extraction in found]
    iris = [article_iri(extraction.article) for extraction in extractions]
    entities = replace(
        entities,
        by_iri={**entities.by_iri, **_protected(entities), **{outlet.iri: outlet for outlet in outlets}},
        of={
            (iri, position): entities.of[article_iri(before.article), position]
            for iri, before in zip(iris, found, strict=True)
            for position in range(len(before.referents))
        },
        outlet_of={iri: outlets[number % OUTLETS].iri for number, iri in enumerate(iris)},
    )
    made = reconcile(extractions, entities)
    with open_for_writing(kg) as opened:
        for start in range(0, len(extractions), GROUP):
            group = list(zip(iris, extractions, strict=True))[start : start + GROUP]
            opened.insert({article_graph(iri): article_quads(one, RUN, outlet=entities.outlet_of[iri]) for iri, one in group})
            for _, one in group:
                opened.put_text(one.article.text)
        referents = {iri: one.referents for iri, one in zip(iris, extractions, strict=True)}
        opened.insert(
            {
                graph_of("vocabulary"): vocabulary_quads(),
                graph_of("things"): things_quads(made),
                graph_of("runs"): runs_quads([RUN]),
                graph_of("derived"): derived_quads(made, referents=referents),
            }
        )
        opened.flush()
        return len(opened.store)


def _protected(entities: Entities) -> dict[str, Entity]:
    """Return the first states, each as one that speaks for another."""
    states = [entities.by_iri[thing(f"State {number}")] for number in range(STATES)]
    return {one.iri: replace(one, party=other.iri) for one, other in zip(states[:PROTECTED], states[-PROTECTED:], strict=True)}


def _gazettes(entities: Entities) -> Sequence[tuple[int, str]]:
    iri = next(iter(entities.outlet_of.values()))
    return [(number, iri) for number in range(OUTLETS)]


def told(extraction: Extraction) -> Extraction:
    """Return an invented extraction with headline, names, roles, wordings, quotation marks, narration and a missed sentence."""
    article = replace(extraction.article, title=f"Report {extraction.article.id}")
    mentions = tuple(Mention(span=TextSpan(place * 20, place * 20 + 6), referent=place % len(extraction.referents)) for place in range(30))
    return replace(
        extraction,
        article=article,
        referents=tuple(_with_role(referent, place) for place, referent in enumerate(extraction.referents)),
        mentions=mentions,
        claims=tuple(_in_words(claim) for claim in extraction.claims),
        missed=(TextSpan(1000, 1030),),
    )


def _with_role(referent: Referent, place: int) -> Referent:
    role = Role(words="an envoy", span=TextSpan(place * 10, place * 10 + 8), relation="envoy of", of=(place + 1) % 3)
    return replace(referent, roles=(role,) if place > 2 else ())


def _in_words(claim: Claim) -> Claim:
    """Return a claim of which a quarter is the outlet's own, another quarter stands in quotation marks, and an eighth is a headline."""
    span = claim.content[0]
    proposition = claim.proposition and replace(claim.proposition, event_type=TYPES.get(claim.proposition.predicate))
    if claim.ordinal % 4 == 3:
        return replace(
            claim,
            claimant=None,
            speech_act="narrate",
            kind="own-voice",
            basis="own-voice",
            quoting="own-voice",
            proposition=proposition,
            rule="narration:sentence",
            made=None,
        )
    return replace(
        claim,
        cue=(TextSpan(span.start, span.start + 4),),
        source=(TextSpan(span.start, span.start + 3),),
        claimant_text="the state",
        wording=TextSpan(span.start + 5, span.start + 12),
        quoting="direct" if claim.ordinal % 4 == 0 else "indirect",
        verbatim=(TextSpan(span.start, span.end - 5),) if claim.ordinal % 4 == 0 else (),
        proposition=proposition,
        basis="headline" if claim.ordinal % 8 == 2 else claim.basis,
        rule="subject:verb",
    )
