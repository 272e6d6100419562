"""A name that the article introduces as a ship's is no place."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.mentions import Found, referents
from rashomon.annotations.names_groups import Group
from rashomon.annotations.names_vessels import is_vessel

KIND = {"p": "Place", "o": "Organization"}


@pytest.mark.parametrize(
    ("text", "heads", "deps", "type", "vessel"),
    [
        ("the ferry Tern sank", [2, 2, 3, 3], ["det", "compound", "nsubj", "ROOT"], "o", True),
        ("the ferry “ Tern ” sank", [3, 3, 3, 5, 3, 5], ["det", "compound", "punct", "nsubj", "punct", "ROOT"], "o", True),
        ("Tern , a trawler , left", [5, 0, 3, 0, 0, 5], ["nsubj", "punct", "det", "appos", "punct", "ROOT"], "p", True),
        ("nine died aboard Tern", [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], "p", True),
        ("crew of the Tern left", [4, 0, 3, 1, 4], ["nsubj", "prep", "det", "pobj", "ROOT"], "p", True),
        ("crew of the Tern left", [4, 0, 3, 1, 4], ["nsubj", "prep", "det", "pobj", "ROOT"], "o", False),
        ("mayor of the Tern left", [4, 0, 3, 1, 4], ["nsubj", "prep", "det", "pobj", "ROOT"], "p", False),
        ("a reef sank the Tern", [1, 2, 2, 4, 2], ["det", "nsubj", "ROOT", "det", "dobj"], "p", True),
        ("a mayor left the Tern", [1, 2, 2, 4, 2], ["det", "nsubj", "ROOT", "det", "dobj"], "p", False),
        ("nine died in Tern", [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"], "p", False),
        ("Tern sank", [1, 1], ["nsubj", "ROOT"], "p", False),
    ],
)
def test_vessel_is_what_the_words_beside_a_name_say(text: str, heads: list[int], deps: list[str], type: str, vessel: bool) -> None:  # noqa: A002
    words = text.split()
    doc = Doc(spacy.blank("en").vocab, words=words, lemmas=["sink" if word == "sank" else word for word in words], heads=heads, deps=deps)
    at = words.index("Tern")
    group = Group(key="tern|", name="tern", mentions=[Found(start=at, end=at + 1, type=KIND[type])], type=KIND[type])
    assert is_vessel(doc, group) is vessel


@pytest.mark.model
def test_ship_is_one_thing_wherever_it_is_named(nlp: Language) -> None:
    doc = nlp("The trawler Grey Heron left Tollhaven on Friday. Nine people were killed in the Grey Heron, the coastguard said.")
    (ship,) = [one for one in referents(doc) if one["label"] == "Grey Heron"]
    assert ship["type"] == "Product"
