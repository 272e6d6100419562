"""Apologies: who says sorry in the article in which the same side admits the deed stands by that admission."""

from collections.abc import Iterable, Sequence

from rashomon.reconciliation.drafts import Draft, Judgement
from rashomon.reconciliation.items import Item


def with_apologies(drafts: Iterable[Draft], apologies: Sequence[Item]) -> list[Draft]:
    """Return the drafts, apologies put, as implied, under the position that the same party admits in the same article.

    Args:
        drafts: questions about events.
        apologies: claims of the act apologise; their proposition is not looked at, since an apology seldom names the deed.
    """
    by_place: dict[tuple[str, str | None], list[Item]] = {}
    for item in apologies:
        by_place.setdefault((item.claim.article, item.claim.party), []).append(item)
    found = list(drafts)
    for draft in found:
        for side in draft.sides:
            seen = {item.claim.iri for item in side.items}
            admitted = dict.fromkeys(
                (i.claim.article, i.claim.party) for i in side.items if i.act == "admit" and i.agent and i.agent == i.claim.party
            )
            for place in admitted:
                for item in by_place.get(place, []):
                    if item.claim.iri not in seen:
                        reason = "an apology in the article in which the same side admits the deed"
                        side.add(item, Judgement(rule="apology-with-admission", score=0.8, reason=reason), implied=True)
    return found
