"""The nouns: frozen dataclasses, standard library only."""

from rashomon.model.article import Article, Basis, Custody, Published, Region, RegionKind
from rashomon.model.claim import (
    AttributionBasis,
    AttributionKind,
    Certainty,
    Claim,
    Extraction,
    Modality,
    Polarity,
    Proposition,
    Quantity,
    Quoting,
    SpeechAct,
    TimeExpression,
)
from rashomon.model.judgement import DisputeKind, Link, Position, Question, Stance
from rashomon.model.mention import Entity, EntityType, Mention, MentionKind, Referent, Role
from rashomon.model.outcome import Fate, Outcome
from rashomon.model.provenance import Run
from rashomon.model.resolved import Entities, NameUse, PropositionNode, Reconciliation, ResolvedClaim
from rashomon.model.span import TextSpan

__all__ = [
    "Article",
    "AttributionBasis",
    "AttributionKind",
    "Basis",
    "Certainty",
    "Claim",
    "Custody",
    "DisputeKind",
    "Entities",
    "Entity",
    "EntityType",
    "Extraction",
    "Fate",
    "Link",
    "Mention",
    "MentionKind",
    "Modality",
    "NameUse",
    "Outcome",
    "Polarity",
    "Position",
    "Proposition",
    "PropositionNode",
    "Published",
    "Quantity",
    "Question",
    "Quoting",
    "Reconciliation",
    "Referent",
    "Region",
    "RegionKind",
    "ResolvedClaim",
    "Role",
    "Run",
    "SpeechAct",
    "Stance",
    "TextSpan",
    "TimeExpression",
]
