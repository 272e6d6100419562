"""Accusations that another article tells of: "rejected Norland's accusations" answers what Norland accuses that side of elsewhere.

Where the accusation stands in the article of its rejection, the rejection denies that very claim, and nothing is left to do here.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rashomon.reconciliation.block import CHARGE, rejects
from rashomon.reconciliation.drafts import NO, YES, Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import yes_no_question
from rashomon.reconciliation.things import Things

WEEK: Final = 7
"""Days for which accusations are answered: by reasoning, since a rejection that names none is about the newest."""


def charge_drafts(items: Sequence[Item], accuser: str, accused: str, things: Things) -> Iterator[Draft]:
    """Yield the question whether a side did what another accuses it of, for each stretch of time in which it rejects the accusations."""
    for episode in _runs(items):
        charges = [item for item in episode if not rejects(item)]
        rejections = [item for item in episode if rejects(item)]
        if charges and rejections:
            yield _draft(charges, rejections, accuser, accused, things)


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items in runs between which nothing was said for more than a week; those without a day stand aside."""
    run: list[Item] = []
    last = 0
    for item in sorted((item for item in items if item.said is not None), key=lambda item: item.order):
        first, end = item.said or (0, 0)
        if run and first - last > WEEK:
            yield run
            run = []
        run.append(item)
        last = max(last, end)
    if run:
        yield run


def _draft(charges: Sequence[Item], rejections: Sequence[Item], accuser: str, accused: str, things: Things) -> Draft:
    yes = Side(name="yes", label="yes", stance="supports", answer=YES)
    no = Side(name="no", label="no", stance="denies", answer=NO)
    whose = things.label(accuser)
    for item in charges:
        yes.add(item, Judgement(rule="same-accuser", score=0.7, reason=f"of this {whose} accuses {things.label(accused)}"))
    for item in rejections:
        no.add(item, Judgement(rule="accusations-rejected", score=0.7, reason=f"rejects the accusations of {whose}"))
    who = things.label(accused)
    oppose(yes, no, Judgement(rule="response", score=0.7, reason=f"{who} rejected the accusations of {whose}"))
    first = next((item for item in charges if item.node.object is not None), charges[0])
    target = things.worded(first.node.object) if first.node.object else None
    return Draft(
        matter=CHARGE,
        between=(accuser, accused),
        label=yes_no_question(first.family, things.worded(accused), target, things.worded(first.node.place) if first.node.place else None),
        about=tuple(sorted({accuser, accused, *first.node.about})),
        event_type=first.node.event_type,
        sides=[yes, no],
        kind="contradiction",
        because=reasons((yes, no)),
    )
