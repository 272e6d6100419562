"""Drafts to questions: IRIs from the earliest claims, and links with their reasons."""

from rashomon.iris import mint
from rashomon.model import Link, Position, Question
from rashomon.reconciliation.drafts import Draft, Judgement, Side

RANK = {"contradiction": 0, "counter-accusation": 1, "concession": 2, None: 3, "differing-figures": 4}
"""Contradictions first, differing figures last."""


def question_of(draft: Draft, base: str) -> tuple[Question, list[Link]]:
    """Return the question with its positions, and the links that say why each claim and each opposition stands."""
    earliest = min(item.order for side in draft.sides for item in side.items)[-1]
    question = mint(base, "question", draft.matter, _tail(earliest), *(_tail(iri) for iri in draft.between))
    iris = {side.name: _position_iri(side, question, base) for side in draft.sides}
    links: list[Link] = []
    positions = []
    for side in draft.sides:
        positions.append(
            Position(
                iri=iris[side.name],
                label=side.label,
                stance=side.stance,
                answer=side.answer,
                low=side.low,
                high=side.high,
                unit=side.unit,
                claims=tuple(item.claim.iri for item in sorted(side.items, key=lambda item: item.order[1:])),
                implied=tuple(sorted(side.implied)),
                opposes=tuple(sorted(iris[name] for name in side.opposes)),
                refines=tuple(sorted(iris[name] for name in side.refines if name in iris)),
            )
        )
        links.extend(_link(iri, iris[side.name], judgement, base) for iri, judgement in sorted(side.joined.items()))
        links.extend(
            _link(iris[side.name], iris[name], judgement, base) for name, judgement in side.opposes.items() if iris[side.name] < iris[name]
        )
    return (
        Question(
            iri=question,
            label=draft.label,
            kind=draft.kind,
            about=draft.about,
            event_type=draft.event_type,
            positions=tuple(positions),
            because=draft.because,
        ),
        links,
    )


def rank(question: Question) -> tuple[int, int, str, str]:
    """Return what puts questions in order: contradictions first, differing figures last; of a kind those with most claims first."""
    return RANK[question.kind], -sum(len(position.claims) for position in question.positions), question.label, question.iri


def _position_iri(side: Side, question: str, base: str) -> str:
    earliest = min(item.order for item in side.items)[-1]
    return mint(base, "position", _tail(question), _tail(earliest), side.stance)


def _link(source: str, target: str, judgement: Judgement, base: str) -> Link:
    return Link(
        iri=mint(base, "link", _tail(source), _tail(target), judgement.rule),
        source=source,
        target=target,
        rule=judgement.rule,
        score=judgement.score,
        reason=judgement.reason,
    )


def _tail(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
