"""Candidates for a name among many: by words, beginnings and endings, then by likeness. For people to look at, never to merge by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.vocabulary.names_keys import key

COMMON = 150
"""Names that one block may hold: a word that stands in more of them tells nothing, and would make the search slow."""

ENDS = 4
"""Letters of the beginning and of the ending of a word that make a block of their own, for names spelled otherwise."""

ALIKE = 84.0
"""Lowest likeness, 0 to 100, that is shown: transliterations of one name ("Pashinyan", "Pashinian") lie above 85, different towns such
as Aghdam and Aghdara below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be another spelling."""

    name: str
    likeness: float
    """0 to 100."""
    reason: str


class NameIndex:
    """Names by blocks; built once, asked often."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({key(name): name for name in sorted(names, reverse=True)}.items())
        self.exact = {folded: number for number, (folded, _) in enumerate(self.names)}
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, (folded, _) in enumerate(self.names):
            for block in _blocks(folded):
                blocks[block].append(number)
        self.blocks = {block: tuple(found) for block, found in blocks.items() if len(found) <= COMMON}

    def search(self, name: str, limit: int = 5) -> Sequence[Candidate]:
        """Return the names most like a name, itself left out, best first."""
        folded = key(name)
        votes: Counter[int] = Counter()
        for block in _blocks(folded):
            votes.update(self.blocks.get(block, ()))
        votes.pop(self.exact.get(folded, -1), None)
        best = sorted(votes.items(), key=lambda one: (-one[1], one[0]))[: 8 * limit]
        scored = [(fuzz.ratio(folded, self.names[number][0]), self.names[number][1]) for number, _ in best]
        shown = sorted(((score, other) for score, other in scored if score >= ALIKE), key=lambda one: (-one[0], one[1]))[:limit]
        return [Candidate(name=other, likeness=score, reason=f"{score:.0f} of 100 letters alike") for score, other in shown]


def _blocks(folded: str) -> list[str]:
    words = folded.split()
    return [
        *(f"w {word}" for word in words if len(word) > 2),
        *(f"a {word[:ENDS]}" for word in words if len(word) > ENDS),
        *(f"z {word[-ENDS:]}" for word in words if len(word) > ENDS),
    ]
