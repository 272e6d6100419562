"""Origins: the acts of speech behind the reports. Corroboration counts these, never articles.

Two claims have one origin where the same claimant says the same within a day, where the same words of one claimant stand in quotation
marks, or where one article is a copy of another and the claims stand on the same words. What outlets say in their own voice is their
own, unless it is copied.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from rashomon.iris import digest, mint
from rashomon.model import ResolvedClaim
from rashomon.reconciliation.cluster import Unions
from rashomon.reconciliation.days import Stretch, stretch
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.sketch import least_of

QUOTED: Final = 5
"""Words in quotation marks from which two quotations of one claimant are one act of speech."""
SLACK: Final = 1
"""Days by which two tellings of one statement may lie apart where the article does not say when it was made: the next morning's paper."""

_WORD = re.compile(r"\w+")


class Telling(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What a claim shares with others of its origin. Kept from one build to the next."""

    claim: str
    """IRI."""
    keys: tuple[str, ...]
    """Digests of what it may share with others."""
    grouped: bool
    """Whether the last of the keys is who says what: of those that share it, days decide which are one. The others make it one at once."""
    said: Stretch | None
    """The days on which it was said."""


def tellings(resolved: Resolved, copied: Mapping[str, str]) -> Iterator[Telling]:
    """Yield what each claim may share, in the order of the claims.

    Args:
        resolved: the claims.
        copied: by article IRI, the one that stands for all near-copies of its text.
    """
    for claim in resolved.claims:
        keys = [digest(*key) for key in _keys(claim, resolved, copied)]
        grouped = bool(claim.claimant and claim.proposition) and claim.claim.kind != "own-voice"
        if grouped:
            keys.append(digest("said", claim.claimant or "", claim.proposition or "", claim.polarity))
        yield Telling(claim=claim.iri, keys=tuple(keys), grouped=grouped, said=_said(claim, resolved))


def origins(told: Iterable[Telling], base: str) -> Mapping[str, str]:
    """Return the origin IRI of each claim, by claim IRI. The IRI comes from the least claim IRI of the origin.

    Args:
        told: the claims, all that share anything with one of them among them.
        base: under which IRI things live.
    """
    every = list(told)
    linked = _linked(every)
    unions = Unions()
    groups: defaultdict[str, list[tuple[Stretch, str]]] = defaultdict(list)
    for one in linked:
        unions.find(one.claim)
        for key in one.keys[:-1] if one.grouped else one.keys:
            unions.join(key, one.claim)
        if one.grouped and one.said is not None:
            groups[one.keys[-1]].append((one.said, one.claim))
    for group in groups.values():
        _join_by_day(group, unions)
    least = least_of(unions, [one.claim for one in linked])
    made = {iri: mint(base, "origin", iri.rsplit("/", 1)[-1]) for iri in {least.get(one.claim, one.claim) for one in every}}
    return {one.claim: made[least.get(one.claim, one.claim)] for one in every}


def _linked(told: Sequence[Telling]) -> list[Telling]:
    """Return the claims that share a key with another one; each of the others is of an origin of its own."""
    seen: set[str] = set()
    shared: set[str] = set()
    for one in told:
        for key in one.keys:
            (shared if key in seen else seen).add(key)
    return [one for one in told if not shared.isdisjoint(one.keys)]


def _keys(claim: ResolvedClaim, resolved: Resolved, copied: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what joins a claim with those of the same quoted words, of the same statement in its article, and of copies of its article."""
    text = resolved.extraction_of[claim.article].article.text
    quoted = _words(text[span.start : span.end] for span in claim.claim.verbatim)
    if claim.claimant and quoted.count(" ") + 1 >= QUOTED:
        yield "quoted", claim.claimant, quoted
    content = claim.claim.content or claim.claim.cue
    own = claim.claim.kind == "own-voice"
    if not own:
        spans = ";".join(f"{span.start},{span.end}" for span in (*claim.claim.source, *claim.claim.cue, *content))
        yield "act", claim.article, claim.claimant or "", spans
    said = _words(text[span.start : span.end] for span in content)
    if said:
        yield "copy", copied[claim.article], claim.claim.speech_act, "own" if own else f"of {claim.claimant}", said


def _join_by_day(group: list[tuple[Stretch, str]], unions: Unions) -> None:
    """Join claims of one claimant on one proposition whose days meet, sweeping over them."""
    end, last = 0, ""
    for (first, until), iri in sorted(group):
        if last and first <= end:
            unions.join(last, iri)
        end, last = max(end, until), iri


def _said(claim: ResolvedClaim, resolved: Resolved) -> Stretch | None:
    """Return the days on which a claim was said: as the article tells, else its publication and the day before it."""
    made = claim.claim.made
    stated = stretch(made.earliest, made.latest) if made else None
    if stated is not None:
        return stated
    published = resolved.extraction_of[claim.article].article.published
    found = stretch(published.earliest, published.latest)
    return (found[0] - SLACK, found[1]) if found else None


def _words(pieces: Iterable[str]) -> str:
    return " ".join(_WORD.findall(" ".join(pieces).casefold()))
