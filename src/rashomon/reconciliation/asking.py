"""From claims to questions: block, compare, judge, cluster. Only the blocks that are named are looked at."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.model import Question
from rashomon.reconciliation.accusations import Deed, accusation_drafts, accused_of
from rashomon.reconciliation.agents import Agents
from rashomon.reconciliation.answers import Names, event_draft
from rashomon.reconciliation.apologies import with_apologies
from rashomon.reconciliation.block import Key, blocks, keys_of
from rashomon.reconciliation.cluster import Ancestors, clusters
from rashomon.reconciliation.drafts import Draft
from rashomon.reconciliation.figures import figure_draft
from rashomon.reconciliation.items import Item, items_of, said_of
from rashomon.reconciliation.matches import Verdicts
from rashomon.reconciliation.memo import ACCUSATION, Asked
from rashomon.reconciliation.questions import question_of
from rashomon.reconciliation.resolve import Resolved

FIGURES: Final = ("distance", "count")
"""Kinds of block that ask after a figure."""
DECIDED: Final = ("decided",)
"""Key of events that people put together: they stand in no one block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Articles whose claims can be compared."""

    resolved: Resolved
    agents: Agents
    items: tuple[Item, ...]

    @classmethod
    def of(cls, resolved: Resolved) -> "Opened":
        """Return the articles of these claims."""
        agents = Agents.of(resolved)
        return cls(resolved=resolved, agents=agents, items=tuple(items_of(resolved, agents)))

    def keys(self) -> dict[str, set[Key]]:
        """Return, by article, the blocks in which its claims stand."""
        found: dict[str, set[Key]] = {article: set() for article in self.resolved.extraction_of}
        for item in self.items:
            found[item.claim.article].update(keys_of(item, self.resolved.things))
        return found

    def deeds(self) -> dict[str, set[Deed]]:
        """Return, by article, the deeds of which its claims accuse somebody."""
        found: dict[str, set[Deed]] = {article: set() for article in self.resolved.extraction_of}
        for item in self.items:
            deed = accused_of(item, self.resolved.things)
            if deed is not None:
                found[item.claim.article].add(deed)
        return found

    def deeds_of(self, claims: Collection[str]) -> set[Deed]:
        """Return the deeds of which these claims accuse somebody."""
        found = (accused_of(item, self.resolved.things) for item in self.items if item.claim.iri in claims)
        return {deed for deed in found if deed is not None}


def by_block(opened: Opened, keys: Collection[Key], verdicts: Verdicts, ancestors: Ancestors, base: str) -> list[Asked]:
    """Return the questions of these blocks.

    Args:
        opened: at least all articles whose claims stand in them.
        keys: of the blocks.
        verdicts: what people said about matches; where they put claims together, all blocks must be asked for.
        ancestors: from a place to all places that contain it.
        base: under which IRI things live.
    """
    things = opened.resolved.things
    names = Names(name_of=things.label, worded=things.worded, ancestors=ancestors)
    found = [
        (key, cluster) for key, block in blocks(opened.items, things).items() if key in keys for cluster in clusters(key, block, ancestors)
    ]
    figures = [
        (key, draft)
        for key, cluster in found
        if key[0] in FIGURES
        for draft in _drawn(figure_draft(key, part, things) for part in verdicts.parted(cluster))
    ]
    events = [
        (key, draft)
        for key, event in _joined([(key, cluster) for key, cluster in found if key[0] not in FIGURES], verdicts, opened.items)
        for draft in _drawn(event_draft(part, names, verdicts.why) for part in verdicts.parted(event))
    ]
    with_apologies([draft for _, draft in events], _apologies(opened))
    return [_asked(key, draft, base) for key, draft in (*figures, *events)]


def by_deed(opened: Opened, deeds: Collection[Deed], asked: Collection[str], base: str) -> list[Asked]:
    """Return the counter-accusations of these deeds.

    Args:
        opened: at least all articles whose claims accuse somebody of them.
        deeds: kinds of deed, and what they were done to.
        asked: claims that stand under a counter-accusation already.
        base: under which IRI things live.
    """
    things = opened.resolved.things
    free = (item for item in opened.items if item.claim.iri not in asked and accused_of(item, things) in deeds)
    return [_asked((ACCUSATION, *deed), draft, base) for deed, draft in accusation_drafts(free, things)]


def accusing(questions: Iterable[Question]) -> set[str]:
    """Return the claims that stand under a counter-accusation."""
    found = (question for question in questions if question.kind == "counter-accusation")
    return {claim for question in found for position in question.positions for claim in position.claims}


def _joined(found: Sequence[tuple[Key, Sequence[Item]]], verdicts: Verdicts, items: Iterable[Item]) -> Iterator[tuple[Key, Sequence[Item]]]:
    """Yield the clusters of events, those joined whose claims people put together."""
    if not verdicts.together:
        yield from found
    else:
        yield from ((DECIDED, cluster) for cluster in verdicts.joined([cluster for _, cluster in found], items))


def _asked(key: Key, draft: Draft, base: str) -> Asked:
    question, links = question_of(draft, base)
    return Asked(key=key, question=question, links=tuple(links))


def _drawn(drafts: Iterable[Draft | None]) -> Iterator[Draft]:
    return (draft for draft in drafts if draft is not None)


def _apologies(opened: Opened) -> list[Item]:
    return [said_of(claim, opened.resolved, opened.agents) for claim in opened.resolved.claims if claim.claim.speech_act == "apologise"]
