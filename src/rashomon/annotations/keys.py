"""What the components write on a Doc: the names of the span groups and the records in their `attrs`.

Only span groups and plain JSON are written, never objects and never `span._`: both survive `nlp.pipe(n_process=2)` and
`DocBin(store_user_data=True)`. All offsets in records are Unicode code points of `doc.text`, end exclusive, as [start, end].

The article's own facts come in through `doc.user_data[CONTEXT]`, a plain dict (see Context). In somebody else's pipeline it is
absent; every component works without it.
"""

from typing import Final, TypedDict

from spacy.tokens import Doc

CONTEXT: Final = "rashomon"
"""Key of `doc.user_data` under which the article's own facts stand."""

REGIONS: Final = "rashomon_regions"
"""Spans that are not body, labelled headline, byline, dateline, caption, credit, furniture or repeat."""
QUOTATIONS: Final = "rashomon_quotations"
"""Quoted stretches with their marks. attrs["records"]: list of QuotationRecord."""
MENTIONS: Final = "rashomon_mentions"
"""Mentions, labelled with an entity type. attrs["records"]: list of MentionRecord; attrs["referents"]: list of ReferentRecord."""
TIMES: Final = "rashomon_times"
"""Time expressions. attrs["records"]: list of TimeRecord."""
QUANTITIES: Final = "rashomon_quantities"
"""Numbers with units. attrs["records"]: list of QuantityRecord."""
ATTRIBUTIONS: Final = "rashomon_attributions"
"""Cues (one span an attribution that has a cue). attrs["records"]: list of AttributionRecord."""
PROPOSITIONS: Final = "rashomon_propositions"
"""Triggers. attrs["records"]: list of PropositionRecord."""

Offsets = list[int]
"""[start, end]."""


class Context(TypedDict, total=False):
    """Facts of the article that the text alone does not tell."""

    title: str | None
    outlet: str | None
    published: str | None
    """First possible day, ISO 8601."""
    published_latest: str | None
    published_basis: str
    """Where the day comes from; see model.article.Basis."""
    regions: list[list[int | str]]
    """[start, end, kind]."""


class QuotationRecord(TypedDict):
    """One quoted stretch."""

    span: Offsets
    """With the marks."""
    inner: Offsets
    """Without the marks."""
    style: str
    """double, single, dumb (straight or ''...''), guillemet, block."""
    closed: bool
    """Whether a closing mark was found (False: runs to the end of its paragraph)."""


class RoleRecord(TypedDict):
    """A function that the article ascribes to a referent; see model.mention.Role."""

    words: str
    span: Offsets
    relation: str
    of: int | None


class MentionRecord(TypedDict):
    """One mention; see model.mention.Mention."""

    span: Offsets
    referent: int
    kind: str


class ReferentRecord(TypedDict):
    """One thing of the article; see model.mention.Referent."""

    label: str
    type: str
    names: list[str]
    concept: str | None
    candidates: list[str]
    reason: str
    roles: list[RoleRecord]
    party: int | None


class TimeRecord(TypedDict):
    """One time expression; see model.claim.TimeExpression."""

    span: Offsets
    value: str | None
    kind: str
    earliest: str | None
    latest: str | None
    basis: str


class QuantityRecord(TypedDict):
    """One quantity; see model.claim.Quantity."""

    span: Offsets
    low: float
    high: float
    unit: str | None
    of: str | None
    approximate: bool


class ClaimantRecord(TypedDict):
    """One of the (conjoined) sources of an attribution."""

    span: Offsets | None
    """The source's own mention; None where it is inherited (a floating quotation) or unsaid."""
    referent: int | None
    """Who is meant; None where it could not be resolved."""
    text: str | None
    """As worded."""


class AttributionRecord(TypedDict):
    """Who says what: one cue (or none), its source and its content, before propositions are read from the content."""

    source: list[Offsets]
    cue: list[Offsets]
    content: list[Offsets]
    claimants: list[ClaimantRecord]
    """One for each conjoined source; each gives its own claims. Empty only where the text names no source at all."""
    reciprocal: bool
    """"accused each other": each claimant's claim is about the other."""
    act: str
    kind: str
    """speech, attitude or intent."""
    basis: str
    polarity: str
    """What the cue itself does to the content: positive, negative (deny), none (ask, demand, promise)."""
    certainty: str
    quoting: str
    verbatim: list[Offsets]
    speaker_role: str | None
    addressee: int | None
    accused: int | None
    medium: str | None
    relayed_by: int | None
    made: int | None
    """Position in the TIMES records of the time at which it was said."""
    parent: int | None
    """Position of the attribution inside whose content this one stands."""
    responds_to: int | None
    """Position of the attribution that this one answers ("denied the claim")."""
    rule: str
    confidence: float


class PropositionRecord(TypedDict):
    """What a clause or noun phrase says, whoever says it; see model.claim.Proposition."""

    span: Offsets
    """The whole clause or noun phrase."""
    trigger: Offsets
    head: int
    """Token index of the trigger's head."""
    predicate: str
    event_type: str | None
    subject: int | None
    object: int | None
    roles: list[list[str | int]]
    """[role, referent]."""
    place: int | None
    time: int | None
    """Position in the TIMES records."""
    quantities: list[int]
    """Positions in the QUANTITIES records."""
    negated: bool
    aspect: str | None
    modality: str
    wording: Offsets | None
    rule: str
    confidence: float


def context(doc: Doc) -> Context:
    """Return the article's own facts, empty in somebody else's pipeline."""
    found: Context = doc.user_data.get(CONTEXT) or Context()
    return found
