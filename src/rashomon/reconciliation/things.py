"""Which things have a name, so that they are the same in another article, and what is left to compare of those that have none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.annotations.wordlists import function_words
from rashomon.model import Entities, Extraction
from rashomon.vocabulary.names_keys import step

_OWNED = re.compile(r"[A-Z]\w*['’]s\b")
_MEN = re.compile(r"(?<=\w)men$")
_MANY = frozenset({"people", "men", "women", "children", "police"})
"""Plurals without an ending, of those whom news speaks of."""
_OF = re.compile(r"^(?!the\b)\w[\w ]* of ", re.IGNORECASE)
"""What reads as a description and takes an article: "Ministry of Defence of X", "Republic of X"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """The entities, and which of them have a name."""

    entities: Entities
    named: frozenset[str]

    @classmethod
    def of(cls, extraction_of: Mapping[str, Extraction], entities: Entities) -> "Things":
        """Return the things of these articles, by article IRI. A body that is made by pattern ("the ministry of X") counts as named."""
        named = {iri for iri, entity in entities.by_iri.items() if entity.curated or iri.endswith(f"/{step(entity.label)}")}
        for article, extraction in extraction_of.items():
            for number, referent in enumerate(extraction.referents):
                iri = entities.of.get((article, number))
                if iri is not None and (referent.names or referent.concept):
                    named.add(iri)
        return cls(entities=entities, named=frozenset(named))

    def is_named(self, iri: str | None) -> bool:
        """Return whether a thing is known by a name."""
        return iri in self.named

    def is_place(self, iri: str | None) -> bool:
        """Return whether something can change hands: people fight over places, and retreat from much else."""
        entity = self.entities.by_iri.get(iri or "")
        return entity is not None and entity.type == "Place"

    def label(self, iri: str) -> str:
        """Return the preferred label of a thing; the last step of its IRI where it is unknown."""
        entity = self.entities.by_iri.get(iri)
        return entity.label if entity else iri.rsplit("/", 1)[-1]

    def worded(self, iri: str) -> str:
        """Return a thing as a sentence has it: "the Ministry of Defence", "the transport plane", "Eastbridge"."""
        label = self.label(iri)
        if iri in self.named:
            entity = self.entities.by_iri.get(iri)
            body = entity is not None and entity.type != "Person" and _OF.search(label) is not None
            return f"the {label}" if body or label.startswith("United ") else label
        if _OWNED.match(label):
            return label
        label = _whose().sub("the", label, count=1)
        head = label.split()[-1] if label.split() else ""
        if owned(label) or _amount().match(label):
            label = label[:1].lower() + label[1:]
        if _amount().match(label) or plural(head) or not label[:1].isalpha():
            return label
        return f"the {label}"

    def head(self, iri: str | None) -> str:
        """Return the last word of what a thing is called, without case and plural: what is left to compare where it has no name."""
        entity = self.entities.by_iri.get(iri or "")
        return _MEN.sub("man", singular(last_word(entity.label).casefold())) if entity else ""


def owned(description: str) -> bool:
    """Return whether something is called somebody's own: "its forces"."""
    return description.partition(" ")[0].lower() in function_words("possessive")


@cache
def _whose() -> re.Pattern[str]:
    """Return what finds whose something is, at its beginning or behind "of"."""
    own = "|".join(sorted(function_words("possessive")))
    return re.compile(rf"^(?:{own})\b|(?<=\bof )(?:{own})\b", re.IGNORECASE)


@cache
def _amount() -> re.Pattern[str]:
    """Return what matches descriptions that take no article."""
    return re.compile(rf"(?:{'|'.join(sorted(function_words('amount')))})\b", re.IGNORECASE)


@cache
def _where() -> re.Pattern[str]:
    """Return what finds the prepositions behind what a thing is called."""
    return re.compile(rf" (?:{'|'.join(sorted(function_words('where')))}) ")


def last_word(description: str) -> str:
    """Return the last word before what tells where or whose something is: "officials" of "two officials in the port"."""
    words = _where().split(description, maxsplit=1)[0].split()
    return words[-1].strip(".,;:’'\"") if words else ""


def plural(word: str) -> bool:
    """Return whether a noun is a plural."""
    return word in _MANY or singular(word) != word


def singular(word: str) -> str:
    """Return a noun without the ending of a regular plural.

    >>> singular("helicopters"), singular("press")
    ('helicopter', 'press')
    """
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
