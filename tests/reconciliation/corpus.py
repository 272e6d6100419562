"""Builds small invented corpora by hand, one claim a line, so that the tests of matching need no language model."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import (
    Article,
    AttributionBasis,
    Claim,
    Entities,
    Entity,
    EntityType,
    Extraction,
    Modality,
    Polarity,
    Proposition,
    Published,
    Quantity,
    Question,
    Reconciliation,
    Referent,
    SpeechAct,
    TextSpan,
    TimeExpression,
)
from rashomon.reconciliation import reconcile

FILLER = "The words of this text are invented and stand for a report of some length about a quarrel between two neighbours. " * 4


def thing(name: str) -> str:
    """The IRI of a thing by its name."""
    return f"{DEFAULT_BASE}thing/{name.lower().replace(' ', '-')}"


def on(day: str | None) -> TimeExpression | None:
    """A day as a time expression."""
    return TimeExpression(span=TextSpan(0, 1), value=day, earliest=day, latest=day) if day else None


@dataclass
class Paper:
    """One article in the making."""

    name: str
    outlet: str
    day: str | None
    text: str
    claims: list[Claim] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class Corpus:
    """Articles, things and who belongs to whom."""

    def __init__(
        self, *, parties: dict[str, str] | None = None, nameless: Sequence[str] = (), places: Sequence[str] = (), people: Sequence[str] = ()
    ) -> None:
        self.parties = parties or {}
        self.people = set(people)
        self.nameless = set(nameless)
        self.places = set(places)
        self.papers: list[Paper] = []

    def paper(self, name: str, *, day: str | None = "2021-03-02", outlet: str | None = None, text: str | None = None) -> Paper:
        """Begin an article; the claims that follow stand in it."""
        self.papers.append(Paper(name, outlet or f"The {name}", day, text or f"{name} {FILLER}"))
        return self.papers[-1]

    def says(
        self,
        who: str | None,
        predicate: str | None,
        subject: str | None = None,
        object_: str | None = None,
        *,
        act: SpeechAct = "assert",
        polarity: Polarity = "positive",
        place: str | None = None,
        loser: str | None = None,
        answers: int | None = None,
        figure: float | None = None,
        unit: str | None = "km",
        of: str | None = None,
        made: str | None = None,
        happened: str | None = None,
        ongoing: bool = False,
        modality: Modality = "asserted",
        basis: AttributionBasis = "stated",
        span: tuple[int, int] | None = None,
        verbatim: bool = False,
    ) -> int:
        """Add a claim to the last article and return its number there; `who` None is the outlet's own voice."""
        paper = self.papers[-1]
        number = len(paper.claims)
        proposition = None
        if predicate is not None:
            proposition = Proposition(
                predicate=predicate,
                subject=self._referent(paper, subject),
                object=self._referent(paper, object_),
                place=self._referent(paper, place),
                roles=(("loser", number_of),) if (number_of := self._referent(paper, loser)) is not None else (),
                quantities=(Quantity(span=TextSpan(0, 1), low=figure, high=figure, unit=unit, of=of),) if figure is not None else (),
                time=on(happened),
                aspect="ongoing" if ongoing else None,
                modality=modality,
            )
        where = TextSpan(*(span or (number * 10, number * 10 + 9)))
        paper.claims.append(
            Claim(
                content=(where,),
                claimant=self._referent(paper, who),
                kind="speech" if who else "own-voice",
                basis=basis if who else "own-voice",
                speech_act=act if who else "narrate",
                polarity=polarity,
                quoting="direct" if verbatim else "indirect",
                verbatim=(where,) if verbatim else (),
                made=on(made),
                proposition=proposition,
                responds_to=answers,
                ordinal=number,
            )
        )
        return number

    def _referent(self, paper: Paper, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in paper.names:
            paper.names.append(name)
        return paper.names.index(name)

    def extractions(self) -> list[Extraction]:
        """The articles with their claims."""
        return [
            Extraction(
                article=Article(
                    id=paper.name,
                    path=paper.name,
                    text=paper.text,
                    outlet=paper.outlet,
                    published=Published(value=paper.day, earliest=paper.day, latest=paper.day),
                ),
                referents=tuple(Referent(label=name, names=() if name in self.nameless else (name,)) for name in paper.names),
                claims=tuple(paper.claims),
            )
            for paper in self.papers
        ]

    def entities(self) -> Entities:
        """Things: one IRI a name in all articles, but for nameless things, which are of one article."""
        by_iri: dict[str, Entity] = {}
        of: dict[tuple[str, int], str] = {}
        outlets: dict[str, str] = {}
        for paper, extraction in zip(self.papers, self.extractions(), strict=True):
            article = article_iri(extraction.article)
            outlets[article] = self._entity(by_iri, paper.outlet, paper)
            for number, name in enumerate(paper.names):
                of[article, number] = self._entity(by_iri, name, paper)
        for name in self.parties.values():
            self._entity(by_iri, name, self.papers[0])
        return Entities(by_iri=by_iri, of=of, outlet_of=outlets)

    def _entity(self, by_iri: dict[str, Entity], name: str, paper: Paper) -> str:
        iri = thing(f"{paper.name} {name} there" if name in self.nameless else name)
        kind: EntityType = "Place" if name in self.places else "Person" if name in self.people else "Organization"
        party = self.parties.get(name)
        by_iri[iri] = Entity(iri=iri, label=name, type=kind, names=(name,), party=thing(party) if party else None)
        return iri

    def reconciled(self) -> Reconciliation:
        """The derived layer, after checking that the order of the articles makes no difference."""
        extractions, entities = self.extractions(), self.entities()
        found = reconcile(extractions, entities)
        assert reconcile(extractions[::-1], entities) == found
        return found


def questions(reconciliation: Reconciliation) -> dict[str, Question]:
    """The questions by their wording."""
    return {question.label: question for question in reconciliation.questions}


def who_says(reconciliation: Reconciliation, question: Question) -> dict[str, list[str]]:
    """Who stands under each position: labels of the claimants by stance and answer, in order."""
    claims = {claim.iri: claim for claim in reconciliation.claims}
    things = reconciliation.entities.by_iri
    return {
        f"{position.stance}: {position.label}": [things[claims[iri].claimant or ""].label for iri in position.claims]
        for position in question.positions
    }
