"""Which claim an answer answers: "denied the claim", "rejected the accusation", "dismissed it", "Zamora's version".

An answer's content names a claim and says nothing itself. It points back to the last attribution before it that can be meant: by the
one whose claim it is called, or else by anybody but the one who answers.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.keys import (
    ATTRIBUTIONS,
    MENTIONS,
    PROPOSITIONS,
    AttributionRecord,
    MentionRecord,
    PropositionRecord,
    ReferentRecord,
)
from rashomon.annotations.triggers import Lexicon

WINDOW: Final = 12
"""Most attributions on either side of an answer that are looked at; what is further back is not "the claim"."""


def answer(doc: Doc, lexicon: Lexicon) -> None:
    """Fill in what each attribution responds to, where the component that found it left that open."""
    group = doc.spans.get(ATTRIBUTIONS)
    if group is None:
        return
    records: list[AttributionRecord] = group.attrs.get("records", [])
    for number, record in enumerate(records):
        earlier = record["responds_to"]
        if earlier is not None and records[earlier]["parent"] != number and _parties(doc, record) & _parties(doc, records[earlier]):
            earlier = record["responds_to"] = None
        if earlier is None:
            record["responds_to"] = _answered(doc, records, number, lexicon)
    group.attrs["records"] = records


def _answered(doc: Doc, records: Sequence[AttributionRecord], number: int, lexicon: Lexicon) -> int | None:
    record = records[number]
    named = _named_claim(doc, record, lexicon)
    if named is None:
        return None
    owners = _owners(doc, named)
    own = _parties(doc, record)
    accusing = named.lemma_.lower() in lexicon.kinds["accusation"]
    start = record["content"][0][0]
    near = range(max(0, number - WINDOW), min(number + WINDOW, len(records)))
    before = [n for n in near if n != number and records[n]["content"] and records[n]["content"][-1][1] <= start]
    before.sort(key=lambda n: records[n]["content"][-1][1], reverse=True)
    if named.lemma_.lower() in lexicon.kinds["guilt"]:
        return next((n for n in before if record["act"] == "deny" and _charges(doc, records[n], own)), None)
    candidates = [(_fit(doc, records[n], owners, own, accusing), n) for n in before if _says_something(doc, records[n])]
    best = max((fit for fit, _ in candidates), default=0)
    return next((n for fit, n in candidates if fit == best), None) if best else None


def _fit(doc: Doc, other: AttributionRecord, owners: set[int], own: set[int], accusing: bool) -> int:
    """Return how well an earlier attribution fits an answer: 0 not at all, 1 its source is unknown, 2 well, 3 in kind too."""
    sources = {one["referent"] for one in other["claimants"] if one["referent"] is not None}
    if not sources:
        return 1
    if not sources & owners if owners else _parties(doc, other) & own:
        return 0
    return 3 if accusing and other["act"] == "accuse" else 2


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
    while todo:
        number = todo.pop()
        if number is not None and number not in found:
            found.add(number)
            todo += [referents[number]["party"]] if number < len(referents) else []
    return found


def _named_claim(doc: Doc, record: AttributionRecord, lexicon: Lexicon) -> Token | None:
    """Return the noun or pronoun by which a content only points to a claim, or None where the content says something."""
    if len(record["content"]) != 1:
        return None
    start, end = record["content"][0]
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    if root.lower_ in lexicon.kinds["pointer"] and len(span) == 1:
        return root
    clausal = any(child.dep_ in ("acl", "relcl", "ccomp") or child.lower_ in ("about", "of", "that", "over") for child in root.children)
    pointing = root.lemma_.lower() in lexicon.kinds["guilt"] or (root.lemma_.lower() in lexicon.kinds["claim"] and not clausal)
    return root if pointing else None


def _owners(doc: Doc, claim: Token) -> set[int]:
    """Return whose claim it is called, with those on whose behalf they speak ("Baku's claim", "the Russian version")."""
    group = doc.spans.get(MENTIONS)
    if group is None:
        return set()
    inside = {token.i for child in claim.children if child.dep_ in ("poss", "amod", "compound") for token in child.subtree}
    records: list[MentionRecord] = group.attrs.get("records", [])
    referents: list[ReferentRecord] = group.attrs.get("referents", [])
    owners = {record["referent"] for span, record in zip(group, records, strict=False) if inside.intersection(range(span.start, span.end))}
    return owners | {n for n, referent in enumerate(referents) if referent["party"] in owners and referent["party"] is not None}


def _says_something(doc: Doc, record: AttributionRecord) -> bool:
    group = doc.spans.get(PROPOSITIONS)
    found: list[PropositionRecord] = group.attrs.get("records", []) if group is not None else []
    for start, end in record["content"]:
        first = bisect_left(found, start, key=lambda one: one["trigger"][0])
        if first < len(found) and found[first]["trigger"][1] <= end:
            return True
    return False
