"""An attribution while it is being worked on: token positions, not yet characters."""

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Found:
    """One cue with its source and content."""

    head: int
    """Token of the cue that decides: the verb, the noun, "according", the colon or the dash."""
    lemma: str
    pos: str
    """verb, noun or other, as in the cue lexicon."""
    frame: str
    """The construction, as in the cue lexicon: that, to, ing, obj, quote, prep:WORD, according, colon, ..."""
    cue: set[int]
    source: set[int]
    content: set[int]
    rule: str
    confidence: float
    basis: str = "stated"
    parent: int | None = None
    """Position of the attribution in whose content this one stands."""
    sure: float = 1.0
    """Probability of the best piece of the content."""
    quoted: bool = False
    """Whether a quotation was given to it."""
    placed: bool = False
    """Whether the place of a quotation beside it tells that it reports, whatever its words."""
    relay: set[int] = field(default_factory=set)
    """Who passed the words on, where the source is cited by another."""
    answers: int = -1
    """Cue of the attribution that this one answers in the same sentence; -1 where none is known."""
