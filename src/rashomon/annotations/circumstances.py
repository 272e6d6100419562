"""Where, when and how many: the place, time and quantities that a clause gives its event."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.annotations.clauses import object_control, prepositions
from rashomon.annotations.conditions import is_place
from rashomon.annotations.keys import QUANTITIES, TIMES
from rashomon.annotations.participants import Cast, participant
from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import Lexicon


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where times and quantities stand in one document."""

    times: Mapping[int, int]
    """Token position of what a time depends on to its position in the TIMES records; the first one counts, durations do not."""
    quantities: Mapping[int, tuple[int, ...]]
    """Token position inside a quantity or of the noun it counts to positions in the QUANTITIES records."""


def circumstances(doc: Doc, tree: Tree) -> Circumstances:
    """Return what times and quantities depend on."""
    times: dict[int, int] = {}
    group = doc.spans.get(TIMES)
    kinds = [record["kind"] for record in group.attrs.get("records", ())] if group is not None else []
    for number, (start, end) in enumerate(_token_ranges(doc, TIMES)):
        if kinds[number] in ("duration", "set"):
            continue
        times.setdefault(_attached(tree, start, end), number)
    quantities: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(_token_ranges(doc, QUANTITIES)):
        for i in {*range(start, end), _attached(tree, start, end)}:
            quantities.setdefault(i, []).append(number)
    return Circumstances(times, {i: tuple(found) for i, found in quantities.items()})


def _token_ranges(doc: Doc, key: str) -> Iterator[tuple[int, int]]:
    for span in doc.spans.get(key, ()):
        yield span.start, span.end


def _attached(tree: Tree, start: int, end: int) -> int:
    """Return the word that a stretch of text depends on, prepositions looked through."""
    root = next((i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i), start)
    head = tree.head[root]
    for _ in range(REACH):
        if tree.dep[head] not in ("prep", "mark") or tree.head[head] == head:
            break
        head = tree.head[head]
    return head


def time_of(circumstances: Circumstances, chain: Sequence[int]) -> int | None:
    """Return the position of the time record that an event's clause gives, or None."""
    return next((circumstances.times[at] for at in chain if at in circumstances.times), None)


def quantities_of(circumstances: Circumstances, heads: tuple[int, ...]) -> list[int]:
    """Return positions of the quantities that count the participants with these heads."""
    found: list[int] = []
    for i in heads:
        found += [number for number in circumstances.quantities.get(i, ()) if number not in found]
    return found


def place_of(cast: Cast, lexicon: Lexicon, words: frozenset[str], chain: Sequence[int], whom: int | None = None) -> int | None:
    """Return the referent of the first place that a locative phrase of an event's clause names, or None.

    Args:
        cast: the participants.
        lexicon: which nouns are places.
        words: the prepositions of place.
        chain: the event and the words above it.
        whom: head of what it is done to, behind which the place may stand ("a strike on a market in Harad").
    """
    tree = cast.tree
    for at in chain if whom is None else (*chain, whom):
        for word, found in prepositions(tree, at):
            if found == whom or word in object_control().get(tree.lemma[at], ()):
                continue  # who is called on is no place
            if word in words and is_place(tree, found, lexicon):
                return participant(cast, found)
    return None
