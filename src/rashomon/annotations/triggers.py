"""The trigger lexicon: which words name which event, in which frame, and where its participants stand.

A frame is chosen by lemma, part of speech and what the sentence gives the word (a particle, an object of a kind, a preposition, a
complement); of several that fit, the one that asks for most. The words are in `lexicons/en/triggers.csv`, the kinds of noun in
`kinds.csv`; nothing here knows a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rashomon.annotations.clauses import COMPLEMENTS, Tree, all_prepositional, objects, passive, prepositional, prepositions, subject
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
        *("obj", "intr", "subj", "place", "person", "event", "attr", "comp", "comp.obj", "nocomp", "acomp", "pcomp", "dative"),
        *("passive", "active", "light", "joint", "prt", "prep", "noprep", "pp", "at", "mod", "neg", "the"),
    )
)
"""Conditions that a frame may set; see _holds."""


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
    """Return how much a frame asks for: a condition with words counts twice."""
    return sum(2 if words else 1 for _, words in frame.needs)


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
    return Lexicon(frames=read_triggers(kinds, language), kinds=kinds)


def matching(tree: Tree, i: int, lexicon: Lexicon) -> Frame | None:
    """Return the frame of a word in its sentence, or None where it names no event."""
    for frame in lexicon.frames.get((tree.lemma[i], tree.pos[i]), ()):
        if all(_holds(tree, i, name, words, lexicon) for name, words in frame.needs):
            return frame
    return None


def _holds(tree: Tree, i: int, name: str, words: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether a sentence gives a word what a frame asks for.

    obj, subj: an object or subject (of these lemmas); intr: no object; place, person: an object that is one; event: an object that names
    an act of conflict or co-operation; prt: a particle; prep, noprep: a preposition; pp: a preposition with an object ("under:control");
    at: a preposition with a place; comp: a clause as complement (of this verb); comp.obj: one with such an object; nocomp: none; acomp: a
    predicative adjective; pcomp: a preposition with a verb; dative: a receiver; mod: a modifier of a noun; light: a noun under a verb
    that only carries it; joint: several who do it; attr: a predicative noun; neg: negation; the: a definite article.
    """
    kids, dep = tree.kids[i], tree.dep
    match name:
        case "obj" | "subj" | "intr" | "place" | "person" | "event":
            found = tree.child(i, "nsubj", "nsubjpass") if name == "subj" else objects(tree, i)
            return _fits(tree, found, name, words, lexicon)
        case "prt":
            return any(tree.low[k] in words and dep[k] in ("prt", "advmod", "prep", "acomp", "oprd") for k in kids)
        case "prep" | "noprep":
            return any(all_prepositional(tree, i, word) for word in words) == (name == "prep")
        case "pp":
            return any(f"{word}:{tree.lemma[found]}" in words for word, found in prepositions(tree, i))
        case "at":
            return any(word in words and is_place(tree, found, lexicon) for word, found in prepositions(tree, i))
        case "comp" | "nocomp" | "comp.obj":
            return _complemented(tree, i, name, words)
        case "acomp":
            return any(tree.lemma[k] in words and dep[k] in ("acomp", "oprd", "ccomp", "xcomp", "advmod") for k in kids)
        case "pcomp":
            return any(dep[k] == "prep" and tree.child(k, "pcomp") is not None for k in kids)
        case "dative":
            return any(dep[k] in ("dative", "iobj") for k in kids)
        case "passive" | "active":
            return passive(tree, i) == (name == "passive")
        case "mod":
            return any(tree.lemma[k] in words and dep[k] in ("compound", "amod", "nmod") for k in kids)
        case "light":
            return carrier(tree, i, lexicon) is not None
        case "joint":
            return _joint(tree, i, lexicon)
        case "the":
            return any(dep[k] == "det" and tree.low[k] in ("the", "this", "that") for k in kids)
        case "attr":
            return any(tree.low[k] in words and dep[k] == "attr" for k in kids)
        case _:
            return any(dep[k] == "neg" for k in kids)


def _complemented(tree: Tree, i: int, name: str, words: frozenset[str]) -> bool:
    found = next((k for k in tree.kids[i] if tree.dep[k] in COMPLEMENTS), None)
    if found is None or name == "nocomp":
        return found is None and name == "nocomp"
    if name == "comp.obj":
        target = objects(tree, found)
        return target is not None and tree.lemma[target] in words
    return not words or tree.lemma[found] in words or tree.dep[found] in words or tree.tag[found] in words


def _joint(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    verb = carrier(tree, i, lexicon)
    who = subject(tree, verb) if verb is not None else None
    several = who is not None and (len(tree.conjuncts(who)) > 1 or any(tree.dep[k] == "conj" for m in tree.kids[who] for k in tree.kids[m]))
    return several or any(tree.low[k] in ("with", "between") or tree.lemma[k] == "joint" for k in tree.kids[i])


def _fits(tree: Tree, found: int | None, name: str, words: frozenset[str], lexicon: Lexicon) -> bool:
    if found is None or name == "intr":
        return found is None and name == "intr"
    match name:
        case "place":
            return is_place(tree, found, lexicon)
        case "person":
            return is_person(tree, found, lexicon)
        case "event":
            return event_class(tree, found, lexicon) in words
        case _:
            return not words or any(tree.lemma[k] in words for k in _wordings(tree, found, lexicon))


def _wordings(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """Return the nouns by any of which an object may be known: joined ones, what a measure measures, "ceasefire" in "ceasefire deal"."""
    found = [measured(tree, k, lexicon) for k in tree.conjuncts(i)]
    return [*found, i, *(k for k in tree.kids[i] if tree.dep[k] == "compound")]


def measured(tree: Tree, i: int, lexicon: Lexicon) -> int:
    """Return what a measure measures ("soldiers" in "hundreds of soldiers"), or the word itself."""
    for _ in range(3):
        if tree.lemma[i] not in lexicon.kinds["partitive"] and tree.pos[i] != "NUM":
            break
        found = prepositional(tree, i, "of")
        if found is None:
            break
        i = found
    return i


def carrier(tree: Tree, i: int, lexicon: Lexicon) -> int | None:
    """Return the verb that only carries an event noun ("launched" in "launched an attack"), or None."""
    if tree.dep[i] == "pobj" and tree.low[tree.head[i]] == "of" and tree.lemma[tree.head[tree.head[i]]] in lexicon.kinds["partitive"]:
        i = tree.head[tree.head[i]]
    verb = tree.head[i]
    if tree.dep[i] in ("dobj", "nsubjpass") and tree.lemma[verb] in lexicon.kinds["light"]:
        return verb
    if tree.dep[i] == "pobj":
        verb = tree.head[verb]
        if (
            tree.pos[verb] == "VERB"
            and tree.lemma[verb] in lexicon.kinds["light"]
            and tree.low[tree.head[i]] in ("in", "to", "into", "out")
        ):
            return verb if tree.child(verb, "dobj") is None else None
    return None


def is_place(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun names or describes a place; a name of no known kind may be one."""
    i = measured(tree, i, lexicon)
    if tree.entity[i]:
        return tree.entity[i] in ("GPE", "LOC", "FAC")
    return tree.lemma[i] in lexicon.kinds["place"] or tree.pos[i] == "PROPN"


def is_person(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun names or describes a person or people."""
    i = measured(tree, i, lexicon)
    return tree.entity[i] in ("PERSON", "NORP") or tree.lemma[i] in lexicon.kinds["people"] or tree.pos[i] == "PRON"


def event_class(tree: Tree, i: int, lexicon: Lexicon) -> str:
    """Return "conflict", "co-operation" or "" for a noun or verb, by the quad class of its least demanding frame."""
    frames = lexicon.frames.get((tree.lemma[i], tree.pos[i]))
    kind = frames[-1].type if frames else None
    return TYPES[kind].partition(" ")[2] if kind else ""
