"""Component `rashomon_propositions`: what every clause and event noun of body and headline says, whoever says it.

A word is an event if the trigger lexicon has a frame for it that its sentence fits; a clause whose verb has none is kept with its
lemma as predicate and without a type. Who claims it, and whether it is affirmed, is decided in `claims/`.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from rashomon.annotations.accused import name_accused
from rashomon.annotations.casualties import add_claims, found_tolls, toll_claims, toll_record
from rashomon.annotations.circumstances import circumstances, place_of, quantities_of, time_of
from rashomon.annotations.clauses import first_to, objects, passive
from rashomon.annotations.conditions import carrier, matching
from rashomon.annotations.events import Event, Work, events
from rashomon.annotations.gerunds import name_gerunds
from rashomon.annotations.intents import announced, conditional, governor, hostile, purpose
from rashomon.annotations.keys import PROPOSITIONS, AttributionRecord, PropositionRecord
from rashomon.annotations.layout import excluded
from rashomon.annotations.participants import Cast, cast, participant, write
from rashomon.annotations.polarity import governors, modality, negated, ongoing
from rashomon.annotations.recalled import UNTYPED_CONFIDENCE, befallen, blamed, recalled, sharpened
from rashomon.annotations.relations import find_relations
from rashomon.annotations.responses import answer
from rashomon.annotations.said_clauses import main_clauses
from rashomon.annotations.senses import in_one_sense, on_topic
from rashomon.annotations.spatial import distances, stated
from rashomon.annotations.spelled import spelled
from rashomon.annotations.trees import Tree, tree
from rashomon.annotations.triggers import Lexicon, lexicon
from rashomon.vocabulary.terms import predicate_term

EVENTFUL = frozenset(("VERB", "NOUN", "AUX", "ADJ"))
"""Parts of speech that can name an event."""
ASSAULT = "assault"
ATTACK = "attack"
"""Predicate of any use of force; "the attack" stands for a narrower one that was told before."""
RESPONSIBLE = "responsible-for"
"""Predicate of who was behind something."""
FIRST = "first"
"""Need of a frame for what somebody was the first to do."""
MISHAP = "mishap"
"""Predicate of harm that nobody did: an accident, an illness."""
TYPED_CONFIDENCE = 0.7
"""Extraction confidence of a proposition with a frame and a participant: about the precision of pairs on events_dev."""


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
        """Return the doc with its propositions, and with what each answer among its attributions answers."""
        if not doc.has_annotation("DEP"):
            doc.spans[PROPOSITIONS] = SpanGroup(doc, name=PROPOSITIONS, attrs={"annotator": self.name, "records": []})
            return doc
        parse = tree(doc)
        name_gerunds(parse, self.words)
        people = cast(doc, parse, self.words)
        name_accused(doc, people)
        records, attributions = find(doc, parse, people, self.words)
        described = find_relations(doc)
        records = sorted([*records, *described], key=lambda record: (record["trigger"], record["head"]))
        spans = [doc[record["head"] : record["head"] + 1] for record in records]
        write(people, self.name)
        doc.spans[PROPOSITIONS] = SpanGroup(doc, name=PROPOSITIONS, attrs={"annotator": self.name, "records": records}, spans=spans)
        add_claims(doc, attributions)
        answer(doc, self.words)
        return doc


def find(doc: Doc, parse: Tree, people: Cast, words: Lexicon) -> tuple[list[PropositionRecord], list[AttributionRecord]]:
    """Return the records of all propositions that clauses and event nouns state, and the claims that only a figure gives away."""
    outside = excluded(doc)
    starts = [start for start, _ in outside]
    eventful = [i for i, pos in enumerate(parse.pos) if pos in EVENTFUL]
    telling = (i for i in eventful if parse.lemma[i] in words.lemmas)
    frames = on_topic({i: frame for i in telling if (frame := matching(parse, i, words)) is not None}, parse)
    frames = in_one_sense(frames, words)
    work = Work(doc=doc, parse=parse, people=people, words=words, frames=frames, where=circumstances(doc, parse))
    records: list[PropositionRecord] = []
    latest: dict[str, PropositionRecord] = {}
    told_of: PropositionRecord | None = None
    deed: PropositionRecord | None = None
    said = main_clauses(doc)
    measured = {event.i: event for event in distances(doc, parse, words)}
    victims = {toll.noun: toll for toll in found_tolls(work)}
    begins = spelled(doc).starts
    told = {stated(parse, event, words) for event in measured.values()} | {toll.verb for toll in victims.values()}
    for i in sorted({*eventful, *measured, *victims}):
        pos = parse.pos[i]
        before = bisect_right(starts, begins[i]) - 1 if outside else -1
        if i in told or (before >= 0 and begins[i] < outside[before][1]):
            continue
        if i in measured:
            apart = _record(work, measured[i], abstract=False)
            if apart["subject"] != apart["object"]:  # two words for one place, or one of them misread
                records.append(apart)
        if i in victims:
            records.append(toll_record(work, victims[i]))
            continue
        if i not in frames and pos != "VERB" and not (pos == "AUX" and parse.child(i, "attr") is not None):
            continue
        for event in events(work, i):
            if event.frame is None and not _told_of(work, event) and not (begins[i] in said and _has_subject(work, event)):
                continue
            record = _record(work, event, abstract=event.frame is not None or begins[i] in said)
            if event.frame is None and record["object"] is None and parse.lemma[i] in words.kinds["incomplete"]:
                continue
            if record["predicate"] == RESPONSIBLE and deed is not None and record["object"] is None:
                record = blamed(record, deed)
            if record["predicate"] == MISHAP and deed is not None and record["object"] is None:
                record = befallen(record, deed)
            if bare(record):
                pointing = _definite(parse, i) or (record["negated"] and record["time"] is None and parse.pos[i] == "NOUN")
                earlier = latest.get(record["predicate"]) if pointing and not _named(parse, event) else None
                if earlier is not None:
                    record = recalled(record, earlier)
                elif event.frame is not None and any(name == "the" for name, _ in event.frame.needs):
                    continue
            else:
                if told_of is not None and _summed_up(parse, event):
                    record = sharpened(record, told_of)
                latest[record["predicate"]] = record
                told_of = record if record["object"] is not None and _is_attack(record["predicate"]) else told_of
                deed = record if record["event_type"] == ASSAULT else deed
            records.append(record)
    return records, list(toll_claims(work, list(victims.values())))


def _told_of(work: Work, event: Event) -> bool:
    """Return whether a clause without an event type is about somebody or something that can be named."""
    heads = (head for head in (event.who, event.whom) if head is not None)
    return any(participant(work.people, head, abstract=False) is not None for head in heads)


def bare(record: PropositionRecord) -> bool:
    """Return whether a record names nobody and nothing that takes part."""
    return record["subject"] is None and record["object"] is None and record["place"] is None and not record["roles"]


def _summed_up(parse: Tree, event: Event) -> bool:
    """Return whether "the attack" has somebody who did it and says of its victim nothing, or only where it was."""
    if event.frame is None or event.frame.predicate != ATTACK or parse.pos[event.i] != "NOUN" or event.who is None:
        return False
    where = event.whom is None or (parse.entity[event.whom] in ("GPE", "LOC") and parse.low[parse.head[event.whom]] == "in")
    return where and _definite(parse, event.i)


@cache
def _is_attack(predicate: str) -> bool:
    """Return whether a predicate is a kind of attack ("poison", "bomb") and says more than that there was one."""
    return not predicate.startswith("en/") and ATTACK in predicate_term(predicate).broader


def _named(parse: Tree, event: Event) -> bool:
    """Return whether a phrase says itself who takes part, though nobody could be made of it ("the attack by unknown hands")."""
    return event.who is not None or event.whom is not None or any(parse.low[k] == "by" for k in parse.kids[event.i])


def _definite(parse: Tree, i: int) -> bool:
    return any(parse.dep[k] == "det" and parse.low[k] in ("the", "this", "that") for k in parse.kids[i])


def _has_subject(work: Work, event: Event) -> bool:
    """Return whether a clause is about something that a noun names: who acts, or to whom it is done in the passive."""
    head = event.whom if event.who is None and passive(work.parse, event.i) else event.who
    return head is not None and work.parse.pos[head] in ("NOUN", "PROPN", "NUM")


def _named_after(parse: Tree, head: int) -> bool:
    """Return whether a noun is told by the name before it ("the Falcon programme"), which may or may not mean the same thing."""
    return any(parse.dep[k] in ("compound", "nmod") and parse.pos[k] == "PROPN" for k in parse.kids[head])


def _record(work: Work, event: Event, *, abstract: bool) -> PropositionRecord:
    doc, parse, people, frame, i = work.doc, work.parse, work.people, event.frame, event.i
    starts, ends = spelled(doc).starts, spelled(doc).ends
    verb = carrier(parse, i, work.words) if parse.pos[i] == "NOUN" else None
    at = i if verb is None else verb
    heads = tuple(head for head in (event.who, event.whom, *(head for _, head in event.others)) if head is not None)
    around = (at, *heads) if event.words is not None else (at,)
    first, last = min(doc[k].left_edge.i for k in around), max(doc[k].right_edge.i for k in around)
    while last > first and doc[last].is_space:  # what ends a paragraph hangs on its last word
        last -= 1
    trigger = event.words or _trigger(parse, i)
    deciding = event.words or (i, i)
    chain = governors(parse, at)
    kind, manner, denied = judged(work, event, chain)
    number = {head: participant(people, head, abstract=abstract and (frame is not None or not _named_after(parse, head))) for head in heads}
    roles: list[list[str | int]] = [[role, one] for role, head in event.others if (one := number[head]) is not None]
    roles.sort(key=str)
    if event.whom is not None and event.who is not None and number[event.whom] == number[event.who]:
        if parse.low[event.whom] == "it":
            number[event.whom] = None  # nobody is behind himself: the word points to something else
        elif parse.low[event.who] == "it":
            number[event.who] = _told_above(work, event.i)  # "shot down a plane after it had entered its airspace"
    return PropositionRecord(
        span=[starts[first], ends[last]],
        trigger=[starts[trigger[0]], ends[trigger[1]]],
        head=i,
        predicate=event.predicate or (frame.predicate if frame is not None else f"en/{parse.lemma[i]}"),
        event_type=kind,
        subject=number[event.who] if event.who is not None else None,
        object=number[event.whom] if event.whom is not None else None,
        roles=roles,
        place=place_of(people, work.words, work.words.kinds["locative"], chain, event.whom),
        time=time_of(work.where, chain),
        quantities=list(event.quantities) or quantities_of(work.where, heads),
        negated=denied,
        aspect="ongoing" if ongoing(parse, chain) else None,
        modality=manner,
        wording=[starts[deciding[0]], ends[deciding[1]]] if frame is not None or event.words else None,
        rule=_rule(event),
        confidence=TYPED_CONFIDENCE if frame is not None or event.predicate else UNTYPED_CONFIDENCE,
    )


def _told_above(work: Work, i: int) -> int | None:
    """Return what the clause above a circumstance does something to, which its "it" may mean where the subject cannot be meant."""
    parse = work.parse
    found = objects(parse, parse.head[i]) if parse.dep[i] == "advcl" and parse.pos[parse.head[i]] == "VERB" else None
    return participant(work.people, found) if found is not None else None


def _rule(event: Event) -> str:
    if event.frame is not None:
        return f"{event.frame.lemma}-{event.frame.pos}"
    return event.predicate or "clause"


def judged(work: Work, event: Event, chain: Sequence[int]) -> tuple[str | None, str, bool]:
    """Return event type, modality and whether it is denied, once the words above an event have had their say."""
    parse, frame, i = work.parse, event.frame, event.i
    if frame is None:
        return event.type, "asserted" if event.type else modality(parse, chain), negated(parse, chain)
    kind = frame.type
    be = first_to(parse, i) if any(name == FIRST for name, _ in frame.needs) else None
    if be is not None:
        chain = governors(parse, be)
        return kind, modality(parse, chain), negated(parse, chain)
    if frame.hostile_type and hostile(parse, work.frames, i):
        kind = frame.hostile_type
    denied = negated(parse, chain) and not any(name == "neg" for name, _ in frame.needs)
    manner = modality(parse, chain)
    governing = governor(parse, work.frames, i)
    if governing is not None:
        effect = governing[0].complement
        if effect == "same":
            return kind, manner, denied
        return None, manner if effect == "negated" else effect, denied
    if purpose(parse, chain[0]):
        return kind if kind == "protest" else None, "future", denied
    if manner in ("demanded", "hypothetical"):
        return None, manner, denied
    if manner == "future" and kind is not None:
        coded = announced(kind, denied=denied, conditional=conditional(parse, chain[0]))
        return coded, manner, denied
    return kind, manner, denied


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
