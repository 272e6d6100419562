"""Functions of people: who is whose president, spokesman or leader, as the article words it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.coreference_scene import Scene
from rashomon.annotations.keys import RoleRecord
from rashomon.annotations.mentions import Found, Thing
from rashomon.annotations.names_words import RoleWord, role_words, word_kinds
from rashomon.annotations.wordlists import function_words

LONGEST = 3
"""Words of the longest function in the list."""

WIDEST = 14
"""Most tokens of a description before or after a name."""


def role_at(doc: Doc, end: int, start: int = 0) -> tuple[int, RoleWord] | None:
    """Return the first token and the entry of the longest function that ends before a token, None where there is none."""
    if end <= start:
        return None
    final = doc[end - 1]
    last = final.lemma_.lower() if final.tag_ in ("NNS", "NNPS") else final.lower_
    for length in range(min(_sizes().get(last, 0), end - start), 0, -1):
        found = role_words().get(" ".join([*(doc[i].lower_ for i in range(end - length, end - 1)), last]))
        if found is not None:
            first = end - length
            return None if first > start and doc[first - 1].tag_ == "HYPH" else (first, found)  # a secretary-general is no general
    return None


@cache
def _sizes() -> Mapping[str, int]:
    """Return the last words of the functions in the list with the length of the longest that ends so."""
    found: dict[str, int] = {}
    for words in role_words():
        first, _, last = words.rpartition(" ")
        found[last] = max(found.get(last, 0), min(LONGEST, len(first.split()) + 1))
    return found


Description = tuple[Found, Span, int, RoleWord]
"""A named person, what describes it, and the first token and the entry of the function in it."""


def described(scene: Scene) -> list[Description]:
    """Return the descriptions of all named people."""
    people = [m for m in scene.found if m.kind == "name" and m.type == "Person"]
    return [(m, *found) for m in people for found in _descriptions(scene.doc, m)]


def roles(scene: Scene, descriptions: Sequence[Description]) -> None:
    """Set the roles of described people, and for whom they speak, by what is known of the bodies in their descriptions so far."""
    for m, description, role_start, word in descriptions:
        _ascribe(scene, m, description, role_start, word, owner_of(scene, description, role_start, m))


def _descriptions(doc: Doc, m: Found) -> Iterator[tuple[Span, int, RoleWord]]:
    """Yield the descriptions of a named person: before the name, in apposition on either side, and after "is"."""
    root = doc[m.start : m.end].root
    start = m.start
    while start > 0 and m.start - start < WIDEST and _belongs(doc[start - 1], doc, m):
        start -= 1
    role = role_at(doc, m.start, start)
    if role is not None:
        yield doc[start : m.start], *role
    heads = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        heads.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        heads += [child for child in root.head.children if child.dep_ == "attr"]
    for head in heads:
        role = role_at(doc, head.i + 1)
        if role is None or m.start <= head.i < m.end:
            continue
        left, right = head.left_edge.i, head.right_edge.i + 1
        if left < m.start < right:
            right = m.start
        if left < m.end <= head.i:
            left = m.end
        while left < head.i and (doc[left].is_punct or doc[left].is_space):
            left += 1
        while right > head.i + 1 and (doc[right - 1].is_punct or doc[right - 1].is_space):
            right -= 1
        if right - left <= 2 * WIDEST:
            yield doc[left:right], *role


def _belongs(token: Token, doc: Doc, m: Found) -> bool:
    """Whether a token before a name is part of its description."""
    if token.is_space or token.text in ("“", "”", '"', "(", ")", ";", ":"):
        return False
    if token.text == ",":
        return False
    head = token
    for _ in range(8):
        if m.start <= head.i < m.end:
            return token.dep_ not in ("relcl", "acl", "conj", "cc", "punct") or token.text in ("-", "&")
        if head.head == head or head.head.i < token.i:
            return False
        head = head.head
    return False


def owner_of(scene: Scene, description: Span, role_start: int, person: Found | None = None) -> int | None:
    """Return whose function a description names: the nearest name or body before the function, or after "of" or "for"."""
    doc = scene.doc
    country = word_kinds()["country"]
    after = _after(scene, description, role_start)
    if after is not None:
        return after
    for i in range(role_start - 1, description.start - 1, -1):
        m = scene.at(i)
        if m is not None and m is not person:
            return m.referent
        if doc[i].lower_ in country or (doc[i].text in ("'s", "’s") and doc[i - 1].lower_ in country):
            return scene.last_state(description.start)
    return None


def _after(scene: Scene, description: Span, role_start: int) -> int | None:
    doc = scene.doc
    best = None
    for i in range(role_start + 1, description.end):
        if doc[i].lower_ in function_words("office") and doc[i].dep_ in ("prep", "dative"):
            for j in range(i + 1, description.end):
                m = scene.at(j)
                if m is not None:
                    best = m
                    head = next((c for c in doc[i].children if c.dep_ == "pobj"), None)
                    if head is None or m.start <= head.i < m.end:
                        return m.referent
                if best is not None and doc[j].lower_ in function_words("office") | {",", "who", "which", "that"}:
                    break
            break
    return best.referent if best is not None else None


def _ascribe(scene: Scene, m: Found, description: Span, role_start: int, word: RoleWord, owner: int | None) -> None:
    thing = scene.things[m.referent]
    if owner == m.referent:
        owner = None
    curated = scene.names.concept(thing.concept)
    if curated is not None and curated.part_of and word.speaks and owner is not None:
        own = scene.state_of(m.referent)
        if own is not None and scene.state_of(owner) not in (own, None):
            owner = own
    span = [description.start_char, description.end_char]
    before = next((role for role in thing.roles if role["span"] == span), None)
    if before is not None:
        before["of"] = owner if owner is not None else before["of"]
    else:
        thing.roles.append(RoleRecord(words=description.text, span=span, relation=word.relation, of=owner))
    if owner is not None and word.speaks and (thing.party is None or _nearer(scene, owner, thing)):
        thing.party = owner


def _nearer(scene: Scene, owner: int, thing: Thing) -> bool:
    """Whether a stated owner is a body of the party known so far: the ministry says more than its state."""
    return thing.party is not None and owner != thing.party and scene.state_of(owner) == thing.party
