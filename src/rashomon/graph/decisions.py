"""The graph of decisions: what people said about claims and matches, with who and when; what the machine said stays beside it."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Quad

from rashomon.graph.places import graph_of
from rashomon.graph.terms import Description, day, text
from rashomon.iris import DEFAULT_BASE, mint
from rashomon.model import Extraction
from rashomon.namespaces import RSH
from rashomon.reconciliation.claim_decisions import ClaimDecision, Decided, content_of
from rashomon.reconciliation.matches import Passage

VERDICTS = {"accept": RSH.accepted, "reject": RSH.rejected, "correct": RSH.corrected}


def decision_quads(
    decided: Decided, extractions: Sequence[Extraction], names: Mapping[str, Sequence[str]], base: str = DEFAULT_BASE
) -> Iterator[Quad]:
    """Yield the quads of the graph of decisions; a decision whose words stand in no claim any more is left out.

    Args:
        decided: what people decided.
        extractions: the articles as the machine read them.
        names: IRIs of the claims of an article, by the article's id, in the order of its claims.
        base: under which IRI things live.
    """
    into = Description(graph_of("decisions", base))
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for extraction in extractions:
        for claim, iri in zip(extraction.claims, names[extraction.article.id], strict=True):
            found.setdefault((extraction.article.id, content_of(extraction, claim)), []).append((claim.speech_act, iri))
    for one in decided.claims:
        claims = [iri for act, iri in found.get((one.article, one.words), []) if act == one.act]
        _describe(into, claims, one.verdict, one.analyst, one.date, _said(one), base)
    for match in decided.matches:
        ends = [iri for end in (match.one, match.other) for iri in _claims(found, end)]
        _describe(into, ends, match.verdict, match.analyst, match.date, match.note, base)
    yield from into


def _describe(into: Description, claims: Sequence[str], verdict: str, analyst: str, date: str, note: str, base: str) -> None:
    if not claims:
        return
    iri = mint(base, "decision", *claims, verdict, analyst, date, note)
    into.type(iri, RSH.Decision)
    into.add(iri, RSH.decides, *claims)
    into.add(iri, RSH.verdict, VERDICTS[verdict])
    into.add(iri, RSH.decidedBy, text(analyst))
    into.add(iri, RSH.decidedOn, day(date))
    into.add(iri, RSH.note, text(note) if note else None)


def _said(decision: ClaimDecision) -> str:
    """Return what was corrected, and the analyst's note, in words."""
    parts = [f"{field}: {value}" for field, value in (("claimant", decision.claimant), ("polarity", decision.polarity)) if value]
    return "; ".join([*parts, *([decision.note] if decision.note else [])])


def _claims(found: Mapping[tuple[str, str], Sequence[tuple[str, str]]], end: Passage) -> list[str]:
    return [iri for (article, words), several in found.items() if article == end.article and end.words in words for _, iri in several]
