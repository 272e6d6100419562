"""The model's attribute ruler and lemmatizer, saying the same in a tenth of the time.

Both decide token by token from a few attributes of the token; together they are a fifth of the model's time. The ruler's rules for
single tokens are matched once for each combination of what they look at, all others in every text as before; the lemmatizer is asked once
for each form with its part of speech and morphology, and looks its dictionary forms up in sets where it would read through lists.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

import numpy as np
from spacy.attrs import IDS
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from thinc.types import Ints2d

LOOKED_AT = ("TAG", "DEP", "IS_SPACE", "LOWER")
"""What a rule may look at for its answer to be remembered."""
FORM = ("ORTH", "POS", "MORPH")
"""What a lemma by rules depends on."""
SET = ("POS", "MORPH", "LEMMA")
"""What a rule may set for its answer to be remembered; where a rule sets more, it is applied each time."""
OTHER = 2**64 - 1
"""Stands for every word that no rule names."""

Key = tuple[int, ...]
Pattern = list[dict[str, object]]
Match = tuple[int, int, int, int]
"""Number of the rule, its name as a number, start and end."""


def quicken_word_forms(nlp: Language) -> None:
    """Put the remembering ruler and lemmatizer in the place of the model's own, and sets in the place of the lemmatizer's lists."""
    for name, component in list(nlp.pipeline):
        if isinstance(component, AttributeRuler):
            ruler = nlp.replace_pipe(name, "rashomon_attribute_ruler")
            if isinstance(ruler, RememberingRuler):
                ruler.wrap(component)
        elif isinstance(component, Lemmatizer) and component.mode == "rule" and component.lookups.has_table("lemma_index"):
            index = component.lookups.get_table("lemma_index")
            for part_of_speech in list(index):
                index[part_of_speech] = frozenset(index[part_of_speech])
            lemmatizer = nlp.replace_pipe(name, "rashomon_lemmatizer")
            if isinstance(lemmatizer, RememberingLemmatizer):
                lemmatizer.wrap(component)


class RememberingRuler:
    """An attribute ruler that matches its rules for single tokens once for each combination of what they look at."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.wrap(ruler)

    def wrap(self, ruler: AttributeRuler) -> None:
        """Decide as this ruler does."""
        self.strings = ruler.vocab.strings
        self.annotate = cast("Callable[[Doc, list[Match]], None]", ruler.set_annotations)
        self.aims = ruler.indices
        """Which token of what it matches a rule sets, by the rule's number."""
        self.wide = {number for number, values in enumerate(ruler.attrs) if not set(values) <= {IDS[name] for name in SET}}
        """Rules that set more than is remembered."""
        self.single, self.others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        words: set[str] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns = cast("list[Pattern]", rule["patterns"])
            plain, others = [one for one in patterns if _is_plain(one)], [one for one in patterns if not _is_plain(one)]
            words.update(word for pattern in plain for word in _values(pattern[0].get("LOWER")))
            for matcher, some in ((self.single, plain), (self.others, others)):
                if some:
                    matcher.add(str(number), some)
        self.words = np.array(sorted(self.strings.add(word) for word in words), dtype=np.uint64)
        """The words that rules for single tokens name."""
        self.known: dict[Key, tuple[tuple[int, ...], Key | None]] = {}
        """By what is looked at: the rules that apply, and what they set; None: they have to be applied each time."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the attributes set that the ruler would set."""
        keys = self._keys(doc)
        matches = [self._match(rule, start, end) for rule, start, end in self.others(doc, allow_missing=True)] if self.others else []
        aimed = {(start if self.aims[number] >= 0 else end) + self.aims[number] for number, _, start, end in matches}
        values: list[Key] = []
        new: list[int] = []
        for place, key in enumerate(keys):
            if key not in self.known:
                found = self.single(doc[place : place + 1], allow_missing=True)
                self.known[key] = (tuple(sorted(rule for rule, _, _ in found)), None)
            rules, result = self.known[key]
            if result is None or place in aimed:
                matches.extend(self._match(rule, place, place + 1) for rule in rules)
            if result is None and place not in aimed:
                new.append(place)
            values.append(result or key[-len(SET) :])
        doc.from_array(list(SET), cast("Ints2d", np.array(values, dtype=np.uint64).reshape(len(doc), len(SET))))
        self.annotate(doc, sorted(matches))
        self._remember(doc, keys, new)
        return doc

    def _match(self, rule: int, start: int, end: int) -> Match:
        """Return a match as the ruler wants it, so that matches sort by the number of their rule: later rules win."""
        return int(self.strings[rule]), rule, start, end

    def _keys(self, doc: Doc) -> list[Key]:
        """Return what is looked at of each token, and what is set of it already."""
        found = doc.to_array([*LOOKED_AT, *SET]).reshape(len(doc), len(LOOKED_AT) + len(SET))
        word = LOOKED_AT.index("LOWER")
        found[~np.isin(found[:, word], self.words), word] = OTHER
        return list(map(tuple, cast("list[list[int]]", found.tolist())))

    def _remember(self, doc: Doc, keys: list[Key], places: list[int]) -> None:
        """Keep what has been set of new combinations, but for those of which too much has been set."""
        found = cast("list[list[int]]", doc.to_array(list(SET)).tolist()) if places else []
        for place in places:
            rules = self.known[keys[place]][0]
            if self.wide.isdisjoint(int(self.strings[rule]) for rule in rules):
                self.known[keys[place]] = (rules, tuple(found[place]))


class RememberingLemmatizer:
    """A lemmatizer by rules that is asked once for each form, part of speech and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.wrap(lemmatizer)

    def wrap(self, lemmatizer: Lemmatizer) -> None:
        """Decide as this lemmatizer does."""
        self.lemmatizer = lemmatizer
        self.strings = lemmatizer.vocab.strings
        self.known: dict[Key, int] = {}
        """Lemmas by what they depend on."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with the lemmas set that the lemmatizer would set."""
        rows = cast("list[list[int]]", doc.to_array([*FORM, "LEMMA"]).reshape(len(doc), len(FORM) + 1).tolist())
        lemmas: list[int] = []
        for place, (*form, lemma) in enumerate(rows):
            if lemma and not self.lemmatizer.overwrite:
                lemmas.append(lemma)
                continue
            key = tuple(form)
            if key not in self.known:
                self.known[key] = self.strings.add(self.lemmatizer.lemmatize(doc[place])[0])
            lemmas.append(self.known[key])
        doc.from_array(["LEMMA"], cast("Ints2d", np.array(lemmas, dtype=np.uint64).reshape(len(doc), 1)))
        return doc


def _is_plain(pattern: Pattern) -> bool:
    """Tell whether a pattern is one token, described by values of the attributes that are looked at."""
    if len(pattern) != 1 or not set(pattern[0]) <= set(LOOKED_AT):
        return False
    return all(not isinstance(value, Mapping) or set(value) <= {"IN", "NOT_IN"} for value in pattern[0].values())


def _values(value: object) -> Iterator[str]:
    """Yield the words of a value, which may be a list of them to be in or not to be in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for several in value.values():
            yield from several


@Language.factory("rashomon_attribute_ruler", assigns=["token.pos", "token.morph", "token.lemma"])
def make_ruler(nlp: Language, name: str) -> RememberingRuler:
    """Build the component, which does nothing before it wraps the model's own."""
    return RememberingRuler(AttributeRuler(nlp.vocab))


@Language.factory("rashomon_lemmatizer", assigns=["token.lemma"])
def make_lemmatizer(nlp: Language, name: str) -> RememberingLemmatizer:
    """Build the component, which does nothing before it wraps the model's own."""
    return RememberingLemmatizer(Lemmatizer(nlp.vocab, None, mode="lookup"))
