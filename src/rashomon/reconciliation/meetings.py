"""Where claims of two short texts meet: one kind of event with a participant in common, though not the same proposition.

A claim and a headline seldom name things alike. That they meet is a reason to show beside the words; it opens no question in a graph.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.model import PropositionNode, Reconciliation, ResolvedClaim
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.stance_words import stems, tokens

MOST: Final = 40
"""Claims of one text that are looked at: what follows in a longer one is not what it says in short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two claims that meet."""

    a: str
    """What A says, as a that-clause with "not" before it where it is denied."""
    b: str
    opposed: bool
    """Whether one affirms what the other denies."""
    response: bool
    """Whether B's is a denial in so many words."""


def meetings(of_a: Iterable[ResolvedClaim], of_b: Iterable[ResolvedClaim], reconciliation: Reconciliation) -> list[Meeting]:
    """Return where claims of A and of B meet, those that oppose each other first."""
    found = []
    right = _placed(of_b, reconciliation)
    for claim, node, words in _placed(of_a, reconciliation):
        for other, node_b, words_b in right:
            same = family_of(node.predicate).name == family_of(node_b.predicate).name and node.modality == node_b.modality
            if same and words & words_b and "none" not in (claim.polarity, other.polarity):
                found.append(
                    Meeting(
                        a=said(claim, node),
                        b=said(other, node_b),
                        opposed=claim.polarity != other.polarity,
                        response=other.claim.speech_act == "deny",
                    )
                )
    return sorted(dict.fromkeys(found), key=lambda meeting: (not meeting.opposed, not meeting.response))


def said(claim: ResolvedClaim, node: PropositionNode) -> str:
    """Return what a claim says as a that-clause: "not that ..." where it is denied."""
    return f"not {node.label}" if claim.polarity == "negative" else node.label


def _placed(
    claims: Iterable[ResolvedClaim], reconciliation: Reconciliation
) -> Sequence[tuple[ResolvedClaim, PropositionNode, frozenset[str]]]:
    """Return the first claims with their propositions and the stems of the names of all participants."""
    things = reconciliation.entities.by_iri
    placed = []
    for claim in list(claims)[:MOST]:
        node = reconciliation.propositions.get(claim.proposition or "")
        if node is not None:
            names = [name for iri in node.about if iri in things for name in (things[iri].label, *things[iri].names)]
            placed.append((claim, node, frozenset(stems(tokens(" ".join(names))))))
    return placed
