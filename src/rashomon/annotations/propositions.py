"""Component `rashomon_propositions`: what every clause and event noun of body and headline says, whoever says it.

A word is an event if the trigger lexicon has a frame for it that its sentence fits; a clause whose verb has none is kept with its
lemma as predicate and without a type. Who claims it, and whether it is affirmed, is decided in `claims/`.
"""

from collections.abc import Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.circumstances import Circumstances, circumstances, place_of, quantities_of, time_of
from rashomon.annotations.clauses import Tree, objects, passive, subject, tree
from rashomon.annotations.frames import participants
from rashomon.annotations.intents import announced, governor, hostile
from rashomon.annotations.keys import PROPOSITIONS, PropositionRecord
from rashomon.annotations.layout import excluded
from rashomon.annotations.participants import Cast, cast, participant, write
from rashomon.annotations.polarity import modality, negated, ongoing
from rashomon.annotations.triggers import Frame, Lexicon, carrier, lexicon, matching

TYPED_CONFIDENCE = 0.7
"""Extraction confidence of a proposition with a frame and a participant: about the precision of pairs on events_dev."""
UNTYPED_CONFIDENCE = 0.4
"""Extraction confidence of a clause without a frame: its verb is right, its meaning is left open."""


@Language.factory("rashomon_propositions", assigns=["doc.spans"])
def make_propositions(nlp: Language, name: str) -> "Propositions":
    """Build the component."""
    return Propositions(name, lexicon(nlp.lang))


class Propositions:
    """Writes the span group of triggers and their records, and mentions of participants that had none."""

    def __init__(self, name: str, words: Lexicon) -> None:
        self.name = name
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its propositions."""
        if not doc.has_annotation("DEP"):
            doc.spans[PROPOSITIONS] = SpanGroup(doc, name=PROPOSITIONS, attrs={"annotator": self.name, "records": []})
            return doc
        parse = tree(doc)
        people = cast(doc, parse, self.words)
        spans, records = find(doc, parse, people, self.words)
        write(people, self.name)
        doc.spans[PROPOSITIONS] = SpanGroup(doc, name=PROPOSITIONS, attrs={"annotator": self.name, "records": records}, spans=spans)
        return doc


def find(doc: Doc, parse: Tree, people: Cast, words: Lexicon) -> tuple[list[Span], list[PropositionRecord]]:
    """Return the triggers and the records of all propositions, in the order of the text."""
    outside = excluded(doc)
    where = circumstances(doc, parse)
    frames = {i: frame for i in range(len(parse.pos)) if (frame := matching(parse, i, words)) is not None}
    spans: list[Span] = []
    records: list[PropositionRecord] = []
    for i, pos in enumerate(parse.pos):
        frame = frames.get(i)
        if frame is None and (pos != "VERB" or parse.lemma[i] in words.kinds["transparent"]):
            continue
        if outside and any(start <= doc[i].idx < end for start, end in outside):
            continue
        for record in _records(doc, parse, people, words, where, i, frames):
            records.append(record)
            spans.append(doc[i : i + 1])
    return spans, records


def _records(
    doc: Doc, parse: Tree, people: Cast, words: Lexicon, where: Circumstances, i: int, frames: Mapping[int, Frame]
) -> Iterator[PropositionRecord]:
    frame = frames.get(i)
    if frame is not None:
        who, whom, others = participants(parse, i, frame, words)
    else:
        who, whom, others = subject(parse, i), objects(parse, i), []
    if who is None and whom is None and not others:
        return
    verb = carrier(parse, i, words) if parse.pos[i] == "NOUN" else None
    at = i if verb is None else verb
    heads = tuple(head for head in (who, whom, *(head for _, head in others)) if head is not None)
    first, last = parse.edges(at)
    trigger = _trigger(parse, i)
    denied = negated(parse, at) and not (frame is not None and any(name == "neg" for name, _ in frame.needs))
    manner = modality(parse, at)
    kind = frame.type if frame is not None else None
    governing = governor(parse, frames, i)
    if frame is not None and frame.hostile_type and hostile(parse, frames, i):
        kind = frame.hostile_type
    if governing is not None:
        effect = governing[0].complement
        if effect == "negated":
            denied = not denied
        elif effect != "same":
            manner = effect
        kind = kind if effect == "same" else None
    elif manner == "future" and kind is not None:
        kind = announced(kind, denied)
        if kind == "reject" and denied:
            denied = False
    elif manner in ("demanded", "hypothetical"):
        kind = None
    yield PropositionRecord(
        span=[doc[first].idx, doc[last].idx + len(doc[last])],
        trigger=[doc[trigger[0]].idx, doc[trigger[1]].idx + len(doc[trigger[1]])],
        head=i,
        predicate=frame.predicate if frame is not None else f"en/{parse.lemma[i]}",
        event_type=kind,
        subject=participant(people, who) if who is not None else None,
        object=participant(people, whom) if whom is not None else None,
        roles=sorted(([role, number] for role, head in others if (number := participant(people, head)) is not None), key=str),
        place=place_of(people, words, words.kinds["locative"], at),
        time=time_of(parse, where, at),
        quantities=quantities_of(where, heads),
        negated=denied,
        aspect="ongoing" if ongoing(parse, at) else None,
        modality=manner,
        wording=[doc[i].idx, doc[i].idx + len(doc[i])] if frame is not None else None,
        rule=f"{frame.lemma}-{frame.pos}" if frame is not None else "clause",
        confidence=TYPED_CONFIDENCE if frame is not None else UNTYPED_CONFIDENCE,
    )


def _trigger(parse: Tree, i: int) -> tuple[int, int]:
    """Return the first and last token of the words that name the event: a verb with its auxiliaries and particle."""
    first = last = i
    if passive(parse, i) or parse.pos[i] == "VERB":
        for k in parse.kids[i]:
            if parse.dep[k] in ("aux", "auxpass", "neg") and i - 4 <= k < i:
                first = min(first, k)
            elif parse.dep[k] == "prt" and i < k <= i + 4:
                last = max(last, k)
    return first, last
