"""Whom an accusation accuses, where no name says it: "the army blamed the rebels of the north for the blast"."""

from spacy.tokens import Doc

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord
from rashomon.annotations.participants import Cast, participant


def name_accused(doc: Doc, people: Cast) -> None:
    """Fill in who is accused where the words only describe them, so that what they are accused of has a doer.

    Args:
        doc: with its attributions; the records are changed.
        people: the participants; those accused may be added to them.
    """
    group = doc.spans.get(ATTRIBUTIONS)
    records: list[AttributionRecord] = group.attrs.get("records", []) if group is not None else []
    for record in records:
        if record["act"] != "accuse" or record["accused"] is not None or record["reciprocal"] or not record["cue"]:
            continue
        start, end = record["cue"][-1]
        cue = doc.char_span(start, end, alignment_mode="expand")
        verb = cue.root if cue is not None else None
        if verb is None or verb.pos_ != "VERB":
            continue
        kinds = people.lexicon.kinds
        noun = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
        if noun is not None and noun.lemma_.lower() in kinds["people"] | kinds["body"]:
            record["accused"] = participant(people, noun.i)
