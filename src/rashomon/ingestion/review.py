"""Doubtful claims and matches of a graph, for a person to accept, reject or correct."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.errors import QueryError
from rashomon.graph.opening import reading, work_of
from rashomon.graph.server import Place
from rashomon.ingestion.build import load
from rashomon.ingestion.journal import Journal
from rashomon.ingestion.reconciling import reconciled, with_own_names
from rashomon.model import Claim, Extraction, Polarity
from rashomon.reconciliation.claim_decisions import ClaimDecision, Verdict, content_of, decided_on, read_reviews, write_review
from rashomon.reconciliation.matches import MatchDecision, Passage
from rashomon.settings import Settings

DOUBTFUL = 0.6
"""Confidence below which a claim, and score below which a match, is shown for review. Set by hand so that a person sees about one claim in
six of the sample corpus (40 of 234)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person should look at."""

    claim: str
    """IRI of the claim."""
    other: str | None
    """The claim that it is held to match; None where the claim itself is doubtful."""
    who: str
    act: str
    polarity: str
    words: str
    against: str
    """Words of the other claim."""
    article: str
    start: int
    reason: str
    score: float


def doubts(kg: Place, settings: Settings) -> list[Doubt]:
    """Return doubtful claims and matches, the most doubtful first; what was decided on already is left out.

    Raises:
        NotAStoreError: if it is no graph directory.
    """
    found, base = _read(kg)
    folder = work_of(kg)
    chosen = replace(with_own_names(settings, folder), base=base)
    decided = read_reviews(folder)
    reconciliation = reconciled([extraction for extraction, _ in found.values()], chosen, folder)
    asked = {claim for question in reconciliation.questions for position in question.positions for claim in position.claims}
    labels = {iri: entity.label for iri, entity in reconciliation.entities.by_iri.items()}
    who = {claim.iri: labels.get(claim.claimant or "", claim.claim.claimant_text or "not said") for claim in reconciliation.claims}
    made = []
    for iri, (extraction, claim) in found.items():
        if claim.kind == "own-voice" or claim.confidence >= DOUBTFUL or decided_on(extraction, claim, decided.claims):
            continue
        weight = claim.confidence if iri in asked else claim.confidence + 1
        reason = f"confidence {claim.confidence:.2f}, rule {claim.rule}"
        made.append((weight, _doubt(iri, None, found, who, reason, claim.confidence)))
    pairs = {(match.one, match.other) for match in decided.matches}
    for link in reconciliation.links:
        if link.source in found and link.target in found and link.score < DOUBTFUL:
            ends = tuple(_passage(*found[iri]) for iri in (link.source, link.target))
            if ends not in pairs:
                made.append((link.score, _doubt(link.source, link.target, found, who, link.reason, link.score)))
    return [doubt for _, doubt in sorted(made, key=lambda one: (one[0], one[1].article, one[1].start, one[1].claim))]


def decide_claim(
    kg: Place,
    claim: str,
    verdict: Verdict,
    *,
    by: str,
    on: str,
    claimant: str | None = None,
    polarity: Polarity | None = None,
    note: str = "",
) -> ClaimDecision:
    """Return a decision on a claim, after writing it beside the graph; the next build obeys it.

    Raises:
        QueryError: if there is no such claim, or a correction that corrects nothing.
    """
    found, base = _read(kg)
    extraction, one = _known(found, claim, base)
    if verdict == "correct" and claimant is None and polarity is None:
        raise QueryError("a correction needs a claimant or a polarity")
    decision = ClaimDecision(
        article=extraction.article.id,
        words=content_of(extraction, one),
        act=one.speech_act,
        verdict=verdict,
        analyst=_signature(by),
        date=_day(on),
        claimant=claimant,
        polarity=polarity,
        note=note,
    )
    write_review(work_of(kg), decision)
    return decision


def decide_match(kg: Place, claim: str, other: str, verdict: Verdict, *, by: str, on: str, note: str = "") -> MatchDecision:
    """Return a decision that two claims do, or do not, speak of one thing, after writing it beside the graph.

    Raises:
        QueryError: if there is no such claim, or the verdict is neither accept nor reject.
    """
    if verdict == "correct":
        raise QueryError("a match is accepted or rejected")
    found, base = _read(kg)
    ends = [_passage(*_known(found, iri, base)) for iri in (claim, other)]
    decision = MatchDecision(one=ends[0], other=ends[1], verdict=verdict, analyst=_signature(by), date=_day(on), note=note)
    write_review(work_of(kg), decision)
    return decision


def _read(kg: Place) -> tuple[dict[str, tuple[Extraction, Claim]], str]:
    """Return the claims of the newest versions by IRI, as the machine found them, and the base IRI."""
    folder = work_of(kg)
    with reading(kg) as opened:
        base = opened.base
    found = {}
    for entry in sorted(Journal(folder).newest().values(), key=lambda entry: entry.id):
        extraction = load(folder, entry.article)
        for claim in extraction.claims:
            found[claim_iri(article_iri(extraction.article, base), claim, base)] = (extraction, claim)
    return found, base


def _known(found: Mapping[str, tuple[Extraction, Claim]], claim: str, base: str) -> tuple[Extraction, Claim]:
    iri = claim if "/" in claim else f"{base}claim/{claim}"
    if iri not in found:
        raise QueryError(f"{claim}: no such claim")
    return found[iri]


def _doubt(
    claim: str, other: str | None, found: Mapping[str, tuple[Extraction, Claim]], who: Mapping[str, str], reason: str, score: float
) -> Doubt:
    extraction, one = found[claim]
    return Doubt(
        claim=claim,
        other=other,
        who=who.get(claim, ""),
        act=one.speech_act,
        polarity=one.polarity,
        words=content_of(extraction, one),
        against=content_of(*found[other]) if other else "",
        article=extraction.article.id,
        start=min((span.start for span in (*one.content, *one.cue)), default=0),
        reason=reason,
        score=score,
    )


def _passage(extraction: Extraction, claim: Claim) -> Passage:
    words = " ".join(extraction.article.text[span.start : span.end] for span in claim.content)
    return Passage(article=extraction.article.id, words=words)


def _signature(by: str) -> str:
    if not by.strip():
        raise QueryError("a decision is signed: --by WHO")
    return by


def _day(on: str) -> str:
    try:
        return dt.date.fromisoformat(on).isoformat()
    except ValueError as error:
        raise QueryError(f"a decision is dated: --on 2026-11-22, not {on!r}") from error
