"""Mentions: where something is named, and the thing of this article that is meant (a referent)."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import TextSpan

MentionKind = Literal["name", "nominal", "pronoun"]
EntityType = Literal["Person", "Organization", "Place", "Group", "Event", "Work", "Product", "Other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the text where a referent is named or pointed to."""

    span: TextSpan
    referent: int
    """Position in Extraction.referents."""
    kind: MentionKind = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an article calls a person: a function, and whose function it is. As worded, never looked up."""

    words: str
    """The words of the description ("a spokesman for the ministry")."""
    span: TextSpan
    relation: str
    """spokesperson of, president of, ally of, ... in lower case."""
    of: int | None = None
    """The referent whose function it is; None where the article does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """One thing of one article, whatever it is called there.

    Reconciliation decides which referents of different articles are one entity.
    """

    label: str
    """The fullest name or, without a name, the wording of the first mention."""
    type: EntityType = "Other"
    names: tuple[str, ...] = ()
    """All distinct names used in this article, sorted; empty for a referent that is only described."""
    concept: str | None = None
    """IRI of the curated concept, where the names ontology knows it without doubt."""
    candidates: tuple[str, ...] = ()
    """IRIs of curated concepts between which the article does not decide."""
    reason: str = ""
    """Why these mentions are one thing and why the concept was chosen, in words."""
    roles: tuple[Role, ...] = ()
    party: int | None = None
    """The referent on whose behalf this one speaks (a ministry's state, a spokesman's ministry), where the article says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing across all articles."""

    iri: str
    label: str
    """The one skos:prefLabel."""
    type: EntityType
    names: tuple[str, ...] = ()
    """Every name seen or curated, sorted, the label among them."""
    kind: str = "Thing"
    """Class in the rashomon namespace: State, Body, Person, Outlet, Place, Medium, Group, Thing."""
    party: str | None = None
    """IRI of the state or body that this entity belongs to or speaks for; None where it stands for itself."""
    curated: bool = False
