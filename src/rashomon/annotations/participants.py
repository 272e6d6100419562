"""Who takes part: from a noun in the parse to the referent that it stands for.

Names, nominals and pronouns that earlier components resolved are taken from the MENTIONS records. A participant that has none
("activists", "three soldiers") gets a nominal mention and a referent of its own here, so that every proposition can name it.
"""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.clauses import TEMPORAL, surface_subject
from rashomon.annotations.conditions import measured
from rashomon.annotations.keys import MENTIONS, MentionRecord, ReferentRecord
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.spelled import spelled
from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import Lexicon, is_killed

LONGEST: Final = 14
"""Most tokens of a nominal's wording; what is longer is a clause in disguise and is cut at its head's last adjacent phrase."""

CUT: Final = frozenset(("relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "ccomp", "xcomp", "dep", "parataxis"))
"""Children that end the wording of a nominal: what stands after them describes, it does not name."""
EACH_OTHER: Final = frozenset(("other", "another", "one", "others"))
"""Words that point to the other side and name nobody."""
MANY: Final = frozenset(("they", "them", "their"))
"""Pronouns for more than one."""
CONCRETE: Final = ("people", "body", "place", "aircraft", "troop")
"""Kinds of noun for what can be met or touched; a clause without an event type is told of these and of names only."""
ARMED: Final = ("troop", "aircraft")
SIDES: Final = ("amod", "compound", "nmod", "poss")
"""Relations of the word that says whose they are."""
CLAUSES: Final = frozenset(("relcl", "acl", "advcl", "pcomp"))
LEADING: Final = frozenset(("det", "predet", "advmod", "neg", "punct", "cc", "conj", "preconj", *CLAUSES))
"""Children before a nominal that are no part of its wording."""


@dataclass(slots=True)
class Cast:
    """The participants of one document, known and new."""

    doc: Doc
    tree: Tree
    lexicon: Lexicon
    referents: list[ReferentRecord]
    records: list[MentionRecord]
    at: dict[int, int]
    """Token position of a mention's head to its referent."""
    inside: dict[int, int]
    """Token position inside a mention to its referent."""
    worded: dict[str, int]
    """Wording of a definite nominal made here to its referent."""
    made: list[Span]


def cast(doc: Doc, tree: Tree, lexicon: Lexicon) -> Cast:
    """Return the participants that earlier components found."""
    group = doc.spans.get(MENTIONS)
    attrs = group.attrs if group is not None else {}
    records: list[MentionRecord] = list(attrs.get("records", ()))
    referents: list[ReferentRecord] = list(attrs.get("referents", ()))
    at: dict[int, int] = {}
    inside: dict[int, int] = {}
    for span, record in zip(group if group is not None else (), records, strict=False):
        for i in range(span.start, span.end):
            inside.setdefault(i, record["referent"])
            if not span.start <= tree.head[i] < span.end or tree.head[i] == i:
                at.setdefault(i, record["referent"])
    return Cast(doc=doc, tree=tree, lexicon=lexicon, referents=referents, records=records, at=at, inside=inside, worded={}, made=[])


def participant(cast: Cast, i: int, *, abstract: bool = True) -> int | None:
    """Return the referent of the noun phrase whose head is a token, or None for a pronoun that nobody resolved.

    Looks through measures ("thousands of", "part of", "members of") to what is measured.

    Args:
        cast: the participants known so far; a new one is added to it.
        i: position of the head.
        abstract: whether a phrase for something that is no person, body, place or thing ("the decision") becomes a participant.
    """
    tree, lexicon = cast.tree, cast.lexicon
    called = _called(cast, i)
    if called is not None:
        return cast.at[called]
    found = cast.at.get(i)
    if found is not None:
        return found
    i = measured(tree, i, lexicon)
    found = cast.at.get(i)
    if found is not None:
        return found
    if tree.pos[i] == "PRON" or tree.low[i] in EACH_OTHER:
        return _pronoun(cast, i)
    for k in tree.kids[i]:
        if tree.dep[k] == "appos" and k in cast.at and tree.pos[k] == "PROPN":
            return cast.at[k]
    if tree.pos[i] not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None
    if not abstract and tree.pos[i] != "PROPN" and not any(tree.lemma[i] in cast.lexicon.kinds[kind] for kind in CONCRETE):
        return None
    return _create(cast, i)


def _called(cast: Cast, i: int) -> int | None:
    """Return the head of the name that follows a noun at once and names it ("the destroyer Amber"), or None."""
    tree = cast.tree
    if tree.pos[i] != "NOUN":
        return None
    beside = [k for k in tree.kids[i] if tree.dep[k] == "appos"]
    named = next((k for k in beside if cast.doc[k].left_edge.i == i + 1), None)
    if named is None and tree.low[i] in word_kinds()["vessel"]:  # the parser often takes the name of a ship for something else
        last = min(i + 1 + LONGEST, len(tree.pos))
        named = next((k for k in range(i + 1, last) if k in cast.at or tree.pos[k] != "PROPN"), None)
    return named if named is not None and tree.pos[named] == "PROPN" and named in cast.at else None


def _pronoun(cast: Cast, i: int) -> int | None:
    """Return whom a pronoun of a reported clause means that nobody resolved: who says so ("the rebels said they had left")."""
    tree = cast.tree
    at = tree.head[i]
    if tree.low[i] not in cast.lexicon.kinds["pronoun"] or is_killed(tree.dep[i], tree.lemma[at]):
        return None
    for _ in range(REACH):
        above = tree.head[at]
        if above == at:
            return None
        if tree.dep[at] in ("ccomp", "pcomp", "advcl", "conj") and tree.pos[above] == "VERB":
            who = surface_subject(tree, above, 0)
            other = tree.child(above, "dobj") if tree.low[i] in MANY else None
            if other is not None and other < i and tree.tag[other] in ("NNS", "NNPS"):
                one = who is not None and tree.tag[who] not in ("NNS", "NNPS") and len(tree.conjuncts(who)) == 1
                return participant(cast, other) if one else None  # "it killed nine rebels after they attacked"; of two, neither
            if who is not None and who < i and who != i and tree.pos[who] != "PRON" and _agree(tree, cast.lexicon, i, who):
                return participant(cast, who)
        at = above
    return None


def _agree(tree: Tree, lexicon: Lexicon, pronoun: int, noun: int) -> bool:
    many = tree.tag[noun] in ("NNS", "NNPS") or len(tree.conjuncts(noun)) > 1
    if tree.low[pronoun] in MANY:
        return many or tree.lemma[noun] in lexicon.kinds["body"]
    human = tree.entity[noun] == "PERSON" or tree.lemma[noun] in lexicon.kinds["people"]
    return not many and not (human and tree.low[pronoun] in ("it", "its", "itself"))


def wording(doc: Doc, tree: Tree, i: int) -> tuple[int, int]:
    """Return the token range that words a noun phrase: no leading article, nothing after a comma, a date or a relative clause."""
    first, last = i, i
    for k in tree.kids[i]:
        if k < i:
            if first == i and i - k < LONGEST and tree.dep[k] not in LEADING:
                first = min(first, doc[k].left_edge.i)
        elif tree.dep[k] in CUT or (tree.dep[k] == "prep" and any(tree.entity[j] in TEMPORAL for j in tree.kids[k])):
            break
        else:
            low, high = doc[k].left_edge.i, min(doc[k].right_edge.i, i + LONGEST)
            stop = next((j for j in range(low, high + 1) if tree.dep[j] in CLAUSES or tree.low[j] in (",", "(", ";")), None)
            if stop is not None:
                last = max(last, stop - 1 if tree.dep[stop] not in CLAUSES else k - 1)
                break
            last = max(last, high)
    while first < i and tree.pos[first] in ("PUNCT", "PART", "SPACE"):  # the "'s" of whose it is, which the parser may hang on the noun
        first += 1
    while last > i and tree.pos[last] == "SPACE":  # a line break behind the phrase, which the parser hangs on its last word
        last -= 1
    return first, last + 1


def _create(cast: Cast, i: int) -> int:
    tree = cast.tree
    first, last = wording(cast.doc, tree, i)
    kind = _type(cast, i)
    text = spelled(cast.doc).of(first, last)
    definite = any(tree.dep[k] == "det" and tree.low[k] == "the" for k in tree.kids[i]) or any(
        tree.pos[k] == "PROPN" for k in range(first, last)
    )
    key = text.casefold()
    number = cast.worded.get(key) if definite else None
    if number is None:
        number = len(cast.referents)
        cast.worded[key] = number
        cast.referents.append(
            ReferentRecord(
                label=text,
                type=kind,
                names=[],
                concept=None,
                candidates=[],
                reason=f"described as “{text}”",
                roles=[],
                party=_side(cast, i),
            )
        )
    own = _own(cast, first, i, kind)
    cast.records.append(MentionRecord(span=[own.start_char, own.end_char], referent=number, kind="nominal"))
    cast.made.append(own)
    cast.at[i] = number
    return number


def _side(cast: Cast, i: int) -> int | None:
    """Return the state to which armed people or their craft belong by the word before them ("Norlandic guards"), or None."""
    tree, kinds = cast.tree, cast.lexicon.kinds
    if not any(tree.lemma[i] in kinds[kind] for kind in ARMED):
        return None
    of = next((tree.child(k, "pobj") for k in tree.kids[i] if k > i and tree.low[k] == "of"), None)
    said = [cast.inside[k] for k in tree.kids[i] if k < i and tree.dep[k] in SIDES and k in cast.inside]
    said += [cast.at[of]] if of is not None and of in cast.at else []
    return next((side for number in said if (side := _party(cast, number)) is not None), None)


def _party(cast: Cast, number: int) -> int | None:
    """Return the state that a referent is, or to which its body belongs."""
    referent = cast.referents[number]
    if referent["type"] == "Organization":
        return referent["party"]
    return number if referent["type"] == "Place" and referent["concept"] is not None and referent["party"] is None else None


def _own(cast: Cast, first: int, i: int, kind: str) -> Span:
    """Return the head with those words before it that belong to no other mention: mentions of different things do not overlap."""
    start = i
    while start > first and start - 1 not in cast.inside:
        start -= 1
    return Span(cast.doc, start, i + 1, label=kind)


def _type(cast: Cast, i: int) -> str:
    tree, kinds = cast.tree, cast.lexicon.kinds
    lemma = tree.lemma[i]
    if lemma in kinds["body"]:
        return "Organization"
    if lemma in kinds["people"]:
        return "Group" if tree.tag[i].endswith("S") else "Person"
    if lemma in kinds["place"]:
        return "Place"
    return "Other"


def write(cast: Cast, annotator: str) -> None:
    """Add the mentions made here to the span group, in the order of the text, so that spans and records stay parallel."""
    if not cast.made:
        return
    doc = cast.doc
    group = doc.spans.get(MENTIONS)
    spans = [*(group if group is not None else ()), *cast.made]
    attrs = dict(group.attrs) if group is not None else {"annotator": annotator}
    order = sorted(range(len(spans)), key=lambda n: (cast.records[n]["span"][0], -cast.records[n]["span"][1], n))
    attrs["records"] = [cast.records[n] for n in order]
    attrs["referents"] = cast.referents
    doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, attrs=attrs, spans=[spans[n] for n in order])
