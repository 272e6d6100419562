"""Participles without their "be": in "Minister accused of fraud" and "the colonel, accused of fraud, fled" it is others who accuse."""

from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.annotations.wordlists import read_rows

ANY = "any"
"""Link of a verb that is passive whatever follows, but an object."""
OBJECTS = frozenset({"dobj", "dative", "ccomp", "oprd", "agent"})
"""What a verb that tells whom it is done to may have; "by" has its own way."""
ALONE = frozenset({"ROOT", "ccomp", "parataxis", "dep"})
"""How the verb of a clause of its own stands."""
REDUCED = frozenset({"acl", "advcl"})
"""How a participle stands to the noun, or the clause, that it goes with."""


@cache
def links() -> Mapping[str, frozenset[str]]:
    """Return the verbs that always name whom they are done to, with what may follow them in the passive."""
    found: dict[str, set[str]] = {}
    for row in read_rows("bare-passives", ("verb", "link"), key=("verb", "link")):
        found.setdefault(row["verb"], set()).add(row["link"])
    return {verb: frozenset(words) for verb, words in found.items()}


def bare_passives(
    low: Sequence[str], lemma: Sequence[str], tag: list[str], dep: list[str], children: Sequence[Sequence[int]]
) -> frozenset[int]:
    """Return the participles that are passives without "be"; each is tagged as one, and its subject becomes that of a passive.

    In a clause of its own the past tense looks the same; with "to" it is one only where the subject is no name and has no article, or
    where no full stop follows, as in headlines: elsewhere "Norland urged to wait" is bad English for its urging others.

    Args:
        low: words in lower case.
        lemma: of each token.
        tag: fine part of speech; changed.
        dep: dependency; changed.
        children: of each token.
    """
    verbs = links()
    found = set()
    for i in [i for i, word in enumerate(lemma) if word in verbs and tag[i] in ("VBN", "VBD")]:
        roles = {dep[c] for c in children[i]}
        roles |= {dep[c] for joined in children[i] if dep[joined] == "conj" for c in children[joined]} & OBJECTS
        if not roles.isdisjoint(OBJECTS) or not roles.isdisjoint(("aux", "auxpass", "nsubjpass")):
            continue
        link = _link(i, verbs[lemma[i]], low, tag, dep, children)
        if dep[i] in REDUCED and "nsubj" not in roles and link:
            tag[i] = "VBN"
            found.add(i)
        elif dep[i] in ALONE and link:
            subject = next((c for c in children[i] if dep[c] == "nsubj" and c < i), -1)
            if subject >= 0 and tag[subject][:2] in ("NN", "CD") and (link != "to" or _in_headline(subject, i, low, tag, dep, children)):
                tag[i], dep[subject] = "VBN", "nsubjpass"
                found.add(i)
    return frozenset(found)


def part_from_speaker(verbs: Sequence[int], tag: Sequence[str], dep: list[str], head: list[int]) -> None:
    """Make a clause of a noun and its participle that stand, as a second subject, before who says so: "Two wounded in raid, army says".

    Args:
        verbs: the tokens that are verbs.
        tag: fine part of speech.
        dep: dependency; changed.
        head: of each token; changed.
    """
    for i in verbs:
        noun = head[i]
        if dep[i] != "acl" or tag[i] not in ("VBN", "VBD") or dep[noun] != "nsubj" or not noun < i < head[noun]:
            continue
        above = head[noun]
        if any(head[k] == above and dep[k] == "nsubj" for k in range(i + 1, above)):
            head[i], dep[i], head[noun], dep[noun] = above, "ccomp", i, "nsubjpass"


def _link(
    verb: int, links: frozenset[str], low: Sequence[str], tag: Sequence[str], dep: Sequence[str], children: Sequence[Sequence[int]]
) -> str:
    """Return what follows a verb that makes a passive of it, or nothing."""
    for c in children[verb]:
        if c > verb and dep[c] == "prep" and low[c] in links:
            return low[c]
        if c > verb and dep[c] == "xcomp" and tag[c] == "VB" and "to" in links:
            return "to"
    return ANY if ANY in links else ""


def _in_headline(
    subject: int, verb: int, low: Sequence[str], tag: Sequence[str], dep: Sequence[str], children: Sequence[Sequence[int]]
) -> bool:
    """Return whether a clause is told as headlines tell: about people without an article, or without a full stop."""
    before = {dep[c] for c in children[subject]}
    if "det" in before:
        return False
    return (tag[subject] in ("NN", "NNS") and "poss" not in before) or not any(low[c] == "." for c in children[verb])
