"""Descriptions that point to something named: "the strategic town of", "the mountain enclave", "the president", "the company"."""

import re
from functools import cache

from spacy.symbols import NOUN, PROPN
from spacy.tokens import Token

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.coreference_scene import Scene
from rashomon.annotations.keys import RoleRecord
from rashomon.annotations.mentions import Found, Thing
from rashomon.annotations.names_words import role_words, word_kinds
from rashomon.annotations.roles import owner_of, role_at
from rashomon.annotations.spelled import spelled
from rashomon.annotations.token_ids import ids
from rashomon.annotations.triggers import lexicon
from rashomon.annotations.wordlists import function_words
from rashomon.vocabulary.names import PERSON, PLACE, STATE

PAIR = 2
"""How many people or states "the leaders" and "the sides" are: with more in a sentence it is not clear who is meant."""

MODEL = re.compile(r"[A-Z]{1,4}[a-z]?-?\d{1,4}[A-Z]{0,3}")
"""What the name of a model looks like: TB2, S-300, Su-25."""

LONGEST = 30
"""Most tokens of a description in which the body that somebody speaks for is looked for; behind these it is cut."""
FARTHEST = 3
"""Most words between a product's name and the noun for what it is: "ZX80 portable digital music player" has three."""

GENERAL = frozenset(("organization", "organisation", "group", "body", "movement"))
"""Words for an organization of any kind."""

SAID = frozenset(("ministry", "department", "court"))
"""Words for a body that stand in the name of every such body."""


def nominals(scene: Scene) -> None:
    """Add the descriptions of an article, in the order of the text."""
    kinds = word_kinds()
    lower, lemmas = _listed()
    numbers = scene.doc.to_array("LEMMA").tolist()
    pairs = zip(spelled(scene.doc).lowered, numbers, strict=True)
    for i in [i for i, (word, lemma) in enumerate(pairs) if word in lower or lemma in lemmas]:
        token = scene.doc[i]
        if token.pos not in (NOUN, PROPN) or scene.at(i) is not None:
            continue
        if _product(scene, token):
            continue
        if token.tag_ == "NNS":
            _several(scene, token)
            continue
        word = token.lower_
        if word in kinds["place"] or word in kinds["country"] or word in kinds["capital"]:
            _place(scene, token)
        elif role_at(scene.doc, token.i + 1) is not None:
            _person(scene, token)
        elif token.tag_ == "NN" and word in kinds["organization"]:
            _organization(scene, token)


@cache
def _listed() -> tuple[frozenset[int], frozenset[int]]:
    """Return spaCy's numbers of the words, and of the lemmas, that a description may end with."""
    kinds = word_kinds()
    functions = {words.rpartition(" ")[2] for words in role_words()}
    lemmas = functions | kinds["parties"] | {words.rpartition(" ")[2] for words in kinds["product"]}
    lower = functions | kinds["place"] | kinds["country"] | kinds["capital"] | kinds["organization"]
    return ids(lower), ids(form for word in lemmas for form in (word, word.capitalize(), word.upper()))


def _product(scene: Scene, token: Token) -> bool:
    """Add "combat drones" in "TB2 combat drones" as a mention of the product; return whether the noun is one."""
    products = word_kinds()["product"]
    noun, i = token.lemma_.lower(), token.i
    if i == 0 or (noun not in products and f"{scene.doc[i - 1].lower_} {noun}" not in products):
        return False
    named = next((m for m in scene.before(i) if m.end <= i), None)
    if named is None or named.kind != "name" or not _sold(scene.things[named.referent]) or i - named.end > FARTHEST:
        return False
    if any(word.pos_ not in ("NOUN", "ADJ") for word in scene.doc[named.end : i]):
        return False
    if scene.doc[named.start : named.end].root.head.i not in range(named.end, i + 1):
        return False
    kind = scene.things[named.referent].type
    scene.add(Found(start=named.end, end=i + 1, type=kind, kind="nominal", referent=named.referent))
    return True


def _sold(thing: Thing) -> bool:
    """Return whether a thing is a product: by its type, or, where the model took it for an organization, by a plural or a number."""
    if thing.type == "Product":
        return True
    if thing.type not in ("Organization", "Other") or thing.concept is not None:
        return False
    return any(name.endswith("s") and name[:-1] in thing.names for name in thing.names) or any(
        MODEL.fullmatch(name) for name in thing.names
    )


def _several(scene: Scene, token: Token) -> None:
    """Add "the leaders" and "both sides" as mentions of the two people or states that the text named together last."""
    definite = any(child.lower_ in ("the", "both", "two") for child in token.children if child.i < token.i)
    if not definite or any(child.dep_ in ("prep", "poss", "compound", "relcl", "acl") for child in token.children):
        return
    role = role_words().get(token.lemma_.lower())
    people = role is not None and role.leader
    if not people and token.lemma_.lower() not in word_kinds()["parties"]:
        return
    sentence, found = -1, list[int]()
    for m in scene.before(token.i):
        start = scene.doc[m.start].sent.start
        if start != sentence:
            if len(found) > 1:
                break
            sentence, found = start, []
        number = m.referent if people and scene.things[m.referent].type == PERSON else None if people else scene.state_of(m.referent)
        if number is not None and number not in found:
            found.append(number)
    if len(found) == PAIR:
        start = _start(scene, token)
        kind = PERSON if people else PLACE
        scene.add_all([Found(start=start, end=token.i + 1, type=kind, kind="nominal", referent=number) for number in reversed(found)])


def _start(scene: Scene, token: Token) -> int:
    """Return the first token of a description that belongs to no other mention."""
    start = token.i
    while start > token.left_edge.i and scene.at(start - 1) is None and scene.doc[start - 1].text not in ("'s", "’s"):
        if scene.doc[start - 1].is_punct:
            return token.i
        start -= 1
    return start


def _modifiers(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.i < token.i} | {
        word.lower_ for child in token.children if child.i < token.i and child.dep_ in ("amod", "nmod") for word in child.subtree
    }


def _definite(token: Token) -> bool:
    return any(child.lower_ in function_words("definite") for child in token.children if child.i < token.i)


def _place(scene: Scene, token: Token) -> None:
    doc = scene.doc
    named = None
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        named = scene.at(token.i + 2) or (
            scene.at(token.i + 3) if token.i + 3 < len(doc) and doc[token.i + 2].pos_ in ("DET", "PROPN") else None
        )
        if named is not None and (scene.things[named.referent].type != "Place" or token.lower_ in ("capital", "port", "stronghold")):
            named = None
    before = scene.at(token.i - 1) if token.i else None
    if named is None and before is not None and before.end == token.i and scene.things[before.referent].type == "Place":
        concept = scene.names.concept(before.concept)
        stated = before.kind == "name" and doc[before.end - 1].pos_ == "PROPN"
        if stated and not (concept is not None and concept.kind == STATE and token.lower_ not in word_kinds()["country"]):
            named = before
    if named is not None:
        scene.described.setdefault(token.lower_, set()).add(named.referent)
        scene.add(Found(start=_start(scene, token), end=token.i + 1, type="Place", kind="nominal", referent=named.referent))
        return
    modifiers = _modifiers(token)
    owned = any(child.dep_ == "poss" for child in token.children)
    narrowed = owned or not modifiers.isdisjoint(function_words("narrowing"))
    if not _definite(token) or narrowed or any(c.dep_ in ("prep", "relcl") and c.i > token.i for c in token.children):
        return
    number = _last_place(scene, token)
    if number is not None:
        scene.add(Found(start=_start(scene, token), end=token.i + 1, type="Place", kind="nominal", referent=number))


def _last_place(scene: Scene, token: Token) -> int | None:
    kinds = word_kinds()
    if token.lower_ in kinds["country"]:
        return scene.last_state(token.i)
    if token.lower_ == "capital":
        return None
    called = scene.described.get(token.lower_, set())
    wide = set().union(*(scene.described.get(word, ()) for word in kinds["region"])) if token.lower_ in kinds["town"] else set()
    region, town = token.lower_ in kinds["region"], token.lower_ in kinds["town"]
    fitting = []
    for quoted in (False, True):
        for m in scene.before(token.i, quoted=quoted):
            thing = scene.things[m.referent]
            concept = scene.names.concept(thing.concept)
            if thing.type != "Place" or (concept is not None and concept.kind != PLACE):
                continue
            if m.referent in called:
                return m.referent
            if m.referent in wide or _speaks(scene, m) or _does_it(scene, m, token):
                continue  # the port is not the island of which the article spoke, nor the state that speaks or shells it
            holds = concept is not None and concept.iri in scene.names.holders
            if concept is None or (region and holds) or (town and not holds) or not (region or town):
                fitting.append(m.referent)
    return fitting[0] if fitting else None


def _speaks(scene: Scene, m: Found) -> bool:
    """Return whether a place stands for its government: it is the subject of a verb of speech, or a body is called its own."""
    last = scene.doc[m.start : m.end].root
    if last.dep_ == "poss":
        return last.head.lemma_.lower() in lexicon().kinds["body"]
    cue = look_up(last.head.lemma_.lower(), "verb", "any") if last.dep_ == "nsubj" else None
    return cue is not None and cue.kind == "speech"


def _does_it(scene: Scene, m: Found, token: Token) -> bool:
    """Return whether a place is the subject of the verb that is done to a description, which then means another: "Norland shelled it"."""
    last = scene.doc[m.start : m.end].root
    return last.dep_ == "nsubj" and last.head in (token.head, token.head.head) and token.dep_ in ("dobj", "pobj")


def _person(scene: Scene, token: Token) -> None:
    role = role_at(scene.doc, token.i + 1)
    if role is None or token.dep_ in ("compound", "appos", "attr") or any(child.dep_ == "appos" for child in token.children):
        return
    start, word = role
    after = scene.doc[token.i + 1] if token.i + 1 < len(scene.doc) else None
    if after is not None and after.pos_ in ("PROPN", "NOUN") and after.head == token.head:
        return
    last = token.right_edge.i + 1
    aside = next((i for i in range(token.i + 1, last) if scene.doc[i].text == ","), last)  # "the president, in an interview with Le Monde,"
    description = scene.doc[token.left_edge.i : aside]
    if len(description) > LONGEST:
        description = scene.doc[max(token.left_edge.i, token.i + 1 - LONGEST) : token.i + 1]
    owner = owner_of(scene, description, start)
    stated = _definite(token)
    state = scene.state_of(owner) if owner is not None else None
    if stated and word.leader:
        for m in scene.before(token.i, quoted=True):
            thing = scene.things[m.referent]
            if thing.type == "Person" and _holds(scene, thing, m.referent, word.relation, owner, state):
                scene.add(Found(start=_start(scene, token), end=token.i + 1, type="Person", kind="nominal", referent=m.referent))
                return
    if owner is None or not word.speaks:
        return
    where = _start(scene, token)
    label = f"{word.relation} of {scene.things[owner].label}"
    number = scene.numbers.get(label)
    if number is None:
        scene.things.append(Thing(label=label, type=PERSON, party=owner, reasons=["a person without a name, described by function"]))
        number = scene.numbers[label] = len(scene.things) - 1
        span = scene.doc[description.start : description.end]
        scene.things[number].roles.append(
            RoleRecord(words=span.text, span=[span.start_char, span.end_char], relation=word.relation, of=owner)
        )
    scene.add(Found(start=where, end=token.i + 1, type=PERSON, kind="nominal", referent=number))


def _holds(scene: Scene, thing: Thing, number: int, relation: str, owner: int | None, state: int | None) -> bool:
    """Whether a person holds an office: the same function, or a special kind of it, of the same body or state where that is said."""
    own = scene.state_of(number)
    for role in thing.roles:
        if role["relation"] != relation and not role["relation"].endswith(f" {relation}"):
            continue
        if owner is None or role["of"] == owner or role["of"] is None or (state is not None and state == own):
            return True
    return False


def _organization(scene: Scene, token: Token) -> None:
    """Join "the company" with the organization named last, where nothing narrows it."""
    modifiers = _modifiers(token) - function_words("definite")
    if modifiers or not _definite(token) or any(c.i > token.i and c.dep_ in ("prep", "relcl", "acl") for c in token.children):
        return
    for m in scene.before(token.i):
        thing = scene.things[m.referent]
        concept = scene.names.concept(thing.concept)
        if thing.type != "Organization" or (concept is not None and concept.kind not in ("Body", "Thing")):
            continue
        if token.lower_ not in thing.label.lower() and (token.lower_ in SAID or _of_another_kind(thing, token)):
            continue
        scene.add(Found(start=_start(scene, token), end=token.i + 1, type="Organization", kind="nominal", referent=m.referent))
        return


def _of_another_kind(thing: Thing, token: Token) -> bool:
    """Return whether a body's own name says that it is none that can be called by a noun: an army is no company."""
    others = lexicon().kinds["body"] - word_kinds()["organization"]
    words = {word for name in (thing.label, *thing.names) for word in name.lower().split()}
    return token.lower_ not in GENERAL and not words.isdisjoint(others)
