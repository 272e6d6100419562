"""Events that point back to one that was told before: "the attack", "the attack in X", "was behind it"."""

from rashomon.annotations.keys import PropositionRecord

RECALLED = "-recalled"
"""Ends the rule of a record that took its participants from an event told before."""
UNTYPED_CONFIDENCE = 0.4
"""Extraction confidence of a clause without a frame: its verb is right, its meaning is left open."""


def recalled(record: PropositionRecord, earlier: PropositionRecord) -> PropositionRecord:
    """Return a record of "the attack" with the participants of the attack that was told last."""
    found = record.copy()
    found["subject"], found["object"], found["roles"] = earlier["subject"], earlier["object"], earlier["roles"]
    found["place"], found["time"] = earlier["place"], earlier["time"]
    found["rule"], found["confidence"] = f"{record['rule']}{RECALLED}", UNTYPED_CONFIDENCE
    return found


def blamed(record: PropositionRecord, deed: PropositionRecord) -> PropositionRecord:
    """Return a record of who was behind it as one of what was done, with that doer."""
    found = record.copy()
    found["predicate"], found["event_type"], found["object"], found["roles"] = (
        deed["predicate"],
        deed["event_type"],
        deed["object"],
        deed["roles"],
    )
    found["place"], found["time"] = deed["place"], deed["time"]
    found["rule"], found["confidence"] = f"{record['rule']}{RECALLED}", UNTYPED_CONFIDENCE
    return found


def befallen(record: PropositionRecord, deed: PropositionRecord) -> PropositionRecord:
    """Return a record of "it was an accident" as one of what befell whom the deed told before was done to."""
    found = record.copy()
    found["object"], found["place"], found["time"] = deed["object"], deed["place"], deed["time"]
    found["rule"], found["confidence"] = f"{record['rule']}{RECALLED}", UNTYPED_CONFIDENCE
    return found


def sharpened(record: PropositionRecord, earlier: PropositionRecord) -> PropositionRecord:
    """Return a record of "the attack in X" as the kind of attack that was told last, on whom or what that was."""
    found = record.copy()
    found["predicate"], found["object"] = earlier["predicate"], earlier["object"]
    found["place"] = record["place"] if record["place"] is not None else record["object"]
    found["rule"], found["confidence"] = f"{record['rule']}{RECALLED}", UNTYPED_CONFIDENCE
    return found
