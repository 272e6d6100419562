"""Which events a word of a sentence names, and between whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from spacy.tokens import Doc

from rashomon.annotations.circumstances import Circumstances
from rashomon.annotations.clauses import objects, subject
from rashomon.annotations.conditions import measure, measured
from rashomon.annotations.frames import participants
from rashomon.annotations.intents import told_to
from rashomon.annotations.participants import Cast
from rashomon.annotations.trees import Tree
from rashomon.annotations.triggers import Frame, Lexicon

ALONE = frozenset(("nsubj", "nsubjpass", "attr", "ROOT", "dobj"))
"""Places in a clause at which an event noun is what the clause is about."""
COPULA = "en/be"
"""Predicate of "X is Y", whatever form the verb has ("'s")."""
MOST_JOINED = 3
"""Most participants joined by "and" that get a proposition each; longer lists are rare and mostly parsed wrongly."""
MUTUAL = frozenset(("consult", "support", "cooperate", "agree", "assault"))
"""Types of events that two joined subjects do with or to each other where no object is named ("A and B signed, met, clashed")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that is known of one document."""

    doc: Doc
    parse: Tree
    people: Cast
    words: Lexicon
    frames: Mapping[int, Frame]
    """Token position to the frame that its sentence fits."""
    where: Circumstances


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A word that names an event, with the heads of its participants."""

    i: int
    frame: Frame | None = None
    who: int | None = None
    whom: int | None = None
    others: tuple[tuple[str, int], ...] = ()
    predicate: str | None = None
    """Overrules the frame's."""
    type: str | None = None
    """Of an event without a frame."""
    quantities: tuple[int, ...] = ()
    """Positions in the QUANTITIES records of what the event is about (a distance)."""
    words: tuple[int, int] | None = None
    """First and last token of the words that name it, where they are no verb or noun."""

    @property
    def kind(self) -> str | None:
        """Return the event type before the words above it have had their say."""
        return self.type or (self.frame.type if self.frame is not None else None)


def events(work: Work, i: int) -> Iterator[Event]:
    """Yield the events that one word names, participants joined by "and" each in one of their own."""
    parse, words, frame = work.parse, work.words, work.frames.get(i)
    if frame is None:
        yield from _untyped(work, i)
        return
    if parse.dep[i] == "amod" or absorbed(work, i):
        return
    who, whom, others = participants(parse, i, frame, words)
    if parse.pos[i] == "VERB" and (inner := absorbs(work, i)) is not None:
        within, target, more = participants(parse, inner, work.frames[inner], words)
        who, others = within if who is None else who, [*others, *more]
        whom = target if whom in (None, inner) and target != who else whom
    if who is None and whom is None and not others and not _stands_alone(work, i):
        return
    yield from _shared(work, Event(i=i, frame=frame, who=who, whom=whom, others=tuple(others)))


def _stands_alone(work: Work, i: int) -> bool:
    """Return whether an event noun says something without participants ("fighting goes on", "blamed them for the attack")."""
    parse = work.parse
    if parse.pos[i] != "NOUN" or work.frames[i].complement:
        return False
    above = parse.head[i]
    if parse.dep[i] == "pobj" and parse.low[above] in ("for", "over"):
        blame = work.frames.get(parse.head[above])
        return blame is not None and blame.type == "accuse"
    if parse.dep[i] == "pobj" and parse.low[above] == "of":
        over = parse.head[above]
        over = parse.head[over] if parse.low[over] in ("other", "another") else over
        if parse.lemma[over] in work.words.kinds["accusation"]:  # "rejected allegations of fraud"
            return True
        return over in work.frames and work.frames[over].complement == "same"
    return parse.dep[i] in ALONE


def _untyped(work: Work, i: int) -> Iterator[Event]:
    parse, words = work.parse, work.words
    who = subject(parse, i)
    if parse.lemma[i] in words.kinds["say"] and parse.child(i, "ccomp") is not None:
        told = told_to(parse, i)
        if told is not None and who is not None:
            yield from _shared(work, Event(i=i, who=who, whom=told, predicate="demand", type="request"))
        return
    if parse.pos[i] == "AUX":
        whom = parse.child(i, "attr")
        if who is not None and whom is not None and parse.tag[who] != "EX":
            yield Event(i=i, who=who, whom=whom, predicate=COPULA)
        return
    if parse.dep[i] == "prep" or not parse.lemma[i].replace("-", "").isalpha():
        return
    whom = objects(parse, i)
    empty = parse.lemma[i] in words.kinds["transparent"] and parse.child(i, "dobj") is None
    if not empty and parse.dep[i] != "amod" and (who is not None or whom is not None):
        yield Event(i=i, who=who, whom=whom)


def absorbs(work: Work, i: int) -> int | None:
    """Return the event noun that says the same as the verb above it ("held talks", "engaged in fighting"), or None."""
    parse = work.parse
    for k in parse.kids[i]:
        found = k if parse.dep[k] in ("dobj", "nsubjpass") else parse.child(k, "pobj") if parse.low[k] == "in" else None
        found = measured(parse, found, work.words) if found is not None else None
        if found is not None and found in work.frames and work.frames[found].type == work.frames[i].type:
            return found
    return None


def absorbed(work: Work, i: int) -> bool:
    """Return whether an event noun is told by its verb already: the same event, or one that the verb undoes ("lifted the blockade")."""
    parse = work.parse
    if parse.pos[i] != "NOUN":
        return False
    top = measure(parse, i, work.words)
    verb = parse.head[top] if parse.dep[top] in ("dobj", "nsubjpass") else parse.head[parse.head[top]] if parse.dep[top] == "pobj" else i
    frame = work.frames.get(verb)
    if frame is None or verb == i or frame.complement:
        return False
    same = work.frames[i].type == frame.type and (parse.dep[top] != "pobj" or parse.low[parse.head[top]] == "in")
    undone = any(name == "event" or (name == "obj" and parse.lemma[i] in kinds) for name, kinds in frame.needs)
    return same or (parse.dep[top] != "pobj" and undone)


def _shared(work: Work, event: Event) -> Iterator[Event]:
    """Yield an event once for each pair of named participants that are joined; two who do it to each other face each other."""
    whos, whoms = _joined(work, event.who), _joined(work, event.whom)
    each_other = event.whom is not None and work.parse.low[event.whom] in ("other", "another")
    if len(whos) == 2 and (each_other or (event.whom is None and event.kind in MUTUAL)):
        yield replace(event, who=whos[0], whom=whos[1])
        if each_other:
            yield replace(event, who=whos[1], whom=whos[0])
        return
    for who, whom in product(whos or (None,), whoms or (None,)):
        if who is None or who != whom:
            yield replace(event, who=who, whom=whom)


def _joined(work: Work, i: int | None) -> list[int]:
    if i is None:
        return []
    parse, kinds = work.parse, work.words.kinds
    if parse.pos[i] != "PROPN" and parse.lemma[i] not in kinds["people"] and parse.lemma[i] not in kinds["body"]:
        return [i]
    return [k for k in parse.conjuncts(i) if k == i or parse.pos[k] == "PROPN"][:MOST_JOINED]
