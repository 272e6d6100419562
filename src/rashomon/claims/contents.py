"""What of a content is said outright: its typed propositions, or its main clauses where none has a type."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.keys import ATTRIBUTIONS, PROPOSITIONS, AttributionRecord, Offsets, PropositionRecord
from rashomon.annotations.propositions import bare
from rashomon.annotations.relations import DESCRIPTION
from rashomon.annotations.triggers import lexicon
from rashomon.model import Polarity

DEPTH: Final = 4
"""Most heads that are climbed from a trigger to the head of its content."""
ARGUMENTS: Final = frozenset(
    ("conj", "ccomp", "nsubj", "nsubjpass", "dobj", "xcomp", "attr", "acomp", "pobj", "pcomp", "prep", "parataxis")
)
"""Relations in which a word belongs to what its head says, rather than describing it."""

Nested = Mapping[int, Sequence[AttributionRecord]]
"""Position of an attribution to those that stand in its content."""


def records_of[Record](doc: Doc, key: str) -> list[Record]:
    """Return the records of a span group; none where the component has not run."""
    group = doc.spans.get(key)
    found: list[Record] = group.attrs.get("records", []) if group is not None else []
    return found


def nested_in(doc: Doc) -> Nested:
    """Return which attributions stand in the content of which, worked out once for a doc."""
    found: defaultdict[int, list[AttributionRecord]] = defaultdict(list)
    attributions: list[AttributionRecord] = records_of(doc, ATTRIBUTIONS)
    for one in attributions:
        if one["parent"] is not None:
            found[one["parent"]].append(one)
    return found


def chosen(
    doc: Doc, attribution: AttributionRecord, polarity: Polarity, nested: Sequence[AttributionRecord]
) -> list[tuple[int, PropositionRecord]]:
    """Return the records that a content says: the typed ones, or its main clauses where none has a type."""
    inside = [(n, r) for n, r in _within(doc, attribution["content"]) if r["rule"] != DESCRIPTION]
    if not inside:
        return []
    others = merged([span for one in nested for span in one["content"]])
    outer = [(n, r) for n, r in inside if reaching(others, r["trigger"][0] + 1) < r["trigger"][1]]
    if not outer:
        outer = [(n, r) for n, r in inside if not any(_of_others(doc, one) and _holds(one, r) for one in nested)]
        if not outer:
            return []
    main = [(n, r) for n, r in outer if is_main(doc[r["head"]], attribution["content"])]
    if polarity == "negative":
        main = [(n, r) for n, r in main if not _spoken_of(doc[r["head"]], attribution["content"])]
    within = main if polarity == "negative" or not _clausal(doc, attribution) else outer
    typed = [(n, r) for n, r in within if not r["predicate"].startswith("en/") and ((n, r) in main or not bare(r))]
    return typed or main or (outer[:1] if within is outer else [])


def _spoken_of(token: Token, content: Sequence[Offsets]) -> bool:
    """Return whether a noun only names what the clause of a content is about: who refuses "to comment on the strike" denies no strike.

    Nor does who refuses "to unlock the phone of one of the gunmen in the shooting"; one noun between the two may be a part in the deed,
    which is denied ("taking part in the attack").
    """
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    nouns = 0
    while nouns < DEPTH:
        above = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head
        if above == token or token.dep_ not in ("dobj", "pobj") or not any(start <= above.idx < end for start, end in content):
            return False
        if above.pos_ == "VERB":
            return nouns != 1 and above.lemma_.lower() not in lexicon(token.doc.lang_).kinds["light"]
        token, nouns = above, nouns + 1
    return True


def _of_others(doc: Doc, one: AttributionRecord) -> bool:
    """Return whether a nested attribution only tells who somebody is: "those who say that the town fell are dreaming"."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in one["cue"])
    return any(span is not None and span.root.dep_ == "relcl" for span in spans)


def _holds(one: AttributionRecord, record: PropositionRecord) -> bool:
    return any(start <= record["trigger"][0] and record["trigger"][1] <= end for start, end in one["content"])


def _within(doc: Doc, spans: Sequence[Offsets]) -> list[tuple[int, PropositionRecord]]:
    """Return the records whose triggers lie in spans; records stand in the order of their triggers."""
    records: list[PropositionRecord] = records_of(doc, PROPOSITIONS)
    found = []
    for start, end in spans:
        first = bisect_left(records, start, key=lambda record: record["trigger"][0])
        last = bisect_left(records, end, lo=first, key=lambda record: record["trigger"][0])
        found += [(n, records[n]) for n in range(first, last) if records[n]["trigger"][1] <= end]
    return found


def _clausal(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether a content is a clause; what a noun phrase says is its head noun, not what describes it."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in attribution["content"])
    return any(span is not None and (span.root.pos_ in ("VERB", "AUX") or span.root.dep_ == "ROOT") for span in spans)


def is_main(token: Token, content: Sequence[Offsets]) -> bool:
    """Return whether a trigger heads its content, is joined to its head, or is an argument of that head ("the claim that he left").

    A participle after the noun that heads a content is its verb, as in headlines: "Two wounded in raid, army says".
    """
    for _ in range(DEPTH):
        head = token.head
        if head == token or not _inside(head, content):
            return True
        if token.tag_ == "VBN" and token.dep_ == "acl" and head.dep_ == "nsubj" and not _inside(head.head, content):
            return True
        stated = token.dep_ in ("acl", "relcl") and any(child.dep_ == "mark" for child in token.children)
        stated = stated or (token.tag_ == "VBG" and any(token.idx == start for start, _ in content))
        if token.dep_ not in ARGUMENTS and not stated:
            return False
        token = head
    return True


def _inside(token: Token, content: Sequence[Offsets]) -> bool:
    return any(start <= token.idx < end for start, end in content)


def merged(spans: Sequence[Offsets]) -> list[Offsets]:
    """Return sorted spans that do not overlap and cover the same."""
    found: list[Offsets] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def reaching(merged: Sequence[Offsets], place: int) -> int:
    """Return where the last span that begins before a place ends; 0 where none does."""
    before = bisect_left(merged, place, key=lambda span: span[0]) - 1
    return merged[before][1] if before >= 0 else 0
