"""What a reader has in mind at a place of the text: mentions with their grammar, referents, and who was named last."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from rashomon.annotations.keys import QUOTATIONS
from rashomon.annotations.mentions import Found, Thing, records, referents
from rashomon.annotations.spelled import spelled
from rashomon.vocabulary.names import STATE, TYPES, Names

REACH = 60
"""Mentions that are looked back over, so that the cost of an article stays linear: some ten sentences of news."""


@dataclass(slots=True)
class Scene:
    """An article's mentions and referents while they grow."""

    doc: Doc
    names: Names
    found: list[Found] = field(default_factory=list)
    """In the order of the text."""
    starts: list[int] = field(default_factory=list)
    """First tokens of the mentions, so that looking one up takes no pass over them."""
    things: list[Thing] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """Concepts, and labels of what has no name, to their referents."""
    quoted: list[bool] = field(default_factory=list)
    """By token: whether it stands in quotation marks."""
    sentences: list[int] = field(default_factory=list)
    """By token: the number of its sentence."""
    described: dict[str, set[int]] = field(default_factory=dict)
    """Common nouns for places to the referents that the article calls so ("the town of", "X city")."""

    def add(self, mention: Found) -> None:
        """Put a mention in its place, unless its tokens are taken."""
        at = bisect_left(self.starts, mention.start)
        if at and self.found[at - 1].end > mention.start:
            return
        if at < len(self.found) and self.found[at].start < mention.end:
            return
        self.found.insert(at, mention)
        self.starts.insert(at, mention.start)

    def add_all(self, mentions: Sequence[Found]) -> None:
        """Put several mentions of one span in their place: a plural that stands for several things."""
        if mentions and self.at(mentions[0].end - 1) is None:
            at = bisect_left(self.starts, mentions[0].start)
            self.found[at:at] = mentions
            self.starts[at:at] = [mention.start for mention in mentions]

    def at(self, token: int) -> Found | None:
        """Return the mention that covers a token."""
        at = bisect_left(self.starts, token + 1) - 1
        return self.found[at] if at >= 0 and self.found[at].end > token else None

    def before(self, token: int, *, quoted: bool = False) -> Iterator[Found]:
        """Yield the mentions before a token, nearest first, those in quotation marks only if asked for."""
        at = bisect_left(self.starts, token)
        for m in reversed(self.found[max(0, at - REACH) : at]):
            if m.end <= token and (quoted or not self.quoted[m.start]):
                yield m

    def state_of(self, number: int) -> int | None:
        """Return the referent of the state to which a referent belongs, itself where it is a state; None where nobody says."""
        for _ in range(6):
            thing = self.things[number]
            concept = self.names.concept(thing.concept)
            if concept is not None and concept.kind == STATE:
                return number
            if thing.party is None:
                return number if concept is not None and concept.kind == "Body" and concept.seats else None
            number = thing.party
        return None

    def last_state(self, token: int) -> int | None:
        """Return the state that was last in mind before a token, by its own name or by way of its people and bodies.

        Whose something new is ("a Norwegian team") is no one's of whom the text tells.
        """
        for quoted in (False, True):
            for m in self.before(token, quoted=quoted):
                state = self.state_of(m.referent)
                if state is not None and not self._tells_whose(m):
                    return state
        return None

    def _tells_whose(self, m: Found) -> bool:
        """Return whether a mention only tells whose something is that the text brings up ("a Norwegian team")."""
        last = self.doc[m.end - 1]
        return last.dep_ in ("amod", "compound", "nmod") and any(child.lower_ in ("a", "an") for child in last.head.children)

    def thing_of(self, concept: str, label: str, kind: str, reason: str) -> int:
        """Return the referent of a concept, made where the article has none yet."""
        if concept in self.numbers:
            return self.numbers[concept]
        self.things.append(Thing(label=label, type=kind, concept=concept, reasons=[reason]))
        number = self.numbers[concept] = len(self.things) - 1
        state = self.names.state(concept)
        curated = self.names.concept(state)
        if state is not None and curated is not None:
            self.things[number].party = self.thing_of(
                state, curated.label, TYPES.get(curated.kind, "Other"), "named by way of a body of it"
            )
        return number


def scene(doc: Doc, names: Names) -> Scene:
    """Return the article's mentions and referents as the names component left them."""
    things = [
        Thing(
            label=record["label"],
            type=record["type"],
            names=set(record["names"]),
            concept=record["concept"],
            candidates=tuple(record["candidates"]),
            reasons=[record["reason"]] if record["reason"] else [],
            roles=list(record["roles"]),
            party=record["party"],
        )
        for record in referents(doc)
    ]
    found = []
    text = spelled(doc)
    for record in records(doc):
        start, end = (text.token(record["span"][0]), text.after(record["span"][1]))
        if start is not None and end is not None:
            thing = things[record["referent"]]
            found.append(
                Found(start=start, end=end, type=thing.type, kind=record["kind"], referent=record["referent"], concept=thing.concept)
            )
    quoted = [False] * len(doc)
    for span in doc.spans.get(QUOTATIONS, ()):
        for i in range(span.start, span.end):
            quoted[i] = True
    begins = doc.to_array(["SENT_START"]).ravel() == 1
    if len(doc):
        begins[0] = False
    sentences: list[int] = begins.cumsum().tolist()
    numbers = {thing.concept: number for number, thing in reversed(list(enumerate(things))) if thing.concept}
    starts = [m.start for m in found]
    return Scene(doc=doc, names=names, found=found, starts=starts, things=things, numbers=numbers, quoted=quoted, sentences=sentences)
