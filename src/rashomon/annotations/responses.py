"""Which claim an answer answers: "denied the claim", "rejected the accusation", "called it a lie", "Zamora's version".

An answer's content names a claim and says nothing itself. It points back to the last attribution before it that can be meant: by the
one whose claim it is called, or else by anybody but the one who answers; never to another answer, unless it is called a denial.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.attributions.asides import ASIDE
from rashomon.annotations.keys import (
    ATTRIBUTIONS,
    MENTIONS,
    PROPOSITIONS,
    AttributionRecord,
    MentionRecord,
    PropositionRecord,
    ReferentRecord,
)
from rashomon.annotations.mentions import WIDEST
from rashomon.annotations.triggers import Lexicon
from rashomon.annotations.verdicts import Pointer, called_false, names_deed, pointer

DENIALS: Final = frozenset({"denial", "rejection"})
"""Nouns for an answer, which may be answered itself."""
STATING: Final = frozenset(("assert", "announce", "report", "accuse", "admit", "deny"))
"""Acts that state something which another can deny."""
SIDELESS: Final = frozenset(("assert", "report", "express", "announce", "condemn"))
"""Acts that become answers by what they call a claim."""
FINDINGS: Final = frozenset(("announce", "admit", "deny"))
"""Acts that accuse nobody."""
ALLEGING: Final = frozenset(("allege", "claim", "insinuate", "suggest"))
"""Verbs whose words can be called an accusation."""
NUMBERS: Final = frozenset({"figure", "number", "toll"})
"""Nouns for what a claim counts."""
DOCUMENTS: Final = frozenset({"report", "statement", "account", "version"})
"""Nouns for more than one claim: who rejects a report does not dispute the last figure in it."""
OWNING: Final = frozenset(("poss", "amod", "compound"))
"""Relations in which the noun for a claim has whoever makes it before it."""
TIMES: Final = ("after", "before")
"""Words that say when somebody said otherwise."""
FIRST: Final = ("we", "i")
"""Who speaks in a quotation: the speaker of the quotation, and his own."""
FULLEST: Final = 4
"""The best fit of an earlier attribution to an answer."""
WINDOW: Final = 12
"""Most attributions on either side of an answer that are looked at; what is further back is not "the claim"."""


def answer(doc: Doc, lexicon: Lexicon) -> None:
    """Fill in what each attribution responds to, where the component that found it left that open."""
    group = doc.spans.get(ATTRIBUTIONS)
    if group is None:
        return
    records: list[AttributionRecord] = group.attrs.get("records", [])
    answers: dict[int, Pointer] = {}
    for number, record in enumerate(records):
        named = pointer(doc, record, lexicon)
        if named is not None:
            answers[number] = named
            _side(record, named)
        elif record["act"] in SIDELESS and called_false(doc, record, lexicon):
            record["act"], record["polarity"] = "deny", "negative"
    for number, record in enumerate(records):
        earlier = record["responds_to"]
        if earlier is not None and record["rule"] == ASIDE:
            continue
        if earlier is not None and records[earlier]["parent"] != number and not _may_mean(doc, records, number, earlier, answers, lexicon):
            earlier = record["responds_to"] = None
        if number in answers and (earlier is None or answers[number].token.lemma_.lower() in DOCUMENTS):
            found = _answered(doc, records, number, answers, lexicon)
            spoken = found is not None and _is_voice(records[found], answers[number].token.lemma_.lower())
            record["responds_to"] = found if earlier is None or spoken else earlier
        if record["responds_to"] is not None and _took_back(doc, records, number):
            record["responds_to"] = None
    group.attrs["records"] = records


def _took_back(doc: Doc, records: Sequence[AttributionRecord], number: int) -> bool:
    """Return whether an answer is to what its speaker says now: "admitted that the doors were locked, weeks after he denied it"."""
    start, end = records[number]["cue"][0] if records[number]["cue"] else (0, 0)
    cue = doc.char_span(start, end, alignment_mode="expand") if end else None
    if cue is None or not any(child.dep_ == "mark" and child.lower_ in TIMES for child in cue.root.children):
        return False
    own, first = _parties(doc, records[number]), cue.root.sent.start_char
    near = (records[n] for n in range(max(0, number - WINDOW), number))
    return any(one["content"] and first <= one["content"][0][0] < start and _parties(doc, one) & own for one in near)


def _side(record: AttributionRecord, found: Pointer) -> None:
    """Let the record of an answer take the side that its words take: who calls a claim a lie denies it."""
    if found.verdict is None or record["act"] not in SIDELESS:
        return
    if found.verdict == "false":
        record["act"], record["polarity"] = "deny", "negative"
    else:
        record["polarity"] = "positive" if found.verdict == "true" else "none"


def _may_mean(
    doc: Doc, records: Sequence[AttributionRecord], number: int, earlier: int, answers: Mapping[int, Pointer], lexicon: Lexicon
) -> bool:
    """Return whether an answer can answer an earlier attribution: not one of its own side, nor of others than those whom it names."""
    record, other = records[number], records[earlier]
    if _parties(doc, record) & _parties(doc, other):
        return False
    found = answers.get(number)
    if found is None:
        return True
    accusing = found.token.lemma_.lower() in lexicon.kinds["accusation"]
    if accusing and not _owners(doc, found.token) and not _accuses(doc, other, _parties(doc, record)):
        return False
    owners = _owners(doc, found.token)
    sources = _parties(doc, other)
    if owners and sources and not sources & owners:
        return False
    return _denial(found) or (earlier not in answers and _meant(doc, other, found.token.lemma_.lower()))


def _denial(found: Pointer) -> bool:
    return found.token.lemma_.lower() in DENIALS


def _answered(doc: Doc, records: Sequence[AttributionRecord], number: int, answers: Mapping[int, Pointer], lexicon: Lexicon) -> int | None:
    record, named = records[number], answers[number].token
    own_words = _told_inside(records, number, named)
    if own_words is not None:
        return own_words
    owners = _owners(doc, named)
    own = _parties(doc, record)
    lemma = named.lemma_.lower()
    start = record["content"][0][0]
    near = range(max(0, number - WINDOW), min(number + WINDOW, len(records)))
    before = [n for n in near if n != number and records[n]["content"] and records[n]["content"][-1][1] <= start]
    before = [n for n in before if n not in answers or _denial(answers[number])]
    before.sort(key=lambda n: records[n]["content"][-1][1], reverse=True)
    if lemma in lexicon.kinds["guilt"] or names_deed(named, lexicon):
        return next((n for n in before if record["act"] == "deny" and _charges(doc, records[n], own)), None)
    if not owners and any(child.dep_ == "poss" for child in named.children):
        return None
    accusing = lemma in lexicon.kinds["accusation"]
    here = named.sent.start_char
    surely = {n for n in before if records[n]["content"][0][0] >= here or _is_voice(records[n], lemma)}
    meant = [n for n in before if _meant(doc, records[n], lemma, surely=n in surely)]
    candidates = [(_fit(doc, records[n], owners, own, accusing), n) for n in meant]
    candidates = [(fit + bool(fit) * FULLEST * _is_voice(records[n], lemma), n) for fit, n in candidates]
    best = max((fit for fit, _ in candidates), default=0)
    return next((n for fit, n in candidates if fit == best), None) if best else None


def _is_voice(record: AttributionRecord, lemma: str) -> bool:
    """Return whether what is answered speaks itself: of "the report says ..." it is the report that somebody rejects."""
    return lemma in DOCUMENTS and any(lemma in (one["text"] or "").lower().split() for one in record["claimants"])


def _told_inside(records: Sequence[AttributionRecord], number: int, named: Token) -> int | None:
    """Return the attribution that a claim's noun makes inside the answer itself: "claims by Norland that it fell are false"."""
    near = range(max(0, number - WINDOW), min(number + 1 + WINDOW, len(records)))
    inside = (n for n in near if records[n]["parent"] == number)
    return next((n for n in inside if any(start <= named.idx < end for start, end in records[n]["cue"])), None)


def _fit(doc: Doc, other: AttributionRecord, owners: set[int], own: set[int], accusing: bool) -> int:
    """Return how well an earlier attribution fits an answer: 0 not at all, 1 its source is unknown, 2 well, 3 in kind too."""
    sources = {one["referent"] for one in other["claimants"] if one["referent"] is not None}
    if accusing and other["act"] in FINDINGS:
        return 0
    if not sources:
        return 0 if accusing and other["act"] != "accuse" else 1
    if not sources & owners if owners else _parties(doc, other) & own:
        return 0
    if accusing and not owners and not _accuses(doc, other, own):
        return 0
    fits = 2 + (accusing and other["act"] == "accuse")
    return fits + (accusing and _charges(doc, other, own))


def _accuses(doc: Doc, other: AttributionRecord, own: set[int]) -> bool:
    """Return whether an attribution can be called an accusation: by its act, by what it says, or by its cue ("alleging that ...")."""
    if other["act"] == "accuse" or _charges(doc, other, own) or (not own and _harms(doc, other)):
        return True
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in other["cue"])
    return any(span is not None and span.root.lemma_.lower() in ALLEGING for span in spans)


def _harms(doc: Doc, other: AttributionRecord) -> bool:
    """Return whether an attribution tells of an attack: that is what nameless authorities call an accusation."""
    group = doc.spans.get(PROPOSITIONS)
    found: list[PropositionRecord] = group.attrs.get("records", []) if group is not None else []
    for start, end in other["content"]:
        first = bisect_left(found, start, key=lambda one: one["trigger"][0])
        last = bisect_left(found, end, lo=first, key=lambda one: one["trigger"][0])
        if any(one["event_type"] == "assault" for one in found[first:last]):
            return True
    return False


def _charges(doc: Doc, other: AttributionRecord, own: set[int]) -> bool:
    """Return whether an earlier attribution says that one of those who answer did something ("denied responsibility")."""
    if not own or _parties(doc, other) & own:
        return False
    if other["act"] == "accuse" and other["accused"] in own:
        return True
    group = doc.spans.get(PROPOSITIONS)
    found: list[PropositionRecord] = group.attrs.get("records", []) if group is not None else []
    for start, end in other["content"]:
        first = bisect_left(found, start, key=lambda one: one["trigger"][0])
        last = bisect_left(found, end, lo=first, key=lambda one: one["trigger"][0])
        if any(one["event_type"] is not None and one["subject"] in own for one in found[first:last]):
            return True
    return False


def _parties(doc: Doc, record: AttributionRecord) -> set[int]:
    """Return who speaks, each with the body or state for which it speaks as far as the article says: nobody denies their own claims."""
    group = doc.spans.get(MENTIONS)
    referents: list[ReferentRecord] = group.attrs.get("referents", []) if group is not None else []
    found: set[int] = set()
    todo = [one["referent"] for one in record["claimants"]]
    if record["parent"] is not None and any((one["text"] or "").lower() in FIRST for one in record["claimants"]):
        todo += [one["referent"] for one in doc.spans[ATTRIBUTIONS].attrs["records"][record["parent"]]["claimants"]]
    while todo:
        number = todo.pop()
        if number is not None and number not in found:
            found.add(number)
            todo += [referents[number]["party"]] if number < len(referents) else []
    return found


def _owners(doc: Doc, claim: Token) -> set[int]:
    """Return whose claim it is called, with those on whose behalf they speak ("Baku's claim", "the Russian version")."""
    inside = [token.idx for child in claim.children if child.dep_ in OWNING for token in child.subtree]
    group = doc.spans.get(MENTIONS) if inside else None
    if group is None:
        return set()
    records: list[MentionRecord] = group.attrs.get("records", [])
    referents: list[ReferentRecord] = group.attrs.get("referents", [])
    first = bisect_left(records, min(inside) - WIDEST, key=lambda record: record["span"][0])
    last = bisect_right(records, max(inside), lo=first, key=lambda record: record["span"][0])
    owners = {record["referent"] for record in records[first:last] if _names(record, inside, claim.idx)}
    return owners | {n for n, referent in enumerate(referents) if referent["party"] in owners and referent["party"] is not None}


def _names(record: MentionRecord, inside: Sequence[int], claim: int) -> bool:
    """Return whether a mention stands among the words before a claim's noun, and is not the claim itself ("the fraud allegations")."""
    start, end = record["span"]
    return not start <= claim < end and any(start <= place < end for place in inside)


def _meant(doc: Doc, record: AttributionRecord, lemma: str, *, surely: bool = False) -> bool:
    """Return whether an attribution can be called by a noun: any that states something; a figure is one of victims, a report says more.

    Where it stands in the sentence of the answer, or the noun says it (`surely`), it is what the answer is about, whatever it says.
    """
    if record["kind"] != "speech" or record["act"] not in STATING:
        return False
    group = doc.spans.get(PROPOSITIONS)
    found: list[PropositionRecord] = group.attrs.get("records", []) if group is not None else []
    said: list[bool] = []
    bare = True
    for start, end in record["content"]:
        first = bisect_left(found, start, key=lambda one: one["trigger"][0])
        last = bisect_left(found, end, lo=first, key=lambda one: one["trigger"][0])
        inside = [one for one in found[first:last] if one["trigger"][1] <= end]
        said += [bool(one["quantities"]) for one in inside]
        bare = bare and all(one["subject"] is None and one["object"] is None and one["place"] is None for one in inside)
    if lemma in NUMBERS:
        return any(said)
    return surely or not (lemma in DOCUMENTS and said and (bare or all(said)))
