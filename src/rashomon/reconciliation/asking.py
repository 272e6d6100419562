"""From claims to questions: block, compare, judge, cluster. Only the blocks that are named are looked at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from rashomon.model import Question, ResolvedClaim
from rashomon.reconciliation.accusations import Deed, accusation_drafts, accused_of
from rashomon.reconciliation.agents import Agents, Background
from rashomon.reconciliation.answers import Names, event_draft
from rashomon.reconciliation.apologies import with_apologies
from rashomon.reconciliation.block import CHARGE, SCENE, Key, blocks, every_key
from rashomon.reconciliation.causes import cause_drafts
from rashomon.reconciliation.charges import charge_drafts
from rashomon.reconciliation.cluster import Ancestors, clusters
from rashomon.reconciliation.denials import denied_in
from rashomon.reconciliation.drafts import Draft
from rashomon.reconciliation.echoes import ECHO, echo_blocks, echo_drafts, echo_keys
from rashomon.reconciliation.figures import figure_draft
from rashomon.reconciliation.headcounts import headcount_drafts
from rashomon.reconciliation.items import Item, commits, said_of
from rashomon.reconciliation.matches import Verdicts
from rashomon.reconciliation.memo import ACCUSATION, Asked, Matters
from rashomon.reconciliation.questions import question_of
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.wordings import Wording, wordings

FIGURES: Final = ("distance", "count")
"""Kinds of block that ask after a figure."""
ANSWERS: Final = (SCENE, CHARGE)
"""Kinds of block that ask only what is denied in them."""
APOLOGY: Final = "apologise"
"""The act of those who say sorry."""
DECIDED: Final = ("decided",)
"""Key of events that people put together: they stand in no one block."""


type Numbers[Matter] = dict[str, dict[Matter, tuple[int, ...]]]
"""By article and matter, sorted, the numbers of the claims, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Claims that can be compared."""

    things: Things
    items: tuple[Item, ...]
    apologies: tuple[Item, ...]
    said: tuple[Item, ...]
    """All claims, those among them that answer nothing."""
    texts: Mapping[str, str]
    """Of the articles."""
    backgrounds: Mapping[str, Background]
    """By article."""

    @classmethod
    def of(cls, resolved: Resolved, known: Mapping[str, Background] | None = None) -> "Opened":
        """Return the claims as matching sees them.

        Args:
            resolved: the claims.
            known: by article, the backgrounds, where not all claims of the articles are resolved.
        """
        agents = Agents.of(resolved, known)
        said = [said_of(claim, resolved, agents) for claim in resolved.claims]
        return cls(
            things=resolved.things,
            items=tuple(item for item in said if commits(item)),
            apologies=tuple(item for item in said if item.act == APOLOGY),
            said=tuple(said),
            texts={article: one.article.text for article, one in resolved.extraction_of.items()},
            backgrounds=agents.backgrounds,
        )

    def beside(self, other: "Opened") -> "Opened":
        """Return these claims and those of other articles."""
        return Opened(
            things=self.things,
            items=self.items + other.items,
            apologies=self.apologies + other.apologies,
            said=self.said + other.said,
            texts={**self.texts, **other.texts},
            backgrounds={**self.backgrounds, **other.backgrounds},
        )

    def wordings(self) -> Iterator[Wording]:
        """Yield what the claims say, clause by clause."""
        for article, own in groupby(self.said, key=lambda item: item.claim.article):
            yield from wordings(list(own), self.texts[article])

    def matters(self) -> dict[str, Matters]:
        """Return, by article, what its claims are about. All of an article's claims must be here."""
        keys = _numbers(
            chain(
                ((item.claim, key) for item in self.items for key in every_key(item, self.things)),
                ((item.claim, key) for item in self.said for key in echo_keys(item)),
            )
        )
        deeds = _numbers((item.claim, deed) for item in self.items if (deed := accused_of(item, self.things)))
        sorry: defaultdict[str, list[int]] = defaultdict(list)
        for item in self.apologies:
            sorry[item.claim.article].append(item.claim.number)
        return {
            article: Matters(
                keys=tuple(keys[article]),
                standing=tuple(keys[article].values()),
                deeds=tuple(deeds[article]),
                accusing=tuple(deeds[article].values()),
                sorry=tuple(sorry[article]),
                background=background,
            )
            for article, background in self.backgrounds.items()
        }


def _numbers[Matter: (Key, Deed)](found: Iterable[tuple[ResolvedClaim, Matter]]) -> Numbers[Matter]:
    """Return the numbers of the claims by article and matter; of an article that has none, nothing."""
    gathered: defaultdict[str, defaultdict[Matter, set[int]]] = defaultdict(lambda: defaultdict(set))
    for claim, matter in found:
        gathered[claim.article][matter].add(claim.number)
    return defaultdict(dict, {article: {matter: tuple(sorted(own[matter])) for matter in sorted(own)} for article, own in gathered.items()})


def by_block(opened: Opened, keys: Collection[Key], verdicts: Verdicts, ancestors: Ancestors, base: str) -> list[Asked]:
    """Return the questions of these blocks.

    Args:
        opened: at least all claims that stand in them, and all apologies of their articles.
        keys: of the blocks.
        verdicts: what people said about matches; where they put claims together, all blocks must be asked for.
        ancestors: from a place to all places that contain it.
        base: under which IRI things live.
    """
    things = opened.things
    names = Names(name_of=things.label, worded=things.worded, ancestors=ancestors)
    wanted = {key: block for key, block in blocks(opened.items, things).items() if key in keys}
    found = [(key, cluster) for key, block in wanted.items() if key[0] not in ANSWERS for cluster in clusters(key, block, ancestors)]
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
    events += [(key, draft) for key, block in wanted.items() if key[0] == SCENE for draft in _denied(key, block, names, things, verdicts)]
    events += [
        (key, draft)
        for key, block in wanted.items()
        if key[0] == CHARGE
        for part in verdicts.parted(block)
        for draft in charge_drafts(part, key[2], key[3], things)
    ]
    events += [
        (key, draft)
        for key, block in (echo_blocks(opened.wordings()) if any(key[0] == ECHO for key in keys) else {}).items()
        if key in keys
        for draft in (*echo_drafts(key, block, things), *cause_drafts(key, block, things), *headcount_drafts(key, block, things))
    ]
    with_apologies([draft for _, draft in events], opened.apologies)
    return [_asked(key, draft, base) for key, draft in (*figures, *events)]


def _denied(key: Key, block: Sequence[Item], names: Names, things: Things, verdicts: Verdicts) -> Iterator[Draft]:
    """Yield the disputes over what was done in one place between those who deny it, naming nobody, and those who tell of it."""
    for denied in denied_in(block, things, key[2]):
        for part in verdicts.parted(denied.items):
            draft = event_draft(part, names, denied.judged)
            if draft is not None and draft.kind is not None:
                draft.between = (denied.first,)
                yield draft


def by_deed(opened: Opened, deeds: Collection[Deed], asked: Collection[str], base: str) -> list[Asked]:
    """Return the counter-accusations of these deeds.

    Args:
        opened: at least all claims that accuse somebody of them.
        deeds: kinds of deed, and what they were done to.
        asked: claims that stand under a counter-accusation already.
        base: under which IRI things live.
    """
    things = opened.things
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
