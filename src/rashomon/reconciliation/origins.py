"""Origins: the acts of speech behind the reports. Corroboration counts these, never articles.

Two claims have one origin where the same claimant says the same within a day, where the same words of one claimant stand in quotation
marks, or where one article is a copy of another and the claims stand on the same words. What outlets say in their own voice is their
own, unless it is copied.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from rashomon.iris import mint
from rashomon.model import ResolvedClaim
from rashomon.reconciliation.cluster import Unions
from rashomon.reconciliation.days import Stretch, stretch
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.sketch import copies, least_of

QUOTED: Final = 5
"""Words in quotation marks from which two quotations of one claimant are one act of speech."""
SLACK: Final = 1
"""Days by which two tellings of one statement may lie apart where the article does not say when it was made: the next morning's paper."""

_WORD = re.compile(r"\w+")


def origins(resolved: Resolved, base: str) -> Mapping[str, str]:
    """Return the origin IRI of each claim, by claim IRI. The IRI comes from the least claim IRI of the origin."""
    unions = Unions()
    groups: defaultdict[Hashable, list[ResolvedClaim]] = defaultdict(list)
    copied = copies({iri: extraction.article for iri, extraction in resolved.extraction_of.items()})
    for claim in resolved.claims:
        unions.find(claim.iri)
        _join_by_words(claim, resolved, copied, unions)
        if claim.claimant and claim.proposition and claim.claim.kind != "own-voice":
            groups[claim.claimant, claim.proposition, claim.polarity].append(claim)
    for group in groups.values():
        _join_by_day(group, resolved, unions)
    least = least_of(unions, (claim.iri for claim in resolved.claims))
    made = {iri: mint(base, "origin", iri.rsplit("/", 1)[-1]) for iri in set(least.values())}
    return {claim: made[first] for claim, first in least.items()}


def _join_by_words(claim: ResolvedClaim, resolved: Resolved, copied: Mapping[str, str], unions: Unions) -> None:
    """Join a claim with those of the same quoted words, of the same statement in its article, and of copies of its article."""
    text = resolved.extraction_of[claim.article].article.text
    quoted = _words(text[span.start : span.end] for span in claim.claim.verbatim)
    if claim.claimant and quoted.count(" ") + 1 >= QUOTED:
        unions.join(("quoted", claim.claimant, quoted), claim.iri)
    content = claim.claim.content or claim.claim.cue
    if claim.claim.kind != "own-voice":
        spans = ";".join(f"{span.start},{span.end}" for span in (*claim.claim.source, *claim.claim.cue, *content))
        unions.join(("act", claim.article, claim.claimant, spans), claim.iri)
    said = _words(text[span.start : span.end] for span in content)
    if said:
        unions.join(
            ("copy", copied[claim.article], claim.claim.speech_act, claim.claimant if claim.claim.kind != "own-voice" else "", said),
            claim.iri,
        )


def _join_by_day(group: Iterable[ResolvedClaim], resolved: Resolved, unions: Unions) -> None:
    """Join claims of one claimant on one proposition whose days meet, sweeping over them."""
    dated = sorted(((when, claim.iri) for claim in group if (when := _said(claim, resolved))), key=lambda entry: entry)
    end, last = 0, ""
    for (first, until), iri in dated:
        if last and first <= end:
            unions.join(last, iri)
        end, last = max(end, until), iri


def _said(claim: ResolvedClaim, resolved: Resolved) -> Stretch | None:
    """Return the days on which a claim was said: as the article tells, else its publication and the day before it."""
    made = claim.claim.made
    stated = stretch(made.earliest, made.latest) if made else None
    if stated is not None:
        return stated
    published = resolved.extraction_of[claim.article].article.published
    found = stretch(published.earliest, published.latest)
    return (found[0] - SLACK, found[1]) if found else None


def _words(pieces: Iterable[str]) -> str:
    return " ".join(_WORD.findall(" ".join(pieces).casefold()))
