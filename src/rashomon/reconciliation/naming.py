"""Who uses which name for what: counts of names, by the voice in which they stand.

A name is a speaker's own only inside quotation marks; everywhere else it is the outlet's, even where the outlet tells what somebody said.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from rashomon.iris import mint
from rashomon.model import Entities, NameUse, TextSpan
from rashomon.reconciliation.resolve import Resolved

Use = tuple[str, str, str, str, str]
"""Article, entity, name, user, voice."""


def name_uses(resolved: Resolved, entities: Entities, base: str) -> tuple[NameUse, ...]:
    """Return how often each name is used for each entity, by whom, in which article; sorted."""
    quoted = _quoted(resolved)
    counts: Counter[Use] = Counter(use for article in resolved.extraction_of for use in _uses(article, resolved, entities, quoted))
    return tuple(
        NameUse(
            iri=mint(base, "name-use", article.rsplit("/", 1)[-1], entity.removeprefix(base), name, user.removeprefix(base), voice),
            entity=entity,
            name=name,
            used_by=user,
            voice=voice,
            uses=uses,
            article=article,
        )
        for (article, entity, name, user, voice), uses in sorted(counts.items())
    )


def _quoted(resolved: Resolved) -> dict[str, list[tuple[TextSpan, str | None]]]:
    """Return the quoted stretches of each article with who speaks in them, by offset; the innermost attribution comes last."""
    found: dict[str, list[tuple[TextSpan, str | None]]] = {article: [] for article in resolved.extraction_of}
    for claim in resolved.claims:
        if claim.claim.kind != "own-voice":
            found[claim.article].extend((span, claim.claimant) for span in claim.claim.verbatim)
    for spans in found.values():
        spans.sort(key=lambda entry: (entry[0].start, -entry[0].end, entry[1] or ""))
    return found


def _uses(article: str, resolved: Resolved, entities: Entities, quoted: dict[str, list[tuple[TextSpan, str | None]]]) -> Iterator[Use]:
    extraction = resolved.extraction_of[article]
    outlet = entities.outlet_of.get(article)
    spans = quoted[article]
    starts = [span.start for span, _ in spans]
    furniture = [region.span for region in extraction.article.regions if region.kind not in ("headline", "caption")]
    for mention in extraction.mentions:
        entity = entities.of.get((article, mention.referent))
        if mention.kind != "name" or entity is None or any(span.overlaps(mention.span) for span in furniture):
            continue
        name = " ".join(extraction.article.text[mention.span.start : mention.span.end].split())
        before = bisect_right(starts, mention.span.start) - 1
        speaker = spans[before][1] if before >= 0 and spans[before][0].contains(mention.span) else None
        user = speaker or outlet
        if user is not None:
            yield article, entity, name, user, "direct" if speaker else "own-voice"
