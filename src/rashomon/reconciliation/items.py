"""Items: claims that answer something, with all that matching looks at, worked out once."""

import re
from dataclasses import dataclass, replace
from functools import cache

from rashomon import resources
from rashomon.model import Article, PropositionNode, ResolvedClaim
from rashomon.reconciliation.agents import Agents
from rashomon.reconciliation.days import Stretch, stretch
from rashomon.reconciliation.families import CROWD, MISHAP, Family, family_of
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.scenes import NOWHERE, Scene, summed_up
from rashomon.reconciliation.things import Things, owned
from rashomon.tables import read_table

_NAME = re.compile(r"(?<=\s)[A-Z]\w+")

Order = tuple[int, str, int, str]
"""Day of the saying, article id, offset, IRI: the earliest claim is the least."""

LATE = 10**7
"""Stands for an unknown day, after every known one."""

LONGEST = 30
"""Days for which tellings of victims go back to the day of the event that an article dates. By reasoning: tolls are told for weeks."""
SETTLEMENTS = frozenset({"town", "city", "village", "settlement"})
"""Words for a place that can only be meant where an article tells of one."""

NOTHING = PropositionNode(iri="", label="", predicate="")
"""Stands in for the proposition of a claim that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim that affirms or denies, seen by matching."""

    claim: ResolvedClaim
    node: PropositionNode
    family: Family
    positive: bool
    agent: str | None
    """Who is said to have done it: a side, where sides do such things; None where nobody with a name is."""
    side: str | None
    """The state or body to which the doer belongs."""
    loser: str | None
    accused: str | None
    """Of an accusation, the side that is accused."""
    target: str | None
    """Of the rejection of what somebody says, the side whose words are rejected."""
    happened: Stretch | None
    """The days on which it is said to have happened; None where the words do not say."""
    said: Stretch | None
    """The days on which it was said, or its article came out."""
    order: Order
    victims: str | None = None
    """Of a number of victims, whose they are: a named side or thing; None where the words name none."""
    scene: Scene = NOWHERE
    """Of a number of victims whose place is not said, what its article tells of."""

    around: tuple[str, ...] = ()
    """What its article tells of, for a deed to a nameless thing whose place is not said: one market in one town."""

    matters: tuple[str, ...] = ()
    """What its article names most, by which it meets articles of the same days."""

    topics: frozenset[str] = frozenset()
    """What its article tells of, in words that not every report has."""

    stranger: bool = False
    """Whether the doer has no name and is said to be somebody's of whom nothing is known: "men of the Lorn patrol", "our servicemen"."""

    site: str | None = None
    """Of a claim on who holds a place, the place: as named, or the article's where the words say "the town" or none."""

    @property
    def act(self) -> str:
        """The speech act."""
        return self.claim.claim.speech_act

    @property
    def counted(self) -> bool:
        """Whether it gives a number of victims, or says that there were none."""
        return self.family.sense == "count" and (self.node.low is not None or self.spared)

    @property
    def accidental(self) -> bool:
        """Whether it says that what happened was an accident or an illness, which nobody did."""
        return self.positive and self.family.name == MISHAP

    @property
    def spared(self) -> bool:
        """Whether it says that nobody was harmed, whoever may have done it: "nobody was killed", "there were no casualties"."""
        return not self.positive and spares(self.node, self.family)

    @property
    def when(self) -> Stretch | None:
        """The days that matching compares: of the event where stated, else those of its telling, less the family's window."""
        if self.happened:
            return self.happened
        if self.said is None:
            return None
        if self.scene.happened and 0 <= self.said[1] - self.scene.happened[0] <= LONGEST:
            return self.scene.happened
        return self.said[0] - max(self.family.window or 0, self.scene.window), self.said[1]


def commits(item: Item) -> bool:
    """Return whether a claim answers something: assertive, on a proposition that is said to be the case now or before.

    A wish or a refusal is no statement, and what is only possible is none either.
    """
    claim = item.claim.claim
    known = item.node is not NOTHING and item.claim.polarity != "none" and item.node.modality == "asserted"
    return known and claim.kind in ("speech", "own-voice") and claim.certainty != "possible"


def said_of(claim: ResolvedClaim, resolved: Resolved, agents: Agents) -> Item:
    """Return a claim as matching sees it, whatever its act."""
    node = resolved.propositions.get(claim.proposition or "", NOTHING)
    family = family_of(node.predicate)
    article = resolved.extraction_of[claim.article].article
    made = claim.claim.made
    published = stretch(article.published.earliest, article.published.latest)
    said = (stretch(made.earliest, made.latest) if made else None) or published
    spans = claim.claim.content or claim.claim.cue or claim.claim.source
    spared = claim.polarity == "negative" and spares(node, family)
    counted = family.sense == "count" and (node.low is not None or spared)
    agent = agents.agent(node, family)
    return Item(
        claim=claim,
        node=node,
        family=family,
        positive=claim.polarity == "positive",
        agent=agent,
        stranger=agent is None and node.subject is not None and _of_somebody(resolved.things.label(node.subject)),
        side=agents.side(node.subject),
        loser=next((agents.side(iri) for role, iri in node.roles if role == "loser"), None),
        accused=agents.side(claim.accused),
        target=agents.side(node.object) if any(_sayings().search(span.of(article.text)) for span in claim.claim.content) else None,
        happened=stretch(node.alleged_from, node.alleged_to),
        said=said,
        order=(said[0] if said else LATE, article.id, spans[0].start if spans else 0, claim.iri),
        victims=_victims(node, family, agents) if counted else None,
        scene=_scene(claim, node, article, agents) if counted else NOWHERE,
        around=_around(claim, node, family, agents),
        matters=agents.scene(claim.article).matters,
        topics=agents.scene(claim.article).topics,
        site=_site(claim, node, family, agents) if family.territorial else None,
    )


@cache
def _sayings() -> re.Pattern[str]:
    """Return what finds the nouns for what a side says of another, where they do not say what that is."""
    words = (row["word"] for row in read_table(resources.lexicons() / "sayings.csv", ("word",), key=("word",)))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b(?! (?:of|that|about|over)\b)", re.IGNORECASE)


def _of_somebody(label: str) -> bool:
    """Return whether a nameless thing is called somebody's: "its forces", "the forces of Norland"."""
    return owned(label) or _NAME.search(label) is not None


def spares(node: PropositionNode, family: Family) -> bool:
    """Return whether to deny a proposition is to say that nobody was harmed: it has no number, and names nobody who did it."""
    return family.sense == "count" and node.low is None and (node.subject is None or family.passive is None)


def _around(claim: ResolvedClaim, node: PropositionNode, family: Family, agents: Agents) -> tuple[str, ...]:
    """Return what an article tells of, where the words name no place; of what befalls a state once, that state too."""
    if node.place is not None:
        return ()
    scene = agents.scene(claim.article)
    if not family.national:
        return scene.things
    party = agents.resolved.things.entities.by_iri.get(claim.party or "")
    states = {scene.state} | ({party.iri} if party is not None and party.kind == "State" else set())
    return (*scene.things, *sorted(state for state in states if state is not None))


def _site(claim: ResolvedClaim, node: PropositionNode, family: Family, agents: Agents) -> str | None:
    """Return the place that is held, taken or fought for."""
    things = agents.resolved.things
    place = node.object or node.place
    if things.is_named(place):
        return place if things.is_place(place) else None
    told = [iri for iri in agents.scene(claim.article).things if things.is_place(iri)]
    loose = (
        place is None or things.is_place(place)
        if family.sense == "fought"
        else place is not None and things.label(place).casefold() in SETTLEMENTS
    )
    return told[0] if loose and len(told) == 1 else place if things.is_place(place) else None


def placed(node: PropositionNode, family: Family, things: Things) -> str | None:
    """Return the named place of a number of victims, or of a crowd: "the protest in Minsk" is told as one at which Minsk is the object."""
    if things.is_named(node.place):
        return node.place
    return node.object if family.name == CROWD and things.is_named(node.object) and things.is_place(node.object) else None


def _victims(node: PropositionNode, family: Family, agents: Agents) -> str | None:
    """Return whose the victims are: who dies is the subject, who is killed the object; soldiers are their side's."""
    things = agents.resolved.things
    who = next((iri for role, iri in node.roles if role == "loser"), None) or (node.object if family.passive else node.subject)
    return agents.side(who) if who is not None and (things.is_named(who) or who in agents.owner_of) else None


def _scene(claim: ResolvedClaim, node: PropositionNode, article: Article, agents: Agents) -> Scene:
    """Return what the article tells of, for a figure that names no place and does not sum up what happened over years."""
    things = agents.resolved.things
    if placed(node, family_of(node.predicate), things) or any(summed_up(span.of(article.text)) for span in claim.claim.content):
        return NOWHERE
    scene = agents.scene(claim.article)
    causes = tuple(iri for role, iri in node.roles if role == "cause" and things.is_named(iri))
    return replace(scene, things=causes) if causes else scene
