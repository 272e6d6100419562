"""Claims: who said what, in which words; and what the words say, as a proposition that somebody may affirm, deny or raise.

These values describe one article and know nothing of any other. Indices (`int`) point into the lists of the Extraction.
"""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.article import Article, Basis
from rashomon.model.mention import Mention, Referent
from rashomon.model.span import TextSpan

SpeechAct = Literal[
    "narrate", "assert", "announce", "report", "deny", "admit", "accuse", "apologise", "demand", "promise", "threaten",
    "condemn", "praise", "express", "ask",
]  # fmt: skip
Polarity = Literal["positive", "negative", "none"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Quoting = Literal["direct", "mixed", "indirect", "own-voice"]
AttributionBasis = Literal["stated", "pronoun", "title", "previous-speaker", "unnamed-officials", "headline", "own-voice"]
AttributionKind = Literal["speech", "attitude", "intent", "own-voice"]
Modality = Literal["asserted", "possible", "future", "hypothetical", "demanded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time in the text with its value."""

    span: TextSpan
    value: str | None
    """ISO 8601 or EDTF, no finer than the words say; None where it stays relative."""
    kind: Literal["date", "time", "duration", "set"] = "date"
    earliest: str | None = None
    """First day, xsd:date; None for durations and sets and where unknown."""
    latest: str | None = None
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts."""

    span: TextSpan
    low: float
    high: float
    """Equal to low for a single number."""
    unit: str | None = None
    """UCUM-like short name: km, person, week; None for a bare number."""
    of: str | None = None
    """What is counted or measured, as a lemma: distance, people, crew member."""
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What would be the case. Polarity is not part of it: those who affirm and those who deny share one proposition."""

    predicate: str
    """Last IRI steps of a rsh:Predicate: "capture", or "en/fly" for a lemma that is not listed."""
    event_type: str | None = None
    """One of PLOVER's sixteen (lower case) or territory-capture."""
    subject: int | None = None
    object: int | None = None
    roles: tuple[tuple[str, int], ...] = ()
    """Further participants as (role, referent), sorted: loser, instrument, addressee, ..."""
    place: int | None = None
    time: TimeExpression | None = None
    quantities: tuple[Quantity, ...] = ()
    aspect: str | None = None
    """"ongoing" where the words say that it goes on."""
    modality: Modality = "asserted"
    trigger: TextSpan | None = None
    """The words that name the event ("has been liberated")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One act of one claimant on at most one proposition, at one place of one article."""

    content: tuple[TextSpan, ...]
    source: tuple[TextSpan, ...] = ()
    cue: tuple[TextSpan, ...] = ()
    claimant: int | None = None
    """Referent who says it; None for the outlet's own voice (kind "own-voice") and where it could not be resolved."""
    claimant_span: TextSpan | None = None
    """The claimant's own mention, inside the source where sources are joined; part of the claim's identity."""
    claimant_text: str | None = None
    """The source as worded; None in the outlet's own voice."""
    speech_act: SpeechAct = "assert"
    kind: AttributionKind = "speech"
    basis: AttributionBasis = "stated"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    quoting: Quoting = "indirect"
    verbatim: tuple[TextSpan, ...] = ()
    """What stands in quotation marks, without the marks; empty for indirect speech and the outlet's own voice."""
    wording: TextSpan | None = None
    """The loaded or deciding words ("liberated"), inside the content."""
    speaker_role: str | None = None
    on_behalf_of: int | None = None
    addressee: int | None = None
    accused: int | None = None
    medium: str | None = None
    """statement, Facebook, social media, interview, ... as worded."""
    relayed_by: int | None = None
    """Who passed it on ("as quoted by local media")."""
    made: TimeExpression | None = None
    """When it was said; None where the article does not tell."""
    reported_in: int | None = None
    """Claim inside whose content this one stands."""
    responds_to: int | None = None
    """Claim of this article that this one answers."""
    proposition: Proposition | None = None
    ordinal: int = 0
    """Counts claims alike in act, spans and claimant; part of the claim's identity."""
    rule: str = ""
    confidence: float = 0.5
    """Of the extraction, never of the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one article."""

    article: Article
    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    missed: tuple[TextSpan, ...] = field(default=())
    """Sentences with a claim cue that yielded no claim: what a person should look at."""
