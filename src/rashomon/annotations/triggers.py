"""The trigger lexicon: which words name which event, in which frame, and where its participants stand.

A frame is chosen by lemma, part of speech and what the sentence gives the word (a particle, an object of a kind, a preposition, a
complement); of several that fit, the one that asks for most. The words are in `lexicons/en/triggers.csv`, the kinds of noun in
`kinds.csv`; nothing here knows a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rashomon.annotations.wordlists import read_rows
from rashomon.errors import VocabularyError

TYPES: Final[Mapping[str, str]] = {
    "agree": "verbal co-operation",
    "consult": "verbal co-operation",
    "support": "verbal co-operation",
    "concede": "verbal co-operation",
    "cooperate": "material co-operation",
    "aid": "material co-operation",
    "retreat": "material co-operation",
    "request": "verbal conflict",
    "accuse": "verbal conflict",
    "reject": "verbal conflict",
    "threaten": "verbal conflict",
    "protest": "material conflict",
    "sanction": "material conflict",
    "mobilize": "material conflict",
    "coerce": "material conflict",
    "assault": "material conflict",
    "territory-capture": "material conflict",
}
"""PLOVER's sixteen event types (2021), each with its quad class, and our own."""

COLUMNS: Final = ("lemma", "pos", "needs", "predicate", "type", "subject", "object", "roles", "complement", "loaded")
POS: Final[Mapping[str, str]] = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ", "aux": "AUX"}
COMPLEMENT_EFFECTS: Final = frozenset(("", "same", "demanded", "future", "hypothetical", "possible", "negated"))
NEEDS: Final = frozenset(
    (
        *("obj", "intr", "subj", "place", "person", "name", "event", "attr", "comp", "comp.obj", "nocomp", "acomp", "pcomp", "dative"),
        *("passive", "active", "light", "joint", "prt", "prep", "noprep", "pp", "at", "mod", "neg", "the", "subj.place", "plain"),
        *("none", "topic", "mishap", "first", "initial"),
    )
)
"""Conditions that a frame may set; see conditions.py."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row of the trigger lexicon."""

    lemma: str
    pos: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    """(condition, words): ("prt", ("down",)); a condition without words asks for any."""
    predicate: str
    type: str | None
    hostile_type: str | None
    """The type where complement or object is an act of conflict ("agree/threaten"); None where there is one type only."""
    subject: tuple[str, ...]
    """Paths to the subject, the first that leads somewhere counts; "-" leads nowhere."""
    object: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    """(role, path)."""
    complement: str
    """What the trigger does to the event that it governs: demanded, future, ...; empty where it governs none."""
    loaded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All frames by (lemma, part of speech), the most demanding first, and the kinds of noun."""

    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    lemmas: frozenset[str]
    """The lemmas that have frames."""
    kinds: Mapping[str, frozenset[str]]
    """Kind of noun to its lemmas."""


def read_kinds(name: str, language: str = "en") -> dict[str, frozenset[str]]:
    """Return the words of a list with the columns kind and lemma, by kind.

    Raises:
        VocabularyError: where a word stands twice in one kind.
    """
    kinds: dict[str, set[str]] = {}
    for row in read_rows(name, ("kind", "lemma"), key=("kind", "lemma"), language=language):
        kinds.setdefault(row["kind"], set()).add(row["lemma"])
    return {kind: frozenset(lemmas) for kind, lemmas in kinds.items()}


def read_triggers(kinds: Mapping[str, frozenset[str]], language: str = "en") -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Return the frames of a lexicon by (lemma, part of speech).

    Raises:
        VocabularyError: where a row repeats another or has an unknown value.
    """
    found: dict[tuple[str, str], list[Frame]] = {}
    allowed = {"pos": POS, "complement": COMPLEMENT_EFFECTS, "loaded": ("", "yes")}
    for row in read_rows("triggers", COLUMNS, key=("lemma", "pos", "needs"), allowed=allowed, language=language):
        where = f"triggers: {row['lemma']},{row['pos']},{row['needs']}"
        types = row["type"].split("/") if row["type"] else []
        if any(kind not in TYPES for kind in types):
            raise VocabularyError(f"{where} has an unknown type: {row['type']}")
        needs = tuple(_need(need, kinds, where) for need in row["needs"].split())
        noun = row["pos"] == "noun"
        found.setdefault((row["lemma"], POS[row["pos"]]), []).append(
            Frame(
                lemma=row["lemma"],
                pos=row["pos"],
                needs=needs,
                predicate=row["predicate"],
                type=types[0] if types else None,
                hostile_type=types[1] if len(types) > 1 else None,
                subject=tuple((row["subject"] or ("light|by|poss|mod" if noun else "subj")).split("|")),
                object=tuple((row["object"] or ("of|on|against" if noun else "obj")).split("|")),
                roles=tuple((role, path) for role, _, path in (pair.partition("=") for pair in row["roles"].split())),
                complement=row["complement"],
                loaded=row["loaded"] == "yes",
            )
        )
    return {key: tuple(sorted(frames, key=_demands, reverse=True)) for key, frames in found.items()}


def _demands(frame: Frame) -> int:
    """Return how much a frame asks for: a condition with words counts twice, but for one that only asks for a class of events."""
    return sum(2 if words and name != "event" else 1 for name, words in frame.needs)


def _need(need: str, kinds: Mapping[str, frozenset[str]], where: str) -> tuple[str, frozenset[str]]:
    name, _, values = need.partition("=")
    if name not in NEEDS:
        raise VocabularyError(f"{where} asks for the unknown condition {name}")
    words: list[str] = []
    for value in filter(None, values.split("+")):
        if value.startswith("@"):
            if value[1:] not in kinds:
                raise VocabularyError(f"{where} asks for the unknown kind {value}")
            words += sorted(kinds[value[1:]])
        else:
            words.append(value)
    return name, frozenset(words)


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the lexicon of a language, read once."""
    kinds = read_kinds("kinds", language)
    frames = read_triggers(kinds, language)
    return Lexicon(frames=frames, lemmas=frozenset(lemma for lemma, _ in frames), kinds=kinds)


def is_killed(relation: str, verb: str) -> bool:
    """Return whether the word with a relation to a verb, given by its lemma, is who was killed: whoever tells of it is somebody else."""
    return relation == "nsubjpass" and any(frame.predicate == "kill" for frame in lexicon().frames.get((verb, "VERB"), ()))
