"""An invented conflict, by hand: two articles as extraction leaves them, and what reconciliation makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.graph.article import article_quads
from rashomon.graph.derived import derived_quads
from rashomon.graph.places import article_graph, graph_of
from rashomon.graph.things import runs_quads, things_quads
from rashomon.iris import DEFAULT_BASE, fragment, mint
from rashomon.model import (
    Article,
    Claim,
    Custody,
    Entities,
    Entity,
    Extraction,
    Link,
    Mention,
    NameUse,
    Position,
    Proposition,
    PropositionNode,
    Published,
    Question,
    Reconciliation,
    Referent,
    ResolvedClaim,
    Role,
    Run,
    TextSpan,
    TimeExpression,
)
from rashomon.namespaces import EVENT, RSH, pred

POST = """Norland claims the bridge town

Ada Brandt, who leads Norland's army, said on Tuesday that her troops had captured Eastbridge. Sudria denied the claim.

“The fighting in Ostbrug goes on,” said Karl Venn, a spokesman for the Sudrian ministry.

Eastbridge lies 12 km from Westport.
"""
RADIO = """Sudria concedes a loss

Karl Venn admitted the loss of Ostbrug on Thursday. Both sides blamed unnamed men. Eastbridge lies about 20 km from Westport.
"""


def at(text: str, words: str) -> TextSpan:
    """Return where the words stand first."""
    start = text.index(words)
    return TextSpan(start, start + len(words))


def thing(slug: str) -> str:
    """Return the IRI of an invented thing."""
    return f"{DEFAULT_BASE}thing/{slug}"


def _post() -> Extraction:
    told, words = POST, at
    tuesday = TimeExpression(span=at(told, "on Tuesday"), value="2031-05-06", earliest="2031-05-06", latest="2031-05-06", basis="resolved")
    capture = Proposition(predicate="capture", event_type="territory-capture", subject=1, object=2, trigger=at(told, "captured"))
    role = Role(
        words="a spokesman for the Sudrian ministry", span=at(told, "a spokesman for the Sudrian ministry"), relation="spokesman for", of=5
    )
    return Extraction(
        article=Article(
            id="post.txt",
            path="news/post.txt",
            text=told,
            title="Norland claims the bridge town",
            outlet="Northern Post",
            published=Published(raw="6 May 2031", value="2031-05-06", earliest="2031-05-06", latest="2031-05-06", basis="stated"),
            authors=("Eve Lund",),
            custody=Custody(source_sha256="ab" * 32, url="https://post.example/bridge?a=1", notes=("the date stands under the title",)),
        ),
        referents=(
            Referent(label="Ada Brandt", type="Person", names=("Ada Brandt",), party=1),
            Referent(label="Norland", type="Place", names=("Norland",)),
            Referent(label="Eastbridge", type="Place", names=("Eastbridge", "Ostbrug")),
            Referent(label="Sudria", type="Place", names=("Sudria",)),
            Referent(label="Karl Venn", type="Person", names=("Karl Venn",), roles=(role,)),
            Referent(label="the Sudrian ministry", type="Organization"),
        ),
        mentions=(Mention(span=at(told, "Ada Brandt"), referent=0),),
        times=(tuesday,),
        claims=(
            Claim(
                content=(words(told, "her troops had captured Eastbridge"),),
                source=(words(told, "Ada Brandt, who leads Norland's army"),),
                cue=(words(told, "said"),),
                claimant=0,
                claimant_span=words(told, "Ada Brandt"),
                claimant_text="Ada Brandt, who leads Norland's army",
                speech_act="announce",
                wording=words(told, "captured"),
                made=tuesday,
                proposition=capture,
                rule="reporting-verb",
                confidence=0.9,
            ),
            Claim(
                content=(words(told, "the claim"),),
                source=(TextSpan(at(told, "Sudria denied").start, at(told, "Sudria denied").start + len("Sudria")),),
                cue=(words(told, "denied"),),
                claimant=3,
                claimant_text="Sudria",
                speech_act="deny",
                polarity="negative",
                responds_to=0,
                proposition=capture,
                rule="deny-the-claim",
                confidence=0.85,
            ),
            Claim(
                content=(words(told, "“The fighting in Ostbrug goes on,”"),),
                source=(words(told, "Karl Venn, a spokesman for the Sudrian ministry"),),
                cue=(TextSpan(at(told, "said Karl").start, at(told, "said Karl").start + 4),),
                claimant=4,
                claimant_text="Karl Venn, a spokesman for the Sudrian ministry",
                quoting="direct",
                verbatim=(words(told, "The fighting in Ostbrug goes on,"),),
                speaker_role="a spokesman for the Sudrian ministry",
                medium="statement",
                proposition=Proposition(predicate="fight", object=2, aspect="ongoing"),
                rule="quotation-then-speaker",
                confidence=0.95,
            ),
            Claim(
                content=(words(told, "Eastbridge lies 12 km from Westport."),),
                speech_act="narrate",
                kind="own-voice",
                basis="own-voice",
                quoting="own-voice",
                wording=words(told, "12 km"),
                proposition=Proposition(predicate="distance-from", subject=2),
                rule="located-distance",
                confidence=0.8,
            ),
        ),
        missed=(words(told, "Norland claims the bridge town"),),
    )


def _radio() -> Extraction:
    told, words = RADIO, at
    return Extraction(
        article=Article(id="radio.txt", path="news/radio.txt", text=told, title="Sudria concedes a loss", outlet="Harbour Radio"),
        referents=(
            Referent(label="Karl Venn", type="Person", names=("Karl Venn",)),
            Referent(label="Ostbrug", type="Place", names=("Ostbrug",)),
        ),
        claims=(
            Claim(
                content=(words(told, "the loss of Ostbrug"),),
                source=(words(told, "Karl Venn"),),
                cue=(words(told, "admitted"),),
                claimant=0,
                claimant_text="Karl Venn",
                speech_act="admit",
                wording=words(told, "loss"),
                made=TimeExpression(
                    span=at(told, "on Thursday"), value="2031-05-08", earliest="2031-05-08", latest="2031-05-08", basis="inferred"
                ),
                proposition=Proposition(predicate="capture", object=1),
                rule="admit-noun",
                confidence=0.9,
            ),
            Claim(
                content=(words(told, "Eastbridge lies about 20 km from Westport."),),
                speech_act="narrate",
                kind="own-voice",
                basis="own-voice",
                quoting="own-voice",
                wording=words(told, "about 20 km"),
                proposition=Proposition(predicate="distance-from", subject=1),
                rule="located-distance",
                confidence=0.8,
            ),
            Claim(
                content=(words(told, "blamed unnamed men"),),
                source=(words(told, "Both sides"),),
                cue=(words(told, "blamed"),),
                claimant_text="Both sides",
                speech_act="accuse",
                rule="accuse",
                confidence=0.4,
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The invented conflict."""

    extractions: tuple[Extraction, ...]
    reconciliation: Reconciliation
    run: Run

    def graphs(self) -> dict[str, list[Quad]]:
        """Return all graphs but the vocabulary, by IRI."""
        entities = self.reconciliation.entities
        found = {}
        for extraction in self.extractions:
            iri = article_iri(extraction.article)
            found[article_graph(iri)] = list(article_quads(extraction, self.run, outlet=entities.outlet_of[iri]))
        referents = {article_iri(extraction.article): extraction.referents for extraction in self.extractions}
        found[graph_of("derived")] = list(derived_quads(self.reconciliation, referents=referents))
        found[graph_of("things")] = list(things_quads(self.reconciliation))
        found[graph_of("runs")] = list(runs_quads([self.run]))
        return found

    def quads(self) -> list[Quad]:
        """Return the quads of all graphs but the vocabulary."""
        return [quad for quads in self.graphs().values() for quad in quads]


ENTITIES = (
    Entity(iri=thing("ada-brandt"), label="Ada Brandt", type="Person", names=("Ada Brandt",), kind="Person", party=thing("norland")),
    Entity(iri=thing("norland"), label="Norland", type="Place", names=("Norland",), kind="State"),
    Entity(iri=thing("sudria"), label="Sudria", type="Place", names=("Sudria",), kind="State"),
    Entity(iri=thing("eastbridge"), label="Eastbridge", type="Place", names=("Eastbridge", "Ostbrug"), kind="Place"),
    Entity(iri=thing("westport"), label="Westport", type="Place", names=("Westport",), kind="Place"),
    Entity(iri=thing("karl-venn"), label="Karl Venn", type="Person", names=("Karl Venn",), kind="Person", party=thing("sudria")),
    Entity(iri=thing("ministry"), label="the Sudrian ministry", type="Organization", kind="Body", party=thing("sudria")),
    Entity(iri=thing("northern-post"), label="Northern Post", type="Organization", names=("Northern Post",), kind="Outlet"),
    Entity(iri=thing("harbour-radio"), label="Harbour Radio", type="Organization", names=("Harbour Radio",), kind="Outlet"),
    Entity(iri=thing("statement"), label="statement", type="Other", kind="Medium"),
)
PROPOSITIONS = (
    PropositionNode(
        iri=mint(DEFAULT_BASE, "proposition", "captured"),
        label="that Norland captured Eastbridge",
        predicate=pred("capture"),
        event_type=EVENT.territory_capture,
        subject=thing("norland"),
        object=thing("eastbridge"),
        roles=(("loser", thing("sudria")),),
    ),
    PropositionNode(
        iri=mint(DEFAULT_BASE, "proposition", "lost"),
        label="that Sudria lost Eastbridge",
        predicate=pred("capture"),
        event_type=EVENT.territory_capture,
        object=thing("eastbridge"),
        roles=(("loser", thing("sudria")),),
    ),
    PropositionNode(
        iri=mint(DEFAULT_BASE, "proposition", "fight"),
        label="that fighting in Eastbridge goes on",
        predicate=pred("fight"),
        event_type=EVENT.assault,
        object=thing("eastbridge"),
        aspect="ongoing",
    ),
    *(
        PropositionNode(
            iri=mint(DEFAULT_BASE, "proposition", "distance", str(km)),
            label=f"that Eastbridge is {'about ' if about else ''}{km} km from Westport",
            predicate=pred("distance-from"),
            subject=thing("eastbridge"),
            object=thing("westport"),
            low=km,
            high=km,
            unit="km",
            measure="distance",
            approximate=about,
        )
        for km, about in ((12, False), (20, True))
    ),
)


def _resolved(extraction: Extraction, index: int, claimant: str | None, proposition: int | None, **more: str) -> ResolvedClaim:
    article = article_iri(extraction.article)
    claim = extraction.claims[index]
    outlet = thing("northern-post" if extraction.article.id == "post.txt" else "harbour-radio")
    return ResolvedClaim(
        iri=claim_iri(article, claim),
        article=article,
        claim=claim,
        claimant=thing(claimant) if claimant else None,
        party=thing(more["party"]) if "party" in more else None,
        on_behalf_of=thing(more["behalf"]) if "behalf" in more else None,
        medium=thing(more["medium"]) if "medium" in more else None,
        wording_by=outlet,
        responds_to=claim_iri(article, extraction.claims[claim.responds_to]) if claim.responds_to is not None else None,
        proposition=PROPOSITIONS[proposition].iri if proposition is not None else None,
        polarity=claim.polarity if proposition is not None else "none",
        origin=mint(DEFAULT_BASE, "origin", article, str(index)),
    )


def make_world() -> World:
    """Return the invented conflict, the same each time."""
    post, radio = _post(), _radio()
    claims = (
        _resolved(post, 0, "ada-brandt", 0, party="norland", behalf="norland"),
        _resolved(post, 1, "sudria", 0, party="sudria"),
        _resolved(post, 2, "karl-venn", 2, party="sudria", behalf="ministry", medium="statement"),
        _resolved(post, 3, "northern-post", 3, party="northern-post"),
        _resolved(radio, 0, "karl-venn", 1, party="sudria"),
        _resolved(radio, 1, "harbour-radio", 4, party="harbour-radio"),
        _resolved(radio, 2, None, None),
    )
    yes, no, near, far = (mint(DEFAULT_BASE, "position", word) for word in ("yes", "no", "near", "far"))
    questions = (
        Question(
            iri=mint(DEFAULT_BASE, "question", "capture"),
            label="Did Norland capture Eastbridge?",
            kind="contradiction",
            about=(thing("eastbridge"), thing("norland")),
            event_type=EVENT.territory_capture,
            because="one proposition is affirmed and denied",
            positions=(
                Position(iri=yes, label="yes", stance="supports", answer=RSH.yes, claims=(claims[0].iri, claims[4].iri), opposes=(no,)),
                Position(
                    iri=no,
                    label="no",
                    stance="denies",
                    answer=RSH.no,
                    claims=(claims[1].iri, claims[2].iri),
                    implied=(claims[2].iri,),
                    opposes=(yes,),
                ),
            ),
        ),
        Question(
            iri=mint(DEFAULT_BASE, "question", "distance"),
            label="How far is Eastbridge from Westport?",
            kind="differing-figures",
            about=(thing("eastbridge"), thing("westport")),
            positions=(
                Position(iri=near, label="12 km", stance="answers", low=12, high=12, unit="km", claims=(claims[3].iri,), opposes=(far,)),
                Position(iri=far, label="20 km", stance="answers", low=20, high=20, unit="km", claims=(claims[5].iri,), opposes=(near,)),
            ),
        ),
    )
    articles = [article_iri(extraction.article) for extraction in (post, radio)]
    people = (0, "ada-brandt"), (1, "norland"), (2, "eastbridge"), (3, "sudria"), (4, "karl-venn"), (5, "ministry")
    entities = Entities(
        by_iri={entity.iri: entity for entity in ENTITIES},
        of={(articles[0], index): thing(slug) for index, slug in people}
        | {(articles[1], 0): thing("karl-venn"), (articles[1], 1): thing("eastbridge")},
        outlet_of={articles[0]: thing("northern-post"), articles[1]: thing("harbour-radio")},
        links=(
            Link(
                iri=mint(DEFAULT_BASE, "link", "names"),
                source=fragment(articles[1], *_pair(at(RADIO, "Ostbrug"))),
                target=thing("eastbridge"),
                rule="curated-name",
                score=1.0,
                reason="Ostbrug is a curated name of Eastbridge",
            ),
        ),
    )
    reconciliation = Reconciliation(
        entities=entities,
        claims=claims,
        propositions={node.iri: node for node in PROPOSITIONS},
        questions=questions,
        links=(
            Link(
                iri=mint(DEFAULT_BASE, "link", "fight"),
                source=claims[2].iri,
                target=no,
                rule="ongoing-fight-opposes-capture",
                score=0.7,
                reason="fighting that goes on speaks against a capture",
            ),
        ),
        name_uses=(
            NameUse(
                iri=mint(DEFAULT_BASE, "name-use", "venn"),
                entity=thing("eastbridge"),
                name="Ostbrug",
                used_by=thing("karl-venn"),
                voice="direct",
                uses=1,
                article=articles[0],
            ),
            NameUse(
                iri=mint(DEFAULT_BASE, "name-use", "post"),
                entity=thing("eastbridge"),
                name="Eastbridge",
                used_by=thing("northern-post"),
                voice="own-voice",
                uses=2,
                article=articles[0],
            ),
        ),
    )
    run = Run(software="0.1.0", model="en 1.0", model_sha256="1" * 64, pipeline_sha256="2" * 64, names_sha256="3" * 64)
    return World(extractions=(post, radio), reconciliation=reconciliation, run=run)


def spelled(quads: Iterable[Quad]) -> list[tuple[str, str, str]]:
    """Return quads as subject, predicate and object, IRIs and words as they are spelt."""
    return [(_value(quad.subject), quad.predicate.value, _value(quad.object)) for quad in quads]


def _value(term: object) -> str:
    if not isinstance(term, NamedNode | Literal):
        raise TypeError(f"{term!r} has no place in a graph of rashomon")
    return term.value


def _pair(span: TextSpan) -> tuple[int, int]:
    return span.start, span.end
