"""Echoes: clauses of which one denies what the other says, as far as their words tell.

Claims meet by exact keys where names, verbs and places are understood. Where they are not, two clauses of different voices on one matter,
one of them denied, still answer each other if the one speaks of nearly all that the other denies. Such a dispute rests on words alone, so
it scores lower than any other and says which words they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.reconciliation.block import NAMELESS, Key, keys_of
from rashomon.reconciliation.cluster import anchors
from rashomon.reconciliation.concepts import NAME
from rashomon.reconciliation.denials import is_own
from rashomon.reconciliation.drafts import NO, YES, Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.likeness import like_words
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.whereabouts import WITHIN
from rashomon.reconciliation.wordings import Wording, says

ECHO: Final = "echo"
"""Kind of block: clauses of articles that name the same within some days."""
NEAR: Final = 4
"""Days within which two articles may speak of one matter. By reasoning: denials are printed the next day or two."""
SHARED: Final = 2
"""Names, or pairs of well-known ones, that reports of one event share at least. With fewer, hardly a question that 300 articles on American
politics of ten days raised was one; the pairs of our own lose few."""
TOPICS: Final = 4
ALIKE: Final = 0.3
"""Least number, and share of those of the shorter one, of the things of which two reports with one name in common tell. By reasoning."""
REPLY: Final = 0.8
"""Score of a denial that says itself which claim of its article it answers."""
CLOSE: Final = 0.01
"""Scores by which what is denied may lie behind the best of it."""
MOST: Final = 200
"""Denied clauses of one block that are looked at."""
QUOTED: Final = 120
"""Characters of the words in a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A clause that denies what another says."""

    denied: Wording
    said: Wording
    why: Judgement


def echo_keys(item: Item) -> Iterator[Key]:
    """Yield the matters of which the article of a claim may tell, where the claim says that something is so."""
    if says(item):
        yield from ((ECHO, *matter.rsplit(" ", 1)) for matter in item.matters)


def echo_blocks(wordings: Iterable[Wording]) -> Mapping[Key, Sequence[Wording]]:
    """Return the clauses by matter, those of each in the order of their claims."""
    found: defaultdict[Key, list[Wording]] = defaultdict(list)
    for wording in wordings:
        for key in echo_keys(wording.item):
            found[key].append(wording)
    return {key: sorted(found[key], key=place_of) for key in sorted(found)}


def place_of(wording: Wording) -> tuple[object, ...]:
    """Return where a clause stands among all."""
    return (wording.item.order[:2], wording.start, wording.item.claim.iri)


def asked_under(key: Key, one: Wording, other: Wording) -> bool:
    """Return whether this is the matter, of all that two clauses share, under which they are asked."""
    if one.item.claim.article == other.item.claim.article:
        return key == (ECHO, one.item.claim.article, WITHIN)
    return key == min(set(echo_keys(one.item)) & set(echo_keys(other.item)))


def echo_drafts(key: Key, wordings: Sequence[Wording], things: Things) -> Iterator[Draft]:
    """Yield the questions of one matter that are asked under no other of its keys: those who deny the same together."""
    by_concept: defaultdict[str, list[int]] = defaultdict(list)
    by_claim: defaultdict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        by_claim[wording.item.claim.iri].append(number)
        for name in wording.words:
            by_concept[name].append(number)
    groups: defaultdict[str, list[Echo]] = defaultdict(list)
    for denial in [wording for wording in wordings if wording.denied or wording.turned][:MOST]:
        near = {number for name in denial.words if not name.startswith(NAME) for number in by_concept[name]}
        near.update(by_claim.get(denial.item.claim.responds_to or "", ()))
        echoes = [one for number in sorted(near) if (one := _echo(denial, wordings[number], things)) is not None]
        best = max((one.why.score for one in echoes), default=0.0)
        kept = [one for one in echoes if one.why.score >= best - CLOSE and asked_under(key, denial, one.said)]
        if best == REPLY:
            kept = kept[:1]  # what a claim says by the way is not what its denial is about
        if kept:
            groups[kept[0].said.item.claim.iri] += kept
    yield from (_draft(group) for group in groups.values())


def _echo(denial: Wording, said: Wording, things: Things) -> Echo | None:
    """Return why a clause denies what another says, where nothing that is known better joins or parts the two."""
    one, other = denial.item, said.item
    if one.claim.iri == other.claim.iri or not said.text or is_own(one, other) or far(one, other) or not of_one_event(one, other):
        return None
    why = _reply(denial, said) or like_words(denial, said, things)
    if why is None or asked_already(one, other, things):
        return None
    return Echo(denied=denial, said=said, why=why)


def of_one_event(one: Item, other: Item) -> bool:
    """Return whether the articles of two claims are reports of one event.

    They tell of so many of the same names, or of one and of much the same beside it.
    """
    if one.claim.article == other.claim.article:
        return True
    shared = {matter.rsplit(" ", 1)[0] for matter in set(one.matters) & set(other.matters)}
    if len(shared) >= SHARED or not shared:
        return bool(shared)
    topics = len(one.topics & other.topics)
    named = " " not in next(iter(shared))
    return named and topics >= TOPICS and topics >= ALIKE * min(len(one.topics), len(other.topics))


def _reply(denial: Wording, said: Wording) -> Judgement | None:
    """Return why: a denial without words of its own answers that very claim."""
    if denial.text or said.denied or denial.item.claim.responds_to != said.item.claim.iri:
        return None
    return Judgement(rule="response", score=REPLY, reason="denied that very claim")


def far(one: Item, other: Item) -> bool:
    """Return whether two claims lie too many days apart to speak of one matter."""
    a, b = one.said, other.said
    return a is not None and b is not None and max(a[0] - b[1], b[0] - a[1]) > NEAR


def asked_already(one: Item, other: Item, things: Things) -> bool:
    """Return whether two claims meet by what is known of them, and are asked about there; nameless things need more in common."""
    shared = set(keys_of(one, things)) & set(keys_of(other, things))
    if any(key[0] != NAMELESS for key in shared):
        return not _parted_by_window(one, other)
    return bool(shared) and not anchors(one).isdisjoint(anchors(other))


def _parted_by_window(one: Item, other: Item) -> bool:
    """Return whether two claims of one deed are not asked together only because one of them gives no day and was said long after."""
    a, b = one.when, other.when
    undated = one.happened is None or other.happened is None
    return undated and a is not None and b is not None and max(a[0], b[0]) > min(a[1], b[1])


def _draft(echoes: Sequence[Echo]) -> Draft:
    """Return the question whether what is denied is so, in the words of the first who says it."""
    yes = Side(name="yes", label="yes", stance="supports", answer=YES)
    no = Side(name="no", label="no", stance="denies", answer=NO)
    best = max(echoes, key=lambda one: one.why.score)
    first = min((one.said for one in echoes), key=lambda said: (said.item.claim.claim.proposition is None, place_of(said)))
    for one in sorted(echoes, key=lambda one: (-one.why.score, place_of(one.said), place_of(one.denied))):
        for side, wording in ((yes, one.said), (no, one.denied)):
            if all(item.claim.iri != wording.item.claim.iri for item in side.items):
                side.add(wording.item, one.why)
    oppose(yes, no, best.why)
    return Draft(
        matter=ECHO,
        between=(min(one.denied.item.claim.iri for one in echoes),),
        label=f"Is it so: “{quoted(first.text)}”?",
        about=tuple(sorted({iri for one in echoes for wording in (one.said, one.denied) for iri in wording.item.node.about})),
        event_type=first.item.node.event_type,
        sides=[yes, no],
        kind="contradiction",
        because=reasons((yes, no)),
    )


def quoted(text: str) -> str:
    """Return the words of a clause on one line, cut where they are long, without the marks around them and the word that links it.

    >>> quoted("that the road was closed."), quoted("of closing the road")
    ('the road was closed', 'closing the road')
    """
    words = " ".join(text.split()).strip(' "“”,.').removeprefix("that ").removeprefix("of ")
    return words if len(words) <= QUOTED else f"{words[:QUOTED].rsplit(' ', 1)[0]} …"
