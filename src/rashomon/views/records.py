"""The annotation record: one JSON object an article, as DESIGN.md gives it; what `rashomon extract` prints."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import (
    Article,
    Entities,
    Extraction,
    PropositionNode,
    Quantity,
    Reconciliation,
    ResolvedClaim,
    TextSpan,
    TimeExpression,
)

Json = dict[str, object]


def records(extractions: Sequence[Extraction], reconciliation: Reconciliation, base: str = DEFAULT_BASE) -> list[Json]:
    """Return one record an article, in the order given. Offsets are code points of `text`, end exclusive."""
    claims: dict[str, list[ResolvedClaim]] = defaultdict(list)
    for claim in reconciliation.claims:
        claims[claim.article].append(claim)
    made = []
    for extraction in extractions:
        iri = article_iri(extraction.article, base)
        made.append(_record(iri, extraction, claims[iri], reconciliation))
    return made


def _record(iri: str, extraction: Extraction, claims: Sequence[ResolvedClaim], reconciliation: Reconciliation) -> Json:
    entities = reconciliation.entities
    mentions = [
        {"span": _span(m.span), "entity": entities.of[iri, m.referent], "kind": m.kind}
        for m in extraction.mentions
        if (iri, m.referent) in entities.of
    ]
    shown = {str(m["entity"]) for m in mentions} | {entities.outlet_of[iri]}
    nodes = [reconciliation.propositions[c.proposition] for c in claims if c.proposition]
    shown |= {entity for node in nodes for entity in node.about}
    shown |= {x for c in claims for x in (c.claimant, c.on_behalf_of, c.party, c.addressee, c.accused, c.relayed_by) if x}
    return {
        **_article(iri, extraction.article),
        "outlet": extraction.article.outlet,
        "outlet_entity": entities.outlet_of[iri],
        "mentions": mentions,
        "entities": [_entity(entity, entities) for entity in sorted(shown) if entity in entities.by_iri],
        "times": [_time(time) for time in extraction.times],
        "claims": [_claim(claim, reconciliation.propositions) for claim in claims],
        "missed": [_span(span) for span in extraction.missed],
    }


def _article(iri: str, article: Article) -> Json:
    custody, published = article.custody, article.published
    return {
        "id": article.id,
        "iri": iri,
        "path": article.path,
        "text": article.text,
        "title": article.title,
        "published": published.value,
        "published_raw": published.raw,
        "published_from": published.earliest,
        "published_to": published.latest,
        "published_basis": published.basis,
        "published_reason": published.reason,
        "language": article.language,
        "url": custody.url,
        "canonical_url": custody.canonical_url,
        "authors": list(article.authors),
        "source_sha256": custody.source_sha256,
        "retrieved": custody.retrieved,
        "archive": custody.archive,
        "notes": list(custody.notes),
        "regions": [{"span": _span(region.span), "kind": region.kind} for region in article.regions],
    }


def _entity(iri: str, entities: Entities) -> Json:
    entity = entities.by_iri[iri]
    return {"id": iri, "label": entity.label, "type": entity.type, "names": list(entity.names), "kind": entity.kind, "party": entity.party}


def _claim(resolved: ResolvedClaim, propositions: Mapping[str, PropositionNode]) -> Json:
    claim = resolved.claim
    return {
        "id": resolved.iri,
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "claimant": resolved.claimant,
        "claimant_text": claim.claimant_text,
        "on_behalf_of": resolved.on_behalf_of,
        "party": resolved.party,
        "speech_act": claim.speech_act,
        "kind": claim.kind,
        "basis": claim.basis,
        "polarity": resolved.polarity,
        "certainty": claim.certainty,
        "quoting": claim.quoting,
        "verbatim": _spans(claim.verbatim),
        "made_at": day(claim.made),
        "made_from": claim.made.earliest if claim.made else None,
        "made_to": claim.made.latest if claim.made else None,
        "medium": claim.medium,
        "relayed_by": resolved.relayed_by,
        "addressee": resolved.addressee,
        "accused": resolved.accused,
        "reported_in": resolved.reported_in,
        "responds_to": resolved.responds_to,
        "position": resolved.position,
        "proposition": _proposition(resolved, propositions[resolved.proposition]) if resolved.proposition else None,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def _proposition(resolved: ResolvedClaim, node: PropositionNode) -> Json:
    local = resolved.claim.proposition
    return {
        "id": node.iri,
        "label": node.label,
        "event_type": node.event_type.rsplit("/", 1)[-1] if node.event_type else None,
        "subject": node.subject,
        "predicate": node.predicate.split("/predicate/", 1)[-1],
        "object": node.object,
        "roles": [list(role) for role in node.roles],
        "place": node.place,
        "time": local.time.value if local and local.time else None,
        "modality": node.modality,
        "aspect": node.aspect,
        "quantities": [_quantity(quantity) for quantity in (local.quantities if local else ())],
    }


def _quantity(quantity: Quantity) -> Json:
    return {
        "span": _span(quantity.span),
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "of": quantity.of,
        "approximate": quantity.approximate,
    }


def _time(time: TimeExpression) -> Json:
    return {
        "span": _span(time.span),
        "value": time.value,
        "kind": time.kind,
        "earliest": time.earliest,
        "latest": time.latest,
        "basis": time.basis,
    }


def day(time: TimeExpression | None) -> str | None:
    """Return the day of a time whose bounds are one day; None for a range and for no time."""
    return time.earliest if time and time.earliest and time.earliest == time.latest else None


def _span(span: TextSpan) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[TextSpan]) -> list[list[int]]:
    return [_span(span) for span in spans]
