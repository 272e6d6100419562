"""Two texts side by side. All sentences and events are invented."""

import pytest
from tests.reconciliation.corpus import FILLER, Corpus

from rashomon.model import Reconciliation
from rashomon.reconciliation import reconcile
from rashomon.reconciliation.compare_texts import Comparison, compare

LONG = FILLER * 2
PLACES = ("Eastbridge", "Westford")


def compared(corpus: Corpus) -> Comparison:
    a, b = corpus.extractions()
    return compare(a, b, reconciled(corpus))


def reconciled(corpus: Corpus) -> Reconciliation:
    return reconcile(corpus.extractions(), corpus.entities())


def test_opposed_claims_contradict_and_say_whose_they_are() -> None:
    papers = Corpus(places=PLACES)
    papers.paper("a", text=LONG)
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Norland", "en/open", "Norland", "Westford")
    papers.paper("b", text=LONG + " b")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", act="deny", polarity="negative")
    found = compared(papers)
    assert found.relation == "contradict"
    assert found.because == "Did Norland capture Eastbridge? A: yes (Norland); B: no (Sudria)"
    assert found.only_a == ("Norland asserts: of this t",)
    assert found.only_b == ()


def test_shared_claims_agree() -> None:
    papers = Corpus(places=PLACES)
    for name in ("a", "b"):
        papers.paper(name, text=f"{LONG} {name}")
        papers.says("Norland", "capture", "Norland", "Eastbridge")
    found = compared(papers)
    assert found.relation == "agree"
    assert found.shared == ("that Norland captured Eastbridge",)
    assert (found.only_a, found.only_b, found.opposed) == ((), (), ())


def test_text_that_tells_both_sides_does_not_contradict_one_of_them() -> None:
    papers = Corpus(places=PLACES)
    papers.paper("a", text=LONG)
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.paper("b", text=LONG + " b")
    papers.says("Norland", "capture", "Norland", "Eastbridge")
    papers.says("Sudria", "capture", "Norland", "Eastbridge", act="deny", polarity="negative")
    found = compared(papers)
    assert found.relation == "agree"
    assert found.opposed == ()


def test_figures_alone_do_not_contradict() -> None:
    papers = Corpus(places=PLACES)
    for name, figure in (("a", 10), ("b", 30)):
        papers.paper(name, text=f"{LONG} {name}")
        papers.says(None, "distance-from", "Eastbridge", "Westford", figure=figure)
    found = compared(papers)
    assert found.relation == "discuss"
    assert found.opposed[0].figures
    assert found.opposed[0].a == ("10 km (The a)",)


def test_texts_about_different_things_are_unrelated() -> None:
    papers = Corpus(places=PLACES)
    for name, place in (("a", "Eastbridge"), ("b", "Westford")):
        papers.paper(name, text=f"{LONG} {name}")
        papers.says("The mayor", "en/visit", None, place)
    assert compared(papers).relation == "unrelated"


def test_short_texts_are_told_by_their_words_and_by_the_claims_that_bear_them_out() -> None:
    papers = Corpus(places=PLACES)
    papers.paper("a", text="Norland shelled the harbour of Eastbridge")
    papers.says(None, "shell", "Norland", "Eastbridge", span=(0, 41))
    papers.paper("b", text="Norland denies it shelled the Eastbridge docks")
    papers.says("Norland", "shell", "Norland", "Eastbridge docks", act="deny", polarity="negative", span=(0, 46))
    found = compared(papers)
    assert found.relation == "contradict"
    assert found.because.startswith("A says that Norland shelled Eastbridge, B denies that Norland shelled Eastbridge docks; ")


def test_same_words_for_nameless_things_are_shared() -> None:
    papers = Corpus(nameless=("the ferry", "the overloaded ferry", "a reef", "the reef"))
    papers.paper("a", text=LONG)
    papers.says("Norland", "sink", "the ferry", "a reef")
    papers.paper("b", text=LONG + " b")
    papers.says("Sudria", "sink", "the overloaded ferry", "the reef")
    found = compared(papers)
    assert found.relation == "agree"
    assert len(found.shared) == 1
    assert " / " in found.shared[0]


@pytest.mark.parametrize(("other", "shared"), [("the ferry hit a reef. ", 1), ("the ferry caught fire. ", 0)])
def test_accident_of_one_kind_is_shared_though_nobody_did_it(other: str, shared: int) -> None:
    papers = Corpus(nameless=("the ferry", "the old ferry"))
    papers.paper("a", text="the ferry struck a reef. " + LONG)
    papers.says("Norland", "mishap", None, "the ferry", span=(0, 23))
    papers.paper("b", text=other + LONG + " b")
    papers.says("Sudria", "mishap", None, "the old ferry", span=(0, len(other) - 2))
    assert len(compared(papers).shared) == shared
