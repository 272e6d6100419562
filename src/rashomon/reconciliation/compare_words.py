"""What one of two texts says and the other does not, and what both say in other words: as people read it, in the words of the articles."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from rashomon.model import Extraction, Reconciliation, ResolvedClaim, TextSpan
from rashomon.reconciliation.acts import does
from rashomon.reconciliation.concepts import FULL, NAME, concepts
from rashomon.reconciliation.families import MISHAP, family_of
from rashomon.reconciliation.things import Things

LONGEST: Final = 160
"""Characters of a claim that are shown. By reasoning: two lines of a terminal."""
SEVERAL: Final = 5
"""Claims of one text on accidents of one thing that are looked at."""
DESCRIBED: Final = ":description"
"""How the rule of a claim ends that only says who somebody is."""

Meaning = tuple[str, str, str, str]
"""Kind of event, polarity, who did it and to what, without the words that differ from article to article."""


def told(claims: Iterable[ResolvedClaim], extraction: Extraction, name_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return claims as lines, in the order of the text and each once: "Norland denies: that it had rammed the ferry".

    Who somebody is, and that somebody speaks, is left out: the former is no news, the latter stands in the claim of the speaker.
    """
    lines: dict[str, None] = {}
    cues = sorted(span.start for claim in extraction.claims if claim.kind != "own-voice" for span in claim.cue)
    for claim in sorted(claims, key=_place):
        own = claim.claim.kind == "own-voice"
        if claim.claim.rule.endswith(DESCRIBED) or (own and any(_holds(span, cues) for span in claim.claim.content)):
            continue
        words = said(claim, extraction)
        who = name_of(claim.claimant) if claim.claimant else claim.claim.claimant_text or "an unnamed source"
        if words:
            lines[words if own else f"{who} {does(claim.claim.speech_act, who)}: {words}"] = None
    return tuple(lines)


def _holds(span: TextSpan, places: Sequence[int]) -> bool:
    """Return whether one of some places, sorted, lies in a span."""
    after = bisect_left(places, span.start)
    return after < len(places) and places[after] < span.end


def said(claim: ResolvedClaim, extraction: Extraction) -> str:
    """Return the words of a claim on one line, cut where they are long."""
    words = " ".join(" … ".join(span.of(extraction.article.text) for span in claim.claim.content).split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def _place(claim: ResolvedClaim) -> tuple[int, str]:
    spans = (*claim.claim.content, *claim.claim.cue, *claim.claim.source)
    return min((span.start for span in spans), default=0), claim.iri


def alike(
    of_a: Sequence[ResolvedClaim],
    of_b: Sequence[ResolvedClaim],
    reconciliation: Reconciliation,
    things: Things,
    words_of: Callable[[ResolvedClaim], str],
) -> list[tuple[ResolvedClaim, ResolvedClaim]]:
    """Return pairs of claims that say the same of things that have no name and are called alike: "the ferry hit a reef" in both.

    Only kinds of event with a question of their own count, and only where both say to what it was done. An accident nobody does, and it may
    be of many kinds: what befell the thing must be told in a word of both.

    Args:
        of_a: the claims of one text.
        of_b: those of the other.
        reconciliation: of both.
        things: what the entities are.
        words_of: the words of a claim.
    """
    right: Mapping[Meaning, list[ResolvedClaim]] = _meanings(of_b, reconciliation, things)
    found = []
    for meaning, several in _meanings(of_a, reconciliation, things).items():
        others = [one for one in right.get(meaning, ()) if one.proposition != several[0].proposition]
        pairs = [(one, other) for one in several[:SEVERAL] for other in others[:SEVERAL]] if meaning[0] == MISHAP else []
        told_alike = (pair for pair in pairs if _like_words(words_of(pair[0]), words_of(pair[1]), meaning[-1]))
        pair = next(told_alike, None) if meaning[0] == MISHAP else (several[0], others[0]) if others else None
        if pair is not None:
            found.append(pair)
    return found


def _like_words(one: str, other: str, thing: str) -> bool:
    """Return whether two texts share a word that not every report has, beside the word for the thing of which both tell."""
    a, b = concepts(one), concepts(other)
    return any(a[name].weight >= FULL for name in a.keys() & b.keys() - concepts(thing).keys() if not name.startswith(NAME))


def _meanings(claims: Iterable[ResolvedClaim], reconciliation: Reconciliation, things: Things) -> dict[Meaning, list[ResolvedClaim]]:
    found: defaultdict[Meaning, list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        node = reconciliation.propositions.get(claim.proposition or "")
        if node is None or node.object is None or claim.polarity == "none" or node.modality != "asserted":
            continue
        family = family_of(node.predicate)
        if family.listed and node.low is None and (node.subject is not None or family.name == MISHAP):
            doer = _called(node.subject, things) if node.subject is not None else ""
            found[family.name, claim.polarity, doer, _called(node.object, things)].append(claim)
    return found


def _called(iri: str, things: Things) -> str:
    return iri if things.is_named(iri) else things.head(iri)
