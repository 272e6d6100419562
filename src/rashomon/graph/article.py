"""One article as quads: what stands in its text, in words, spans, acts, manner and times.

Never who or what is meant: so the graph of an article never changes.
"""

from collections.abc import Iterator

from pyoxigraph import Quad

from rashomon.claims.identity import article_iri, claim_iri, role_iri
from rashomon.graph.custody import describe_custody, describe_publication
from rashomon.graph.places import article_graph, last, run_iri
from rashomon.graph.terms import Description, day, number, score, text
from rashomon.iris import DEFAULT_BASE, fragment, sha256
from rashomon.model import Article, Claim, Extraction, Role, Run, TextSpan
from rashomon.namespaces import ACT, OA, PROV, RSH, SCHEMA

CONTEXT = 32
"""Code points of prefix and suffix in a quote selector: as many as Hypothesis and the Apache Annotator write."""
GAP = " … "
"""Stands between the parts of a quotation that the article interrupts."""


def article_quads(
    extraction: Extraction, run: Run, base: str = DEFAULT_BASE, *, outlet: str | None = None, revision_of: str | None = None
) -> Iterator[Quad]:
    """Yield the quads of one article, all in its own graph, each once, in a fixed order.

    Args:
        extraction: what was found in the article.
        run: what found it.
        base: under which IRI things live.
        outlet: IRI of the entity that published it; without one the article has no schema:publisher.
        revision_of: IRI of the version before this one, if there is one.
    """
    article = extraction.article
    iri = article_iri(article, base)
    graph = article_graph(iri, base)
    into = Description(graph)
    into.type(iri, SCHEMA.NewsArticle, PROV.Entity)
    into.add(iri, SCHEMA.publisher, outlet)
    into.add(iri, SCHEMA.identifier, text(article.id))
    into.add(iri, SCHEMA.inLanguage, text(article.language))
    into.add(iri, SCHEMA.headline, text(article.title) if article.title else None)
    into.add(iri, SCHEMA.author, *(text(name) for name in article.authors))
    into.add(iri, RSH.sha256, text(sha256(article.text.encode("utf-8", "surrogatepass"))))
    into.add(iri, RSH.length, number(len(article.text)))
    into.add(iri, PROV.wasRevisionOf, revision_of)
    describe_publication(into, iri, article)
    describe_custody(into, iri, article.custody, base)
    into.add(graph, PROV.wasDerivedFrom, iri)
    into.add(graph, PROV.wasGeneratedBy, run_iri(run, base))
    into.add(iri, RSH.missed, *(fragment(iri, span.start, span.end) for span in extraction.missed))
    for span in extraction.missed:
        _describe_span(into, span, article.text, iri, base)
    names = [claim_iri(iri, claim, base) for claim in extraction.claims]
    for name, claim in zip(names, extraction.claims, strict=True):
        _describe_claim(into, name, claim, article, iri, base)
        into.add(name, RSH.respondsTo, names[claim.responds_to] if claim.responds_to is not None else None)
        into.add(name, RSH.reportedIn, names[claim.reported_in] if claim.reported_in is not None else None)
    for index, referent in enumerate(extraction.referents):
        for role in referent.roles:
            _describe_role(into, role_iri(iri, index, role, base), role, iri)
    yield from into


def _describe_role(into: Description, name: str, role: Role, iri: str) -> None:
    """Note what the article calls somebody, as worded; who that is stands in the derived graph."""
    into.type(name, RSH.Role)
    into.add(name, RSH.relation, text(role.relation))
    into.add(name, RSH.words, text(role.words))
    into.add(name, RSH.content, fragment(iri, role.span.start, role.span.end))
    into.add(name, SCHEMA.appearance, iri)


def _describe_claim(into: Description, name: str, claim: Claim, article: Article, iri: str, base: str) -> None:
    words = article.text
    # an act without content ("Baku apologised") stands where its cue stands
    content = claim.content or claim.cue or claim.source
    into.type(name, RSH.Claim)
    into.add(name, SCHEMA.appearance, iri)
    into.add(name, RSH.speechAct, ACT[claim.speech_act])
    into.add(name, RSH.attributionKind, RSH[claim.kind])
    into.add(name, RSH.attributionBasis, RSH[claim.basis])
    into.add(name, RSH.certainty, RSH[claim.certainty])
    into.add(name, RSH.quoting, RSH[claim.quoting])
    into.add(name, RSH.wording, text(claim.wording.of(words)) if claim.wording else None)
    into.add(name, RSH.claimantText, text(claim.claimant_text) if claim.claimant_text else None)
    into.add(name, RSH.speakerRole, text(claim.speaker_role) if claim.speaker_role else None)
    into.add(name, RSH.words, text(GAP.join(span.of(words) for span in content)))
    into.add(name, RSH.verbatim, *(text(span.of(words)) for span in claim.verbatim))
    into.add(name, RSH.start, number(content[0].start) if content else None)
    into.add(name, RSH.mediumText, text(claim.medium) if claim.medium else None)
    into.add(name, RSH.rule, text(claim.rule) if claim.rule else None)
    into.add(name, RSH.confidence, score(claim.confidence))
    _describe_made(into, name, claim, article)
    for property_, spans in ((RSH.content, content), (RSH.source, claim.source), (RSH.cue, claim.cue)):
        into.add(name, property_, *(fragment(iri, span.start, span.end) for span in spans))
    for span in content:
        _describe_span(into, span, words, iri, base)


def _describe_made(into: Description, name: str, claim: Claim, article: Article) -> None:
    """Say when the claim was made: as stated; else not after the article came out."""
    made = claim.made
    first, last_day = (day(made.earliest), day(made.latest)) if made else (None, None)
    if made and (first or last_day):
        basis = made.basis
        into.add(name, RSH.madeWords, text(made.span.of(article.text)) if made.span.end > made.span.start else None)
    elif day(article.published.latest) is None:
        basis = "unknown"
    elif claim.kind == "own-voice":
        first, last_day, basis = day(article.published.earliest), day(article.published.latest), "publication"
    else:
        last_day, basis = day(article.published.latest), "inferred"
    into.add(name, RSH.madeFrom, first)
    into.add(name, RSH.madeTo, last_day)
    into.add(name, RSH.madeBasis, RSH[basis])


def _describe_span(into: Description, span: TextSpan, words: str, iri: str, base: str) -> None:
    """Describe a stretch of text with both selectors of the Web Annotation standard."""
    place = fragment(iri, span.start, span.end)
    selector = f"{base}selector/{last(iri)}-{span.start}-{span.end}"
    into.type(place, OA.SpecificResource)
    into.add(place, OA.hasSource, iri)
    into.add(place, OA.hasSelector, f"{selector}-position", f"{selector}-quote")
    into.type(f"{selector}-position", OA.TextPositionSelector)
    into.add(f"{selector}-position", OA.start, number(span.start))
    into.add(f"{selector}-position", OA.end, number(span.end))
    into.type(f"{selector}-quote", OA.TextQuoteSelector)
    into.add(f"{selector}-quote", OA.exact, text(span.of(words)))
    into.add(f"{selector}-quote", OA.prefix, text(words[max(0, span.start - CONTEXT) : span.start]))
    into.add(f"{selector}-quote", OA.suffix, text(words[span.end : span.end + CONTEXT]))
