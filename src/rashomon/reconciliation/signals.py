"""Signals: what in one short text speaks for or against what another says, each with the words that give it away.

The text A is what is claimed, B what is held against it. Every signal is a number from 0 to about 2.5; most are 0 or 1.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.articles.dates import months
from rashomon.reconciliation.stance_words import TELLING, Hit, hits, stem, stems, tokens

NEAR: Final = 4
"""Words that carry meaning after a negation, and tokens before it, among which it looks for what it negates."""
BEFORE: Final = 3
"""Tokens before a refuting word in which a negation turns it round ("is no hoax")."""
BESIDE: Final = 8
"""Tokens between an attacking or denying verb and the report that it attacks."""
LONG: Final = 2.5
"""Greatest value of the length signal: 25 tokens."""


SHARED: Final = 4
"""First letters by which "meteor" and "meteorite" still count as shared, where the question is whether anything is."""
DAY: Final = 2
"""Digits of the day of a month at most."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)

APART: Final = 4
"""Words that carry meaning, in each of two texts, from which sharing none says that they speak of different things. By reasoning."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal with the words of B that it comes from."""

    value: float
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts, read once."""

    a: list[str]
    b: list[str]
    stems_a: frozenset[str]
    stems_b: frozenset[str]
    found_a: Mapping[str, Sequence[Hit]]
    found_b: Mapping[str, Sequence[Hit]]

    def words(self, several: Sequence[Hit]) -> str:
        """Return the words of B at these places, each once."""
        return " / ".join(dict.fromkeys(" ".join(self.b[start:end]).replace(" n't", "n't") for start, end in several))


def read(a: str, b: str) -> Pair:
    """Return two texts as tokens, stems and the places of telling words."""
    tokens_a, tokens_b = tokens(a), tokens(b)
    return Pair(
        a=tokens_a,
        b=tokens_b,
        stems_a=frozenset(stems(tokens_a)),
        stems_b=frozenset(stems(tokens_b)),
        found_a=_hits(tokens_a),
        found_b=_hits(tokens_b),
    )


def _hits(of: list[str]) -> dict[str, list[Hit]]:
    """Return where the words of each kind stand; a negation in an idiom ("no doubt") or a compound ("no-show") is none."""
    found = {kind: hits(kind, of) for kind in TELLING}
    idle = {place for start, end in found["idiom"] for place in range(start, end)}
    idle |= {start for start, _ in found["negate"] if of[start + 1 : start + 2] == ["-"]}
    for kind in ("negate", "answer"):
        found[kind] = [hit for hit in found[kind] if hit[0] not in idle]
    return found


def signals(a: str, b: str) -> dict[str, Signal]:
    """Return the signals that are not 0, by name."""
    pair = read(a, b)
    found = {
        "bias": Signal(1.0),
        **_overlap(pair),
        **_negation(pair),
        **_refutation(pair),
        **_telling(pair),
        **_contraries(pair),
        **_form(pair),
    }
    return {name: signal for name, signal in found.items() if signal.value}


def _overlap(pair: Pair) -> dict[str, Signal]:
    """How much of A stands in B."""
    both = pair.stems_a & pair.stems_b
    starts = {one[:SHARED] for one in pair.stems_b}
    numbers_a, numbers_b = _figures(pair.a), _figures(pair.b)
    return {
        "cover": Signal(len(both) / max(1, len(pair.stems_a)), " ".join(sorted(both))),
        "cover_b": Signal(len(both) / max(1, len(pair.stems_b))),
        "none": Signal(float(not both)),
        "apart": Signal(
            float(not any(one[:SHARED] in starts for one in pair.stems_a) and min(len(pair.stems_a), len(pair.stems_b)) >= APART)
        ),
        "length": Signal(min(LONG, len(pair.b) / 10)),
        "short": Signal(float(len(pair.b) < 5)),
        "number_same": Signal(float(bool(numbers_a & numbers_b)), " ".join(sorted(numbers_a & numbers_b))),
        "number_new": Signal(float(bool(numbers_b - numbers_a)), " ".join(sorted(numbers_b - numbers_a))),
    }


def _figures(of: Sequence[str]) -> set[str]:
    """Return the numbers of a text, but for years and the days of months: that two reports are of one day speaks for neither of them.

    >>> sorted(_figures(["on", "aug", ".", "9", ",", "2023", ",", "41", "of", "120", "died"]))
    ['120', '41']
    """
    names = months()
    words = ["", *(word for word in of if word[0].isalnum()), ""]
    return {
        word
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
        if word[0].isdigit() and not (len(word) <= DAY and (before in names or after in names)) and not _YEAR.fullmatch(word)
    }


def _negation(pair: Pair) -> dict[str, Signal]:
    """Negations in B, near to words of A or not; in A they turn the meaning of those in B round."""
    negated = pair.found_b["negate"]
    if pair.found_a["negate"]:
        return {"negated_a": Signal(1.0), "negated_both": Signal(float(bool(negated)), pair.words(negated))}
    near = [hit for hit in negated if any(word in pair.stems_a for word in stems(pair.b[hit[1] : hit[1] + 2 * NEAR])[:NEAR])]
    before = [hit for hit in negated if any(word in pair.stems_a for word in stems(pair.b[max(0, hit[0] - NEAR) : hit[0]]))]
    known = {*near, *before}
    far = [hit for hit in negated if hit not in known]
    return {
        "negated_near": Signal(float(bool(near)), pair.words(near)),
        "negated_after": Signal(float(bool(before)), pair.words(before)),
        "negated_far": Signal(float(bool(far)), pair.words(far)),
    }


def _refutation(pair: Pair) -> dict[str, Signal]:
    """Words that call it untrue, denials and doubts: not where they are negated, asked, or spoken of in A already."""
    found = {}
    last = max((place for place, word in enumerate(pair.b) if word == "?"), default=-1)
    turned = {kind: {start + 1 for start, _ in pair.found_b["negate"]} for kind in ("refute", "deny", "doubt")}
    turned["refute"] |= {end for _, end in pair.found_b["deny"]}
    for kind in ("refute", "deny", "doubt"):
        several = [hit for hit in pair.found_b[kind] if not any(hit[0] - back in turned[kind] for back in range(BEFORE))]
        if pair.found_a[kind]:
            several = []
        asked = [hit for hit in several if hit[0] < last]
        said = [hit for hit in several if hit[0] > last]
        found[kind] = Signal(float(bool(said)), pair.words(said))
        found[f"{kind}_asked"] = Signal(float(bool(asked) and not said), pair.words(asked))
        if kind == "refute":
            found["refute_twice"] = Signal(float(len(said) > 1), pair.words(said))
    reports = {start for start, _ in pair.found_b["report"]}
    for kind in ("attack", "deny"):
        beside = [hit for hit in pair.found_b[kind] if any(hit[0] + ahead in reports for ahead in range(1, BESIDE + 1))]
        found[f"{kind}_report"] = Signal(float(bool(beside)), pair.words(beside))
    return found


def _telling(pair: Pair) -> dict[str, Signal]:
    """How B tells it: hedged, from a source, as a plan, confirmed, as talk."""
    found = {}
    for kind in ("hedge", "source", "plan", "confirm", "talk", "distance"):
        here, there = pair.found_b[kind], pair.found_a[kind]
        found[kind] = Signal(float(bool(here)), pair.words(here))
        if kind in ("hedge", "source", "plan"):
            found[f"{kind}_both"] = Signal(float(bool(here) and bool(there)), pair.words(here))
    found["hedge_twice"] = Signal(float(len(pair.found_b["hedge"]) > 1), pair.words(pair.found_b["hedge"]))
    found["source_a"] = Signal(float(bool(pair.found_a["source"])))
    colon = pair.b.index(":") if ":" in pair.b[:5] else 0
    first = [hit for kind in ("source", "confirm", "hedge") for hit in pair.found_b[kind] if hit[1] <= colon]
    found["source_first"] = Signal(float(bool(first)), pair.words(first))
    return found


def _contraries(pair: Pair) -> dict[str, Signal]:
    """What cannot be true beside A: alive against dead, safe against captured, called off against planned."""
    there, here = pair.found_a, pair.found_b
    undone = [hit for hit in here["undo"] if stem(pair.b[hit[0]]) not in pair.stems_a] if not there["undo"] else []
    planned = bool(there["plan"]) or "to" in pair.a or "will" in pair.a
    return {
        "undone": Signal(float(bool(undone)), pair.words(undone)),
        "plan_undone": Signal(float(bool(undone) and planned), pair.words(undone)),
        "alive": Signal(float(bool(there["dead"]) and bool(here["living"])), pair.words(here["living"])),
        "unharmed": Signal(float(bool(there["harmed"] or there["dead"]) and bool(here["safe"])), pair.words(here["safe"])),
    }


def _form(pair: Pair) -> dict[str, Signal]:
    """The form of B: a question, an answer, a colon, a quotation."""
    asked = "?" in pair.b
    answers = pair.found_b["answer"]
    head = pair.b.index(":") + 1 if ":" in pair.b[:4] else 0
    first = {0, *(place + 1 for place, word in enumerate(pair.b) if word == "?")}
    answered = any(start in first or (head and start <= head) for start, _ in answers)
    return {
        "question": Signal(float(asked), "?"),
        "question_end": Signal(float(pair.b[-1:] == ["?"]), "?"),
        "question_full": Signal(float(asked and bool(pair.found_b["ask"]) and pair.found_b["ask"][0][0] == 0), pair.b[0] if pair.b else ""),
        "answer": Signal(float(answered), pair.words(answers)),
        "colon_late": Signal(float(":" in pair.b[4:])),
        "dash_late": Signal(float(any(mark in ("-", "–", "—") for mark in pair.b[-5:]))),
    }
