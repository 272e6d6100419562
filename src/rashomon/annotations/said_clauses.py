"""Which clauses somebody says: they are kept as propositions whatever they are about, so that a denial has something to deny."""

from spacy.tokens import Doc

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord

LONGEST = 120
"""Most tokens of a content whose main clause is looked for: a statement in one sentence."""
WITHIN = ("ccomp", "xcomp", "acl", "parataxis")
"""Relations of the clause that says what a noun or verb at the head of a content stands for ("the claim that ...")."""


def main_clauses(doc: Doc) -> set[int]:
    """Return where the main verbs of what somebody says begin: such a clause is kept whatever it is about."""
    group = doc.spans.get(ATTRIBUTIONS)
    records: list[AttributionRecord] = group.attrs.get("records", []) if group is not None else []
    found = set()
    for record in records:
        if not record["content"]:
            continue
        start, end = record["content"][0]
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and len(span) < LONGEST:
            root = span.root
            found |= {token.idx for token in (root, *root.conjuncts, *(k for k in root.children if k.dep_ in WITHIN))}
    spoken = {place for record in records for start, end in record["cue"] for place in range(start, end)}
    return found - spoken  # that somebody denied it is told by the denial itself
