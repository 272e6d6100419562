"""Echoes: clauses of which one denies what the other says, as far as their words tell.

Claims meet by exact keys where names, verbs and places are understood. Where they are not, two clauses of different voices on one matter,
one of them denied, still answer each other if the one speaks of nearly all that the other denies. Such a dispute rests on words alone, so
it scores lower than any other and says which words they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from rashomon.reconciliation.block import NAMELESS, Key, keys_of
from rashomon.reconciliation.cluster import anchors
from rashomon.reconciliation.concepts import FULL, NAME, OWN, concepts
from rashomon.reconciliation.denials import is_own
from rashomon.reconciliation.drafts import NO, YES, Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import names_in
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.whereabouts import WITHIN
from rashomon.reconciliation.wordings import DENY, Wording, says

ECHO: Final = "echo"
"""Kind of block: clauses of articles that name the same within some days."""
NEAR: Final = 4
"""Days within which two articles may speak of one matter. By reasoning: denials are printed the next day or two."""
SHARED: Final = 2
"""Names, or pairs of well-known ones, that reports of one event share at least. With fewer, hardly a question that 300 articles on American
politics of ten days raised was one; the pairs of our own lose few."""
COVERED: Final = 0.6
"""Least share of what is denied of which the other clause speaks; all of it, where they share one word only. Set on pairs of our own."""
LOOSE: Final = 0.8
"""Share from which a common verb ("link", "supply") may be another one, and clauses of one article answer each other. By reasoning."""
MANY: Final = 4
"""Concepts from which clauses that name others still answer each other. By reasoning."""
WHOLE: Final = 0.99
"""Share from which all that is denied is said."""
BESIDE: Final = 600
"""Characters within which one article tells what a speaker says and what another holds against it. By reasoning: a paragraph or two."""
OWN_VOICE: Final = "own-voice"
"""The kind of claim that is an outlet's own."""
ROLE: Final = "role"
"""The concept of a part in what others tell of: who had "nothing to do with the attack" denies no attack."""
LOW: Final = 0.5
HIGH: Final = 0.65
"""Scores of the least and of the whole share: below all that names and verbs give."""
REPLY: Final = 0.8
"""Score of a denial that says itself which claim of its article it answers."""
CLOSE: Final = 0.01
"""Scores by which what is denied may lie behind the best of it."""
MOST: Final = 200
"""Denied clauses of one block that are looked at."""
QUOTED: Final = 120
"""Characters of the words in a question."""


_BY: Final = re.compile(r"\bby\s")
_PASSIVE: Final = re.compile(r"\b(?:been|being|was|were|is|are)\b")
"""Verbs before which stands to whom it is done, not who does it."""
_ANY: Final = re.compile(r"\b(?:no|none|nobody|no one|never|not (?:one|a single|any)|untrue)\b", re.IGNORECASE)
"""Words that leave nothing of what they deny."""
_WHERE: Final = re.compile(r"\s(?:in|at|near|of|from)\s")


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
    why = _reply(denial, said) or _like_words(denial, said, things)
    if why is None or asked_already(one, other, things):
        return None
    return Echo(denied=denial, said=said, why=why)


def of_one_event(one: Item, other: Item) -> bool:
    """Return whether the articles of two claims tell of so many of the same names that they are reports of one event."""
    shared = {matter.rsplit(" ", 1)[0] for matter in set(one.matters) & set(other.matters)}
    return one.claim.article == other.claim.article or len(shared) >= SHARED


def _reply(denial: Wording, said: Wording) -> Judgement | None:
    """Return why: a denial without words of its own answers that very claim."""
    if denial.text or said.denied or denial.item.claim.responds_to != said.item.claim.iri:
        return None
    return Judgement(rule="response", score=REPLY, reason="denied that very claim")


def _like_words(denial: Wording, said: Wording, things: Things) -> Judgement | None:
    """Return why: the one speaks of nearly all that the other denies."""
    shared = sorted(denial.words.keys() & said.words.keys())
    core = [name for name in shared if not name.startswith(NAME) and name != ROLE]
    one, other = denial.item, said.item
    mine, theirs = _names(denial), _names(said)
    apart = mine.isdisjoint(theirs)
    if apart and ((mine and theirs and len(core) < MANY) or (len(core) == 1 and one.act != DENY and not _of_any(denial))):
        return None  # they name others, or nobody: a single word is enough only for who denies a claim as such, or says that there was none
    turned = sum(denial.words[name].turned != said.words[name].turned for name in core) % 2 == 1
    if (denial.denied != said.denied) == turned or not _enough(denial, core, shared, turned=turned):
        return None
    if denial.focus.isdisjoint(core) and not turned:
        return None
    if one.claim.article == other.claim.article and not _beside(denial, said, core, turned=turned):
        return None
    if not denial.numbers <= said.numbers or not (denial.pivot <= {*core, ROLE} or _loose(denial, core)):
        return None
    if ROLE in denial.words and not _told_of(one, said, things):
        return None
    if (one.agent is not None and other.agent is not None and one.agent != other.agent) or _changed_places(denial, said, core):
        return None
    share = sum(denial.words[name].weight for name in shared) / sum(word.weight for word in denial.words.values())
    words = names_in(name.lstrip("~") for name in core)
    reason = f"one denies what the other says, in words for {words}; nothing else joins them"
    return Judgement(rule="denied-in-like-words", score=round(LOW + (HIGH - LOW) * share, 3), reason=reason)


def _of_any(denial: Wording) -> bool:
    """Return whether a clause denies all that could be called so: "there was no warning", "nobody was told"."""
    return _ANY.search(denial.text) is not None


def _names(wording: Wording) -> frozenset[str]:
    return frozenset(name for name in wording.words if name.startswith(NAME))


def _enough(denial: Wording, core: Sequence[str], shared: Sequence[str], *, turned: bool) -> bool:
    """Return whether two clauses share enough of what the one denies: more than one word, unless a listed one is all that it denies."""
    whole = denial.weight - (denial.words[ROLE].weight if ROLE in denial.words else 0.0)
    weight = sum(denial.words[name].weight for name in core)
    names = sum(denial.words[name].weight for name in shared if name.startswith(NAME))
    listed = any(not name.startswith(OWN) and denial.words[name].weight >= FULL for name in core)
    named = denial.item.act == DENY and bool(names) and sum(not name.startswith(OWN) for name in core) > 1
    if not (listed or named) or weight < COVERED * whole or weight + names < FULL:
        return False
    return len(core) > 1 or (weight >= whole and not turned and not core[0].startswith(OWN))


def _changed_places(denial: Wording, said: Wording, core: Sequence[str]) -> bool:
    """Return whether somebody else does it in the one than in the other, and it is done to him there: who denies a shot was shot at."""
    mine, theirs = _doers(denial, core), _doers(said, core)
    return bool(mine and theirs) and mine.isdisjoint(theirs) and not mine.isdisjoint(said.words)


def _doers(wording: Wording, core: Sequence[str]) -> frozenset[str]:
    """Return the names of those who do it, as far as their order tells: before the deed, or behind "by"."""
    behind = _BY.search(wording.text)
    if behind is not None:
        return frozenset(name for name in concepts(wording.text[behind.end() :]) if name.startswith(NAME))
    if _PASSIVE.search(wording.text):
        return frozenset()
    before = takewhile(lambda name: name not in core, wording.words)
    return frozenset(name for name in before if name.startswith(NAME))


def _beside(denial: Wording, said: Wording, core: Sequence[str], *, turned: bool) -> bool:
    """Return whether clauses of one article answer each other: its words recur in it anyway, so that more of them must be shared."""
    if OWN_VOICE in (denial.item.claim.claim.kind, said.item.claim.claim.kind):
        return False
    share = sum(denial.words[name].weight for name in core) / denial.weight
    listed = any(not name.startswith(OWN) for name in core)
    if denial.item.act == DENY:
        return share >= LOOSE and listed
    if share >= LOOSE and len(core) > 1 and (turned or bool(denial.pivot)):
        return True
    rare = any(not name.startswith(OWN) and denial.words[name].weight >= FULL for name in core)
    return share >= WHOLE and rare and abs(denial.start - said.start) <= BESIDE


def _loose(denial: Wording, core: Sequence[str]) -> bool:
    """Return whether two clauses share so much beside a common verb that they need not share the verb."""
    common = all(denial.words[name].weight < FULL for name in denial.pivot)
    return common and sum(denial.words[name].weight for name in core) >= LOOSE * denial.weight


def far(one: Item, other: Item) -> bool:
    """Return whether two claims lie too many days apart to speak of one matter."""
    a, b = one.said, other.said
    return a is not None and b is not None and max(a[0] - b[1], b[0] - a[1]) > NEAR


def asked_already(one: Item, other: Item, things: Things) -> bool:
    """Return whether two claims meet by what is known of them, and are asked about there; nameless things need more in common."""
    shared = set(keys_of(one, things)) & set(keys_of(other, things))
    if any(key[0] != NAMELESS for key in shared):
        return True
    return bool(shared) and not anchors(one).isdisjoint(anchors(other))


def _told_of(speaker: Item, said: Wording, things: Things) -> bool:
    """Return whether a clause names who denies a part in something: what others have done is not his to deny."""
    sides = (speaker.claim.claimant, speaker.claim.party)
    if said.item.agent is not None:
        return said.item.agent in sides
    called = [things.label(iri) for iri in sides if iri is not None] or [speaker.claim.claim.claimant_text or ""]
    return any(not said.words.keys().isdisjoint(concepts(_WHERE.split(words, maxsplit=1)[0])) for words in called)


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
