"""Forms of English verbs, for sentences that we write ourselves (labels of propositions, questions)."""

import functools
from collections.abc import Mapping

from rashomon.resources import lexicons
from rashomon.tables import read_table

VOWELS = "aeiou"


@functools.cache
def _listed() -> Mapping[str, tuple[str, str]]:
    rows = read_table(lexicons() / "irregular-verbs.csv", ("lemma", "past", "participle"), key=("lemma",))
    return {row["lemma"]: (row["past"], row["participle"]) for row in rows}


@functools.cache
def _bases() -> Mapping[str, str]:
    """Return the verbs by those of their forms that do not simply take an ending; of "lay" and "lie" and the like the verb itself stays."""
    forms = {form: lemma for lemma, both in _listed().items() for form in both}
    return {form: lemma for form, lemma in forms.items() if form not in _listed()}


def base(word: str) -> str:
    """Return the verb of which a word is an irregular form, the word itself where it is none.

    >>> base("threw"), base("thrown"), base("turnip")
    ('throw', 'throw', 'turnip')
    """
    return _bases().get(word, word)


def past(lemma: str) -> str:
    """Return the past tense of a verb; of a phrase ("shoot down"), of its first word.

    >>> past("sink"), past("deny"), past("ram"), past("shoot down")
    ('sank', 'denied', 'rammed', 'shot down')
    """
    return _formed(lemma, 0)


def participle(lemma: str) -> str:
    """Return the past participle of a verb; of a phrase, of its first word.

    >>> participle("sink"), participle("take"), participle("carry out")
    ('sunk', 'taken', 'carried out')
    """
    return _formed(lemma, 1)


def third_person(lemma: str) -> str:
    """Return the third person singular of a verb.

    >>> third_person("deny"), third_person("push"), third_person("have"), third_person("play")
    ('denies', 'pushes', 'has', 'plays')
    """
    verb, space, rest = lemma.partition(" ")
    if verb in ("be", "have"):
        verb = {"be": "is", "have": "has"}[verb]
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        verb += "es"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        verb = f"{verb[:-1]}ies"
    else:
        verb += "s"
    return f"{verb}{space}{rest}"


def _formed(lemma: str, form: int) -> str:
    verb, space, rest = lemma.partition(" ")
    known = _listed().get(verb)
    if known:
        verb = known[form]
    elif verb.endswith("e"):
        verb += "d"
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        verb = f"{verb[:-1]}ied"
    elif verb.endswith("c"):
        verb += "ked"
    else:
        verb += "ed"
    return f"{verb}{space}{rest}"
