"""What an article says in its own voice."""

from spacy.tokens import Doc

from rashomon.annotations.attributions.asides import ASIDE
from rashomon.annotations.events import COPULA
from rashomon.annotations.keys import ATTRIBUTIONS, PROPOSITIONS, QUOTATIONS, AttributionRecord, PropositionRecord, QuotationRecord
from rashomon.annotations.propositions import bare
from rashomon.annotations.relations import DESCRIPTION
from rashomon.claims.contents import merged, reaching, records_of
from rashomon.claims.cues import others_word, says
from rashomon.claims.propositions import Held, hold


def narrated(doc: Doc) -> tuple[Held, ...]:
    """Return what the article says in its own voice: propositions outside contents and quotations, in the order of the text.

    A reporting verb is narrated only where it is an event of its own (accuse, demand, threaten); "X is Y" is left to the names.
    """
    attributions: list[AttributionRecord] = records_of(doc, ATTRIBUTIONS)
    quotations: list[QuotationRecord] = records_of(doc, QUOTATIONS)
    saying = [span for a in attributions if a["rule"] != ASIDE for span in a["content"]]
    told = merged([*saying, *(q["span"] for q in quotations)])
    cues = merged([span for a in attributions for span in a["cue"]])
    records: list[PropositionRecord] = records_of(doc, PROPOSITIONS)
    accusing = frozenset(record["head"] for record in records if record["event_type"] == "accuse")
    found = []
    for index, record in enumerate(records):
        if record["rule"] == DESCRIPTION:
            found.append(hold(doc, record, index, "positive"))
            continue
        start, end = record["trigger"]
        speaking = record["event_type"] is None and (reaching(cues, end) > start or says(record["predicate"]))
        if (bare(record) and not record["negated"]) or record["predicate"] == COPULA or speaking or reaching(told, start + 1) >= end:
            continue
        if others_word(doc, record, accusing):
            continue
        found.append(hold(doc, record, index, "none" if _asked(doc, record) else "positive"))
    return tuple(found)


def _asked(doc: Doc, record: PropositionRecord) -> bool:
    """Return whether a sentence only asks: "Did the army shell the town?"."""
    sentence = doc[record["head"]].sent
    last = next((token for token in reversed(sentence) if not token.is_space and not token.is_quote), None)
    return last is not None and last.text == "?"
