"""Two texts side by side. All sentences and events are invented."""

from dataclasses import replace
from typing import Any

import pytest
from tests.reconciliation.corpus import FILLER, Corpus

from rashomon.model import Reconciliation, Region, TextSpan
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


class Statements(Corpus):
    """Texts of one claim each, in its own words from "that" on."""

    def states(self, text: str, who: str, predicate: str, place: str = "Eastbridge", **told: Any) -> None:
        """Add a text with its one claim."""
        self.paper("ab"[len(self.papers)], text=text)
        self.says(who, predicate, place=place, span=(text.index("that"), len(text)), **told)


def test_figures_that_differ_never_agree_and_each_stays_with_its_side() -> None:
    papers = Statements(places=PLACES)
    papers.states("Norland said that 27 people were killed in Eastbridge", "Norland", "kill", figure=27, of="people", unit="person")
    papers.states("Sudria said that 112 people were killed in Eastbridge", "Sudria", "kill", figure=112, of="people", unit="person")
    found = compared(papers)
    assert found.relation == "discuss"
    assert "27 people against 112 people" in found.because
    assert "both say" not in found.because
    assert found.shared == ()
    assert [(one.a, one.b) for one in found.opposed] == [(("27 people (Norland)",), ("112 people (Sudria)",))]


def test_figures_in_the_words_alone_keep_a_claim_from_being_shared() -> None:
    papers = Statements(places=PLACES)
    papers.states("Norland said that 9,000 people took part in the rally in Eastbridge", "Norland", "protest")
    papers.states("Sudria said that 120,000 people took part in the rally in Eastbridge", "Sudria", "protest")
    found = compared(papers)
    assert found.relation == "discuss"
    assert found.shared == ()
    assert found.opposed[0].question == "How many people: “took part in the rally in Eastbridge”?"
    assert (found.opposed[0].a, found.opposed[0].b) == (("9,000 people (Norland)",), ("120,000 people (Sudria)",))
    assert (found.only_a, found.only_b) == ((), ())


def test_figures_of_two_towns_oppose_nothing() -> None:
    papers = Statements(places=PLACES)
    papers.states("Norland said that 27 people were killed in Eastbridge on Sunday", "Norland", "kill", place="Eastbridge")
    papers.states("Sudria said that 112 people were killed in Westford on Sunday", "Sudria", "kill", place="Westford")
    assert compared(papers).opposed == ()


def test_same_figure_is_shared() -> None:
    papers = Statements(places=PLACES)
    papers.states("Norland said that 9,000 people took part in the rally in Eastbridge", "Norland", "protest")
    papers.states("Sudria said that about 9,000 people were at the rally in Eastbridge", "Sudria", "protest")
    found = compared(papers)
    assert found.relation == "agree"
    assert len(found.shared) == 1
    assert found.opposed == ()


def test_denial_contradicts_who_admits_it_in_other_words() -> None:
    papers = Statements(places=PLACES)
    denied = "Norland denied that rubber bullets had been used in Eastbridge on Sunday"
    papers.states(denied, "Norland", "en/use", act="deny", polarity="negative")
    papers.states("Sudria admitted that officers had fired rubber bullets in Eastbridge on Sunday", "Sudria", "attack", act="admit")
    found = compared(papers)
    assert found.relation == "contradict"
    assert found.opposed[0].question == "Is it so: “officers had fired rubber bullets in Eastbridge on Sunday”?"
    assert (found.opposed[0].a, found.opposed[0].b) == (("no (Norland)",), ("yes (Sudria)",))


def test_refusal_to_do_something_denies_nothing() -> None:
    papers = Corpus(places=PLACES)
    papers.paper("a", text="Offices of Norland in Eastbridge are infested with rats")
    papers.says(None, "en/infest", None, "Eastbridge", span=(0, 55))
    papers.paper("b", text="Sudria refuses to work in offices of Norland in Eastbridge infested with rats")
    papers.says("Sudria", "en/work", "Sudria", "Eastbridge", act="deny", polarity="negative", span=(15, 76))
    assert compared(papers).opposed == ()


def test_short_article_is_told_by_its_claims_and_not_by_its_words() -> None:
    papers = Corpus(places=PLACES)
    for name, who, day in (("a", "Norland", 9), ("b", "Sudria", 10)):
        papers.paper(name, text=f"EASTBRIDGE, Aug. {day} - The doors of the market are open, {who} said.")
        papers.says(who, "en/open", None, "Eastbridge" if name == "a" else "Westford")
    a, b = (
        replace(one, article=replace(one.article, regions=(Region(span=TextSpan(0, 19), kind="dateline"),))) for one in papers.extractions()
    )
    found = compare(a, b, reconcile([a, b], papers.entities()))
    assert found.relation == "unrelated"
