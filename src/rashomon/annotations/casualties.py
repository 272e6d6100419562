"""Casualties by their number alone: from a toll in the text to a proposition and, where somebody names the figure, to an attribution.

"The army put the toll at 12" says that people were killed, twelve of them; it is the army that says so.
"""

from collections.abc import Iterator, Sequence
from heapq import merge

from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.clauses import subject
from rashomon.annotations.conditions import is_person, is_place
from rashomon.annotations.events import Work
from rashomon.annotations.keys import (
    ATTRIBUTIONS,
    QUANTITIES,
    AttributionRecord,
    ClaimantRecord,
    PropositionRecord,
    QuantityRecord,
)
from rashomon.annotations.participants import participant
from rashomon.annotations.polarity import governors, modality, negated
from rashomon.annotations.tolls import Toll, tolls, words
from rashomon.annotations.trees import Tree

RULE = "toll"
CONFIDENCE = 0.7
"""Extraction confidence: what a frame in the trigger lexicon has, since the noun and the number leave little open."""
LOSSES = ("losses", "casualties")
"""Nouns for a number of victims whose possessor is the side that lost them."""
MOST = 40
"""Tokens behind a toll's noun among which it is said of what ("the death toll from a strike on a hospital in Harad")."""


def found_tolls(work: Work) -> list[Toll]:
    """Return the tolls whose number counts people, in the order of the text."""
    group = work.doc.spans.get(QUANTITIES)
    records: list[QuantityRecord] = group.attrs.get("records", []) if group is not None else []
    known = work.where.quantities
    return [toll for toll in tolls(work.doc) if toll.number in known and records[known[toll.number][0]]["unit"] == "person"]


def toll_record(work: Work, toll: Toll) -> PropositionRecord:
    """Return the proposition that so many people were killed or wounded, with the place or thing where the words name one."""
    doc, parse = work.doc, work.parse
    _name_counted(work, toll)
    chain = [toll.noun, *(governors(parse, toll.verb) if toll.verb is not None else ())]
    place, cause = _scene(work, toll)
    first, last = _ends(doc, toll)
    return PropositionRecord(
        span=[doc[first].idx, doc[last].idx + len(doc[last])],
        trigger=[doc[toll.noun].idx, doc[toll.noun].idx + len(doc[toll.noun])],
        head=toll.noun,
        predicate=toll.predicate,
        event_type=None,
        subject=None,
        object=participant(work.people, toll.number),
        roles=_roles(work, toll, cause),
        place=place,
        time=None,
        quantities=list(work.where.quantities[toll.number][:1]),
        negated=negated(parse, chain),
        aspect=None,
        modality=modality(parse, chain),
        wording=None,
        rule=RULE,
        confidence=CONFIDENCE,
    )


def _name_counted(work: Work, toll: Toll) -> None:
    """Let a toll's number count whom its noun names: "the number of rebels killed"."""
    parse = work.parse
    of = next((k for k in parse.kids[toll.noun] if parse.low[k] == "of" and k > toll.noun), None)
    whom = parse.child(of, "pobj") if of is not None else None
    if whom is None or parse.lemma[whom] not in work.words.kinds["people"]:
        return
    records: list[QuantityRecord] = work.doc.spans[QUANTITIES].attrs["records"]
    for number in work.where.quantities.get(toll.number, ())[:1]:
        records[number]["of"] = parse.lemma[whom]


def _roles(work: Work, toll: Toll, cause: int | None) -> list[list[str | int]]:
    """Return the side whose losses a noun counts ("put Norland's losses at 40"), and the thing that cost them."""
    parse = work.parse
    owner = parse.child(toll.noun, "poss") if parse.low[toll.noun] in LOSSES else None
    loser = participant(work.people, owner) if owner is not None else None
    found: list[list[str | int]] = []
    if cause is not None:
        found.append(["cause", cause])
    if loser is not None:
        found.append(["loser", loser])
    return found


def _ends(doc: Doc, toll: Toll) -> tuple[int, int]:
    """Return the first and last token of the words that give the figure."""
    first = doc[toll.noun].left_edge.i
    return min(first, toll.number), max(toll.noun, toll.number)


def _scene(work: Work, toll: Toll) -> tuple[int | None, int | None]:
    """Return the place, and the named thing, of which the words behind a toll's noun speak."""
    doc, parse, people = work.doc, work.parse, work.people
    noun = doc[toll.noun]
    behind = range(toll.noun + 1, min(noun.right_edge.i, toll.noun + MOST) + 1)
    named = [i for i in behind if i in people.at and parse.pos[i] == "PROPN"]
    place = next((i for i in named if parse.entity[i] in ("GPE", "LOC", "FAC") and is_place(parse, i, work.words)), None)
    inside = {people.inside[i] for i in behind if i in people.inside and parse.pos[i] == "PROPN"}
    where = participant(people, place) if place is not None else None
    causes = sorted(number for number in inside if number != where and people.referents[number]["type"] not in ("Person", "Place", "Group"))
    return where, causes[0] if causes else None


def toll_claims(work: Work, found: Sequence[Toll]) -> Iterator[AttributionRecord]:
    """Yield an attribution for each toll whose verb's subject names the figure and is no cue yet ("Norland put the toll at 24")."""
    doc, parse = work.doc, work.parse
    group = doc.spans.get(ATTRIBUTIONS)
    records: list[AttributionRecord] = group.attrs.get("records", []) if group is not None else []
    cues = {place for record in records for start, end in record["cue"] for place in range(start, end)}
    for toll in found:
        if not toll.given or toll.verb is None or doc[toll.verb].idx in cues:
            continue
        who = subject(parse, toll.verb)
        if who is None or not _speaks(work, who) or _told_already(work, toll, who, records):
            continue
        source = doc[doc[who].left_edge.i : doc[who].right_edge.i + 1]
        first, last = _ends(doc, toll)
        if source.start <= last and first < source.end:
            continue
        yield _attribution(work, toll, who, source, doc[first : last + 1], records)


def _told_already(work: Work, toll: Toll, who: int, records: Sequence[AttributionRecord]) -> bool:
    """Return whether "counted 58 dead" is told by somebody anyway: of himself, or as the words of another."""
    if toll.verb is None or work.parse.lemma[toll.verb] not in words()["tell"]:
        return False
    place = work.doc[toll.verb].idx
    return work.parse.pos[who] == "PRON" or any(start <= place < end for record in records for start, end in record["content"])


def _speaks(work: Work, who: int) -> bool:
    """Return whether a subject is somebody who can name a figure."""
    tree: Tree = work.parse
    body = tree.lemma[who] in work.words.kinds["body"] or tree.entity[who] in ("ORG", "GPE", "PERSON", "NORP")
    return body or is_person(tree, who, work.words) or who in work.people.at


def _attribution(work: Work, toll: Toll, who: int, source: Span, content: Span, records: Sequence[AttributionRecord]) -> AttributionRecord:
    doc = work.doc
    verb = doc[toll.verb if toll.verb is not None else toll.noun]
    spoken = [source.start_char, source.end_char]
    parent = next(
        (n for n, one in enumerate(records) if any(start <= verb.idx < end for start, end in one["content"])),
        None,
    )
    return AttributionRecord(
        source=[spoken],
        cue=[[verb.idx, verb.idx + len(verb)]],
        content=[[content.start_char, content.end_char]],
        claimants=[ClaimantRecord(span=spoken, referent=participant(work.people, who), text=source.text)],
        reciprocal=False,
        act="assert",
        kind="speech",
        basis="pronoun" if work.parse.pos[who] == "PRON" else "stated",
        polarity="positive",
        certainty="certain",
        quoting="indirect",
        verbatim=[],
        speaker_role=None,
        addressee=None,
        accused=None,
        medium=None,
        relayed_by=None,
        made=None,
        parent=parent,
        responds_to=None,
        rule=RULE,
        confidence=CONFIDENCE,
    )


def add_claims(doc: Doc, made: Sequence[AttributionRecord]) -> None:
    """Write attributions in between those of a doc, in the order of the text; what points to others keeps pointing to them."""
    group = doc.spans.get(ATTRIBUTIONS)
    if group is None or not made:
        return
    old: list[AttributionRecord] = group.attrs.get("records", [])
    merged = list(merge(enumerate(old), enumerate(made, len(old)), key=lambda entry: _start(entry[1])))
    place = {number: n for n, (number, _) in enumerate(merged)}
    records = [record for _, record in merged]
    for record in records:
        parent, answered = record["parent"], record["responds_to"]
        record["parent"] = place[parent] if parent is not None else None
        record["responds_to"] = place[answered] if answered is not None else None
    cues = [doc.char_span(start, end, label=one["act"], alignment_mode="expand") for one in made for start, end in one["cue"]]
    spans = sorted([*group, *(cue for cue in cues if cue is not None)], key=lambda span: (span.start, span.end))
    doc.spans[ATTRIBUTIONS] = SpanGroup(doc, name=ATTRIBUTIONS, spans=spans, attrs={**group.attrs, "records": records})


def _start(record: AttributionRecord) -> int:
    return min(start for start, _ in (*record["cue"], *record["content"], *record["source"]))
