"""Bodies that every state has, named by pattern: "X's defence ministry", "Azeri forces", "the government of Y"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import BodyWord, body_words, role_words, word_kinds
from rashomon.annotations.spelled import spelled
from rashomon.iris import DEFAULT_BASE
from rashomon.vocabulary.names import STATE, Names
from rashomon.vocabulary.names_keys import step

WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Gambia", "Democratic ", "Republic ", "Czech ")
"""Beginnings of state names that take an article after "of"."""

BETWEEN = 3
"""Most words between "of" and the state's name: "of the disputed Nagorno-Karabakh region"."""


FORCES = "Armed Forces"
"""Body of which a state has rivals; a "separatist government" is the government of its territory."""


@dataclass(slots=True, kw_only=True)
class Body:
    """A phrase for a body in the text."""

    start: int
    """First token of the phrase itself, without its owner."""
    end: int
    word: BodyWord
    owner: Found | None = None
    """The name of the state, where it stands with the phrase."""
    before: bool = False
    """Whether the owner stands right before the phrase, as an adjective or another noun."""
    country: Token | None = None
    """"the country's": the noun that points to the owner."""
    definite: bool = False
    other: bool = False
    """Whether a word before it says that it is not the owner's where the owner is a state: "rebel forces"."""

    def against(self, kind: str) -> bool:
        """Return whether the phrase is for forces that are not of an owner of this class."""
        return self.other and kind == STATE and self.word.name == FORCES


def find_bodies(doc: Doc, found: Sequence[Found]) -> list[Body]:
    """Return the phrases for bodies, longest first match, with the names that own them; linear in the text."""
    owners = {m.end: m for m in found}
    starts = {m.start: m for m in found}
    phrases = body_words()
    sizes = _sizes()
    bodies: list[Body] = []
    at = 0
    for i, word_id in enumerate(spelled(doc).lowered):
        if word_id not in sizes or i < at:
            continue
        at = i
        for length in range(min(sizes[word_id], len(doc) - at), 0, -1):
            word = next((word for words in _phrases(doc, at, at + length) if (word := phrases.get(words)) is not None), None)
            if word is not None and _is_head(doc, at, at + length, word):
                body = Body(start=at, end=at + length, word=word)
                if _own(doc, body, owners, starts):
                    bodies.append(body)
                at += length
                break
    return bodies


@cache
def _sizes() -> dict[int, int]:
    """Return the first words of the phrases, plurals among them, by number, with the length of the longest phrase that begins so."""
    found: dict[int, int] = {}
    for phrase in body_words():
        words = phrase.replace("'s", " 's").split()
        forms = [words[0]] if len(words) > 1 else [phrase, f"{phrase}s", phrase.removesuffix("y") + "ies", phrase.replace("man", "men")]
        for form in map(get_string_id, forms):
            found[form] = max(len(words), found.get(form, 0))
    return found


def _phrases(doc: Doc, start: int, end: int) -> Iterator[str]:
    """Yield words as they may stand in the list: the last one as it is, and in the singular."""
    last = doc[end - 1]
    lower = spelled(doc).lower
    before = [word.replace("’", "'") for word in lower[start : end - 1]]
    yield " ".join([*before, lower[end - 1]]).replace(" 's", "'s")
    if lower[end - 1].endswith("s") or last.tag_ in ("NNS", "NNPS"):
        plural = last.lemma_.lower()
        singular = plural[:-1] if plural.endswith("s") and last.tag_ == "NNPS" else plural
        yield " ".join([*before, singular]).replace(" 's", "'s")


def _is_head(doc: Doc, start: int, end: int, word: BodyWord) -> bool:
    """Whether the phrase is about the body, not about its base, building or officer."""
    last = doc[end - 1]
    if last.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    if end < len(doc) and doc[end].text in ("-", "–"):
        return False
    following = doc[end] if end < len(doc) else None
    if following is not None and last.pos_ == "PROPN" and following.tag_ in ("NN", "NNS"):
        return True
    if following is None or following.pos_ not in ("NOUN", "PROPN") or following.is_sent_start:
        return last.pos_ != "ADJ" or last.head.i < start
    two = f"{following.lower_} {doc[end + 1].lower_}" if end + 1 < len(doc) else ""
    if (
        two in role_words()
        or following.lemma_.lower() in role_words()
        or following.lower_ in role_words()
        or following.lower_ in word_kinds()["title"]
    ):
        return True
    return last.head != following and not (last.dep_ in ("compound", "amod", "nmod") and last.head.i >= end) and word.proper


def _own(doc: Doc, body: Body, owners: Mapping[int, Found], starts: Mapping[int, Found]) -> bool:
    """Set the owner; return False where the phrase is none of a body ("ethnic Armenian forces", "work force")."""
    i = body.start
    other = word_kinds()["otherforce"]
    while i > 0 and doc[i - 1].pos_ in ("ADJ", "PROPN", "NOUN", "ADV", "VERB") and i not in owners and body.start - i < 3:
        if doc[i - 1].dep_ not in ("amod", "compound", "nmod", "advmod") or doc[i - 1].head.i < body.start - 4:
            break
        i -= 1
        body.other = body.other or doc[i].lower_ in other
    if i > 1 and doc[i - 1].text in ("'s", "’s", "'", "’") and i - 1 in owners:
        body.owner = owners[i - 1]
        return True
    if i > 1 and doc[i - 1].text in ("'s", "’s") and doc[i - 2].lower_ in word_kinds()["country"]:
        body.country = doc[i - 2]
        return True
    near = owners.get(i)
    if near is not None and near.type in ("Place", "Group", "Organization"):
        if near.start > 0 and doc[near.start - 1].lower_ in ("ethnic", "anti", "pro"):
            i = near.start - 1
            possessed = i > 1 and doc[i - 1].text in ("'s", "’s") and i - 1 in owners
            body.owner = owners[i - 1] if possessed else None
            return possessed
        body.owner, body.before = near, i == body.start
        j = near.start
        if doc[j - 1].text == "and" and j - 1 in owners and near.reason == "adjective":
            body.before = True
        return True
    if body.end < len(doc) and doc[body.end].lower_ == "of":
        for j in range(body.end + 1, min(len(doc), body.end + 2 + BETWEEN)):
            if j in starts:
                body.owner = starts[j]
                return True
            if doc[j].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "VERB"):
                break
        return False
    body.definite = i > 0 and doc[i - 1].lower_ == "the"
    return True


def body_label(word: BodyWord, state: str) -> str:
    """Return the body's name: "Ministry of Defence of Azerbaijan"."""
    return f"{word.name} of {'the ' if state.startswith(WITH_ARTICLE) else ''}{state}"


def body_concept(word: BodyWord, state: str, names: Names) -> tuple[str, str]:
    """Return IRI and label of a state's body: the curated one where its name is known, else one made from the label."""
    label = body_label(word, state)
    senses = names.lookup(label)
    if senses and senses[0].how in ("label", "alias", "hidden"):
        return senses[0].concept, names.concepts[senses[0].concept].label
    return f"{DEFAULT_BASE}thing/{step(label)}", label
