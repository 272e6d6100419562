"""Pronouns: he and she for people, it and they for states and organizations, where one antecedent stands out."""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from rashomon.annotations.coreference_scene import Scene
from rashomon.annotations.mentions import Found
from rashomon.annotations.names_people import title_genders
from rashomon.annotations.names_words import role_words
from rashomon.annotations.spelled import spelled
from rashomon.annotations.token_ids import ids, places
from rashomon.annotations.triggers import is_killed
from rashomon.annotations.units import persons

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "their", "them", "themselves"))

SENTENCES = 3
"""How many sentences back a person may have been named: beyond that writers repeat the name."""

SUBJECTS = ("nsubj", "nsubjpass")
STEPS = 12
"""Words above a pronoun that are looked at, at most: bounds the time, whatever a parser makes of a long sentence."""


def pronouns(scene: Scene) -> None:
    """Add the pronouns whose antecedent stands out, in the order of the text."""
    genders = _genders(scene)
    for i in places(spelled(scene.doc).lowered, _ids()):
        token = scene.doc[i]
        if token.pos_ != "PRON" and token.tag_ != "PRP$":
            continue
        word = token.lower_
        number = None
        if word in MALE or word in FEMALE:
            number = _person(scene, token, genders)
        elif word in NEUTER:
            number = _thing(scene, token)
        elif word in PLURAL:
            number = _plural(scene, token)
        if number is not None:
            scene.add(Found(start=token.i, end=token.i + 1, type=scene.things[number].type, kind="pronoun", referent=number))


@cache
def _ids() -> frozenset[int]:
    return ids(MALE | FEMALE | NEUTER | PLURAL)


def _genders(scene: Scene) -> dict[int, str]:
    """Return what titles and functions tell about the gender of people: m or f."""
    told: dict[int, str] = {}
    titles = title_genders()
    for m in scene.found:
        if m.type == "Person" and m.start:
            gender = titles.get(scene.doc[m.start - 1].lower_.rstrip("."))
            if gender:
                told.setdefault(m.referent, gender)
    for number, thing in enumerate(scene.things):
        for role in thing.roles:
            for word in role["words"].lower().split():
                entry = role_words().get(word)
                if entry is not None and entry.gender:
                    told.setdefault(number, entry.gender)
    return told


def _person(scene: Scene, token: Token, genders: dict[int, str]) -> int | None:
    gender = "m" if token.lower_ in MALE else "f"
    quoted = scene.quoted[token.i]
    best: tuple[int, int] | None = None
    chosen = None
    sentence = scene.sentences[token.i]
    for m in scene.before(token.i, quoted=quoted):
        if scene.things[m.referent].type != "Person" or genders.get(m.referent, gender) != gender:
            continue
        back = sentence - scene.sentences[m.start]
        if back > SENTENCES:
            break
        head = scene.doc[m.start : m.end].root
        if back == 0 and head.dep_ == "dobj" and token.dep_ in SUBJECTS and token.head == head.head:
            continue
        if back == 0 and _charged(head, token):
            continue
        rank = (back, 0 if _subject(head) else 1 if head.dep_ not in ("poss", "compound", "pobj", "dobj") else 2)
        if best is None or rank < best:
            best, chosen = rank, m.referent
    if chosen is not None:
        genders.setdefault(chosen, gender)
    return chosen


def _charged(head: Token, token: Token) -> bool:
    """Whether a clause tells what its object is said to have done to somebody else: "accused the minister of having him killed"."""
    here = token
    for _ in range(STEPS):
        if here.dep_ == "pcomp" or here.head.i == here.i:
            break
        here = here.head
    return head.dep_ == "dobj" and here.dep_ == "pcomp" and token.dep_ != "poss" and here.head.head == head.head


def _subject(head: Token) -> bool:
    """Whether a mention is the subject of its clause, in person or by way of what stands beside it."""
    for _ in range(4):
        if head.dep_ in SUBJECTS:
            return True
        if head.dep_ not in ("appos", "conj"):
            return False
        head = head.head
    return False


def _thing(scene: Scene, token: Token) -> int | None:
    """Return the subject that "it" repeats: of the clause that reports it, of the clause before, else of the sentence before."""
    if _expletive(token):
        return None
    near = _nearest(scene, token) if token.lower_ == "its" else None
    if near is not None:
        return near
    for subject in _subjects_above(token):
        number = _singular(scene, subject)
        if number is not None:
            return number
        if token.lower_ == "it" and scene.at(subject.i) is None and subject.tag_ == "NN" and subject.lemma_.lower() not in persons():
            return None  # "the ship was at sea when it was boarded": what has no name is nearer than what the sentence before tells of
    if token.dep_ not in SUBJECTS or token.sent.start == 0:
        return None
    previous = scene.doc[token.sent.start - 1].sent
    if previous.root.i in range(previous.start, previous.end):
        for child in previous.root.children:
            if child.dep_ in SUBJECTS:
                return _singular(scene, child)
    return None


def _expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    if verb.lemma_ in ("seem", "appear", "happen", "turn", "take"):
        return True
    return (verb.lemma_ == "be" or token.dep_ == "nsubjpass") and any(
        child.dep_ in ("ccomp", "advcl", "xcomp", "csubj") for child in verb.children
    )


def _subjects_above(token: Token) -> Iterable[Token]:
    """Yield the subjects of the clauses that the token's clause depends on, nearest first."""
    here = token
    for _ in range(STEPS):
        head = here.head
        if head == here:
            return
        if head.pos_ in ("VERB", "AUX"):
            for child in head.children:
                if child.dep_ in SUBJECTS and child.i < token.i and child != token and here != child:
                    yield child
            if head == token.head and token.dep_ in SUBJECTS:
                for clause in head.children:
                    if clause.dep_ == "advcl" and clause.i < token.i:
                        yield from (child for child in clause.children if child.dep_ in SUBJECTS)
        here = head


def _nearest(scene: Scene, token: Token) -> int | None:
    """Return the last thing of the sentence that is more than a modifier of something else."""
    start = token.sent.start
    for m in scene.before(token.i, quoted=scene.quoted[token.i]):
        if m.start < start:
            return None
        head = scene.doc[m.start : m.end].root
        if head.dep_ not in ("amod", "compound", "nmod", "poss"):
            return _singular(scene, head)
    return None


def _singular(scene: Scene, head: Token) -> int | None:
    m = scene.at(head.i)
    if m is None or head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.children):
        return None
    return m.referent if scene.things[m.referent].type in ("Organization", "Place", "Product") and m.type != "Person" else None


def _plural(scene: Scene, token: Token) -> int | None:
    """Return the subject that "they" repeats, where nothing else in its clause is more than one: "killed nine rebels after they fired".

    Who tells that they were killed was not.
    """
    if is_killed(token.dep_, token.head.lemma_.lower()):
        return None
    for subject in _subjects_above(token):
        if any(child.dep_ == "dobj" and child.tag_ in ("NNS", "NNPS") and child.i < token.i for child in subject.head.children):
            return None
        m = scene.at(subject.i)
        if m is not None and not any(child.dep_ == "conj" for child in subject.children):
            return m.referent if scene.things[m.referent].type in ("Organization", "Group") else None
    return None
