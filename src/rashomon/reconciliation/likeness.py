"""Likeness: whether one clause speaks of nearly all that another denies."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Final

from rashomon.annotations.wordlists import read_rows
from rashomon.reconciliation.concepts import FULL, NAME, OWN, concepts
from rashomon.reconciliation.drafts import Judgement
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import names_in
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.wordings import DENY, Wording

COVERED: Final = 0.6
"""Least share of what is denied of which the other clause speaks; all of it, where they share one word only. Set on pairs of our own."""
LOOSE: Final = 0.75
"""Share from which a common verb ("link", "supply") may be another one, and clauses of one article answer each other. By reasoning."""
MANY: Final = 4
"""Concepts from which clauses that name others still answer each other. By reasoning."""
WHOLE: Final = 0.99
"""Share from which all that is denied is said."""
BESIDE: Final = 1200
"""Characters within which one article tells what a speaker says and what another holds against it. By reasoning: a few paragraphs."""
STATEMENT: Final = "statement"
"""How the rule of what a body states in a text of its own begins."""
OWN_VOICE: Final = "own-voice"
"""The kind of claim that is an outlet's own."""
ROLE: Final = "role"
"""The concept of a part in what others tell of: who had "nothing to do with the attack" denies no attack."""
LOW: Final = 0.5
HIGH: Final = 0.65
"""Scores of the least and of the whole share: below all that names and verbs give."""

_BY: Final = re.compile(r"\bby\s")
_PASSIVE: Final = re.compile(r"\b(?:been|being|was|were|is|are)\b")
"""Verbs before which stands to whom it is done, not who does it."""
_ANY: Final = re.compile(r"\b(?:no|none|nobody|no one|never|not (?:one|a single|any)|untrue)\b", re.IGNORECASE)
"""Words that leave nothing of what they deny."""
_WHERE: Final = re.compile(r"\s(?:in|at|near|of|from)\s")


def like_words(denial: Wording, said: Wording, things: Things) -> Judgement | None:
    """Return why one denies what the other says: it speaks of nearly all that is denied; None where it does not."""
    shared = sorted(denial.words.keys() & said.words.keys())
    core = [name for name in shared if not name.startswith(NAME) and name != ROLE]
    one, other = denial.item, said.item
    mine, theirs = _names(denial), _names(said)
    apart = mine.isdisjoint(theirs)
    if apart and ((mine and theirs and len(core) < MANY) or (len(core) == 1 and one.act != DENY and not _of_any(denial, said, core))):
        return None  # they name others, or nobody: a single word is enough only for who denies a claim as such, or says that there was none
    turned = sum(denial.words[name].turned != said.words[name].turned for name in core) % 2 == 1
    if not denial.denied and not turned:
        return None  # the other one denies
    if (denial.denied != said.denied) == turned or not _enough(denial, core, shared, turned=turned):
        return None
    if denial.focus.isdisjoint(core) and not turned:
        return None
    if one.claim.article == other.claim.article and not _beside(denial, said, core, turned=turned):
        return None
    if not denial.numbers <= said.numbers or not (denial.pivot <= {*core, ROLE} or _loose(denial, core)):
        return None
    if _explicit(denial) and not {*_hours().findall(denial.text)} <= {*_hours().findall(said.text)}:
        return None  # "it is untrue that it was opened at night" leaves the opening alone
    if ROLE in denial.words and not _told_of(one, said, things):
        return None
    if (one.agent is not None and other.agent is not None and one.agent != other.agent) or _changed_places(denial, said, core):
        return None
    share = sum(denial.words[name].weight for name in shared) / sum(word.weight for word in denial.words.values())
    words = names_in(name.lstrip("~") for name in core)
    reason = f"one denies what the other says, in words for {words}; nothing else joins them"
    return Judgement(rule="denied-in-like-words", score=round(LOW + (HIGH - LOW) * share, 3), reason=reason)


def _of_any(denial: Wording, said: Wording, core: Sequence[str]) -> bool:
    """Return whether somebody denies all that could be called so ("nobody was told"), or nothing else ("the ship was not overloaded").

    What reporters tell by the way is neither denied nor a denial.
    """
    if any(one.item.claim.claim.kind == OWN_VOICE and not one.item.claim.claim.rule.startswith(STATEMENT) for one in (denial, said)):
        return False
    return _ANY.search(denial.text) is not None or denial.focus <= set(core)


def _explicit(denial: Wording) -> bool:
    """Return whether a body calls a claim untrue in so many words: no word that it denies need be a common one."""
    return denial.denied and denial.item.claim.claim.rule == STATEMENT and _ANY.search(denial.text) is None


@cache
def _hours() -> re.Pattern[str]:
    """Return what finds the parts of a day."""
    rows = read_rows("time-words", ("word", "class", "value", "needs"), key=("word",))
    return re.compile(rf"\b(?:{'|'.join(row['word'] for row in rows if row['class'] == 'daypart')})\b")


def _names(wording: Wording) -> frozenset[str]:
    return frozenset(name for name in wording.words if name.startswith(NAME))


def _enough(denial: Wording, core: Sequence[str], shared: Sequence[str], *, turned: bool) -> bool:
    """Return whether two clauses share enough of what the one denies: more than one word, unless a listed one is all that it denies."""
    whole = denial.weight - (denial.words[ROLE].weight if ROLE in denial.words else 0.0)
    weight = sum(denial.words[name].weight for name in core)
    names = sum(denial.words[name].weight for name in shared if name.startswith(NAME))
    listed = any(not name.startswith(OWN) and denial.words[name].weight >= FULL for name in core)
    named = denial.item.act == DENY and bool(names) and sum(not name.startswith(OWN) for name in core) > 1
    named = named or (len(core) == 1 and _explicit(denial) and denial.words[core[0]].weight >= FULL)
    if not (listed or named) or weight < COVERED * whole or weight + names < FULL:
        return False
    if len(core) > 1 or turned or (core[0].startswith(OWN) and not _explicit(denial)):
        return len(core) > 1
    before = set(takewhile(lambda name: name != core[0], denial.words)) & denial.focus
    rest = [(name, word) for name, word in denial.words.items() if name != core[0] and not name.startswith(NAME) and name != ROLE]
    return all(word.weight < FULL and name not in before for name, word in rest)


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


def _told_of(speaker: Item, said: Wording, things: Things) -> bool:
    """Return whether a clause names who denies a part in something: what others have done is not his to deny."""
    sides = (speaker.claim.claimant, speaker.claim.party)
    if said.item.agent is not None:
        return said.item.agent in sides
    called = [things.label(iri) for iri in sides if iri is not None] or [speaker.claim.claim.claimant_text or ""]
    return any(not said.words.keys().isdisjoint(concepts(_WHERE.split(words, maxsplit=1)[0])) for words in called)
