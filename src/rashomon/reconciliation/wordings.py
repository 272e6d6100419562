"""Wordings: what a claim says clause by clause, as its words alone tell, and whether they deny it.

Where nobody has a name and no verb is known, a claim has no proposition, or a poor one. Its words are still there: "there were no weapons
on board" speaks of weapons and denies them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rashomon.annotations.untruths import untrue_clause, untrue_verdict
from rashomon.model import TextSpan
from rashomon.reconciliation.block import is_talk
from rashomon.reconciliation.concepts import FULL, KEPT, NAME, Concept, concepts
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.resolve import ASSERTIVE
from rashomon.reconciliation.stance_words import hits, tokens, words_by_kind

DENY: Final = "deny"
"""The act of denying, whose content is what is denied."""
COMPLAIN: Final = "express"
"""The act of those who complain, whose complaint somebody may deny."""
LONGEST: Final = 400
"""Characters of a clause that are read: longer ones are lists."""
DESCRIBED: Final = ":description"
"""How the rule of a claim ends that only says who somebody is."""
SHORTEST: Final = 12
"""Characters from which words between two marks are a clause of their own."""

_BREAK: Final = re.compile(
    r"(?<![.!?])[.!?]+[\"”’']*\s+(?=[A-Z\"“‘'])|[;:]\s+|(?<!\s)\s+[–—]+\s+"
    r"|,[\"”’']*\s+(?:and|but|while|which|who|whom|whose|because|after|when|although|though|saying|adding|as|since)\s+"
    r"|,\s+(?=(?:not|nor)\b)|(?<!\s)\s+(?=that\s+(?:[\w’'-]+\s+){1,4}(?:said|say|claim|allege)\b)"
    r"|(?<!\s)\s+(?:but|while|because|after|when|before|although|though|until|whereas)\s+"
    r"|(?<!\s)\s+(?=(?:on|in|at|during) which\b)|(?<!\s)\s+(?=without\s+\w+ing\b)"
    r"|(?<!\s)\s+and\s+(?=that\s)"
    r"|(?<!\s)\s+and\s+(?=(?:\w+\s+){1,2}(?:not\b|never\b|no\b)|\w+n['’]t\b|never\b|no\b)"
)
"""Where a clause ends."""
_OTHERS: Final = re.compile(r"that\s+(?:[\w’'-]+\s+){1,4}(?:said\b|say|claim|allege)", re.IGNORECASE)
"""How clauses begin that others say, inside what somebody says: "no strike that aid workers say killed dozens"."""
_AMONG: Final = re.compile(r"\b(nobody|no[ -]one|none) (?:in|at|on|from) (?:the|this|that|our|their) [a-z]+(?= [a-z])", re.IGNORECASE)
"""Of whom nobody did it, which says little of what was not done: "nobody in the village was hurt"."""
_STOP: Final = re.compile(r"(?<![.!?])[.!?]+[\"”’']*\s+(?=[A-Z\"“‘'])")
_GRANTED: Final = re.compile(r"(?:on|in|at|during) which\b", re.IGNORECASE)
"""How clauses begin that only say when or where something else was: nobody claims what they take for granted."""
_NUMBER: Final = re.compile(r"\d[\d,.]*\d|\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SCALE: Final = re.compile(r"\b(?:hundred|thousand)\b", re.IGNORECASE)
_HAPPEN: Final = re.compile(r"\b(?:take|took|taken|takes) place\b|\b(?:happen|occur|exist)\w*", re.IGNORECASE)
"""Verbs that say of their subject that it was."""
_OPEN: Final = re.compile(r"\b(?:if|unless|whether|would|could|should|will|may|might|must|shall)\b|\?", re.IGNORECASE)
"""Words of clauses that do not say that something is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One clause of one claim."""

    item: Item
    """The claim, which may be on no proposition."""
    text: str
    words: Mapping[str, Concept]
    """What it speaks of."""
    denied: bool
    start: int = 0
    """Where it stands in its article."""
    within: tuple[str, TextSpan] = ("", TextSpan(0, 0))
    """The text of its article, with the stretch of the content in which it stands."""
    focus: frozenset[str] = frozenset()
    """Of its words, those that are denied, not those of which something is denied: "the battle is not over" leaves the battle alone."""
    pivot: frozenset[str] = frozenset()
    """Of its words, those that name the deed; none, where that says nothing by itself or is not known."""

    @property
    def whole(self) -> str:
        """Its sentence, as far as the claim holds it."""
        text, span = self.within
        start, end = max(span.start, self.start - LONGEST), min(span.end, self.start + 2 * LONGEST)
        for found in _STOP.finditer(text, start, end):
            if found.end() <= self.start:
                start = found.end()
            elif found.start() >= self.start + len(self.text):
                return text[start : found.start()]
        return text[start:end]

    @property
    def turned(self) -> bool:
        """Whether a word of it means the contrary of a concept: "unarmed"."""
        return any(one.turned for one in self.words.values())

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers that it gives in figures, but for years."""
        return frozenset(number for number in _NUMBER.findall(self.text) if not _YEAR.fullmatch(number))

    @property
    def weight(self) -> float:
        """How much it says, names left out: who says it seldom calls things as others do."""
        return sum(one.weight for name, one in self.words.items() if not name.startswith(NAME))


def wordings(items: Sequence[Item], text: str) -> Iterator[Wording]:
    """Yield the clauses of what claims of one article say, in the order of the claims; those of one attribution once.

    What is denied and says too little by itself is read with what stands behind it: "rejected blame on Thursday for the blast".

    Args:
        items: all of the article that stand for something said to be so.
        text: of the article.
    """
    by_words: dict[tuple[object, ...], list[Item]] = {}
    answered = {item.claim.responds_to for item in items if item.act == DENY}
    for item in items:
        if _states(item) or (item.act == COMPLAIN and item.claim.iri in answered):
            by_words.setdefault((item.claim.claim.content, item.claim.claimant or item.claim.claim.claimant_text), []).append(item)
    for several in by_words.values():
        if several[0].act == DENY and several[0].claim.responds_to is not None:
            yield Wording(item=several[0], text="", words={}, denied=True)
        deny, parted = several[0].act == DENY, ""
        for span in several[0].claim.claim.content:
            for clause in _clauses(span, text):
                words = clause.of(text)
                if clause.start > span.start and _OTHERS.match(words):
                    continue
                read = _read(words, act=deny)
                if read is None:
                    continue
                if parted and clause.start == span.start:
                    read = _read(f"{parted} {words}", act=deny) or read
                held = next((item for item in several if _triggered(item, clause)), several[0])
                pivot = frozenset(concepts(_trigger(held, text))) & read.words.keys() if _triggered(held, clause) else frozenset()
                yield Wording(
                    item=held,
                    text=words,
                    words=read.words,
                    denied=read.denied,
                    start=clause.start,
                    within=(text, span),
                    focus=read.focus,
                    pivot=pivot,
                )
            parted = span.of(text) if deny and _weight(concepts(span.of(text))) < FULL else ""


def _weight(found: Mapping[str, Concept]) -> float:
    return sum(one.weight for one in found.values())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a clause alone tell."""

    words: Mapping[str, Concept]
    denied: bool
    focus: frozenset[str]


@lru_cache(maxsize=KEPT)
def _read(words: str, *, act: bool) -> _Reading | None:
    """Return what a clause says; None for one that does not say that something is so, or says too little.

    Args:
        words: of the clause.
        act: whether it is the content of a denial.
    """
    words = _AMONG.sub(r"\1", words)
    verdict = _verdict().search(words, SHORTEST) if not act else None
    found = concepts(words[: verdict.start()] if verdict is not None else words)
    if (
        (_weight(found) < FULL and not _NUMBER.search(words) and not _SCALE.search(words))
        or _OPEN.search(words)
        or _GRANTED.match(words)
        or (act and words.startswith("to "))
    ):
        return None
    start = _negation(words)
    false = not act and _is_false_report(words)
    whole = start is None or act or _HAPPEN.search(words, start) is not None
    focus = frozenset(found) if whole else frozenset(concepts(words[start:]))
    return _Reading(words=found, denied=(act != (start is not None)) != false, focus=focus)


@cache
def _verdict() -> re.Pattern[str]:
    """Return what finds what a sentence calls the claims of which it speaks; what follows says more."""
    return re.compile(rf"(?<=\w) {untrue_verdict().pattern}", re.IGNORECASE)


def _is_false_report(words: str) -> bool:
    """Return whether a clause calls a report false."""
    if untrue_clause().search(words):
        return True
    found = tokens(words)
    return bool(hits("report", found)) and bool(hits("refute", found))


def says(item: Item) -> bool:
    """Return whether a claim may say that something is so, as far as can be told without the other claims of its article."""
    return item.act == COMPLAIN or _states(item)


def _states(item: Item) -> bool:
    """Return whether a claim says that something is so, and not only that somebody spoke or who he is."""
    claim = item.claim.claim
    if claim.kind not in ("speech", "own-voice") or claim.speech_act not in ASSERTIVE or claim.certainty == "possible":
        return False
    return claim.kind == "speech" or not (claim.rule.endswith(DESCRIBED) or is_talk(item))


def _triggered(item: Item, clause: TextSpan) -> bool:
    told = item.claim.claim.proposition
    return told is not None and told.trigger is not None and clause.contains(told.trigger)


def _trigger(item: Item, text: str) -> str:
    told = item.claim.claim.proposition
    return told.trigger.of(text) if told is not None and told.trigger is not None else ""


def _clauses(span: TextSpan, text: str) -> Iterator[TextSpan]:
    """Yield the clauses of a stretch of text; what is too short to be one stays with what stands before."""
    start = span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        if found.start() - start >= SHORTEST and span.end - found.end() >= SHORTEST:
            yield TextSpan(start, min(found.start(), start + LONGEST))
            start = found.end()
    if start < span.end:
        yield TextSpan(start, min(span.end, start + LONGEST))


def _negation(words: str) -> int | None:
    """Return where what a negation denies begins; None for none. What is done "without lights" is done."""
    idle: list[tuple[int, int]] | None = None
    for found in _negations().finditer(words):
        if found[0].lower() == "without" and found.start():
            continue
        if idle is None:
            idle = [one.span() for one in _idioms().finditer(words)]
        if not any(start <= found.start() < end for start, end in idle):
            return found.end()
    return None


def is_negated(words: str) -> bool:
    """Return whether a sentence has a negation."""
    return _negation(words) is not None


@cache
def _negations() -> re.Pattern[str]:
    """Return what finds the words that negate what follows."""
    known = sorted(first for first in words_by_kind()["negate"].phrases if first != "n't")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b|n['’]t\b", re.IGNORECASE)


@cache
def _idioms() -> re.Pattern[str]:
    """Return what finds the phrases whose negation negates nothing: "not only"."""
    known = sorted(" ".join(phrase) for several in words_by_kind()["idiom"].phrases.values() for phrase in several)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b", re.IGNORECASE)
