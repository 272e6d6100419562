"""Answers in an aside: "Norland said it had sunk the frigate, which Zamora denied", "..., something the army disputes".

Parsers hang the aside on the noun before it, so that Zamora seems to deny a frigate. What it answers is the clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.annotations.attributions.assembly import cue_words
from rashomon.annotations.attributions.clauses import names
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import WISHES, look_up, read_list
from rashomon.annotations.attributions.sources import read_kinds
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.untruths import verdicts

ASIDE: Final = "answer in an aside"
"""Rule of these answers: no doubt is left what they answer, and what nobody but the article says it says all the same."""
CERTAIN: Final = 0.5
"""Probability of an answer that the filter may never have seen."""
ANSWERING: Final = frozenset({"deny", "dispute", "refute", "contradict", "confirm"})
"""Verbs that are done to what is said and never to a thing; offers and plans are rejected, too."""
LINKS: Final = frozenset({"relcl", "acl", "advcl"})
CALLED: Final = frozenset({"oprd", "acomp", "attr"})
LOOSE: Final = "standing-nouns"
"""List of the nouns behind a comma that stand for the clause before them; so does every noun of speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside:
    """An aside in which somebody answers."""

    verb: int
    who: int
    start: int
    end: int
    """Its last token."""
    called: frozenset[int] = frozenset()
    """Words for something false by which the verb names what was said: "..., a charge that Zamora called absurd"."""


def answer_in_asides(view: Syntax, found: list[Found]) -> list[Found]:
    """Let the answers in asides answer the clause before them, and keep them out of it; return those that nobody found yet.

    Args:
        view: the document.
        found: the attributions; changed.
    """
    asides = list(_asides(view))
    nouns = {view.head[aside.verb] for aside in asides if view.lower[aside.start] != "which"}
    found[:] = [one for one in found if one.head not in nouns or one.pos != "noun"]  # whose claim it is, the clause before it tells
    by_head = {one.head: one for one in found}
    answers = _answered(asides, found)
    _keep_out(view, asides, found)
    made = []
    for aside in asides:
        one, answered = by_head.get(aside.verb), answers.get(aside.verb)
        pointing = one is not None and view.lower[aside.start] not in ("which", "something")
        if one is None:
            one = _answer(view, aside)
            made.append(one)
        if aside.called:
            one.lemma, one.cue = "deny", one.cue | aside.called
        one.rule = ASIDE
        one.answers = -1 if answered is None else answered.head
        if pointing and answered is not None:
            one.content = set(range(aside.start, view.head[aside.verb] + 1))  # "a claim that Zamora denied" points to what it answers
            continue
        one.content = _before(view, aside) if answered is None else {i for i in answered.content if i < aside.start - 1}
        one.frame = "that"
    return made


def _asides(view: Syntax) -> Iterator[_Aside]:
    """Yield the asides of a document in which somebody answers."""
    for verb in [i for i, label in enumerate(view.dep) if label in LINKS]:
        lemma = view.lemma[verb]
        cue = look_up(lemma, "verb", "any") if view.pos[verb] == "VERB" else None
        if cue is None or cue.kind != "speech" or view.skipped[verb]:
            continue
        called = _called_false(view, verb)
        if not (called or lemma in ANSWERING or cue.act == "deny"):
            continue
        start, who = _begin(view, verb)
        if start >= 0 and who >= 0 and view.quotation[start] == view.quotation[start - 2]:
            end = view.right[verb if view.lower[start] == "which" else view.head[verb]]
            while end + 1 < len(view) and view.pos[end + 1] == "PUNCT" and view.quotation[end] >= 0:
                end += 1
            yield _Aside(verb=verb, who=who, start=start, end=end, called=called)


def _called_false(view: Syntax, verb: int) -> frozenset[int]:
    """Return the words by which a verb calls something false; nothing where it does not ("called it no lie")."""
    if not names(view, verb):
        return frozenset()
    called = {i for c in view.children[verb] if c > verb and (view.dep[c] in CALLED or view.lower[c] == "as") for i in view.subtree(c)}
    forms = {form for i in called for form in (view.lower[i], view.lemma[i])}
    denied = any(view.dep[i] == "neg" or view.lower[i] == "no" for i in called)
    return frozenset() if denied or verdicts()["false"].isdisjoint(forms) else frozenset(i for i in called if view.pos[i] != "PUNCT")


def _begin(view: Syntax, verb: int) -> tuple[int, int]:
    """Return the first token of the aside in which somebody answers, and who does; (-1, -1) where it is none."""
    noun = view.head[verb]
    by = view.child(verb, "agent")
    who = view.child(by, "pobj") if by >= 0 else view.child(verb, "nsubj")
    which = next((c for c in view.children[verb] if view.lower[c] == "which" and c != who), -1)
    if which > 1 and view.pos[which - 1] == "PUNCT":
        thing = view.pos[noun] == "NOUN" and view.head[verb] == noun and view.dep[verb] == "relcl"
        if thing and (_speaks(view, noun) or view.lemma[verb] not in ANSWERING):
            return -1, -1
        return which, who
    start = view.left[noun]
    stands = _speaks(view, noun) or view.lower[noun] in read_list(LOOSE)
    alone = view.lower[noun] == "something" or (view.lower[start] in ("a", "an") and stands)
    if alone and noun < verb and start > 1 and view.pos[start - 1] == "PUNCT":
        return start, who
    return -1, -1


def _speaks(view: Syntax, noun: int) -> bool:
    """Return whether a noun names what somebody says: that may be denied itself."""
    cue = look_up(view.lemma[noun], "noun", "any")
    return (cue is not None and cue.kind == "speech") or read_kinds().get(view.lemma[noun]) in ("utterance", "artifact")


def _answered(asides: Sequence[_Aside], found: Sequence[Found]) -> dict[int, Found]:
    """Return, by the verb of an aside, the attribution that it answers: the smallest speech that holds the word right before it.

    Better one that states something: in "heard that he had ordered the raid, a charge he denies" the charge is that he had.
    """
    before = {aside.start - 2: aside for aside in asides}
    answers: dict[int, tuple[bool, int, Found]] = {}
    for one in found:
        known = look_up(one.lemma, one.pos, one.frame)
        if known is not None and known.kind != "speech":
            continue
        rank = known is not None and known.act in WISHES, len(one.content)
        for place in before.keys() & one.content:
            aside = before[place]
            if aside.verb != one.head < aside.start and (aside.verb not in answers or rank < answers[aside.verb][:2]):
                answers[aside.verb] = (*rank, one)
    return {verb: one for verb, (_, _, one) in answers.items()}


def _keep_out(view: Syntax, asides: Sequence[_Aside], found: Sequence[Found]) -> None:
    """Take the asides that nobody speaks in quotation marks out of what others say, where that leaves anything."""
    within = {i: one.verb for one in asides if view.quotation[one.verb] < 0 for i in range(one.start - 1, one.end + 1)}
    for one in found if within else ():
        one.content = {i for i in one.content if within.get(i, one.head) == one.head} or one.content


def _before(view: Syntax, aside: _Aside) -> set[int]:
    """Return the words of the sentence up to an aside."""
    return {i for i in range(view.sentences[view.sentence[aside.verb]][0], aside.start - 1) if view.pos[i] != "SPACE"}


def _answer(view: Syntax, aside: _Aside) -> Found:
    words = cue_words(view, aside.verb)
    return Found(
        head=aside.verb,
        lemma=view.lemma[aside.verb],
        pos="verb",
        frame="that",
        cue=words,
        source=set(view.subtree(aside.who)) - words,
        content=set(),
        rule=ASIDE,
        confidence=CERTAIN,
    )
