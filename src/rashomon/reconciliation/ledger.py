"""The dispute ledger as plain JSON values, as `rashomon disputes --format json` prints it."""

from typing import NotRequired, TypedDict

from rashomon.model import Question, Reconciliation


class PositionRecord(TypedDict):
    """One position."""

    id: str
    stance: str
    answer: str
    claims: list[str]
    implied: list[str]
    low: NotRequired[float]
    high: NotRequired[float]
    unit: NotRequired[str | None]


class DisputeRecord(TypedDict):
    """One question on which positions oppose each other, or on which somebody concedes."""

    id: str
    kind: str
    question: str
    status: str
    positions: list[PositionRecord]
    articles: list[str]
    because: str


def disputes_record(reconciliation: Reconciliation) -> list[DisputeRecord]:
    """Return the disputes and concessions: contradictions first, differing figures last."""
    article_of = {claim.iri: claim.article for claim in reconciliation.claims}
    return [_record(question, article_of) for question in reconciliation.questions if question.kind is not None]


def _record(question: Question, article_of: dict[str, str]) -> DisputeRecord:
    positions = []
    for one in question.positions:
        record = PositionRecord(id=one.iri, stance=one.stance, answer=one.label, claims=list(one.claims), implied=list(one.implied))
        if one.low is not None and one.high is not None:
            record["low"], record["high"], record["unit"] = one.low, one.high, one.unit
        positions.append(record)
    articles = dict.fromkeys(article_of[claim] for one in question.positions for claim in one.claims)
    return DisputeRecord(
        id=question.iri,
        kind=question.kind or "",
        question=question.label,
        status="disputed" if question.disputed else "conceded",
        positions=positions,
        articles=list(articles),
        because=question.because,
    )
