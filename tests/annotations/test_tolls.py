"""Numbers of dead and wounded that a noun announces, and who names them."""

import pytest
from spacy.language import Language

from rashomon.claims.extract import extract
from rashomon.model import Article

Told = tuple[str, float, str]
"""Who says it, how many, and what befell them."""


def told(nlp: Language, text: str) -> list[Told]:
    """Return the claims of a text that count people, in the order of the text."""
    found = extract(nlp(text), Article(id="a", path="a", text=text))
    return [
        (claim.claimant_text or "", quantity.low, claim.proposition.predicate)
        for claim in found.claims
        if claim.proposition is not None
        for quantity in claim.proposition.quantities
        if quantity.unit == "person"
    ]


CASES: list[tuple[str, list[Told]]] = [
    ("The Sudrian army put the toll at 12.", [("The Sudrian army", 12, "kill")]),
    ("Norland put the number of dead at 24.", [("Norland", 24, "kill")]),
    ("He put the number of wounded at 80.", [("He", 80, "wound")]),
    ("The death toll rose to at least 40, the ministry said.", [("the ministry", 40, "kill")]),
    ("Officials revised the death toll from 31 to 40.", [("Officials", 40, "kill")]),
    ("Doctors said two people died. The ministry raised its figure to 42.", [("Doctors", 2, "die"), ("The ministry", 42, "kill")]),
    ("The company put the number of jobs at 400.", []),
    ("The company counted 300 jobs. It raised its figure to 500.", []),
    ("Three soldiers killed, Norland says", [("Norland", 3, "kill")]),
    ("The army said it had lost eight men.", [("The army", 8, "die")]),
    ("Two men wanted him dead, she said.", [("she", 2, "request")]),
    ("The bomb left 14 people dead, officials said.", [("officials", 14, "kill")]),
    ("As of this morning 29 persons are confirmed dead, the office said.", [("the office", 29, "kill")]),
    ("At least 31 people were dead, she said.", [("she", 31, "kill")]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_toll_is_a_claim_of_who_names_it(nlp: Language, text: str, expected: list[Told]) -> None:
    assert told(nlp, text) == expected


@pytest.mark.model
def test_claims_between_which_a_toll_stands_keep_pointing_to_each_other(nlp: Language) -> None:
    text = "Norland said Sudria had shelled Westford. The rebels put the toll at 12. Sudria denied shelling Westford."
    found = extract(nlp(text), Article(id="a", path="a", text=text)).claims
    assert [claim.claimant_text for claim in found if claim.kind != "own-voice"] == ["Norland", "The rebels", "Sudria"]
    starts = [claim.content[0].start for claim in found]
    assert starts == sorted(starts)
