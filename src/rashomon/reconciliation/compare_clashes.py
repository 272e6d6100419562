"""Claims of two texts that cannot stand together though no question joins them: one denies what the other says, or their figures differ.

Two texts that are laid side by side are about one thing far more often than two articles of a corpus, so that words alone may tell here
what would be too little to open a question in a graph.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from rashomon.model import Extraction, PropositionNode, Reconciliation, ResolvedClaim
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.resolve import ASSERTIVE
from rashomon.reconciliation.stance_words import stems, tokens
from rashomon.reconciliation.wordings import is_negated

MOST: Final = 40
"""Claims of one text that are looked at, so that time does not grow with the square of a long text."""
HALF: Final = 0.5
"""Share of the words of the shorter claim that stand in the other one too, from which two figures count the same. By reasoning: who
gives another figure for one event calls place and victims alike, and seldom the rest."""
MOSTLY: Final = 0.66
"""The same for a denial and what it denies, which is looked at without knowing what is counted."""
FEW: Final = 3
"""Words that a denial shares with what it denies at least."""
LONGEST: Final = 100
"""Characters of a claim in a question. By reasoning: a line of a terminal."""

_FIGURE: Final = re.compile(r"\b(\d[\d,]*(?:\.\d+)?)(?:\s+(million|billion|thousand|hundred))?\s+([a-z][a-z-]+)")
_SCALES: Final = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_LEAD: Final = re.compile(r"^(?:that\s+)?", re.IGNORECASE)

WhoOf = Callable[[ResolvedClaim], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """One question that the two texts answer differently."""

    question: str
    a: tuple[str, ...]
    """What A says: "yes (Ilan Daro, Norland)", one a position."""
    b: tuple[str, ...]
    figures: bool
    """Whether only figures differ."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what it counts or measures."""

    low: float
    high: float
    of: str
    """What is counted or the unit, as a stem."""
    words: str

    def meets(self, other: "Figure") -> bool:
        """Return whether both can be right: they measure the same, and their ranges overlap."""
        return self.of == other.of and self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two claims that cannot stand together."""

    opposition: Opposition
    claims: tuple[str, str]
    """Their IRIs."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A claim with what its words say."""

    claim: ResolvedClaim
    node: PropositionNode | None
    words: str
    who: str
    text: str
    """Of its article."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words that carry meaning, numbers left out."""
        return frozenset(stem for stem in stems(tokens(self.words)) if not stem[0].isdigit())

    @cached_property
    def denied(self) -> bool:
        """Whether what the words speak of is said not to be so."""
        if self.claim.polarity != "none":
            return self.claim.polarity == "negative"
        return (self.claim.claim.speech_act == "deny") != is_negated(self.words)

    @property
    def refused(self) -> bool:
        """Whether it says what somebody will not do, which denies nothing: "refuses to work in an office with rats"."""
        return self.words.startswith("to ")

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that it gives: those of its proposition, and what stands in digits before a noun."""
        told = self.claim.claim.proposition
        found = [
            Figure(low=one.low, high=one.high, of=_measure(one.of or one.unit or ""), words=" ".join(one.span.of(self.text).split()))
            for one in (told.quantities if told is not None else ())
        ]
        known = " ".join(one.words for one in found)
        for match in _FIGURE.finditer(self.words):
            number = float(match[1].replace(",", "")) * _SCALES.get(match[2] or "", 1)
            if match[1] not in known:
                found.append(Figure(low=number, high=number, of=_measure(match[3]), words=match[0]))
        return tuple(one for one in found if one.of)


def _measure(words: str) -> str:
    """Return what is counted as one stem; "person" and "people" are one."""
    found = stems(tokens(words))
    return "peopl" if words in ("person", "people") else found[-1] if found else ""


def stated(claims: Iterable[ResolvedClaim], extraction: Extraction, reconciliation: Reconciliation, who_of: WhoOf) -> list[Stated]:
    """Return what a text says to be so or not so, in the order of the text; the outlet's own voice where nobody else says it."""
    text = extraction.article.text
    spoken = [span for claim in extraction.claims if claim.kind != "own-voice" for span in claim.content]
    found: list[Stated] = []
    for claim in claims:
        told = claim.claim
        own = told.kind == "own-voice"
        if told.speech_act not in ASSERTIVE or (own and any(one.contains(span) for one in told.content for span in spoken)):
            continue
        node = reconciliation.propositions.get(claim.proposition or "")
        if node is None or node.modality == "asserted":
            found.append(Stated(claim=claim, node=node, words=_words(claim, text), who=who_of(claim), text=text))
        if len(found) == MOST:
            break
    return found


def clashes(of_a: Sequence[Stated], of_b: Sequence[Stated], *, denials: bool) -> list[Clash]:
    """Return where claims of two texts cannot stand together, and neither text tells of both sides.

    Args:
        of_a: what A says.
        of_b: what B says.
        denials: whether words alone may tell that one denies what the other says, as they may where both texts say little.
    """
    found = []
    for one in of_a:
        for other in of_b:
            pair = figures_clash(one, other) if counted_alike(one, other) else None
            if pair is not None and not _gives(of_a, other, pair[1]) and not _gives(of_b, one, pair[0]):
                found.append(Clash(opposition=_figures(one, other, *pair), claims=(one.claim.iri, other.claim.iri)))
            elif denials and denies(one, other) and not any(denies(x, one) for x in of_a) and not any(denies(x, other) for x in of_b):
                found.append(Clash(opposition=_denial(one, other), claims=(one.claim.iri, other.claim.iri)))
    return found


def _gives(several: Iterable[Stated], claim: Stated, figure: Figure) -> bool:
    """Return whether a text gives the figure of a claim of the other text, too."""
    return any(figure.meets(one) for said in several if counted_alike(said, claim) for one in said.figures)


def compatible(of_a: Iterable[ResolvedClaim], of_b: Iterable[ResolvedClaim], text_of: Mapping[str, Extraction]) -> bool:
    """Return whether any claims of two texts, which are alike in all else, give figures that can stand together, or none."""
    one, other = ([_bare(claim, text_of) for claim in islice(claims, MOST)] for claims in (of_a, of_b))
    return any(figures_clash(x, y) is None for x in one for y in other)


def _bare(claim: ResolvedClaim, text_of: Mapping[str, Extraction]) -> Stated:
    text = text_of[claim.article].article.text
    return Stated(claim=claim, node=None, words=_words(claim, text), who="", text=text)


def differ(of_a: Sequence[Stated], of_b: Sequence[Stated]) -> str | None:
    """Return which figures of the same measure the two texts give, where they have none of it in common; None where they do not."""
    for a in (figure for said in of_a for figure in said.figures):
        same = [b for said in of_b for b in said.figures if b.of == a.of]
        if same and not any(a.meets(b) for b in same):
            return f"{a.words} against {same[0].words}"
    return None


def _words(claim: ResolvedClaim, text: str) -> str:
    return " ".join(" ".join(span.of(text) for span in claim.claim.content).split())


def figures_clash(one: Stated, other: Stated) -> tuple[Figure, Figure] | None:
    """Return the first figures of two claims that measure the same and do not meet; None where they meet or nothing can be compared."""
    for a in one.figures:
        same = [b for b in other.figures if b.of == a.of]
        if same and not any(a.meets(b) for b in same):
            return a, same[0]
    return None


def counted_alike(one: Stated, other: Stated) -> bool:
    """Return whether two claims speak of one event: of one kind, with most words in common, and with no other town or day."""
    a, b = one.node, other.node
    if a is None or b is None or one.denied or other.denied:
        return False
    kind, other_kind = family_of(a.predicate), family_of(b.predicate)
    if kind.name != other_kind.name or _apart(a, b):
        return False
    both = one.stems & other.stems
    return len(both) >= HALF * min(len(one.stems), len(other.stems))


def denies(one: Stated, other: Stated) -> bool:
    """Return whether one of two claims denies what the other says, as far as their words tell."""
    a, b = one.node, other.node
    if one.denied == other.denied or one.refused or other.refused or (a is not None and b is not None and _apart(a, b)):
        return False
    both = one.stems & other.stems
    least = min(len(one.stems), len(other.stems))
    return len(both) >= FEW and len(both) >= MOSTLY * least


def _apart(a: PropositionNode, b: PropositionNode) -> bool:
    """Return whether two propositions are of different places, as far as they name them, or of different days."""
    if a.place and b.place and a.place != b.place:
        return True
    if not (a.alleged_from and a.alleged_to and b.alleged_from and b.alleged_to):
        return False
    return a.alleged_to < b.alleged_from or b.alleged_to < a.alleged_from


def _figures(one: Stated, other: Stated, a: Figure, b: Figure) -> Opposition:
    rest = one.words.partition(a.words)[2].strip(" ,;:.") or one.words
    noun = "people" if a.of == "peopl" else a.words.rsplit(" ", 1)[-1]
    return Opposition(
        question=f"How many {noun}: “{_cut(rest)}”?",
        a=(_by(a.words, one.who),),
        b=(_by(b.words, other.who),),
        figures=True,
        because=f"{a.words} against {b.words}",
    )


def _denial(one: Stated, other: Stated) -> Opposition:
    affirmed = other if one.denied else one
    answers = tuple(_by("no" if side.denied else "yes", side.who) for side in (one, other))
    denied = one if one.denied else other
    return Opposition(
        question=f"Is it so: “{_cut(_LEAD.sub('', affirmed.words))}”?",
        a=(answers[0],),
        b=(answers[1],),
        figures=False,
        because=f"denied: “{_cut(_LEAD.sub('', denied.words))}”",
    )


def _by(answer: str, who: str) -> str:
    return f"{answer} ({who})" if who else answer


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
