"""How one short text stands to another. All sentences are invented."""

import pytest

from rashomon.reconciliation.signals import signals
from rashomon.reconciliation.stance import stance
from rashomon.reconciliation.stance_words import hits, stem, stems, tokens

CASES = [
    ("Norland shelled the harbour of Eastbridge", "Norland shelled Eastbridge harbour, killing four dockers", "agree"),
    ("Norland shelled the harbour of Eastbridge", "Norland did not shell the harbour of Eastbridge, army says", "contradict"),
    ("Norland shelled the harbour of Eastbridge", "Norland denies shelling the harbour of Eastbridge", "contradict"),
    ("Norland shelled the harbour of Eastbridge", "Shelling of Eastbridge harbour is a hoax", "contradict"),
    ("Norland shelled the harbour of Eastbridge", "Norland reportedly shelled the harbour of Eastbridge", "discuss"),
    ("Norland shelled the harbour of Eastbridge", "Did Norland shell the harbour of Eastbridge?", "discuss"),
    ("General Marin was killed in Westford", "General Marin alive and well after Westford raid", "contradict"),
    ("A reporter was captured by the rebels near Hill County", "Reporter near Hill County says she is safe", "contradict"),
    ("The minister will lead the talks in Westford", "Minister pulls out of Westford talks", "contradict"),
    ("Norland shelled the harbour of Eastbridge", "Rivals slam report that Norland shelled the harbour", "contradict"),
    ("Norland shelled the harbour of Eastbridge", "Sudria's parliament elects a new speaker after long vote", "unrelated"),
]


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_stance_is_the_one_that_a_reader_sees(a: str, b: str, relation: str) -> None:
    found = stance(a, b)
    assert found.relation == relation, found.because
    assert found.because
    assert sum(found.likelihood) == pytest.approx(1.0)


def test_reason_names_the_words_that_gave_it_away() -> None:
    assert "“denies”" in stance("Sudria sank the ferry", "Sudria denies sinking the ferry").because


def test_negation_in_an_idiom_or_a_compound_negates_nothing() -> None:
    plain = signals("The ferry sank", "No doubt the no-show ferry sank")
    assert not [name for name in plain if name.startswith("negated")]


def test_denied_hoax_is_no_refutation() -> None:
    assert "refute" not in signals("A whale swam up the river", "Boatman denies whale hoax")
    assert "refute" in signals("A whale swam up the river", "Whale in the river is a hoax")


def test_refutation_that_is_only_asked_is_told_apart() -> None:
    found = signals("A whale swam up the river", "Is the whale a hoax?")
    assert "refute" not in found
    assert "refute_asked" in found


@pytest.mark.parametrize(
    ("text", "expected"), [("", []), ("Isn’t it?", ["is", "n't", "it", "?"]), ("The army's 1,200 men", ["the", "army", "1,200", "men"])]
)
def test_tokens_split_what_matters(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_longest_phrase_counts_once() -> None:
    assert hits("refute", tokens("there is no evidence of it")) == [(0, 3), (2, 4)]


def test_stems_leave_out_function_words() -> None:
    assert stems(tokens("the army was not in the town")) == [stem("army"), stem("town")]


def test_empty_texts_are_discussed_at_most() -> None:
    assert stance("", "").relation in ("agree", "discuss")


def test_time_grows_with_length_only() -> None:
    found = signals("no " * 20_000, "not a hoax? " * 20_000)
    assert "cover" not in found or found["cover"].value <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("EASTBRIDGE, Aug. 9 - The harbour was shelled", "WESTFORD, Aug. 9 - The market was open"),
        ("Report of 9 August 2023: the harbour was shelled", "Report of 10 August 2023: the market was open"),
        ("In 2023 the harbour was shelled", "In 2024 the market was open"),
    ],
)
def test_dates_are_no_figures(a: str, b: str) -> None:
    assert not {"number_same", "number_new"} & signals(a, b).keys()
    assert "number_same" in signals(a + " by 41 guns", b + " for 41 days")
